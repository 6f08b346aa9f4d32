"""What an evaluation runs: the product's models and settings, opened once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.assemble import find_calibration, make_scorer
from factcheck.protocols import Encoder, Scorer
from factcheck.retrieval.encode import load_encoder
from factcheck.settings import EffectiveSettings, load_settings

if TYPE_CHECKING:
    from factcheck.verdict.calibrate import Calibration


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The models under test, and the settings they run with."""

    encoder: Encoder
    scorer: Scorer
    calibration: "Calibration | None"
    effective: EffectiveSettings


def open_tools(preset: str | None = None) -> Tools:
    """Return the models that a preset or settings file names; None takes the defaults.

    Raises:
        SettingsError: no such preset, or something wrong in it.
        ModelError: a model is missing or damaged.
    """
    effective = load_settings(preset, {})
    settings = effective.settings
    return Tools(
        encoder=load_encoder(settings.retrieval.encoder),
        scorer=make_scorer(settings.verdict.scorer),
        calibration=find_calibration(settings.verdict.scorer),
        effective=effective,
    )
