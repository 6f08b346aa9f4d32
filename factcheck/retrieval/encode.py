"""Encoders: texts become vectors whose dot product is their cosine similarity."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import MissingExtraError, ModelError
from factcheck.models.catalogue import CatalogueEntry, ModelKind, read_catalogue, verify
from factcheck.models.onnx import OnnxModel
from factcheck.protocols import Encoder
from factcheck.retrieval.wording import encodable
from factcheck.types import ModelInfo

CPU = "cpu"


def load_encoder(name: str, device: str = CPU) -> Encoder:
    """Return the encoder that a setting names: a bundled one, else one of sentence-transformers.

    `device` is `cpu` or a name of PyTorch's: `cuda`, `cuda:1`, `mps`. Bundled encoders run on
    the CPU only.

    Raises:
        ModelError: a bundled model is damaged, no encoder or not for this device, no model of
            that name loads, or there is no such device.
        MissingExtraError: sentence-transformers would be needed and is not installed.
    """
    entry = read_catalogue().get(name)
    if entry is None:
        return SentenceTransformerEncoder(name, device)
    if device != CPU:
        raise ModelError(
            f"{name}: this bundled encoder runs on the CPU only, asked for device {device}",
            hint="Name an encoder of sentence-transformers, or its folder, in the settings: "
            "retrieval.encoder",
        )
    return OnnxEncoder(entry)


class OnnxEncoder:
    """A bundled encoder, checked against the catalogue when it is loaded."""

    info: ModelInfo
    dimension: int

    def __init__(self, entry: CatalogueEntry) -> None:
        if entry.kind is not ModelKind.ENCODER:
            raise ModelError(f"{entry.name}: is a {entry.kind} model, not an encoder")
        verify(entry)
        self._model = OnnxModel(
            entry.folder,
            output="embeddings",
            max_tokens=entry.max_tokens,
            truncation="longest_first",
        )
        self.info = entry.info
        self.dimension = self._model.n_columns

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return shape (len(texts), dimension), rows of norm 1, the same in any batch."""
        return self._model.run_texts(texts)


class SentenceTransformerEncoder:
    """Any encoder of sentence-transformers, by its name or its folder."""

    info: ModelInfo
    dimension: int

    def __init__(self, name: str, device: str = CPU) -> None:
        """Load the model from its folder, or by a name that was downloaded before, to a device.

        Nothing is fetched: a run sends nothing anywhere, and a misspelt name fails at once.

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelError: there is no such model or no such device on this machine.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtraError(
                f"{name}: not a bundled model, and sentence-transformers is not installed",
                hint="pip install sentence-transformers",
            ) from error
        _check_device(device)
        try:
            self._model = SentenceTransformer(name, device=device, local_files_only=True)
        except Exception as error:  # the library raises many kinds
            bundled = ", ".join(n for n, e in read_catalogue().items() if e.kind == "encoder")
            raise ModelError(
                f"{name}: not a bundled encoder ({bundled}), and sentence-transformers finds "
                f"no such model on this machine ({type(error).__name__})",
                hint=f"Give a model's folder, or download the model first: hf download {name}",
            ) from error
        self.info = ModelInfo(name=name, sha256=self._fingerprint())
        self.dimension = int(self._encoded(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return shape (len(texts), dimension), rows of norm 1.

        Batches are of equal length after padding; in float32 they move a vector by less
        than 1e-5 in cosine.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return self._encoded([encodable(text) for text in texts])

    def _encoded(self, texts: list[str]) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = self._model.encode(
            texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        ).astype(np.float32)
        return vectors

    def _fingerprint(self) -> str:
        """Return a sha256 over structure, maximum length and weights."""
        digest = hashlib.sha256(f"{self._model}\n{self._model.max_seq_length}\n".encode())
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().float().contiguous().numpy().tobytes())
        return digest.hexdigest()


def _check_device(device: str) -> None:
    """Return if PyTorch can compute on a device.

    Raises:
        ModelError: it cannot.
    """
    import torch

    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        reason = (str(error).splitlines() or [""])[0]
        raise ModelError(
            f"{device}: PyTorch cannot compute on this device here ({reason})",
            hint="Leave out --device for the CPU; for a GPU, install PyTorch with its support.",
        ) from error
