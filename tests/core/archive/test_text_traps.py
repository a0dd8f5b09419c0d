"""Layouts in which a figure stands beside an area and is not its points, or not that area's."""
# ruff: noqa: E501

from decimal import Decimal

import pytest

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.texts import read_text
from kompass.catalogue.files import packaged_editions

EDITIONS = tuple(e for e in packaged_editions() if e.id.startswith("kommunkompassen-"))
TITLES = [
    "Offentlighet och demokrati", "Tillgänglighet och brukarorientering", "Politisk styrning och kontroll",
    "Ledarskap, ansvar och delegation", "Resultat och effektivitet", "Kommunen som arbetsgivare - personalpolitik",
    "Verksamhetsutveckling", "Kommunen som samhällsbyggare",
]  # fmt: skip
NOW = ["69", "67", "65", "61", "53", "54", "73", "67"]
THEN = ["48", "49", "62", "44", "46", "46", "49", "71"]


def read(text):
    return read_text(text, editions=EDITIONS)


def rows(pattern, *columns):
    return "\n".join(pattern.format(*one) for one in zip(TITLES, *columns, strict=True))


def areas(column):
    return [str(cell.value) for cell in column.areas.values()]


@pytest.mark.parametrize(
    "text",
    [
        rows("{}, {} poäng bättre än 2011", ["21", "18", "3", "17", "7", "8", "24", "5"]),
        rows("{}: {} till {} poäng", THEN, NOW),
        rows("{} {} → {}", THEN, NOW),
        rows("{} {} – {}", THEN, NOW),
        rows("{}: plats {}", NOW),
        "Vi fick 69 i Offentlighet och demokrati, 67 i Tillgänglighet och brukarorientering, 65 i Politisk styrning och kontroll.",
        "\n".join(f"{p}\n\n{t}\n" for t, p in zip(TITLES, NOW, strict=True)),
        "\n".join(f"{p} poäng\n{t}\n" for t, p in zip(TITLES, NOW, strict=True)),
        " ".join(f"{p} {t}" for t, p in zip(TITLES, NOW, strict=True)),
        " ".join(f"{p}  {t}" for t, p in zip(TITLES, NOW, strict=True)).replace("och", " och "),
        "\n".join([TITLES[0], *(part for n in range(1, 8) for part in (NOW[n], TITLES[n]))]),
        "\n".join([*TITLES, *NOW[:3], *NOW[4:]]),
        "\n".join([*TITLES, "Totalt", *NOW, "508"]),
        "10 Personalpolitik\n11 Verksamhetsutveckling\n12 Kontroll och rapportering\n13 Lunch",
        "Innehåll\n" + rows("{} ..... {}", ["7", "9", "13", "17", "21", "24", "28", "33"]),
    ],
)
def test_nothing_is_taken_where_the_figures_may_be_others(text):
    reading = read(text)
    assert not [column for column in reading.columns if column.kind.can_be_taken]
    assert reading.refused or reading.remarks


def test_a_block_of_figures_is_read_where_its_total_proves_the_order():
    (column,) = read("\n".join([*TITLES, "Totalt", *NOW, "509"])).columns
    assert areas(column) == NOW
    assert all(cell.doubts for cell in column.areas.values())


@pytest.mark.parametrize(
    "heading", ["Område\tPlacering\n", "Område\tMål\n", "Medianvärden för alla kommuner\n"]
)
def test_figures_headed_by_something_else_are_no_result(heading):
    (column,) = read(heading + rows("{}\t{}", NOW)).columns
    assert column.kind is ColumnKind.UNKNOWN
    assert column.doubts


@pytest.mark.parametrize("caption", ["Karlskrona\t2014\n", "Karlskrona kommun 2014\n"])
def test_a_name_and_its_year_are_never_two_columns(caption):
    for column in read(caption + rows("{}\t{}\t{}", NOW, THEN)).columns:
        assert column.kind is ColumnKind.UNKNOWN


def test_two_names_one_below_the_other_head_two_columns_whatever_parts_their_years():
    text = "Karlskrona  2014\nGrästorp  2015\n" + rows("{} | {} | {}", NOW, THEN)
    found = [(c.municipality, c.year, areas(c)) for c in read(text).columns]
    assert found == [("Karlskrona", 2014, NOW), ("Grästorp", 2015, THEN)]


def test_a_caption_above_headings_is_no_heading():
    text = "Karlskrona kommun 2014\nOmråde\tPoäng\n" + rows("{}\t{}", [*NOW[:3], "61;7", *NOW[4:]])
    reading = read(text)
    assert areas(reading.columns[0]) == [*NOW[:3], *NOW[4:]]
    assert [refused.where for refused in reading.refused] == ["rad 6"]


def test_a_footnote_glued_to_decimals_is_refused_even_where_the_rest_is_damaged():
    text = rows("{}\t{}", ["35,91", *["4O"] * 7])
    assert not read(text).columns


@pytest.mark.parametrize("word", ["medel", "snitt:", "median"])
def test_a_word_in_parentheses_names_its_column(word):
    first, second = read(rows("• {} {} (" + word + " {})", NOW, THEN)).columns
    assert (areas(first), areas(second)) == (NOW, THEN)
    assert first.kind is ColumnKind.RESULT
    assert second.kind in (ColumnKind.MEAN, ColumnKind.MEDIAN)


def test_a_maximum_in_parentheses_is_no_figure():
    (column,) = read(rows("{} (max 100): {}", NOW) + "\nTotalt (max 800): 509").columns
    assert areas(column) == NOW
    assert column.total.value == Decimal(509)


def test_a_row_that_lost_its_number_is_shown():
    lines = [f"{n} {a} {b}" for n, (a, b) in enumerate(zip(NOW, THEN, strict=True), 1)]
    lines[3] = lines[3][2:]
    reading = read("Kriterium Karlskrona 2014 Grästorp 2014\n" + "\n".join(lines))
    assert [refused.text for refused in reading.refused] == ["61 44"]
    assert all(len(column.areas) == 7 for column in reading.columns)


def test_hours_are_no_points():
    text = "Personalpolitik 10.30\nVerksamhetsutveckling 11.15\nKontroll och rapportering 13.00\nKommunen som samhällsbyggare 14.00"
    for column in read(text).columns:
        assert column.kind is ColumnKind.UNKNOWN
        assert column.doubts
