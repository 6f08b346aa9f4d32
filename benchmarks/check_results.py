"""What `benchmarks.check_speed` leaves behind, and the section of a page made from it."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from benchmarks.machine import Machine
from benchmarks.statistics import Summary
from benchmarks.tables import busy_note, shown, spread, table

AIM_CLAIMS_PER_SECOND = 12.0
AIM_UNCHANGED_SECONDS = 3.0
AIM_LINT_SECONDS = 0.5


class MemoryRow(BaseModel):
    """Peak resident memory of a list's runs, in 10⁶ bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    n_claims: int
    scored_mb: float
    """Of the first run: models and index loaded."""
    unchanged_mb: float
    """Of the next run: everything remembered."""
    json_mb: float
    """Of a run that writes every verdict with its evidence."""


class CheckResults(BaseModel):
    """One run of the benchmark."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: dt.datetime
    """When it began, UTC."""
    n_runs: int
    machine: Machine
    versions: dict[str, str]
    n_claims: int
    scored_seconds: Summary
    """From process start to the last output, nothing remembered, the index cached."""
    claims_per_second: Summary
    """Over that whole time, loading among it."""
    unchanged_seconds: Summary
    lint_seconds: Summary
    """Of the project's own lists."""
    memory: tuple[MemoryRow, ...]
    changed_document: str
    n_with_changed_hits: int
    """Claims that have other passages since the document changed."""
    n_scored_again: int
    """Claims that the stance model was asked about for it."""

    def render(self) -> str:
        """Return the section, ending without a line end."""
        machine = self.machine
        introduction = (
            f"`factcheck check` on {self.n_claims} claims made of sentences of the starter corpus, "
            f"half of them with other numbers; measured on {machine.n_cores} cores "
            f"({machine.cpu}) on {self.date:%Y-%m-%d} with OMP_NUM_THREADS "
            f"{machine.omp_num_threads or 'not set'}. Times are from process start to the last "
            "output, loading among them."
        )
        parts = (
            "## Checking lists",
            introduction,
            busy_note(machine.load_before),
            self._times(),
            self._change(),
            self._memory(),
            "Repeat it with `python -m benchmarks.check_speed` and `python -m benchmarks.report`.",
        )
        return "\n\n".join(part for part in parts if part)

    def _times(self) -> str:
        rows = (
            ("nothing remembered, s", self.scored_seconds, ""),
            ("the same, claims/s", self.claims_per_second, f"≥ {AIM_CLAIMS_PER_SECOND:g}"),
            ("run again unchanged, s", self.unchanged_seconds, f"< {AIM_UNCHANGED_SECONDS:g}"),
            ("`factcheck lint claims/`, s", self.lint_seconds, f"< {AIM_LINT_SECONDS:g}"),
        )
        return table(
            ("", "measured", "aim", "runs"),
            [(name, spread(s), aim, str(len(s.values))) for name, s, aim in rows],
        )

    def _change(self) -> str:
        return (
            f"After a year was changed in {self.changed_document}, {self.n_with_changed_hits} of "
            f"{self.n_claims} claims have other passages; {self.n_scored_again} were scored again."
        )

    def _memory(self) -> str:
        header = ("claims in the list", "first run, MB", "run again, MB", "as JSON, MB")
        rows = [
            (f"{row.n_claims:,}", shown(row.scored_mb), shown(row.unchanged_mb), shown(row.json_mb))
            for row in self.memory
        ]
        return (
            f"Peak memory; lists over {self.n_claims} claims repeat them under other ids.\n\n"
            + (table(header, rows))
        )


def read_check_results(path: Path) -> CheckResults | None:
    """Return the results in a file; None where there is none.

    Raises:
        ValidationError: it is not a results file of this version.
    """
    return CheckResults.model_validate_json(path.read_bytes()) if path.exists() else None
