"""csv as people have it: separators, encodings, layouts, damage."""

from pathlib import Path

import pytest
from reading_files import (
    AREAS,
    K2002,
    SODERTALJE,
    TROLLHATTAN,
    csv_file,
    only,
    points,
    read,
    rows_of_areas,
)

from kompass.archive.reading.checks import check
from kompass.archive.reading.grids import read_pasted
from kompass.archive.reading.model import ColumnKind
from kompass.errors import Cancelled, KompassError

ONE = rows_of_areas(SODERTALJE, heads=["Södertälje 2006"])


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    column = only(read(csv_file(tmp_path / "t.csv", ONE, encoding=encoding)))
    assert (column.municipality, column.code, column.year) == ("Södertälje", "0181", 2006)
    assert points(column) == SODERTALJE


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_separators(tmp_path: Path, separator: str) -> None:
    bare = [[cell.replace(separator, " ") for cell in row] for row in ONE]
    assert points(only(read(csv_file(tmp_path / "t.txt", bare, separator=separator)))) == SODERTALJE


def test_commas_with_quotes_and_with_decimal_points(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    quoted = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ONE)
    path.write_text(quoted, encoding="utf-8")
    assert points(only(read(path))) == SODERTALJE
    dotted = "\n".join(f'"{row[0]}",{row[1].replace(",", ".")}' for row in ONE)
    path.write_text(dotted, encoding="utf-8")
    assert points(only(read(path))) == SODERTALJE


def test_the_line_that_tells_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sep=|\n" + "\n".join("|".join(row) for row in ONE), encoding="utf-8")
    column = only(read(path))
    assert points(column) == SODERTALJE
    assert next(iter(column.areas.values())).where == "rad 3, kolumn 2"


def test_a_decimal_comma_between_commas_is_never_two_numbers(tmp_path: Path) -> None:
    rows = ["Kommun,År,1,2,3,4,5,6,7,8", "Södertälje,2006,66,74,5,87,5,77,73,66,50,83"]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    reading = read(path)
    assert not reading.columns
    assert "decimalkomma" in reading.refused[0].why


def test_municipalities_beside_one_another_with_a_median(tmp_path: Path) -> None:
    median = ["60,5", "56,2", "65,3", "66,0", "53,5", "56,7", "44,8", "73,4"]
    heads = ["Trollhättan 2004", "Södertälje 2006", "Median"]
    reading = read(
        csv_file(tmp_path / "t.csv", rows_of_areas(TROLLHATTAN, SODERTALJE, median, heads=heads))
    )
    first, second, third = reading.columns
    assert (points(first), points(second)) == (TROLLHATTAN, SODERTALJE)
    assert third.kind is ColumnKind.MEDIAN
    assert any("aldrig ett resultat" in doubt.sentence for doubt in check(reading, [K2002]))


def test_municipalities_as_rows(tmp_path: Path) -> None:
    rows = [
        ["Kommun", "År", *AREAS, "Totalt"],
        ["Södertälje", "2006", *SODERTALJE, "577"],
        ["Trollhättan", "2004", *TROLLHATTAN, "647"],
        ["Medel", "", *["60"] * 8, ""],
    ]
    first, second, mean = read(csv_file(tmp_path / "t.csv", rows)).columns
    assert (first.code, first.year, points(first)) == ("0181", 2006, SODERTALJE)
    assert second.total is not None
    assert second.total.value == 647
    assert mean.kind is ColumnKind.MEAN


def test_one_question_a_row_for_two_municipalities(tmp_path: Path) -> None:
    rows = [["municipality", "year", "edition", "number", "points"]]
    for name, value in (("Södertälje", "26"), ("Örebro", "30")):
        rows += [[name, "2006", "2002", "1.1", value], [name, "2006", "2002", "1.2", "32"]]
    first, second = read(csv_file(tmp_path / "t.csv", rows)).columns
    assert [cell.value for cell in first.questions.values()] == [26, 32]
    assert [cell.value for cell in second.questions.values()] == [30, 32]
    assert second.code == "1880"


def test_two_areas_side_by_side_with_maxima_and_per_cent() -> None:
    head = "\tmax-poäng\tegna poäng\t%"
    rows = [
        "Kommunkompassen - Resultat av huvudområden och delfrågor",
        "Södertälje kommun",
        f"{head}\t{head}",
        "1 Offentlighet och demokratisk kontroll\t\t\t\t5 Kontroll och rapportering",
        "1.1 Hur informeras medborgarna?\t40\t26\t65%\t5.1 Hur detaljerat\t40\t36\t90%",
        "1.2 Hur främjas\t40\t32\t80%\t5.4 Kontroll- och uppföljningsrutiner.\t20\t16\t80%",
        "1.3 Hur informeras medborgarna om resultat?\t20\t8\t40%\t5.3\t20\t15\t75%",
    ]
    text = "\n".join(rows)
    column = only(read_pasted(text, editions=[K2002]))
    assert [cell.value for cell in column.questions.values()] == [26, 32, 8, 36, 15, 16]
    assert [cell.value for cell in column.maxima.values()] == [40, 40, 20, 40, 20, 20]
    assert len(column.percents) == 6
    assert column.code == "0181"


def test_a_row_that_has_lost_digits_is_refused_whole_and_the_others_read(tmp_path: Path) -> None:
    rows = rows_of_areas(SODERTALJE, TROLLHATTAN, heads=["Södertälje 2006", "Trollhättan 2004"])
    rows[3][1] = "87,"
    reading = read(csv_file(tmp_path / "t.csv", rows))
    assert all(len(column.areas) == 7 for column in reading.columns)
    assert reading.refused[0].where == "rad 4"


def test_the_same_area_twice_keeps_the_first_with_a_doubt(tmp_path: Path) -> None:
    rows = [*ONE, [AREAS[0], "67"]]
    reading = read(csv_file(tmp_path / "t.csv", rows))
    cell = only(reading).areas[K2002.areas[0].id]
    assert cell.value == 66
    assert cell.doubts
    assert reading.refused


def test_what_holds_no_points_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("namn;telefon\nAnna;08-123\n", encoding="utf-8")
    with pytest.raises(KompassError, match="inga poäng"):
        read(path)


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2\3" * 100, b"\xd0\xcf\x11\xe0" + b"x" * 600, b"PK\3\4kaputt"]
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(KompassError):
        read(path)


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as stream:
        stream.write(b"Kommun;1;2;3\n")
        stream.truncate(100_000_000)
    with pytest.raises(KompassError, match="100 MB"):
        read(path)


def test_a_long_table_can_be_cancelled(tmp_path: Path) -> None:
    from kompass.archive.reading.grids import read_table

    def stop(done: int, total: int, what: str) -> None:
        del total, what
        if done >= 500:
            raise Cancelled

    rows = [["Kommun", "År", "1", "2", "3"], *[["Örebro", "2006", "1", "2", "3"]] * 3000]
    with pytest.raises(Cancelled):
        read_table(csv_file(tmp_path / "t.csv", rows), editions=[K2002], progress=stop)
