"""`factcheck calibrate`: fits confidence to the user's own labelled claims."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.options import Config
from factcheck.cli.output import write
from factcheck.report.phrases import counted

if TYPE_CHECKING:
    from factcheck.evaluation.calibrating import Fit, Trade

EPILOG = (
    "Examples:  factcheck calibrate claims/labelled.yaml -o calibration.json  |  "
    "factcheck verify article.txt --calibration calibration.json --min-precision 0.9"
)
_FEW = 50
"""Labelled claims below which the fit is said to rest on few."""


def calibrate(
    lists: Annotated[
        list[str],
        typer.Argument(
            metavar="LISTS",
            help="Claim lists, or folders of them, whose `expect` is the truth.",
        ),
    ],
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Reference documents, above what the lists name."),
    ] = None,
    config: Config = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write what was fitted there (JSON)."),
    ] = None,
) -> None:
    """Fit what confidence means to your own labelled claims, and show what that changes.

    Checks every claim of LISTS whose `expect` names one label, and learns how often the verdicts
    are right at each confidence. Fifty claims that your corpus decides are enough to start with.
    """
    from factcheck.assemble import preset_folder
    from factcheck.cli.progress import progress_on_stderr
    from factcheck.evaluation.calibrating import calibrate_on_lists
    from factcheck.settings import load_settings

    effective = load_settings(config, {}, preset_folder=preset_folder())
    with progress_on_stderr() as progress:
        fit = calibrate_on_lists(
            effective, lists, corpus=corpus, today=dt.date.today(), progress=progress
        )
    sys.stdout.write(render_fit(fit))
    if fit.n_claims < _FEW:
        sys.stderr.write(f"{fit.n_claims} labelled claims are few: the fit leans on what ships\n")
    if output is not None:
        _write(fit, output)
    raise typer.Exit(ExitCode.OK)


def render_fit(fit: "Fit") -> str:
    """Return the table of before and after."""
    before, after = fit.before, fit.after
    lines = [
        f"{counted(fit.n_claims, 'labelled claim')} checked, {before.n_decided} decided, "
        f"{before.precision:.0%} of those rightly; {fit.n_skipped} expect no one label",
        "",
        f"{'':34}{'before':>10}{'after':>10}",
        f"{'mean confidence':34}{before.mean_confidence:>10.3f}{after.mean_confidence:>10.3f}",
        f"{'expected calibration error':34}{before.ece:>10.3f}{after.ece:>10.3f}",
        f"{'Brier score':34}{before.brier:>10.3f}{after.brier:>10.3f}",
    ]
    olds: tuple[Trade | None, ...] = fit.trades_before or (None,) * len(fit.trades_after)
    for old, new in zip(olds, fit.trades_after, strict=True):
        asked = f"--min-precision {new.asked:g}"
        lines.append(
            f"{asked + ': precision':34}{_share(old, 'precision'):>10}{new.precision:>10.3f}"
        )
        lines.append(f"{asked + ': decided kept':34}{_share(old, 'share'):>10}{new.share:>10.3f}")
    lines += ["", "After: each verdict under curves that were fitted without its claim."]
    return "\n".join(lines) + "\n"


def _share(trade: "Trade | None", field: str) -> str:
    return "–" if trade is None else f"{getattr(trade, field):.3f}"


def _write(fit: "Fit", output: Path) -> None:
    write(fit.reliability.model_dump_json(indent=1) + "\n", output)
    sys.stderr.write(f"{output}: written; use it with --calibration {output}\n")
