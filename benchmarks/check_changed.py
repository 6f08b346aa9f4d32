"""How many claims of a list one changed document touches, and how many are scored for it.

    python -m benchmarks.check_changed LIST DOCUMENT

Run by `benchmarks.check_speed` in a folder with `corpus/` and a list that was checked before.
It prints both counts as JSON: claims whose passages have other words now, found by retrieval
alone before and after the change, and claims that the stance model was asked about again.
"""

import json
import sys
from pathlib import Path

from factcheck.assemble import open_checker
from factcheck.checking.check import CheckOptions, check_lists, open_session
from factcheck.claims.lists import read_claims
from factcheck.settings import EffectiveSettings, load_settings
from factcheck.types import Claim

CORPUS = Path("corpus")
OLD, NEW = "1949", "1948"
"""What is changed in the document, wherever it stands."""


def passages(effective: EffectiveSettings, claims: tuple[Claim, ...]) -> list[set[str]]:
    """Return the words of each claim's hits, with the document they are from."""
    checker = open_checker(effective, corpus=CORPUS)
    return [
        {f"{hit.passage.citation.document_id}\n{hit.passage.text}" for hit in hits}
        for hits in checker.retrieve(claims)
    ]


def main() -> None:
    """Change the document, and print what that costs."""
    name, document = sys.argv[1:]
    effective = load_settings()
    claims = read_claims([name])
    before = passages(effective, claims)
    path = CORPUS / document
    text = path.read_text(encoding="utf-8")
    if OLD not in text:
        raise SystemExit(f"{path}: does not hold {OLD}, which was to be changed")
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    after = passages(effective, claims)
    with open_session(effective) as session:
        outcome = check_lists(session, CheckOptions(paths=(name,)))
    n_changed = sum(old != new for old, new in zip(before, after, strict=True))
    print(json.dumps({"with_changed_hits": n_changed, "scored": outcome.n_scored}))


if __name__ == "__main__":
    main()
