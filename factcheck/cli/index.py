"""`factcheck index`: make an index, keep it up to date, look at it."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.cache import counted_indexes
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.options import Config
from factcheck.cli.output import write
from factcheck.report.phrases import counted

if TYPE_CHECKING:
    from factcheck.indexing import IndexChange, IndexJob, IndexReport
    from factcheck.settings import Settings
    from factcheck.types import PassageFilter

index_app = typer.Typer(
    name="index",
    help="Make the index of a corpus, keep it up to date, and look at it.",
    epilog="Examples:  factcheck index build notes/ archive/ --index my.index  |  "
    "factcheck index update --index my.index  |  factcheck index add factbook",
    no_args_is_help=True,
)

IndexDirectory = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="The index.  [default: the cache folder of the corpus]",
        show_default=False,
    ),
]
Corpora = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="CORPUS",
        help="Folders of reference documents.  [default: those of the index, else ./corpus if "
        "there is one, else the starter corpus that ships with factcheck]",
        show_default=False,
    ),
]
CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus", metavar="DIR", help="The corpus whose index is meant.", show_default=False
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read files.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Change nothing where a document cannot be read.")
]
Device = Annotated[
    str,
    typer.Option(
        "--device",
        metavar="NAME",
        help="Where passages are embedded: cpu, or cuda for an encoder of sentence-transformers.",
    ),
]
Recall = Annotated[
    float,
    typer.Option(
        min=0.5,
        max=1.0,
        metavar="SHARE",
        help="Share of the nearest passages that search in a large index must find.",
    ),
]
_DEFAULT_RECALL = 0.98
_DEFAULT_DEVICE = "cpu"
_BYTES_PER_MB = 1_000_000
_SHOWN_FILES = 10

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="An index made by `factcheck index`, used as it is; beats --corpus.",
        show_default=False,
    ),
]
SourceFilter = Annotated[
    str | None,
    typer.Option("--source", metavar="TEXT", help="Only evidence whose source's name holds TEXT."),
]
BeforeFilter = Annotated[
    dt.datetime | None,
    typer.Option(
        "--before",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Only evidence that speaks for an earlier day.",
    ),
]
AfterFilter = Annotated[
    dt.datetime | None,
    typer.Option(
        "--after",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Only evidence that speaks for a later day.",
    ),
]
LicenceFilter = Annotated[
    str | None, typer.Option("--licence", metavar="NAME", help="Only evidence of this licence.")
]


def passage_filter(
    source: str | None,
    before: dt.datetime | None,
    after: dt.datetime | None,
    licence: str | None,
) -> "PassageFilter | None":
    """Return the filter that the options ask for; None where they ask for none."""
    from factcheck.types import PassageFilter

    if not (source or before or after or licence):
        return None
    return PassageFilter(
        source=source,
        licence=licence,
        before=before.date() if before else None,
        after=after.date() if after else None,
    )


@index_app.command()
def build(
    corpora: Corpora = None,
    index: IndexDirectory = None,
    config: Config = None,
    jobs: Jobs = 1,
    dry_run: DryRun = False,
    strict: Strict = False,
    device: Device = _DEFAULT_DEVICE,
    recall: Recall = _DEFAULT_RECALL,
) -> None:
    """Make the index of CORPUS anew; what was embedded before is taken over."""
    from factcheck import indexing
    from factcheck.cli.progress import progress_on_stderr

    settings = _settings(config)
    job = _job(
        settings,
        index,
        corpora,
        jobs=jobs,
        dry_run=dry_run,
        strict=strict,
        recall=recall,
        device=device,
    )
    with progress_on_stderr() as progress:
        change = indexing.build(job, progress)
    _show(change, job)


@index_app.command()
def update(
    corpora: Corpora = None,
    index: IndexDirectory = None,
    config: Config = None,
    jobs: Jobs = 1,
    dry_run: DryRun = False,
    strict: Strict = False,
    device: Device = _DEFAULT_DEVICE,
) -> None:
    """Bring the index up to date: only files that have changed are read."""
    from factcheck import indexing
    from factcheck.cli.progress import progress_on_stderr

    settings = _settings(config)
    job = _job(settings, index, corpora, jobs=jobs, dry_run=dry_run, strict=strict, device=device)
    with progress_on_stderr() as progress:
        change = indexing.update(job, progress)
    _show(change, job)


@index_app.command()
def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files, or `factbook`.")],
    index: IndexDirectory = None,
    corpus: CorpusOption = None,
    config: Config = None,
    jobs: Jobs = 1,
    dry_run: DryRun = False,
    strict: Strict = False,
    device: Device = _DEFAULT_DEVICE,
) -> None:
    """Add files that are not in the corpus folder, or the World Factbook; updates keep them."""
    from factcheck import indexing
    from factcheck.cli.progress import progress_on_stderr

    corpora = [corpus] if corpus else None
    settings = _settings(config)
    job = _job(settings, index, corpora, jobs=jobs, dry_run=dry_run, strict=strict, device=device)
    with progress_on_stderr() as progress:
        change = indexing.add(job, files, progress)
    _show(change, job)


@index_app.command()
def remove(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="Documents, or files with all of theirs.")
    ],
    index: IndexDirectory = None,
    corpus: CorpusOption = None,
    config: Config = None,
    dry_run: DryRun = False,
) -> None:
    """Take documents out of the index at once: texts, words and vectors."""
    from factcheck import indexing
    from factcheck.cli.progress import progress_on_stderr

    job = _job(_settings(config), index, [corpus] if corpus else None, dry_run=dry_run)
    with progress_on_stderr() as progress:
        change = indexing.remove(job, ids, progress)
    _show(change, job)


@index_app.command()
def info(index: IndexDirectory = None, corpus: CorpusOption = None, config: Config = None) -> None:
    """Print what the index holds and how it was made, and the indexes in the cache."""
    from factcheck import indexing

    directory = _directory(_settings(config), index, [corpus] if corpus else None)
    write(_described(indexing.report(directory)), None)


@index_app.command()
def verify(
    index: IndexDirectory = None, corpus: CorpusOption = None, config: Config = None
) -> None:
    """Check that every row and every byte of the index is as it was written."""
    from factcheck import indexing

    directory = _directory(_settings(config), index, [corpus] if corpus else None)
    manifest = indexing.verify(directory)
    write(
        f"{directory}: sound, generation {manifest.generation}, "
        f"{_held(manifest.n_documents, manifest.n_passages)}\n",
        None,
    )


@index_app.command()
def export(
    index: IndexDirectory = None,
    corpus: CorpusOption = None,
    config: Config = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there instead of stdout."),
    ] = None,
) -> None:
    """Print all documents as JSON lines, which `factcheck index build` reads again."""
    from factcheck import indexing

    directory = _directory(_settings(config), index, [corpus] if corpus else None)
    if output is not None:
        write("".join(indexing.export(directory)), output)
        return
    for line in indexing.export(directory):
        sys.stdout.write(line)


def _settings(config: str | None) -> "Settings":
    from factcheck.settings import load_settings

    return load_settings(config).settings


def _corpora(corpora: list[Path] | None, index: Path | None) -> tuple[Path, ...]:
    """Return the folders named; none where a named index knows its own."""
    from factcheck.assemble import default_corpus

    if corpora:
        return tuple(corpora)
    if index is not None and (index / "manifest.json").exists():
        return ()
    return (default_corpus(),)


def _directory(settings: "Settings", index: Path | None, corpora: list[Path] | None) -> Path:
    from factcheck.indexing import default_directory

    return index or default_directory(settings, _corpora(corpora, index))


def _job(
    settings: "Settings",
    index: Path | None,
    corpora: list[Path] | None,
    *,
    jobs: int = 1,
    dry_run: bool = False,
    strict: bool = False,
    recall: float = _DEFAULT_RECALL,
    device: str = _DEFAULT_DEVICE,
) -> "IndexJob":
    from factcheck.indexing import IndexJob

    return IndexJob(
        settings=settings,
        directory=_directory(settings, index, corpora),
        corpora=_corpora(corpora, index),
        jobs=jobs,
        dry_run=dry_run,
        strict=strict,
        min_recall=recall,
        device=device,
    )


def _show(change: "IndexChange", job: "IndexJob") -> None:
    lines = [f"{problem.path}: {problem.reason}" for problem in change.problems]
    for line in lines:
        sys.stderr.write(f"not read: {_printable(line)}\n")
    one, more = ("would be", "would be") if job.dry_run else ("was", "were")
    verb = one if len(change.added) == 1 else more
    counts = (
        f"{counted(len(change.added), 'file')} {verb} added, {len(change.changed):,} changed, "
        f"{len(change.removed):,} removed, {change.n_unchanged:,} unchanged"
    )
    shown = [f"  {_printable(name)}" for name in _named(change)] if job.dry_run else []
    manifest = change.manifest
    if manifest is not None and not job.dry_run:
        counts += (
            f"\n{os.fspath(job.directory)}: "
            f"{_held(manifest.n_documents, manifest.n_passages)}, "
            f"{change.n_embedded:,} embedded now, {change.seconds:.1f} s"
        )
    if lines:
        counts += f"\n{len(lines):,} could not be read; see above"
    write("\n".join([counts, *shown]) + "\n", None)
    raise typer.Exit(ExitCode.OK)


def _held(n_documents: int, n_passages: int) -> str:
    return f"{counted(n_documents, 'document')}, {counted(n_passages, 'passage')}"


def _named(change: "IndexChange") -> list[str]:
    rows = [
        f"{mark} {name}"
        for mark, names in (("+", change.added), ("~", change.changed), ("-", change.removed))
        for name in names
    ]
    left = len(rows) - _SHOWN_FILES
    return [*rows[:_SHOWN_FILES], f"and {left:,} more"] if left > 0 else rows


def _described(report: "IndexReport") -> str:
    found, manifest = report.info, report.info.manifest
    n_broken = sum(bool(file.problems) for file in found.files)
    rows = (
        ("index", os.fspath(found.directory)),
        ("built", f"{manifest.built_at:%Y-%m-%d %H:%M} UTC, generation {manifest.generation}"),
        ("corpora", ", ".join(manifest.corpora) or "none"),
        ("files", f"{len(found.files):,}, {n_broken:,} of them not read in full"),
        ("documents", f"{manifest.n_documents:,}"),
        ("passages", f"{manifest.n_passages:,}"),
        ("size", f"{found.n_bytes / _BYTES_PER_MB:,.1f} MB"),
        ("encoder", f"{manifest.encoder_name}, {manifest.dimension} dimensions"),
        ("dense", _dense(report)),
        ("format", str(manifest.format_version)),
        ("corpus", manifest.key.corpus_fingerprint[:16]),
        ("cached", f"{counted_indexes(report.n_cached)} in {report.cache}"),
    )
    return "".join(f"{name:<10}{_printable(value)}\n" for name, value in rows)


def _dense(report: "IndexReport") -> str:
    dense = report.info.manifest.dense
    clusters = f", {dense.n_probe} clusters searched" if dense.n_probe else ""
    return f"{dense.factory}{clusters}, recall@10 {dense.recall:.3f}"


def _printable(text: str) -> str:
    """Return text on one line; names may hold line ends and bytes that are no text."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
