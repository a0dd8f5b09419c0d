"""Tables that are not what they look like: nothing in them may be taken without a question."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from reading_files import (
    AREAS,
    EDITIONS,
    K2002,
    TROLLHATTAN,
    csv_file,
    number,
    points,
    read,
    rows_of_areas,
    xlsx_file,
)

from kompass.archive.model import Result
from kompass.archive.reading.checks import check
from kompass.archive.reading.grids import read_pasted
from kompass.archive.reading.model import Reading
from kompass.archive.reading.taking import proposed, to_results
from kompass.errors import KompassError

OREBRO = ["63", "47", "70,5", "68,5", "62", "59", "52", "82"]
"""The report of 2006, its table of five municipalities; the total is printed 504."""


def _taken(reading: Reading) -> tuple[Result, ...]:
    """Return what is taken when nobody accepts anything."""
    return to_results(reading, proposed(reading, source="x"), EDITIONS)


def _asked(reading: Reading) -> str:
    return " ".join(doubt.sentence for doubt in check(reading, EDITIONS))


def _one(column: Sequence[str], head: str, above: Sequence[str] = ()) -> Reading:
    rows = [[line] for line in above] + rows_of_areas(column, heads=[head])
    text = "\n".join("\t".join(row) for row in rows)
    return read_pasted(text, editions=EDITIONS)


def _shares(text: str) -> str:
    return f"{number(text) / 100:.2f}".replace(".", ",")


@pytest.mark.parametrize(
    "column",
    [
        [_shares(one) for one in TROLLHATTAN],
        ["1", "2", "3", "1", "2", "3", "1", "2"],
        ["3", "5", "7", "9", "8", "4", "6", "2"],
    ],
    ids=["shares", "places", "changes"],
)
def test_figures_that_are_far_too_low_together_are_no_points(column: list[str]) -> None:
    reading = _one(column, "Trollhättan 2004")
    assert "De kan vara andelar, betyg, placeringar eller förändringar" in _asked(reading)
    assert _taken(reading) == ()


def test_figures_that_are_all_the_highest_are_a_column_of_maxima() -> None:
    reading = _one(["100"] * 8, "Trollhättan 2004")
    assert "De kan vara maxpoäng" in _asked(reading)
    assert _taken(reading) == ()


def test_an_unnamed_column_of_maxima_beside_the_points_keeps_both_out() -> None:
    rows = [
        ["Trollhättan 2004"],
        *([title, "100", one] for title, one in zip(AREAS, TROLLHATTAN, strict=True)),
    ]
    reading = read_pasted("\n".join("\t".join(row) for row in rows), editions=EDITIONS)
    assert _taken(reading) == ()


def test_questions_in_per_cent_are_not_taken_where_they_happen_to_be_possible() -> None:
    rows = ["Nr\tSödertälje 2006", "1.1\t25", "1.2\t30", "1.3\t30", "2.1\t75", "2.2\t20"]
    reading = read_pasted("\n".join(rows), editions=[K2002])
    assert "2 tal är högre än det finns poäng" in _asked(reading)
    assert _taken(reading) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Förändring sedan förra utvärderingen",
        "Rangordning per område",
        "Betyg 0–10",
        "Mål för 2008",
        "Avstånd till 100",
        "Självskattning",
        "Procent av maxpoäng",
    ],
)
def test_what_stands_above_a_table_may_say_that_it_holds_no_points(words: str) -> None:
    reading = _one(TROLLHATTAN, "Trollhättan 2004", above=[words])
    assert f"Vid tabellen står ”{words}”" in _asked(reading)
    assert _taken(reading) == ()


def test_the_name_of_a_sheet_may_say_so_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Kommun", "År", *AREAS],
        ["Trollhättan", 2004, *map(number, TROLLHATTAN)],
    ]
    assert _taken(read(xlsx_file(tmp_path / "a.xlsx", rows, sheet="Rangordning"))) == ()
    (result,) = _taken(read(xlsx_file(tmp_path / "b.xlsx", rows, sheet="Resultat")))
    assert list(result.areas.values()) == [number(one) for one in TROLLHATTAN]


@pytest.mark.parametrize("below", ["Mål 2008", "Rang", "Riket", "Index", "Självskattning"])
def test_words_that_are_not_known_beside_a_municipality_are_asked_about(below: str) -> None:
    rows = [["", "Örebro"], ["", "2006"], *rows_of_areas(OREBRO, heads=[below])]
    reading = read_pasted("\n".join("\t".join(row) for row in rows), editions=EDITIONS)
    assert f"”{below}”" in _asked(reading)
    assert _taken(reading) == ()


def test_a_row_that_has_slid_is_seen_by_the_total_and_keeps_the_column_out(tmp_path: Path) -> None:
    rows = rows_of_areas(TROLLHATTAN, OREBRO, heads=["Trollhättan 2004", "Örebro 2006"])
    rows[4] = [rows[4][0], rows[4][2]]
    rows.append(["Totalt", "647", "504"])
    taken = _taken(read(csv_file(tmp_path / "t.csv", rows)))
    assert [one.municipality for one in taken] == ["Örebro"]
    assert taken[0].areas[K2002.areas[3].id] is None


def test_a_misprinted_total_is_no_reason_to_doubt_areas_that_their_questions_bear_out() -> None:
    rows = ["Nr\tMax\tSödertälje 2006"]
    total = 0
    for area in K2002.areas:
        for question in area.questions:
            half = int(question.max_points or 0) // 2
            rows.append(f"{question.number} {question.title}\t{question.max_points}\t{half}")
            total += half
    reading = read_pasted("\n".join([*rows, f"Totalt\t800\t{total + 4}"]), editions=[K2002])
    (result,) = _taken(reading)
    assert (result.computed_total, result.printed_total) == (Decimal(total), None)


def test_questions_wait_with_the_area_that_they_do_not_add_up_to() -> None:
    rows = [
        "\tMax\tSödertälje 2006",
        "1 Offentlighet och demokratisk kontroll\t100\t67",
        "1.1 Hur informeras medborgarna?\t40\t26",
        "1.2 Hur främjas medborgarnas engagemang?\t40\t32",
        "1.3 Hur informeras medborgarna om resultat?\t20\t8",
        "3 Tydlighet i samspelet mellan politiker och tjänstemän\t100\t87,5",
    ]
    (result,) = _taken(read_pasted("\n".join(rows), editions=[K2002]))
    assert dict(result.questions) == {}
    assert [one for one in result.areas.values() if one is not None] == [number("87,5")]


def test_one_municipality_below_another_in_the_same_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for head, column in (("Trollhättans kommun 2004", TROLLHATTAN), ("Örebro kommun 2006", OREBRO)):
        body = [[title, number(one), 100] for title, one in zip(AREAS, column, strict=True)]
        rows += [[head], ["Område", "Poäng", "Max"], *body, []]
    taken = _taken(read(xlsx_file(tmp_path / "t.xlsx", rows)))
    assert [one.title for one in taken] == ["Trollhättan 2004", "Örebro 2006"]
    found = [[float(one or 0) for one in result.areas.values()] for result in taken]
    assert found == [[number(one) for one in column] for column in (TROLLHATTAN, OREBRO)]


def test_a_note_below_a_table_does_not_head_the_next_one(tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for head, column in (("Trollhättans kommun 2004", TROLLHATTAN), ("Stadsdelen 2006", OREBRO)):
        body = [[title, number(one)] for title, one in zip(AREAS, column, strict=True)]
        rows += [[head], ["Område", "Poäng"], *body, ["Jämför Uddevalla kommun 2005"], []]
    reading = read(xlsx_file(tmp_path / "t.xlsx", rows))
    assert [one.title for one in _taken(reading)] == ["Trollhättan 2004"]


def test_an_area_that_stands_twice_is_no_new_table(tmp_path: Path) -> None:
    rows = rows_of_areas(TROLLHATTAN, heads=["Trollhättan 2004"])
    rows.insert(5, [AREAS[0], "11"])
    (result,) = _taken(read(csv_file(tmp_path / "t.csv", rows)))
    assert result.areas[K2002.areas[0].id] is None


def _struck(book: Workbook) -> None:
    book.worksheets[0]["B3"].font = Font(strike=True)


def _far_away(book: Workbook) -> None:
    book.worksheets[0]["XFD1"].font = Font(bold=True)
    book.worksheets[0]["A1048576"].font = Font(bold=True)


@pytest.mark.parametrize(("change", "known"), [(_struck, 7), (_far_away, 8)])
def test_workbooks_as_people_leave_them(
    tmp_path: Path, change: Callable[[Workbook], None], known: int
) -> None:
    rows = rows_of_areas(TROLLHATTAN, heads=["Trollhättan 2004"])
    numbers: list[list[object]] = [
        list(rows[0]),
        *([title, number(one)] for title, one in rows[1:]),
    ]
    path = xlsx_file(tmp_path / "t.xlsx", numbers)
    book = load_workbook(path)
    change(book)
    book.save(path)
    (result,) = _taken(read(path))
    assert sum(one is not None for one in result.areas.values()) == known


def test_short_names_of_areas_and_columns_that_nobody_reads(tmp_path: Path) -> None:
    heads = ["", "Kommun", "År", *(f"Omr {place}" for place in range(1, 9)), "Tot.poäng", "Plac."]
    row = ["1", "Trollhättan", "2004", *TROLLHATTAN, "647", "1"]
    (column,) = read(csv_file(tmp_path / "t.csv", [heads, row])).columns
    assert points(column) == TROLLHATTAN
    assert (column.municipality, column.year) == ("Trollhättan", 2004)
    assert column.total is not None
    assert column.total.value == 647


def test_the_year_may_have_a_line_of_its_own_in_a_sheet_with_the_name(tmp_path: Path) -> None:
    body = [[title, number(one)] for title, one in zip(AREAS, TROLLHATTAN, strict=True)]
    rows: list[list[object]] = [["Utvärdering 2004"], ["Område", "Poäng"], *body]
    (result,) = _taken(read(xlsx_file(tmp_path / "t.xlsx", rows, sheet="Trollhättan")))
    assert result.title == "Trollhättan 2004"
    rows[0] = ["Källa: SKL 2009"]
    assert _taken(read(xlsx_file(tmp_path / "u.xlsx", rows, sheet="Trollhättan"))) == ()


def test_both_sums_in_the_table_itself_need_no_question(tmp_path: Path) -> None:
    botkyrka = ["91", "88", "95", "82", "86", "82", "78", "94"]
    heads = ["Kommun", "År", *AREAS, "Tryckt totalsumma", "Summa av områdena"]
    rows = [heads, ["Botkyrka", "2005", *botkyrka, "692", "696"]]
    (result,) = _taken(read(csv_file(tmp_path / "t.csv", rows)))
    assert (result.printed_total, result.computed_total) == (Decimal(692), Decimal(696))


def test_a_workbook_with_a_password_is_called_that(tmp_path: Path) -> None:
    names = ("Root Entry", "EncryptedPackage", "EncryptionInfo")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    path = tmp_path / "t.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0") + entries + bytes(8192))
    with pytest.raises(KompassError, match="skyddad med lösenord"):
        read(path)
