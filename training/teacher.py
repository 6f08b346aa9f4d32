"""What a larger stance model makes of pairs that nobody labelled: targets to learn from.

Source: Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network", section 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from training.pairs import Stance

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from factcheck.protocols import Scorer
    from factcheck.types import Pair

SCORED_AT_ONCE = 2_048
"""Pairs between two writes of the file that a stopped run goes on from."""


def teacher_probabilities(
    pairs: Sequence[Pair], scorer: Scorer, path: Path
) -> NDArray[numpy.float32]:
    """Shape (len(pairs), 3), rows of sum 1: supports, refutes, neither.

    What was scored is kept in `path`, raw float32 rows in the order of the pairs; another call
    with the same pairs goes on where it ends.
    """
    import numpy

    path.touch()
    width = len(Stance) * numpy.dtype(numpy.float32).itemsize
    done = path.stat().st_size // width
    with path.open("r+b") as rows:
        rows.truncate(done * width)
        rows.seek(0, 2)
        for start in range(done, len(pairs), SCORED_AT_ONCE):
            part = pairs[start : start + SCORED_AT_ONCE]
            stances = scorer.score(part)
            scored = [(s.supports, s.refutes, s.neither) for s in stances]
            rows.write(numpy.asarray(scored, dtype=numpy.float32).tobytes())
            rows.flush()
            print(f"teacher: {start + len(part):,} of {len(pairs):,} pairs", flush=True)
    read = numpy.fromfile(path, dtype=numpy.float32)
    return read.reshape(-1, len(Stance))[: len(pairs)]
