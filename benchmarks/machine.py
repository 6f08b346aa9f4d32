"""What the figures were taken on and with."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

PACKAGES = (
    "factcheck",
    "onnxruntime",
    "tokenizers",
    "faiss-cpu",
    "tantivy",
    "numpy",
    "torch",
    "sentence-transformers",
    "transformers",
)
_INSTRUCTION_SETS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")
"""What the speed of quantised and of float models hangs on."""
_BYTES_PER_GB = 1_000_000_000


class Machine(BaseModel):
    """The machine, as far as it decides the figures."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cpu: str
    instruction_sets: tuple[str, ...]
    n_cores: int
    """That the benchmark may use."""
    memory_gb: float
    system: str
    omp_num_threads: str | None
    """The environment variable, which torch obeys."""
    load_before: float
    """Processes running or waiting in the minute before; above .5 the machine was not quiet."""

    @classmethod
    def here(cls) -> Self:
        """Return this machine, now."""
        cpuinfo = _cpuinfo()
        return cls(
            cpu=cpu_model(cpuinfo) or platform.processor() or platform.machine(),
            instruction_sets=instruction_sets(cpuinfo),
            n_cores=_n_cores(),
            memory_gb=round(
                os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _BYTES_PER_GB, 1
            ),
            system=f"{platform.system()} {platform.machine()}",
            omp_num_threads=os.environ.get("OMP_NUM_THREADS"),
            load_before=round(os.getloadavg()[0], 2),
        )


def versions_here() -> dict[str, str]:
    """Return the versions of Python and of the packages that take part."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def cpu_model(cpuinfo: Sequence[str]) -> str:
    """Return the model's name from the lines of Linux's `/proc/cpuinfo`; empty without one."""
    return _field(cpuinfo, "model name")


def instruction_sets(cpuinfo: Sequence[str]) -> tuple[str, ...]:
    """Return the vector instruction sets named in the lines of `/proc/cpuinfo`."""
    flags = set(_field(cpuinfo, "flags").split())
    return tuple(name for name in _INSTRUCTION_SETS if name in flags)


def _field(cpuinfo: Sequence[str], wanted: str) -> str:
    fields = (line.partition(":") for line in cpuinfo)
    return next((value.strip() for name, _, value in fields if name.strip() == wanted), "")


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _n_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
