"""What a check of claim lists works with: settings, the cache, and the corpora it has opened."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from factcheck import __version__
from factcheck.assemble import (
    RunFingerprints,
    bundled_models,
    default_corpus,
    fingerprints,
    in_reach,
    open_checker,
)
from factcheck.checking.baseline import Conditions
from factcheck.checking.cache import VerdictCache
from factcheck.checking.cached import CachedChecker, Memory
from factcheck.pipeline import Checker, no_progress
from factcheck.protocols import Progress
from factcheck.settings import EffectiveSettings
from factcheck.types import ModelInfo

_DIGITS = 12
"""Of a sha256 in a lock file's head."""


@dataclass(slots=True, kw_only=True)
class Session:
    """Settings and corpora; several checks may follow one another, as while watching."""

    effective: EffectiveSettings
    corpus: str | None = None
    """Folder that stands above what the lists name."""
    cache: VerdictCache | None = None
    """None checks everything anew."""
    progress: Progress = no_progress
    open_corpus: Callable[[Path], Checker] | None = None
    """How a corpus is opened, where not with the models that the settings name."""
    models: tuple[ModelInfo, ...] = ()
    """Those of `open_corpus`; where they are not given, they are found out."""
    _opened: dict[tuple[str, str], CachedChecker] = field(default_factory=dict)

    def checker(self, named: str | None) -> CachedChecker:
        """Return the checker of the corpus that a list names, as its files are now.

        Raises:
            CorpusError: no such folder, or no documents in it.
            ModelError: a model is missing or damaged.
        """
        folder = self.folder(named)
        settings = self.effective.settings
        self.models = self.models or bundled_models(settings) or self._open(folder).models
        known = fingerprints(settings, corpus=folder, models=self.models)
        key = (str(folder), known.corpus)
        if key not in self._opened:
            for old in [other for other in self._opened if other[0] == key[0]]:
                del self._opened[old]
            self._opened[key] = self._cached(folder, known)
        return self._opened[key]

    def folder(self, named: str | None) -> Path:
        """Return the corpus that a claim is checked against."""
        wanted = self.corpus if self.corpus is not None else named
        return default_corpus() if wanted is None else Path(wanted)

    def folders(self) -> tuple[Path, ...]:
        """Return the corpora that claims were checked against so far."""
        return tuple(dict.fromkeys(Path(folder) for folder, _ in self._opened))

    def conditions(self) -> Conditions:
        """Return what the verdicts of this session are made with."""
        settings = json.dumps(self.effective.settings.model_dump(mode="json"), sort_keys=True)
        return Conditions(
            factcheck=__version__,
            settings=hashlib.sha256(settings.encode()).hexdigest()[:_DIGITS],
            models={model.name: model.sha256[:_DIGITS] for model in self.models},
        )

    def _open(self, folder: Path) -> Checker:
        if self.open_corpus is not None:
            return self.open_corpus(folder)
        return open_checker(self.effective, corpus=folder, progress=self.progress)

    def _cached(self, folder: Path, known: RunFingerprints) -> CachedChecker:
        memory = None
        if self.cache is not None:
            memory = Memory.of(self.cache, known, self.effective.settings)
        return CachedChecker(
            open_checker=lambda: self._open(folder), memory=memory, folder=in_reach(folder)
        )
