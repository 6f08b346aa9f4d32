"""A claim held against a sentence of evidence by rule: numbers, dates, names, negation.

The neural stance is blind to a changed digit; these rules are not. They never decide alone
what a sentence means, only whether it speaks of the same thing with another value
(a difference) or leaves something of the claim open (missing).
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.types import Comparison, Difference, DifferenceKind
from factcheck.verdict.dates import DateRange, find_dates
from factcheck.verdict.numbers import Quantity, find_quantities
from factcheck.verdict.words import (
    Content,
    Name,
    all_stems,
    canonical_stem,
    opposites,
    read_content,
)

_VALUES = (DifferenceKind.NUMBER, DifferenceKind.DATE)
_NAME_WEIGHT = 1.5
"""Of a name among content words: names say whom a sentence is about."""
_SAME_FACT_OVERLAP = 0.5
"""Share of the claim's other content from which two different values are about one fact."""
_NEGATED_COMPARISON = re.compile(r"\b(?:no|not|never|none|nobody)\b.*\bthan\b", re.IGNORECASE)
"""“Never higher than” says the same as “the highest”."""
_ONLY_PAIR_OVERLAP = 0.7
"""The same, for two names of which nothing but their being left over is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceText:
    """A sentence of evidence and what surrounds it."""

    sentence: str
    context: str
    """Title and heading: they name the subject that the sentence may leave out."""
    passage: str
    """The window around the sentence: it may hold the date."""
    date: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Values:
    """Numbers and dates of a text, the dates' digits not counted as numbers."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    differences: tuple[Difference, ...] = ()
    missing: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """What claim, sentence and context say, read once."""

    claim: Content
    claim_text: str
    sentence: Content
    context: Content
    evidence: EvidenceText


def compare(claim: str, evidence: EvidenceText, now: dt.date | None) -> Comparison:
    """Return in what the evidence contradicts the claim, and what of the claim it leaves open.

    `now` is the claim's day, which "Tuesday" and "11 March" refer to.
    """
    texts = _Texts(
        claim=read_content(claim),
        claim_text=claim,
        sentence=read_content(evidence.sentence),
        context=read_content(evidence.context),
        evidence=evidence,
    )
    overlap, focus = _overlap(texts), _focus(texts)
    claim_values = _values(claim, now)
    found = [
        _compare_quantities(claim_values, _values(evidence.sentence, evidence.date), overlap),
        _compare_dates(claim_values, evidence),
        _compare_names(texts, overlap),
        _compare_polarity(texts, overlap, focus),
        _compare_offices(texts),
    ]
    if texts.claim.n_negations and texts.sentence.n_negations:
        found = [_without_values(findings) for findings in found]
    return Comparison(
        differences=tuple(item for findings in found for item in findings.differences),
        missing=tuple(item for findings in found for item in findings.missing),
        overlap=overlap,
        focus=focus,
        subject_differs=_subject_differs(texts),
    )


def _without_values(findings: _Findings) -> _Findings:
    """Return the findings of two negated texts: "not on 2 May" does not deny "not on 1 May"."""
    values = [d for d in findings.differences if d.kind in _VALUES]
    return _Findings(
        differences=tuple(d for d in findings.differences if d not in values),
        missing=(*findings.missing, *(replace(d, evidence="") for d in values)),
    )


def _subject_differs(texts: _Texts) -> bool:
    subject = next((name for name in texts.sentence.names if name.begins), None)
    if subject is None or not subject.certain:
        return False
    return not _mentions(subject, texts.claim.names, all_stems(texts.claim_text))


def _overlap(texts: _Texts) -> float:
    """Return the weighted share of the claim's content words that the evidence mentions."""
    evidence = texts.evidence
    stems = all_stems(evidence.sentence) | all_stems(evidence.context)
    names = (*texts.sentence.names, *texts.context.names)
    return _share(texts.claim, stems, [n for n in texts.claim.names if _mentions(n, names, stems)])


def _focus(texts: _Texts) -> float:
    """Return the weighted share of the sentence's content words that the claim mentions."""
    stems = all_stems(texts.claim_text) | all_stems(texts.evidence.context)
    names = (*texts.claim.names, *texts.context.names)
    found = [n for n in texts.sentence.names if _mentions(n, names, stems)]
    return _share(texts.sentence, stems, found)


def _share(content: Content, stems: frozenset[str], named: Sequence[Name]) -> float:
    weight = len(content.stems) + _NAME_WEIGHT * len(content.names)
    if not weight:
        return 0.0
    found = sum(word in stems for word in content.stems)
    return (found + _NAME_WEIGHT * len(named)) / weight


def _values(text: str, now: dt.date | None) -> _Values:
    dates = find_dates(text, now)
    taken = [*dates, *(d for d in find_dates(text, dt.date(2000, 12, 31)) if d not in dates)]
    quantities = tuple(
        quantity
        for quantity in find_quantities(text)
        if not any(d.start < quantity.end and quantity.start < d.end for d in taken)
    )
    return _Values(quantities=quantities, dates=dates)


def _compare_quantities(claim: _Values, evidence: _Values, overlap: float) -> _Findings:
    differences, missing = [], []
    free = list(evidence.quantities)
    open_quantities = []
    for quantity in claim.quantities:
        match = next((e for e in free if _comparable(quantity, e) and quantity.allows(e)), None)
        if match is None:
            open_quantities.append(quantity)
        else:
            free.remove(match)
    for quantity in open_quantities:
        other = _rival(quantity, free, alone=len(open_quantities) == 1, overlap=overlap)
        if other is None:
            missing.append(Difference(kind=DifferenceKind.NUMBER, claim=quantity.text, evidence=""))
        else:
            free.remove(other)
            differences.append(
                Difference(kind=DifferenceKind.NUMBER, claim=quantity.text, evidence=other.text)
            )
    return _Findings(differences=tuple(differences), missing=tuple(missing))


def _comparable(claim: Quantity, evidence: Quantity) -> bool:
    return claim.kind == evidence.kind


def _rival(
    quantity: Quantity, free: list[Quantity], *, alone: bool, overlap: float
) -> Quantity | None:
    """Return the evidence's number that stands where the claim has another, if one does."""
    rivals = [e for e in free if _comparable(quantity, e) and quantity.excludes(e)]
    same_noun = [e for e in rivals if _counts_same(quantity, e)]
    if same_noun:
        return same_noun[0]
    others = [e for e in free if _comparable(quantity, e)]
    if alone and len(others) == 1 and rivals and overlap >= _SAME_FACT_OVERLAP:
        return rivals[0]
    return None


def _counts_same(claim: Quantity, evidence: Quantity) -> bool:
    if claim.kind not in ("count", "ordinal"):
        return True
    mine = {canonical_stem(word) for word in claim.following}
    return any(canonical_stem(word) in mine for word in evidence.following)


def _compare_dates(claim: _Values, evidence: EvidenceText) -> _Findings:
    own = find_dates(evidence.sentence, evidence.date)
    around = () if any(not day.as_of for day in own) else _dates_around(evidence)
    differences, missing = [], []
    for day in claim.dates:
        if any(day.allows(other) for other in (*own, *around)):
            continue
        rivals = [o for o in own if day.excludes(o) and not o.as_of and not day.as_of]
        if rivals and len(rivals) == len(own) and len(claim.dates) == 1:
            differences.append(
                Difference(kind=DifferenceKind.DATE, claim=day.text, evidence=rivals[0].text)
            )
        else:
            missing.append(Difference(kind=DifferenceKind.DATE, claim=day.text, evidence=""))
    return _Findings(differences=tuple(differences), missing=tuple(missing))


def _dates_around(evidence: EvidenceText) -> tuple[DateRange, ...]:
    """Return the dates of the title and the passage, which a sentence without one may rely on."""
    return (
        *find_dates(evidence.context, evidence.date),
        *find_dates(evidence.passage, evidence.date),
    )


def _compare_names(texts: _Texts, overlap: float) -> _Findings:
    differences, missing = [], []
    evidence = texts.evidence
    stems = all_stems(evidence.sentence) | all_stems(evidence.context)
    known = (*texts.sentence.names, *texts.context.names)
    unmatched = [name for name in texts.claim.names if not _mentions(name, known, stems)]
    rivals = [n for n in texts.sentence.names if n.certain and not _named_by(n, texts.claim.names)]
    only_pair = len(unmatched) == len(rivals) == 1 and overlap >= _ONLY_PAIR_OVERLAP
    for name in unmatched:
        rival = next((r for r in rivals if only_pair or _same_role(name, r)), None)
        if rival is None:
            missing.append(Difference(kind=DifferenceKind.ENTITY, claim=name.text, evidence=""))
        else:
            rivals.remove(rival)
            differences.append(
                Difference(kind=DifferenceKind.ENTITY, claim=name.text, evidence=rival.text)
            )
    return _Findings(differences=tuple(differences), missing=tuple(missing))


def _mentions(name: Name, names: Iterable[Name], stems: frozenset[str]) -> bool:
    if _named_by(name, names):
        return True
    return not name.certain and all(canonical_stem(key) in stems for key in name.keys)


def _named_by(name: Name, names: Iterable[Name]) -> bool:
    """Whether one of `names` is this name, a shorter or longer form of it, or stands for it."""
    return any(
        name.keys <= other.keys
        or other.keys <= name.keys
        or name.stands_for in other.keys
        or other.stands_for in name.keys
        for other in names
    )


def _same_role(claim: Name, evidence: Name) -> bool:
    """Whether the evidence has this name where the claim has the other."""
    if claim.keys & evidence.keys:
        return True
    return claim.preceding == evidence.preceding and claim.preceding not in ("and", "of", "the")


def _compare_polarity(texts: _Texts, overlap: float, focus: float) -> _Findings:
    """Return negation and antonyms, where claim and sentence are about the same."""
    if min(overlap, focus) < _SAME_FACT_OVERLAP:
        return _Findings()
    claim, sentence = texts.claim, texts.sentence
    differences = []
    comparable = not _NEGATED_COMPARISON.search(texts.claim_text)
    if comparable and (claim.n_negations > 0) != (sentence.n_negations > 0):
        mine, theirs = ("negated", "") if claim.n_negations else ("", "negated")
        differences.append(Difference(kind=DifferenceKind.NEGATION, claim=mine, evidence=theirs))
    for word in claim.stems:
        other = next((o for o in opposites(word) if o in sentence.stems), None)
        if other is not None and word not in sentence.stems and other not in claim.stems:
            differences.append(Difference(kind=DifferenceKind.ANTONYM, claim=word, evidence=other))
    return _Findings(differences=tuple(differences))


def _compare_offices(texts: _Texts) -> _Findings:
    """Return the office where both texts name one, and none in common."""
    mine, theirs = texts.claim.offices, texts.sentence.offices
    shared = {office.stem for office in mine} & {office.stem for office in theirs}
    if not mine or not theirs or shared:
        return _Findings()
    difference = Difference(kind=DifferenceKind.ROLE, claim=mine[0].text, evidence=theirs[0].text)
    return _Findings(differences=(difference,))
