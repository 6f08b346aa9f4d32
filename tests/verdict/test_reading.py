"""Which model reads which sentence."""

from factcheck.settings import VerdictSettings
from factcheck.testing import SUPPORTS, FakeScorer, make_claim, make_hit, make_passage
from factcheck.types import Label, StanceProbabilities
from factcheck.verdict.decide import decide
from factcheck.verdict.reading import StanceReader, read_candidates
from factcheck.verdict.select import Candidate, select_candidates
from factcheck.verdict.weigh import can_decide

SETTINGS = VerdictSettings()
CLAIMS = [
    make_claim("The old bridge in Prague was built of stone in 1402."),
    make_claim("The north tower in Brno is 64 metres tall."),
]
SAYS_IT = "The old bridge in Prague was built of stone in 1402."
OTHER_YEAR = "The old bridge in Prague was built of stone in 1357."
NO_YEAR = "The old bridge in Prague was built of stone."
ELSEWHERE = "Cheese is made from milk."
LIGHT = StanceProbabilities(supports=0.5, refutes=0.2, neither=0.3)


class Asked(FakeScorer):
    """Says one stance of all, and remembers what it read."""

    def __init__(self, stance: StanceProbabilities) -> None:
        super().__init__(lambda _: stance)
        self.read: list[str] = []

    def score(self, pairs):  # type: ignore[no-untyped-def]
        self.read.extend(pair.evidence for pair in pairs)
        return super().score(pairs)


def candidates() -> list[tuple[Candidate, ...]]:
    hits = [make_hit(make_passage(SAYS_IT, OTHER_YEAR, NO_YEAR, ELSEWHERE))]
    return [select_candidates(claim, hits, 9) for claim in CLAIMS]


def test_what_can_decide_is_read_by_the_scorer_and_the_rest_by_the_light_one() -> None:
    scorer, light = Asked(SUPPORTS), Asked(LIGHT)
    chosen = candidates()
    read = read_candidates(
        CLAIMS,
        chosen,
        StanceReader(scorer=scorer, calibration=None),
        light=StanceReader(scorer=light, calibration=None),
        settings=SETTINGS,
    )
    assert set(scorer.read) == {SAYS_IT, OTHER_YEAR, NO_YEAR}
    assert len(scorer.read) + len(light.read) == sum(map(len, chosen))
    for some, evidence in zip(chosen, read, strict=True):
        assert [item.text for item in evidence] == [candidate.text for candidate in some]
        for candidate, item in zip(some, evidence, strict=True):
            deciding = can_decide(candidate.comparison, SETTINGS)
            assert item.stance == (SUPPORTS if deciding else LIGHT)


def test_without_a_light_one_the_scorer_reads_all() -> None:
    scorer = Asked(SUPPORTS)
    chosen = candidates()
    reader = StanceReader(scorer=scorer, calibration=None)
    read = read_candidates(CLAIMS, chosen, reader, light=None, settings=SETTINGS)
    assert len(scorer.read) == sum(map(len, chosen))
    assert {item.stance for evidence in read for item in evidence} == {SUPPORTS}


def test_no_candidates_no_evidence() -> None:
    reader = StanceReader(scorer=Asked(SUPPORTS), calibration=None)
    assert read_candidates(CLAIMS, [(), ()], reader, light=reader, settings=SETTINGS) == [(), ()]


def test_what_cannot_decide_does_not_whatever_is_said_of_it() -> None:
    certain = [
        StanceProbabilities(supports=1.0, refutes=0.0, neither=0.0),
        StanceProbabilities(supports=0.0, refutes=1.0, neither=0.0),
    ]
    asked = [(c, one) for c, some in zip(CLAIMS, candidates(), strict=True) for one in some]
    idle = [(c, one) for c, one in asked if not can_decide(one.comparison, SETTINGS)]
    assert {one.text for _, one in idle} == {SAYS_IT, OTHER_YEAR, NO_YEAR, ELSEWHERE}
    for claim, candidate in idle:
        for stance in certain:
            verdict = decide(claim, [candidate.with_stance(stance)], SETTINGS)
            assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
