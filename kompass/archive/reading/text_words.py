"""The words that tables and sentences about points are told by, Swedish and Norwegian.

Without case, dots and rings, as ``letters`` gives them.
"""

import unicodedata
from functools import lru_cache
from typing import Final

# fmt: off
COMPARES: Final = frozenset((
    "medel", "medelvarde", "medelvardet", "median", "medianen", "snitt", "snittet", "genomsnitt",
    "genomsnittet", "riket", "rikets", "forra", "foregaende", "tidigare", "okat", "okade",
    "okning", "okningen", "okar", "minskat", "minskade", "minskning", "sjunkit", "stigit", "fler",
    "mer", "mindre", "farre", "hogre", "lagre", "battre", "samre", "an", "jamfort", "jamfora",
    "jamforelse", "skillnad", "inte", "ej", "utom", "medan", "upp", "ned", "ner", "forbattring",
    "ytterligare", "fran", "saknas", "saknar", "maximalt", "hogst", "minst", "cirka", "ungefar",
    "nastan", "drygt", "knappt", "over", "under", "mellan", "vardera",
))
# fmt: on
"""A sentence with one of these may speak of another figure than the area's own."""
# fmt: off
JOINS: Final = frozenset((
    "i", "inom", "for", "pa", "avseende", "omradet", "omrade", "kriteriet", "kriterium",
    "huvudomradet", "av", "mojliga", "poang", "och", "samt",
))
# fmt: on
"""All that may stand between points and the area they are told for."""
# fmt: off
TELLS_TOTAL: Final = frozenset((
    "resultatet", "totalt", "sammanlagt", "totalpoang", "poangsumma", "uppnatt", "resultat",
    "totalen", "summan", "sammantaget", "totala",
))
# fmt: on
"""A sentence tells a total only with one of these."""
# fmt: off
TOTALS: Final = frozenset((
    "totalt", "total", "totalpoang", "totalsumma", "summa", "sum", "poangsumma", "sammanlagt",
    "samlet", "totalresultat", "totalsum", "poengsum", "summapoang", "sumpoeng", "totaltpoang",
))
# fmt: on
"""What the row of the total is called."""
# fmt: off
NUMBERED_BY: Final = frozenset((
    "omrade", "kriterium", "huvudomrade", "delfraga", "fraga", "nr", "omr", "kriterie",
    "hovedomrade",
))
# fmt: on
"""What stands before the number of an area or a question."""
# fmt: off
HEADING_WORDS: Final = frozenset((
    "omrade", "omraden", "kriterium", "kriterier", "huvudomrade", "huvudomraden", "delfraga",
    "delfragor", "fraga", "median", "medel", "medelvarde", "snitt", "genomsnitt", "riket",
    "poang", "max", "maxpoang", "resultat", "procent", "egnapoang", "egna", "kommun", "poeng",
    "hovedomrade", "tema",
))
# fmt: on
"""Words of a heading that may stand right before the first title."""
# fmt: off
GOES_ON: Final = frozenset((
    "poang", "poangen", "poeng", "resultat", "antal", "varde", "i", "riket", "alla", "kommuner",
    "samtliga", "for", "medel", "snitt", "landet", "sverige", "kommunen", "av", "max", "mojliga",
    "utvardering", "utvarderingen", "egna", "kompasskommuner",
))
# fmt: on
"""Words that go on with a heading that has begun."""
# fmt: off
CORNERS: Final = frozenset((
    "omrade", "omraden", "kriterium", "kriterier", "huvudomrade", "huvudomraden", "delfraga",
    "delfragor", "fraga", "nr", "kommun", "tema", "hovedomrade", "hovedomrader", "omr", "rubrik",
    "perspektiv", "ar",
))
# fmt: on
"""What heads the column of titles."""
NO_UNITS: Final = frozenset((
    "kommunkompassen", "kommunkompass", "kommunkompassens", "kompassen", "tabell", "resultat",
    "resultatet", "utvardering", "utvarderingen", "diagram", "figur", "sida", "sidan", "kalla",
    "ar",
))  # fmt: skip
"""Words before a year that name no unit."""
TURNS: Final = frozenset(("till", "mot", "varav", "resp", "respektive", "plats", "sidor", "sidan"))
"""After a figure these say that it is an earlier one, a part of one, or none at all."""
OTHERWISE: Final = (
    "median", "medel", "snitt", "genomsnitt", "rang", "rank", "placering", "plats", "ordning",
    "mal", "vikt", "sid", "antal", "index", "prognos", "andel", "procent", "max", "forandr",
)  # fmt: skip
"""How words begin that head figures which are no points of one municipality."""
MEANS: Final = frozenset(
    ("medel", "medelvarde", "snitt", "median", "riket", "genomsnitt", "forra", "foregaende")
)
"""What may stand before a second figure in parentheses: "73 (medel 63)"."""
AT_MOST: Final = frozenset(("max", "maxpoang", "maximalt", "av", "maximum", "hogst"))
"""What stands before the maximum in parentheses: "(max 100)"."""


@lru_cache(maxsize=50_000)
def letters(text: str) -> str:
    """Return only the letters and digits of a word, without case, dots and rings."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spread if sign.isascii() and sign.isalnum())
