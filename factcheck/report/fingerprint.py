"""What a finding is known by from run to run, wherever its line moves."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from factcheck.report.phrases import one_line, shown_path
from factcheck.types import Finding


def finding_fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return 32 hexadecimal digits a finding, in order, all of them different.

    They rest on the file, the kind and the claim's words, so neither moving a claim within
    its file nor another message changes them.
    """
    seen: Counter[str] = Counter()
    fingerprints = []
    for finding in findings:
        known_by = "\n".join(
            (finding.kind.value, shown_path(finding.claim.location.path), _words(finding))
        )
        seen[known_by] += 1
        numbered = f"{known_by}\n{seen[known_by]}"
        digest = hashlib.sha256(numbered.encode("utf-8", "surrogatepass")).hexdigest()
        fingerprints.append(digest[:32])
    return tuple(fingerprints)


def _words(finding: Finding) -> str:
    return one_line(finding.claim.text).casefold()
