"""Pairs that nobody labelled, for a larger model to say what they are.

What a search finds for a claim, whether it settles it or not; sentences of an abstract held, as
claims, against what the same and other abstracts say; labelled pairs with an edited claim, where
the edit does not tell the label; pairs turned round; a premise and what others said of a near one;
a sentence and what is left of it without one of its parts; what was said of one premise held
against each other; pairs with words exchanged.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from factcheck.retrieval.encode import load_encoder
from factcheck.types import Pair as TextPair
from training import edits, written
from training.hard_cases import MAX_EVIDENCE_WORDS, shuffled
from training.mixture import (
    HELD_OUT_PERCENT,
    SCIENTIFIC,
    SCIENTIFIC_PAIRS,
    pool_sentences,
    read_shares,
)
from training.pairs import Pair, is_held_out
from training.retrieved import neighbours, read_corpus
from training.substitutes import Substitutes, gather_substitutes

N_FOUND = 8
"""Nearest texts that the ones a search brings are drawn from."""

PER_CLAIM = 2
JOINED = 0.25
"""Share of the found texts that have another one behind them."""

MAX_CLAIM_WORDS = 32
MIN_CLAIM_WORDS = 6
EVERYDAY = (
    *("mnli", "snli", "lingloop", "newprotocols", "cad_nli", "cb"),
    *("written/premises", "written/inference", "written/genres", "written/talk"),
)
"""Beginnings of the names of sets whose claims were written for a given premise."""

ENCODER = "encoder-minilm-l6"
"""The bundled encoder, whose vectors say which words are near in meaning."""

RESEARCH = (
    *SCIENTIFIC_PAIRS,
    *(f"written/{name}" for name in ("health", "biomed", "epidemic", "papers", "findings")),
    *(f"written/{name}" for name in ("climate", "environment", "science", "abstracts")),
)
"""Beginnings of the names of sets with claims on research."""

MAX_PREMISES = 40_000
SHARES = {
    "general": 0.11,
    "research": 0.10,
    "abstracts": 0.08,
    "edited": 0.06,
    "turned": 0.03,
    "shortened": 0.06,
    "reworded": 0.08,
    "near premise": 0.20,
    "same premise": 0.08,
    "edited everyday": 0.06,
    "turned everyday": 0.02,
    "reworded everyday": 0.12,
}
"""Of all unlabelled pairs."""


def read_unlabelled(data: Path, *, count: int, seed: int) -> list[TextPair]:
    """`unlabelled_pairs` of the data folder that the mix is read from and of the written groups;
    what is held out there is left out here."""
    shares = read_shares(data, random.Random(f"{seed}/shares"))[0]
    groups = written.read_written()
    pairs = list(
        dict.fromkeys(
            [
                *(pair for pair in shares if not is_held_out(pair, HELD_OUT_PERCENT)),
                *(
                    pair
                    for group in groups
                    if not group.is_held_out(written.HELD_OUT_PERCENT)
                    for pair in group.pairs
                ),
            ]
        )
    )
    texts = [
        *pool_sentences(data),
        *(p.evidence for p in pairs if not p.source.startswith("fever")),
    ]
    return unlabelled_pairs(
        pairs,
        [pair for pair in pairs if pair.source.startswith(RESEARCH)],
        texts,
        {
            key: sentences
            for name in SCIENTIFIC
            for key, sentences in read_corpus(data / "retrieval" / name).items()
        },
        gather_substitutes([*texts, *(p.claim for p in pairs)], load_encoder(ENCODER)),
        count=count,
        seed=seed,
    )


def unlabelled_pairs(
    pairs: Sequence[Pair],
    research: Sequence[Pair],
    texts: Sequence[str],
    abstracts: Mapping[str, Sequence[str]],
    substitutes: Substitutes,
    *,
    count: int,
    seed: int,
) -> list[TextPair]:
    """`count` pairs at most, in random order.

    pairs: labelled ones, whose labels are not looked at; research: those on research. texts: what
    a search for the others looks through. abstracts: document id → sentences, what a search for
    claims on research looks through. substitutes: words that may be exchanged.
    """
    generator = random.Random(f"{seed}/unlabelled")
    found_in = [sentence for sentences in abstracts.values() for sentence in sentences]
    everyday = [p for p in pairs if p.source.startswith(EVERYDAY)]
    streams = {
        "general": found([p.claim for p in pairs], texts, generator),
        "research": found([p.claim for p in research], found_in, generator),
        "abstracts": within_abstracts(abstracts, generator),
        "edited": edited(pairs, generator),
        "turned": turned(pairs, generator),
        "reworded": reworded(pairs, substitutes, generator),
        "near premise": said_of_near(everyday, generator),
        "same premise": said_of_same(everyday, generator),
        "edited everyday": edited(everyday, generator),
        "turned everyday": turned(everyday, generator),
        "reworded everyday": reworded(everyday, substitutes, generator),
        "shortened": shortened(texts, generator),
    }
    taken = [
        pair
        for name, stream in streams.items()
        for pair in islice(stream, int(count * SHARES[name]))
    ]
    chosen = list(dict.fromkeys(taken))
    generator.shuffle(chosen)
    return chosen


def found(
    claims: Sequence[str], texts: Sequence[str], generator: random.Random
) -> Iterator[TextPair]:
    """Each claim against texts that a search brings, at times with another found one behind."""
    distinct = list(dict.fromkeys(claims))
    generator.shuffle(distinct)
    pool = [text for text in dict.fromkeys(texts) if len(text.split()) <= MAX_EVIDENCE_WORDS]
    orders = neighbours(distinct, pool, N_FOUND)
    for claim, order in zip(distinct, orders, strict=True):
        brought = [pool[index] for index in order if pool[index] != claim]
        for evidence in generator.sample(brought, min(PER_CLAIM, len(brought))):
            longer = f"{evidence} {generator.choice(brought)}"
            joined = generator.random() < JOINED and len(longer.split()) <= MAX_EVIDENCE_WORDS
            yield TextPair(claim=claim, evidence=longer if joined else evidence)


def within_abstracts(
    abstracts: Mapping[str, Sequence[str]], generator: random.Random
) -> Iterator[TextPair]:
    """A sentence of an abstract as the claim: against a window of the same abstract, and against
    what a search brings from all of them."""
    spots = [
        (key, index)
        for key, sentences in abstracts.items()
        for index, sentence in enumerate(sentences)
        if MIN_CLAIM_WORDS <= len(sentence.split()) <= MAX_CLAIM_WORDS and len(sentences) > 1
    ]
    generator.shuffle(spots)
    pool = [sentence for sentences in abstracts.values() for sentence in sentences]
    orders = neighbours([abstracts[key][index] for key, index in spots], pool, N_FOUND)
    for (key, index), order in zip(spots, orders, strict=True):
        sentences = abstracts[key]
        claim = sentences[index]
        start = generator.choice([i for i in range(len(sentences)) if i != index])
        window = [s for s in sentences[start : start + generator.randint(1, 3)] if s != claim]
        evidence = " ".join(window)
        if window and len(evidence.split()) <= MAX_EVIDENCE_WORDS:
            yield TextPair(claim=claim, evidence=evidence)
        if brought := [pool[i] for i in order if pool[i] != claim]:
            yield TextPair(claim=claim, evidence=generator.choice(brought))


def edited(pairs: Sequence[Pair], generator: random.Random) -> Iterator[TextPair]:
    """Pairs whose claim is negated, affirmed, hedged, or has an antonym or another number."""
    for pair in shuffled(pairs, generator):
        claims = {
            edits.remove_negation(pair.claim) or edits.negate(pair.claim, generator),
            (edits.swap_antonym(pair.claim, generator) or (None,))[0],
            edits.change_quantity(pair.claim, pair.evidence, generator),
            edits.hedge(pair.claim, generator),
        }
        changed = sorted(claim for claim in claims if claim and claim != pair.claim)
        if changed and len(pair.evidence.split()) <= MAX_EVIDENCE_WORDS:
            yield TextPair(claim=generator.choice(changed), evidence=pair.evidence)


def turned(pairs: Sequence[Pair], generator: random.Random) -> Iterator[TextPair]:
    """The evidence as the claim, the claim as the evidence."""
    for pair in shuffled(pairs, generator):
        if MIN_CLAIM_WORDS <= len(pair.evidence.split()) <= MAX_CLAIM_WORDS:
            yield TextPair(claim=pair.evidence, evidence=pair.claim)


def said_of_near(pairs: Sequence[Pair], generator: random.Random) -> Iterator[TextPair]:
    """Each premise with a claim that is near it and was written for another pair."""
    written_for: dict[str, set[str]] = {}
    for pair in pairs:
        written_for.setdefault(pair.evidence, set()).add(pair.claim)
    if not written_for:
        return
    claims = list(dict.fromkeys(pair.claim for pair in pairs))
    premises = generator.sample(list(written_for), min(MAX_PREMISES, len(written_for)))
    for premise, order in zip(premises, neighbours(premises, claims, N_FOUND), strict=True):
        others = [claims[i] for i in order if claims[i] not in written_for[premise]]
        near = [claim for claim in others if claim != premise]
        if near and len(premise.split()) <= MAX_EVIDENCE_WORDS:
            yield TextPair(claim=generator.choice(near), evidence=premise)


def said_of_same(pairs: Sequence[Pair], generator: random.Random) -> Iterator[TextPair]:
    """What was said of one premise: one thing as the text, another as the claim."""
    said: dict[str, list[str]] = {}
    for pair in pairs:
        said.setdefault(pair.evidence, []).append(pair.claim)
    for premise in generator.sample(list(said), len(said)):
        claims = list(dict.fromkeys(said[premise]))
        if len(claims) > 1:
            evidence, claim = generator.sample(claims, 2)
            yield TextPair(claim=claim, evidence=evidence)


def reworded(
    pairs: Sequence[Pair], substitutes: Substitutes, generator: random.Random
) -> Iterator[TextPair]:
    """Pairs with words exchanged in the claim, in the text, or in both."""
    for pair in shuffled(pairs, generator):
        where = generator.choice(("claim", "evidence", "both"))
        claim = substitutes.reworded(pair.claim, generator) if where != "evidence" else pair.claim
        text = substitutes.reworded(pair.evidence, generator) if where != "claim" else pair.evidence
        if claim and text and len(text.split()) <= MAX_EVIDENCE_WORDS:
            yield TextPair(claim=claim, evidence=text)


PARTS = re.compile(
    r", [^,]{8,60}(?=,)|,? (?:and|but|or|which|who|where|while|with|in|on|at|for|from|by|after"
    r"|before|because|although|since) [^,.]{4,60}(?=[,.])|^(?:In|On|At|After|Before|During|For|By)"
    r" [^,]{3,40}, "
)
"""What may be left out of a sentence: an apposition, a conjunct, a phrase at its start or end."""


def shortened(texts: Sequence[str], generator: random.Random) -> Iterator[TextPair]:
    """A text and, as the claim, the same without one of its parts."""
    for text in generator.sample(list(texts), len(texts)):
        parts = [part.span() for part in PARTS.finditer(text)]
        if not parts or not MIN_CLAIM_WORDS <= len(text.split()) <= MAX_CLAIM_WORDS * 2:
            continue
        start, end = generator.choice(parts)
        left = (text[:start] + text[end:]).strip(" ,")
        claim = left[:1].upper() + left[1:]
        if MIN_CLAIM_WORDS <= len(claim.split()) <= MAX_CLAIM_WORDS:
            yield TextPair(claim=claim, evidence=text)
