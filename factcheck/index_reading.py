"""Files read into an index, and how far that has come, judged by their bytes."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from factcheck.documents.parsed import Problem
from factcheck.documents.sources import holds_many
from factcheck.errors import CorpusError
from factcheck.index_files import Cut, WantedFile, cut_documents, cut_documents_list
from factcheck.protocols import Progress
from factcheck.retrieval.writer import IndexWriter
from factcheck.settings import Settings
from factcheck.types import FileRecord

_UNKNOWN_BYTES = 1
"""Of what is no file, or cannot be looked at."""
_FILES_AHEAD = 8
"""A process: files read before their turn, so that none waits and memory stays flat."""


class ReadingProgress:
    """Counts what was read of some files, and reckons from it what will have been in the end."""

    def __init__(self, files: Sequence[WantedFile], progress: Progress) -> None:
        self._sizes = [_n_bytes(wanted) for wanted in files]
        self._total = sum(self._sizes)
        self._progress = progress
        self._of_finished = self._of_current = self._n_finished = 0
        self.n_documents = 0

    def on_read(self, n_bytes: int) -> None:
        """Note that some bytes of the current file were read."""
        self._of_current += n_bytes

    def finish_file(self) -> None:
        """Note that the current file is done."""
        self._of_finished += self._sizes[self._n_finished]
        self._n_finished += 1
        self._of_current = 0
        if self._n_finished == len(self._sizes):
            self._progress("documents read", self.n_documents, self.n_documents)

    def add_document(self) -> None:
        """Note that a document was read."""
        self.n_documents += 1
        self._progress("documents read", self.n_documents, self.expected(self.n_documents))

    def expected(self, n_so_far: int) -> int:
        """Return how many there will be if the rest is like what was read; 0 where unknown.

        One more than there are at least, since the end is told by `finish_file`.
        """
        if not self._n_finished and self._sizes[:1] == [_UNKNOWN_BYTES]:
            return 0
        n_read = self._of_finished
        if self._n_finished < len(self._sizes):
            n_read += min(self._of_current, self._sizes[self._n_finished])
        return max(n_so_far + 1, n_so_far * self._total // n_read) if n_read else 0


@dataclass(slots=True)
class Reader:
    """Reads files and feeds their documents to a writer; collects what cannot be read."""

    settings: Settings
    jobs: int
    """Processes that read files."""
    progress: Progress
    problems: list[Problem] = field(default_factory=list)

    def feed(self, writer: IndexWriter, files: Sequence[WantedFile]) -> None:
        """Add all documents of the files, in their order."""
        reading = ReadingProgress(files, self.progress)
        for wanted, items in self._read(files, reading):
            own: list[Problem] = []
            for item in items:
                if isinstance(item, Problem):
                    own.append(item)
                    continue
                document, passages = item
                try:
                    writer.add(document, passages, wanted.record.name)
                except CorpusError as error:
                    own.append(Problem(path=wanted.record.name, reason=str(error)))
                reading.add_document()
                writer.n_expected = reading.expected(writer.n_added)
            self.problems += own
            text = "\n".join(f"{problem.path}: {problem.reason}" for problem in own)
            record = wanted.record
            writer.put_file(
                FileRecord(
                    name=record.name, origin=record.origin, sha256=record.sha256, problems=text
                )
            )
            reading.finish_file()

    def _read(
        self, files: Sequence[WantedFile], reading: ReadingProgress
    ) -> Iterator[tuple[WantedFile, Iterable[Cut | Problem]]]:
        settings = self.settings
        if self.jobs <= 1:
            for wanted in files:
                yield wanted, cut_documents(wanted, settings, reading.on_read)
            return
        workers = _Workers(self.jobs, settings)
        try:
            ahead: deque[tuple[WantedFile, Future[list[Cut | Problem]] | None]] = deque()
            rest = iter(files)
            while True:
                for wanted in islice(rest, self.jobs * _FILES_AHEAD - len(ahead)):
                    is_single = wanted.source is not None and not holds_many(wanted.source.path)
                    ahead.append((wanted, workers.submit(wanted) if is_single else None))
                if not ahead:
                    return
                wanted, future = ahead.popleft()
                if future is None:
                    yield wanted, cut_documents(wanted, settings, reading.on_read)
                else:
                    yield wanted, workers.result(future, wanted)
        finally:
            workers.close()


class _Workers:
    """Processes that read files. A file that ends its process costs no other file anything."""

    def __init__(self, n_processes: int, settings: Settings) -> None:
        self._n_processes = n_processes
        self._settings = settings
        self._pool = _pool(n_processes)

    def submit(self, wanted: WantedFile) -> "Future[list[Cut | Problem]]":
        """Begin to read a file."""
        try:
            return self._pool.submit(cut_documents_list, wanted, self._settings)
        except BrokenProcessPool:
            self.close()
            self._pool = _pool(self._n_processes)
            return self._pool.submit(cut_documents_list, wanted, self._settings)

    def result(
        self, future: "Future[list[Cut | Problem]]", wanted: WantedFile
    ) -> list[Cut | Problem]:
        """Return what is in a file; where its process has ended, it is read by itself."""
        try:
            return future.result()
        except BrokenProcessPool:
            pass  # this file may be the reason, or any other that was read at the time
        with _pool(1) as pool:
            try:
                return pool.submit(cut_documents_list, wanted, self._settings).result()
            except BrokenProcessPool:
                reason = "the process that read it ended: the file may be harmful"
                return [Problem(path=wanted.record.name, reason=reason)]

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _pool(n_processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(n_processes, mp_context=get_context("spawn"))


def _n_bytes(wanted: WantedFile) -> int:
    try:
        return max(_UNKNOWN_BYTES, wanted.source.path.stat().st_size if wanted.source else 0)
    except OSError:
        return _UNKNOWN_BYTES
