"""Word lists of the comparison: data only. English; short on purpose, see docs/verdicts.md."""

import re

STOPWORDS = frozenset(
    """
    a about above according added adding after again ahead all almost also although am amid
    among an and any are around as at be because been before being below between both but by can
    could currently despite did do does doing down during each either else even ever every few
    for from further had has have having he her here hers herself him himself his how however i
    if in include includes including into is it its itself just like many may me might mine more
    most much must my myself nearly now of off official officials on once one only onto or other
    others our ours ourselves out over own per rather roughly s said same say says shall she
    should since so some stated still such t than that the their theirs them themselves then
    there these they this those though through thus to today told too under until up upon us
    very was we were what when where whether which while who whom whose why will with within
    would yet you your yours
""".split()
)  # fmt: skip

NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor without cannot cant wont isnt arent wasnt
    werent dont doesnt didnt hasnt havent hadnt couldnt wouldnt shouldnt
""".split()
)  # fmt: skip
"""Grammatical negation only: what "refuse" or "fail" turn around is for the stance model."""

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

_COUNTRY_ROWS = """
united-states: us u.s. usa u.s.a. america american americans | washington
united-kingdom: uk u.k. britain british briton britons | london
european-union: eu e.u.
united-nations: un u.n.
albania: albanian albanians | tirana
argentina: argentine argentines argentinian | -
armenia: armenian armenians | yerevan
australia: australian australians | canberra
austria: austrian austrians | vienna
azerbaijan: azerbaijani | baku
belarus: belarusian belarusians | minsk
belgium: belgian belgians | -
brazil: brazilian brazilians | brasilia
bulgaria: bulgarian bulgarians | sofia
canada: canadian canadians | ottawa
china: chinese | beijing
croatia: croatian croatians croat croats | zagreb
cyprus: cypriot cypriots | nicosia
czechia: czech czechs | prague
denmark: danish dane danes | copenhagen
egypt: egyptian egyptians | cairo
estonia: estonian estonians | tallinn
finland: finnish finn finns | helsinki
france: french frenchman | paris elysee
georgia: georgian georgians | tbilisi
germany: german germans | berlin
greece: greek greeks | athens
hungary: hungarian hungarians | budapest
iceland: icelandic icelander icelanders | reykjavik
india: indian indians | delhi
indonesia: indonesian indonesians | jakarta
iran: iranian iranians | tehran
ireland: irish | dublin
israel: israeli israelis | -
italy: italian italians | rome
japan: japanese | tokyo
kosovo: kosovar kosovars | pristina
latvia: latvian latvians | riga
lithuania: lithuanian lithuanians | vilnius
luxembourg: luxembourgish | -
malta: maltese | valletta
mexico: mexican mexicans | -
moldova: moldovan moldovans | chisinau
montenegro: montenegrin montenegrins | podgorica
morocco: moroccan moroccans | rabat
netherlands: dutch holland | hague
norway: norwegian norwegians | oslo
pakistan: pakistani pakistanis | islamabad
poland: polish pole poles | warsaw
portugal: portuguese | lisbon
romania: romanian romanians | bucharest
russia: russian russians | moscow kremlin
serbia: serbian serbians serb serbs | belgrade
slovakia: slovak slovaks slovakian | bratislava
slovenia: slovenian slovenians slovene | ljubljana
new-zealand: - | wellington
north-korea: - | pyongyang
saudi-arabia: saudis | riyadh
south-africa: - | pretoria
south-korea: - | seoul
spain: spanish spaniard spaniards | madrid
sweden: swedish swede swedes | stockholm
switzerland: swiss | bern berne
turkey: turkish turk turks turkiye | ankara
ukraine: ukrainian ukrainians | kyiv kiev
europe: european europeans | -
africa: african africans | -
asia: asian asians | -
"""
# A row a country: the key, its other names and demonyms | the seats that stand for its government.


def _country_names() -> tuple[dict[str, str], dict[str, str]]:
    aliases: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in _COUNTRY_ROWS.strip().splitlines():
        key, _, rest = row.partition(": ")
        names, _, capitals = rest.partition(" | ")
        aliases.update(dict.fromkeys(names.replace("-", "").split(), key))
        seats.update(dict.fromkeys(capitals.replace("-", "").split(), key))
    return aliases, seats


NAME_ALIASES, SEATS = _country_names()
"""Other names and demonyms of a country; and seats of government, which stand for it unless
they are said as a place ("in Moscow")."""

MULTIWORD_NAMES = (
    (re.compile(r"\bUnited States(?: of America)?\b"), "united-states"),
    (re.compile(r"\bUnited Kingdom\b"), "united-kingdom"),
    (re.compile(r"\bEuropean Union\b"), "european-union"),
    (re.compile(r"\bCouncil of Europe\b"), "council-of-europe"),
    (re.compile(r"\bUnited Nations\b"), "united-nations"),
    (re.compile(r"\bNorth Atlantic Treaty Organi[sz]ation\b"), "nato"),
    (re.compile(r"\bWorld Health Organi[sz]ation\b"), "who-organisation"),
    (re.compile(r"\bWHO\b"), "who-organisation"),
    (re.compile(r"\bWhite House\b"), "united-states"),
    (re.compile(r"\bSouth Korean?\b|\bRepublic of Korea\b"), "south-korea"),
    (re.compile(r"\bNorth Korean?\b"), "north-korea"),
    (re.compile(r"\bSouth African?\b"), "south-africa"),
    (re.compile(r"\bNew Zealand(?:er|ers)?\b"), "new-zealand"),
    (re.compile(r"\bSaudi(?: Arabian?)?\b"), "saudi-arabia"),
    (re.compile(r"\bNew Delhi\b"), "india"),
)
TITLES = frozenset(
    """
    mr mrs ms dr sir president prime minister chancellor king queen pope general chief
    secretary foreign defence defense army armed forces lieutenant colonel ambassador senator
    government treaty summit war republic state kingdom party ministry the
""".split()
)  # fmt: skip

BODIES = frozenset(
    """
    commission parliament council congress senate court bank assembly committee tribunal
""".split()
)  # fmt: skip
"""Capitalised, they end the name of an organisation: the European Parliament is not the European
Commission, although both are European."""

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

PLURAL_NAMES = frozenset(
    "athens brussels emirates maldives mars naples netherlands philippines reuters wales".split()
)
"""Names that look like plurals."""

OFFICES = frozenset(("minister", "ministers", "ministry", "secretary"))

PORTFOLIOS = frozenset(
    """
    prime foreign defence defense armed interior home finance economy justice health education
    energy environment trade transport agriculture labour treasury state general overseas
""".split()
)  # fmt: skip
"""Words that tell one minister from another."""

HEADS = frozenset(
    """
    president chancellor king queen emperor pope governor mayor premier monarch ambassador
    commissioner speaker chairman chairwoman senator
""".split()
)  # fmt: skip
"""Offices that one word names."""

POINTING_BACK = frozenset(
    "neither both each either such another others these those this that it he she they".split()
)
"""Words that, at a claim's beginning, stand for something said before it."""
