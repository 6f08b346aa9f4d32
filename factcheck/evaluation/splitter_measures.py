"""What the claim splitter is measured by, but for its atomic facts: each figure from gold rows."""

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.checkworthy import Judge, Judgement
from factcheck.claims.dated_words import Moment
from factcheck.claims.moments import day_named, moments
from factcheck.claims.parse import parse
from factcheck.claims.people import People
from factcheck.claims.pronouns import MIN_PROBABILITY, Antecedent, Reader
from factcheck.claims.standalone import quoted_tokens
from factcheck.claims.told_time import is_current, is_of_other_days, years_in
from factcheck.evaluation.rows import Row
from factcheck.evaluation.splitter_data import as_document
from factcheck.evaluation.tally import (
    Tally,
    tally_f1,
    tally_labels,
    tally_rates,
    tally_shares,
)
from factcheck.sentences import split_blocks
from factcheck.types import Claim, Document, Extraction, Span

N_TO_TUNE = 3000
"""Rows of a train file that a threshold is chosen on; more do not move it."""
_GRID = tuple(i / 100 for i in range(5, 96))
_CALENDAR = re.compile(r"(?:\d{4}|--\d\d)(?:-\d\d){0,2}")
_WITH_YEAR = re.compile(r"\d{3,4}|[Cc]entury|BC")
_PUNCTUATION = re.compile(r"[.!?…:;]")
_WORDS = 1000.0


def sentence_ends(rows: Sequence[Row]) -> Tally:
    """Return the F1 of the ends of sentences, a text an item."""
    items = []
    for row in rows:
        gold = {int(end) for _, end in row.items("sentences")}
        text = row.value("text")
        found = {s.end for block in split_blocks(text, "text") for s in block.sentences}
        items.append((len(found & gold), len(found), len(gold)))
    return tally_f1(items)


def judged_labels(
    judge: Judge,
    rows: Sequence[Row],
    tuning: Sequence[Row],
    probability: Callable[[Judgement], float],
    *,
    macro: bool,
) -> Mapping[str, Tally]:
    """Return the F1 of a probability, cut where it does best on other rows, and of `always yes`."""
    tuned, tuning_gold = _judged(judge, tuning[:N_TO_TUNE], probability)
    threshold = best_threshold(tuned, tuning_gold, macro=macro)
    found, gold = _judged(judge, rows, probability)
    return {
        "judged": tally_labels([p >= threshold for p in found], gold, macro=macro),
        "always": tally_labels([True] * len(gold), gold, macro=macro),
    }


def best_threshold(probabilities: Sequence[float], gold: Sequence[bool], *, macro: bool) -> float:
    """Return the lowest of 91 thresholds, .05 to .95, with the best F1 of these rows."""

    def reached(threshold: float) -> float:
        return tally_labels([p >= threshold for p in probabilities], gold, macro=macro).value

    return max(_GRID, key=reached)


def _judged(
    judge: Judge, rows: Sequence[Row], probability: Callable[[Judgement], float]
) -> tuple[list[float], list[bool]]:
    found = [probability(one) for one in judge.judge([row.text("text") for row in rows])]
    return found, [bool(int(row.value("label"))) for row in rows]


def pronouns(rows: Sequence[Row]) -> Mapping[str, Tally]:
    """Return the shares of pronouns that are replaced by the right person, and by another."""
    named = [(_antecedent(row), row.text("antecedent")) for row in rows]
    sure = [((a and a.probability >= MIN_PROBABILITY and a.name) or "", gold) for a, gold in named]
    right = [bool(name) and is_same_person(name, gold) for name, gold in sure]
    wrong = [bool(name) and not is_same_person(name, gold) for name, gold in sure]
    return {
        "right": tally_shares([[one] for one in right]),
        "wrong": tally_shares([[one] for one in wrong]),
    }


def is_same_person(found: str, gold: str) -> bool:
    """Tell whether one name is a part of the other."""
    a, b = set(found.lower().split()), set(gold.lower().replace("'s", "").split())
    return a <= b or b <= a


def reader_of(row: Row) -> tuple[Reader, dict[int, Antecedent], int | None]:
    """Return who was spoken of up to a row's sentence, its pronouns, and which one is asked for."""
    paragraph, sentence = row.text("paragraph"), row.text("sentence")
    before = paragraph.split(sentence)[0] if sentence in paragraph else paragraph
    spans = [s for block in split_blocks(before, "text") for s in block.sentences]
    title = row.optional_text("title")
    *docs, last, heading = parse([*(before[s.start : s.end] for s in spans), sentence, title])
    people = People()
    people.learn([*docs, last, heading])
    people.learn_title(title)
    reader = Reader(people, title)
    for doc in docs:
        reader.read(doc)
    found = reader.read(last)
    word = row.text("pronoun")
    same = [t.i for t in last if t.text == word] or [t.i for t in last if t.lower_ == word.lower()]
    return reader, found, same[0] if same else None


def _antecedent(row: Row) -> Antecedent | None:
    _, found, asked = reader_of(row)
    return None if asked is None else found.get(asked)


def dates(rows: Sequence[Row]) -> Mapping[str, Tally]:
    """Return how many dates without a year are made whole, and how many of those rightly.

    A date counts where its annotators gave it one value that is a year, month or day of the
    calendar (of `2016-09-04T22:30:00` the day). Where they gave it no year (`--07`, every July)
    nothing can be made whole: it does not count among those to change, and is wrong if changed.
    Words in quotation marks stay, as in the product. Of an article are known the sentences that
    stand in its rows.
    """
    articles: dict[str, list[str]] = {}
    for row in rows:
        articles.setdefault(row.text("title"), []).append(row.text("sentence"))
    nth: Counter[tuple[str, str]] = Counter()
    changed, right = [], []
    for row in rows:
        words = (row.text("sentence"), row.text("date_text"))
        nth[words] += 1
        gold = _gold_date(row)
        article = " ".join(articles[row.text("title")])
        found = _moment(row, article, nth[words] - 1) if gold else None
        changed.append([found is not None] if gold and not gold.startswith("--") else [])
        right.append([] if found is None else [found.iso == gold])
    return {"changed": tally_shares(changed), "exact": tally_shares(right)}


def _gold_date(row: Row) -> str:
    """Return the value of a date without a year, nothing for others; `--07` names no year."""
    value = str(row.value("value").get("when", "")).partition("T")[0]
    is_date = _CALENDAR.fullmatch(value) and not _WITH_YEAR.search(row.text("date_text"))
    return value if is_date else ""


def _moment(row: Row, article: str, nth: int) -> Moment | None:
    """Return the moment found at the `nth` place where a row's date stands in its sentence."""
    doc = parse([row.text("sentence")])[0]
    start, end = _place(doc.text, row.text("date_text"), nth)
    now = dt.date.fromisoformat(f"{row.text('doc_date')}-01-01"[:10])
    if is_of_other_days(article, now):
        return None
    quoted = {i for t in quoted_tokens(doc) for i in range(doc[t].idx, doc[t].idx + len(doc[t]))}
    context = row.optional_text("context")
    spans = [s for block in split_blocks(context, "text") for s in block.sentences]
    years, last_day = years_in(context), None
    if spans:
        before = parse([context[spans[-1].start : spans[-1].end]])[0]
        last_day = day_named(before.text, moments(before, now, years=years))
    current = is_current(article, now)
    for moment in moments(doc, now, years=years, last_day=last_day, is_current=current):
        if start < moment.end and moment.start < end and moment.start not in quoted:
            return moment
    return None


def _place(text: str, words: str, nth: int) -> Span:
    """Return where words stand for the `nth` time, however they are spaced; empty if nowhere."""
    pattern = r"\s*".join(re.escape(word) for word in re.findall(r"\w+|[^\w\s]", words))
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text)
    places = [Span(*match.span()) for match in found]
    return places[min(nth, len(places) - 1)] if places else Span(0, 0)


def articles(rows: Sequence[Row]) -> Mapping[str, Tally]:
    """Return, over whole articles: inexact spans, boilerplate among claims, and speed.

    Boilerplate are claims that hold a line which is no sentence (title, day, caption, credit,
    signature), or that speak of the site to its readers. Speed is seconds a thousand words, with
    the parser loaded: by the clock, and of this process's processors, which other work on the
    machine does not lengthen. No article may fail: an exception of the splitter is not caught.
    """
    splitter = AtomicSplitter()
    documents = [as_document(row, row.value("text")) for row in rows]
    splitter.split(documents[0])
    inexact, boilerplate, seconds, processor = [], [], [], []
    for row, document in zip(rows, documents, strict=True):
        thousands = len(document.text.split()) / _WORDS
        started, started_processor = time.perf_counter(), time.process_time()
        found = splitter.split(document)
        seconds.append((time.perf_counter() - started, thousands))
        processor.append((time.process_time() - started_processor, thousands))
        inexact.append(_inexact(document, found))
        lines = [Span(int(start), int(end)) for start, end in row.items("sentences")]
        boilerplate.append([_is_boilerplate(document.text, c, lines) for c in found.claims])
    n_words = round(_WORDS * sum(thousands for _, thousands in seconds))
    return {
        "inexact": tally_shares(inexact),
        "boilerplate": tally_shares(boilerplate),
        "seconds": tally_rates(seconds, n=n_words),
        "cpu_seconds": tally_rates(processor, n=n_words),
    }


def _inexact(document: Document, found: Extraction) -> list[bool]:
    return [c.sentence != document.text[c.span.start : c.span.end] for c in found.claims]


_OF_THE_SITE = re.compile(
    r"\b(?:our readers|this (?:article|page)|newsletter|subscribe|sign up|copyright"
    r"|have an opinion|share it|read more|(?:image|photo|file):)",
    re.IGNORECASE,
)


def _is_boilerplate(text: str, claim: Claim, lines: Sequence[Span]) -> bool:
    if _OF_THE_SITE.search(claim.text):
        return True
    first = next((line for line in lines if line.start <= claim.span.start < line.end), None)
    line = "" if first is None else text[first.start : first.end].strip()
    return bool(line) and not _PUNCTUATION.search(line) and line in claim.text
