"""What is published of the instrument, as the job with the archive needs it: the oracles.

All figures are printed ones, or added up here; none of them comes from the program. The only
invented ones are those of ``MADE_UP``, which is no result of any municipality.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, median
from types import MappingProxyType

ANNA = "Anna Ek"
Points = tuple[Decimal | None, ...]


def points(words: str) -> Points:
    """Return points as they are printed, "-" for what nobody knows."""
    found = [None if word == "-" else Decimal(word.replace(",", ".")) for word in words.split()]
    return tuple(found)


OWN, EARLIER = "Södertälje 2006", "Södertälje 2008"
MEDIAN, MADE_UP = "median 2009", "Munkfors 2007"
AREAS: Mapping[str, Points] = MappingProxyType(
    {
        # SKL, Analys av Södertälje kommun, September 2006, section 4.
        OWN: points("66 74,5 87,5 77 73 66 50 83"),
        "Trollhättan 2004": points("77 81 95 74 87 77 76 80"),
        "Uddevalla 2005": points("76 81 86 75 76 67,5 68 80"),
        "Botkyrka 2005": points("91 88 95 82 86 82 78 94"),
        "Örebro 2006": points("63 47 70,5 68,5 62 59 52 82"),
        # SKL, Fem intressanta kommuner, 2009; the transcript has lost all whole numbers.
        EARLIER: points("- 82,5 - 81,5 - - - -"),
        MEDIAN: points("60,5 56,2 65,3 66,0 53,5 56,7 44,8 73,4"),
        MADE_UP: points("51 52,5 53 54 55 56,5 57 58"),
    }
)
"""The areas of edition 2002, in printed order."""
PRINTED: Mapping[str, str] = MappingProxyType(
    {"Trollhättan 2004": "647", "Uddevalla 2005": "609,5", "Botkyrka 2005": "692",
     "Örebro 2006": "504"}
)  # fmt: skip
"""Totals as they are printed; that of Botkyrka is not the sum of its areas."""
VALLENTUNA = "Vallentuna 2021"
ACROSS: Sequence[tuple[str, str, str]] = (
    ("73", "1 Samspel mellan förtroendevalda och medborgare", "omarbetat"),
    ("86", "5 Brukarens fokus", "omarbetat"),
    ("80", "3 Styrning och kontroll", "omarbetat"),
    ("", "", "inte jämförbart"),
    ("", "", "inte jämförbart"),
    ("86", "7 Arbetsliv", "omarbetat"),
    ("82", "6 Kvalitetsutveckling", "omarbetat"),
    ("75", "2 Samhällsutveckling", "omarbetat"),
)
"""Beside each area of 2002 what stands for it in 2020 by Kompass' own proposal, with the points
that Vallentuna prints for it: by what the areas are about, never by their numbers."""
ALONE = (
    ("4 Effektivitet (utgåva 2020)", "83"),
    ("8 Chefs- och ledarskap samt medarbetarskap (utgåva 2020)", "83"),
)
"""What nothing in 2002 stands for."""
TRANSCRIPT = (
    "Sammanfattning av poängresultatet I tabell 2 redovisas resultatet i jämförelse med "
    "utvärderingen som genomfördes Tabell 2 Södertälje kommuns resultat 2008 i jämförelse med "
    "2006 i förhållande till Kommunkompassens huvud områden. För varje område är maxpoängen 100. "
    "Områden Median Offentlighet, öppenhet och demokratisk kontroll ,5 Tillgänglighet/medborgar- "
    "och brukarorientering 74,5 82,5 56,2 Tydlighet i samspelet mellan politiker och tjänstemän "
    "87, ,3 Ledning, decentralisering och delegering 77 81,5 66,0 Kontroll och rapportering ,5 "
    "Personalpolitik ,7 Verksamhetsutveckling ,8 Kommunen som samhällsbyggare ,4 Totalt ,3 I den "
    "följande grafiska framställningen illustreras Södertäljes profil år 2006 och 2008 utifrån "
    "Kommunkompassens poängberäkning. Som referens visas ett medianvärde för de kommuner som "
    "utvärderats. (Se profilen i färg på sidan 190.) 36"
)
DAMAGED = {
    0: "kontroll ,5", 2: "tjänstemän 87, ,3", 4: "rapportering ,5", 5: "Personalpolitik ,7",
    6: "Verksamhetsutveckling ,8", 7: "samhällsbyggare ,4", 8: "Totalt ,3",
}  # fmt: skip
"""The rows of the transcript that have lost their figures, from 0, and how they end."""


@dataclass(frozen=True)
class Spread:
    """What the archive computes of some results, in the order of its columns."""

    count: int
    middle: Decimal
    average: Decimal
    least: Decimal
    most: Decimal


def swedish(value: Decimal) -> str:
    """Return a figure with a decimal comma and no needless noughts."""
    return f"{value.normalize():f}".replace(".", ",")


def total(name: str) -> Decimal | None:
    """Return what all areas add up to; a median of areas has no total."""
    known = [one for one in AREAS[name] if one is not None]
    return None if name == MEDIAN or len(known) < len(AREAS[name]) else sum(known, Decimal(0))


def table_of(name: str) -> str:
    """Return a result as a table that somebody has in a file, printed total and all."""
    rows = [f"{nth};{swedish(one)}" for nth, one in enumerate(AREAS[name], 1) if one is not None]
    return "\n".join([f"Kriterium;{name}", *rows, f"Totalt;{swedish(total(name) or Decimal(0))}\n"])


def spreads() -> list[Spread]:
    """Return area by area, the total last, what others of edition 2002 have.

    Södertälje itself stays outside, and so does what has no year or is of another level.
    """
    others = [*PRINTED, MADE_UP]
    columns = [[AREAS[name][area] for name in others] for area in range(8)]
    columns.append([total(name) for name in others])
    whole = [[one for one in column if one is not None] for column in columns]
    return [Spread(len(one), median(one), mean(one), min(one), max(one)) for one in whole]
