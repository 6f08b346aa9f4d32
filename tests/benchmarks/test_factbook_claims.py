from collections import Counter

from benchmarks.factbook_claims import (
    KINDS,
    REPORTED,
    TUNING,
    Alteration,
    country_claims,
    read_countries,
)


def test_twenty_countries_each_have_true_and_altered_claims_of_every_kind() -> None:
    countries = read_countries()
    assert len(set(TUNING)) == len(set(REPORTED)) == 20
    assert not set(TUNING) & set(REPORTED)
    claims = country_claims(REPORTED, countries)
    counts = Counter((claim.kind, claim.alteration) for claim in claims)
    for kind in KINDS:
        assert counts[kind, Alteration.NONE] == counts[kind, Alteration.NEAR] >= 15
    assert country_claims(REPORTED, countries) == claims


def test_altered_claims_say_what_the_data_do_not() -> None:
    claims = country_claims(REPORTED, read_countries())
    true = {claim.text for claim in claims if claim.alteration is Alteration.NONE}
    altered = {claim.text for claim in claims if claim.alteration is not Alteration.NONE}
    assert not true & altered
    assert sum("Berlin" in text and "capital" in text for text in true) == 1
    assert not any("France" in text and "Brazil" in text for text in altered)
