"""Check the claims of an article against your own reference corpus, on your own machine.

What the command line does, in a few lines:

    >>> from factcheck import load_settings, open_checker, read_article, render_text
    >>> effective = load_settings()
    >>> article = read_article("article.txt", effective.settings)
    >>> report = open_checker(effective).verify(article)
    >>> for verdict in report.verdicts:
    ...     print(verdict.claim.text, "->", verdict.label)
    NATO was founded in 1949. -> supported
    NATO has 54 members. -> refuted
    >>> text = render_text(report)

`open_checker(effective, corpus=Path("notes"))` checks against a folder of your own.
Everything named here is loaded when it is first used, so that `import factcheck` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.assemble import open_checker, read_article
    from factcheck.errors import FactcheckError
    from factcheck.pipeline import Checker
    from factcheck.report.json import render_json
    from factcheck.report.text import render_text
    from factcheck.settings import load_settings
    from factcheck.types import Claim, Document, Evidence, Label, Report, Verdict

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "Claim",
    "Document",
    "Evidence",
    "FactcheckError",
    "Label",
    "Report",
    "Verdict",
    "__version__",
    "load_settings",
    "open_checker",
    "read_article",
    "render_json",
    "render_text",
]

_HOMES = {
    "Checker": "factcheck.pipeline",
    "Claim": "factcheck.types",
    "Document": "factcheck.types",
    "Evidence": "factcheck.types",
    "FactcheckError": "factcheck.errors",
    "Label": "factcheck.types",
    "Report": "factcheck.types",
    "Verdict": "factcheck.types",
    "load_settings": "factcheck.settings",
    "open_checker": "factcheck.assemble",
    "read_article": "factcheck.assemble",
    "render_json": "factcheck.report.json",
    "render_text": "factcheck.report.text",
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it, and keep it here."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
