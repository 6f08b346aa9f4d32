"""Closed word lists that the hard-case generators draw on."""

from __future__ import annotations

ANTONYMS = (
    ("largest", "smallest"),
    ("larger", "smaller"),
    ("biggest", "smallest"),
    ("bigger", "smaller"),
    ("highest", "lowest"),
    ("higher", "lower"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("increasing", "decreasing"),
    ("rose", "fell"),
    ("rises", "falls"),
    ("rising", "falling"),
    ("gained", "lost"),
    ("won", "lost"),
    ("winning", "losing"),
    ("wins", "loses"),
    ("first", "last"),
    ("before", "after"),
    ("oldest", "youngest"),
    ("older", "younger"),
    ("northern", "southern"),
    ("north", "south"),
    ("eastern", "western"),
    ("east", "west"),
    ("northeast", "southwest"),
    ("male", "female"),
    ("man", "woman"),
    ("father", "mother"),
    ("son", "daughter"),
    ("brother", "sister"),
    ("husband", "wife"),
    ("actor", "actress"),
    ("boy", "girl"),
    ("always", "never"),
    ("best", "worst"),
    ("most", "least"),
    ("more", "fewer"),
    ("successful", "unsuccessful"),
    ("success", "failure"),
    ("succeeded", "failed"),
    ("positive", "negative"),
    ("alive", "dead"),
    ("living", "deceased"),
    ("began", "ended"),
    ("started", "ended"),
    ("opened", "closed"),
    ("joined", "left"),
    ("entered", "left"),
    ("longest", "shortest"),
    ("longer", "shorter"),
    ("long", "short"),
    ("tallest", "shortest"),
    ("accepted", "rejected"),
    ("approved", "rejected"),
    ("supported", "opposed"),
    ("supports", "opposes"),
    ("for", "against"),
    ("agreed", "refused"),
    ("win", "lose"),
    ("public", "private"),
    ("urban", "rural"),
    ("hot", "cold"),
    ("warmer", "colder"),
    ("fiction", "nonfiction"),
    ("amateur", "professional"),
    ("professional", "amateur"),
    ("common", "rare"),
    ("major", "minor"),
    ("majority", "minority"),
    ("strong", "weak"),
    ("stronger", "weaker"),
    ("fast", "slow"),
    ("faster", "slower"),
    ("rich", "poor"),
    ("early", "late"),
    ("earlier", "later"),
    ("upper", "lower"),
    ("above", "below"),
    ("over", "under"),
    ("inside", "outside"),
    ("everyone", "no one"),
    ("all", "none of"),
    ("acquitted", "convicted"),
    ("guilty", "innocent"),
    ("legal", "illegal"),
    ("allowed", "forbidden"),
    ("permitted", "banned"),
    ("included", "excluded"),
    ("includes", "excludes"),
    ("present", "absent"),
    ("reduces", "raises"),
    ("reduced", "raised"),
    ("improved", "worsened"),
    ("improves", "worsens"),
    ("expanded", "shrank"),
    ("democratic", "republican"),
    ("liberal", "conservative"),
    ("import", "export"),
    ("imports", "exports"),
    ("buyer", "seller"),
    ("bought", "sold"),
)
AMBIGUOUS_ANTONYMS = frozenset({"for", "all", "more", "most", "over", "before", "after", "long"})
"""Words whose exchange needs care; the generator leaves them out."""

COUNTRIES = tuple(
    "Argentina,Australia,Austria,Belgium,Brazil,Bulgaria,Canada,Chile,China,Colombia,Croatia,Cuba,"
    "Denmark,Egypt,Estonia,Finland,France,Germany,Greece,Hungary,Iceland,India,Indonesia,Iran,"
    "Iraq,Ireland,Israel,Italy,Jamaica,Japan,Kenya,Latvia,Lithuania,Malaysia,Mexico,Morocco,"
    "Netherlands,New Zealand,Nigeria,Norway,Pakistan,Peru,Philippines,Poland,Portugal,Romania,"
    "Russia,Serbia,Singapore,Slovakia,South Africa,South Korea,Spain,Sweden,Switzerland,Thailand,"
    "Turkey,Ukraine,United Kingdom,United States,Venezuela,Vietnam,England,Scotland,Wales".split(
        ","
    )
)
NATIONALITIES = tuple(
    "American,Argentine,Australian,Austrian,Belgian,Brazilian,British,Bulgarian,Canadian,Chilean,"
    "Chinese,Colombian,Croatian,Cuban,Danish,Dutch,Egyptian,English,Estonian,Finnish,French,German,"
    "Greek,Hungarian,Icelandic,Indian,Indonesian,Iranian,Irish,Israeli,Italian,Jamaican,Japanese,"
    "Kenyan,Korean,Mexican,Moroccan,Nigerian,Norwegian,Pakistani,Peruvian,Polish,Portuguese,"
    "Romanian,Russian,Scottish,Serbian,Spanish,Swedish,Swiss,Thai,Turkish,Ukrainian,Welsh".split(
        ","
    )
)
CITIES = tuple(
    "Amsterdam,Athens,Atlanta,Bangkok,Barcelona,Beijing,Berlin,Boston,Brussels,Budapest,"
    "Buenos Aires,Cairo,Cape Town,Chicago,Copenhagen,Dallas,Delhi,Denver,Detroit,Dubai,Dublin,"
    "Edinburgh,Florence,Frankfurt,Geneva,Glasgow,Hamburg,Helsinki,Houston,Istanbul,Jerusalem,"
    "Johannesburg,Kyiv,Lagos,Lisbon,Liverpool,London,Los Angeles,Lyon,Madrid,Manchester,Melbourne,"
    "Miami,Milan,Montreal,Moscow,Mumbai,Munich,Nairobi,New York City,Oslo,Paris,Philadelphia,"
    "Prague,Rome,San Francisco,Seattle,Seoul,Shanghai,Singapore,Stockholm,Sydney,Tokyo,Toronto,"
    "Vancouver,Vienna,Warsaw,Zurich".split(",")
)
STATES = tuple(
    "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Georgia,"
    "Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,"
    "Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Jersey,New Mexico,Ohio,"
    "Oklahoma,Oregon,Pennsylvania,Tennessee,Texas,Utah,Vermont,Virginia,Wisconsin,Wyoming".split(
        ","
    )
)
MONTHS = tuple(
    "January,February,March,April,June,July,August,September,October,November,December".split(",")
)
"""May is left out: it is a verb, too."""

CARDINALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
             "twelve", "thirteen", "fourteen", "fifteen", "twenty", "thirty")  # fmt: skip
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

PAST_FORMS = {
    "directed": "direct", "starred": "star", "won": "win", "played": "play",
    "released": "release", "wrote": "write", "appeared": "appear", "received": "receive",
    "married": "marry", "died": "die", "worked": "work", "served": "serve", "became": "become",
    "made": "make", "had": "have", "took": "take", "began": "begin", "joined": "join",
    "created": "create", "produced": "produce", "founded": "found", "lived": "live",
    "acted": "act", "performed": "perform", "sold": "sell", "recorded": "record",
    "attended": "attend", "invented": "invent", "discovered": "discover", "lost": "lose",
    "moved": "move", "hosted": "host", "studied": "study", "signed": "sign", "led": "lead",
    "went": "go", "came": "come", "held": "hold", "grew": "grow", "retired": "retire",
    "debuted": "debut", "premiered": "premiere", "featured": "feature", "ended": "end",
    "published": "publish", "ran": "run", "said": "say", "killed": "kill", "built": "build",
    "earned": "earn", "graduated": "graduate", "competed": "compete", "fought": "fight",
    "defeated": "defeat", "voted": "vote", "agreed": "agree", "voiced": "voice",
}  # fmt: skip

REVERSIBLE_VERBS = (
    "defeated", "beat", "succeeded", "preceded", "invaded", "attacked", "founded", "bought",
    "acquired", "killed", "assassinated", "taught", "employed", "signed", "sued", "replaced",
    "influenced", "directed", "discovered", "created", "married into", "was founded by",
    "was directed by", "was written by", "was succeeded by", "was preceded by", "was created by",
    "was acquired by", "was bought by", "was influenced by", "was defeated by", "is part of",
    "is located in", "is larger than", "is older than", "borders on the north of",
    "was the father of", "is the father of", "is the mother of", "is the son of",
    "is the daughter of", "is the capital of", "is owned by", "was named after",
)  # fmt: skip
