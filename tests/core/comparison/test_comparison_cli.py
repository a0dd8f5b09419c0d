"""``kompass compare``: what scripts and offices use."""

import json
from pathlib import Path

import pytest

from kompass.archive.store import open_archive
from kompass.cli import main
from kompass.ids import ResultId


@pytest.fixture(autouse=True)
def _no_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody's own archive: what ships is compared."""
    monkeypatch.delenv("KOMPASS_ARCHIVE", raising=False)
    monkeypatch.setattr(
        "kompass.archive.store.default_address", lambda: f"sqlite:///{tmp_path / 'none.db'}"
    )


@pytest.fixture
def file(tmp_path: Path) -> str:
    assert main(["example", str(tmp_path / "s.kompass")]) == 0
    return str(tmp_path / "s.kompass")


def test_a_file_a_result_and_a_reference(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["compare", file, "Trollhättan 2004", "median-2009", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in document["subjects"]] == ["file", "result", "reference"]
    assert [cell["points"] for cell in document["total"]["cells"]] == [577.0, 647.0, None]


def test_people_read_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "sodertalje-2006", "sodertalje-2008", "vallentuna-2021"]) == 0
    text = capsys.readouterr().out
    assert "2: två områden kända" in text
    assert "stor försiktighet" in text
    assert "Platsen bland andra" in text


@pytest.mark.parametrize("name", ["j.xlsx", "j.docx", "j.pdf", "j.png", "j.svg"])
def test_written_by_suffix(file: str, tmp_path: Path, name: str) -> None:
    assert main(["compare", file, "botkyrka-2005", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size > 5_000


def test_nominees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three = ["Trollhättan 2004", "uddevalla-2005", "orebro-2006"]
    assert main(["compare", "--nominees", *three]) == 0
    assert "delad 4" not in capsys.readouterr().out
    assert main(["compare", "--nominees", *three, "-o", str(tmp_path / "n.docx")]) == 0
    assert (tmp_path / "n.docx").exists()
    assert main(["compare", "--nominees", *three, "-o", str(tmp_path / "n.xlsx")]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sodertalje-2006"], "2 till 6"),
        (["sodertalje-2006", "Botkyrka"], "botkyrka-utan-ar"),
        (["sodertalje-2006", "Tingeling"], "Det finns ingen fil och inget resultat"),
        (["borta.kompass", "sodertalje-2006"], "Det finns ingen fil ”borta.kompass”"),
        (["sodertalje-2006", "median-2009", "-o", "x.txt"], "inget känt format"),
        (["sodertalje-2006", "sodertalje-2006"], "två gånger"),
        (["karlskoga-2010", "sodertalje-2006"], "kan inte stå först"),
    ],
)
def test_one_sentence_of_trouble(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *arguments]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_an_assessment_is_never_written_over(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "min.pdf"
    Path(file).rename(named)
    before = named.read_bytes()
    assert main(["compare", str(named), "botkyrka-2005", "-o", str(named)]) == 1
    assert "en av utvärderingarna" in capsys.readouterr().err
    assert named.read_bytes() == before


def test_an_archive_by_its_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kompass.archive.store import open_archive

    address = str(tmp_path / "egen.db")
    open_archive(address, author="Anna").close()
    assert main(["compare", "sodertalje-2006", "orebro-2006", "--archive", address]) == 0
    assert "504" in capsys.readouterr().out
    missing = str(tmp_path / "saknas.db")
    assert main(["compare", "sodertalje-2006", "orebro-2006", "--archive", missing]) == 1
    assert not Path(missing).exists()


def test_a_withdrawn_result_says_that_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "bas.sqlite")
    with open_archive(path, author="Anna") as archive:
        archive.withdraw(ResultId("botkyrka-2005"), version=1, why="fel rapport")
    assert main(["compare", "orebro-2006", "botkyrka-2005", "--archive", path]) == 0
    said = capsys.readouterr().out
    assert "Inte direkt jämförbar: resultatet är återtaget (fel rapport)." in said
    assert main(["compare", "orebro-2006", "Botkyrka 2005", "--archive", path]) == 1
