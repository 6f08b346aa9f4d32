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
    "accept accompany account accuse achieve acquire act adapt add admit adopt advise affect"
    " afford agree aid aim allow alter amount announce answer appear apply appoint approach"
    " approve argue arrest arrive ask assess assist assume attack attend attract avoid bake ban"
    " bear beat become begin behave believe belong benefit bite blame block boil border borrow"
    " bounce breathe breed bring build burn bury buy calculate call cancel capture care carry"
    " cause celebrate challenge change charge chase check choose cite claim clean climb close"
    " collapse collect combine come command commit communicate compare compensate compete complain"
    " complete comply compose conclude condemn conduct confirm connect conserve consider consist"
    " construct consume contain continue contribute control convert cook cool cooperate cope"
    " correlate correspond cost count cover create cross damage dance deal decide decline decorate"
    " decrease defeat defend define delay deliver demand deny depart depend derive descend"
    " describe destroy detect determine develop die differ diminish disagree disappear discover"
    " discuss dislike display disrupt dissolve distinguish distribute dive divide dominate donate"
    " double doubt drain draw dream dress drink drive drop earn eat educate elect eliminate emerge"
    " emit employ enable encourage end endorse enforce engage enhance enjoy ensure enter entertain"
    " erupt escape establish estimate evaluate evolve examine exceed exclude exhibit exist expand"
    " expect expire explain explode explore export extend extract face facilitate fail fall favour"
    " fear feed feel ferment fight fill finance find finish fit fix flee float flood flourish flow"
    " fly focus follow forbid force forget form function fund gain gather generate get give go"
    " govern graze greet grow guarantee guard guess guide handle hang happen harm harvest hate"
    " heal hear heat help hibernate hide hit hold hope host hunt hurt identify ignore imitate"
    " imply import impose improve include increase indicate infect inform inhabit inherit inhibit"
    " injure insist inspect inspire install insulate insure intend interact intervene introduce"
    " invade invent invest invite involve irritate join judge jump justify keep kick kill know"
    " lack land last laugh launch lay lead leak learn leave lend lie lift limit link listen live"
    " load look lose love lower maintain make manage match mate mature mean measure meet melt"
    " mention merge migrate mix monitor motivate move multiply murder need neglect negotiate nest"
    " note notice obey observe obtain occupy occur offend offer offset open operate oppose orbit"
    " order originate outlive outnumber outperform overcome overlap oversee overtake owe own paint"
    " participate pass pay penetrate perceive perform permit persist persuade photosynthesise pick"
    " plan play pollinate pollute possess postpone pour practise praise pray predict prefer"
    " prescribe preserve press pretend prevent prey proceed produce profit prohibit promise"
    " promote pronounce propose prosecute prosper protect prove provide provoke publish pull pump"
    " punish purchase pursue push put qualify quit radiate raise rank reach react read realise"
    " recall receive recognise recognize recommend recover recruit recycle reduce refer reflect"
    " refuse regain regard regenerate regret regulate reinforce reject release rely remain repair"
    " repeat repel replace represent reproduce require rescue resemble reside resign resist"
    " resolve respect respond rest restore restrict result retain retire retreat return reveal"
    " reward ride rise roam rob roll rotate ruin rule run rush sail satisfy save say scare score"
    " secure see seek seem seize select sell send separate serve settle shape share shed shine"
    " shoot shorten shout show shrink sign sing sink sit sleep slide slow smell smoke soar solve"
    " sound spawn speak specialise specify spend spill spin split sponsor spread stand start stay"
    " steal stem stick stimulate sting stop store strengthen stretch strike struggle study submit"
    " subsidise succeed suck sue suffer suggest suit supervise supply support suppress surrender"
    " surround survive suspect suspend sustain swear sweat sweep swim switch symbolise take target"
    " taste teach tear tell tend terminate test thaw thicken think threaten thrive throw tie touch"
    " trace trade train transfer transform translate transmit travel treat trigger triple trust"
    " try turn underestimate undergo understand unify unite update uphold urge use value vanish"
    " vary view violate visit vote wait walk wander want warm warn wash waste watch weaken wear"
    " weigh welcome widen win wish withdraw withstand witness work worry worsen wrap"
    " write yield".split()
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
