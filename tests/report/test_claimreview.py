import json
from typing import Any

import pytest
from rdflib import RDF, SDO, Dataset, Graph, Literal, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from factcheck.report.claimreview import render_claimreview
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report, sample_report
from factcheck.types import Report

pytestmark = pytest.mark.filterwarnings(  # rdflib's own, about itself
    "ignore:Dataset.default_context is deprecated:DeprecationWarning"
)

CONTEXT = {"@vocab": "https://schema.org/"}
"""Stands for schema.org's own context, which lies on the network."""


def drafts(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render_claimreview(report))["@graph"]
    return found


def as_rdf(report: Report) -> Graph:
    data = json.loads(render_claimreview(report))
    assert data["@context"] == "https://schema.org"
    dataset = Dataset()
    to_rdf(data | {"@context": CONTEXT}, dataset)
    return dataset.default_graph


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_every_type_and_property_is_one_of_schema_org(report: Report) -> None:
    """rdflib knows the vocabulary; a misspelt name is not in it."""
    for _, predicate, value in as_rdf(report):
        term = value if predicate == RDF.type else predicate
        assert isinstance(term, URIRef)
        assert term in SDO, term


def test_a_processor_finds_a_draft_for_every_verdict() -> None:
    graph = as_rdf(sample_list_report())
    reviews = list(graph.subjects(RDF.type, SDO.ClaimReview))
    assert len(reviews) == len(sample_list_report().verdicts)
    for review in reviews:
        assert graph.value(review, SDO.creativeWorkStatus) == Literal("Draft")
    reviewed = {str(graph.value(review, SDO.claimReviewed)) for review in reviews}
    assert '=cmd|" /C calc"!A0' in reviewed


def test_a_draft_says_what_the_list_knows_to_be_wrong() -> None:
    told = {d["identifier"]: d["description"] for d in drafts(sample_list_report())}
    assert told["claim-22"].endswith(f"The list: expected failure: {NASTY_TEXTS[0]}.")
    assert told["claim-20"].endswith("give it a rating.")


@pytest.mark.parametrize("report", [sample_report(), sample_list_report()])
def test_nobody_signed_so_there_is_no_rating_and_no_author(report: Report) -> None:
    graph = as_rdf(report)
    for name in (SDO.reviewRating, SDO.ratingValue, SDO.alternateName, SDO.datePublished):
        assert not [s for s in graph.subjects(name) if (s, RDF.type, SDO.ClaimReview) in graph]
    for draft in drafts(report):
        assert "author" not in draft
        assert "a person has yet to check it" in draft["description"]


def test_who_said_it_and_where_is_told() -> None:
    item = drafts(sample_report())[2]["itemReviewed"]
    assert item["author"] == {"@type": "Thing", "name": "María José O'Neill"}
    assert item["appearance"]["identifier"] == "article.txt"
    assert "author" not in drafts(sample_report())[0]["itemReviewed"]


def test_what_decided_comes_first_with_its_source() -> None:
    against, for_it = drafts(sample_list_report())[1]["isBasedOn"]
    assert against["abstract"] == "Speaks against the claim."
    assert against["url"] == "https://example.org/a?b=c&d=<e>"
    assert against["dateModified"] == "2025-03-11"
    assert for_it["abstract"] == "Speaks perhaps for the claim."
