"""The commands of the archive against a file of one's own and against a shared database."""

import json
from pathlib import Path

import pytest
from cli_runs import done, kompass, refused

from kompass.assessment.editing.signing import sign
from kompass.assessment.storage import open_file
from kompass.catalogue.files import packaged
from kompass.ids import EditionId
from tests.postgres import postgres_address, postgres_server

__all__ = ["postgres_address", "postgres_server"]

AREAS = [area.title for area in packaged(EditionId("kommunkompassen-2002")).areas]
POINTS = ["70", "71", "72", "73", "74", "75", "76", "77"]


@pytest.fixture(autouse=True, params=["sqlite", "postgresql"])
def _archive(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = str(tmp_path / "bas.sqlite")
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres_address")
    monkeypatch.setenv("KOMPASS_ARCHIVE", address)


def _table(folder: Path, *, first: str = "70", total: str = "588") -> Path:
    path = folder / "t.csv"
    points = [first, *POINTS[1:]]
    rows = [f"{title};{one}" for title, one in zip(AREAS, points, strict=True)]
    lines = ["Område;Vallentuna 2005", *rows, f"Totalt;{total}"]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def test_a_signed_assessment_corrects_what_was_published_about_it(tmp_path: Path) -> None:
    path = tmp_path / "s.kompass"
    done("example", path)
    assert "undertecknat" in refused("archive", "add", path)
    with open_file(path, author="Lars Strid") as file:
        for assessor in file.snapshot.assessors:
            sign(file, assessor.id)
    assert "finns redan" in refused("archive", "add", path)
    before = done("archive", "show", "sodertalje-2006", "--json")
    correct = ["archive", "correct", "sodertalje-2006", path, "--why", "vår egen fil"]
    assert "Inget har sparats." in done(*correct, "--dry-run")
    assert done("archive", "show", "sodertalje-2006", "--json") == before
    assert "version 2" in done(*correct)
    shown = json.loads(done("archive", "show", "sodertalje-2006", "--json"))
    assert (shown["origin"], shown["total"], len(shown["trace"])) == ("own", 577, 2)


def test_a_report_is_taken_in_once_and_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    before = done("archive", "list", "--json")
    done("archive", "import", _table(tmp_path), "--dry-run")
    assert done("archive", "list", "--json") == before
    assert "Tillagt: Vallentuna 2005" in done("archive", "import", _table(tmp_path))
    for first, total, said in (("70", "588", "samma poäng"), ("69", "587", "andra poäng")):
        found = kompass("archive", "import", _table(tmp_path, first=first, total=total))
        assert found.returncode == 1
        assert said in found.stderr
        assert len(found.stderr.strip().splitlines()) == 1


def test_everything_that_is_exported_is_known_again(tmp_path: Path) -> None:
    done("archive", "export", "-o", tmp_path / "ut.xlsx")
    keys = ["--accept-doubtful", "alla", "--dry-run", "--json"]
    found = json.loads(done("archive", "import", tmp_path / "ut.xlsx", *keys))
    assert found["refused"] == []
    known = [one for one in found["already_there"] if "med samma poäng" in one["sentence"]]
    count = json.loads(done("archive", "list", "--json"))["count"]
    assert (len(known), found["results"]) == (count, [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--year", "2050"], "År 2050 är inte möjligt"),
        (["--total", "900"], "900 poäng går inte som totalsumma"),
        (["--points", "3=900"], "900 poäng"),
        (["--total", "abc"], "inte ett tal"),
    ],
)
def test_what_cannot_be_is_no_correction(options: list[str], said: str) -> None:
    assert said in refused("archive", "correct", "botkyrka-2005", *options, "--why", "x")


def test_stockholm_that_is_there_as_a_group_is_not_added_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"{title};{one}" for title, one in zip(AREAS, POINTS, strict=True)]
    path.write_text("\n".join(["Område;Stockholm 2009", *rows]), encoding="utf-8")
    found = kompass("archive", "import", path)
    assert found.returncode == 1
    assert "koncernens ledning" in found.stderr
