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
    "arose ate bade became began begun bent bet bit bled blew bore bought bound bred broadcast"
    " broke brought built burnt came cast caught chose clung cost crept cut dealt drank drew"
    " drove dug dwelt fed fell felt fled flew flung forbade forecast foresaw forgave forgot"
    " fought found froze gave gone got grew ground heard held hid hit hung hurt kept knelt knew"
    " laid lay leapt learnt led left lent let lit lost made meant met mistook outlived overcame"
    " overran oversaw overthrew overtook paid proved put quit ran rang read rebuilt rode rose"
    " said sang sank sat saw sent set shed shone shook shot showed shown shrank shut slept slew"
    " slid sold sought spat sped spelt spent spilt split spoke sprang spread spun stole stood"
    " strode strove struck strung stuck stung sued sung swam swept swore swung taken taught"
    " thought threw told took tore trod understood undertook underwent undid upheld went wept"
    " withdrew withheld withstood woke won wore wound wove wrote wrung".split()
)

_PARTICIPLES = frozenset("left set cut put hit cost found lost led bred built".split())

_PRESENT = frozenset(
    "accept account affect agree aim allow appear apply argue arrive ask attack attend avoid"
    " bear become begin believe belong border borrow breathe bring build buy call carry cause"
    " change choose claim close collect combine come compete consider consist consume contain"
    " continue contribute control cooperate cost cover create decide decline defend deliver"
    " demand deny depend describe destroy develop die differ drink drop earn eat emit employ"
    " encourage end enjoy ensure enter establish exceed exist expect export face fail fall fear"
    " feed feel fight find fly follow form gather generate get give go govern grow happen help"
    " hit hold hope host import improve include increase indicate inhabit invest involve join"
    " keep kill know lack last launch lead learn leave lie limit link live lose love make manage"
    " match mean measure meet migrate move need occupy occur offer open operate oppose orbit"
    " order own pass pay perform permit plan play possess prefer prevent produce promise promote"
    " protect prove provide publish put raise rank reach receive recognise recognize reduce"
    " refer reflect refuse regard regulate reject release rely remain replace represent require"
    " resemble respond rest result return reveal rise rule run save say see seek seem sell send"
    " separate serve settle share show sign sit speak spend spread stand start stay store"
    " stretch suffer suggest supply support surround survive sustain symbolise take tell tend"
    " think threaten trade transmit travel treat trust try turn undergo understand unite use"
    " vary view visit vote wait walk want warn watch wear weigh welcome win wish work worry wrap"
    " write".split()
)

_SUBJECTS = frozenset("i we he she they it you who everyone everybody nobody".split())

_SINGULAR = frozenset("a an each every another".split())

_BEFORE_NOUN = frozenset(
    "the a an this that these those of for with in on by from to its his her their our my your and"
    " or".split()
)
_BEFORE_PLURAL = re.compile(
    r"some|many|few|all|more|most|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*"
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

SAY = "said|says|say"

BARE_SAYING = (
    f"{SAY}|believed|believes|believe|stated|states|claimed|claims|admitted|admits|insisted"
    "|insists|argued|argues|alleged|alleges|acknowledged|conceded|noted|explained|added|warned"
)
"""Verbs that take a clause without `that` in news prose."""


def words(text: str) -> list[str]:
    """Return the words of `text` as written, with inner apostrophes, points and hyphens."""
    return _WORD.findall(text)


def has_auxiliary(text: str) -> bool:
    """Tell whether a form of be, have, do or a modal stands in `text`."""
    return any(word.lower().replace("’", "'") in AUXILIARIES for word in words(text))


def holds_clause(text: str) -> bool:
    """Tell whether a verb form that is hardly ever a noun or an adjective stands in `text`."""
    lowered = (word for word in words(text) if word[0].islower())
    return any(word in _IRREGULAR - _PARTICIPLES or word.endswith("ed") for word in lowered)


def has_verb(text: str) -> bool:
    """Tell whether `text` may hold a finite verb; wrong in doubt towards yes."""
    found = words(text)
    return any(_may_be_verb(found, i) for i in range(len(found)))


def may_be_present(word: str) -> bool:
    """Tell whether a word may be a verb's present: `border` and `borders`."""
    lower = word.lower()
    singular = f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")
    return lower in _PRESENT or singular in _PRESENT


def _may_be_verb(found: list[str], i: int) -> bool:
    word = found[i].lower().replace("’", "'")
    if word in AUXILIARIES or word in _IRREGULAR:
        return True
    before = found[i - 1] if i else ""
    if before.lower() in _SUBJECTS:
        return True
    if i == 1 and before.lower() in ("this", "that") and word.endswith("s"):
        return True
    if i == 0 or not found[i][0].islower() or before.lower() in _BEFORE_NOUN:
        return False
    if word.endswith("ed") and len(word) > 3:
        return True
    if _BEFORE_PLURAL.fullmatch(before.lower()):
        return False
    if word in _PRESENT:
        return found[0].lower() not in _SINGULAR
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
