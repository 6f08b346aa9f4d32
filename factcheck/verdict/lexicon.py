"""Word lists of the comparison: data only. English; short on purpose, see docs/verdicts.md."""

import re

STOPWORDS = frozenset(
    """
    a about above after again all also although am among an and any are as at be because been
    before being below between both but by can could did do does doing down during each either
    else even ever every few for from further had has have having he her here hers herself him
    himself his how however i if in into is it its itself just like many may me might mine
    more most much must my myself of off on once one only onto or other others our ours
    ourselves out over own per rather s same shall she should since so some such t than that
    the their theirs them themselves then there these they this those though through thus to
    too under until up upon us very was we were what when where whether which while who whom
    whose why will with within would yet you your yours according said say says stated told
    added adding official officials currently now today still including include includes
""".split()
)  # fmt: skip

NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor without cannot cant wont isnt arent wasnt
    werent dont doesnt didnt hasnt havent hadnt couldnt wouldnt shouldnt absent absence lacks
    lack lacked refuse refuses refused refusing deny denies denied denying reject rejects
    rejected rejecting exclude excludes excluded excluding fail fails failed failing unable
    uninvited stop stops stopped opposed oppose opposes prevent prevented
""".split()
)  # fmt: skip

# One canonical word for words that mean the same in reference prose. Each row: canonical first.
SYNONYM_ROWS = """
found establish create set-up inaugurate creation establishment founding foundation
chief head commander
troop soldier force
meet gather convene meeting gathering talks summit session assembly convening
minister ministry secretary
defence defense armed military army
people population inhabitant resident
join enter accede accession entry
country nation state
begin start launch commence
end finish conclude cease
buy acquire purchase acquisition
die death dead
bear birth
lead leader head
attend participate invite present part participation attendance
guarantee assurance
demand want insist call require
capital seat
biggest largest
american united-states
invade invasion
elect election
win victory
"""

NAME_ALIASES = {
    "us": "united-states", "u.s.": "united-states", "usa": "united-states",
    "u.s.a.": "united-states", "america": "united-states", "american": "united-states",
    "americans": "united-states", "washington": "united-states",
    "uk": "united-kingdom", "u.k.": "united-kingdom", "britain": "united-kingdom",
    "british": "united-kingdom", "briton": "united-kingdom", "britons": "united-kingdom",
    "eu": "european-union", "e.u.": "european-union",
    "un": "united-nations", "u.n.": "united-nations",
    "french": "france", "german": "germany", "germans": "germany", "russian": "russia",
    "russians": "russia", "moscow": "russia", "kremlin": "russia", "ukrainian": "ukraine",
    "ukrainians": "ukraine", "kyiv": "ukraine", "kiev": "ukraine", "polish": "poland",
    "poles": "poland", "spanish": "spain", "italian": "italy", "italians": "italy",
    "dutch": "netherlands", "holland": "netherlands", "swiss": "switzerland",
    "swedish": "sweden", "finnish": "finland", "danish": "denmark", "norwegian": "norway",
    "greek": "greece", "turkish": "turkey", "türkiye": "turkey", "chinese": "china",
    "beijing": "china", "japanese": "japan", "tokyo": "japan", "indian": "india",
    "canadian": "canada", "australian": "australia", "mexican": "mexico",
    "brazilian": "brazil", "hungarian": "hungary", "austrian": "austria",
    "belgian": "belgium", "portuguese": "portugal", "irish": "ireland",
    "romanian": "romania", "bulgarian": "bulgaria", "czech": "czechia",
    "european": "europe", "europeans": "europe", "african": "africa", "asian": "asia",
}  # fmt: skip
CAPITAL_METONYMS = frozenset({"washington", "moscow", "kyiv", "kiev", "beijing", "tokyo"})
"""Capitals that stand for their government; in a place ("in Moscow") they are themselves."""

MULTIWORD_NAMES = (
    (re.compile(r"\bUnited States(?: of America)?\b"), "united-states"),
    (re.compile(r"\bUnited Kingdom\b"), "united-kingdom"),
    (re.compile(r"\bEuropean Union\b"), "european-union"),
    (re.compile(r"\bUnited Nations\b"), "united-nations"),
    (re.compile(r"\bNorth Atlantic Treaty Organi[sz]ation\b"), "nato"),
    (re.compile(r"\bWorld Health Organi[sz]ation\b"), "who-organisation"),
    (re.compile(r"\bWHO\b"), "who-organisation"),
    (re.compile(r"\bWhite House\b"), "united-states"),
)
TITLES = frozenset(
    """
    mr mrs ms dr sir president prime minister chancellor king queen pope general chief
    secretary foreign defence defense army armed forces lieutenant colonel ambassador senator
    congress parliament government council commission treaty summit war republic state kingdom
    party ministry the
""".split()
)  # fmt: skip

ANTONYM_ROWS = """
increase decrease
rise fall
grow shrink
support oppose
join leave
win lose
high low
higher lower
more fewer
large small
largest smallest
first last
before after
north south
northern southern
east west
eastern western
accept reject
agree refuse
begin end
suspend resume
open close
enter leave
buy sell
appoint dismiss
import export
hot cold
warm cool
warmest coldest
hottest coldest
strengthen weaken
ban allow
highest lowest
fast slow
faster slower
longest shortest
majority minority
safe dangerous
true false
same different
inside outside
public secret
permanent temporary
alive dead
acid alkaline
expand reduce
raise cut
public closed-door
"""

OFFICES = frozenset(("minister", "ministers", "ministry", "secretary"))

PORTFOLIOS = frozenset(
    """
    prime foreign defence defense armed interior home finance economy justice health education
    energy environment trade transport agriculture labour treasury state general overseas
""".split()
)  # fmt: skip
"""Words that tell one minister from another."""
