"""Word lists that tell a sentence from a fragment and saying from doing, without a parser."""

import re

AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must shall"
    " should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't"
    " can't cannot couldn't mustn't shouldn't it's that's there's he's she's they're we're you're"
    " i'm they've we've you've i've he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll"
    " it'll what's who's here's ain't".split()
)

_IRREGULAR = frozenset(
    "arose ate became began begun bent bet bit bled blew bore bought bound bred broke brought built"
    " burnt came cast caught chose clung cost crept cut dealt drank drew drove dug fed fell felt"
    " fled flew forbade forgot forgave fought found froze gave gone got grew heard held hid hit hurt"
    " kept knelt knew laid lay led left lent lost made meant met overcame paid proved put quit ran"
    " rang read rode rose said sang sank sat saw sent set shook shot showed shown shrank shut slept"
    " slid sold sought spent spoke spread sprang stole stood strove struck stuck sued sung swam"
    " swept swore taken taught thought threw told took tore underwent understood undertook upheld"
    " went withdrew withheld withstood woke won wore wound wrote".split()
)

_PRESENT = frozenset(
    "agree aim allow appear argue ask become begin believe belong bring build buy call cause come"
    " claim consider contain continue control cost cover create deny depend describe employ enjoy"
    " exceed exist expect fall fear feel find follow get give go grow hold hope include increase"
    " keep know lack last lead leave lie live lose make mean meet need offer operate own pay plan"
    " play prefer produce provide put receive refuse remain represent require run say see seek seem"
    " sell serve show sit speak spend stand start stay suffer suggest support take tell think try"
    " use vary vote want warn win work write".split()
)

_NOUN_BEFORE_S = re.compile(
    r"(?:the|a|an|this|that|these|those|of|for|with|in|on|by|from|to|its|his|her|their|our|my|your"
    r"|and|or|some|many|few|all|more|most|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

SAYING = (
    "said|says|say|told|tells|added|adds|announced|announces|stated|states|reported|reports|claimed"
    "|claims|explained|explains|noted|notes|confirmed|confirms|warned|warns|argued|argues|insisted"
    "|insists|declared|declares|wrote|writes|tweeted|posted|testified|acknowledged|acknowledges"
    "|admitted|admits|conceded|concedes|revealed|reveals|stressed|stresses|emphasised|emphasized"
    "|emphasises|emphasizes|maintained|maintains|asserted|asserts|alleged|alleges|contended"
    "|contends|predicted|predicts|estimated|estimates|replied|replies|responded|commented|comments"
    "|remarked|observed|observes|pointed out|points out|recalled|concluded|concludes|suggested"
    "|suggests|believed|believes|believe|vowed|vows|pledged|pledges|promised|promises|complained"
    "|joked|lamented|reiterated|reiterates|continued|recounted|disclosed|cautioned|hinted|boasted"
)
"""Verbs after which stands what somebody holds to be so, as alternatives of a pattern."""

BARE_SAYING = "said|says|say|believed|believes|believe"
"""Those of them that take a clause without `that` in news prose."""


def words(text: str) -> list[str]:
    """Return the words of `text` as written, with inner apostrophes, points and hyphens."""
    return _WORD.findall(text)


def has_auxiliary(text: str) -> bool:
    """Tell whether a form of be, have, do or a modal stands in `text`."""
    return any(word.lower().replace("’", "'") in AUXILIARIES for word in words(text))


def has_verb(text: str) -> bool:
    """Tell whether `text` may hold a finite verb; wrong in doubt towards yes."""
    found = words(text)
    return any(_may_be_verb(found, i) for i in range(len(found)))


def _may_be_verb(found: list[str], i: int) -> bool:
    word = found[i].lower().replace("’", "'")
    if word in AUXILIARIES or word in _IRREGULAR:
        return True
    before = found[i - 1] if i else ""
    if i == 0 or not found[i][0].islower() or _NOUN_BEFORE_S.fullmatch(before):
        return False
    if word in _PRESENT or (word.endswith("ed") and len(word) > 3):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
