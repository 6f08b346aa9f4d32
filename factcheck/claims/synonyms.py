"""Nouns by which a text speaks of one thing in turn: `the match` and `the game`."""

from collections.abc import Mapping
from types import MappingProxyType

_SAME = (
    "competition contest tournament championship",
    "website site",
    "attack assault",
    "ruling verdict judgment judgement",
    "law legislation act",
    "agreement deal accord pact",
    "ship vessel",
    "plane aircraft airliner jet",
    "film movie",
    "video clip footage",
    "earthquake quake",
    "fire blaze",
    "protest demonstration",
    "poll survey",
    "company firm",
    "hurricane typhoon cyclone storm",
    "explosion blast",
    "killing murder",
    "prison jail",
)
"""Groups of which a text hardly means two things by two words."""
_ALIKE = (
    "boy youth teenager teen kid child youngster",
    "girl youth teenager teen kid child youngster",
    "student pupil",
    "singer musician",
    "writer author novelist",
    "spokesman spokesperson",
    "spokeswoman spokesperson",
    "chairman chair",
    "chairwoman chair",
    "reporter journalist",
    "cofounder founder",
    "premier minister",
    "councillor councilor councilman councilwoman",
    "defector ex-member",
)
"""Words for one person, word by word: a boy and a girl are teenagers, and no boy is a girl."""
ACCIDENTS = frozenset(
    "attack assault bombing shooting stabbing crash collapse collision derailment explosion blast"
    " fire blaze stampede sinking shipwreck earthquake flood landslide avalanche leak spill"
    " robbery raid arrest murder killing".split()
)
"""What `the incident` can be."""
OCCASIONS = frozenset(
    "festival championship competition fair expo convention concert race exhibition ceremony"
    " parade olympics carnival marathon".split()
)
"""What `the event` can be."""
INCIDENTS = frozenset("incident accident disaster tragedy catastrophe".split())

PEOPLE = frozenset(
    "man woman men women boy girl boys girls student students teacher teachers officer officers"
    " soldier soldiers player players people official officials minister ministers worker workers"
    " child children driver drivers doctor doctors nurse nurses judge judges prisoner prisoners"
    " teenager teenagers protester protesters refugee refugees migrant migrants passenger"
    " passengers tourist tourists journalist journalists reporter reporters scientist scientists"
    " researcher researchers suspect suspects victim victims resident residents member members"
    " lawyer lawyers attorney attorneys pilot pilots singer singers actor actors voter voters"
    " leader leaders critic critics fan fans guest guests authorities troops rebels parents"
    " organisers organizers campaigners activists experts economists analysts prosecutors".split()
)
"""Nouns of people: `the student who was shot`, and `they` is them rather than a thing."""

_OF_DOERS = ("ers", "ists", "ians")
_DOING_NOTHING = frozenset(
    "numbers papers letters computers orders powers waters towers rivers centers quarters matters"
    " offers chapters posters servers helicopters trailers others headquarters centres"
    " lists mists fists meters layers filters browsers routers containers carriers"
    " tigers flowers showers borders shoulders fingers covers answers dinners banners"
    " stickers wafers timers buffers bunkers bumpers freezers printers lasers tankers bombers"
    " freighters liners cruisers scooters trackers boosters"
    " drawers diapers rollers loudspeakers speakers".split()
)
"""Plurals that end as those of people do."""

_FIRST: Mapping[str, str] = MappingProxyType(
    {word: group.split()[0] for group in _SAME for word in group.split()}
)


def kind_of_thing(noun: str) -> str:
    """Return the word that stands for a noun's group, singular and plural apart, in lower case."""
    lower = noun.lower()
    if lower in _FIRST:
        return _FIRST[lower]
    singular = lower.removesuffix("s")
    return plural(_FIRST[singular]) if singular in _FIRST else lower


def is_same_kind_of_person(one: str, other: str) -> bool:
    """Tell whether two nouns in lower case can be said of one person: `boy` and `teenager`."""
    a, b = one.replace("co-", ""), other.replace("co-", "")
    return a == b or any(a in group.split() and b in group.split() for group in _ALIKE)


def are_people(noun: str) -> bool:
    """Tell whether a plural noun in lower case is likely one of people: `developers`."""
    return noun in PEOPLE or (noun.endswith(_OF_DOERS) and noun not in _DOING_NOTHING)


def plural(noun: str) -> str:
    """Return the plural of a noun: `matches` of `match`."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
