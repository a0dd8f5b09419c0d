"""A team's meeting in the real window: agree on every question by keys, sign, and be locked."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from desktop import Desktop, Seen, desktop

pytestmark = pytest.mark.e2e

NAMES = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")
ALIKE = 7
"""Every seventh question is scored alike by all."""


def test_a_team_agrees_on_every_question_and_signs(user_folders: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.kompass"
    count = write_team(file)
    know_who_sits_here()
    pictures = Path(__file__).parents[1] / "output" / "e2e"
    pictures.mkdir(parents=True, exist_ok=True)
    with desktop(tmp_path, "open", str(file)) as desk:
        desk.find(text="Testby 2026")
        desk.keys("ctrl+5")
        desk.find(kind="SamsynPage")
        desk.find(text=f"0 av {count} överens")
        desk.keys("F7")
        alike = len(range(0, count, ALIKE))
        desk.find(text=f"{alike} av {count} överens")
        for done in range(alike + 1, count + 1):
            desk.type("5")
            desk.keys("Return")
            desk.find(text=f"{done} av {count} överens")
        desk.picture(pictures / "meeting.png")
        for at, name in enumerate(NAMES):
            sign_as(desk, at, name)
        desk.find(kind="QLabel", text="Utvärderingen är låst sedan")
        desk.picture(pictures / "signed.png")
        desk.keys("ctrl+q")
        assert desk.program.wait(20) == 0
    check(file, count)


def write_team(path: Path) -> int:
    """Write a file in which three have scored everything; return how many questions."""
    from kompass.assessment import edits
    from kompass.assessment.snapshot import Details, Unit
    from kompass.assessment.storage import create
    from kompass.catalogue.files import packaged

    edition = packaged("kommunkompassen-2002")
    with create(path, details=Details(Unit("Testby"), 2026), edition=edition, author="A") as file:
        team = [edits.add_assessor(file, name) for name in NAMES]
        questions = list(edition.questions())
        for at, question in enumerate(questions):
            for turn, person in enumerate(team):
                points = Decimal(4) if at % ALIKE == 0 else Decimal((at + turn * 3) % 11)
                edits.set_own_points(file, person, question.id, points)
    return len(questions)


def know_who_sits_here() -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "Kompass"
    folder.mkdir(parents=True)
    (folder / "Kompass.ini").write_text("[person]\nname=Anna Ek\n", encoding="utf-8")


def sign_as(desk: Desktop, at: int, name: str) -> None:
    if at:
        desk.click(desk.find(kind="QComboBox", name="Vem sitter vid datorn?"))
        desk.keys("Down", "Return")
    desk.find(kind="QComboBox", text=name)
    desk.keys("ctrl+shift+u")
    desk.wait(lambda: signatures(desk, at + 1), f"{at + 1} signatures")


def signatures(desk: Desktop, count: int) -> Seen | None:
    found = [seen for seen in desk.look() if seen.text.startswith("Undertecknade ")]
    return found[0] if len(found) == count else None


def check(path: Path, count: int) -> None:
    from kompass.assessment.storage import open_file
    from kompass.assessment.team.signing import is_locked

    with open_file(path, author="", read_only=True) as file:
        snapshot = file.snapshot
        assert is_locked(snapshot)
        agreed = [snapshot.score(question.id).points for question in snapshot.edition.questions()]
        assert None not in agreed
        alike = len(range(0, count, ALIKE))
        assert (agreed.count(Decimal(4)), agreed.count(Decimal(5))) == (alike, count - alike)
        authors = {change.author for change in file.changes()}
        assert authors >= set(NAMES)
