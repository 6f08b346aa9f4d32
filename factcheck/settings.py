"""Settings: defaults live here once; presets and files hold differences; flags win."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import SettingsError
from factcheck.strict_yaml import LocatedYaml, read_yaml, validate
from factcheck.types import SettingOrigin

Probability = Annotated[float, Field(ge=0, le=1)]
Scalar = str | int | float | bool | None
_NO_FLAGS: Mapping[str, Scalar] = MappingProxyType({})


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class CorpusSettings(_Section):
    """How documents become passages."""

    n_sentences: Annotated[int, Field(ge=1, le=12)] = 3
    """Sentences a passage; long sentences close it sooner."""
    stride: Annotated[int, Field(ge=1, le=12)] = 2
    """Sentences from the start of one passage to the start of the next."""
    max_chars: Annotated[int, Field(ge=100, le=10_000)] = 900
    """Characters a passage; a longer single sentence stands alone."""
    max_file_mb: Annotated[float, Field(gt=0)] = 20.0
    """Files over this size are an error, for the article as for the corpus."""


class LlmSettings(_Section):
    """The endpoint that the splitter `llm` sends the article to; no other part uses it."""

    base_url: str | None = None
    """Of an OpenAI-compatible API: `http://localhost:8080/v1`. Without it nothing can be sent."""
    model: str | None = None
    """As the endpoint names it."""
    api_key_env: str | None = None
    """The environment variable that holds the key; without it no key is sent."""
    timeout_seconds: Annotated[float, Field(gt=0, le=3600)] = 60.0
    """For one answer, from the question until all of it has come."""
    max_response_kb: Annotated[int, Field(ge=1, le=16_384)] = 512
    """An answer over this size is refused."""
    window_sentences: Annotated[int, Field(ge=1, le=100)] = 12
    """Sentences a question."""
    context_sentences: Annotated[int, Field(ge=0, le=100)] = 4
    """Sentences before them that are sent along, to be understood by."""
    temperature: Annotated[float, Field(ge=0, le=2)] | None = 0.0
    """None leaves it to the endpoint; some models take no other."""
    response_format: Literal["json_schema", "json_object", "none"] = "json_object"
    """How the endpoint is told to answer in JSON; `none` where it refuses to be told."""


class SplitterSettings(_Section):
    """How an article's claims are found."""

    kind: Literal["rules", "atomic", "llm"] = "atomic"
    """`rules`: sentence by sentence; `atomic`: taken apart by their grammar; `llm`: asked of the
    endpoint below, which the article's text is sent to."""
    llm: LlmSettings = LlmSettings()


class RetrievalSettings(_Section):
    """How passages are found."""

    encoder: str = "encoder-minilm-l6"
    """A bundled model, or a sentence-transformers model by name or folder."""
    n_candidates: Annotated[int, Field(ge=1, le=1000)] = 200
    """Passages each half brings to the fusion."""
    n_hits: Annotated[int, Field(ge=1, le=100)] = 8
    """Passages kept a claim."""
    dense_weight: Probability = 0.5
    """Share of the dense half in the fused sum."""


class VerdictSettings(_Section):
    """Every threshold between evidence and verdict.

    Chosen on the claims of `training/claims/`; docs/verdicts.md has the figures.
    """

    scorer: str = "stance-minilm-l6"
    """A bundled model, or a cross-encoder by name or folder."""
    light_scorer: str | None = None
    """Reads the sentences that cannot decide whatever a model makes of them, and are only shown;
    None: `scorer` reads them too."""
    calibration: str | None = None
    """A file that `factcheck calibrate` wrote; None: the one that ships with the stance model."""
    min_precision: Annotated[float, Field(ge=0, lt=1)] = 0.0
    """Share of the decided verdicts that must be right; less sure ones are left open. 0: all."""
    max_sentences: Annotated[int, Field(ge=1, le=100)] = 12
    """Sentences of evidence scored a claim."""
    support_probability: Probability = 0.50
    """Stance probability from which a sentence supports that mentions most of the claim."""
    loose_overlap: Probability = 0.75
    """Share of the claim's content below which a sentence must be surer to support it."""
    loose_penalty: Annotated[float, Field(ge=0, le=2)] = 0.55
    """By which it must be surer, for each unit of overlap below `loose_overlap`."""
    refute_probability: Probability = 0.77
    """Stance probability from which a sentence refutes."""
    difference_probability: Probability = 0.78
    """Probability of either stance from which one number, date or office that differs refutes."""
    entity_probability: Probability = 0.60
    """Probability of refutes from which one name that differs, nothing else being open, refutes."""
    entity_closeness: Probability = 0.65
    """Harmonic mean of overlap and focus from which one name that differs can refute."""
    contest_probability: Probability = 0.60
    """Probability of refutes from which a sentence that speaks more directly to the claim keeps
    another one from supporting it, and from which one in which nothing differs is shown against."""
    unresolved_probability: Probability = 0.95
    """Stance probability from which a sentence supports a claim that holds a word such as “it”
    which stays unclear; such a claim is never refuted."""
    names_alone_probability: Probability = 0.75
    """Stance probability from which a sentence decides that shares with the claim names alone."""
    crossed_probability: Probability = 0.92
    """Stance probability from which a sentence supports a claim of which one of its clauses has one
    part and another the other part."""
    leaning_probability: Probability = 0.60
    """Stance probability from which a sentence supports that was read with the one before it."""
    min_overlap: Probability = 0.35
    """Share of the claim's content that a sentence must mention to decide it."""
    topic_overlap: Probability = 0.35
    """Share of the claim's content from which a sentence is on topic."""
    difference_closeness: Probability = 0.50
    """Harmonic mean of overlap and focus from which one difference makes a refutation."""
    closeness_lead: Probability = 0.10
    """By which one side must speak more directly to the claim to overrule the other."""
    doubt_margin: Probability = 0.15
    """By which a refutation must be surer than a support not to be overruled by it."""
    shown_probability: Probability = 0.45
    """Stance probability from which a sentence that does not decide is shown, and from which one
    that denies the claim more nearly, or says it with another number, keeps another one from
    supporting it."""


class Settings(_Section):
    """Everything that can be set, with its default."""

    corpus: CorpusSettings = CorpusSettings()
    splitter: SplitterSettings = SplitterSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    verdict: VerdictSettings = VerdictSettings()


class SettingsFile(Settings):
    """A preset or settings file: differences from the defaults or from one other preset."""

    extends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveSettings:
    """The settings of a run, and the origin of each value."""

    settings: Settings
    origins: tuple[SettingOrigin, ...]


def load_settings(
    config: str | None = None,
    flags: Mapping[str, Scalar] = _NO_FLAGS,
    *,
    preset_folder: Path | None = None,
) -> EffectiveSettings:
    """Return the effective settings: flag beats file or preset beats default.

    `config` is a preset's name or a path to a YAML file; `flags` maps dotted names to values;
    `preset_folder` defaults to the presets that ship with factcheck.

    Raises:
        SettingsError: an unknown preset, a file that cannot be read, or problems in one,
            all of them listed a line each with file, line and column; or a wrong flag.
    """
    values: dict[str, Scalar] = {}
    origins: dict[str, str] = {}
    if config is not None:
        for layer in _layers(config, preset_folder or shipped_presets()):
            for name, value, origin in _flatten(layer):
                values[name], origins[name] = value, origin
    for name, flag_value in flags.items():
        values[name], origins[name] = flag_value, "flag"
    try:
        settings = Settings.model_validate(_nest(values))
    except ValidationError as error:  # files were validated one by one: a flag is wrong
        raise SettingsError("\n".join(map(_flag_problem, error.errors()))) from error
    rows = tuple(
        SettingOrigin(name=name, value=value, origin=origins.get(name, "default"))
        for name, value in _leaves(settings.model_dump())
    )
    return EffectiveSettings(settings=settings, origins=rows)


def shipped_presets() -> Path:
    """Return where the presets lie: inside the wheel, or `configs/` of a checkout."""
    package = Path(__file__).parent
    packed = package / "presets"
    return packed if packed.is_dir() else package.parent / "configs"


def preset_names(preset_folder: Path) -> tuple[str, ...]:
    """Return the names that `--config` accepts, sorted."""
    return tuple(sorted(path.stem for path in preset_folder.glob("*.yaml")))


def _flag_problem(detail: Mapping[str, Any]) -> str:
    name = ".".join(str(key) for key in detail["loc"])
    return f"flag {name}: {detail['msg'][:1].lower()}{detail['msg'][1:]}, found {detail['input']!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    origin: str
    located: LocatedYaml


def _layers(config: str, preset_folder: Path) -> list[_Layer]:
    """Return the files from the base to the one asked for."""
    layers: list[_Layer] = []
    names: list[str] = []
    wanted: str | None = config
    while wanted is not None:
        if wanted in names:
            raise SettingsError(f"extends: {' -> '.join([*names, wanted])} goes in a circle")
        names.append(wanted)
        layer, parsed = _read_layer(wanted, preset_folder)
        layers.append(layer)
        wanted = parsed.extends
    return layers[::-1]


def _read_layer(name: str, preset_folder: Path) -> tuple[_Layer, SettingsFile]:
    preset = preset_folder / f"{name}.yaml"
    is_preset = preset.is_file() and not Path(name).suffix
    path = preset if is_preset else Path(name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        presets = ", ".join(preset_names(preset_folder))
        raise SettingsError(
            f"{name}: neither a preset nor a readable settings file ({error})",
            hint=f"Presets: {presets}. Or give the path of a YAML file.",
        ) from error
    located = read_yaml(text, path=str(path))
    parsed, problems = validate(SettingsFile, located)
    if parsed is None:
        raise SettingsError("\n".join(str(problem) for problem in problems))
    return _Layer(origin=f"preset {name}" if is_preset else f"file {path}", located=located), parsed


def _flatten(layer: _Layer) -> list[tuple[str, Scalar, str]]:
    rows = []
    for name, value in _leaves(layer.located.data or {}):
        if name == "extends":
            continue
        line, _ = layer.located.position(tuple(name.split(".")))
        rows.append((name, value, f"{layer.origin}:{line}"))
    return rows


def _leaves(data: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Scalar]]:
    rows: list[tuple[str, Scalar]] = []
    for key, value in data.items():
        if isinstance(value, Mapping):
            rows.extend(_leaves(value, f"{prefix}{key}."))
        else:
            rows.append((f"{prefix}{key}", value))
    return rows


def _nest(values: Mapping[str, Scalar]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, value in values.items():
        *sections, leaf = name.split(".")
        target = nested
        for section in sections:
            target = target.setdefault(section, {})
        target[leaf] = value
    return nested
