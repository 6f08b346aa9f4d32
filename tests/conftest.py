from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine may stall a single example; what must be quick says so in its own test.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's cache, and what surrounds the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus on made-up bridges; read it, do not change it."""
    folder = tmp_path_factory.mktemp("reference") / "notes"
    folder.mkdir()
    (folder / "elmhaven.md").write_text(
        "---\ntitle: Elmhaven\ndate: 2025-01-15\nsource: Town archive\nlicence: CC0-1.0\n---\n"
        "# Elmhaven\n\n"
        "The stone bridge of Elmhaven was opened in 1750. It has 12 arches.\n"
        "Elmhaven is the capital of Ruritania. Elmhaven is not a seaport.\n",
        encoding="utf-8",
    )
    (folder / "harbour.txt").write_text(
        "The harbour of Oakport\n\nThe harbour of Oakport handled 1.2 million containers in 2024. "
        "Marta Novak has led the harbour since 2019.\n",
        encoding="utf-8",
    )
    return folder
