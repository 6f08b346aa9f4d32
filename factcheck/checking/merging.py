"""The reports of shards as one."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TypeVar

from factcheck.checking.run import joint_corpus
from factcheck.checking.selection import parse_shard
from factcheck.errors import InputError
from factcheck.types import Claim, Coverage, Failure, Finding, Report, Verdict

Result = TypeVar("Result", Verdict, Failure, Finding)
_Order = dict[tuple[str, str], tuple[int, int, int]]
"""Number of the file, line and column, by a claim's file and id."""


def merge_reports(reports: Sequence[Report]) -> Report:
    """Return one report on the claims of all; lists in the order they first appear.

    Raises:
        InputError: there are none, one claim is in two of them, or they were not made with the
            same factcheck, settings, models and corpus.
    """
    if not reports:
        raise InputError("no reports to merge")
    first = reports[0]
    for report in reports[1:]:
        _check_same_run(first, report)
    claims = [verdict.claim for report in reports for verdict in report.verdicts]
    claims += [failure.claim for report in reports for failure in report.failures]
    _check_distinct(claims)
    order = _order(claims)
    return Report(
        article=", ".join(dict.fromkeys(report.article for report in reports)),
        title=first.title,
        verdicts=_sorted([v for report in reports for v in report.verdicts], order),
        failures=_sorted([f for report in reports for f in report.failures], order),
        set_aside=tuple(item for report in reports for item in report.set_aside),
        coverage=_sum([report.coverage for report in reports]),
        corpus=joint_corpus([report.corpus for report in reports]),
        settings=first.settings,
        models=tuple({model: None for report in reports for model in report.models}),
        version=first.version,
        created_at=max(report.created_at for report in reports),
        seconds=sum(report.seconds for report in reports),
        findings=_sorted([f for report in reports for f in report.findings], order),
    )


def missing_shards(reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the shards that the reports are not all of, such as `2/5`; sorted.

    Reports that say of no shard, made without `--shard` or by an older version, miss none.

    Raises:
        InputError: they are shards of different numbers of them.
    """
    shards = {parse_shard(report.shard) for report in reports if report.shard is not None}
    sizes = sorted({shard.n_shards for shard in shards})
    if len(sizes) > 1:
        raise InputError(f"the reports are shards of {' and of '.join(map(str, sizes))}")
    numbers = {shard.number for shard in shards}
    return tuple(f"{i}/{n}" for n in sizes for i in range(1, n + 1) if i not in numbers)


def _check_same_run(first: Report, other: Report) -> None:
    values = {
        "factcheck": (first.version, other.version),
        "settings": (_settings(first), _settings(other)),
        "models": (set(first.models), set(other.models)),
    }
    if first.corpus.path == other.corpus.path:
        values["corpus"] = (first.corpus.fingerprint, other.corpus.fingerprint)
    differing = [name for name, (ours, theirs) in values.items() if ours != theirs]
    if differing:
        raise InputError(
            f"the reports are not of one run: {', '.join(differing)} differ",
            hint="Merge the shards of one commit, checked with the same settings.",
        )


def _settings(report: Report) -> dict[str, object]:
    return {setting.name: setting.value for setting in report.settings}


def _check_distinct(claims: Sequence[Claim]) -> None:
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        key = (claim.location.path, claim.id)
        if key in seen:
            raise InputError(f"{claim.location.path}: {claim.id} is in two reports")
        seen.add(key)


def _order(claims: Sequence[Claim]) -> _Order:
    files = {path: i for i, path in enumerate(dict.fromkeys(c.location.path for c in claims))}
    return {
        (c.location.path, c.id): (files[c.location.path], c.location.line, c.location.column)
        for c in claims
    }


def _sorted(items: Sequence[Result], order: _Order) -> tuple[Result, ...]:
    return tuple(sorted(items, key=lambda item: order[item.claim.location.path, item.claim.id]))


def _sum(parts: Sequence[Coverage]) -> Coverage:
    names = [field.name for field in fields(Coverage)]
    return Coverage(**{name: sum(getattr(part, name) for part in parts) for name in names})
