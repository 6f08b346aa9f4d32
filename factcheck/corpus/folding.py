"""Which passages say the same, so that an index needs only one of them."""

import hashlib
import re

from factcheck.markup import plain_text
from factcheck.types import Passage

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£¥°]")
_FILLERS = frozenset({"a", "an", "the"})
_PARTS = "\n"


def fold_key(passage: Passage) -> int:
    """Return a number of 64 bits, equal for passages that say the same of the same thing.

    Title, heading and text count, without case, marks, blanks and articles. Nothing else may
    differ: in a reference corpus one other word can be the fact (31 members, 32 members; rose,
    fell), and the same sentence under another title speaks of something else. So passages that
    are merely similar, which MinHash would bring together, stay apart on purpose.
    """
    parts = (passage.citation.title, passage.heading, plain_text(passage.text))
    form = _PARTS.join(map(_form, parts))
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _form(text: str) -> str:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return " ".join(word for word in words if word not in _FILLERS)
