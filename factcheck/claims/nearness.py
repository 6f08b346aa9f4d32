"""Whether a text still speaks of a thing that it named before: `the vaccine`, two topics later."""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-ZÀ-Þ0-9][\w-]*(?: [A-ZÀ-Þ0-9][\w-]*)*")
_NO_NAMES = re.compile("(?:The|Both|Neither) ")
N_SENTENCES_OF_TOPIC = 10
"""Sentences before, in one of which a thing must be named to be what a definite noun means.

Within it the text may have gone on to another subject; chosen on texts of one paragraph a fact.
"""


@dataclass(slots=True, kw_only=True)
class Nearness:
    """What the last sentences of a text named; grows sentence by sentence."""

    title: str
    """With the dateline's place: names what the whole text is about."""
    said: list[str] = field(default_factory=list)

    def learn(self, text: str) -> None:
        """Take in a sentence, with what its words were found to stand for."""
        self.said.append(text)

    def has(self, phrase: str, here: str) -> bool:
        """Tell whether a phrase has no name, or one that the last sentences or `here` said."""
        names = _NAME.findall(_NO_NAMES.sub("", phrase))
        lately = (self.title, here, *self.said[-N_SENTENCES_OF_TOPIC:])
        return not names or any(name in text for name in names for text in lately)
