"""How well sentence splitters find the ends of sentences that people marked.

    python benchmarks/sentence_boundaries.py FOLDER

`FOLDER` holds `sentences_*.jsonl.gz`: a line a text, `{"text": …, "sentences": [[start, end], …]}`.
Counted are sentence ends: precision, recall, F1. `lines` means that line ends are cut first. A
library that is not installed is left out. Start-up is measured in a fresh process, best of five.
"""

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Ends = Callable[[str], set[int]]

START_UP = {
    "nupunkt": "import nupunkt; nupunkt.sent_spans('One. Two.')",
    "pysbd": (
        "import pysbd;"
        " pysbd.Segmenter(language='en', clean=False, char_span=True).segment('One. Two.')"
    ),
    "factcheck": "from factcheck.sentences import split_blocks; split_blocks('One. Two.', 'text')",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text and the ends of its sentences."""

    text: str
    ends: frozenset[int]


def main() -> None:
    """Print a row for each data set and splitter, then the cost of the first sentence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    splitters = _splitters()
    print(f"{'data':<28}{'splitter':<16}{'P':>7}{'R':>7}{'F1':>7}{'false':>7}{'missed':>8}{'s':>7}")
    for path in sorted(folder.glob("sentences_*.jsonl.gz")):
        rows = list(_read(path))
        for name, ends in splitters.items():
            _print_row(path.name.removesuffix(".jsonl.gz"), name, rows, ends)
    baseline = _start_up("pass")
    for name, code in START_UP.items():
        if importlib.util.find_spec(name):
            milliseconds = 1000 * (_start_up(code) - baseline)
            print(f"import and first call over a bare interpreter: {name} {milliseconds:.0f} ms")


def _read(path: Path) -> Iterable[Marked]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Marked(text=row["text"], ends=frozenset(end for _, end in row["sentences"]))


def _splitters() -> dict[str, Ends]:
    found: dict[str, Ends] = {"factcheck": _factcheck_ends}
    if importlib.util.find_spec("nupunkt"):
        found |= {"nupunkt": _nupunkt_ends, "nupunkt lines": _by_line(_nupunkt_ends)}
    if importlib.util.find_spec("pysbd"):
        found |= {"pysbd": _pysbd_ends, "pysbd lines": _by_line(_pysbd_ends)}
    return found


def _factcheck_ends(text: str) -> set[int]:
    from factcheck.sentences import split_blocks

    return {span.end for block in split_blocks(text, "text") for span in block.sentences}


def _nupunkt_ends(text: str) -> set[int]:
    from nupunkt import sent_spans

    return {start + len(text[start:end].rstrip()) for start, end in sent_spans(text)}


def _pysbd_ends(text: str) -> set[int]:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return {s.start + len(text[s.start : s.end].rstrip()) for s in segmenter.segment(text)}


def _by_line(ends: Ends) -> Ends:
    def cut(text: str) -> set[int]:
        found: set[int] = set()
        start = 0
        for line in text.split("\n"):
            if line.strip():
                found |= {start + end for end in ends(line)}
            start += len(line) + 1
        return found

    return cut


def _print_row(data: str, name: str, rows: Sequence[Marked], ends: Ends) -> None:
    started = time.perf_counter()
    found = [ends(row.text) for row in rows]
    seconds = time.perf_counter() - started
    n_right = sum(len(f & row.ends) for f, row in zip(found, rows, strict=True))
    n_false = sum(len(f - row.ends) for f, row in zip(found, rows, strict=True))
    n_missed = sum(len(row.ends - f) for f, row in zip(found, rows, strict=True))
    precision, recall = n_right / (n_right + n_false), n_right / (n_right + n_missed)
    f1 = 2 * n_right / (2 * n_right + n_false + n_missed)
    scores = f"{precision:>7.4f}{recall:>7.4f}{f1:>7.4f}"
    print(f"{data:<28}{name:<16}{scores}{n_false:>7}{n_missed:>8}{seconds:>7.2f}")


def _start_up(code: str) -> float:
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        seconds.append(time.perf_counter() - started)
    return min(seconds)


if __name__ == "__main__":
    main()
