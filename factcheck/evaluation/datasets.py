"""Finds a data set by name or path, reads it, and draws the part of it that is asked for."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.errors import InputError
from factcheck.evaluation.claim_formats import read_claim_folder
from factcheck.evaluation.pair_formats import pair_set, read_pairs
from factcheck.evaluation.records import (
    ClaimSet,
    GoldClaim,
    GoldLabel,
    GoldPair,
    PairSet,
)
from factcheck.evaluation.splitter_data import (
    SplitterSet,
    is_splitter_folder,
    read_splitter_folder,
)

Dataset = PairSet | ClaimSet | SplitterSet

DEFAULT_SPLIT = "dev"
SEED = 1
"""Of the draw that `--limit` makes."""
_PAIR_FOLDERS = ("", "pairs/dev", "claims")
_CLAIM_FOLDERS = ("", "retrieval")
_PAIR_SUFFIXES = tuple(
    f"{suffix}{gz}" for suffix in (".jsonl", ".csv", ".tsv", ".json") for gz in ("", ".gz")
)


def read_dataset(name: str, *, data: Path | None, split: str = DEFAULT_SPLIT) -> Dataset:
    """Return the data set at a path, or of that name in the folder `data`.

    A file holds pairs; a folder holds claims and their corpus. In `data`, pairs are looked for
    in the folder itself, `pairs/dev/` and `claims/`, and `NAME` also finds `NAME.SPLIT.jsonl`;
    folders in `data` itself and in `retrieval/`. A folder with files for the claim splitter is
    one set, of the folder's name.

    Raises:
        InputError: there is no such data set, more than one, or it is malformed.
    """
    path = _find(name, data, split)
    if path.is_dir() and is_splitter_folder(path):
        return read_splitter_folder(path, name=path.resolve().name)
    if path.is_dir():
        return read_claim_folder(path, name=path.name, split=split)
    return read_pairs(path, name=stem_of(path))


def dataset_names(data: Path) -> tuple[str, ...]:
    """Return the names that `read_dataset` finds in a folder, sorted."""
    return tuple(sorted({*_pair_files(data), *_claim_folders(data)}))


def stem_of(path: Path) -> str:
    """Return a data file's name without the suffixes of its format."""
    suffix = next((s for s in _PAIR_SUFFIXES[::-1] if path.name.endswith(s)), path.suffix)
    return path.name.removesuffix(suffix)


def sample_pairs(dataset: PairSet, limit: int | None, *, seed: int = SEED) -> PairSet:
    """Return at most about `limit` pairs, drawn at random, in order; groups stay whole."""
    if limit is None or len(dataset.pairs) <= limit:
        return dataset
    groups: dict[str, list[int]] = {}
    for index, pair in enumerate(dataset.pairs):
        groups.setdefault(pair.group or f"\x1f{index}", []).append(index)
    order = list(groups.values())
    random.Random(seed).shuffle(order)
    chosen: list[int] = []
    for members in order:
        if len(chosen) + len(members) > limit:
            break
        chosen.extend(members)
    return replace(dataset, pairs=tuple(dataset.pairs[index] for index in sorted(chosen)))


def sample_claims(
    claims: Sequence[GoldClaim], limit: int | None, *, seed: int = SEED
) -> tuple[GoldClaim, ...]:
    """Return at most `limit` claims, drawn at random, in order."""
    if limit is None or len(claims) <= limit:
        return tuple(claims)
    chosen = sorted(random.Random(seed).sample(range(len(claims)), limit))
    return tuple(claims[index] for index in chosen)


def gold_pairs(dataset: ClaimSet) -> PairSet:
    """Return the claims with the text of their gold evidence, an alternative a pair.

    Claims without gold evidence have no pair: what a corpus does not settle has no gold text.

    Raises:
        InputError: evidence names a sentence that the corpus does not hold, or there is none.
    """
    documents = {document.id: document for document in dataset.documents}
    pairs: list[GoldPair] = []
    n_without = 0
    for claim in dataset.claims:
        n_without += not claim.evidence
        for alternative in claim.evidence:
            texts: list[str] = []
            for part in alternative:
                document = documents.get(part.document_id)
                if document is None or max(part.sentences, default=0) >= len(document.sentences):
                    raise InputError(
                        f"{dataset.name}: claim {claim.id}: the corpus lacks sentence "
                        f"{max(part.sentences, default=0)} of {part.document_id}"
                    )
                texts.extend(document.sentences[number] for number in part.sentences)
            label = alternative[0].label if alternative else GoldLabel.NOT_ENOUGH_EVIDENCE
            pairs.append(GoldPair(claim=claim.text, evidence=" ".join(texts), label=label))
    found = pair_set(dataset.name, pairs)
    return replace(found, n_left_out=found.n_left_out + n_without)


def _find(name: str, data: Path | None, split: str) -> Path:
    if Path(name).exists() and (data is None or Path(name).is_file()):
        return Path(name)
    if data is None:
        raise InputError(
            f"{name}: no such file or folder", hint="To give a data set by name, add --data DIR."
        )
    if not data.is_dir():
        raise InputError(f"{data}: no such folder")
    files, folders = _pair_files(data), _claim_folders(data)
    for exact in (files, folders):
        if name in exact:
            return exact[name]
    matches = [stem for stem in files if stem.startswith(f"{name}.")]
    of_split = [stem for stem in matches if stem.removeprefix(f"{name}.") == split]
    chosen = of_split or matches
    if len(chosen) == 1:
        return files[chosen[0]]
    raise _not_found(name, data, chosen)


def _not_found(name: str, data: Path, matches: Sequence[str]) -> InputError:
    if matches:
        return InputError(f"{name}: may be any of {', '.join(matches)}; give the whole name")
    known = ", ".join(dataset_names(data)) or "none"
    return InputError(f"{name}: no such data set in {data}", hint=f"Found there: {known}.")


def _pair_files(data: Path) -> dict[str, Path]:
    return {
        stem_of(path): path
        for folder in _PAIR_FOLDERS[::-1]
        for path in sorted((data / folder).glob("*"))
        if path.is_file() and path.name.endswith(_PAIR_SUFFIXES)
    }


def _claim_folders(data: Path) -> dict[str, Path]:
    found = {
        path.name: path
        for folder in _CLAIM_FOLDERS[::-1]
        for path in sorted((data / folder).glob("*"))
        if path.is_dir() and (_has_corpus(path) or is_splitter_folder(path))
    }
    if is_splitter_folder(data):
        found[data.resolve().name] = data
    return found


def _has_corpus(folder: Path) -> bool:
    return (folder / "wiki-pages").is_dir() or any(folder.glob("corpus.jsonl*"))
