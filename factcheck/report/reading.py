"""A report read back from its JSON: the inverse of `factcheck.report.json`."""

import datetime as dt
import json
from typing import Any

from factcheck.errors import InputError
from factcheck.report.json import FORMAT_VERSION
from factcheck.types import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    CorpusInfo,
    Coverage,
    Difference,
    DifferenceKind,
    Evidence,
    Expectation,
    Failure,
    Finding,
    FindingKind,
    Hit,
    KnownFailure,
    Label,
    Location,
    ModelInfo,
    ModelReading,
    Override,
    Passage,
    Report,
    SetAside,
    SetAsideReason,
    SettingOrigin,
    Span,
    StanceProbabilities,
    Verdict,
)


def read_report(text: str, *, path: str) -> Report:
    """Return the report that `render_json` wrote; `path` names it in messages.

    What the JSON leaves out, such as the passage around a sentence, is filled with the sentence
    itself: rendered as JSON again, the report is the same.

    Raises:
        InputError: it is no such JSON, or of another version.
    """
    try:
        data = json.loads(text)
        version = data["version"]
        if version != FORMAT_VERSION:
            message = f"{path}: format version {version}, this factcheck reads {FORMAT_VERSION}"
            raise InputError(message)
        return _report(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path}: not a report in JSON ({type(error).__name__}: {error})",
            hint="Write one with --format json or --report json=FILE.",
        ) from error


def _report(data: dict[str, Any]) -> Report:
    verdicts = tuple(_verdict(row) for row in data["verdicts"])
    failures = tuple(_failure(row) for row in data["failures"])
    corpus, prints = data["corpus"], data["fingerprints"]
    return Report(
        article=data["article"]["path"],
        title=data["article"]["title"],
        verdicts=verdicts,
        failures=failures,
        set_aside=tuple(_set_aside(row) for row in data["set_aside"]),
        coverage=_coverage(data["coverage"]),
        corpus=CorpusInfo(
            path=corpus["path"],
            fingerprint=prints["corpus"],
            n_documents=corpus["documents"],
            n_passages=corpus["passages"],
            built_at=dt.datetime.fromisoformat(corpus["indexed_at"]),
        ),
        settings=tuple(
            SettingOrigin(name=name, value=row["value"], origin=row["origin"])
            for name, row in data["settings"].items()
        ),
        models=tuple(ModelInfo(name=n, sha256=sha) for n, sha in prints["models"].items()),
        version=data["factcheck"],
        created_at=dt.datetime.fromisoformat(data["created_at"]),
        seconds=float(data["seconds"]),
        findings=tuple(_finding(row, verdicts, failures) for row in data["findings"]),
        reading=_reading(data.get("language_model")),
        shard=data.get("shard"),
    )


def _reading(row: dict[str, Any] | None) -> ModelReading | None:
    """Return how a language model fared; reports of older versions do not say."""
    if row is None:
        return None
    return ModelReading(
        host=row["host"],
        model=row["model"],
        n_windows=row["windows"],
        n_fallen_back=row["fallen_back"],
        n_dropped=row["dropped"],
        notes=tuple(row["notes"]),
    )


def _verdict(row: dict[str, Any]) -> Verdict:
    return Verdict(
        claim=_claim(row["id"], row["claim"]),
        label=Label(row["label"]),
        confidence=float(row["confidence"]),
        supporting=_evidence(row["supporting"]),
        refuting=_evidence(row["refuting"]),
        n_considered=row["considered"],
        n_on_topic=row["on_topic"],
        reason=row["reason"],
        withheld=row.get("withheld") and Label(row["withheld"]),
        n_sources=row.get("sources", 0),
        nearest=_evidence(row.get("nearest")),
    )


def _failure(row: dict[str, Any]) -> Failure:
    return Failure(claim=_claim(row["id"], row["claim"]), reason=row["reason"])


def _finding(
    row: dict[str, Any], verdicts: tuple[Verdict, ...], failures: tuple[Failure, ...]
) -> Finding:
    """Return the finding with its claim and verdict, which the JSON only names."""
    location = _location(row["location"])
    results: tuple[Verdict | Failure, ...] = (*verdicts, *failures)
    for result in results:
        if result.claim.id == row["id"] and result.claim.location == location:
            return Finding(
                kind=FindingKind(row["kind"]),
                claim=result.claim,
                message=row["message"],
                verdict=result if isinstance(result, Verdict) else None,
            )
    raise ValueError(f"a finding on {row['id']}, which has no result")


def _claim(claim_id: str, row: dict[str, Any]) -> Claim:
    said = row["attribution"]
    return Claim(
        id=claim_id,
        text=row["text"],
        sentence=row["sentence"],
        span=Span(*row["span"]),
        location=_location(row["location"]),
        attribution=said
        and Attribution(speaker=said["speaker"], cue=said["cue"], quoted=said["quoted"]),
        date=_day(row["date"]),
        evidence_until=_day(row["evidence_until"]),
        expectation=row["expectation"] and _expectation(row["expectation"]),
    )


def _expectation(row: dict[str, Any]) -> Expectation:
    override, known = row["override"], row.get("known_failure")
    return Expectation(
        labels=tuple(Label(name) for name in row["labels"]),
        min_confidence=row["min_confidence"],
        override=override
        and Override(
            label=Label(override["label"]),
            reason=override["reason"],
            by=override["by"],
            until=dt.date.fromisoformat(override["until"]),
        ),
        known_failure=known
        and KnownFailure(
            label=Label(known["label"]), reason=known["reason"], until=_day(known["until"])
        ),
        tags=tuple(row["tags"]),
        note=row["note"],
    )


def _evidence(row: dict[str, Any] | None) -> Evidence | None:
    if row is None:
        return None
    span, location = Span(*row["span"]), row["location"]
    passage = Passage(
        id=0,
        citation=Citation(
            document_id=row["document"],
            title=row["title"],
            source=row["source"],
            url=row["url"],
            date=_day(row["date"]),
            licence=row["licence"],
            author=row.get("author"),
            language=row.get("language"),
            reliability=row.get("reliability"),
        ),
        span=span,
        text=row["sentence"],
        heading="",
        sentences=(span,),
        page=row.get("page"),
        also_in=tuple(map(_other, row.get("also_in", ()))),
    )
    return Evidence(
        hit=Hit(passage=passage, similarity=0.0, lexical=0.0, fused=0.0),
        span=span,
        text=row["sentence"],
        before=row.get("before", ""),
        stance=StanceProbabilities(**row["stance"]),
        comparison=Comparison(
            differences=tuple(map(_difference, row["differences"])),
            missing=tuple(map(_difference, row["missing"])),
            overlap=row["overlap"],
            focus=row["focus"],
        ),
        fingerprint=row["fingerprint"],
        location=location and _location(location),
    )


def _other(row: dict[str, Any]) -> Citation:
    """Return another document of a passage; what the JSON leaves out of it is not known."""
    return Citation(
        document_id=row["document"],
        title=row["title"],
        source=row["source"],
        url=None,
        date=None,
        licence=None,
    )


def _difference(row: dict[str, str]) -> Difference:
    return Difference(
        kind=DifferenceKind(row["kind"]), claim=row["claim"], evidence=row["evidence"]
    )


def _set_aside(row: dict[str, Any]) -> SetAside:
    return SetAside(
        text=row["text"],
        span=Span(*row["span"]),
        location=_location(row["location"]),
        reason=SetAsideReason(row["reason"]),
    )


def _coverage(row: dict[str, int]) -> Coverage:
    return Coverage(
        n_sentences=row["sentences"],
        n_claims=row["claims"],
        n_set_aside=row["set_aside"],
        n_checked=row["checked"],
        n_with_evidence=row["with_evidence"],
        n_decided=row["decided"],
        n_over_limit=row["over_limit"],
        n_withheld=row.get("withheld", 0),
    )


def _location(row: dict[str, Any]) -> Location:
    return Location(path=row["path"], line=row["line"], column=row["column"])


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
