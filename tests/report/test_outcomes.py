from dataclasses import replace

from factcheck.report.fingerprint import finding_fingerprints
from factcheck.report.formats import FORMATS
from factcheck.report.outcomes import (
    SEVERITIES,
    Severity,
    Side,
    is_list,
    outcomes,
    problems,
    shown_evidence,
)
from factcheck.testing import (
    make_claim,
    make_evidence,
    make_report,
    make_verdict,
    sample_list_report,
    sample_report,
)
from factcheck.types import FindingKind, Label


def test_an_articles_problems_are_what_is_refuted_conflicting_or_unchecked() -> None:
    report = sample_report()
    assert not is_list(report)
    assert [(p.kind, p.claim.location.line) for p in problems(report)] == [
        (FindingKind.REFUTED, 4),
        (FindingKind.CONFLICTING, 5),
        (FindingKind.UNCHECKED, 7),
    ]


def test_a_lists_problems_are_its_findings_loudest_first() -> None:
    report = sample_list_report()
    assert is_list(report)
    found = problems(report)
    assert sorted(found, key=str) == sorted(report.findings, key=str)
    loudness = [list(Severity).index(SEVERITIES[p.kind]) for p in found]
    assert loudness == sorted(loudness)
    assert found[0].kind is FindingKind.REFUTED


def test_a_list_that_is_as_expected_has_no_problems_even_where_claims_are_refuted() -> None:
    assert problems(replace(sample_list_report(), findings=())) == ()


def test_every_kind_of_finding_has_a_severity() -> None:
    assert SEVERITIES.keys() == set(FindingKind)


def test_every_claim_has_one_outcome_in_order() -> None:
    report = sample_list_report()
    found = outcomes(report)
    places = [(o.claim.location.path, o.claim.location.line) for o in found]
    assert places == [
        *(("claims/a, b: c.yaml", n) for n in range(3, 8)),
        ("claims/b.yaml", 23),
        *(("claims/b.yaml", n) for n in range(24, 28)),
    ]
    assert [f.kind for f in found[1].findings] == [FindingKind.REFUTED, FindingKind.FLIPPED]
    assert found[5].findings == ()
    assert found[6].verdict is None
    assert found[6].failure == report.failures[0]


def test_what_decided_is_shown_first() -> None:
    for_it, against = make_evidence("A."), make_evidence("B.")

    def shown(label: Label) -> list[tuple[Side, bool]]:
        verdict = make_verdict(make_claim("A."), label, supporting=for_it, refuting=against)
        return [(item.side, item.decides) for item in shown_evidence(verdict)]

    assert shown(Label.SUPPORTED) == [(Side.FOR, True), (Side.AGAINST, False)]
    assert shown(Label.REFUTED) == [(Side.AGAINST, True), (Side.FOR, False)]
    assert shown(Label.CONFLICTING) == [(Side.AGAINST, True), (Side.FOR, True)]
    assert shown_evidence(None) == ()


def test_what_does_not_settle_the_claim_is_told_under_perhaps() -> None:
    for_it, against = make_evidence("A."), make_evidence("B.")

    def headings(label: Label) -> set[str]:
        verdict = make_verdict(make_claim("A."), label, supporting=for_it, refuting=against)
        return {item.heading for item in shown_evidence(verdict)}

    assert headings(Label.SUPPORTED) == {"for", "perhaps against"}
    assert headings(Label.REFUTED) == {"perhaps for", "against"}
    assert headings(Label.CONFLICTING) == {"for", "against"}
    assert headings(Label.NOT_ENOUGH_EVIDENCE) == {"perhaps for", "perhaps against"}


def test_fingerprints_differ_and_outlast_a_claims_move() -> None:
    found = problems(sample_list_report())
    fingerprints = finding_fingerprints(found)
    assert len(set(fingerprints)) == len(found)
    moved = [
        replace(p, claim=replace(p.claim, location=replace(p.claim.location, line=99)))
        for p in found
    ]
    assert finding_fingerprints(moved) == fingerprints


def test_the_same_claim_twice_has_two_fingerprints() -> None:
    found = problems(sample_report())[0]
    assert len(set(finding_fingerprints([found, found, found]))) == 3


def test_rendering_changes_nothing_in_the_report() -> None:
    report = sample_list_report()
    for render in FORMATS.values():
        render(report)
    assert report == sample_list_report()


def test_a_report_of_an_article_without_a_claim_has_no_problem() -> None:
    assert problems(make_report()) == ()
    assert outcomes(make_report()) == ()


def test_the_nearest_sentence_is_shown_where_none_speaks_either_way() -> None:
    claim, near = make_claim("The bridge is long."), make_evidence("The bridge was built in 1750.")
    verdict = make_verdict(claim, Label.NOT_ENOUGH_EVIDENCE, nearest=near)
    (shown,) = shown_evidence(verdict)
    assert (shown.evidence, shown.heading, shown.decides) == (near, "closest", False)
    other = make_evidence("The bridge is not long.")
    both = make_verdict(claim, Label.NOT_ENOUGH_EVIDENCE, refuting=other, nearest=near)
    assert [item.evidence for item in shown_evidence(both)] == [other]
