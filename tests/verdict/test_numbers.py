import pytest

from factcheck.verdict.numbers import find_quantities


def one(text: str):
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("34 army chiefs", 34, "count"),
        ("thirty-four countries", 34, "count"),
        ("35.7 million people", 35.7e6, "count"),
        ("1,250 delegates", 1250, "count"),
        ("$1.5bn", 1.5e9, "USD"),
        ("19 billion U.S. dollars", 19e9, "USD"),
        ("5 American dollars", 5, "USD"),
        ("a million euros", 1e6, "EUR"),
        ("3.4%", 3.4, "percent"),
        ("25 per cent", 25, "percent"),
        ("the 32nd member", 32, "ordinal"),
        ("about 40 km", 40, "length"),
        ("two dozen ships", 24, "count"),
    ],
)
def test_reads_value_and_kind(text, value, kind):
    quantity = one(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.kind == kind


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("34 chiefs", "34 countries", "allows"),
        ("more than 30 chiefs", "34 countries", "allows"),
        ("more than 40 chiefs", "34 countries", "excludes"),
        ("at least 34 chiefs", "34 chiefs", "allows"),
        ("fewer than 34 chiefs", "34 chiefs", "excludes"),
        ("34 chiefs", "more than 30 chiefs", "open"),
        ("28 chiefs", "more than 30 chiefs", "excludes"),
        ("nearly 40 chiefs", "39 chiefs", "allows"),
        ("nearly 40 chiefs", "41 chiefs", "excludes"),
        ("about 40 chiefs", "39 chiefs", "allows"),
        ("68 million people", "68.35 million people", "allows"),
        ("68.35 million people", "68 million people", "open"),
        ("68 million people", "about 68 million people", "allows"),
        ("61 million people", "68 million people", "excludes"),
        ("3.4 percent", "3.38 percent", "allows"),
        ("3.4 percent", "3.6 percent", "excludes"),
    ],
)
def test_compares_as_a_reader_would(claim, evidence, verdict):
    ours, theirs = one(claim), one(evidence)
    found = "allows" if ours.allows(theirs) else "excludes" if ours.excludes(theirs) else "open"
    assert found == verdict


def test_a_claim_allows_what_is_said_in_its_own_words():
    for text in ("more than 30 chiefs", "nearly 40", "about 12.5 million", "up to 7", "1,949"):
        assert one(text).allows(one(text)), text
        assert not one(text).excludes(one(text)), text


def test_a_part_of_a_day_hardly_matters_among_many() -> None:
    (year,), (exact,) = find_quantities("365 days"), find_quantities("365.25 days")
    assert year.allows(exact)
    (few,), (more,) = find_quantities("3 days"), find_quantities("3.4 days")
    assert not few.allows(more)
