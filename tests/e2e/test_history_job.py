"""The history in the real window: name a moment, show it, compare, take a step back."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from desktop import Desktop, Seen, desktop

pytestmark = pytest.mark.e2e

NAMES = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")


def test_the_history_is_used_with_keys_and_mouse(user_folders: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.kompass"
    write_team(file)
    know_who_sits_here()
    pictures = Path(__file__).parents[1] / "output" / "e2e"
    pictures.mkdir(parents=True, exist_ok=True)
    with desktop(tmp_path, "open", str(file)) as desk:
        desk.find(text="Testby 2026")
        desk.keys("ctrl+6")
        desk.find(kind="QLabel", text="Cecilia Öst satte 1.1 till 9")
        desk.keys("Down", "ctrl+d")
        desk.find(kind="MomentName")
        desk.type("Före lunch")
        desk.keys("Return")
        desk.find(kind="QLabel", text="Tidpunkten heter nu ”Före lunch”")
        desk.picture(pictures / "history.png")

        desk.keys("Return")
        desk.find(kind="AccessBanner", name="Du ser utvärderingen som den stod")
        desk.find(kind="QLabel", text="Nästa steg")
        desk.picture(pictures / "history-then.png")
        desk.click(desk.find(kind="QPushButton", text="Tillbaka till nu"))

        desk.keys("ctrl+6")
        desk.find(kind="QLabel", text="Bo Åkesson satte 1.1 till 7")
        desk.wait(lambda: button(desk, "Ta ti&llbaka", enabled=False), "nothing to take back")
        desk.find(kind="QLabel", text="ändrades igen av Cecilia Öst")
        desk.keys("Up", "Up")
        desk.find(kind="QLabel", text="Cecilia Öst satte 1.1 till 9")
        desk.click(desk.wait(lambda: button(desk, "Ta ti&llbaka", enabled=True), "take back"))
        desk.find(kind="QLabel", text="Anna Ek tog tillbaka 1.1 till 9")
        desk.picture(pictures / "history-taken-back.png")
        desk.keys("ctrl+q")
        assert desk.program.wait(20) == 0
    check(file)


def button(desk: Desktop, text: str, *, enabled: bool) -> Seen | None:
    found = (seen for seen in desk.look() if seen.kind == "ActionButton" and seen.text == text)
    return next((seen for seen in found if seen.enabled is enabled), None)


def write_team(path: Path) -> None:
    from kompass.assessment import edits
    from kompass.assessment.snapshot import Details, Unit
    from kompass.assessment.storage import create
    from kompass.catalogue.files import packaged

    edition = packaged("kommunkompassen-2002")
    first = edition.question_numbered("1.1").id
    with create(path, details=Details(Unit("Testby"), 2026), edition=edition, author="") as file:
        for name in NAMES:
            edits.add_assessor(file, name)
        for name, points in zip(NAMES, (5, 7, 9), strict=True):
            file.author = name
            edits.set_points(file, first, Decimal(points))


def know_who_sits_here() -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "Kompass"
    folder.mkdir(parents=True)
    (folder / "Kompass.ini").write_text("[person]\nname=Anna Ek\n", encoding="utf-8")


def check(path: Path) -> None:
    from kompass.assessment.storage import open_file

    with open_file(path, author="", read_only=True) as file:
        snapshot = file.snapshot
        assert snapshot.score(snapshot.edition.question_numbered("1.1").id).points == 7
        assert [moment.name for moment in snapshot.moments] == ["Före lunch"]
