"""Names of countries, by which `the country` is told from cities."""

import re

_NAMES = frozenset(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan"
    " bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil"
    " brunei bulgaria burundi cambodia cameroon canada chad chile china colombia comoros croatia"
    " cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia"
    " fiji finland france gabon georgia germany ghana greece grenada guatemala guinea guyana haiti"
    " honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan"
    " kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya"
    " liechtenstein lithuania luxembourg madagascar malawi malaysia mali malta mauritania mauritius"
    " mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal"
    " nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru poland"
    " portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia"
    " slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania"
    " thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay"
    " uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe burma".split()
) | {
    "bosnia and herzegovina",
    "burkina faso",
    "cape verde",
    "costa rica",
    "el salvador",
    "equatorial guinea",
    "ivory coast",
    "new zealand",
    "north korea",
    "north macedonia",
    "papua new guinea",
    "san marino",
    "saudi arabia",
    "sierra leone",
    "south africa",
    "south korea",
    "south sudan",
    "sri lanka",
    "timor-leste",
}
_WITH_ARTICLE = {
    "bahamas": "the Bahamas",
    "central african republic": "the Central African Republic",
    "czech republic": "the Czech Republic",
    "dominican republic": "the Dominican Republic",
    "gambia": "the Gambia",
    "maldives": "the Maldives",
    "netherlands": "the Netherlands",
    "philippines": "the Philippines",
    "united arab emirates": "the United Arab Emirates",
    "united kingdom": "the United Kingdom",
    "uk": "the United Kingdom",
    "great britain": "the United Kingdom",
    "britain": "the United Kingdom",
    "united states": "the United States",
    "united states of america": "the United States",
    "us": "the United States",
    "usa": "the United States",
}
_STOPS = re.compile(r"\.")


def country(name: str) -> str:
    """Return a country as a sentence names it: `the United States` of `U.S.`; empty for others."""
    bare = _STOPS.sub("", name).removesuffix("'s").removesuffix("’s")
    bare = bare.removeprefix("the ").removeprefix("The ").strip()
    lower = bare.lower()
    if lower == "us" and not bare.isupper():
        return ""
    return _WITH_ARTICLE.get(lower, bare if lower in _NAMES else "")
