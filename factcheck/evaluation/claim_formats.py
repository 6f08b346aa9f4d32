"""Claims with a corpus, from the folders that public data sets unpack to.

- `corpus.jsonl` with `queries.jsonl` and `qrels/`: BEIR;
- `corpus.jsonl` with `claims_SPLIT.jsonl`: SciFact as published (`doc_id`, `abstract`, evidence
  by document), and the common layout (`id`, `title`, `text` as sentences, evidence as a list);
- `wiki-pages/` with `SPLIT.jsonl` or `shared_task_SPLIT.jsonl`: FEVER.

Files may be gzipped.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from factcheck.errors import InputError
from factcheck.evaluation.pair_formats import clean_text
from factcheck.evaluation.records import (
    ClaimSet,
    CorpusDocument,
    GoldClaim,
    GoldEvidence,
    GoldLabel,
)
from factcheck.evaluation.rows import Row, read_rows

_SUFFIXES = (".jsonl", ".jsonl.gz")
_TABLES = (".tsv", ".tsv.gz")


def read_claim_folder(folder: Path, *, name: str, split: str) -> ClaimSet:
    """Return the claims of one split and the whole corpus.

    Raises:
        InputError: files are missing or malformed; file and line are named.
    """
    if (folder / "wiki-pages").is_dir():
        claims, documents = _read_fever(folder, split)
    elif (folder / "qrels").is_dir():
        claims, documents = _read_beir(folder, split)
    elif found := find_file(folder, f"claims_{split}", _SUFFIXES):
        documents = [_document(row) for row in read_rows(_needed(folder, "corpus", _SUFFIXES))]
        claims = [_claim(row) for row in read_rows(found)]
    else:
        raise InputError(
            f"{folder}: no claims_{split}.jsonl, qrels/ or wiki-pages/",
            hint=f"Splits found: {', '.join(splits_in(folder)) or 'none'}.",
        )
    return _checked(folder, name, claims, documents)


def splits_in(folder: Path) -> tuple[str, ...]:
    """Return the splits of a folder whose claims lie in `claims_SPLIT.jsonl`."""
    files = [path for suffix in _SUFFIXES for path in folder.glob(f"claims_*{suffix}")]
    return tuple(sorted({path.name.split(".")[0].removeprefix("claims_") for path in files}))


def find_file(folder: Path, stem: str, suffixes: Iterable[str]) -> Path | None:
    """Return the file of that stem with one of the suffixes, if there is one."""
    paths = (folder / f"{stem}{suffix}" for suffix in suffixes)
    return next((path for path in paths if path.is_file()), None)


def _needed(folder: Path, stem: str, suffixes: tuple[str, ...]) -> Path:
    found = find_file(folder, stem, suffixes)
    if found is None:
        raise InputError(f"{folder / stem}{suffixes[0]}: missing")
    return found


def _checked(
    folder: Path, name: str, claims: list[GoldClaim], documents: list[CorpusDocument]
) -> ClaimSet:
    if not claims or not documents:
        raise InputError(f"{folder}: {len(claims)} claims and {len(documents)} documents")
    digest = hashlib.sha256()
    for record in (*claims, *documents):
        digest.update(repr(record).encode("utf-8", "replace") + b"\n")
    return ClaimSet(
        name=name,
        claims=tuple(claims),
        documents=tuple(documents),
        data_sha256=digest.hexdigest(),
    )


def _document(row: Row) -> CorpusDocument:
    value = row.value("text", "abstract")
    sentences = [value] if isinstance(value, str) else value
    if not isinstance(sentences, list) or not all(isinstance(s, str) for s in sentences):
        raise row.error("text: expected a text or a list of sentences")
    return CorpusDocument(
        id=row.id("id", "doc_id", "_id"),
        title=row.optional_text("title"),
        sentences=tuple(" ".join(clean_text(sentence).split()) for sentence in sentences),
    )


def _claim(row: Row) -> GoldClaim:
    evidence = row.value("evidence")
    items = _scifact_items(row) if isinstance(evidence, dict) else row.inner("evidence")
    alternatives = tuple((_gold_evidence(item),) for item in items)
    labels = {part.label for (part,) in alternatives}
    if "label" in row.fields:
        label = row.label("label")
    elif not labels:
        label = GoldLabel.NOT_ENOUGH_EVIDENCE
    else:
        label = labels.pop() if len(labels) == 1 else GoldLabel.CONFLICTING
    found = [part.document_id for (part,) in alternatives]
    cited = [str(cited) for cited in row.fields.get("cited_doc_ids") or found]
    return GoldClaim(
        id=row.id("id"),
        text=row.text("claim"),
        label=label,
        evidence=alternatives,
        relevant=tuple((document, 1) for document in dict.fromkeys(cited)),
    )


def _scifact_items(row: Row) -> Iterator[Row]:
    """Yield SciFact's evidence, which is keyed by document, as rows of the common layout."""
    for document in row.fields["evidence"]:
        for item in Row(place=row.place, fields=row.fields["evidence"]).inner(document):
            yield replace(item, fields={**item.fields, "doc_id": document})


def _gold_evidence(item: Row) -> GoldEvidence:
    sentences = item.items("sentences")
    if not all(isinstance(s, int) and s >= 0 for s in sentences):
        raise item.error(f"sentences: {sentences!r}: expected numbers from 0")
    return GoldEvidence(
        document_id=item.id("doc_id"), sentences=tuple(sentences), label=item.label("label")
    )


def _read_beir(folder: Path, split: str) -> tuple[list[GoldClaim], list[CorpusDocument]]:
    qrels = find_file(folder / "qrels", split, _TABLES)
    if qrels is None:
        splits = sorted(path.name.split(".")[0] for path in (folder / "qrels").glob("*.tsv*"))
        raise InputError(f"{folder / 'qrels' / split}.tsv: missing", hint=f"There: {splits}.")
    relevant: dict[str, list[tuple[str, int]]] = {}
    for row in read_rows(qrels):
        try:
            grade = int(row.id("score"))
        except ValueError as error:
            raise row.error(f"score: {row.fields['score']!r} is no whole number") from error
        if grade > 0:
            relevant.setdefault(row.id("query-id"), []).append((row.id("corpus-id"), grade))
    queries = read_rows(_needed(folder, "queries", _SUFFIXES))
    claims = [
        GoldClaim(id=query.id("_id"), text=query.text("text"), label=None, relevant=tuple(found))
        for query in queries
        if (found := relevant.get(query.id("_id")))
    ]
    documents = [_document(row) for row in read_rows(_needed(folder, "corpus", _SUFFIXES))]
    return claims, documents


def _read_fever(folder: Path, split: str) -> tuple[list[GoldClaim], list[CorpusDocument]]:
    path = find_file(folder, split, _SUFFIXES) or find_file(
        folder, f"shared_task_{split}", _SUFFIXES
    )
    if path is None:
        raise InputError(f"{folder / split}.jsonl: missing, as is shared_task_{split}.jsonl")
    claims = [_fever_claim(row) for row in read_rows(path)]
    pages = sorted(p for suffix in _SUFFIXES for p in (folder / "wiki-pages").glob(f"*{suffix}"))
    documents = [
        _fever_page(row) for page in pages for row in read_rows(page) if row.optional_text("id")
    ]
    return claims, documents


def _fever_claim(row: Row) -> GoldClaim:
    label = row.label("label")
    alternatives = []
    for annotated in row.items("evidence"):
        parts = [_fever_evidence(row, part, label) for part in annotated]
        if parts and all(part is not None for part in parts):
            alternatives.append(tuple(part for part in parts if part is not None))
    found = [part.document_id for alternative in alternatives for part in alternative]
    return GoldClaim(
        id=row.id("id"),
        text=clean_text(row.text("claim")),
        label=label,
        evidence=tuple(dict.fromkeys(alternatives)),
        relevant=tuple((document, 1) for document in dict.fromkeys(found)),
    )


def _fever_evidence(row: Row, part: object, label: GoldLabel) -> GoldEvidence | None:
    """Return what `[annotation, evidence, page, sentence]` names; None where it names no page."""
    if not isinstance(part, list) or len(part) != 4:
        raise row.error(f"evidence: found {part!r}, expected four values")
    page, sentence = part[2], part[3]
    if page is None or sentence is None:
        return None
    if not isinstance(page, str) or not isinstance(sentence, int):
        raise row.error(f"evidence: found {part!r}, expected a page and a sentence's number")
    return GoldEvidence(document_id=page, sentences=(sentence,), label=label)


def _fever_page(row: Row) -> CorpusDocument:
    sentences: dict[int, str] = {}
    for line in str(row.fields.get("lines") or "").split("\n"):
        number, _, rest = line.partition("\t")
        if number.isdigit():  # a sentence may itself hold line ends, which are then no new one
            sentences[int(number)] = " ".join(clean_text(rest.split("\t")[0]).split())
    page = row.id("id")
    last = max(sentences, default=-1)
    return CorpusDocument(
        id=page,
        title=clean_text(page.replace("_", " ")),
        sentences=tuple(sentences.get(number, "") for number in range(last + 1)),
    )
