"""The dense file of the next generation: the one before kept, brought up to date or built anew."""

from dataclasses import dataclass
from pathlib import Path

from factcheck.protocols import PassageStoreWriter
from factcheck.retrieval.atomic import flush
from factcheck.retrieval.dense import MAX_FLAT, DenseIndex, build_dense, dense_factory
from factcheck.retrieval.manifest import DenseRecord

MAX_DELTA = 10_000
"""Vectors added or removed since the dense file was written; beyond, it is written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseWriting:
    """What of a write concerns its dense file."""

    file: Path
    """The next generation's; beside it lie the others'."""
    dimension: int
    min_recall: float
    erase: bool
    """Leave no byte of a removed vector in the file."""


def write_dense(
    store: PassageStoreWriter, before: DenseRecord | None, writing: DenseWriting
) -> DenseRecord:
    """Return where the vectors of the store are found; `before` is None where nothing was.

    Raises:
        OSError: the file cannot be written.
    """
    n_passages = store.counts()[1]
    factory = dense_factory(n_passages)
    if before is None or n_passages <= MAX_FLAT or _outgrown(before, factory, n_passages):
        return _built(store, n_passages, writing)
    gone = sorted({*before.removed, *(i for i in store.removed() if i <= before.last_id)})
    added = list(store.vectors_after(before.last_id))
    n_delta = len(gone) + sum(len(ids) for ids, _ in added)
    if n_delta <= MAX_DELTA and not (writing.erase and gone):
        return before.model_copy(update={"removed": tuple(gone)})
    dense = DenseIndex.absorb(writing.file.with_name(before.file), added=added, removed=gone)
    last_id = max((ids[-1] for ids, _ in added), default=before.last_id)
    update = {"file": _saved(dense, writing.file), "last_id": last_id, "removed": ()}
    return before.model_copy(update=update)


def _built(store: PassageStoreWriter, n_passages: int, writing: DenseWriting) -> DenseRecord:
    dense, quality = build_dense(
        lambda: store.vectors_after(-1),
        n_passages,
        writing.dimension,
        min_recall=writing.min_recall,
    )
    last_id = -1
    for ids, _ in store.vectors_after(-1):
        last_id = ids[-1]
    return DenseRecord(
        file=_saved(dense, writing.file),
        factory=quality.factory,
        n_probe=quality.n_probe,
        recall=quality.recall,
        n_trained=n_passages,
        last_id=last_id,
        removed=(),
    )


def _saved(dense: DenseIndex, path: Path) -> str:
    dense.save(path)
    flush(path)
    return path.name


def _outgrown(before: DenseRecord, factory: str, n_passages: int) -> bool:
    """Tell whether the dense file must be trained again."""
    is_other_kind = before.factory.startswith("IVF") != factory.startswith("IVF")
    is_too_large = before.factory.startswith("IVF") and n_passages > 2 * before.n_trained
    return is_other_kind or is_too_large or before.factory.endswith("Flat")
