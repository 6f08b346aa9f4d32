"""Who holds an office, told by a title before a name."""

from factcheck.verdict.offices import compare_offices


def test_a_title_before_another_name_leaves_the_office_open() -> None:
    claim = "Ann Berg is the president of Elmland."
    (found,) = compare_offices(claim, "President Ida Holm named Ann Berg prime minister.").missing
    assert (found.claim, found.evidence) == ("president", "President Ida Holm")
    assert not compare_offices(claim, "President Ann Berg named Ida Holm prime minister.").missing
    assert not compare_offices(claim, "President Ida Holm met the president of Elmland.").missing


def test_what_somebody_once_was_is_no_other_office() -> None:
    claim = "Ann Berg is the president of the bank."
    found = compare_offices(claim, "Ann Berg, a former Prime Minister of Elmland, leads the bank.")
    assert not found.differences
