"""A claim and a sentence of evidence, read once, and how much of each the other mentions."""

import datetime as dt
from dataclasses import dataclass, replace

from factcheck.verdict.clauses import subject_phrase
from factcheck.verdict.mentions import Mentioned, own_title
from factcheck.verdict.subject import is_on_another
from factcheck.verdict.words import Content, read_content

_HARDLY_ANY = 0.2
"""Share of a claim's content under which a sentence tells nothing of it, whatever stands around;
chosen on the statements of `benchmarks/documents`."""
_TITLED_FOCUS = 0.5
"""Share of a sentence's content that the claim mentions, from which its title tells its matter."""
_NAME_WEIGHT = 1.5
"""Of a name among content words: names say whom a sentence is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceText:
    """A sentence of evidence and what surrounds it."""

    sentence: str
    context: str
    """Title and heading: they name the subject that the sentence may leave out."""
    before: str = ""
    """The sentence before, where this one is read with it."""
    passage: str
    """The window around the sentence: it may hold the date."""
    date: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What claim, sentence and context say, read once."""

    claim: Content
    claim_text: str
    sentence: Content
    context: Content
    evidence: EvidenceText
    in_claim: Mentioned
    """By the claim or the sentence's title."""
    in_evidence: Mentioned
    """By the sentence or its title."""

    @classmethod
    def of(cls, claim: str, evidence: EvidenceText) -> "Texts":
        """Return what both say; of the title what is on the sentence's subject, and with it the
        sentence before."""
        title = own_title(evidence.context, subject_phrase(evidence.sentence))
        around = f"{title}. {evidence.before}" if evidence.before else title
        evidence = replace(evidence, context=around)
        return cls(
            claim=read_content(claim),
            claim_text=claim,
            sentence=read_content(evidence.sentence),
            context=read_content(evidence.context),
            evidence=evidence,
            in_claim=Mentioned.by(claim, evidence.context),
            in_evidence=Mentioned.by(evidence.sentence, evidence.context),
        )


def measure_overlap(claim: str, evidence: EvidenceText) -> float:
    """Return the overlap that `compare` finds, 0…1, at a fraction of its time."""
    return overlap_of(Texts.of(claim, evidence))


def overlap_of(texts: Texts) -> float:
    """Return the weighted share of the claim's content words that the evidence mentions; of a
    sentence with hardly any of them, or on somebody else, that of its own alone: "Work started in
    April" tells who owns a plant as little as its title does, and "Ida Holm ruled out an attack"
    tells little of Elmland, whose policy the document is on."""
    own = share_mentioned(texts.claim, Mentioned.by(texts.evidence.sentence))
    if own < _HARDLY_ANY or is_on_another(texts.claim_text, texts.evidence.sentence):
        return own
    return share_mentioned(texts.claim, texts.in_evidence)


def share_names_alone(texts: Texts, focus: float) -> bool:
    """Return whether no word of the claim but names is in the sentence; nor in its title or
    heading, which count for a sentence that says little else: "recognised the borders of Crimea"
    does not tell of an annexation, though its title does."""
    words = texts.claim.stems
    within = Mentioned.by(texts.evidence.sentence) if focus <= _TITLED_FOCUS else texts.in_evidence
    return not any(word in within.stems for word in words)


def focus_of(texts: Texts, denying: str) -> float:
    """Return the weighted share of the sentence's content words that the claim mentions; of one
    with a clause that denies the claim's fact, of that clause's words."""
    return share_mentioned(read_content(denying) if denying else texts.sentence, texts.in_claim)


def share_mentioned(content: Content, mentioned: Mentioned) -> float:
    """Return the share of content words, 0…1, that is mentioned, names counting half as much
    again; 0 where there are none."""
    weight = len(content.stems) + _NAME_WEIGHT * len(content.names)
    if not weight:
        return 0.0
    found = sum(word in mentioned.stems for word in content.stems)
    return (found + _NAME_WEIGHT * sum(map(mentioned.has, content.names))) / weight
