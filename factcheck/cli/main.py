"""`factcheck`: the commands, and the one place that turns errors into exit codes."""

import datetime as dt
import signal
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import __version__
from factcheck.cli.cache import cache_app
from factcheck.cli.calibrate import EPILOG as CALIBRATE_EPILOG
from factcheck.cli.calibrate import calibrate
from factcheck.cli.check import (
    CHECK_EPILOG,
    LINT_EPILOG,
    LIST_SUFFIXES,
    check,
    lint,
    write_claim_list,
)
from factcheck.cli.evaluate import EPILOG, evaluate
from factcheck.cli.exit_codes import ExitCode, exit_code
from factcheck.cli.index import (
    AfterFilter,
    BeforeFilter,
    IndexOption,
    LicenceFilter,
    SourceFilter,
    index_app,
    passage_filter,
)
from factcheck.cli.options import (
    CalibrationFile,
    Config,
    MinPrecision,
    SplitterOption,
    splitter_flags,
    verdict_flags,
)
from factcheck.cli.output import ReportFiles, ReportFormat, outputs, text_style, write, write_report
from factcheck.cli.report import report_app
from factcheck.cli.sending import tell_fallbacks, tell_recipient
from factcheck.cli.unread import tell_unread
from factcheck.errors import FactcheckError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.settings import EffectiveSettings, Scalar

app = typer.Typer(
    name="factcheck",
    help="Check the claims of an article against your own reference corpus, on your own machine.",
    epilog="Exit codes: 0 as expected, 1 refuted or conflicting claims, 2 usage or input, "
    "3 internal error or unchecked claims, 4 nothing to check, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class OutputFormat(StrEnum):
    """What stdout or `--output` receives of a command that writes no report."""

    TEXT = "text"
    JSON = "json"


class ClaimsFormat(StrEnum):
    """What stdout or `--output` receives of an article's claims."""

    TEXT = "text"
    JSON = "json"
    YAML = "yaml"


Article = Annotated[
    str,
    typer.Argument(metavar="ARTICLE", help="A .txt or .md file, or - for standard input."),
]
Corpus = Annotated[
    Path | None,
    typer.Option(
        help="Folder of .txt and .md reference documents.  [default: ./corpus if there is one, "
        "else the starter corpus that ships with factcheck]",
        show_default=False,
        metavar="DIR",
    ),
]
Date = Annotated[
    dt.datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day the article speaks on; “Tuesday” refers to it. Beats its front matter.",
    ),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="Output format.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there instead of stdout."),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show what was set aside, and every figure.")
]


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"factcheck {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Check the claims of an article against your own reference corpus, on your own machine."""


@app.command(
    epilog="Examples:  factcheck verify article.txt  |  factcheck verify article.md "
    "--corpus notes/ --date 2025-03-11 --format json  |  cat article.txt | factcheck verify -"
)
def verify(
    article: Article,
    corpus: Corpus = None,
    index: IndexOption = None,
    config: Config = None,
    date: Date = None,
    splitter: SplitterOption = None,
    source: SourceFilter = None,
    before: BeforeFilter = None,
    after: AfterFilter = None,
    licence: LicenceFilter = None,
    output_format: ReportFormat = None,
    output: Output = None,
    report_files: ReportFiles = None,
    min_precision: MinPrecision = None,
    calibration: CalibrationFile = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Check the first N claims only.")
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Find the claims of ARTICLE and give each a verdict with its evidence."""
    from factcheck.assemble import open_checker, prepare_splitter, read_article
    from factcheck.cli.progress import progress_on_stderr

    destinations = outputs(output_format, output, report_files, verbose=verbose)
    flags = {**verdict_flags(min_precision, calibration), **splitter_flags(splitter)}
    effective = _settings(config, flags)
    document = read_article(article, effective.settings, date=date.date() if date else None)
    tell_recipient(effective.settings.splitter, document)
    prepare_splitter(effective.settings)
    with progress_on_stderr() as progress:
        checker = open_checker(
            effective,
            corpus=corpus,
            index=index,
            where=passage_filter(source, before, after, licence),
            article=document,
            progress=progress,
        )
        report = checker.verify(document, limit=limit)
    for name in checker.left_out:
        sys.stderr.write(f"{name}: the article itself is in the corpus, and no evidence there\n")
    if index is None:
        tell_unread(effective.settings, corpus)
    tell_fallbacks(report.reading)
    write_report(report, destinations)
    raise typer.Exit(exit_code(report))


@app.command(
    epilog="Examples:  factcheck claims article.txt  |  factcheck claims article.txt -v  |  "
    "factcheck claims article.txt --format yaml -o claims.yaml  |  "
    "factcheck claims - --format json < article.txt"
)
def claims(
    article: Article,
    config: Config = None,
    date: Date = None,
    splitter: SplitterOption = None,
    output_format: Annotated[
        ClaimsFormat,
        typer.Option("--format", help="Output format; yaml is a claim list to edit and check."),
    ] = ClaimsFormat.TEXT,
    output: Output = None,
    threshold: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="P", help="Least probability of being worth checking."),
    ] = None,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="The N claims most worth checking.")
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Print the checkable claims of ARTICLE, without checking them."""
    from factcheck.assemble import judge_claims, make_splitter, read_article
    from factcheck.checking.listing import render_list
    from factcheck.cli.progress import progress_on_stderr
    from factcheck.report.json import render_extraction_json
    from factcheck.report.text import render_extraction_text

    effective = _settings(config, splitter_flags(splitter))
    document = read_article(article, effective.settings, date=date.date() if date else None)
    tell_recipient(effective.settings.splitter, document)
    with progress_on_stderr() as progress:
        extraction = make_splitter(effective.settings.splitter, progress).split(document)
    tell_fallbacks(extraction.reading)
    is_ranked = threshold is not None or top is not None
    if is_ranked or verbose or output_format is ClaimsFormat.JSON:
        extraction = judge_claims(extraction, effective.settings)
    if is_ranked:
        from factcheck.claims.ranking import worth_checking

        extraction = worth_checking(extraction, threshold=threshold or 0.0, top=top)
    if output is not None and output.suffix.lower() in LIST_SUFFIXES:
        write_claim_list(document, extraction, output)
        raise typer.Exit(ExitCode.OK if extraction.claims else ExitCode.NOTHING_CHECKED)
    match output_format:
        case ClaimsFormat.TEXT:
            rendered = render_extraction_text(extraction, text_style(output, verbose=verbose))
        case ClaimsFormat.JSON:
            rendered = render_extraction_json(extraction)
        case ClaimsFormat.YAML:
            rendered = render_list(document, extraction, output)
    write(rendered, output)
    raise typer.Exit(ExitCode.OK if extraction.claims else ExitCode.NOTHING_CHECKED)


@app.command(
    epilog='Examples:  factcheck search "founding of NATO"  |  '
    'factcheck search "capital of Australia" -n 3 --corpus notes/ --format json'
)
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A question, claim or keywords.")],
    corpus: Corpus = None,
    index: IndexOption = None,
    config: Config = None,
    source: SourceFilter = None,
    before: BeforeFilter = None,
    after: AfterFilter = None,
    licence: LicenceFilter = None,
    n_hits: Annotated[
        int, typer.Option("-n", "--hits", min=1, max=100, metavar="N", help="Passages to print.")
    ] = 5,
    output_format: Format = OutputFormat.TEXT,
    output: Output = None,
) -> None:
    """Print the passages of the corpus nearest to QUERY, with their scores."""
    from factcheck.assemble import open_corpus
    from factcheck.cli.progress import progress_on_stderr
    from factcheck.report.json import render_hits_json
    from factcheck.report.text import render_hits_text

    if not query.strip():
        raise InputError("QUERY is empty", hint="Give a question, a claim or keywords.")
    effective = _settings(config)
    with progress_on_stderr() as progress:
        opened = open_corpus(
            effective.settings,
            corpus=corpus,
            index=index,
            where=passage_filter(source, before, after, licence),
            progress=progress,
        )
    if index is None:
        tell_unread(effective.settings, corpus)
    hits = opened.retriever.retrieve([query], n_hits)[0]
    match output_format:
        case OutputFormat.TEXT:
            rendered = render_hits_text(hits, text_style(output, verbose=False))
        case OutputFormat.JSON:
            rendered = render_hits_json(query, hits)
    write(rendered, output)


@app.command(
    epilog="Examples:  factcheck config  |  factcheck config --config strict  |  "
    "factcheck config --config mine.yaml"
)
def config(
    config: Config = None,
    output: Output = None,
) -> None:
    """Print the effective settings and where each value came from, and the presets."""
    from factcheck.assemble import preset_folder
    from factcheck.settings import preset_names

    effective = _settings(config)
    width = max(len(row.name) for row in effective.origins)
    lines = [f"{row.name:<{width}}  {row.value!s:<20}  {row.origin}" for row in effective.origins]
    presets = ", ".join(preset_names(preset_folder()))
    write("\n".join([*lines, "", f"Presets: {presets}"]) + "\n", output)


app.command(epilog=CHECK_EPILOG)(check)
app.command(epilog=LINT_EPILOG)(lint)
app.add_typer(report_app)
app.add_typer(cache_app)
app.add_typer(index_app)
app.command(epilog=EPILOG)(evaluate)
app.command(epilog=CALIBRATE_EPILOG)(calibrate)


def _settings(
    config: str | None, flags: "Mapping[str, Scalar]" = MappingProxyType({})
) -> "EffectiveSettings":
    from factcheck.assemble import preset_folder
    from factcheck.settings import load_settings

    return load_settings(config, flags, preset_folder=preset_folder())


def run() -> None:
    """Run the command line and leave the process with an `ExitCode`."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `factcheck … | head` ends quietly
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_guarded())


def _guarded() -> int:
    try:
        app(prog_name="factcheck")
    except FactcheckError as error:
        hint = f"\n{error.hint}" if error.hint else ""
        sys.stderr.write(f"{error}{hint}\n")
        return ExitCode.USAGE
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return ExitCode.INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.OK
    except Exception:  # the boundary: whatever is left is a bug, and says so  # noqa: BLE001
        sys.stderr.write(traceback.format_exc())
        sys.stderr.write(
            f"factcheck {__version__}: internal error; please report the lines above\n"
        )
        return ExitCode.INTERNAL
    return ExitCode.OK
