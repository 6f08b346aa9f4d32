"""Word lists of the comparison: data only. English; short on purpose, see docs/verdicts.md."""

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
    no not never none nobody nothing nowhere neither nor without cannot cant wont isnt arent wasnt
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
buy acquire purchase acquisition bought
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
prime premier
kilometre kilometer kilometres kilometers km
square sq
conquer conquest
occupy occupation
elect election
win victory
defeat beat beaten
larger bigger
large big
warm hot
warmer hotter
warmest hottest
colder cooler
coldest coolest
faster quicker
fastest quickest
fast quick rapid
film movie
car automobile
doctor physician
company firm corporation
child kid
build construct construction
allow permit permission
forbid ban prohibit outlaw prohibition
shut close closure
choose select
fire dismiss sack
arrest detain
rise increase climb
fall decrease decline drop
disease illness sickness
medicine drug medication
ship vessel
plane aircraft airplane
rich wealthy
nuclear atomic
agreement accord pact treaty
photo photograph picture
author writer
mistake error
pupil student
football soccer
petrol gasoline
stop halt
happen occur
possess own
repair fix mend
employee worker
aid assistance assist
"""

IRREGULAR_ROWS = """
become became
bend bent
bite bit bitten
blow blew blown
dig dug
hang hung
lay laid
leave left
light lit
mean meant
ring rang rung
spin spun
stick stuck
sweep swept
wake woke woken
wind wound
begin began begun
break broke broken
bring brought
build built
burn burnt
catch caught
child children
choose chose chosen
come came
deal dealt
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hear heard
hide hid hidden
hold held
keep kept
know knew
lead led
lend lent
lose lost
make made
man men
meet met
mouse mice
overtake overtook overtaken
pay paid
ride rode ridden
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shoot shot
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck
swear swore sworn
swim swam swum
take took taken
teach taught
tell told
think thought
throw threw thrown
tooth teeth
undergo underwent undergone
understand understood
wear wore worn
wife wives
win won
withdraw withdrew withdrawn
woman women
write wrote written
"""
"""Forms that stemming does not bring together, the base first."""

TITLES = frozenset(
    """
    mr mrs ms dr sir president prime minister chancellor king queen pope general chief
    secretary foreign defence defense army armed forces lieutenant colonel ambassador senator
    government treaty summit war republic state kingdom party ministry the
    manager coach captain professor councillor judge inspector reverend mayor governor sergeant
""".split()
)  # fmt: skip

BODIES = frozenset(
    """
    commission parliament council congress senate court bank assembly committee tribunal agency
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
approve reject
remain leave
legal illegal
legally illegally
male female
maximum minimum
success failure
victory defeat
arrive depart
convict acquit
guilty innocent
surplus deficit
profit loss
gain lose
best worst
oldest youngest
oldest newest
earliest latest
nearest farthest
rural urban
advance retreat
domestic foreign
dependent independent
complete incomplete
possible impossible
visible invisible
correct incorrect
regular irregular
active inactive
sufficient insufficient
adequate inadequate
effective ineffective
approve disapprove
formal informal
mature immature
producer consumer
exporter importer
buyer seller
winner loser
tighten loosen
supporter opponent
lender borrower
debtor creditor
ally enemy
cause prevent
"""

SIBLING_ROWS = """
oblige allow
compel allow
force allow
oblige permit
compulsory optional
obligatory optional
mandatory optional
compulsory voluntary
mandatory voluntary
opened sealed
member observer
member partner
energy electricity
obese overweight
abdicate die
retire die
resign die
book film
novel film
radio television
public private
liberal conservative
monarchy republic
comedy drama
boys girls
men women
brother sister
mother father
father son
daughter son
grandfather father
nephew son
king prince
queen princess
marry divorce
guitarist drummer
guitarist bassist
baseball football
basketball football
basketball baseball
tennis golf
gold silver
gold bronze
silver bronze
sign ratify
propose adopt
suspend end
accuse convict
charge convict
indict convict
wound kill
injure kill
restrict ban
freeze confiscate
freeze seize
lease own
rent own
remove resign
oust resign
dismiss resign
vaccine treatment
vaccine drug
infrared visible
infrared ultraviolet
summer winter
dog cat
lake river
army navy
army police
coal gas
wind solar
virus bacterium
heart lung
sign ratify
propose adopt
accuse convict
charge convict
nominate elect
wound kill
injure kill
infect kill
infection disease
"""
"""Of each row's words one is easily taken for the other, and is another thing."""

OPENERS = frozenset(
    """
    abundant accurate active actual acute additional adequate adjacent adult advanced afterwards
    agricultural alarming alike alone already alternative altogether ambitious ample ancient
    annual annually anonymous another anybody anyone anywhere apart apparently arguably
    artificial asymptomatic automated automatic available average back bad barely basic
    beautiful best better big bilateral briefly broad busy capable cardiac careful cautious
    central cerebral certain cheap cheaper chronic civilian clean clear clinical close cold
    comfortable commercial common compulsory consecutive considerable consistent contemporary
    continued controversial convalescent conventional coronary corrupt costly countless critical
    crucial current daily damaged dangerous dead deadly decisive deep deliberate dense detailed
    different difficult digital direct disabled distant distinct diverse domestic double drastic
    dry dual due durable earlier early easy economic effective efficient elaborate elderly
    elected electrical electronic eligible elsewhere emergency emotional empty enormous enough
    entire environmental equal equipment equivalent essential ethnic eventually everybody
    everyone everywhere evidence exact excessive exclusive existing expensive experimental
    extensive external extra extraordinary extreme false familiar famous fast fatal favourable
    federal female fewer fewest final financial fine first fiscal fixed flat flexible foreign
    formal former fragile frequent frequently fresh full functional fundamental further
    furthermore generally genetic genomic genuine global good gradual gradually great greater
    half hardly harsh healthy heavy hence hidden high higher historic historical home hostile
    hot huge human hungry ideal identical illegal illegally immediate immediately immense
    imminent important impressive improved inadequate incomplete increased increasing
    increasingly indeed independent indirect individual indoor industrial inevitable infectious
    inflation initially inner instant instead intellectual intense internal international
    invisible irregular isolated joint large larger last lasting late lately later legal legally
    lengthy less lesser lifelong likely likewise limited local long low lower mainly male manual
    marginal maritime massive mature maybe meanwhile medical mental mere merely mild military
    minimal minor mixed moderate modern molecular money monthly moreover mostly multiple mutual
    narrow nationwide native natural nearby necessary negative neutral nevertheless new next
    nobody nonetheless normal normally notable notably nowhere nuclear numerous obvious
    obviously occasional occasionally odd officially old older opposite optional oral ordinary
    organic original originally otherwise outdoor outer outright outside overall overnight
    overseas painful parallel partial partly passive peaceful people periodic permanent
    persistent personal physical plastic please police political pollution poor popular portable
    positive possible possibly poverty powerful practical precise pregnant preliminary premature
    presumably previous primarily primary prior private privately probably professional
    profitable prolonged prominent proper proposed proven psychological public publicly
    pulmonary pure quarterly quick quiet quite racial radioactive random rapid rapidly rare
    rarely rather ready real reasonable recent recently reduced regardless regional regular
    relatively relevant reliable religious reluctant remarkable remote renal repeated repeatedly
    required research residual resistant respective respiratory responsible restricted retired
    rich rising rough roughly rural safe scarce scattered scheduled scientific seasonal
    secondary secret secretly secure seemingly selective senior sensitive separate separately
    serious several severe severely sexual shallow shared sheer short sick significant silent
    similar similarly simple simply simultaneous single skilled slight slightly slow small
    smaller snap social soft soil solar solely somebody someone sometimes somewhat somewhere
    soon sophisticated spare special specific spectacular spontaneous stable staff standard
    statistical steady steep strange strategic strict strictly striking strong structural
    subsequent substantial subtle successful sudden sufficient suitable superior supposed
    surgical surplus surprising surprisingly suspicious sustainable systemic tall technical
    temporary tense therefore thick thin thorough thoroughly thus tight tiny together top total
    tough tougher toxic traditional tragic transparent tremendous tropical twice typical
    typically ultimate ultimately unable unanimous uncertain unclear uncommon undoubtedly
    unemployed unemployment uneven unexpected unexpectedly unfair unfortunately uniform unique
    universal unknown unless unlike unlikely unnecessary unpopular unprecedented unusual
    unwilling urban urgent useful useless usual usually vague valid valuable variable various
    vast vertical violent viral virtually visible visual vital vocal voluntary vulnerable warm
    water weak wealthy weekly well wet whatever whenever whole wider widespread wild worldwide
    worse wrong yearly young younger
""".split()
)  # fmt: skip
"""Words that begin a claim with a capital and name nobody: what matters follows them."""

PLURAL_NAMES = frozenset(
    "athens brussels emirates maldives mars naples netherlands philippines reuters wales".split()
)
"""Names that look like plurals."""

GOVERNING = frozenset(
    """
    administration authorities cabinet coalition court courts deputies diplomats government
    governments judges lawmakers leaders legislators ministers mps officials parliament politicians
    rulers
""".split()
)  # fmt: skip
"""Who, “in” a seat of government, is a country's."""

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
    "neither both each either such another others these those this that it he she they"
    " their his her its".split()
)
"""Words that, at a claim's beginning, stand for something said before it."""
