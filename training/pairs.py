"""Labelled (evidence, claim) pairs: the record, the reader and the mix of public data sets."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Stance(IntEnum):
    """What evidence says about a claim; the value is the class index of the model."""

    SUPPORTS = 0
    REFUTES = 1
    NEITHER = 2


LABELS = {
    "SUPPORTS": Stance.SUPPORTS,
    "REFUTES": Stance.REFUTES,
    "NOT_ENOUGH_INFO": Stance.NEITHER,
}
NOT_SUPPORTED = "NOT_SUPPORTED"
"""Label of binary sets that do not tell refuted from unverifiable; never trained on."""


class DataError(ValueError):
    """A data file holds something that the recipe cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim, the text it is held against, and what that text says about it."""

    claim: str
    evidence: str
    stance: Stance
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of one file goes into the mix.

    limit: pairs taken of each stance (0: all). copies: how often what was taken is repeated.
    """

    file: str
    licence: str
    limit: int = 0
    limit_supports: int = 0
    copies: int = 1


CC_BY_SA_3 = "CC BY-SA 3.0"
NOT_STATED = "not stated (public research corpus, no non-commercial term)"

MIX = (
    Share(file="pairs/train/fever.train_gold", licence=CC_BY_SA_3, limit_supports=28_000),
    Share(file="pairs/train/fever.train_nei_retrieved", licence=CC_BY_SA_3, limit=16_000),
    Share(file="pairs/train/mnli.train_subset", licence="MIT, Microsoft C-UDA 1.0", copies=3),
    Share(file="pairs/train/snli.train_subset", licence="CC BY-SA 4.0", limit=5_000),
    Share(file="pairs/train/lingloop_LitL.train", licence=NOT_STATED),
    Share(file="pairs/train/lingloop_LotS.train", licence=NOT_STATED),
    Share(file="pairs/train/lingloop_baseline.train", licence=NOT_STATED),
    Share(file="pairs/train/newprotocols_base.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/newprotocols_contrast.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/newprotocols_edit_other.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/newprotocols_edit_premise.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/cad_nli.train", licence="Apache-2.0"),
    Share(file="pairs/train/semiauto_base_wiki.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/semiauto_sim_wiki.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/semiauto_translate_wiki.train", licence="CC BY-SA (text)"),
    Share(file="pairs/train/creak_explanation.train", licence="MIT"),
    Share(file="pairs/train/covidfact.train", licence=NOT_STATED, limit=1_600),
    Share(file="pairs/train/checkcovid_rationale.train", licence="MIT", copies=3),
    Share(file="pairs/train/scifact_rationale.train", licence="CC BY 4.0, ODC-By 1.0", copies=4),
    Share(file="pairs/train/citint_rationale.train", licence="MIT", limit=500),
    Share(file="pairs/train/evidenceinference_templated.train", licence="MIT"),
    Share(file="pairs/train/folio.train", licence="CC BY-SA 4.0"),
    Share(file="pairs/train/scone.train", licence="CC0", limit=1_500),
    Share(file="pairs/train/monli.train", licence=NOT_STATED),
    Share(file="pairs/train/help_andor.train", licence="CC BY-SA 4.0", limit=1_000),
    Share(file="pairs/train/politihop.train", licence=NOT_STATED, limit=120),
    Share(file="pairs/train/cb.train", licence="Apache-2.0"),
    Share(file="claims/number_contrast.train", licence="as the sets it is derived from"),
)
"""What the stance model is trained on, of the layout of the data folder.

Left out for their licence: averitec, control, sick (non-commercial), joci, table_infotabs (its
datasheet restricts non-academic use); for their length, nli4ct and scifact_abstract (over 210 words
of evidence, more than the model reads); and rte, which has two labels.
"""


NON_COMMERCIAL = ("averitec", "control", "sick")
"""Beginnings of a row's `source` that are left out also where a derived file carries them."""


def read_pairs(path: Path) -> Iterator[Pair]:
    """Every pair of a gzipped JSON-lines file, in order; rows of unknown polarity are left out,
    and rows that derive from a set with a non-commercial licence.

    Raises:
        DataError: a line that is no JSON object, lacks a field or has an unknown label;
            the message names file and line.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = parse_row(line, f"{path}:{number}")
            if row["label"] == NOT_SUPPORTED or row["source"].startswith(NON_COMMERCIAL):
                continue
            yield Pair(
                claim=" ".join(row["claim"].split()),
                evidence=" ".join(row["evidence"].split()),
                stance=LABELS[row["label"]],
                source=path.name.removesuffix(".jsonl.gz"),
            )


def parse_row(line: str, place: str) -> dict[str, str]:
    """The claim, evidence and label of one line, checked.

    Raises:
        DataError: naming `place`.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"{place}:{error.colno}: not JSON: {error.msg}") from error
    if not isinstance(row, dict):
        raise DataError(f"{place}: found {type(row).__name__}, expected an object")
    for key in ("claim", "evidence", "label"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise DataError(f"{place}: {key}: missing or empty, expected a text")
    allowed = (*LABELS, NOT_SUPPORTED)
    if row["label"] not in allowed:
        raise DataError(f"{place}: label: {row['label']!r} is not one of {', '.join(allowed)}")
    return {"source": str(row.get("source", ""))} | {
        key: row[key] for key in ("claim", "evidence", "label")
    }


def take_share(pairs: Iterable[Pair], share: Share, generator: random.Random) -> list[Pair]:
    """The part of one file that `share` asks for, shuffled within each stance, without copies."""
    kept: list[Pair] = []
    by_stance: dict[Stance, list[Pair]] = {stance: [] for stance in Stance}
    for pair in pairs:
        by_stance[pair.stance].append(pair)
    for stance, group in by_stance.items():
        generator.shuffle(group)
        limit = share.limit or len(group)
        if stance is Stance.SUPPORTS and share.limit_supports:
            limit = share.limit_supports
        kept.extend(group[:limit])
    return kept


def is_held_out(pair: Pair, percent: float) -> bool:
    """Whether a pair belongs to the held-out part; decided by its claim alone, so that one
    claim is never on both sides."""
    digest = hashlib.sha256(pair.claim.lower().encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32 < percent / 100
