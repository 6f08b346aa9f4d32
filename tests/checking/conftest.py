"""A small project to check: a corpus, a list, and stand-ins for the models."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from factcheck.checking.cache import VerdictCache
from factcheck.checking.check import CheckOptions, CheckOutcome, check_lists
from factcheck.checking.session import Session
from factcheck.corpus.passages import cut_passages
from factcheck.documents.folder import find_documents
from factcheck.documents.reading import as_reference, read_document
from factcheck.pipeline import Checker
from factcheck.settings import CorpusSettings, load_settings
from factcheck.testing import (
    FakeRetriever,
    FakeScorer,
    FakeSplitter,
    make_corpus_info,
)
from factcheck.types import Finding, Hit, Pair, StanceProbabilities

BRIDGE = "The stone bridge of Elmhaven was opened in 1750."
MAYOR = "Anna Berg has been the mayor of Elmhaven since 2019."
RIVER = "The river Elm is 120 kilometres long."
CLAIMS = f"""\
corpus: ../corpus
claims:
  - {{id: bridge, text: {BRIDGE}}}
  - {{id: mayor, text: {MAYOR}}}
  - {{id: river, text: The river Elm is 340 kilometres long., expect: refuted}}
"""


def by_numbers(pair: Pair) -> StanceProbabilities:
    """Return support where all words are the same, refutation where only numbers differ."""
    claim, evidence = (
        set(re.findall(r"\w+", text.lower())) for text in (pair.claim, pair.evidence)
    )
    if claim <= evidence:
        return StanceProbabilities(supports=0.97, refutes=0.01, neither=0.02)
    if all(word.isdecimal() for word in claim - evidence):
        return StanceProbabilities(supports=0.01, refutes=0.97, neither=0.02)
    return StanceProbabilities(supports=0.01, refutes=0.01, neither=0.98)


class _TopicRetriever(FakeRetriever):
    """Leaves out passages that share only small words with the claim."""

    def retrieve(self, queries: Sequence[str], n_hits: int) -> list[tuple[Hit, ...]]:
        found = super().retrieve(queries, n_hits)
        return [tuple(hit for hit in hits if hit.fused >= 0.6) for hits in found]


@dataclass
class Project:
    """A working directory, and checks in it."""

    folder: Path
    scorer: FakeScorer
    cache: VerdictCache | None = None
    opened: list[str] = field(default_factory=list)
    """The corpora opened so far."""

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def session(self, *, corpus: str | None = None) -> Session:
        return Session(
            effective=load_settings(),
            corpus=corpus,
            cache=self.cache,
            open_corpus=self.open_corpus,
            models=(self.scorer.info,),
        )

    def open_corpus(self, folder: Path) -> Checker:
        """Return a checker over the folder's files as they are now."""
        self.opened.append(str(folder))
        documents = [
            as_reference(
                read_document(str(path), id=path.relative_to(folder).as_posix(), max_bytes=10**6)
            )
            for path in find_documents(folder, [".md"])
        ]
        passages = cut_passages(documents, CorpusSettings())
        return Checker(
            splitter=FakeSplitter(),
            retriever=_TopicRetriever(passages),
            scorer=self.scorer,
            calibration=None,
            corpus=make_corpus_info(n_documents=len(documents), n_passages=len(passages)),
            effective=load_settings(),
            models=(self.scorer.info,),
            corpus_folder=str(folder),
        )

    def check(self, *paths: str, corpus: str | None = None, **options: object) -> CheckOutcome:
        chosen = CheckOptions(paths=paths or ("claims",), **options)  # type: ignore[arg-type]
        return check_lists(self.session(corpus=corpus), chosen)

    def findings(self, *paths: str, **options: object) -> list[tuple[str, str]]:
        """Return kind and claim of what a check finds."""
        found = self.check(*paths, **options).report.findings
        return [(finding.kind.value, finding.claim.id) for finding in found]

    def finding(self, **options: object) -> Finding:
        (found,) = self.check(**options).report.findings
        return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    project = Project(folder=tmp_path, scorer=FakeScorer(by_numbers))
    project.write("corpus/bridge.md", f"# The bridge\n\nIt is old. {BRIDGE}\n")
    project.write("corpus/people.md", f"# The mayor\n\n{MAYOR}\n")
    project.write("corpus/river.md", f"# The river\n\n{RIVER}\n")
    project.write("claims/town.yaml", CLAIMS)
    return project


@pytest.fixture
def cached(project: Project) -> Project:
    """The project with a cache of verdicts."""
    project.cache = VerdictCache(project.folder / "cache" / "verdicts.sqlite")
    return project
