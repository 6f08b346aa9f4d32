"""How a piece of evidence stands to a claim: the neural half of a verdict."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import ModelError
from factcheck.models.catalogue import CatalogueEntry, verify
from factcheck.models.onnx import OnnxModel, softmax
from factcheck.types import ModelInfo, Pair, StanceProbabilities

_LABELS = ("supports", "refutes", "neither")


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
        if not pairs:
            return []
        logits = self._model.run_pairs([(pair.evidence, pair.claim) for pair in pairs])
        probabilities = softmax(logits, self._temperature)[:, self._columns]
        return [
            StanceProbabilities(supports=float(s), refutes=float(r), neither=float(n))
            for s, r, n in probabilities
        ]


def _read_card(entry: CatalogueEntry) -> StanceCard:
    path = entry.folder / "stance.json"
    try:
        card = StanceCard.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: cannot be read as a stance card ({error})") from error
    if set(card.labels) != set(_LABELS):
        raise ModelError(f"{path}: labels: {card.labels}, expected {', '.join(_LABELS)}")
    return card
