import datetime as dt

import pytest

from factcheck.checking.run import CheckInterrupted
from factcheck.errors import ClaimListError, CorpusError, InputError
from factcheck.testing import FakeScorer
from factcheck.types import FindingKind, Label, Pair, StanceProbabilities, Verdict
from tests.checking.conftest import BRIDGE, MAYOR, Project, by_numbers


def test_claims_that_are_as_expected_give_no_findings(project: Project) -> None:
    report = project.check().report
    assert [verdict.label for verdict in report.verdicts] == [
        Label.SUPPORTED,
        Label.SUPPORTED,
        Label.REFUTED,
    ]
    assert report.findings == ()
    assert report.article == "claims"
    assert (report.coverage.n_claims, report.coverage.n_checked) == (3, 3)
    assert report.coverage.n_decided == 3


def test_evidence_says_where_it_stands(project: Project) -> None:
    verdict = project.check().report.verdicts[0]
    assert verdict.supporting is not None
    place = verdict.supporting.location
    assert place is not None
    assert (place.path, place.line, place.column) == ("corpus/bridge.md", 3, 12)


@pytest.mark.parametrize(
    ("entry", "kind", "message"),
    [
        (
            "{text: The stone bridge of Elmhaven was opened in 1850.}",
            "refuted",
            "refuted (0.98), expected supported: the claim says “1850”, the evidence “1750”",
        ),
        (
            f"{{text: {BRIDGE}, expect: refuted}}",
            "unexpected",
            "supported (0.97), expected refuted",
        ),
        (
            "{text: The moon is a planet., expect: [supported, refuted]}",
            "unexpected",
            "expected supported or refuted: the corpus holds nothing on this",
        ),
        (
            f"{{text: {BRIDGE}, min_confidence: 0.99}}",
            "low-confidence",
            "supported, but with confidence 0.97 below 0.99",
        ),
    ],
)
def test_what_is_not_as_expected_is_a_finding(
    project: Project, entry: str, kind: str, message: str
) -> None:
    project.write("claims/town.yaml", f"claims:\n  - {entry}\n")
    finding = project.finding()
    assert finding.kind == kind
    assert message in finding.message
    assert finding.verdict is not None


def test_any_accepts_every_label(project: Project) -> None:
    project.write("claims/town.yaml", f"defaults: {{expect: any}}\nclaims: [{BRIDGE}, A moon.]\n")
    assert project.findings() == []


def test_a_persons_decision_stands_above_the_verdict(project: Project) -> None:
    override = "{label: supported, reason: read the deed, by: desk, until: 2999-01-01}"
    text = "The stone bridge of Elmhaven was opened in 1850."
    project.write("claims/town.yaml", f"claims: [{{text: {text}, override: {override}}}]\n")
    outcome = project.check()
    assert outcome.report.findings == ()
    assert outcome.report.verdicts[0].label is Label.REFUTED
    assert outcome.needless_overrides == ()


def test_a_decision_that_is_not_expected_is_a_finding(project: Project) -> None:
    override = "{label: refuted, reason: read the deed, by: desk, until: 2999-01-01}"
    project.write("claims/town.yaml", f"claims: [{{text: {BRIDGE}, override: {override}}}]\n")
    finding = project.finding()
    assert finding.kind is FindingKind.REFUTED
    assert finding.message == (
        "decided refuted by desk until 2999-01-01 (read the deed), expected supported"
    )


def test_an_override_that_the_tool_agrees_with_is_said_to_be_needless(project: Project) -> None:
    override = "{label: supported, reason: r, by: desk, until: 2999-01-01}"
    project.write("claims/a.yaml", f"claims: [{{id: x, text: {BRIDGE}, override: {override}}}]\n")
    outcome = project.check("claims/a.yaml")
    assert [claim.id for claim in outcome.needless_overrides] == ["x"]


def test_a_claim_that_cannot_be_checked_is_a_finding_and_costs_no_other(project: Project) -> None:
    def rule(pair: Pair) -> StanceProbabilities:
        if "mayor" in pair.claim:
            raise RuntimeError("out of order")
        return StanceProbabilities(supports=0.97, refutes=0.01, neither=0.02)

    project.scorer = FakeScorer(rule)
    report = project.check().report
    assert [failure.claim.id for failure in report.failures] == ["mayor"]
    assert ("unchecked", "mayor") in [(f.kind.value, f.claim.id) for f in report.findings]
    assert len(report.verdicts) == 2


def test_each_list_is_checked_against_its_own_corpus(project: Project) -> None:
    project.write("other/x.md", "# Other\n\nThe stone bridge of Elmhaven was opened in 1850.\n")
    project.write("claims/other.yaml", f"corpus: ../other\nclaims: [{{id: o, text: {BRIDGE}}}]\n")
    assert project.findings() == [("refuted", "o")]
    assert project.opened == ["other", "corpus"]
    assert project.findings(corpus="corpus") == []


def test_lists_without_a_corpus_use_the_working_directorys(project: Project) -> None:
    project.write("claims/town.yaml", f"claims: [{BRIDGE}]\n")
    assert project.findings() == []


def test_evidence_of_a_later_day_is_left_out(project: Project) -> None:
    project.write("corpus/people.md", f"---\ndate: 2020-01-01\n---\n# The mayor\n\n{MAYOR}\n")
    head = "as_of: 2019-06-01\nevidence_until: as_of\n"
    project.write("claims/town.yaml", f"{head}claims: [{{text: {MAYOR}, expect: any}}]\n")
    assert project.check().report.verdicts[0].label is Label.NOT_ENOUGH_EVIDENCE
    project.write("claims/town.yaml", f"claims: [{{text: {MAYOR}, expect: any}}]\n")
    assert project.check().report.verdicts[0].label is Label.SUPPORTED


def test_a_claim_must_still_stand_in_its_article(project: Project) -> None:
    project.write("articles/news.md", f"---\ndate: 2025-03-11\n---\n# News\n\nSo: {BRIDGE}\n")
    project.write(
        "claims/town.yaml",
        "defaults: {article: ../articles/news.md}\n"
        f"claims:\n  - {{id: here, text: {BRIDGE}}}\n  - {{id: gone, text: {MAYOR}}}\n",
    )
    outcome = project.check()
    (finding,) = outcome.report.findings
    assert (finding.kind.value, finding.claim.id) == ("not-in-article", "gone")
    assert "articles/news.md does not hold this claim" in finding.message
    assert outcome.report.verdicts[0].claim.date == dt.date(2025, 3, 11)


def test_a_shard_holds_its_part_and_all_shards_hold_everything(project: Project) -> None:
    parts = [project.check(shard=f"{i}/2").report.verdicts for i in (1, 2)]
    assert [[v.claim.id for v in part] for part in parts] == [["bridge", "river"], ["mayor"]]
    assert project.check(shard="1/2").n_listed == 3


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_a_wrong_shard_is_an_error(project: Project, shard: str) -> None:
    with pytest.raises(InputError, match="expected I/N"):
        project.check(shard=shard)


def test_broken_lists_are_not_checked(project: Project) -> None:
    project.write("claims/broken.yaml", "claims: [1]\n")
    with pytest.raises(ClaimListError, match=r"claims/broken.yaml:1:10: "):
        project.check()
    assert project.scorer.asked == []


def test_a_corpus_without_documents_is_an_error(project: Project) -> None:
    (project.folder / "empty").mkdir()
    with pytest.raises(CorpusError, match="holds no reference documents"):
        project.check(corpus="empty")


def test_an_interruption_says_how_far_the_check_had_come(cached: Project) -> None:
    claims = [f"The stone bridge of Elmhaven was opened in {1000 + i}." for i in range(150)]
    cached.write("claims/town.yaml", "claims:\n" + "".join(f"  - {c}\n" for c in claims))

    def rule(pair: Pair) -> StanceProbabilities:
        if "1100" in pair.claim:
            raise KeyboardInterrupt
        return StanceProbabilities(supports=0.0, refutes=0.0, neither=1.0)

    cached.scorer = FakeScorer(rule)
    with pytest.raises(CheckInterrupted) as caught:
        cached.check()
    assert (caught.value.n_done, caught.value.n_claims) == (64, 150)
    cached.scorer = FakeScorer(by_numbers)
    outcome = cached.check()
    assert len(outcome.report.verdicts) == 150
    assert outcome.n_scored == 86


def test_an_empty_list_is_no_pass(project: Project) -> None:
    project.write("claims/town.yaml", "claims: []\n")
    outcome = project.check()
    assert outcome.n_listed == 0
    assert outcome.report.verdicts == ()


def test_verdicts_come_in_the_order_of_the_lists(project: Project) -> None:
    project.write("claims/a.yaml", f"claims: [{{id: z, text: {MAYOR}}}]\n")
    verdicts = project.check("claims/town.yaml", "claims/a.yaml").report.verdicts
    assert [verdict.claim.id for verdict in verdicts] == ["bridge", "mayor", "river", "z"]
    assert all(isinstance(verdict, Verdict) for verdict in verdicts)
