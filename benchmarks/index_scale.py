"""What an index of 10,000 to a million passages costs: to build, to hold, to ask, to change.

    python -m benchmarks.index_scale --sizes 10000 100000 400000 1000000 --folder /tmp/scale

Texts are sentences of the corpus, recombined, with numbers drawn anew, so that words stay as
frequent as they are. Vectors are the real encoder's for the first `--real` passages; beyond,
they lie around real ones at the distance that a passage has from its nearest neighbour.
Embedding is timed apart: "build" is all the rest. `python -m benchmarks.index_scale_report`
draws the figures and writes docs/scale.md from them.
"""

import argparse
import hashlib
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.machine import Machine
from factcheck.assemble import starter_corpus
from factcheck.corpus import store
from factcheck.corpus.passages import citation_of, passages_of
from factcheck.documents.corpus_file import SourceEntry
from factcheck.documents.parsed import Problem
from factcheck.documents.sources import SourceFile, find_sources, read_source
from factcheck.protocols import Encoder
from factcheck.retrieval.encode import load_encoder
from factcheck.retrieval.index import open_index
from factcheck.retrieval.manifest import IndexKey
from factcheck.retrieval.writer import WriterOptions, write_index
from factcheck.settings import RetrievalSettings, Settings
from factcheck.types import Document, ModelInfo, Passage, Span

RESULTS = Path(__file__).parent / "results" / "index_scale.json"
SENTENCES_A_DOCUMENT = 21
PASSAGES_A_DOCUMENT = 10
"""Windows of three sentences, two apart."""
N_QUERIES = 200
N_ADDED = 1000
NOISE = 0.6
"""Length of what is added to a real vector: a cosine of some .86 to it."""
ENCODER = "encoder-minilm-l6"
VECTORS = "real.npy"
"""In the folder of the indexes."""
_NUMBER = re.compile(r"\d")


class AroundReal:
    """Gives a text a vector near that of a real passage, the same one every time."""

    def __init__(self, real: NDArray[np.float32], info: ModelInfo) -> None:
        self._real = real
        self.info = info
        self.dimension = int(real.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return shape (len(texts), dimension), rows of norm 1."""
        seeds = [int.from_bytes(hashlib.blake2b(t.encode(), digest_size=8).digest()) for t in texts]
        chance = np.random.default_rng(seeds[0] if seeds else 0)
        noise = chance.normal(size=(len(texts), self.dimension)) * NOISE / self.dimension**0.5
        rows = self._real[[seed % len(self._real) for seed in seeds]] + noise
        vectors: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors.astype(np.float32)


def real_sentences() -> list[str]:
    """Return the sentences of the starter corpus."""
    folder = starter_corpus()
    found: list[str] = []
    for path in find_sources(folder):
        entry = SourceEntry(files=path.name)
        file = SourceFile(path=path, name=path.name, max_bytes=10**7, entry=entry)
        for document in read_source(file):
            if not isinstance(document, Problem):
                for passage in passages_of(document, Settings().corpus):
                    found += [document.text[s.start : s.end] for s in passage.sentences]
    return sorted({sentence for sentence in found if "\n" not in sentence})


def documents(sentences: Sequence[str], first: int, count: int) -> Iterator[Document]:
    """Yield documents of recombined sentences."""
    for number in range(first, first + count):
        chance = random.Random(number)
        chosen = [
            _renumbered(chance.choice(sentences), chance) for _ in range(SENTENCES_A_DOCUMENT)
        ]
        yield Document(
            id=f"d{number}",
            text="\n".join(chosen),
            title=" ".join(chosen[0].split()[:4]),
            source="benchmark",
            url=None,
            date=None,
            licence=None,
            sha256=str(number),
            markup="text",
        )


def _renumbered(sentence: str, chance: random.Random) -> str:
    return _NUMBER.sub(lambda _: str(chance.randrange(1, 10)), sentence)


def windows(document: Document) -> list[Passage]:
    """Return the windows of three sentences, which need not be found: they are lines."""
    spans, start = [], 0
    for line in document.text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return [
        Passage(
            id=0,
            citation=citation_of(document),
            span=Span(part[0].start, part[-1].end),
            text=document.text[part[0].start : part[-1].end],
            heading="",
            sentences=tuple(part),
            line=i + 1,
        )
        for i in range(0, SENTENCES_A_DOCUMENT - 2, 2)
        for part in [spans[i : i + 3]]
    ]


def change(
    directory: Path, encoder: Encoder, act: Callable[[Any], None], *, erase: bool = False
) -> float:
    """Return the seconds that a change and its commit took."""
    key = IndexKey.of("", encoder.info, Settings().corpus)
    started = time.perf_counter()
    with write_index(directory, key, encoder, store, WriterOptions(erase=erase)) as writer:
        act(writer)
        writer.commit("benchmark")
    return time.perf_counter() - started


def embed(folder: Path, n_real: int) -> dict[str, float]:
    """Write the vectors of real passages, and return how fast they were embedded."""
    bundled = load_encoder(ENCODER)
    sentences = real_sentences()
    sample = [p.text for d in documents(sentences, 10**9, n_real // 10) for p in windows(d)]
    started = time.perf_counter()
    real = bundled.encode(sample)
    seconds = time.perf_counter() - started
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / VECTORS, real)
    return {"embedded_per_second": round(len(real) / seconds, 1)}


def build(directory: Path, n_passages: int, n_real: int) -> dict[str, Any]:
    """Build an index around the first real vectors, change it, and return what that cost."""
    sentences = real_sentences()
    n_documents = n_passages // PASSAGES_A_DOCUMENT
    real: NDArray[np.float32] = np.load(directory.parent / VECTORS)[:n_real]
    encoder = AroundReal(real, load_encoder(ENCODER).info)

    def fill(first: int, count: int) -> Callable[[Any], None]:
        def act(writer: Any) -> None:
            for document in documents(sentences, first, count):
                writer.add(document, windows(document), document.id)

        return act

    seconds = change(directory, encoder, fill(0, n_documents))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    n_bytes = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
    add = change(directory, encoder, fill(n_documents, N_ADDED // PASSAGES_A_DOCUMENT))
    remove = change(directory, encoder, lambda w: w.remove_document("d5"))
    erase = change(directory, encoder, lambda w: w.remove_document("d6"), erase=True)
    return {
        "n_passages": n_documents * PASSAGES_A_DOCUMENT,
        "n_real_vectors": len(real),
        "build_seconds": round(seconds, 1),
        "build_peak_mb": round(peak),
        "disk_mb": round(n_bytes / 1e6, 1),
        "add_1000_seconds": round(add, 2),
        "remove_seconds": round(remove, 2),
        "remove_erasing_seconds": round(erase, 2),
    }


def serve(directory: Path) -> dict[str, Any]:
    """Open an index, ask it, and return what that took."""
    started = time.perf_counter()
    index = open_index(directory, store)
    opening = time.perf_counter() - started
    encoder = load_encoder(ENCODER)
    retriever = index.retriever(encoder, RetrievalSettings())
    chance = random.Random(7)
    sentences = real_sentences()
    queries = [chance.choice(sentences) for _ in range(N_QUERIES)]
    retriever.retrieve(queries[:20], 8)
    singles = []
    for query in queries:
        started = time.perf_counter()
        retriever.retrieve([query], 8)
        singles.append(time.perf_counter() - started)
    started = time.perf_counter()
    retriever.retrieve(queries, 8)
    batched = (time.perf_counter() - started) / len(queries)
    resident = _resident_mb()
    return {
        "open_ms": round(opening * 1000, 1),
        "query_p50_ms": round(float(np.percentile(singles, 50)) * 1000, 1),
        "query_p95_ms": round(float(np.percentile(singles, 95)) * 1000, 1),
        "query_batched_ms": round(batched * 1000, 1),
        "resident_mb": resident,
        "factory": index.manifest.dense.factory,
        "n_probe": index.manifest.dense.n_probe,
        "recall_at_build": index.manifest.dense.recall,
        "recall_at_10": _recall(index, encoder.encode(queries)),
    }


def _recall(index: Any, queries: NDArray[np.float32]) -> float:
    """Return the share of the ten nearest by exact search that the dense half finds."""
    best: list[list[tuple[float, int]]] = [[] for _ in queries]
    for ids, vectors in index.store.vectors_after(-1):
        products = queries @ vectors.T
        top = np.argpartition(-products, min(9, len(ids) - 1), axis=1)[:, :10]
        for row, columns in enumerate(top):
            found = [(float(products[row, c]), ids[c]) for c in columns]
            best[row] = sorted([*best[row], *found], reverse=True)[:10]
    found = index.dense.search(queries, 10)
    n_found = sum(
        len({i for _, i in exact} & one.keys()) for exact, one in zip(best, found, strict=True)
    )
    return round(n_found / (10 * len(queries)), 4)


def _resident_mb() -> int:
    status = Path("/proc/self/status").read_text()
    match = re.search(r"VmRSS:\s+(\d+)", status)
    return round(int(match[1]) / 1000) if match else 0


def _child(*arguments: str) -> dict[str, Any]:
    """Return what this script says in a process of its own, whose memory is its own too."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.index_scale", *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Measure each size in processes of their own and write the results."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.index_scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 400_000, 1_000_000]
    )
    parser.add_argument("--real", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/factcheck-scale"))
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--step", choices=("embed", "build", "serve"))
    arguments = parser.parse_args()
    size = arguments.sizes[0]
    directory = arguments.folder / str(size)
    if arguments.step == "embed":
        print(json.dumps(embed(arguments.folder, arguments.real)))
        return
    if arguments.step == "build":
        print(json.dumps(build(directory, size, min(size, arguments.real))))
        return
    if arguments.step == "serve":
        print(json.dumps(serve(directory)))
        return
    machine = Machine.here()
    given = ("--real", str(arguments.real), "--folder", str(arguments.folder))
    embedded = _child("--step", "embed", *given)
    rows = []
    for size in arguments.sizes:
        directory = arguments.folder / str(size)
        shutil.rmtree(directory, ignore_errors=True)
        common = ("--sizes", str(size), *given)
        row = embedded | _child("--step", "build", *common)
        row |= _child("--step", "serve", *common)
        print(json.dumps(row, indent=1))
        rows.append(row)
        text = json.dumps({"machine": machine.model_dump(), "rows": rows}, indent=1)
        arguments.results.write_text(text + "\n")


if __name__ == "__main__":
    main()
