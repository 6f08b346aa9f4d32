"""Who says a claim, by a name that is clear without the article."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.attribution import speaker_says
from factcheck.claims.people import People
from factcheck.claims.pronouns import MIN_PROBABILITY, PRONOUNS
from factcheck.claims.standalone import Sight
from factcheck.types import Attribution, Change, ChangeReason, Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOWERED = frozenset("DT NN NNS JJ JJR CD PRP$ IN RB".split())
"""Tags of words that only a sentence's start gives a capital."""


@dataclass(slots=True, kw_only=True)
class Speakers:
    """The speakers of one article; a quotation carried on keeps the one it began with."""

    people: People
    last: tuple[str, str] = ("", "")
    """A pronoun that said something, and whom it stood for."""

    def cleared(self, claim: Claim, sentence: "Doc", sight: Sight) -> Claim:
        """Return a claim whose speaker is clear; another name for one is recorded."""
        said = self.clear(claim.attribution, sentence, sight)
        if said is not None and said.quoted and said.speaker.split()[-1] in claim.text.split():
            said = self._unless_spoken_of(claim, said)
        was = "" if claim.attribution is None else claim.attribution.speaker
        changes = claim.changes
        if said is not None and said.speaker.casefold() != was.casefold():
            changes += (Change(what=was, by=said.speaker, why=ChangeReason.SPEAKER),)
        text = claim.text
        if said is not None and text.startswith(f"{speaker_says(was)} {said.cue}: “"):
            full = speaker_says(f"{said.speaker[:1].upper()}{said.speaker[1:]}")
            text = f"{full}{text[len(speaker_says(was)) :]}"
        unresolved = claim.unresolved
        if text != claim.text:
            unresolved = tuple(w for w in unresolved if w != was)
        return replace(claim, text=text, attribution=said, changes=changes, unresolved=unresolved)

    def _unless_spoken_of(self, claim: Claim, said: Attribution) -> Attribution:
        """Return the speaker as written where `He said` was read as somebody the words name."""
        own = claim.attribution
        is_read = own is not None and own.speaker.lower() in ("he", "she")
        return own if own is not None and is_read and own.cue not in claim.text else said

    def clear(self, said: Attribution | None, sentence: "Doc", sight: Sight) -> Attribution | None:
        """Return an attribution whose speaker has the full name, or no capital it only began with.

        `Smith` is `Anna Smith` where the article names no other; `A military official` is `a
        military official`; `She` is whoever it stands for where that is clear.
        """
        if said is None:
            return None
        speaker = said.speaker
        if speaker.lower() in ("he", "she"):
            speaker = self._named(speaker, sentence, sight)
        elif (named := _referred(speaker, sentence, sight)) != "":
            speaker = named
        elif len(speaker.split()) == 1 and speaker[:1].isupper():
            speaker = self.people.full_name(speaker)
        if speaker == said.speaker and _begins(sentence, speaker):
            speaker = speaker[0].lower() + speaker[1:]
        return replace(said, speaker=speaker)

    def _named(self, pronoun: str, sentence: "Doc", sight: Sight) -> str:
        found = [
            who.name
            for i, who in sight.antecedents.items()
            if sentence[i].text == pronoun and who.probability >= MIN_PROBABILITY
        ]
        own = {name for name in found if pronoun.lower() in PRONOUNS}
        is_here = any(t.text == pronoun for t in sentence)
        if len(own) == 1:
            self.last = (pronoun, own.pop())
            return self.last[1]
        return self.last[1] if self.last[0] == pronoun and not is_here else pronoun


def _referred(speaker: str, sentence: "Doc", sight: Sight) -> str:
    """Return what `the Church` stands for where the sentence's other words do; else nothing."""
    return next((r.text for r in sight.references if sentence[r.start : r.end].text == speaker), "")


def _begins(sentence: "Doc", speaker: str) -> bool:
    """Tell whether a speaker begins a sentence with a word that is no name."""
    first = sentence[0]
    if speaker.split()[0] != first.text or (len(first) > 1 and first.text.isupper()):
        return False
    is_name = first.ent_type_ != "" and first.tag_ not in ("DT", "CD")
    return first.tag_ in _LOWERED and not is_name
