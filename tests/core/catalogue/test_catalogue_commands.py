"""The catalogue from the command line: list, check, export, import."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbooks import set_cell

from kompass.catalogue.excel import read_workbook
from kompass.catalogue.files import packaged
from kompass.catalogue.user_editions import UserEditions
from kompass.cli import main

EDITION, SET = "kommunkompassen-2002", "kompass-arbetsindikatorer-2002"
LABEL = "Kompass arbetsförslag, inte SKL:s lista"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def catalogue(*arguments: object) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["catalogue", *map(str, arguments)])
    return Ran(code, out.getvalue(), err.getvalue())


def done(*arguments: object) -> str:
    ran = catalogue(*arguments)
    assert ran.code == 0, ran.err
    return ran.out


def refused(*arguments: object) -> str:
    ran = catalogue(*arguments)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    return ran.err


@pytest.fixture
def own(tmp_path: Path, small_text: str) -> Path:
    path = tmp_path / "min.yaml"
    path.write_text(small_text, "utf-8")
    return path


def test_list_shows_what_ships_with_its_label() -> None:
    edition, *half_known, chosen = done("list").splitlines()
    assert edition == f"{EDITION}  Kommunkompassen 2002, 2002–2010: 8 områden, 37 frågor, 800 poäng"
    assert half_known == [
        f"kommunkompassen-{year}  Kommunkompassen {year}, {years}: 8 områden, {questions}, "
        "800 poäng, ofullständig"
        for year, years, questions in (
            (2010, "2010–2016", "27 frågor"),
            (2016, "2016–2019", "inga kända frågor"),
            (2020, "2020–", "inga kända frågor"),
        )
    ]
    assert chosen.startswith(f"{SET}  ")
    assert LABEL in chosen
    assert chosen.endswith("220 indikatorer till 37 frågor i kommunkompassen-2002")


def test_list_shows_the_own_ones_and_tells_of_broken_files(own: Path) -> None:
    done("import", own)
    (UserEditions().folder / "trasig.yaml").write_text("id: [", "utf-8")
    ran = catalogue("list")
    assert ran.code == 0
    assert "small-2026  (egen) Liten utgåva, 2026: 1 område, 2 frågor, 100 poäng" in ran.out
    assert ran.err.startswith("kompass: trasig.yaml, rad")


def test_check_takes_editions_and_sets_in_both_forms(own: Path, tmp_path: Path) -> None:
    assert "content_hash: " in done("check", own)
    done("export", SET, "-o", tmp_path / "a.yaml")
    done("export", SET, "-o", tmp_path / "a.xlsx")
    for name in ("a.yaml", "a.xlsx"):
        said = done("check", tmp_path / name)
        assert "utan fel." in said
        assert LABEL in said
        assert "Föreslagen av: Kompass" in said


def test_check_tells_every_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done("export", EDITION, "-o", path)
    set_cell(path, "E3", "=20*2")
    set_cell(path, "C4", None)
    said = refused("check", path)
    assert "kompass: a.xlsx, rad 3: Högsta poäng innehåller en formel." in said
    assert "a.xlsx, rad 4, område 1, fråga 1.2: Id saknas." in said
    assert "Filen finns inte" in refused("check", tmp_path / "borta.xlsx")


def test_export_writes_a_workbook_that_is_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert "8 områden" in done("export", EDITION, "-o", path)
    assert read_workbook(path) == packaged(EDITION)


def test_export_as_yaml_keeps_the_remarks(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    done("export", EDITION, "-o", path)
    assert path.read_text("utf-8").startswith("# Kommunkompassen 2002: den första svenska utgåvan")


def test_export_of_something_own(own: Path, tmp_path: Path) -> None:
    done("import", own)
    done("export", "small-2026", "-o", tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx").id == "small-2026"
    done("export", "small-2026", "-o", tmp_path / "b.yaml")
    assert "id: small-2026" in (tmp_path / "b.yaml").read_text("utf-8")


def test_the_template(tmp_path: Path) -> None:
    done("export", "--template", "-o", tmp_path / "mall.xlsx")
    assert "Exempel" in load_workbook(tmp_path / "mall.xlsx").sheetnames
    assert "Id saknas" in refused("check", tmp_path / "mall.xlsx")


def test_export_in_vain(tmp_path: Path) -> None:
    said = refused("export", "nej", "-o", tmp_path / "a.xlsx")
    assert f"Välj bland: {EDITION}, kommunkompassen-2010," in said
    assert said.endswith(f", {SET}.\n")
    assert ".xlsx eller .yaml" in refused("export", EDITION, "-o", tmp_path / "a.csv")
    assert "mappen finns inte" in refused("export", EDITION, "-o", tmp_path / "b" / "a.xlsx")
    assert catalogue("export", "-o", "a.xlsx").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_saves_nothing(own: Path) -> None:
    said = done("import", own, "--dry-run")
    assert "liknar ingen annan utgåva" in said
    assert "Fråga 1.1 ”Hålls öppna möten?” tillkommer, 60 poäng." in said
    assert said.endswith("Inget har sparats.\n")
    assert UserEditions().contents().editions == ()


def test_import_saves_and_knows_it_the_next_time(own: Path) -> None:
    said = done("import", own)
    path = Path(said.rsplit("Sparad: ", 1)[1].strip())
    assert path.parent == UserEditions().folder
    assert "Finns redan, likadan. Inget har ändrats." in done("import", own)


def test_an_edited_workbook_becomes_a_new_edition(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done("export", EDITION, "-o", path)
    set_cell(path, "D3", "Hur informeras invånarna?")
    ran = catalogue("import", path)
    assert ran.code == 1
    assert "titeln ändras från ”Hur informeras medborgarna?” till ”Hur informeras in" in ran.out
    assert "följer med Kompass och ändras inte" in ran.err
    assert UserEditions().contents().editions == ()
    said = done("import", path, "--id", "exempelstad-2026")
    assert "Jämförd med kommunkompassen-2002:" in said
    assert "id ändras från kommunkompassen-2002 till exempelstad-2026." in said
    (edition,) = UserEditions().contents().editions
    assert edition.areas[0].questions[0].title == "Hur informeras invånarna?"


def test_edited_indicators_become_a_new_set_and_no_copy_of_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done("export", SET, "-o", path)
    set_cell(path, "D4", "Alla handlingar finns på webbplatsen.")
    assert "Skriv en egen märkning" in refused("import", path, "--id", "exempelstads-lista")
    for cell, value in (("B10", "exempelstads-lista"), ("B12", "Vårt"), ("B13", "Exempelstad")):
        set_cell(path, cell, value, sheet="Utgåva")
    said = done("import", path)
    assert f"Jämförd med {EDITION} med {SET}:" in said
    assert "texten ändras från ”Sammanträdestider" in said
    (chosen,) = UserEditions().contents().indicator_sets
    assert (chosen.id, chosen.label, chosen.edition) == ("exempelstads-lista", "Vårt", EDITION)
    assert UserEditions().contents().editions == ()


def test_import_as_json(tmp_path: Path, own: Path) -> None:
    brought = json.loads(done("import", own, "--json", "--dry-run"))
    assert (brought["kind"], brought["id"], brought["saved"]) == ("edition", "small-2026", None)
    assert brought["against"] is None
    assert [one["level"] for one in brought["differences"]] == [
        "edition", "area", "question", "question",
    ]  # fmt: skip
    brought = json.loads(done("import", own, "--json"))
    assert Path(brought["saved"]).exists()
    path = tmp_path / "a.xlsx"
    done("export", SET, "-o", path)
    set_cell(path, "E4", 9)
    set_cell(path, "E5", 9)
    ran = catalogue("import", path, "--json")
    assert ran.code == 1
    brought = json.loads(ran.out)
    assert (brought["kind"], brought["saved"], brought["known"]) == ("indicators", None, False)
    assert (brought["against"], brought["against_indicator_set"]) == (EDITION, SET)
    assert "följer med Kompass" in brought["refusal"]
    assert [one["change"] for one in brought["differences"]] == ["changed", "changed"]


def test_a_long_preview_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done("export", SET, "-o", path)
    book = load_workbook(path)
    for row in range(2, 267):
        if book["Kriterier"].cell(row, 1).value == "Indikator":
            book["Kriterier"].cell(row, 3).value += "-ny"
    book["Utgåva"]["B10"], book["Utgåva"]["B12"] = "ny-lista", "Vårt förslag"
    book.save(path)
    said = done("import", path, "--dry-run")
    assert "… och 161 till. Alla visas med --json." in said


@pytest.mark.parametrize("wrong", ["Ny Lista", "å", "x" * 81])
def test_an_impossible_new_id(wrong: str, own: Path) -> None:
    assert "går inte att använda" in refused("import", own, "--id", wrong)


def test_what_cannot_be_taken_in(tmp_path: Path, small_text: str) -> None:
    assert "Filen finns inte" in refused("import", tmp_path / "borta.yaml")
    old = tmp_path / "a.xls"
    old.write_bytes(b"x")
    assert "Spara filen som .xlsx" in refused("import", old)
    path = tmp_path / "lista.yaml"
    path.write_text("kind: indicators\nid: a\n", "utf-8")
    assert "edition saknas" in refused("import", path)


def test_an_own_edition_can_be_assessed_with(own: Path, tmp_path: Path) -> None:
    done("import", own)
    arguments = ["new", str(tmp_path / "a.kompass"), "--unit", "Exempelstad", "--year", "2026"]
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*arguments, "--edition", "small-2026"]) == 0
    assert "Liten utgåva" in out.getvalue()


def test_an_incomplete_edition_says_what_it_lacks(tmp_path: Path, small: dict[str, Any]) -> None:
    path = tmp_path / "a.xlsx"
    done("export", EDITION, "-o", path)
    set_cell(path, "E3", None)
    set_cell(path, "B8", "ja", sheet="Utgåva")
    assert "Fråga 1.1 saknar max_points." in done("check", path)
