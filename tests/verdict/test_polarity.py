import pytest

from factcheck.verdict.polarity import compare_only_one, compare_polarity, open_denial


def parts(claim: str, sentence: str) -> list[tuple[str, str]]:
    return [(d.claim, d.evidence) for d in compare_polarity(claim, sentence).differences]


PAIRS = [
    ("The bridge is open.", "The bridge is not open."),
    ("The bridge is open.", "The bridge is no longer open."),
    ("The bridge was ever open.", "The bridge was never open."),
    ("The port was closed.", "Neither port was closed."),
    ("The country ratified the treaty.", "The country failed to ratify the treaty."),
    ("The firm signed the deal.", "The firm refused to sign the deal."),
    ("The firm signed the deal.", "The firm declined to sign the deal."),
    ("The army attacked the town.", "The army denied attacking the town."),
    ("The plant works.", "The plant ceased to work."),
    ("They left with a permit.", "They left without a permit."),
    ("The mayors of U.S. towns sign it.", "The mayors of U.S. towns do not sign it."),
    ("Malta met the mayors.", "The mayors met without Malta."),
    ("Rain fell in July.", "Hardly any rain fell in July."),
    ("Malta signed the treaty.", "All members except Malta signed the treaty."),
    ("All members signed the treaty.", "All members except Malta signed the treaty."),
    (
        "American envoys joined the talks.",
        "Most allies, except the United States, joined the talks.",
    ),
    ("Every member signed it.", "Every member apart from Malta signed it."),
    ("All members signed it.", "All but three members signed it."),
    ("All shops are open.", "All shops, excluding bakeries, are open."),
    ("All shops are open.", "All shops other than bakeries are open."),
    ("The union has a seat besides its members.", "The union has a seat instead of its members."),
]


@pytest.mark.parametrize(("plain", "negated"), PAIRS)
def test_what_one_side_takes_back_is_a_difference(plain: str, negated: str) -> None:
    assert parts(plain, negated) == [("", "negated")]
    assert parts(negated, plain) == [("negated", "")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge is not open.", "The bridge has never been open."),
        ("The country did not ratify the treaty.", "The country failed to ratify the treaty."),
        ("The firm refused to pay the fine.", "The firm declined to pay the fine."),
        ("All members except Malta signed.", "All members apart from Malta signed."),
        (
            "Ruritania is a partner of the pact.",
            "Ruritania is not a member of any alliance but a partner of the pact.",
        ),
        ("Cyprus signed the treaty.", "Most members other than Malta signed the treaty."),
        ("The town did not sell the mill.", "The town gave the mill away rather than sell it."),
        ("The firm did not use coal.", "The firm used gas instead of coal."),
        ("The report was published.", "The minister denied knowing of it, and the report came."),
        ("The town was all but destroyed.", "The town was almost destroyed."),
        (
            "Ten ministers met in Riga without their U.S. colleagues.",
            "The United States did not take part in the Riga meeting of ministers.",
        ),
        ("The mayors met without Ruritania.", "Ruritania never met the mayors."),
        ("A. B. Lind did not vote.", "Lind did not vote."),
        ("The crew returned to the port.", "The crew did not land and returned to the port."),
        ("Malta was a member until 1980.", "Malta is not a member."),
        ("Malta used to be a member.", "Malta is no longer a member."),
    ],
)
def test_the_same_or_something_else_denied_is_none(one: str, other: str) -> None:
    assert parts(one, other) == []
    assert parts(other, one) == []


def test_what_cannot_be_made_without_is_denied_by_having_none_of_it() -> None:
    claim = "Such cells cannot be made without cobalt."
    assert parts(claim, "Such cells contain no cobalt.") == [("", "negated")]
    assert parts("Such cells contain no cobalt.", claim) == [("negated", "")]
    assert parts(claim, "Such cells contain no iron.") == []


def test_each_text_may_deny_what_the_other_affirms() -> None:
    claim = "The talks led to a truce, but not to any exchange of prisoners."
    sentence = "The talks produced exchanges of prisoners but no truce."
    (difference,) = compare_polarity(claim, sentence).differences
    assert difference.claim == "not to any exchange of prisoners"
    assert difference.evidence == "no truce"
    assert not compare_polarity(sentence, sentence).differences


def test_what_is_ruled_out_is_denied() -> None:
    claim = "Berg promised troops for the harbour."
    (difference,) = compare_polarity(claim, "Berg ruled out troops for the harbour.").differences
    assert (difference.claim, difference.evidence) == ("", "negated")
    assert not compare_polarity(claim, "Berg did not rule out troops.").differences


def test_none_is_denied_by_the_only_one() -> None:
    claim = "None of the regions saw prices go up."
    sentence = "The capital region was the only one in which prices went up."
    for one, other in ((claim, sentence), (sentence, claim)):
        assert compare_only_one(one, other).differences
    assert not compare_only_one(claim, "It was the only one that kept its name.").differences
    assert not compare_only_one("The capital region saw prices go up.", sentence).differences


def test_what_a_claim_denies_and_a_sentence_has_is_open() -> None:
    claim = "Mankind has no influence on the climate."
    (found,) = open_denial(claim, "It is certain that its influence has warmed the land.").missing
    assert found.claim == "no influence"
    assert not open_denial(claim, "It has no influence at all.").missing
    assert not open_denial("Elm never finished higher than fifth.", "It finished fifth.").missing
    assert not open_denial("Candles have not been allowed.", "Candles have been banned.").missing


def test_what_is_not_classified_as_something_is_none() -> None:
    assert parts("Ceres is a planet.", "Ceres is not classified as a planet.") == [("", "negated")]


def test_nobody_somewhere_is_not_denied_by_anything_there() -> None:
    assert not parts("Nobody has ever been to Elm.", "The Elm Express has circled Elm since 2003.")
    assert parts("Nobody has ever settled in Elm.", "Two farmers settled in Elm.")


def test_an_exception_in_other_words_is_one() -> None:
    claim = "Admission to the opening concert is free."
    sentence = "Admission is free, except for the concert on the opening night."
    assert parts(claim, sentence) == [("", "negated")]
    assert not parts("Admission to the museum is free.", sentence)
