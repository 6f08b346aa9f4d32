"""Evidence into verdicts. Stances are clear-cut, so that no threshold's exact value matters."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.settings import VerdictSettings
from factcheck.testing import NEITHER, REFUTES, SUPPORTS, make_claim, make_hit, make_passage
from factcheck.types import Evidence, Label, Span, StanceProbabilities, Verdict
from factcheck.verdict.decide import decide
from factcheck.verdict.select import select_candidates

NOW = dt.date(2025, 3, 11)  # a Tuesday
Sentence = tuple[str, StanceProbabilities]


def evidence_for(
    claim: str, sentences: Sequence[Sentence], *, one_document: bool = False
) -> list[Evidence]:
    """Each sentence held against the claim; each in a document of its own, unless said."""
    made = []
    for number, (sentence, stance) in enumerate(sentences):
        document_id = "one.md" if one_document else f"{number}.md"
        hit = make_hit(make_passage(sentence, document_id=document_id, date=NOW))
        (candidate,) = select_candidates(make_claim(claim, date=NOW), [hit], 1)
        start = 1000 * number
        span = Span(start, start + len(sentence))
        made.append(replace(candidate.with_stance(stance), span=span))
    return made


def verdict_on(claim: str, sentences: Sequence[Sentence], *, one_document: bool = False) -> Verdict:
    evidence = evidence_for(claim, sentences, one_document=one_document)
    return decide(make_claim(claim, date=NOW), evidence, VerdictSettings())


def assert_verdict(
    claim: str, sentences: Sequence[Sentence], label: Label, *, one_document: bool = False
) -> None:
    verdict = verdict_on(claim, sentences, one_document=one_document)
    assert verdict.label is label, verdict.reason


SUPPORTED, REFUTED = Label.SUPPORTED, Label.REFUTED
OPEN, CONFLICTING = Label.NOT_ENOUGH_EVIDENCE, Label.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "sentences", "label"),
    [
        ("The pact was founded in 1949.", [], OPEN),
        (
            "The ministers met in Riga without their U.S. colleagues.",
            [("The United States did not take part in the Riga meeting of ministers.", REFUTES)],
            OPEN,
        ),
        ("The pact was founded in 1949.", [("The pact was founded in 1949.", SUPPORTS)], SUPPORTED),
        (
            "The pact was founded in 1949.",
            [("The pact was founded on 4 April 1949.", SUPPORTS)],
            SUPPORTED,
        ),
        ("The pact was founded in 1949.", [("The pact was founded in 1949.", NEITHER)], OPEN),
        ("The pact was founded in 1949.", [("Cheese is made from milk.", SUPPORTS)], OPEN),
        ("The pact was founded in 1949.", [("Cheese is made from milk.", REFUTES)], OPEN),
        ("The lake is deep.", [("Cheese is made from milk.", SUPPORTS)], OPEN),
        ("The lake is deep.", [("The lake is deep.", SUPPORTS)], SUPPORTED),
        ("The lake is deep.", [("The lake is shallow.", REFUTES)], REFUTED),
    ],
)
def test_one_sentence_decides_or_leaves_open(
    claim: str, sentences: list[Sentence], label: Label
) -> None:
    assert_verdict(claim, sentences, label)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The pact was founded in 1955.", "The pact was founded in 1949."),
        ("The pact was founded on 5 April 1949.", "The pact was founded on 4 April 1949."),
        ("The pact has 43 members.", "The pact has 34 members."),
        ("The pact has forty-three members.", "The pact has 34 members."),
        ("More than 50 members joined the pact.", "Exactly 34 members joined the pact."),
        ("Rates fell to 3.4% in May 2024.", "Rates fell to 2.1% in May 2024."),
        ("The bridge cost $3 billion.", "The bridge cost $1.5 billion."),
    ],
)
def test_another_number_or_date_refutes_whatever_the_stance(claim: str, sentence: str) -> None:
    assert_verdict(claim, [(sentence, SUPPORTS)], REFUTED)
    assert_verdict(claim, [(sentence, REFUTES)], REFUTED)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The pact was founded in 1949.", "The pact was founded."),
        ("The pact has 34 members.", "The pact has members."),
        ("Sweden joined the pact.", "The country joined the pact."),
        ("Sweden and Finland joined the pact.", "Finland joined the pact."),
        ("Marta Novak joined the pact in Oslo.", "Marta Novak joined the pact."),
        ("The bridge cost $2 billion.", "The bridge cost $1.5 billion."),
    ],
)
def test_what_the_sentence_leaves_open_is_never_supported(claim: str, sentence: str) -> None:
    assert verdict_on(claim, [(sentence, SUPPORTS)]).label is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ruritania is a member of the pact.", "Ruritania is not a member of the pact."),
        ("Ruritania is not a member of the pact.", "Ruritania is a member of the pact."),
        ("Exports of steel increased.", "Exports of steel decreased."),
    ],
)
def test_negation_and_opposites_never_support_and_refute_with_the_stance(
    claim: str, sentence: str
) -> None:
    assert verdict_on(claim, [(sentence, SUPPORTS)]).label is not SUPPORTED
    assert_verdict(claim, [(sentence, REFUTES)], REFUTED)


@pytest.mark.parametrize("stance", [SUPPORTS, REFUTES, NEITHER])
def test_a_sentence_that_differs_twice_speaks_of_something_else(
    stance: StanceProbabilities,
) -> None:
    claim = "The pact was founded in 1955 by 12 members."
    assert_verdict(claim, [("The pact was founded in 1949 by 15 members.", stance)], OPEN)


@pytest.mark.parametrize("stance", [SUPPORTS, REFUTES, NEITHER])
def test_a_sentence_without_the_claim_s_names_speaks_of_something_else(
    stance: StanceProbabilities,
) -> None:
    claim = "The old stone bridge in Oslo has a wide river below it."
    assert_verdict(claim, [("The old stone bridge has a wide road below it.", stance)], OPEN)


BUILT = "The old bridge in Prague was built of stone."
NOT_BUILT = "The old bridge in Prague was not built of stone."


def test_documents_that_contradict_each_other_conflict() -> None:
    assert_verdict(BUILT, [(BUILT, SUPPORTS), (NOT_BUILT, REFUTES)], CONFLICTING)


def test_one_document_that_contradicts_itself_decides_nothing() -> None:
    sentences = [(BUILT, SUPPORTS), (NOT_BUILT, REFUTES)]
    verdict = verdict_on(BUILT, sentences, one_document=True)
    assert verdict.label is OPEN
    assert verdict.reason == "sentences of one document point both ways"


@pytest.mark.parametrize(
    "aside",
    [
        "It is not known who built the towers, the gates, the walls and the wells of the city.",
        "The old bridge in Prague, built of stone, has towers, gates, statues, lamps and benches "
        "that painters, singers, bakers, tailors and sailors of the region sell to visitors.",
    ],
)
def test_a_sentence_that_hardly_speaks_of_the_claim_makes_no_conflict(aside: str) -> None:
    assert_verdict(BUILT, [(BUILT, SUPPORTS), (aside, REFUTES)], SUPPORTED)


def test_both_sides_are_shown_with_the_verdict() -> None:
    verdict = verdict_on(BUILT, [(BUILT, SUPPORTS), (NOT_BUILT, REFUTES)])
    assert verdict.supporting is not None
    assert verdict.refuting is not None
    assert (verdict.supporting.text, verdict.refuting.text) == (BUILT, NOT_BUILT)


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        ("The old bridge in Prague was built in 1357.", True),
        ("The old bridge in Prague was closed to cars.", False),
    ],
)
def test_a_weak_refutation_is_shown_where_something_differs(sentence: str, is_shown: bool) -> None:
    doubtful = StanceProbabilities(supports=0.05, refutes=0.5, neither=0.45)
    verdict = verdict_on("The old bridge in Prague was built in 1402.", [(sentence, doubtful)])
    assert verdict.label is OPEN
    assert (verdict.refuting is not None) is is_shown


@pytest.mark.parametrize(
    "sentence",
    [
        "The old bridge in Vienna was closed in 1431.",  # another town, another year
        "Anna Berg did not come to Prague.",
    ],
)
def test_what_speaks_of_something_else_is_not_shown_against(sentence: str) -> None:
    verdict = verdict_on("The old bridge in Prague was built in 1402.", [(sentence, REFUTES)])
    assert verdict.label is OPEN
    assert verdict.refuting is None


def test_no_evidence_says_so() -> None:
    verdict = verdict_on(BUILT, [])
    assert (verdict.supporting, verdict.refuting) == (None, None)
    assert (verdict.n_considered, verdict.n_on_topic) == (0, 0)
    assert verdict.reason == "the corpus holds nothing on this"
    assert verdict.confidence == 1.0


def test_what_was_considered_is_counted() -> None:
    verdict = verdict_on(BUILT, [(BUILT, SUPPORTS), ("Cheese is made from milk.", NEITHER)])
    assert (verdict.n_considered, verdict.n_on_topic) == (2, 1)


@pytest.mark.parametrize(
    ("claim", "sentence", "stance", "reason"),
    [
        (BUILT, BUILT, SUPPORTS, "the corpus says the same"),
        ("The lake is deep.", "The lake is shallow.", REFUTES, "the corpus says otherwise"),
        (
            "The pact has 43 members.",
            "The pact has 34 members.",
            SUPPORTS,
            "the claim says “43”, the evidence “34”",
        ),
        (
            BUILT,
            NOT_BUILT,
            REFUTES,
            "one of claim and evidence is negated, the other is not",
        ),
        (
            "The pact was founded in 1949.",
            "The pact was founded.",
            SUPPORTS,
            "the closest sentence does not mention “1949”",
        ),
        (BUILT, BUILT, NEITHER, "the corpus speaks of this but does not settle it"),
    ],
)
def test_the_reason_names_what_decided(
    claim: str, sentence: str, stance: StanceProbabilities, reason: str
) -> None:
    assert verdict_on(claim, [(sentence, stance)]).reason == reason


NUMBERS = st.integers(2, 9999)
YEARS = st.integers(1500, 2095)


@given(ours=NUMBERS, theirs=NUMBERS, stance=st.sampled_from([SUPPORTS, REFUTES, NEITHER]))
def test_another_number_is_never_supported(
    ours: int, theirs: int, stance: StanceProbabilities
) -> None:
    assume(ours != theirs)
    claim = f"The union of Ruritania has {ours} member towns."
    sentence = f"The union of Ruritania has {theirs} member towns."
    assert verdict_on(claim, [(sentence, stance)]).label is not SUPPORTED


@given(ours=NUMBERS, theirs=NUMBERS, noun=st.sampled_from(["%", " percent", " km", " euros"]))
def test_another_measure_is_never_supported(ours: int, theirs: int, noun: str) -> None:
    assume(abs(ours - theirs) > 0.03 * max(ours, theirs))  # rounding: "1000 %" said of 970 %
    claim = f"The longest road of Ruritania grew by {ours}{noun}."
    sentence = f"The longest road of Ruritania grew by {theirs}{noun}."
    assert verdict_on(claim, [(sentence, SUPPORTS)]).label is not SUPPORTED


@given(ours=YEARS, theirs=YEARS, before=st.sampled_from(["in", "on 3 May", "in October"]))
def test_another_year_is_never_supported(ours: int, theirs: int, before: str) -> None:
    assume(ours != theirs)
    claim = f"Ruritania joined the union {before} {ours}."
    sentence = f"Ruritania joined the union {before} {theirs}."
    assert verdict_on(claim, [(sentence, SUPPORTS)]).label is not SUPPORTED


@given(number=NUMBERS, year=st.integers(1900, 2020))
def test_the_same_number_and_year_are_supported(number: int, year: int) -> None:
    claim = f"In {year} the union of Ruritania had {number} towns."
    assert_verdict(claim, [(claim, SUPPORTS)], SUPPORTED)


@given(number=st.integers(2, 9999), year=st.integers(1900, 2020))
def test_a_number_the_sentence_lacks_is_never_supported(number: int, year: int) -> None:
    claim = f"In {year} the union of Ruritania had {number} towns."
    sentence = "The union of Ruritania had towns."
    assert verdict_on(claim, [(sentence, SUPPORTS)]).label is not SUPPORTED


POOL: list[Sentence] = [
    (BUILT, SUPPORTS),
    (BUILT, NEITHER),
    (NOT_BUILT, REFUTES),
    ("The bridge in Prague was built of stone in 1402.", SUPPORTS),
    ("The bridge in Prague was never built of stone by anyone.", REFUTES),
    ("Cheese is made from milk.", NEITHER),
    ("The old bridge in Brno was built of stone.", REFUTES),
]


@given(
    sentences=st.lists(st.sampled_from(POOL), max_size=7),
    one_document=st.booleans(),
    seed=st.integers(0, 1000),
)
def test_the_order_of_the_evidence_does_not_matter(
    sentences: list[Sentence], one_document: bool, seed: int
) -> None:
    evidence = evidence_for(BUILT, sentences, one_document=one_document)
    shuffled = random.Random(seed).sample(evidence, len(evidence))
    claim, settings = make_claim(BUILT), VerdictSettings()
    assert decide(claim, evidence, settings) == decide(claim, shuffled, settings)


@given(
    sentences=st.lists(
        st.tuples(
            st.sampled_from([sentence for sentence, _ in POOL]),
            st.tuples(st.floats(0, 1), st.floats(0, 1)).map(
                lambda pair: StanceProbabilities(
                    supports=pair[0] * pair[1], refutes=pair[0] * (1 - pair[1]), neither=1 - pair[0]
                )
            ),
        ),
        max_size=6,
    )
)
def test_confidence_is_a_probability_and_labels_agree_with_what_is_shown(
    sentences: list[Sentence],
) -> None:
    verdict = verdict_on(BUILT, sentences)
    assert 0 <= verdict.confidence <= 1
    assert verdict.n_on_topic <= verdict.n_considered == len(sentences)
    if verdict.label in (SUPPORTED, CONFLICTING):
        assert verdict.supporting is not None
    if verdict.label in (REFUTED, CONFLICTING):
        assert verdict.refuting is not None


@given(noise=st.integers(0, 30))
def test_sentences_off_the_topic_change_nothing(noise: int) -> None:
    off_topic = [("Cheese is made from milk.", NEITHER)] * noise
    alone = verdict_on(BUILT, [(BUILT, SUPPORTS)])
    among = verdict_on(BUILT, [(BUILT, SUPPORTS), *off_topic])
    assert (among.label, among.confidence) == (alone.label, alone.confidence)
    assert among.supporting == alone.supporting


def test_a_sentence_nearer_to_the_claim_keeps_another_from_supporting_it() -> None:
    claim = "Foreign Minister Anna Berg opened the harbour of Elmhaven."
    loose = ("Anna Berg came to Elmhaven, where she opened the harbour before a crowd.", SUPPORTS)
    near = StanceProbabilities(supports=0.3, refutes=0.25, neither=0.45)
    office = ("Defence Minister Anna Berg opened the harbour of Elmhaven.", near)
    verdict = verdict_on(claim, [loose, office])
    assert verdict.label is OPEN
    assert verdict.reason == "the claim says “foreign minister”, the evidence “defence minister”"
    assert verdict.refuting is not None
    assert verdict.refuting.text == office[0]


def test_independent_sources_strengthen_and_copies_do_not() -> None:
    claim = "The harbour of Elmhaven opened in 1932."
    unsure = StanceProbabilities(supports=0.7, refutes=0.1, neither=0.2)
    said = ("The harbour of Elmhaven opened in 1932.", unsure)
    other = ("In 1932 the town of Elmhaven saw its harbour opened by the crown prince.", unsure)
    one, copied, two = (
        verdict_on(claim, sentences) for sentences in ([said], [said, said], [said, other])
    )
    assert (one.n_sources, copied.n_sources, two.n_sources) == (1, 1, 2)
    assert copied.confidence == one.confidence == pytest.approx(0.7)
    assert two.confidence == pytest.approx(1 - 0.3**1.5)


@pytest.mark.parametrize("side", ["supports", "refutes"])
def test_names_alone_in_common_decide_only_where_the_model_is_sure(side: str) -> None:
    claim = "Anna Berg shuns partners."
    sentence = "Anna Berg opposes a wider pact."
    for probability, label in ((0.7, OPEN), (0.9, SUPPORTED if side == "supports" else REFUTED)):
        others = {"supports": 0.0, "refutes": 0.0, "neither": 1 - probability}
        stance = StanceProbabilities(**(others | {side: probability}))
        assert_verdict(claim, [(sentence, stance)], label)
    said = StanceProbabilities(supports=0.7, refutes=0.0, neither=0.3)
    assert_verdict(claim, [("Anna Berg shuns a wider pact.", said)], SUPPORTED)


def test_the_less_of_the_claim_a_sentence_has_the_surer_it_must_be() -> None:
    claim = "The council bought the old mill, the bakery and the forge beside the river."
    nearly = "The council bought the old mill, the bakery and the forge."
    partly = "The council bought the old mill."
    half = StanceProbabilities(supports=0.55, refutes=0.0, neither=0.45)
    sure = StanceProbabilities(supports=0.95, refutes=0.0, neither=0.05)
    assert_verdict(claim, [(nearly, half)], SUPPORTED)
    assert_verdict(claim, [(partly, half)], OPEN)
    assert_verdict(claim, [(partly, sure)], SUPPORTED)


def test_a_sentence_that_surely_says_the_same_of_another_place_conflicts_with_a_support() -> None:
    claim = "The headquarters of the Harbour Union is in Elm."
    support = (
        "The Harbour Union also has large offices and headquarters in Elm, Oakton and Ashford."
    )
    other = "The headquarters of the Harbour Union is in Ashford, in Marland."
    sure, unsure = (
        StanceProbabilities(supports=0.02, refutes=share, neither=0.98 - share)
        for share in (0.93, 0.6)
    )
    for_it = StanceProbabilities(supports=0.8, refutes=0.1, neither=0.1)
    verdict = verdict_on(claim, [(support, for_it), (other, sure)])
    assert verdict.label is CONFLICTING
    assert verdict.refuting is not None
    assert verdict.refuting.text == other
    assert_verdict(claim, [(support, for_it), (other, unsure)], SUPPORTED)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Anna Berg was mayor of Arden in 2018.", OPEN),
        ("Anna Berg was mayor of Arden in 2021.", REFUTED),
        ("Anna Berg was mayor of Arden from 2018 to 2019.", REFUTED),
    ],
)
def test_the_model_alone_does_not_deny_a_day_within_the_period_that_a_sentence_tells(
    claim: str, label: Label
) -> None:
    sentence = "Anna Berg was mayor of Arden from 13 July 2016 to 24 July 2019."
    assert_verdict(claim, [(sentence, REFUTES)], label)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Arden has about 1.4 million people.", OPEN),
        ("Arden has more than 1.2 million people.", OPEN),
        ("Arden has about 1.3 million people.", REFUTED),
        ("Arden has no more than 1.2 million people.", REFUTED),
    ],
)
def test_the_model_alone_does_not_deny_a_number_that_another_makes_right(
    claim: str, label: Label
) -> None:
    assert_verdict(claim, [("Arden has 1.41 million people.", REFUTES)], label)


def test_a_claim_of_parts_of_two_clauses_needs_a_model_that_is_sure() -> None:
    sentence = "The first boat was named Arden, and the second boat was named Lowe."
    for probability, label in ((0.75, OPEN), (0.95, SUPPORTED)):
        stance = StanceProbabilities(supports=probability, refutes=0.0, neither=1 - probability)
        assert_verdict("The second boat was named Arden.", [(sentence, stance)], label)
    nearly = StanceProbabilities(supports=0.75, refutes=0.0, neither=0.25)
    assert_verdict("The second boat was named Lowe.", [(sentence, nearly)], SUPPORTED)


def test_a_nearer_denial_keeps_a_support_open() -> None:
    claim = "The lake is open to all boats."
    support = "The lake was opened as a course for all boats of the club and its guests in 1988."
    denial = "The lake is not open to all boats."
    for_it = StanceProbabilities(supports=0.9, refutes=0.05, neither=0.05)
    against = StanceProbabilities(supports=0.15, refutes=0.5, neither=0.35)
    verdict = verdict_on(claim, [(support, for_it), (denial, against)])
    assert verdict.label is OPEN
    assert verdict.refuting is not None
    assert verdict.refuting.text == denial


def test_another_day_of_something_else_refutes_nothing() -> None:
    sentence = "Oakland had joined the Harbour Union on 28 February 1996."
    assert_verdict(
        "Oakland was expelled from the Harbour Union in 2022.", [(sentence, REFUTES)], OPEN
    )
    assert_verdict("Oakland joined the Harbour Union in 2022.", [(sentence, REFUTES)], REFUTED)


def test_the_claim_in_its_own_words_is_not_contested_by_the_same_of_another() -> None:
    claim = "Malta leads the pact and the union."
    same, other = (claim, SUPPORTS), ("Norway leads the pact and the union.", REFUTES)
    assert_verdict(claim, [same, other], SUPPORTED)
    assert_verdict(claim, [other], REFUTED)


def test_the_claim_in_its_own_words_is_not_denied_by_what_lacks_a_word_of_it() -> None:
    claim = "The court has issued a warrant for Ada Berg."
    same = ("The court issued a warrant for Ada Berg on 17 March 2023.", SUPPORTS)
    assert_verdict(claim, [same, ("Ada Berg had no warrant in 2025.", REFUTES)], SUPPORTED)
    denied = ("The court has not issued a warrant for Ada Berg.", REFUTES)
    assert verdict_on(claim, [same, denied]).label is not SUPPORTED


def test_one_member_does_not_deny_another() -> None:
    claim = "Malta is a member of the pact and of the union."
    assert_verdict(claim, [("Norway is a member of the pact and of the union.", REFUTES)], OPEN)


def test_a_sure_denial_that_is_about_as_near_keeps_a_weaker_support_open() -> None:
    claim = "The army chiefs decided to send a European force to Malta."
    weak = StanceProbabilities(supports=0.65, refutes=0.15, neither=0.2)
    sure = StanceProbabilities(supports=0.1, refutes=0.8, neither=0.1)
    support = ("A European force in Malta was a subject of the talks of the army chiefs.", weak)
    denial = ("The meeting of the army chiefs did not decide to send troops to Malta.", sure)
    assert_verdict(claim, [support, denial], OPEN)
    other = ("Anna Berg did not decide to send army chiefs or a European force to Malta.", sure)
    assert_verdict(claim, [support, other], SUPPORTED)


def test_what_one_side_tells_settles_nothing() -> None:
    verdict = verdict_on("The mine is safe.", [("Malta says that the mine is safe.", SUPPORTS)])
    assert verdict.label is OPEN
    assert verdict.reason == "the evidence tells it only as “Malta says”"
    weak = StanceProbabilities(supports=0.2, refutes=0.1, neither=0.7)
    verdict = verdict_on("The mine is safe.", [("Malta says that the mine is safe.", weak)])
    assert verdict.reason == "the evidence tells it only as “Malta says”"
    assert verdict.supporting is not None  # what a reason quotes is shown


def test_what_happens_more_than_once_may_have_happened_on_another_day_too() -> None:
    claim = "Anna Berg hosted the summit in Riga on 27 March 2024."
    other_day = "Anna Berg hosted the summit in Riga on 17 February 2024."
    assert_verdict(claim, [(claim, SUPPORTS), (other_day, REFUTES)], SUPPORTED)
    opened = "Anna Berg opened the bridge in Riga on 27 March 2024."
    other = "Anna Berg opened the bridge in Riga on 17 February 2024."
    assert_verdict(opened, [(opened, SUPPORTS), (other, REFUTES)], CONFLICTING)


def test_a_denial_that_leaves_the_claims_number_open_is_on_something_else() -> None:
    claim = "Elmland has three official languages."
    support = "Elm, Oak and Ash are the three official languages of Elmland."
    other = "Elmland has no language called Elmlandish."
    sure = StanceProbabilities(supports=0.88, refutes=0.05, neither=0.07)
    against = StanceProbabilities(supports=0.03, refutes=0.89, neither=0.08)
    assert verdict_on(claim, [(support, sure), (other, against)]).label is SUPPORTED


def test_a_denial_of_just_the_claim_needs_less_than_any_other_refutation() -> None:
    claim = "Elm fever is caused by a virus."
    unsure = StanceProbabilities(supports=0.05, refutes=0.7, neither=0.25)
    assert_verdict(claim, [("Elm fever is not caused by a virus or a worm.", unsure)], REFUTED)
    assert_verdict(claim, [("Elm fever comes from worms in the water of Elm.", unsure)], OPEN)


def test_the_reason_names_what_differs_where_that_sentence_is_shown() -> None:
    claim = "The pact has 190 members."
    weak = StanceProbabilities(supports=0.3, refutes=0.3, neither=0.4)
    verdict = verdict_on(claim, [("The pact has 191 members since May.", weak)])
    assert verdict.label is OPEN
    assert verdict.reason == "the claim says “190”, the evidence “191”"


def test_a_denial_of_just_the_claim_is_not_overruled_by_a_closer_word() -> None:
    claim = "Ceres is a planet."
    support = "Ceres is a planet."
    denial = "Ceres is not classified as a planet."
    for_it = StanceProbabilities(supports=0.8, refutes=0.15, neither=0.05)
    against = StanceProbabilities(supports=0.07, refutes=0.84, neither=0.09)
    assert verdict_on(claim, [(support, for_it), (denial, against)]).label is not SUPPORTED


def test_the_nearest_sentence_is_told_where_none_speaks_either_way() -> None:
    neither = StanceProbabilities(supports=0.1, refutes=0.1, neither=0.8)
    near, far = "The harbour of Elm opened in May.", "Elm has a harbour, a church and two schools."
    verdict = verdict_on("The harbour of Elm opened in 1932.", [(far, neither), (near, neither)])
    assert (verdict.label, verdict.supporting, verdict.refuting) == (OPEN, None, None)
    assert verdict.nearest is not None
    assert verdict.nearest.text == near
    for_it = StanceProbabilities(supports=0.9, refutes=0.05, neither=0.05)
    assert verdict_on("The harbour of Elm opened in May.", [(near, for_it)]).nearest is None
    assert verdict_on("Bees make honey.", [(near, neither)]).nearest is None


def test_another_day_of_a_deed_of_which_the_claim_does_not_tell_does_not_contest() -> None:
    claim = "Elmland left the command of the pact in 1966."
    support = (
        "Elmland left the integrated military command of the pact in 1966 under its president Ida"
        " Holm, who wanted an army and a navy of her own."
    )
    other = "Elmland returned to the command of the pact in 2009."
    sure = StanceProbabilities(supports=0.9, refutes=0.04, neither=0.06)
    against = StanceProbabilities(supports=0.1, refutes=0.85, neither=0.05)
    assert_verdict(claim, [(support, sure), (other, against)], SUPPORTED, one_document=True)
    same = "Elmland left the command of the pact in 2009."
    denied = verdict_on(claim, [(support, sure), (same, against)], one_document=True)
    assert denied.label is not SUPPORTED


def test_names_alone_on_the_claims_day_do_not_stand_against_another_day_of_its_deed() -> None:
    claim = "Elmco was founded in 2006."
    other = "Elmco opened on 26 September 2006."
    deed = "Elmco was founded by Ida Holm and fellow students in February 2004."
    for_it = StanceProbabilities(supports=0.77, refutes=0.15, neither=0.08)
    against = StanceProbabilities(supports=0.03, refutes=0.91, neither=0.06)
    sentences = [(other, for_it), (deed, against)]
    assert_verdict(claim, sentences, REFUTED, one_document=True)


def test_another_day_for_which_something_is_planned_refutes_nothing() -> None:
    claim = "Elm opened the bridge of Oakham in 2020."
    against = StanceProbabilities(supports=0.05, refutes=0.9, neither=0.05)
    assert_verdict(claim, [("Elm plans to open the bridge of Oakham in 2024.", against)], OPEN)
    assert_verdict(claim, [("Elm opened the bridge of Oakham in 2024.", against)], REFUTED)
