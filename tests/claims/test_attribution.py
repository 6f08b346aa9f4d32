import pytest

from factcheck.claims.attribution import (
    introduced_speaker,
    quoted_statement,
    reported_speech,
)
from factcheck.types import Attribution


def one(text: str) -> tuple[str, str, str, bool]:
    (found,) = reported_speech(text)
    said = found.attribution
    return found.text, said.speaker, said.cue, said.quoted


CONTENT = "The wall was finished in 1871."


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "quoted"),
    [
        ("“The wall was finished in 1871,” Holm said.", "Holm", "said", True),
        ('"The wall was finished in 1871," Holm said.', "Holm", "said", True),
        ("“The wall was finished in 1871,” said Ada Holm, a historian.", "Ada Holm", "said", True),
        ("“The wall was finished in 1871,” Holm told a conference in Oslo.", "Holm", "told", True),
        ("“The wall was finished in 1871”, Holm wrote on Monday.", "Holm", "wrote", True),
        ("Holm said: “The wall was finished in 1871.”", "Holm", "said", True),
        ("Holm said, “The wall was finished in 1871.”", "Holm", "said", True),
        ("Holm said in a statement, “The wall was finished in 1871.”", "Holm", "said", True),
        ("Holm said that “the wall was finished in 1871.”", "Holm", "said", True),
        ("Holm said the wall was finished in 1871.", "Holm", "said", False),
        ("Holm said that the wall was finished in 1871.", "Holm", "said", False),
        ("Holm has repeatedly said that the wall was finished in 1871.", "Holm", "said", False),
        ("Holm said on Tuesday that the wall was finished in 1871.", "Holm", "said", False),
        ("Holm told reporters in Oslo that the wall was finished in 1871.", "Holm", "told", False),
        ("In Oslo, Holm announced that the wall was finished in 1871.", "Holm", "announced", False),
        (
            "Ada Holm, the minister, said the wall was finished in 1871.",
            "Ada Holm, the minister",
            "said",
            False,
        ),
        (
            "A military official said the wall was finished in 1871.",
            "A military official",
            "said",
            False,
        ),
        ("The wall was finished in 1871, Holm said.", "Holm", "said", False),
        (
            "The wall was finished in 1871, a senior official said on Monday.",
            "a senior official",
            "said",
            False,
        ),
        ("The wall was finished in 1871, said Holm.", "Holm", "said", False),
        ("The wall, Holm said, was finished in 1871.", "Holm", "said", False),
        ("The wall, said Holm, was finished in 1871.", "Holm", "said", False),
        ("According to Holm, the wall was finished in 1871.", "Holm", "According to", False),
        (
            "The wall was finished in 1871, according to Ada Holm, a keeper of the archive.",
            "Ada Holm, a keeper of the archive",
            "according to",
            False,
        ),
        (
            "According to Holm, quoting the mayor, the wall was finished in 1871.",
            "Holm, quoting the mayor",
            "According to",
            False,
        ),
        (
            "According to the Ministry of Walls the wall was finished in 1871.",
            "the Ministry of Walls",
            "According to",
            False,
        ),
        ("The wall was finished in 1871, according to Holm.", "Holm", "according to", False),
        (
            "The wall was finished in 1871 according to the U.S. Navy.",
            "the U.S. Navy",
            "according to",
            False,
        ),
        ("The wall, according to Holm, was finished in 1871.", "Holm", "according to", False),
        ("As Holm told The Times, the wall was finished in 1871.", "Holm", "told", False),
    ],
)
def test_content_that_stands_alone(sentence: str, speaker: str, cue: str, quoted: bool) -> None:
    assert one(sentence) == (CONTENT, speaker, cue, quoted)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We will never build a wall,” Holm said.", "Holm"),
        ("Holm said he wants a wall.", "Holm"),
        ("Holm has repeatedly said he wants a wall.", "Holm"),
        ("Oslo says that would be wrong.", "Oslo"),
        (
            "Before the talks, Norwegian minister Ada Holm stressed how old the wall was.",
            "Norwegian minister Ada Holm",
        ),
        ("Holm denied that the wall was finished in 1871.", "Holm"),
        ("“This is a disgrace,” Holm said.", "Holm"),
        ("Holm said: “I built the wall.”", "Holm"),
        ("Holm said her country was ready.", "Holm"),
        ("“You should see the wall,” Holm told reporters.", "Holm"),
    ],
)
def test_what_cannot_stand_alone_is_the_saying(sentence: str, speaker: str) -> None:
    text, found, _, _ = one(sentence)
    assert (text, found) == (sentence, speaker)


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall was finished in 1871.",
        "“Walls” is a film by Ada Holm.",
        "The plan announced by Holm costs a million.",
        "Holm said a prayer.",
        "Holm spoke in Oslo on Monday.",
        "The man who said that left.",
        "Holm met Brandt and said little.",
        "According to the plan, the wall is finished.",
        "Sales rose as reported last week.",
        "It is said to be the oldest wall.",
        "Holm named the ship “Long Wall”.",
    ],
)
def test_no_reported_speech(sentence: str) -> None:
    assert reported_speech(sentence) == ()


def test_an_addition_is_a_statement_of_its_own() -> None:
    first, second = reported_speech(
        "The wall was finished in 1871, Holm said, adding that the gate was older."
    )
    assert (first.text, second.text) == (CONTENT, "The gate was older.")
    assert second.attribution == Attribution(speaker="Holm", cue="adding", quoted=False)


def test_an_addition_is_cut_off_a_saying() -> None:
    first, second = reported_speech("“We won,” said a guard, adding that the gate was shut.")
    assert first.text == "“We won,” said a guard."
    assert second.text == "The gate was shut."


def test_a_quotation_interrupted_by_its_speaker_is_joined() -> None:
    text, speaker, _, _ = one("“The wall was old,” Holm said, “and the gate was new.”")
    assert (text, speaker) == ("The wall was old, and the gate was new.", "Holm")


def test_a_quotation_within_the_content_keeps_its_marks() -> None:
    text, _, _, quoted = one("Holm said the wall was a “work of art” in its time.")
    assert text == "The wall was a “work of art” in its time."
    assert not quoted


def test_an_open_quotation_of_a_saying_is_closed() -> None:
    text, _, _, _ = one("Holm said: “We built the wall.")
    assert text == "Holm said: “We built the wall.”"


def test_a_quoted_sentence_is_its_content_or_the_saying() -> None:
    content = quoted_statement("The wall is old.", speaker="a guard", cue="told")
    assert content.text == "The wall is old."
    assert content.attribution == Attribution(speaker="a guard", cue="told", quoted=True)
    saying = quoted_statement("We built it.", speaker="a guard", cue="told")
    assert saying.text == "A guard said: “We built it.”"


def test_speakers_of_quotations_to_come() -> None:
    said = introduced_speaker("In a letter, Holm wrote:")
    assert said == Attribution(speaker="Holm", cue="wrote", quoted=True)
    signed = introduced_speaker("— Ada Holm")
    assert signed is not None
    assert signed.speaker == "Ada Holm"
    assert introduced_speaker("Holm wrote a letter.") is None


def test_what_follows_a_quotation_with_but_is_not_the_speakers() -> None:
    text = 'A letter says "the bridge may be closed soon", but the town will pay for a ferry.'
    assert reported_speech(text) == ()
