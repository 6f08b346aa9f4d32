"""Whatever moment a writer is killed at, one whole generation is left."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from factcheck import indexing
from factcheck.corpus import store
from factcheck.retrieval.index import open_index
from factcheck.settings import RetrievalSettings
from tests.fakes import WordEncoder
from tests.test_indexing import SETTINGS

ACTIONS = ("build", "update", "remove")
WRITER = """
import os, sys
from pathlib import Path
from factcheck import indexing
from factcheck.indexing import IndexJob
from tests.fakes import WordEncoder
from tests.test_indexing import SETTINGS, quiet
import factcheck.retrieval.dense, factcheck.retrieval.lexical, tantivy, faiss  # before the clock

indexing.load_encoder = lambda name, device: WordEncoder()
directory, folder = Path(sys.argv[1]), Path(sys.argv[2])
job = IndexJob(settings=SETTINGS, directory=directory, corpora=(folder,))

def act(action):
    if action == "build":
        indexing.build(job, quiet)
    elif action == "update":
        text = (folder / "a1.md").read_text()
        (folder / "a1.md").write_text(text + "It is new. ")
        indexing.update(job, quiet)
    else:
        names = [f.name for f in indexing.info(directory).files]
        indexing.remove(job, names[-1:], quiet)

print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        for action in line.split():
            act(action)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


class Writers:
    """Makes processes that write to an index, from one that has loaded everything."""

    def __init__(self, directory: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(directory), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._said() == "ready"

    def run(self, *actions: str, kill_after: float | None = None) -> float:
        """Return the seconds that a process took for the actions, or until it was killed."""
        started = time.monotonic()
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(actions) + "\n")
        self._process.stdin.flush()
        process_id = int(self._said())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(process_id, signal.SIGKILL)
        assert self._said() == "ended"
        return time.monotonic() - started

    def close(self) -> None:
        self._process.communicate()

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


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
    writers = Writers(directory, folder)
    seconds = {action: writers.run(action) for action in ACTIONS}
    generations = set()
    for number in range(n_kills):
        action = ACTIONS[number % len(ACTIONS)]
        moment = chance.uniform(0.0, 1.2 * seconds[action])
        writers.run(action, action, kill_after=moment)
        check_whole(directory)
        generations.add(indexing.info(directory).manifest.generation)
    # On a machine that is slower than when it was timed, every kill may have come first.
    writers.run("build")
    generations.add(indexing.info(directory).manifest.generation)
    writers.close()
    assert len(generations) > 1
    leftovers = [p.name for p in directory.iterdir()]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(indexing, "load_encoder", lambda _name, _device: WordEncoder())
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
