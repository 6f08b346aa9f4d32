"""Whatever moment a writer is killed at, one whole generation is left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import indexing
from factcheck.corpus import store
from factcheck.retrieval.index import open_index
from factcheck.settings import RetrievalSettings
from tests.fakes import WordEncoder
from tests.test_indexing import SETTINGS

CHILD = """
import os, sys
from pathlib import Path
from factcheck import indexing
from factcheck.indexing import IndexJob
from tests.fakes import WordEncoder
from tests.test_indexing import SETTINGS, quiet
indexing.load_encoder = lambda name: WordEncoder()
action, directory, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
job = IndexJob(settings=SETTINGS, directory=directory, corpora=(folder,))
import factcheck.retrieval.dense, factcheck.retrieval.lexical, tantivy, faiss  # before the clock
sys.stdout.write("ready\\n"); sys.stdout.flush()
sys.stdin.readline()
for _ in range(3):
    if action == "build":
        indexing.build(job, quiet)
    elif action == "update":
        text = (folder / "a1.md").read_text()
        (folder / "a1.md").write_text(text + "It is new. ")
        indexing.update(job, quiet)
    else:
        names = [f.name for f in indexing.info(directory).files]
        indexing.remove(job, names[-1:], quiet)
"""


def start(action: str, directory: Path, folder: Path) -> "subprocess.Popen[str]":
    """Return a process that has loaded everything and waits for a line to begin."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, action, str(directory), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def kill_after(child: "subprocess.Popen[str]", seconds: float) -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def check_whole(directory: Path) -> None:
    """Every half holds the same passages, and all answers are from the store's own texts."""
    indexing.verify(directory)
    index = open_index(directory, store)
    try:
        known = {document.id: document.text for document in index.store.documents()}
        retriever = index.retriever(WordEncoder(), RetrievalSettings())
        for hits in retriever.retrieve(["town wells", "it is new", "town3"], 20):
            for hit in hits:
                start, end = hit.passage.span
                assert known[hit.passage.citation.document_id][start:end] == hit.passage.text
    finally:
        index.close()


def crash(tmp_path: Path, n_kills: int, seed: int) -> None:
    chance = random.Random(seed)
    folder, directory = tmp_path / "corpus", tmp_path / "index"
    folder.mkdir()
    for number in range(40):
        (folder / f"a{number}.md").write_text(f"Town{number} has {number} wells. It is old. ")
    job = indexing.IndexJob(settings=SETTINGS, directory=directory, corpora=(folder,))
    subprocess.run(
        [sys.executable, "-c", CHILD, "build", str(directory), str(folder)],
        input="\n",
        text=True,
        check=True,
        capture_output=True,
    )
    generations = set()
    for number in range(n_kills):
        action = ("build", "update", "remove")[number % 3]
        kill_after(start(action, directory, folder), chance.uniform(0.0, 0.35))
        check_whole(directory)
        generations.add(indexing.info(directory).manifest.generation)
    assert len(generations) > 1
    leftovers = [p.name for p in directory.iterdir()]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexing, "load_encoder", lambda _name: WordEncoder())
        indexing.update(job, lambda *_: None)
        indexing.build(job, lambda *_: None)
    check_whole(directory)
    left = {p.name for p in directory.iterdir() if not p.name.startswith("store.sqlite")}
    assert len(left) == 4, leftovers  # manifest, lock, and a half of each kind


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a thing of other systems")
def test_a_few_kills_at_random_moments_leave_a_whole_index(tmp_path: Path) -> None:
    crash(tmp_path, n_kills=6, seed=1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a thing of other systems")
def test_two_hundred_kills_at_random_moments_leave_a_whole_index(tmp_path: Path) -> None:
    crash(tmp_path, n_kills=200, seed=2)
