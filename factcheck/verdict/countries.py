"""Countries: their other names, demonyms and seats of government; data only, English."""

import re

_COUNTRY_ROWS = """
united-states: us u.s. usa u.s.a. america american americans | washington
united-kingdom: uk u.k. britain british briton britons | london
european-union: eu e.u. | brussels
united-nations: un u.n.
afghanistan: afghan afghans | kabul
albania: albanian albanians | tirana
algeria: algerian algerians | algiers
angola: angolan angolans | luanda
argentina: argentine argentines argentinian | -
armenia: armenian armenians | yerevan
australia: australian australians | canberra
austria: austrian austrians | vienna
azerbaijan: azerbaijani | baku
bahrain: bahraini bahrainis | manama
bangladesh: bangladeshi bangladeshis | dhaka
barbados: barbadian barbadians | bridgetown
belarus: belarusian belarusians | minsk
belgium: belgian belgians | -
benin: beninese | -
bhutan: bhutanese | thimphu
bolivia: bolivian bolivians | -
bosnia: bosnian bosnians | sarajevo
botswana: botswanan | gaborone
brazil: brazilian brazilians | brasilia
bulgaria: bulgarian bulgarians | sofia
burundi: burundian burundians | gitega
cambodia: cambodian cambodians | -
cameroon: cameroonian cameroonians | yaounde
canada: canadian canadians | ottawa
chile: chilean chileans | -
china: chinese | beijing
colombia: colombian colombians | bogota
croatia: croatian croatians croat croats | zagreb
cuba: cuban cubans | havana
cyprus: cypriot cypriots | nicosia
czechia: czech czechs | prague
denmark: danish dane danes | copenhagen
ecuador: ecuadorian ecuadorians | quito
egypt: egyptian egyptians | cairo
eritrea: eritrean eritreans | asmara
estonia: estonian estonians | tallinn
eswatini: swazi swazis swaziland | -
ethiopia: ethiopian ethiopians | -
fiji: fijian fijians | -
finland: finnish finn finns | helsinki
france: french frenchman | paris elysee
gabon: gabonese | libreville
gambia: gambian gambians | banjul
georgia: georgian georgians | tbilisi
germany: german germans | berlin
ghana: ghanaian ghanaians | accra
greece: greek greeks | athens
guatemala: guatemalan guatemalans | -
guyana: guyanese | -
haiti: haitian haitians | -
honduras: honduran hondurans | tegucigalpa
hungary: hungarian hungarians | budapest
iceland: icelandic icelander icelanders | reykjavik
india: indian indians | delhi
indonesia: indonesian indonesians | jakarta
iran: iranian iranians | tehran
iraq: iraqi iraqis | baghdad
ireland: irish | dublin
israel: israeli israelis | -
italy: italian italians | rome
jamaica: jamaican jamaicans | -
japan: japanese | tokyo
kazakhstan: kazakh kazakhs kazakhstani | astana
kenya: kenyan kenyans | nairobi
kosovo: kosovar kosovars | pristina
kuwait: kuwaiti kuwaitis | -
kyrgyzstan: kyrgyz | bishkek
laos: laotian laotians | vientiane
latvia: latvian latvians | riga
lebanon: lebanese | beirut
liberia: liberian liberians | monrovia
libya: libyan libyans | tripoli
liechtenstein: liechtensteiner liechtensteiners | vaduz
lithuania: lithuanian lithuanians | vilnius
luxembourg: luxembourgish | -
macedonia: macedonian macedonians | skopje
madagascar: malagasy | antananarivo
malawi: malawian malawians | lilongwe
malaysia: malaysian malaysians | -
maldives: maldivian maldivians | -
mali: malian malians | bamako
malta: maltese | valletta
mauritania: mauritanian mauritanians | nouakchott
mauritius: mauritian mauritians | -
mexico: mexican mexicans | -
moldova: moldovan moldovans | chisinau
monaco: monegasque monegasques | -
mongolia: mongolian mongolians | ulaanbaatar
montenegro: montenegrin montenegrins | podgorica
morocco: moroccan moroccans | rabat
mozambique: mozambican mozambicans | maputo
myanmar: burma burmese | naypyidaw
namibia: namibian namibians | windhoek
nepal: nepali nepalis nepalese | kathmandu
netherlands: dutch holland | hague
nicaragua: nicaraguan nicaraguans | managua
nigeria: nigerian nigerians | abuja
norway: norwegian norwegians | oslo
oman: omani omanis | muscat
pakistan: pakistani pakistanis | islamabad
palestine: palestinian palestinians | ramallah
panama: panamanian panamanians | -
paraguay: paraguayan paraguayans | asuncion
peru: peruvian peruvians | lima
philippines: philippine filipino filipinos filipina | manila
poland: polish pole poles | warsaw
portugal: portuguese | lisbon
qatar: qatari qataris | doha
romania: romanian romanians | bucharest
russia: russian russians | moscow kremlin
rwanda: rwandan rwandans | kigali
samoa: samoan samoans | apia
scotland: scottish scots | -
senegal: senegalese | dakar
serbia: serbian serbians serb serbs | belgrade
singapore: singaporean singaporeans | -
slovakia: slovak slovaks slovakian | bratislava
slovenia: slovenian slovenians slovene | ljubljana
somalia: somali somalis | mogadishu
spain: spanish spaniard spaniards | madrid
sudan: sudanese | khartoum
suriname: surinamese | paramaribo
sweden: swedish swede swedes | stockholm
switzerland: swiss | bern berne
syria: syrian syrians | damascus
taiwan: taiwanese | taipei
tajikistan: tajik tajiks | dushanbe
tanzania: tanzanian tanzanians | dodoma
thailand: thai thais | bangkok
togo: togolese | -
tonga: tongan tongans | -
tunisia: tunisian tunisians | tunis
turkey: turkish turk turks turkiye | ankara
turkmenistan: turkmen | ashgabat
uganda: ugandan ugandans | kampala
ukraine: ukrainian ukrainians | kyiv kiev
uruguay: uruguayan uruguayans | montevideo
uzbekistan: uzbek uzbeks | tashkent
venezuela: venezuelan venezuelans | caracas
vietnam: vietnamese | hanoi
yemen: yemeni yemenis | -
zambia: zambian zambians | lusaka
zimbabwe: zimbabwean zimbabweans | harare
new-zealand: - | wellington
north-korea: - | pyongyang
saudi-arabia: saudis | riyadh
south-africa: - | pretoria
south-korea: - | seoul
sri-lanka: - | -
el-salvador: salvadoran salvadorans | -
united-arab-emirates: emirati emiratis uae | -
burkina-faso: burkinabe | ouagadougou
costa-rica: - | -
ivory-coast: ivorian ivorians | -
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
NAME_KEYS = frozenset(NAME_ALIASES) | frozenset(NAME_ALIASES.values())
"""Every alias, and every key that one stands for."""

_UNIONS = frozenset(("european-union", "united-nations", "europe", "africa", "asia"))
COUNTRIES = frozenset(row.partition(": ")[0] for row in _COUNTRY_ROWS.split("\n") if row) - _UNIONS
"""The keys of countries alone, no unions or continents."""

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
    (re.compile(r"\bSouth Korea(?:ns?)?\b|\bRepublic of Korea\b"), "south-korea"),
    (re.compile(r"\bNorth Korea(?:ns?)?\b"), "north-korea"),
    (re.compile(r"\bSouth Africa(?:ns?)?\b"), "south-africa"),
    (re.compile(r"\bNorthern (?:Ireland|Irish)\b"), "northern-ireland"),
    (re.compile(r"\bNew Zealand(?:er|ers)?\b"), "new-zealand"),
    (re.compile(r"\bSaudi(?: Arabian?)?\b"), "saudi-arabia"),
    (re.compile(r"\bNew Delhi\b"), "india"),
    (re.compile(r"\bSri Lankans?\b|\bSri Lanka\b"), "sri-lanka"),
    (re.compile(r"\bCosta Ricans?\b|\bCosta Rica\b"), "costa-rica"),
    (re.compile(r"\bPuerto Ricans?\b|\bPuerto Rico\b"), "puerto-rico"),
    (re.compile(r"\bSierra Leoneans?\b|\bSierra Leone\b"), "sierra-leone"),
    (re.compile(r"\bEl Salvador\b"), "el-salvador"),
    (re.compile(r"\bUnited Arab Emirates\b"), "united-arab-emirates"),
    (re.compile(r"\bBurkina Faso\b"), "burkina-faso"),
    (re.compile(r"\bIvory Coast\b|\bC[oô]te d['’]Ivoire\b"), "ivory-coast"),
    (re.compile(r"\bSouth Sudan(?:ese)?\b"), "south-sudan"),
    (re.compile(r"\bPapua New Guinea(?:ns?)?\b"), "papua-new-guinea"),
    (re.compile(r"\bEquatorial Guinea(?:ns?)?\b"), "equatorial-guinea"),
    (re.compile(r"\bBosnia(?:\sand\s|-)Herzegovina\b"), "bosnia"),
    (re.compile(r"\bNorth Macedonia(?:ns?)?\b"), "macedonia"),
    (re.compile(r"\b(?:DRC|DR Congo|Democratic Republic of (?:the )?Congo)\b"), "dr-congo"),
)
"""Names of several words, blanked out before the rest is read; the first that fits."""
ANY_MULTIWORD_NAME = re.compile(
    rf"(?=[A-Z])(?:{'|'.join(pattern.pattern for pattern, _ in MULTIWORD_NAMES)})"
)
"""Finds one of them: most texts have none, and need not be searched for each."""
