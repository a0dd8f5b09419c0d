"""How an edition lies in a workbook: sheets, columns and the names they have there."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from kompass.catalogue.words import Words

EXPLANATION_SHEET = "Läs först"
EXAMPLE_SHEET = "Exempel"
FACTS_SHEET = "Utgåva"
CRITERIA_SHEET = "Kriterier"

LONGEST_CELL = 32_767
"""Characters; Excel cuts off what is longer."""


Value = str | Decimal | None
Row = dict[str, Value]
"""One row of the criteria by heading."""


class Kind(Enum):
    """What a row of the criteria is; the value stands in the column Typ."""

    AREA = "Område"
    QUESTION = "Fråga"
    INDICATOR = "Indikator"


@dataclass(frozen=True)
class Column:
    """One column of the criteria; ``keys`` says what it holds in a row of each kind."""

    heading: str
    width: int
    keys: dict[Kind, str]
    needed: bool = False
    """Whether a workbook must have the column at all."""
    numeric: bool = False


TYPE, NUMBER, ID, TITLE, POINTS = "Typ", "Nummer", "Id", "Titel", "Högsta poäng"
EVIDENCE, PRINTED, SHORT, INTRODUCTION = "Belägg", "Tryckt titel", "Kort titel", "Inledning"
REMARK = "Anteckning"
"""Whatever people want to remember; never read."""

_ALL = (Kind.AREA, Kind.QUESTION, Kind.INDICATOR)
COLUMNS = (
    Column(TYPE, 11, {}, needed=True),
    Column(NUMBER, 9, dict.fromkeys(_ALL, "number"), needed=True),
    Column(ID, 44, dict.fromkeys(_ALL, "id"), needed=True),
    Column(
        TITLE,
        70,
        {Kind.AREA: "title", Kind.QUESTION: "title", Kind.INDICATOR: "text"},
        needed=True,
    ),
    Column(
        POINTS,
        10,
        {Kind.AREA: "max_points", Kind.QUESTION: "max_points", Kind.INDICATOR: "points"},
        needed=True,
        numeric=True,
    ),
    Column(EVIDENCE, 44, {Kind.INDICATOR: "evidence"}),
    Column(PRINTED, 40, {Kind.QUESTION: "printed_title"}),
    Column(SHORT, 26, {Kind.AREA: "short_title"}),
    Column(INTRODUCTION, 100, {Kind.AREA: "suggested_introduction"}),
    Column(REMARK, 30, {}),
)


@dataclass(frozen=True)
class Fact:
    """One row of the sheet with what is said about the edition as a whole."""

    label: str
    key: str
    explanation: str
    of_set: bool = False
    """Whether it is said about the indicator set instead."""


FACTS = (
    Fact("Id", "id", "Utgåvans ständiga namn: små bokstäver a–z, siffror och bindestreck."),
    Fact("Titel", "title", "Namnet som läsaren ser."),
    Fact("Språk", "language", "Texternas språk som kod: sv, nb, en."),
    Fact("År i bruk", "years", "När utgåvan används, till exempel 2026–."),
    Fact("Källa", "source", "Var frågor och poäng är hämtade, så noga att någon hittar dit."),
    Fact("Steg", "step_percent", "Steget mellan två poäng, i procent av frågans högsta poäng: 5."),
    Fact("Ofullständig", "incomplete", "ja om frågor eller poäng saknas, annars nej eller tomt."),
    Fact("Anmärkning", "note", "Vad den som använder utgåvan behöver veta. Får vara tomt."),
    Fact(
        "Indikatorlista: id",
        "id",
        "Fylls i bara om indikatorerna är ett förslag som läggs på en färdig utgåva.",
        of_set=True,
    ),
    Fact("Indikatorlista: titel", "title", "Förslagets namn.", of_set=True),
    Fact(
        "Indikatorlista: märkning",
        "label",
        "Visas överallt där indikatorerna visas, till exempel: Arbetsförslag, inte SKL:s lista.",
        of_set=True,
    ),
    Fact("Indikatorlista: av", "proposed_by", "Vem som föreslår indikatorerna.", of_set=True),
)
FACT_HEADINGS = ("Uppgift", "Värde", "Förklaring")

_NAMES = {
    "areas": "Områden",
    "questions": "Frågor",
    "indicators": "Indikatorer",
    "indicator_set": "Indikatorlista",
    "text": TITLE,
    "label": "Märkning",
    "proposed_by": "Av",
}
_NAMES |= {fact.key: fact.label for fact in FACTS if not fact.of_set}
_NAMES |= {key: column.heading for column in COLUMNS for key in column.keys.values()}

WORDS = Words(names=_NAMES, sample_pattern="”{value}”", incomplete="”Ofullständig: ja”")
"""What complaints call the parts of a workbook."""
