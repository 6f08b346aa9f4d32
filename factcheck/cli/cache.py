"""`factcheck cache`: what is kept between runs."""

from typing import Annotated

import typer

from factcheck.cli.output import write

cache_app = typer.Typer(
    name="cache", help="Show or empty what is kept between runs.", no_args_is_help=True
)
_BYTES_PER_MB = 1_000_000


@cache_app.command()
def info() -> None:
    """Print where the cache is and what it holds."""
    from factcheck.checking.keeping import kept

    found = kept()
    rows = (
        ("folder", str(found.folder)),
        (
            "verdicts",
            f"{_entries(found.n_verdicts)} ({_size(found.verdict_bytes)}); a claim has one "
            "for its corpus and one for its passages",
        ),
        ("indexes", f"{found.n_indexes:,} ({_size(found.index_bytes)})"),
    )
    write("".join(f"{name:<10}{value}\n" for name, value in rows), None)


@cache_app.command()
def clear(
    indexes: Annotated[
        bool, typer.Option("--indexes", help="Also the indexes of corpora, built again when used.")
    ] = False,
) -> None:
    """Delete the verdicts that are kept, so that every claim is checked anew."""
    from factcheck.checking.keeping import clear_kept

    found = clear_kept(indexes=indexes)
    parts = [f"{_entries(found.n_verdicts)} of verdicts ({_size(found.verdict_bytes)})"]
    if indexes:
        parts.append(f"{counted_indexes(found.n_indexes)} ({_size(found.index_bytes)})")
    write(f"deleted {' and '.join(parts)}\n", None)


def _entries(n: int) -> str:
    return f"{n:,} {'entry' if n == 1 else 'entries'}"


def counted_indexes(n: int) -> str:
    """Return `1 index` or `2 indexes`."""
    return f"{n:,} {'index' if n == 1 else 'indexes'}"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / _BYTES_PER_MB:.1f} MB"
