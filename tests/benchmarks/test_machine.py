from benchmarks.machine import cpu_model, instruction_sets

CPUINFO = [
    "processor\t: 0",
    "model name\t: Example CPU @ 2:1 turbo",
    "flags\t\t: fpu avx2 avx512_vnni avx_vnni_int16",
    "",
    "processor\t: 1",
    "model name\t: Another",
]


def test_the_first_cpu_names_the_model() -> None:
    assert cpu_model(CPUINFO) == "Example CPU @ 2:1 turbo"


def test_instruction_sets_are_whole_flags() -> None:
    assert instruction_sets(CPUINFO) == ("avx2", "avx512_vnni")


def test_a_system_without_cpuinfo_has_neither() -> None:
    assert (cpu_model([]), instruction_sets([])) == ("", ())
