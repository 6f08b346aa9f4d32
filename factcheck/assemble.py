"""Settings become a working Checker: the only module that names concrete classes.

Everything heavy is imported inside the functions, when the work that needs it starts.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from factcheck.errors import CorpusError, FactcheckError, IndexDamagedError, SettingsError
from factcheck.pipeline import Checker, no_progress
from factcheck.protocols import Encoder, Progress, Retriever, Scorer, Splitter
from factcheck.settings import (
    EffectiveSettings,
    Settings,
    SplitterSettings,
    VerdictSettings,
    shipped_presets,
)
from factcheck.types import CorpusInfo, Document, Extraction, ModelInfo, PassageFilter

if TYPE_CHECKING:
    from factcheck.claims.checkworthy import Judge
    from factcheck.retrieval.index import IndexKey
    from factcheck.verdict.calibrate import Calibration
    from factcheck.verdict.reading import StanceReader
    from factcheck.verdict.reliability import Reliability

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_DECIDING = (
    "pipeline.py",
    "sentences.py",
    "blocks.py",
    "markup.py",
    "corpus/*.py",
    "documents/*.py",
    "models/onnx.py",
    "retrieval/*.py",
    "verdict/*.py",
)
"""What leads from a claim to its verdict: a change there makes cached verdicts void."""
_BYTES_PER_MB = 1_000_000
_LOCK_SECONDS = 1800.0
"""How long a run waits for another one that brings the same index up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCorpus:
    """A corpus indexed and ready to be searched."""

    retriever: Retriever
    info: CorpusInfo
    encoder: ModelInfo
    folder: str | None = None
    """Where the documents' files lie, as a report shows it; None where that is not one folder."""
    left_out: tuple[str, ...] = ()
    """Ids of the documents that are the article itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFingerprints:
    """What a run's verdicts depend on besides the claims and the settings."""

    corpus: str
    """sha256 over the corpus files' names and contents."""
    models: tuple[ModelInfo, ...]
    """The encoder and the stance models."""
    code: str
    """sha256 over the modules that lead to a verdict, and the calibration."""


def preset_folder() -> Path:
    """Return where the presets lie: inside the wheel, or `configs/` of a checkout."""
    return shipped_presets()


def starter_corpus() -> Path:
    """Return the reference corpus that ships with factcheck."""
    return _shipped("starter_corpus", "corpus")


def default_corpus() -> Path:
    """Return `corpus/` of the working directory if there is one, else the starter corpus."""
    local = Path("corpus")
    return local if local.is_dir() else starter_corpus()


def read_article(path: str, settings: Settings, *, date: dt.date | None = None) -> Document:
    """Return the document at `path` (`-` is standard input); `date` beats its front matter.

    Raises:
        InputError: it cannot be read.
    """
    from factcheck.documents.reading import read_document

    document = read_document(path, max_bytes=_max_bytes(settings))
    return replace(document, date=date) if date is not None else document


def read_reference(path: str, settings: Settings, *, id: str | None = None) -> Document:
    """Return the document at `path` as a corpus holds it; `id` defaults to `path`.

    Raises:
        InputError: it cannot be read.
    """
    from factcheck.documents.reading import as_reference, read_document

    return as_reference(read_document(path, id=id, max_bytes=_max_bytes(settings)))


def make_splitter(
    settings: SplitterSettings | None = None, progress: Progress = no_progress
) -> Splitter:
    """Return the splitter that the settings name; without them the one that asks nobody.

    Raises:
        SettingsError: the splitter `llm` is named, and its endpoint or key is not.
    """
    from factcheck.claims.atomic import AtomicSplitter
    from factcheck.claims.split import RuleSplitter

    chosen = settings or SplitterSettings()
    match chosen.kind:
        case "rules":
            return RuleSplitter()
        case "atomic":
            return AtomicSplitter()
        case "llm":
            from factcheck.claims.llm import LlmSplitter

            return LlmSplitter(chosen.llm, progress=progress)
        case _:
            assert_never(chosen.kind)


def judge_claims(extraction: Extraction, settings: Settings) -> Extraction:
    """Return the extraction with how verifiable and how check-worthy each claim is.

    Raises:
        ModelError: the encoder or the bundled judge is missing, damaged or does not fit.
    """
    from factcheck.claims.ranking import judged
    from factcheck.retrieval.encode import load_encoder

    return judged(extraction, make_judge(load_encoder(settings.retrieval.encoder)))


def make_judge(encoder: Encoder) -> "Judge":
    """Return the bundled judge of how verifiable and how check-worthy a statement is.

    Raises:
        ModelError: it is missing, damaged or does not fit the encoder.
    """
    from factcheck.claims.checkworthy import Judge
    from factcheck.models.catalogue import load_entry, verify

    entry = load_entry("checkworthy-minilm-l6")
    verify(entry)
    return Judge(encoder, entry.folder)


def prepare_splitter(settings: Settings) -> None:
    """Begin to load the splitter's parser in a thread, while the models of a run load.

    Only where those are bundled ones: others are loaded by torch, which loading the parser
    hides for a moment.
    """
    from factcheck.claims.parse import load_beside
    from factcheck.models.catalogue import read_catalogue

    if set(_model_names(settings)) <= set(read_catalogue()) and settings.splitter.kind != "rules":
        load_beside()


def make_scorer(name: str) -> Scorer:
    """Return the stance model that a setting names: bundled, else a cross-encoder by name.

    Raises:
        ModelError: no such model, or a damaged one.
        MissingExtraError: sentence-transformers would be needed and is not installed.
    """
    from factcheck.models.catalogue import read_catalogue
    from factcheck.verdict.score import CrossEncoderScorer, load_scorer

    entry = read_catalogue().get(name)
    return CrossEncoderScorer(name) if entry is None else load_scorer(entry)


def make_light(settings: VerdictSettings, scorer: Scorer) -> "StanceReader | None":
    """Return the model that reads what cannot decide; None where the one that decides, `scorer`,
    does. A model that is a member of `scorer` is not loaded again.

    Raises:
        ModelError, MissingExtraError: see `make_scorer`.
    """
    from factcheck.verdict.reading import StanceReader
    from factcheck.verdict.score import EnsembleScorer

    name = settings.light_scorer
    if name is None:
        return None
    members = scorer.members if isinstance(scorer, EnsembleScorer) else {}
    light = members.get(name) or make_scorer(name)
    return StanceReader(scorer=light, calibration=find_calibration(name))


def find_calibration(name: str) -> "Calibration | None":
    """Return the calibration that ships with a bundled stance model; None for any other model.

    Raises:
        ModelError: it is damaged.
    """
    from factcheck.models.catalogue import read_catalogue
    from factcheck.verdict.calibrate import read_calibration

    entry = read_catalogue().get(name)
    return None if entry is None else read_calibration(entry.folder)


def find_reliability(settings: VerdictSettings, scorer: ModelInfo) -> "Reliability | None":
    """Return what verdicts of the stance model are worth: the user's file, else what ships.

    None for a model that is not bundled, where no precision is asked for.

    Raises:
        ModelError: the file is missing, damaged or made for another model.
        SettingsError: a precision is asked for, and nothing says what reaches it.
    """
    from factcheck.models.catalogue import read_catalogue
    from factcheck.verdict.reliability import RELIABILITY_FILE, read_reliability

    if settings.calibration is not None:
        return read_reliability(Path(settings.calibration), scorer)
    entry = read_catalogue().get(settings.scorer)
    if entry is not None:
        return read_reliability(entry.folder / RELIABILITY_FILE, scorer)
    if settings.min_precision:
        raise SettingsError(
            f"verdict.min_precision: {settings.scorer} comes without a calibration",
            hint="Make one: factcheck calibrate LISTS --output FILE; then --calibration FILE.",
        )
    return None


def open_corpus(
    settings: Settings,
    *,
    corpus: Path | None = None,
    index: Path | None = None,
    where: PassageFilter | None = None,
    article: Document | None = None,
    progress: Progress = no_progress,
) -> OpenCorpus:
    """Return a corpus ready to be searched; its index is built, or brought up to date, first.

    With `index`, that index is opened as it is. Only passages that `where` admits are found, and
    none of `article`, which is no evidence for itself: a document of the same text.

    Raises:
        CorpusError: no such folder, no documents in it, or the index cannot be written.
        InputError: a document cannot be read.
        ModelError: the encoder is missing or damaged.
    """
    from factcheck.corpus import store
    from factcheck.corpus.fingerprint import corpus_fingerprint
    from factcheck.documents.reading import as_reference
    from factcheck.retrieval.cache import cache_root, index_directory
    from factcheck.retrieval.encode import load_encoder
    from factcheck.retrieval.index import IndexKey, open_index

    encoder = load_encoder(settings.retrieval.encoder)
    folder = default_corpus() if corpus is None else corpus
    standing = index or _standing_index(folder, settings, progress)
    if standing is not None:
        opened = open_index(standing, store)
    else:
        paths = _corpus_files(folder)
        key = IndexKey.of(corpus_fingerprint(folder, paths), encoder.info, settings.corpus)
        try:
            opened = open_index(index_directory(cache_root(), key), store)
        except IndexDamagedError:
            _build(folder, paths, key, encoder, settings, progress)
            opened = open_index(index_directory(cache_root(), key), store)
    left_out = opened.store.ids_of(as_reference(article).sha256) if article else ()
    if left_out and len(left_out) == opened.store.n_documents:
        raise CorpusError(
            f"{_shown(folder) if index is None else index}: holds nothing but the article itself",
            hint="An article is no evidence for its own claims: name a folder of other documents.",
        )
    if left_out:
        where = replace(where or PassageFilter(), without=left_out)
    return OpenCorpus(
        retriever=opened.retriever(encoder, settings.retrieval, where),
        info=opened.corpus_info(_shown(folder) if index is None else str(index)),
        encoder=encoder.info,
        folder=in_reach(folder) if index is None else _only_folder(opened.manifest.corpora),
        left_out=left_out,
    )


def _only_folder(corpora: Sequence[str]) -> str | None:
    """Return the one folder that an index follows, as seen from here if it is below."""
    if len(corpora) != 1:
        return None
    folder = Path(corpora[0])
    if folder == starter_corpus().absolute():
        return None
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _standing_index(folder: Path, settings: Settings, progress: Progress) -> Path | None:
    """Return the index that `factcheck index` made of a corpus, up to date; None without one."""
    from factcheck.indexing import IndexJob, update

    directory = _standing_directory(folder, settings)
    if directory is None:
        return None
    job = IndexJob(
        settings=settings, directory=directory, corpora=(folder,), lock_seconds=_LOCK_SECONDS
    )
    update(job, progress)
    return directory


def _standing_directory(folder: Path, settings: Settings) -> Path | None:
    """Return where `factcheck index` keeps the index of a corpus; None where none was built."""
    from factcheck.indexing import default_directory
    from factcheck.retrieval.manifest import MANIFEST

    directory = default_directory(settings, [folder])
    return directory if (directory / MANIFEST).exists() else None


def open_checker(
    effective: EffectiveSettings,
    *,
    corpus: Path | None = None,
    index: Path | None = None,
    where: PassageFilter | None = None,
    article: Document | None = None,
    progress: Progress = no_progress,
) -> Checker:
    """Return a Checker over a corpus; see `open_corpus` for what it takes and raises."""
    splitter = make_splitter(effective.settings.splitter, progress)
    opened = open_corpus(
        effective.settings,
        corpus=corpus,
        index=index,
        where=where,
        article=article,
        progress=progress,
    )
    scorer_name = effective.settings.verdict.scorer
    scorer = make_scorer(scorer_name)
    light = make_light(effective.settings.verdict, scorer)
    return Checker(
        splitter=splitter,
        retriever=opened.retriever,
        scorer=scorer,
        calibration=find_calibration(scorer_name),
        reliability=find_reliability(effective.settings.verdict, scorer.info),
        corpus=opened.info,
        effective=effective,
        models=(opened.encoder, scorer.info, *((light.scorer.info,) if light else ())),
        light=light,
        progress=progress,
        corpus_folder=opened.folder,
        left_out=opened.left_out,
    )


def bundled_models(settings: Settings) -> tuple[ModelInfo, ...]:
    """Return the encoder and the stance models, without loading them.

    Empty where one is not a bundled model: it has to be loaded to be known.

    Raises:
        ModelError: the catalogue cannot be read.
    """
    from factcheck.models.catalogue import read_catalogue

    catalogue = read_catalogue()
    names = _model_names(settings)
    if any(name not in catalogue for name in names):
        return ()
    return tuple(catalogue[name].info for name in names)


def _model_names(settings: Settings) -> tuple[str, ...]:
    """Return the models that a run loads: the encoder, the scorer, the light one if there is."""
    verdict = settings.verdict
    light = (verdict.light_scorer,) if verdict.light_scorer else ()
    return (settings.retrieval.encoder, verdict.scorer, *light)


def fingerprints(
    settings: Settings, *, corpus: Path, models: tuple[ModelInfo, ...]
) -> RunFingerprints:
    """Return what the verdicts of a run with these models depend on.

    Raises:
        CorpusError: no such folder, no documents in it, or one cannot be read.
    """
    from factcheck.corpus.fingerprint import corpus_fingerprint
    from factcheck.models.catalogue import read_catalogue

    catalogue = read_catalogue()
    stance_models = [catalogue[name] for name in _model_names(settings)[1:] if name in catalogue]
    return RunFingerprints(
        corpus=_standing_fingerprint(corpus, settings)
        or corpus_fingerprint(corpus, _corpus_files(corpus)),
        models=models,
        code=_code_fingerprint(
            [model.folder for model in stance_models], settings.verdict.calibration
        ),
    )


def _standing_fingerprint(folder: Path, settings: Settings) -> str | None:
    """Return what the standing index of a corpus would hold now; None without one."""
    from factcheck.indexing import fingerprint_now

    directory = _standing_directory(folder, settings)
    return None if directory is None else fingerprint_now(settings, directory, [folder])


def _code_fingerprint(folders: Sequence[Path], calibration: str | None) -> str:
    """Return the sha256 over the modules between a claim and its verdict, and the calibrations."""
    digest = hashlib.sha256()
    for pattern in _DECIDING:
        for path in sorted(_PACKAGE.glob(pattern)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    shipped = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    own = [Path(calibration)] if calibration is not None else []
    for path in (*shipped, *own):
        if path.is_file():  # where it is not, opening the corpus says so
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def in_reach(folder: Path) -> str | None:
    """Return the folder as shown in reports; None for the corpus inside an installed package."""
    return None if folder == starter_corpus() else str(folder)


def _build(
    folder: Path,
    paths: Sequence[Path],
    key: "IndexKey",
    encoder: Encoder,
    settings: Settings,
    progress: Progress,
) -> None:
    """Build the index of a corpus, unless another process does so first."""
    from factcheck.corpus import store
    from factcheck.corpus.passages import cut_passages
    from factcheck.retrieval.cache import cache_root, next_generation
    from factcheck.retrieval.index import IndexContent, build_index, open_index

    with next_generation(cache_root(), folder, key) as generation:
        try:
            open_index(generation.directory, store)
        except IndexDamagedError:
            documents = [
                read_reference(str(path), settings, id=path.relative_to(folder).as_posix())
                for path in paths
            ]
            content = IndexContent(
                documents=documents, passages=cut_passages(documents, settings.corpus), key=key
            )
            build_index(
                content,
                encoder,
                store,
                generation.directory,
                previous=generation.previous,
                progress=progress,
            )


def _corpus_files(folder: Path) -> tuple[Path, ...]:
    from factcheck.documents.folder import find_documents
    from factcheck.documents.reading import SUFFIXES

    try:
        paths = find_documents(folder, SUFFIXES)
    except FactcheckError as error:
        raise CorpusError(str(error), hint=error.hint) from error
    if not paths:
        raise CorpusError(
            f"{folder}: holds no reference documents",
            hint=f"Put files ending in {', '.join(SUFFIXES)} there, or name another folder; "
            "HTML, PDF and other formats are read by: factcheck index build.",
        )
    return paths


def unread_files(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """Return what of a corpus folder its automatic index passes over and `factcheck index build`
    reads: files of other formats, and `corpus.yaml`. Nothing, where such an index was built.

    Raises:
        CorpusError: no such folder, no documents in it, or one cannot be read.
    """
    from factcheck.documents.corpus_file import CORPUS_FILE
    from factcheck.documents.sources import find_sources

    if _standing_directory(folder, settings) is not None:
        return ()
    read = set(_corpus_files(folder))
    own = folder / CORPUS_FILE
    others = tuple(path for path in find_sources(folder) if path not in read)
    return (*others, own) if own.is_file() else others


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    packed = _PACKAGE / in_wheel
    return packed if packed.is_dir() else _CHECKOUT / in_checkout


def _shown(folder: Path) -> str:
    return "the starter corpus" if folder == starter_corpus() else str(folder)


def _max_bytes(settings: Settings) -> int:
    return int(settings.corpus.max_file_mb * _BYTES_PER_MB)
