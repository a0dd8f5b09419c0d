"""``kompass report`` and ``kompass profile`` beside results of the archive, by id or by name."""

from dataclasses import replace
from pathlib import Path

import pytest
from cli_runs import kompass, refused

from kompass.archive.published import results
from kompass.archive.store import open_archive
from kompass.assessment import edits
from kompass.assessment import example as shipped
from kompass.assessment.storage import open_file
from kompass.ids import ResultId


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with an earlier visit in Södertälje that does not ship."""
    path = tmp_path / "bas.db"
    monkeypatch.setenv("KOMPASS_ARCHIVE", str(path))
    there = next(one for one in results() if one.id == "trollhattan-2004")
    made = replace(
        there, id=ResultId("egen-2003"), municipality="Södertälje", code="0181", year=2003
    )
    with open_archive(str(path), author="Anna") as opened:
        opened.add([made])
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "s.kompass"
    shipped.write(path, author="Anna")
    return path


def report(*options: object) -> str:
    result = kompass("report", *options)
    assert result.returncode == 0, result.stderr
    return result.stdout


def words_of(path: Path) -> str:
    from docx import Document

    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("wanted", ["trollhattan-2004", "Trollhättan 2004", "trollhattan 2004"])
def test_a_result_is_a_reference_by_its_id_or_by_municipality_and_year(
    wanted: str, archive: Path, file: Path, tmp_path: Path
) -> None:
    report(file, "-o", tmp_path / "r.docx", "--against", wanted)

    assert "Trollhättan 2004" in words_of(tmp_path / "r.docx")
    picture = kompass("profile", file, "-o", tmp_path / "p.svg", "--against", wanted)
    assert picture.returncode == 0, picture.stderr
    assert "Trollhättan 2004" in (tmp_path / "p.svg").read_text(encoding="utf-8")


def test_a_result_of_another_edition_is_refused_and_nothing_is_written(
    archive: Path, file: Path, tmp_path: Path
) -> None:
    said = refused("report", file, "-o", tmp_path / "r.pdf", "--against", "Vallentuna 2021")

    assert "samma utgåva" in said
    assert not (tmp_path / "r.pdf").exists()


def test_what_nobody_knows_is_answered_with_what_there_is(
    archive: Path, file: Path, tmp_path: Path
) -> None:
    said = refused("profile", file, "-o", tmp_path / "p.png", "--against", "Trolhättan 2004")

    assert "Trollhättan 2004" in said
    assert "median-2009" in said


def test_those_in_the_table_can_be_chosen(archive: Path, file: Path, tmp_path: Path) -> None:
    report(
        file, "-o", tmp_path / "r.docx", "--against", "ingen",
        "--beside", "Örebro 2006", "--beside", "botkyrka-2005",
    )  # fmt: skip

    text = words_of(tmp_path / "r.docx")
    assert "Örebro 2006" in text
    assert "Botkyrka 2005" in text
    assert "Uddevalla 2005" not in text


@pytest.mark.parametrize("wanted", ["egen-2003", "Södertälje 2003"])
def test_an_earlier_visit_gets_a_chapter(
    wanted: str, archive: Path, file: Path, tmp_path: Path
) -> None:
    report(file, "-o", tmp_path / "r.docx", "--earlier", wanted)

    text = words_of(tmp_path / "r.docx")
    assert "5 Jämförelse med tidigare besök" in text
    assert "Södertälje utvärderades också 2003" in text


def test_an_earlier_visit_can_be_a_file(archive: Path, file: Path, tmp_path: Path) -> None:
    later = tmp_path / "senare.kompass"
    later.write_bytes(file.read_bytes())
    with open_file(later, author="Anna") as opened:
        edits.set_details(opened, year=2009)

    report(later, "-o", tmp_path / "r.docx", "--earlier", file)

    assert "Det som föreslogs 2006" in words_of(tmp_path / "r.docx")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("Södertälje 2008", "inte tidigare"), ("Örebro 2006", "inget tidigare besök i Södertälje")],
)
def test_another_municipality_and_a_later_visit_are_no_earlier_visit(
    wanted: str, said: str, archive: Path, file: Path, tmp_path: Path
) -> None:
    assert said in refused("report", file, "-o", tmp_path / "r.pdf", "--earlier", wanted)


def test_another_archive_can_be_named(
    archive: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPASS_ARCHIVE", str(tmp_path / "finns-inte.db"))

    report(file, "-o", tmp_path / "r.docx", "--archive", archive, "--earlier", "egen-2003")

    assert "tidigare besök" in words_of(tmp_path / "r.docx")
