"""Bad input through the command line: one sentence, exit 1, and every file as it was."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_runs import done, kompass, refused

Spoil = Callable[[Path], None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("hel") / "hel.kompass"
    done("example", path)
    return path.read_bytes()


@pytest.fixture
def example(tmp_path: Path, good: bytes) -> Path:
    path = tmp_path / "exempel.kompass"
    path.write_bytes(good)
    return path


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"Poang 577\n" * 500)


def not_ours(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE score (id TEXT)")
    connection.commit()
    connection.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:90_000])


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = content.index(b"k2002-offentlighet-information")
    content[at : at + 8] = bytes(byte ^ 0xFF for byte in content[at : at + 8])
    path.write_bytes(content)


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()


def gone(path: Path) -> None:
    path.unlink()


SPOILT = {
    not_sqlite: "är inte en Kompass-fil",
    not_ours: "från ett annat program",
    empty: "är tom",
    truncated: "är skadad",
    flipped: "är skadad",
    newer: "nyare version av Kompass",
    gone: "finns inte",
}
COMMANDS = {
    "totals": ("totals", "FIL"),
    "totals --json": ("totals", "FIL", "--json"),
    "check": ("check", "FIL"),
    "score": ("score", "FIL", "1.1", "20"),
    "import-scores": ("import-scores", "FIL", "TABELL"),
    "profile": ("profile", "FIL", "-o", "UT.svg"),
    "report": ("report", "FIL", "-o", "UT.pdf"),
    "against": ("profile", "HEL", "-o", "UT.svg", "--against", "FIL"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("spoil", "said"), SPOILT.items())
def test_a_bad_file(
    spoil: Spoil, said: str, command: str, example: Path, tmp_path: Path, good: bytes
) -> None:
    spoil(example)
    (tmp_path / "hel.kompass").write_bytes(good)
    (tmp_path / "tabell.csv").write_text("number;points\n1.1;20\n", encoding="utf-8")
    before = everything(tmp_path)

    sentence = refused(*(filled(word, example) for word in COMMANDS[command]))

    assert said in sentence
    one_sentence(sentence)
    assert everything(tmp_path) == before


def filled(word: str, example: Path) -> str:
    places = {"FIL": example.name, "HEL": "hel.kompass", "TABELL": "tabell.csv"}
    name = places.get(word) or (word if word.startswith("UT.") else None)
    return str(example.parent / name) if name else word


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def one_sentence(text: str) -> None:
    """One line, in plain Swedish, that ends with what to do."""
    assert text.count("\n") == 1
    assert text.endswith(".\n")
    assert "Errno" not in text


def test_a_protected_file_is_read_but_not_changed(example: Path) -> None:
    example.chmod(0o444)
    before = everything(example.parent)

    one_sentence(refused("score", example, "1.1", "20"))

    assert "577 av 800" in done("totals", example)
    assert everything(example.parent) == before


# The name of the assessment is its owner's business: mail programs rename what they attach.
@pytest.mark.parametrize(
    ("name", "command"), [("vår.pdf", "report"), ("vår.docx", "report"), ("vår.svg", "profile")]
)
def test_no_output_takes_the_place_of_an_assessment(
    name: str, command: str, example: Path, good: bytes, tmp_path: Path
) -> None:
    other = tmp_path / name
    other.write_bytes(good)
    link = tmp_path / f"länk{other.suffix}"
    link.symlink_to(other)

    for output in (other, tmp_path / "." / name, link):
        one_sentence(refused(command, other, "-o", output))
        one_sentence(refused(command, example, "-o", output, "--against", other))

    assert other.read_bytes() == good
    assert link.is_symlink()


@pytest.mark.parametrize("points", ["-1", "-1,5", "-0,5", "−1,5", "-1.5"])
def test_below_zero_is_a_wrong_score_and_no_wrong_command(example: Path, points: str) -> None:
    before = example.read_bytes()
    assert "lägsta poäng är 0" in refused("score", example, "1.1", points)
    assert example.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("number,points\n1.1,22,5\n", "rad 2: Raden har 3 celler och rubriken 2"),
        ("number;points\n1.1;26;\n1.2;32;x\n", "rad 3: Raden har 3 celler och rubriken 2"),
        ("number,points,points\n1.1,20,30\n", "två kolumner med poäng"),
        ("nummer;number;points\n1.1;1.2;30\n", "två kolumner med nummer"),
    ],
)
def test_a_table_that_can_be_read_in_two_ways_is_not_guessed_at(
    content: str, said: str, example: Path, tmp_path: Path
) -> None:
    """A decimal comma between commas once became 22 points and a lost half."""
    table = tmp_path / "tabell.csv"
    table.write_text(content, encoding="utf-8")
    before = example.read_bytes()

    assert said in refused("import-scores", example, table)

    assert example.read_bytes() == before


def test_a_quoted_decimal_comma_is_no_other_column(example: Path, tmp_path: Path) -> None:
    table = tmp_path / "tabell.csv"
    table.write_text('number,points\n1.1,"22,5"\n1.2,\n', encoding="utf-8")

    assert "1 rad utan poäng lämnades orörd." in done("import-scores", example, table)

    totals = json.loads(done("totals", example, "--json"))
    assert totals["areas"][0]["questions"][0]["points"] == 22.5


def test_a_table_that_is_not_there(example: Path, tmp_path: Path) -> None:
    sentence = refused("import-scores", example, tmp_path / "borta.csv")
    one_sentence(sentence)
    assert "No such file" not in sentence
    (tmp_path / "mapp.csv").mkdir()
    one_sentence(refused("import-scores", example, tmp_path / "mapp.csv"))


def test_nothing_assessed_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "ny.kompass"
    done("new", path, "--municipality", "0181", "--year", "2006")
    shown = done("totals", path)
    assert "0 av 0" not in shown
    assert shown.rstrip().endswith("ej bedömd")


def test_a_misspelt_command_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = kompass("totls")
    assert result.returncode == 2
    assert "totls" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there a screen has a name")
def test_without_a_screen_a_sentence_instead_of_a_crash(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    ran = subprocess.run(
        [sys.executable, "-m", "kompass"], env=environment, capture_output=True, check=False
    )
    assert ran.returncode == 1
    one_sentence(ran.stderr.decode("utf-8"))


def test_ctrl_c_leaves_the_old_report(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kompass.report import export

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "rapport.pdf"
    target.write_bytes(b"den gamla")
    monkeypatch.setattr(export, "_WRITERS", {".pdf": interrupted})
    before = everything(tmp_path)

    assert "avbrutet" in refused("report", example, "-o", target)

    assert everything(tmp_path) == before


def test_unwritable_places(example: Path, tmp_path: Path) -> None:
    before = everything(tmp_path)
    for command, suffix in (("report", ".docx"), ("report", ".pdf"), ("profile", ".png")):
        folder = tmp_path / f"mapp{suffix}"
        folder.mkdir(exist_ok=True)
        for output in (folder, tmp_path / "borta" / f"x{suffix}", example / f"x{suffix}"):
            one_sentence(refused(command, example, "-o", output))
        one_sentence(refused(command, example, "-o", tmp_path / "x.odt"))
        one_sentence(refused(command, example, "-o", tmp_path / suffix))
    assert everything(tmp_path) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB, where the system lets the test make one."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can make a disk")
    make = [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(make, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody make a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, good: bytes, tmp_path: Path) -> None:
    path = small_disk / "x.kompass"
    path.write_bytes(good)
    (small_disk / "fyllnad").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    before = everything(small_disk)

    for command in (
        ("score", path, "1.1", "20"),
        ("import-scores", path, table_of_points(tmp_path)),
        ("report", path, "-o", small_disk / "r.docx"),
        ("report", path, "-o", small_disk / "r.pdf"),
        ("profile", path, "-o", small_disk / "r.png"),
        ("example", small_disk / "ny.kompass"),
        ("new", small_disk / "ny.kompass", "--unit", "Lundby", "--year", "2004"),
    ):
        sentence = refused(*command)
        assert "isken är full" in sentence
        one_sentence(sentence)
        assert everything(small_disk) == before


def table_of_points(folder: Path) -> Path:
    table = folder / "tabell.csv"
    table.write_text("number;points\n1.1;20\n1.2;30\n", encoding="utf-8")
    return table


def test_a_reference_of_another_edition_is_refused(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from kompass import commands
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import AreaId, EditionId

    whole = commands._snapshot

    def snapshot(path: Path) -> Snapshot:
        found = whole(path)
        edition = found.edition
        areas = [replace(one, id=AreaId(f"annan-{one.number}")) for one in edition.areas]
        foreign = replace(edition, id=EditionId("kommunkompassen-2010"), areas=tuple(areas))
        return found if path == example else replace(found, edition=foreign)

    monkeypatch.setattr(commands, "_snapshot", snapshot)
    other = tmp_path / "annan.kompass"
    other.write_bytes(example.read_bytes())
    before = everything(tmp_path)

    for command, suffix in (("profile", "svg"), ("report", "pdf")):
        output = tmp_path / f"x.{suffix}"
        one_sentence(refused(command, example, "-o", output, "--against", other))

    assert everything(tmp_path) == before
