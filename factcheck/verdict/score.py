"""How a piece of evidence stands to a claim: the neural half of a verdict."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import MissingExtraError, ModelError
from factcheck.models.catalogue import CatalogueEntry, load_entry, verify
from factcheck.models.onnx import OnnxModel, softmax
from factcheck.protocols import Scorer
from factcheck.types import ModelInfo, Pair, StanceProbabilities

_LABELS = ("supports", "refutes", "neither")
_LABEL_NAMES = (
    ("supports", "supported", "entailment"),
    ("refutes", "refuted", "contradiction"),
    ("neither", "neutral", "not enough info"),
)
"""What public models call the three."""

ENSEMBLE_FILE = "ensemble.json"
_LEAST = 1e-9
"""Probabilities are at least that before their logarithm is taken."""


class StanceCard(BaseModel):
    """What the recipe writes beside the weights: how to read the model's output."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    labels: tuple[str, str, str]
    """Of the output's columns, in order."""
    temperature: float = Field(gt=0)
    """The logits are divided by it; fitted on held-out training pairs."""
    max_tokens: int = Field(ge=16, le=512)


class OnnxScorer:
    """Scores (evidence, claim) pairs with a bundled cross-encoder."""

    def __init__(self, entry: CatalogueEntry) -> None:
        """Load the model after checking its files.

        Raises:
            ModelError: a file is missing, damaged or not a stance model.
        """
        verify(entry)
        self.info: ModelInfo = entry.info
        card = _read_card(entry)
        self._temperature = card.temperature
        self._columns = [card.labels.index(label) for label in _LABELS]
        self._model = OnnxModel(
            entry.folder, output="logits", max_tokens=card.max_tokens, truncation="only_first"
        )

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return one stance a pair, in order; a pair's stance does not depend on the others."""
        return _stances(self.probabilities(pairs)) if pairs else []

    def probabilities(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Shape (len(pairs), 3): supports, refutes, neither; for one pair or more."""
        logits = self._model.run_pairs([(pair.evidence, pair.claim) for pair in pairs])
        columns: NDArray[np.float64] = softmax(logits, self._temperature)[:, self._columns]
        return columns


class EnsembleMember(BaseModel):
    """One of the models that an ensemble asks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    """A bundled stance model, by name."""
    weight: float = Field(gt=0, le=1)


class EnsembleCard(BaseModel):
    """What lies in the folder of an ensemble, in the place of weights."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    members: tuple[EnsembleMember, ...] = Field(min_length=2)


class EnsembleScorer:
    """Scores pairs with several bundled models: the mean of what they say, by weight.

    The mean is taken of the logarithms, so that a model that is sure something is not so weighs
    more than in a mean of the probabilities (a logarithmic opinion pool: Genest and Zidek 1986,
    "Combining probability distributions").
    """

    def __init__(self, entry: CatalogueEntry) -> None:
        """Load the models after checking their files.

        Raises:
            ModelError: a file is missing, damaged or not what it should be.
        """
        verify(entry)
        self.info: ModelInfo = entry.info
        path = entry.folder / ENSEMBLE_FILE
        try:
            card = EnsembleCard.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise ModelError(f"{path}: cannot be read as an ensemble ({error})") from error
        models = entry.folder.parent
        self.members = {
            one.model: OnnxScorer(load_entry(one.model, models)) for one in card.members
        }
        """By name: whoever needs one alone need not load it again."""
        weights = np.array([one.weight for one in card.members])
        self._weights = weights / weights.sum()

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return one stance a pair, in order; a pair's stance does not depend on the others."""
        if not pairs:
            return []
        said = [member.probabilities(pairs) for member in self.members.values()]
        pooled = np.tensordot(self._weights, np.log(np.maximum(said, _LEAST)), axes=1)
        return _stances(softmax(pooled))


def load_scorer(entry: CatalogueEntry) -> Scorer:
    """Return the scorer that a bundled stance model is: one model, or an ensemble of them.

    Raises:
        ModelError: a file is missing, damaged or not what it should be.
    """
    is_ensemble = (entry.folder / ENSEMBLE_FILE).exists()
    return EnsembleScorer(entry) if is_ensemble else OnnxScorer(entry)


class CrossEncoderScorer:
    """Scores pairs with any three-way cross-encoder of sentence-transformers, by name or folder.

    The labels are read from the model's own `id2label`: entailment or supports, contradiction or
    refutes, neutral or neither or not enough info.
    """

    def __init__(self, name: str) -> None:
        """Load the model.

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelError: there is no such model on this machine, or its labels are not understood.
        """
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            raise MissingExtraError(
                f"{name}: not a bundled model, and sentence-transformers is not installed",
                hint="pip install sentence-transformers",
            ) from error
        try:
            self._model = CrossEncoder(name, local_files_only=True)
        except Exception as error:  # the library raises many kinds
            raise ModelError(
                f"{name}: not a bundled stance model, and sentence-transformers finds no such "
                f"cross-encoder on this machine ({type(error).__name__})",
                hint=f"Give a model's folder, or download the model first: hf download {name}",
            ) from error
        self._columns = _stance_columns(name, self._model.config.id2label)
        self.info = ModelInfo(name=name, sha256=_weights_sha256(self._model))

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return one stance a pair, in order."""
        if not pairs:
            return []
        logits = self._model.predict(
            [(pair.evidence, pair.claim) for pair in pairs], activation_fn=_identity
        )
        return _stances(softmax(np.asarray(logits, dtype=np.float32))[:, self._columns])


def _identity(logits: Any) -> Any:
    return logits


def _stances(probabilities: NDArray[np.float64]) -> list[StanceProbabilities]:
    return [
        StanceProbabilities(supports=float(s), refutes=float(r), neither=float(n))
        for s, r, n in probabilities
    ]


def _stance_columns(name: str, id2label: Mapping[int, str]) -> list[int]:
    """Return the columns of supports, refutes and neither."""
    names = {label.lower().replace("_", " "): column for column, label in id2label.items()}
    columns = [
        next((names[word] for word in words if word in names), None) for words in _LABEL_NAMES
    ]
    found = [column for column in columns if column is not None]
    if len(names) != 3 or len(found) != 3:
        raise ModelError(
            f"{name}: labels {', '.join(names)}: not a stance or entailment model of three labels",
            hint="The model's id2label must name entailment, contradiction and neutral.",
        )
    return found


def _weights_sha256(model: Any) -> str:
    digest = hashlib.sha256()
    for key, tensor in sorted(model.model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _read_card(entry: CatalogueEntry) -> StanceCard:
    path = entry.folder / "stance.json"
    try:
        card = StanceCard.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: cannot be read as a stance card ({error})") from error
    if set(card.labels) != set(_LABELS):
        raise ModelError(f"{path}: labels: {card.labels}, expected {', '.join(_LABELS)}")
    return card
