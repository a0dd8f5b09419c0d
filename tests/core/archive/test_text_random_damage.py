"""Tables pasted and damaged as people's are: a figure is taken only where it is the printed one."""

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.archive.reading.texts import read_text
from kompass.catalogue.files import packaged_editions

EDITIONS = tuple(e for e in packaged_editions() if e.id.startswith("kommunkompassen-"))
TOWNS = ["Trollhättan", "Botkyrka", "Örebro", "Karlskrona", "Vallentuna"]
CAPTIONS = [
    "", "Södertälje kommun 2006\n", "Tabell 1 Resultat för Ale kommun 2007\n\n", "2010 2014 2018\n",
    "Kommunen fick 577 poäng 2006.\n\n", "Kommunkompassen\nResultat per område\n", "Sidan 14\n14\n",
    "Medianvärden för alla kommuner\n",
]  # fmt: skip
HEADINGS = ["none", "corner", "bare", "corner line", "one by one", "points"]
SEPARATORS = ["\t", " ", "   ", " | ", ";", ": ", " – ", " ..... "]
SHAPES = [
    "rows",
    "rows",
    "rows",
    "upright",
    "upright gaps",
    "above",
    "stream",
    "stream first",
    "blocks",
    "numbers",
]
OCR = str.maketrans("015689", "OlSGBg")


@dataclass
class Sheet:
    edition: object = field(repr=False)
    points: list
    """By area (the total last), by column."""
    cells: list
    text: str = ""


@st.composite
def sheets(draw):
    edition = draw(st.sampled_from(EDITIONS))
    columns = draw(st.integers(1, 4))
    integers = draw(st.booleans())
    value = st.integers(0, 200).map(lambda n: Decimal(n) / 2)
    value = (
        st.integers(0, 100).map(Decimal)
        if integers
        else st.one_of(value, st.integers(0, 1000).map(lambda n: Decimal(n) / 10))
    )
    rows = [[draw(value) for _ in range(columns)] for _ in range(8)]
    if draw(st.booleans()):
        rows.append([sum((row[c] for row in rows), Decimal(0)) for c in range(columns)])
    cells = [[printed(v) for v in row] for row in rows]
    for place in draw(st.lists(st.integers(0, len(rows) - 1), max_size=4, unique=True)):
        cells[place] = draw(damaged(cells[place], columns, place))
    if draw(st.integers(0, 5)) == 0:
        cells = [[lost(c) for c in row] for row in cells]
    sheet = Sheet(edition, rows, cells)
    sheet.text = draw(texts(sheet, columns))
    return sheet


def printed(value):
    return f"{value.normalize():f}".replace(".", ",")


def lost(text):
    """As one transcript lost its whole numbers: of "87,5" the comma and what follows are left."""
    return f",{text.partition(',')[2]}" if "," in text else ""


def damaged(row, columns, place):
    """One row with one thing wrong that leaves a trace, or none at all."""
    last = row[-1]
    worst = [
        ["" for _ in row],
        [*row[:-1], f"{last} ,"],
        [*row[:-1], f"{last},"],
        [lost(c) for c in row],
        [c.translate(OCR) for c in row]
        if any(set(c) & set("015689") for c in row)
        else ["" for _ in row],
        [*row[:-1], f"{last}*"],
        [*row[:-1], f"{last} 1)"],
        [*row[:-1], f"{last}–{last}"],
        [*row[:-1], f"{last} → 5"],
        [*row[:-1], f"{last} bättre än förra gången"],
        [*row[:-1], f"ökade {last}"],
        [f"{c}." for c in row],
    ]
    if "," in last:
        worst.append([*row[:-1], f"{last}1"])
        worst.append([*row[:-1], last.replace(",", " ,")])
    if columns > 1:
        worst += [["".join(row)] if len("".join(row)) > 3 else row, row[:-1], row[1:]]
    elif place < 8:
        worst += [[" ".join(last)]] if len(last) > 1 and "," not in last else []
    return st.sampled_from(worst)


@st.composite
def texts(draw, sheet, columns):
    separator = draw(st.sampled_from(SEPARATORS))
    numbering = draw(
        st.sampled_from(
            ["{t}", "{n}. {t}", "{n} {t}", "• {t}", "Område {n}: {t}", "> {t}", "{n}) {t}"]
        )
    )
    labels = [numbering.format(n=n, t=a.title) for n, a in enumerate(sheet.edition.areas, 1)] + [
        "Totalt"
    ]
    heading = headings(draw(st.sampled_from(HEADINGS)), TOWNS[:columns], separator)
    lines = laid(draw(st.sampled_from(SHAPES)), labels, sheet.cells, separator)
    after = draw(
        st.sampled_from(
            ["", "\nKälla: SKL 2009", "\n36 fem intressanta kommuner", "\n\n* preliminärt\n2"]
        )
    )
    text = draw(st.sampled_from(CAPTIONS)) + heading + lines + after
    if draw(st.integers(0, 4)) == 0:
        text = text.replace(" ", "  ")
    return text


def headings(kind, towns, separator):
    named = [f"{town} {2004 + n}" for n, town in enumerate(towns)]
    return {
        "none": "",
        "corner": separator.join(["Område", *named]) + "\n",
        "bare": separator.join(named) + "\n",
        "corner line": "\n".join(["Område", *named]) + "\n",
        "one by one": "\n".join(named) + "\n",
        "points": separator.join(["Område", *["Poäng" for _ in towns]]) + "\n",
    }[kind]


def laid(shape, labels, cells, sep):  # noqa: PLR0911
    both = list(zip(labels, cells, strict=False))
    if shape == "rows":
        return "\n".join(
            sep.join([label, *(c for c in row if c or sep in "\t;")]) for label, row in both
        )
    if shape in ("upright", "upright gaps"):
        gap = "\n\n" if "gaps" in shape else "\n"
        return gap.join(part for label, row in both for part in (label, *filter(None, row)))
    if shape == "above":
        return "\n".join(part for label, row in both for part in (*filter(None, row), label))
    if shape == "stream":
        return " ".join(part for label, row in both for part in (label, *filter(None, row)))
    if shape == "stream first":
        return " ".join(part for label, row in both for part in (*filter(None, row), label))
    if shape == "blocks":
        return "\n".join([*labels[: len(cells)], *(c for row in cells for c in row if c)])
    return "\n".join(sep.join([str(n), *filter(None, row)]) for n, (_, row) in enumerate(both, 1))


def judged(sheet, reading):
    """Yield every taken figure that is not the printed one of its area, in its own column."""
    for column in reading.columns:
        if not (column.areas or column.total):
            continue
        edition = next(e for e in EDITIONS if e.id == column.edition)
        taken = {edition.area(area).number - 1: cell for area, cell in column.areas.items()}
        if column.total is not None:
            taken[8] = column.total
        places = [place for place in range(len(sheet.points[0])) if fits(sheet, taken, place)]
        if not places:
            yield column, {row: str(cell.value) for row, cell in taken.items()}
        elif column.municipality in TOWNS and TOWNS.index(column.municipality) not in places:
            yield column, "another municipality's"


def fits(sheet, taken, place):
    return all(
        row < len(sheet.points) and sheet.points[row][place] == cell.value
        for row, cell in taken.items()
    )


@settings(max_examples=500, deadline=None)
@given(sheets())
def test_what_is_taken_stands_there(sheet):
    reading = read_text(sheet.text, editions=EDITIONS)
    assert not list(judged(sheet, reading)), sheet.text
