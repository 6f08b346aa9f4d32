"""An index against a plain model of a corpus, over random sequences of changes."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from factcheck import indexing
from factcheck.corpus import store
from factcheck.indexing import IndexJob
from factcheck.retrieval.index import Index, open_index
from factcheck.settings import RetrievalSettings
from tests.fakes import WordEncoder
from tests.test_indexing import SETTINGS, quiet

NAMES = st.sampled_from([f"{letter}.md" for letter in "abcde"])
SENTENCES = st.lists(
    st.sampled_from([f"Town{n} has {n} wells." for n in range(12)]), min_size=1, max_size=4
)


class CorpusMachine(RuleBasedStateMachine):
    """Files come, change and go; the index is updated, and must say what the files say."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.patched = pytest.MonkeyPatch()
        self.encoder = WordEncoder()
        self.patched.setattr(indexing, "load_encoder", lambda _name, _device: self.encoder)
        (self.root / "corpus").mkdir()
        self.model: dict[str, str] = {}
        self.indexed: dict[str, str] = {}
        self.reader: Index | None = None
        self.write("a.md", ["Town0 has 0 wells."])
        indexing.build(self.job(), quiet)
        self.indexed = dict(self.model)

    def job(self) -> IndexJob:
        return IndexJob(
            settings=SETTINGS,
            directory=self.root / "index",
            corpora=(self.root / "corpus",),
        )

    @rule(name=NAMES, sentences=SENTENCES)
    def write(self, name: str, sentences: list[str]) -> None:
        self.model[name] = " ".join(sentences)
        (self.root / "corpus" / name).write_text(self.model[name])

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        if len(self.model) > 1 and name in self.model:
            del self.model[name]
            (self.root / "corpus" / name).unlink()

    @rule()
    def update(self) -> None:
        indexing.update(self.job(), quiet)
        self.indexed = dict(self.model)

    @rule()
    def build(self) -> None:
        indexing.build(self.job(), quiet)
        self.indexed = dict(self.model)

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        if name in self.indexed:
            indexing.remove(self.job(), [name], quiet)
            del self.indexed[name]

    @rule()
    def keep_a_reader(self) -> None:
        if self.reader is not None:
            self.reader.close()
        self.reader = open_index(self.root / "index", store)
        self.seen = self.answers(self.reader)

    @invariant()
    def the_index_says_what_the_files_said(self) -> None:
        if not hasattr(self, "root"):
            return
        index = open_index(self.root / "index", store)
        texts = {document.id: document.text for document in index.store.documents()}
        assert texts == self.indexed
        sentences = {s for text in self.indexed.values() for s in sentences_of(text)}
        found = self.answers(index)
        assert {text for text, _ in found} == sentences
        for text, documents in found:
            assert documents == {n for n, whole in self.indexed.items() if text in whole}
        index.close()

    @invariant()
    def a_reader_keeps_what_it_saw(self) -> None:
        if getattr(self, "reader", None) is not None:
            assert self.answers(self.reader) == self.seen

    def answers(self, index: Index) -> list[tuple[str, set[str]]]:
        """Return every passage with the documents that hold it, by meaning and by words."""
        retriever = index.retriever(self.encoder, RetrievalSettings())
        hits = retriever.retrieve(["wells has Town3"], 100)[0]
        words = index.lexical.search(["wells"], 100)[0]
        assert set(words) == {hit.passage.id for hit in hits}
        named = [
            (
                hit.passage.text,
                {hit.passage.citation.document_id}
                | {cited.document_id for cited in hit.passage.also_in},
            )
            for hit in hits
        ]
        merged: dict[str, set[str]] = {}
        for text, documents in named:
            merged.setdefault(text, set()).update(documents)
        return sorted(merged.items())

    def teardown(self) -> None:
        if hasattr(self, "root"):
            if self.reader is not None:
                self.reader.close()
            indexing.verify(self.root / "index")
            self.patched.undo()
            shutil.rmtree(self.root)


def sentences_of(text: str) -> list[str]:
    return [part.strip() + "." for part in text.split(".") if part.strip()]


TestCorpus = CorpusMachine.TestCase
TestCorpus.settings = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
