"""The command line: real files, exit codes, and one sentence for everything that goes wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import done, kompass, refused

AREAS = [66, 74.5, 87.5, 77, 73, 66, 50, 83]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "södertälje.kompass"
    done("new", path, "--municipality", "sodertalje", "--year", "2006")
    return path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "exempel.kompass"
    done("example", path)
    return path


def test_the_example_gives_the_published_totals(example: Path) -> None:
    totals = json.loads(done("totals", example, "--json"))
    assert totals["municipality"] == {"code": "0181", "name": "Södertälje"}
    assert totals["year"] == 2006
    assert totals["edition"] == "kommunkompassen-2002"
    assert (totals["points"], totals["max"], totals["complete"]) == (577.0, 800.0, True)
    assert totals["missing"] == []
    assert [area["points"] for area in totals["areas"]] == AREAS
    first = totals["areas"][0]["questions"][0]
    assert (first["no"], first["points"], first["max"], first["percent"]) == ("1.1", 26, 40, 65)
    assert "577 av 800" in done("totals", example)


def test_an_incomplete_assessment_has_no_total(empty: Path) -> None:
    done("score", empty, "3.3", "22,5")
    totals = json.loads(done("totals", empty, "--json"))
    assert totals["points"] is None
    assert totals["points_so_far"] == 22.5
    assert len(totals["missing"]) == 36
    third = totals["areas"][2]
    assert (third["points"], third["points_so_far"]) == (None, 22.5)
    assert "22,5 av 30 bedömda" in done("totals", empty)
    done("score", empty, "3.3", "-")
    assert len(json.loads(done("totals", empty, "--json"))["missing"]) == 37


@pytest.mark.parametrize(
    ("question", "points", "said"),
    [
        ("1.1", "51", "högsta poäng är 40"),
        ("1.1", "-1", "lägsta poäng är 0"),
        ("1.1", "tio", "inte ett tal"),
        ("9.9", "1", "ingen fråga 9.9"),
    ],
)
def test_a_wrong_score_changes_nothing(empty: Path, question: str, points: str, said: str) -> None:
    before = empty.read_bytes()
    assert said in refused("score", empty, question, points)
    assert empty.read_bytes() == before


def test_an_unknown_municipality_is_refused_with_the_nearest_names(tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    assert "Södertälje" in refused("new", path, "--municipality", "Södertjälje", "--year", "2006")
    assert not path.exists()


def test_a_free_unit_needs_no_register(tmp_path: Path) -> None:
    path = tmp_path / "lundby.kompass"
    done("new", path, "--unit", "Lundby", "--year", "2004")
    totals = json.loads(done("totals", path, "--json"))
    assert totals["municipality"] == {"code": None, "name": "Lundby"}


def test_nothing_is_overwritten(example: Path) -> None:
    before = example.read_bytes()
    refused("example", example)
    refused("new", example, "--municipality", "0181", "--year", "2006")
    assert example.read_bytes() == before


def test_an_unknown_assessor_is_refused_with_the_team(example: Path) -> None:
    assert "I gruppen finns" in refused("score", example, "1.1", "20", "--assessor", "Nils Ingen")


def test_wrong_usage_is_exit_2(example: Path) -> None:
    assert kompass("totals").returncode == 2
    assert kompass("score", example, "1.1").returncode == 2
    assert kompass("new", "x", "--year", "2006").returncode == 2


def test_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "åäö.kompass"
    command = [sys.executable, "-m", "kompass"]
    subprocess.run([*command, "example", str(path)], check=True, capture_output=True)
    shown = subprocess.run([*command, "totals", str(path)], check=True, capture_output=True)
    assert "Södertälje 2006" in shown.stdout.decode("utf-8")
    refused = subprocess.run([*command, "totals", "finns inte"], check=False, capture_output=True)
    assert refused.returncode == 1
    assert b"Traceback" not in refused.stderr


@pytest.mark.parametrize(
    "command", [(), ("merge",), ("score",), ("catalogue",), ("catalogue", "export")]
)
def test_every_help_is_in_swedish(command: tuple[str, ...]) -> None:
    said = done(*command, "--help")
    assert said.startswith("användning: kompass")
    assert "visa den här hjälpen" in said
    for english in ("usage", "options:", "positional", "show this"):
        assert english not in said


def test_wrong_usage_is_told_in_swedish(example: Path) -> None:
    assert kompass("score", example, "1.1").stderr.startswith("användning: kompass score")


def test_help_and_version() -> None:
    assert "import-scores" in done("--help")
    assert done("--version").startswith("Kompass ")


TABLE = "nummer;poäng\n1.1;26\n1.2;32,0\n3.3;22,5\n\n5.1;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_of_points_is_taken_in(empty: Path, tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "poäng.csv"
    table.write_text(TABLE, encoding=encoding)
    said = done("import-scores", empty, table)
    assert "3 poäng" in said
    assert "1 rad utan poäng" in said
    totals = json.loads(done("totals", empty, "--json"))
    assert totals["points_so_far"] == 80.5


def test_an_excel_table_of_points_is_taken_in(empty: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in [("number", "points"), (1.1, 26), ("3.3", 22.5), ("2.1", "5,5")]:
        book.active.append(row)
    book.save(tmp_path / "scores.xlsx")
    done("import-scores", empty, tmp_path / "scores.xlsx")
    assert json.loads(done("totals", empty, "--json"))["points_so_far"] == 54


def test_a_formula_that_nobody_has_calculated_is_no_empty_row(empty: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in [
        ("number", "points", "not"),
        (1.1, 26, "=1+1"),
        ("3.3", "=20+2,5", ""),
        ("2.1", None),
    ]:
        book.active.append(row)
    book.save(tmp_path / "scores.xlsx")  # openpyxl writes formulas without what they come to

    said = refused("import-scores", empty, tmp_path / "scores.xlsx")

    assert "scores.xlsx, rad 3: Cellen innehåller en formel som inte är uträknad." in said
    assert json.loads(done("totals", empty, "--json"))["points_so_far"] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("number,points\n1.1,26\n9.1,3\n", "rad 3: Det finns ingen fråga 9.1"),
        ("number,points\n1.1,mycket\n", "rad 2: ”mycket” är inte ett tal"),
        ("number,points\n1.1,26\n1.1,27\n", "rad 3: Fråga 1.1 står redan på rad 2"),
        ("number,points\n1.1,51\n", "rad 2: 51 poäng på fråga 1.1 går inte"),
        ("1.1,26\n", "saknar rubrikerna"),
        ("", "saknar rubrikerna"),
        ("number,points\n", "inga poäng"),
        ('number,points\n1.1,"26\n', "citattecknen"),
        ("number,points\n1.1\0,26\n", "ingen texttabell"),
    ],
)
def test_a_wrong_table_changes_nothing(
    empty: Path, tmp_path: Path, content: str, said: str
) -> None:
    table = tmp_path / "fel.csv"
    table.write_text(content)
    before = empty.read_bytes()
    assert said in refused("import-scores", empty, table)
    assert empty.read_bytes() == before


def test_other_files_are_no_tables(empty: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes("nummer;poäng\n1.1;26\n".encode("latin-1"))
    assert "UTF-8" in refused("import-scores", empty, latin)
    fake = tmp_path / "fake.xlsx"
    fake.write_bytes(b"not a zip")
    assert "ingen hel Excelfil" in refused("import-scores", empty, fake)
    assert "går inte att läsa" in refused("import-scores", empty, tmp_path / "none.csv")
    assert "som tabell" in refused("import-scores", empty, tmp_path)


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_the_profile_becomes_a_picture(example: Path, tmp_path: Path, suffix: str) -> None:
    picture = tmp_path / f"profil.{suffix}"
    done("profile", example, "-o", picture)
    head = picture.read_bytes()[:200]
    assert {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix] in head


def test_a_wrong_reference_names_those_there_are(example: Path, tmp_path: Path) -> None:
    picture = tmp_path / "profil.svg"
    assert "ingen" in refused("profile", example, "-o", picture, "--against", "medel-3000")
    assert not picture.exists()
    done("profile", example, "-o", picture, "--against", "ingen")


def test_the_profile_is_compared_with_several(example: Path, tmp_path: Path) -> None:
    picture = tmp_path / "profil.svg"
    other = tmp_path / "lund.kompass"
    done("new", other, "--municipality", "Lund", "--year", "2009")
    for number, points in (("6.1", 20), ("6.2", 20), ("6.3", 10), ("6.4", 20), ("6.5", 20)):
        done("score", other, number, points)
    done("score", other, "6.6", "1")
    against = ["--against", "median-2009", "--against", other]
    done("profile", example, "-o", picture, *against)
    said = picture.read_text(encoding="utf-8")
    assert "66 (median 56,7, +9,3); Lund 2009 91" in said
    assert "44,8, +5,2)." in said
    before = picture.read_bytes()
    assert "rymmer 4" in refused("profile", example, "-o", picture, *against, *against, *against)
    assert "ingen" in refused("profile", example, "-o", picture, *against, "--against", "ingen")
    assert "en gång" in refused("report", example, "-o", tmp_path / "r.pdf", *against)
    assert picture.read_bytes() == before


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_report_is_written(example: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"rapport.{suffix}"
    assert "577 av 800" in done("report", example, "-o", target)
    assert target.stat().st_size > 20_000
    assert "Word (.docx) eller PDF" in refused("report", example, "-o", tmp_path / "x.odf")


def test_check_lists_what_is_missing(empty: Path, example: Path) -> None:
    findings = json.loads(done("check", empty, "--json"))
    assert findings["ready"] is False
    assert [f["area"] for f in findings["findings"] if f["kind"] == "not_scored"] == [*range(1, 9)]
    assert json.loads(done("check", example, "--json"))["ready"] is True


def test_the_shipped_edition_is_listed_and_a_broken_one_refused(tmp_path: Path) -> None:
    assert "kommunkompassen-2002" in done("catalogue", "list")
    broken = tmp_path / "egen.yaml"
    broken.write_text("id: [\n", encoding="utf-8")
    assert "egen.yaml" in refused("catalogue", "check", broken)
