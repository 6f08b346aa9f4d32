"""Whatever stands in a claim list: a list or clean problems, soon and without much memory."""

import datetime as dt
import time
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.lists import MAX_LIST_BYTES, ListScan, parse_list, scan_lists

TODAY = dt.date(2026, 3, 1)
MAX_SECONDS = 6.0
MAX_BYTES = 200_000_000

KEYS = st.sampled_from(
    "title corpus as_of evidence_until defaults claims id text expect min_confidence tags article"
    " line span sentence speaker note override known_failure label reason by until expct TEXT 1 ~"
    " no <<".split()
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=20),
    st.sampled_from(["supported", "any", "no", "1e3", "0x1f", "12:30:45", "2025-02-30", "\ufeff"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)
FILES = st.dictionaries(KEYS, VALUES, max_size=6)
SYNTAX = st.lists(
    st.sampled_from(
        [*"abc:-[]{}&*!|>'\"%@`#?,\n\t ~.0123", "claims:", "\n  - ", "text: ", "!!int ", "!!set ",
         "<<: ", ": ", "---\n", "...\n", "&a ", "*a", "\r\n", "\x85", "\u2028", "\U0001f600"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def scan(text: str) -> ListScan:
    """Return what was read; fails unless it is a list without problems or problems alone, soon."""
    # The processor's time: what else runs on the machine is not the reader's fault.
    started = time.process_time()
    found = parse_list(text, path="c.yaml", today=TODAY)
    assert time.process_time() - started < MAX_SECONDS
    n_lines = len(text.splitlines()) + 1
    assert bool(found.lists) != bool(found.problems)
    for problem in found.problems:
        assert 1 <= problem.line <= n_lines + text.count("\x85") + text.count("\r")
        assert problem.column >= 1
        assert "\n" not in str(problem)
    return found


def dumped(data: object) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True)
    return text


few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    scan(text)


@few
@given(SYNTAX)
def test_any_syntax_is_read(text: str) -> None:
    scan(text)
    scan(f"claims:\n  - {text}")


@few
@given(FILES)
def test_any_data_is_read(data: dict[str, object]) -> None:
    scan(dumped(data))


@pytest.mark.slow
@many
@given(st.one_of(st.text(), SYNTAX, FILES.map(dumped), VALUES.map(dumped)))
def test_thousands_of_documents_are_read(text: str) -> None:
    scan(text)
    scan(f"claims:\n  - text: A.\n    {text}")


@few
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
def test_what_is_dumped_is_read_back(texts: list[str]) -> None:
    claims = [" ".join(text.split()) for text in texts]
    found = scan(dumped({"claims": claims}))
    if found.lists:
        assert [listed.claim.text for listed in found.lists[0].claims] == claims


@few
@given(st.binary(max_size=200))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("lists") / "c.yaml"
    path.write_bytes(data)
    found = scan_lists([str(path)], today=TODAY)
    assert bool(found.lists) != bool(found.problems)


def laughs(levels: int = 9) -> str:
    """Return anchors that would unfold into ten to the power of `levels` words."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels + 1)]
    return "\n".join([*lines, f"claims: *a{levels}", ""])


NASTY = {
    "a billion laughs": laughs(),
    "merge keys": "a: &a {x: 1}\nb: {<<: [*a, *a]}\nclaims: [A.]\n",
    "an object": "claims: !!python/object/apply:os.system ['true']\n",
    "an object as key": "!!python/name:os.system x: 1\nclaims: [A.]\n",
    "deep lists": "claims: " + "[" * 100_000,
    "deep blocks": "".join(f"{' ' * i}a:\n" for i in range(2_000)),
    "deep maps": "claims: " + "{a: " * 50_000,
    "many claims": "claims:\n" + "".join(f"  - A{i}.\n" for i in range(240_000)),
    "many long claims": "claims:\n"
    + "".join(
        f"  - {{id: c{i}, text: A{i}., expect: any, note: n, speaker: s}}\n" for i in range(20_000)
    ),
    "too many claims": "claims:\n" + "  - A.\n" * 400_000,
    "many equal claims": "claims:\n" + "  - A.\n" * 240_000,
    "many wrong claims": "claims:\n" + "  - {x: 1, y: 2}\n" * 80_000,
    "many numbers": "claims: [" + "1," * 400_000 + "]\n",
    "many keys": "".join(f"k{i}: v\n" for i in range(200_000)),
    "many mappings of many keys": "claims:\n"
    + f"  - {{{', '.join(f'k{i}: v' for i in range(9_000))}}}\n" * 26,
    "many duplicates": "k: v\n" * 200_000,
    "many aliases": "a: &a x\nclaims: [" + "*a," * 300_000 + "]\n",
    "many documents": "---\n" * 300_000,
    "many tags": "claims: [" + "!x a," * 200_000 + "]\n",
    "a long word": "claims: [" + "x" * (MAX_LIST_BYTES - 100) + "]\n",
    "a long number": "claims: [" + "9" * 5_000_000 + "]\n",
    "a long float": "claims: [1" + "0" * 2_000_000 + ".5e9]\n",
    "a long sexagesimal": "claims: [1" + ":30" * 1_000_000 + "]\n",
    "a long comment": "#" * (MAX_LIST_BYTES - 100) + "\nclaims: [A.]\n",
    "blank lines": "\n" * 5_000_000 + "claims: [A.]\n",
    "question marks": "? " * 100_000,
    "a complex key": "? [a, {b: c}]\n: d\nclaims: [A.]\n",
    "control characters": "claims: [\x00\x01]\n",
    "a lone surrogate": "claims: [\ud800]\n",
    "quotes without end": 'claims: ["' + "a\n" * 100_000,
    "escapes": 'claims: ["' + "\\x41" * 500_000 + '"]\n',
    "a null in a path": 'corpus: "a\\0b"\nclaims: [A.]\n',
    "a huge year": "as_of: 99999-01-01\nclaims: [A.]\n",
    "infinity": "claims:\n  - {text: A., min_confidence: .inf}\n",
    "not a number": "claims:\n  - {text: A., min_confidence: .nan}\n",
    "a directive": "%YAML 9.9\n---\nclaims: [A.]\n",
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_document_is_refused_soon(name: str) -> None:
    scan(NASTY[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_document_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        # Not `scan`: while memory is traced, the reader takes several times its own time.
        parse_list(NASTY[name], path="c.yaml", today=TODAY)
        assert tracemalloc.get_traced_memory()[1] < MAX_BYTES
    finally:
        tracemalloc.stop()


def test_nothing_of_a_nasty_document_is_carried_out(tmp_path: Path) -> None:
    target = tmp_path / "made"
    scan(f"claims: [!!python/object/apply:os.mkdir ['{target}']]\n")
    assert not target.exists()
