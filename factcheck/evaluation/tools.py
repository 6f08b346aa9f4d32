"""What an evaluation runs: the product's models and settings, opened once."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.assemble import find_calibration, find_reliability, make_scorer
from factcheck.protocols import Encoder, Scorer
from factcheck.retrieval.encode import load_encoder
from factcheck.settings import EffectiveSettings, Scalar, load_settings

if TYPE_CHECKING:
    from factcheck.verdict.calibrate import Calibration
    from factcheck.verdict.reliability import Reliability

_NO_FLAGS: Mapping[str, Scalar] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The models under test, and the settings they run with."""

    encoder: Encoder
    scorer: Scorer
    calibration: "Calibration | None"
    effective: EffectiveSettings
    reliability: "Reliability | None" = None


def open_tools(preset: str | None = None, flags: Mapping[str, Scalar] = _NO_FLAGS) -> Tools:
    """Return the models that a preset or settings file names; None takes the defaults.

    `flags` beat the file: settings by dotted name.

    Raises:
        SettingsError: no such preset, or something wrong in it.
        ModelError: a model is missing or damaged.
    """
    effective = load_settings(preset, flags)
    settings = effective.settings
    scorer = make_scorer(settings.verdict.scorer)
    return Tools(
        encoder=load_encoder(settings.retrieval.encoder),
        scorer=scorer,
        calibration=find_calibration(settings.verdict.scorer),
        reliability=find_reliability(settings.verdict, scorer.info),
        effective=effective,
    )
