"""The example article and its twin with ten facts changed, against the starter corpus."""

from collections import Counter
from pathlib import Path

import pytest

from factcheck import load_settings, open_checker, read_article
from factcheck.assemble import starter_corpus
from factcheck.types import Label, Report, SetAsideReason, Verdict
from tests.markers import needs_stance_model

EXAMPLES = Path(__file__).parents[1] / "examples"
CHANGES = {
    "from 54 countries": "number",
    "was invited to the talks": "negation",
    "French Foreign Minister": "office",
    "a summit in Berlin": "place",
    "hosted by Olaf Scholz": "name",
    "founded in 1959": "date",
    "since October 2022": "date",
    "Ukraine is a member of NATO": "negation",
    "24 February 2021": "date",
    "has 37 member states": "number",
}
"""What was changed, as it stands in the changed sentence."""

pytestmark = needs_stance_model


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        effective = load_settings()
        checker = open_checker(effective, corpus=starter_corpus())
        return {
            name: checker.verify(read_article(str(EXAMPLES / name), effective.settings))
            for name in ("article.txt", "article-changed.txt")
        }


def changed_verdicts(report: Report) -> dict[str, list[Verdict]]:
    return {words: [v for v in report.verdicts if words in v.claim.sentence] for words in CHANGES}


def test_every_change_is_in_the_changed_article_only() -> None:
    original = (EXAMPLES / "article.txt").read_text(encoding="utf-8")
    changed = (EXAMPLES / "article-changed.txt").read_text(encoding="utf-8")
    for words in CHANGES:
        assert words in changed
        assert words not in original


def test_the_readme_counts_the_verdicts_as_they_come_out(reports: dict[str, Report]) -> None:
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    counts = Counter(verdict.label for verdict in reports["article-changed.txt"].verdicts)
    told = (
        f"{counts[Label.SUPPORTED]} supported, {counts[Label.REFUTED]} refuted, "
        f"{counts[Label.NOT_ENOUGH_EVIDENCE]} not enough evidence;"
    )
    assert told in " ".join(readme.split())


def test_at_least_nine_of_ten_changes_are_caught(reports: dict[str, Report]) -> None:
    wrong = (Label.REFUTED, Label.CONFLICTING)
    verdicts = changed_verdicts(reports["article-changed.txt"])
    caught = [words for words, found in verdicts.items() if any(v.label in wrong for v in found)]
    assert len(caught) >= 9, sorted(set(CHANGES) - set(caught))


@pytest.mark.parametrize("words", CHANGES)
def test_no_changed_claim_is_supported(reports: dict[str, Report], words: str) -> None:
    found = changed_verdicts(reports["article-changed.txt"])[words]
    assert found
    for verdict in found:
        assert words not in verdict.claim.text or verdict.label is not Label.SUPPORTED


def test_no_true_claim_is_refuted(reports: dict[str, Report]) -> None:
    refuted = [v.claim.text for v in reports["article.txt"].verdicts if v.label is Label.REFUTED]
    assert refuted == []


def test_most_of_the_true_article_is_supported(reports: dict[str, Report]) -> None:
    verdicts = reports["article.txt"].verdicts
    supported = [v for v in verdicts if v.label is Label.SUPPORTED]
    assert len(supported) >= len(verdicts) / 2


def test_heading_byline_credit_and_question_are_set_aside(reports: dict[str, Report]) -> None:
    reasons = {item.reason for item in reports["article.txt"].set_aside}
    assert {SetAsideReason.HEADING, SetAsideReason.CREDIT, SetAsideReason.QUESTION} <= reasons
    assert not any("desk" in v.claim.text for v in reports["article.txt"].verdicts)


def test_spans_point_at_the_sentences(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        text = read_article(str(EXAMPLES / name), load_settings().settings).text
        for verdict in report.verdicts:
            span = verdict.claim.span
            assert text[span.start : span.end] == verdict.claim.sentence
