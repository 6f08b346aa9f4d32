"""What came late, told without its negation: “did not join until 2023” says “did join in 2023”."""

import calendar
import re

_MONTH = "|".join(calendar.month_name[1:])
_NOT_UNTIL = re.compile(
    r"\b(?P<verb>did|does|was|were|had|has|is|are)(?:\snot|n['’]t)\s"
    r"(?P<what>[^,;:.!?()]*?)\s(?:until|till)\s(?:after\s)?"
    rf"(?=(?:(?:the\s)?(?:early|late|mid)[\s-]|the\s(?:end|start|middle)\sof\s)?(?:\d|{_MONTH}))",
    re.IGNORECASE,
)


def told_positively(text: str) -> str:
    """Return a text with “did not join until 2023” as “did join in 2023”, for whoever would take it
    for a denial."""
    return _NOT_UNTIL.sub(r"\g<verb> \g<what> in ", text)
