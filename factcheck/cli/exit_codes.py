"""What the process says to the shell."""

from enum import IntEnum

from factcheck.types import Label, Report


class ExitCode(IntEnum):
    """Documented in the README; CI jobs rely on them."""

    OK = 0
    FINDINGS = 1
    """A claim was refuted, or the evidence conflicts."""
    USAGE = 2
    """Wrong arguments, settings or input."""
    INTERNAL = 3
    """A bug, or claims that could not be checked."""
    NOTHING_CHECKED = 4
    """The article holds nothing to check; never a pass."""
    INTERRUPTED = 130


def exit_code(report: Report) -> ExitCode:
    """Return the code for a verified article: findings first, then failures."""
    if any(v.label in (Label.REFUTED, Label.CONFLICTING) for v in report.verdicts):
        return ExitCode.FINDINGS
    if report.failures:
        return ExitCode.INTERNAL
    return ExitCode.OK if report.verdicts else ExitCode.NOTHING_CHECKED
