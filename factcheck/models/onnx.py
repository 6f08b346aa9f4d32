"""Runs the bundled ONNX models on the cores at hand."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError

Truncation = Literal["only_first", "longest_first"]

PRECISE_PRODUCTS = "session.x64quantprecision"
"""onnxruntime's `kOrtSessionOptionsAvx2PrecisionMode`."""

PROBE = Path(__file__).parent / "products.onnx"
"""One product of bytes (`python -m training.products`)."""
PROBE_BYTES = 8
PROBE_BYTE = 255
PROBE_WEIGHT = 127

CHUNK_TEXTS = 512
"""Texts tokenised at a time: bounds the memory that token ids take."""


class OnnxModel:
    """A transformer with its tokenizer: texts or pairs in, one float32 row each out.

    Every text is run by itself, several at a time on one thread each. The models are
    quantised dynamically, and such a model scales activations by the largest value in
    the batch: run together, a text's vector moved by up to .02 in cosine with its
    neighbours. Alone it is the same bit for bit in any company, and no slower: on two
    cores 1,240 texts/s at 20 tokens, 540 at 60 and 220 at 125, against 1,040, 430 and 190
    for the best of batches of 8 to 32 that both cores share. Batches side by side, a core
    each, would gain a tenth to a quarter at 20 tokens and nothing from 60 on.
    """

    def __init__(
        self, folder: Path, *, output: str, max_tokens: int, truncation: Truncation
    ) -> None:
        """Load `folder/model.onnx` and `folder/tokenizer.json`.

        `output` names the graph's output, shape (batch, columns). Of a pair that is too
        long, `only_first` cuts the first text and `longest_first` the longer one; where the
        second text alone is too long, both do the latter.

        Raises:
            ModelError: the files are missing or not what they should be.
        """
        try:
            self._tokenizer = _load_tokenizer(folder / "tokenizer.json", max_tokens, truncation)
            self._session = _load_session(folder / "model.onnx")
        except Exception as error:  # both libraries raise their own and bare Exception
            raise ModelError(f"{folder}: cannot be loaded as a model ({error})") from error
        self._output = output
        self._max_tokens = max_tokens
        shape = next((o.shape for o in self._session.get_outputs() if o.name == output), None)
        if shape is None:
            raise ModelError(f"{folder / 'model.onnx'}: has no output called {output}")
        self._n_columns: int | None = shape[-1] if isinstance(shape[-1], int) else None
        self._inputs = frozenset(item.name for item in self._session.get_inputs())
        self._n_threads = available_cores()

    @property
    def n_columns(self) -> int:
        """Columns of the output; an undeclared number is found by running the model once."""
        if self._n_columns is None:
            self._n_columns = int(self._run_one(self._tokenizer.encode("a")).shape[0])
        return self._n_columns

    def run_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return shape (len(texts), columns), a row for each text, in order."""
        return self._run([_clean(text) for text in texts])

    def run_pairs(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return shape (len(pairs), columns), a row for each pair, in order."""
        return self._run([(_clean(first), _clean(second)) for first, second in pairs])

    def _run(self, items: Sequence[str | tuple[str, str]]) -> NDArray[np.float32]:
        """Run each distinct item once, the longest first so that the threads end together."""
        distinct = list(dict.fromkeys(items))
        rows = np.empty((len(distinct), self.n_columns), dtype=np.float32)
        with ThreadPoolExecutor(max_workers=self._n_threads) as threads:
            for start in range(0, len(distinct), CHUNK_TEXTS):
                encodings = self._encode(distinct[start : start + CHUNK_TEXTS])
                order = sorted(range(len(encodings)), key=lambda i: -len(encodings[i].ids))
                results = threads.map(self._run_one, (encodings[i] for i in order))
                for i, row in zip(order, results, strict=True):
                    rows[start + i] = row
        position = {item: i for i, item in enumerate(distinct)}
        return rows[[position[item] for item in items]]

    def _encode(self, items: Sequence[str | tuple[str, str]]) -> list[Any]:
        """Return an encoding an item, none longer than the maximum."""
        try:
            encodings: list[Any] = self._tokenizer.encode_batch_fast(items)
        except Exception:  # noqa: BLE001 - the library's own, where `only_first` cannot cut enough
            return [self._encode_alone(item) for item in items]
        return encodings

    def _encode_alone(self, item: str | tuple[str, str]) -> Any:
        try:
            return self._tokenizer.encode_batch_fast([item])[0]
        except Exception:  # noqa: BLE001 - likewise: this pair's second text is too long itself
            return self._longest_first.encode_batch_fast([item])[0]

    @cached_property
    def _longest_first(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(self._tokenizer.to_str())
        tokenizer.enable_truncation(max_length=self._max_tokens, strategy="longest_first")
        return tokenizer

    def _run_one(self, encoding: Any) -> NDArray[np.float32]:
        feeds = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        arrays = {
            name: np.array([values], dtype=np.int64)
            for name, values in feeds.items()
            if name in self._inputs
        }
        row: NDArray[np.float32] = self._session.run([self._output], arrays)[0][0]
        return row


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def softmax(logits: NDArray[np.floating[Any]], temperature: float = 1.0) -> NDArray[np.float64]:
    """Return probabilities, shape of `logits`; each row sums to 1 within 1e-12."""
    scaled = logits.astype(np.float64) / temperature
    exponentials = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    probabilities: NDArray[np.float64] = exponentials / exponentials.sum(axis=-1, keepdims=True)
    return probabilities


def _load_tokenizer(path: Path, max_tokens: int, truncation: Truncation) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=max_tokens, strategy=truncation)
    return tokenizer


def _load_session(path: Path) -> Any:
    """Return a session for short runs on one thread each, of any length.

    Without the memory pattern, which plans for one input shape, 600 texts of mixed
    length peaked at 137 MB instead of 151 MB; without the arena at 202 MB.

    Precise products of int8 where the fast ones saturate, on x86 without VNNI: that moves a
    stance's probabilities by .03 in the mean against other machines, and 47 of 1,000 labels;
    precise, by .002 and 3, for a fifth more time (`benchmarks.exact_products`). Elsewhere the
    fast ones are exact, and asking for precise ones would nearly double a run's time.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    if products_saturate():
        options.add_session_config_entry(PRECISE_PRODUCTS, "1")
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )


@cache
def products_saturate() -> bool:
    """Return whether this machine's fast products of bytes are wrong where they are large."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(PROBE), sess_options=options, providers=["CPUExecutionProvider"]
    )
    full = np.full((1, PROBE_BYTES), PROBE_BYTE, dtype=np.uint8)
    products = session.run(None, {"bytes": full})[0]
    return bool((products != PROBE_BYTES * PROBE_BYTE * PROBE_WEIGHT).any())


def _clean(text: str) -> str:
    """Replace lone surrogates, which have no UTF-8 form and which tokenizers refuse."""
    return text.encode("utf-8", "replace").decode("utf-8")
