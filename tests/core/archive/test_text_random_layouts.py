"""Random tables in random layouts, damaged at random: never a wrong figure, whatever it looks like."""
# ruff: noqa: E501

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.archive.reading.texts import read_text
from kompass.catalogue.files import packaged_editions

EDITIONS = tuple(e for e in packaged_editions() if e.id.startswith("kommunkompassen-"))
HEADS = {
    "kommunkompassen-2002": [("Trollhättan", 2004), ("Botkyrka", 2005), ("Örebro", 2006), ("Ale", 2007)],
    "kommunkompassen-2010": [("Karlskrona", 2011), ("Grästorp", 2014), ("Örebro", 2012), ("Ale", 2013)],
    "kommunkompassen-2016": [("Vallentuna", 2017), ("Helsingborg", 2018), ("Ale", 2019), ("Lidköping", 2017)],
    "kommunkompassen-2020": [("Vallentuna", 2021), ("Tomelilla", 2022), ("Höganäs", 2023), ("Ale", 2024)],
}  # fmt: skip
SEPARATORS = {"tab": "\t", "pipe": " | ", "semicolon": ";", "wide": "   ", "space": " "}


@dataclass
class Case:
    edition: object = field(repr=False)
    heads: list
    points: list
    """By column, by area."""
    totals: list
    layout: str
    separator: str
    numbering: str
    header: bool
    point: bool
    damage: dict = field(default_factory=dict)
    """(area row or 8 for the total, column) -> kind."""


POINTS = st.one_of(
    st.integers(0, 100).map(Decimal),
    st.integers(0, 199).map(lambda n: Decimal(n) / 2),
    st.integers(0, 999).map(lambda n: Decimal(n) / 10),
)
DAMAGES = ["integer", "cell", "decimals", "ocr", "glue", "letters", "comma", "empty"]


@st.composite
def cases(draw, damaged):
    edition = draw(st.sampled_from(EDITIONS))
    columns = draw(st.integers(1, 4))
    points = [[draw(POINTS) for _ in range(8)] for _ in range(columns)]
    layout = draw(
        st.sampled_from(["rows", "rows", "upright", "stream", "first", "beside", "across"])
    )
    case = Case(
        edition,
        HEADS[edition.id][:columns],
        points,
        [sum(column, Decimal(0)) for column in points],
        layout,
        draw(st.sampled_from(sorted(SEPARATORS))),
        draw(st.sampled_from(["", "{}. ", "{} ", "{}) ", "Område {}: "])),
        draw(st.booleans()) or layout == "across",
        draw(st.booleans()),
    )
    if damaged:
        rows = draw(
            st.lists(st.integers(0, 8), min_size=1, max_size=9 if case.header else 5, unique=True)
        )
        for row in rows:
            # a split figure beside a lost one looks like two whole ones where only spaces part them
            kinds = draw(st.sampled_from([["split"], DAMAGES]))
            for column in draw(st.sets(st.integers(0, columns - 1), min_size=1)):
                case.damage[row, column] = draw(st.sampled_from(kinds))
    return case


def number(value, case):
    text = f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return text if case.point else text.replace(".", ",")


def hurt(text, kind):
    whole, mark, decimals = text.replace(".", ",").partition(",")
    return {
        "integer": f",{decimals}" if mark else "",
        "cell": "",
        "empty": "",
        "decimals": f"{whole},",
        "ocr": (text[:-1] + "O") if len(text) > 1 else "l",
        "letters": f"l{text}",
        "split": f"{text[0]} {text[1:]}" if len(text) > 1 else f"{text} ,",
        "comma": f"{whole} ,{decimals or 5}",
        "glue": text,
    }[kind]


def cells(case, row):
    """The cells of one row as printed, damage done; a lost cell is gone with its place."""
    values = [(case.points[c][row] if row < 8 else case.totals[c]) for c in range(len(case.points))]
    found = []
    for column, value in enumerate(values):
        text = number(value, case)
        kind = case.damage.get((row, column))
        if kind is None:
            found.append(text)
        elif kind == "glue":
            # a short whole number with one more digit is another number, and nobody can tell
            short = column + 1 == len(values) and (len(text) < 2 or row > 2)
            follows = number(values[column + 1], case) if column + 1 < len(values) else "1"
            found.append("" if short else text + follows)
            case.damage[row, column + 1] = "gone"
        elif kind == "gone":
            continue
        elif text := hurt(text, kind):
            found.append(text)
        elif kind == "empty" and case.separator in ("tab", "pipe", "semicolon"):
            found.append("")
    return found


def title(case, row):
    if row == 8:
        return "Totalt"
    return case.numbering.format(row + 1) + case.edition.areas[row].title


def written(case):
    sep = SEPARATORS[case.separator]
    heads = [f"{name} {year}" for name, year in case.heads]
    rows = [(title(case, row), cells(case, row)) for row in range(9)]
    header = [sep.join(["Område", *heads])] if case.header else []
    if case.layout == "rows":
        lines = [sep.join([label, *found]) for label, found in rows]
    elif case.layout == "first":
        lines = [sep.join([*found, label]) for label, found in rows]
        header = [sep.join([*heads, "Område"])] if case.header else []
    elif case.layout == "upright":
        header = ["Område", *heads] if case.header else []
        lines = [part for label, found in rows for part in (label, *found)]
    elif case.layout == "stream":
        header = [" ".join(["Områden", *heads])] if case.header else []
        lines = [" ".join(part for label, found in rows for part in (label, *found))]
        return " ".join([*header, *lines])
    elif case.layout == "beside":
        lines = [
            "\t".join([rows[n][0], *rows[n][1], "", rows[n + 4][0], *rows[n + 4][1]])
            for n in range(4)
        ]
        lines.append("\t".join([rows[8][0], *rows[8][1]]))
        header = ["\t".join(["", *heads, "", "", *heads])] if case.header else []
    else:
        return across(case, "; ".join(heads) and rows, sep if case.separator != "space" else "\t")
    return "\n".join(["Resultat i Kommunkompassen", "", *header, *lines, "", "Källa: SKL"])


def across(case, rows, sep):
    """Municipalities as rows: the same damage, laid the other way."""
    lines = [sep.join(["Kommun", *(label for label, _ in rows)])]
    for column, (name, year) in enumerate(case.heads):
        found = []
        for row in range(9):
            text = number(case.points[column][row] if row < 8 else case.totals[column], case)
            kind = case.damage.get((row, column))
            if kind in (None, "gone", "glue") or (text := hurt(text, kind)):
                found.append(text)
            elif kind == "empty" and case.separator in ("tab", "pipe", "semicolon"):
                found.append("")
        lines.append(sep.join([f"{name} {year}", *found]))
    return "\n".join(lines)


def place_of(case, column):
    for place, (name, year) in enumerate(case.heads):
        if (column.municipality, column.year) == (name, year):
            return place
    if column.title == "Poäng":
        return 0
    assert column.title.startswith("Kolumn "), column.title
    return int(column.title.split()[1]) - 1


def taken(case, reading):
    """All that was taken as (row, column) -> value, by the numbers of the areas."""
    found = {}
    for column in reading.columns:
        place = place_of(case, column)
        edition = next(e for e in EDITIONS if e.id == column.edition)
        if edition is not case.edition:
            assert column.doubts, "another edition, and no doubt said"
        for area, cell in column.areas.items():
            found[edition.area(area).number - 1, place] = cell.value
        if column.total is not None:
            found[8, place] = column.total.value
    return found


def truth(case, row, column):
    return case.points[column][row] if row < 8 else case.totals[column]


@settings(max_examples=400, deadline=None)
@given(cases(damaged=True))
def test_no_figure_is_ever_wrong(case):
    text = written(case)
    for (row, column), value in taken(case, read_text(text, editions=EDITIONS)).items():
        assert column < len(case.points), text
        assert value == truth(case, row, column), (row, column, value, text)


@settings(max_examples=300, deadline=None)
@given(cases(damaged=False))
def test_a_whole_table_is_read_or_refused_with_a_reason(case):
    text = written(case)
    reading = read_text(text, editions=EDITIONS)
    found = taken(case, reading)
    for (row, column), value in found.items():
        assert value == truth(case, row, column), text
    if not found:
        assert reading.refused, text
        assert all(refused.why for refused in reading.refused)
