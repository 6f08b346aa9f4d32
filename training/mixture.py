"""The training mix: shares of public sets, hard cases, titles; the held-out calibration part."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training import written as written_pairs
from training.hard_cases import Material, gather_material, titled
from training.names import subject_of
from training.pairs import MIX, Pair, Stance, is_held_out, read_pairs, take_share
from training.recipes import make_hard_cases
from training.retrieved import (
    crossed,
    evidence_windows,
    read_cited_claims,
    read_corpus,
    same_abstract,
    searched,
)

ENCYCLOPEDIC = ("fever", "newprotocols", "semiauto", "creak")
"""Sets whose claims are general facts: hard cases are made from them."""

SCIENTIFIC_PAIRS = ("scifact", "checkcovid", "covidfact", "citint", "evidenceinference")
"""Sets with claims on research; text that a search finds for them comes from all of them."""

SCIENTIFIC = {"scifact": 2, "checkcovid": 2}
"""Retrieval folders with cited abstracts, and negatives taken for each of their claims."""

WINDOWS_OF_EVIDENCE = 4
"""Windows of an abstract taken around each piece of evidence for a research claim."""

N_SEARCHED_CLAIMS = 4_500
N_SEARCHED_GENERAL = 6_000
N_SEARCHED_SCIENTIFIC = 3_000
MAX_SEARCHED_WORDS = 60
TITLE_SHARE = 0.35
HELD_OUT_PERCENT = 2.5
CROSSED_A_CLAIM = 2
"""Texts of other written groups that each written claim is held against."""
N_CALIBRATION = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Shuffled training pairs and, with other claims, calibration pairs."""

    train: tuple[Pair, ...]
    calibration: tuple[Pair, ...]


def add_titles(pairs: list[Pair], generator: random.Random) -> list[Pair]:
    """The pairs, a share of the encyclopedic ones with the claim's subject as the page's title."""
    result = []
    for pair in pairs:
        subject = subject_of(pair.claim) if pair.source.startswith(ENCYCLOPEDIC) else None
        if subject and generator.random() < TITLE_SHARE:
            result.append(titled(pair, subject))
        else:
            result.append(pair)
    return result


def from_cited_documents(data: Path, supports: list[Pair], seed: int) -> list[Pair]:
    """Pairs of cited abstracts: windows that hold the evidence, and NEITHER pairs of their other
    sentences; NEITHER pairs of neighbours in the encyclopedic pool."""
    generator = random.Random(f"{seed}/retrieved")
    found: list[Pair] = []
    for name, per_claim in SCIENTIFIC.items():
        corpus = read_corpus(data / "retrieval" / name)
        claims = read_cited_claims(data / "retrieval" / name)
        found.extend(same_abstract(claims, corpus, generator, per_claim=per_claim))
        found.extend(evidence_windows(claims, corpus, generator, per_evidence=WINDOWS_OF_EVIDENCE))
    pool = pool_sentences(data)
    chosen = generator.sample(supports, min(N_SEARCHED_CLAIMS, len(supports)))
    found.extend(searched(chosen, pool, generator, per_claim=1))
    return found


def searched_elsewhere(data: Path, mixed: list[Pair], seed: int) -> list[Pair]:
    """NEITHER pairs of other sets' claims: their nearest texts among the evidence of other claims,
    and for research claims among the sentences of abstracts."""
    generator = random.Random(f"{seed}/elsewhere")
    general = [p for p in mixed if p.source.startswith(("newprotocols", "semiauto", "creak"))]
    research = [p for p in mixed if p.source.startswith(SCIENTIFIC_PAIRS)]
    abstracts = [
        sentence
        for name in SCIENTIFIC
        for sentences in read_corpus(data / "retrieval" / name).values()
        for sentence in sentences
    ]
    return [
        *search_evidence(general, [], N_SEARCHED_GENERAL, generator, per_claim=1),
        *search_evidence(research, abstracts, N_SEARCHED_SCIENTIFIC, generator, per_claim=1),
    ]


def search_evidence(
    pairs: list[Pair], more: list[str], n_claims: int, generator: random.Random, *, per_claim: int
) -> list[Pair]:
    """NEITHER pairs of a sample of the pairs' claims against the evidence of the others."""
    texts = dict.fromkeys(p.evidence for p in pairs)
    pool = [t for t in (*texts, *more) if 4 <= len(t.split()) <= MAX_SEARCHED_WORDS]
    claims = list({p.claim: p for p in pairs}.values())
    chosen = generator.sample(claims, min(n_claims, len(claims)))
    return list(searched(chosen, pool, generator, per_claim=per_claim))


def pool_sentences(data: Path) -> list[str]:
    """The sentences of the encyclopedic pool."""
    corpus = read_corpus(data / "retrieval" / "fever_sentpool")
    return [" ".join(sentences) for sentences in corpus.values()]


def read_shares(data: Path, generator: random.Random) -> tuple[list[Pair], list[Pair]]:
    """The mix with its copies, and every encyclopedic pair once for making hard cases."""
    mixed: list[Pair] = []
    encyclopedic: list[Pair] = []
    for share in MIX:
        pairs = list(read_pairs(data / f"{share.file}.jsonl.gz"))
        if share.file.removeprefix("pairs/train/").startswith(ENCYCLOPEDIC):
            encyclopedic.extend(pairs)
        mixed.extend(take_share(pairs, share, generator) * share.copies)
    return mixed, encyclopedic


def build_mixture(
    data: Path,
    *,
    seed: int,
    n_others: int = 0,
    kept: Sequence[str] = (),
    written: Sequence[str] = (),
) -> Mixture:
    """Everything that one pass of training sees, and the calibration pairs.

    A claim is on one side only, with all that was made from it, and of the written pairs a whole
    group. n_others: pairs that go in beside the written ones (0: all), those of the sources in
    `kept` before any other. written: names of the files of those that are trained on, without
    numbers (none: all).
    """
    generator = random.Random(f"{seed}/mixture")
    mixed, encyclopedic = read_shares(data, generator)
    supports = [p for p in encyclopedic if p.stance is Stance.SUPPORTS and "fever" in p.source]
    elsewhere = searched_elsewhere(data, mixed, seed)
    mixed.extend(from_cited_documents(data, supports, seed))
    mixed.extend(elsewhere)
    train = [p for p in mixed if not is_held_out(p, HELD_OUT_PERCENT)]
    held_out = [p for p in mixed if is_held_out(p, HELD_OUT_PERCENT)]
    sentences = pool_sentences(data)
    train_material = material_of(encyclopedic, sentences, held_out=False)
    calibration_material = material_of(encyclopedic, sentences, held_out=True)
    train.extend(make_hard_cases(train_material, seed=seed))
    held_out.extend(make_hard_cases(calibration_material, seed=seed, share=HELD_OUT_PERCENT / 100))
    train, held_out = (
        add_titles(train, generator),
        add_titles(list(dict.fromkeys(held_out)), generator),
    )
    generator.shuffle(train)
    if unknown := set(kept).difference(pair.source for pair in train):
        raise ValueError(f"sources to keep: found {sorted(unknown)}, of which there is no pair")
    train.sort(key=lambda pair: pair.source not in kept)
    generator.shuffle(held_out)
    groups = written_pairs.read_written()
    unseen = [g for g in groups if g.is_held_out(written_pairs.HELD_OUT_PERCENT)]
    seen = [g for g in groups if not g.is_held_out(written_pairs.HELD_OUT_PERCENT)]
    seen = [g for g in seen if not written or g.name in written]
    train = [
        *train[: n_others or None],
        *(p for g in seen for p in g.pairs),
        *crossed(seen, generator, per_claim=CROSSED_A_CLAIM),
    ]
    generator.shuffle(train)
    held_out = [
        *held_out[:N_CALIBRATION],
        *(p for g in unseen for p in g.pairs),
        *crossed(unseen, generator, per_claim=1),
    ]
    return Mixture(train=tuple(train), calibration=tuple(held_out))


def material_of(pairs: list[Pair], sentences: list[str], *, held_out: bool) -> Material:
    """Material for hard cases from one side of the split."""
    return gather_material(
        (p for p in pairs if is_held_out(p, HELD_OUT_PERCENT) == held_out), sentences
    )


def without_final_period(pair: Pair) -> Pair:
    """The pair with the claim's closing period left off."""
    return replace(pair, claim=pair.claim.rstrip("."))
