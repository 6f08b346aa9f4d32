"""Writes the job that the plain script does: the claims and passages that factcheck works on.

    python -m benchmarks.prepare --article FILE --corpus DIR --output FILE

A process of its own, so that the one that measures stays small; see `processes`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.job import Job, JobClaim, JobModel, JobPassage, write_record
from factcheck.assemble import open_checker, preset_folder, read_article
from factcheck.corpus.passages import cut_passages
from factcheck.documents.folder import find_documents
from factcheck.documents.reading import SUFFIXES, read_document
from factcheck.models.catalogue import CatalogueEntry, load_entry
from factcheck.retrieval.wording import indexed_text
from factcheck.settings import load_settings
from factcheck.types import Document, Passage, Report

_WEIGHTS = "model.onnx"


def make_job(article: Path, corpus: Path) -> Job:
    """Return the job: what factcheck, with its default settings, makes of article and corpus."""
    effective = load_settings(None, {}, preset_folder=preset_folder())
    settings = effective.settings
    document = read_article(str(article), settings)
    report = open_checker(effective, corpus=corpus).verify(document)
    documents = _read_corpus(corpus)
    encoder = load_entry(settings.retrieval.encoder)
    scorer = load_entry(settings.verdict.scorer)
    return Job(
        n_words=len(document.text.split()),
        claims=_claims(report),
        passages=tuple(_passage(p) for p in cut_passages(documents, settings.corpus)),
        n_documents=len(documents),
        n_hits=settings.retrieval.n_hits,
        encoder_max_tokens=encoder.max_tokens,
        scorer_max_tokens=scorer.max_tokens,
        settings={origin.name: origin.value for origin in effective.origins},
        models=(_weights(encoder), _weights(scorer)),
    )


def _read_corpus(corpus: Path) -> list[Document]:
    return [
        read_document(
            str(path), id=path.relative_to(corpus).as_posix(), max_bytes=path.stat().st_size
        )
        for path in find_documents(corpus, SUFFIXES)
    ]


def _claims(report: Report) -> tuple[JobClaim, ...]:
    """Return the claims checked.

    Raises:
        RuntimeError: one of them failed, so that factcheck would be measured doing less.
    """
    if report.failures:
        raise RuntimeError(f"a claim could not be checked: {report.failures[0].reason}")
    return tuple(
        JobClaim(text=verdict.claim.text, n_pairs=verdict.n_considered)
        for verdict in report.verdicts
    )


def _passage(passage: Passage) -> JobPassage:
    offset = passage.span.start
    return JobPassage(
        title=passage.citation.title,
        text=indexed_text(passage),
        sentences=tuple(
            " ".join(passage.text[span.start - offset : span.end - offset].split())
            for span in passage.sentences
        ),
    )


def _weights(entry: CatalogueEntry) -> JobModel:
    item = next(item for item in entry.files if item.file == _WEIGHTS)
    return JobModel(name=entry.name, file=item.file, sha256=item.sha256)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the job."""
    parser = argparse.ArgumentParser(description="Write the job that the plain script does.")
    parser.add_argument("--article", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    write_record(make_job(options.article, options.corpus), options.output)


if __name__ == "__main__":
    main()
