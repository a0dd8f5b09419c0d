"""Many results: only what is seen is read, and the window goes on living meanwhile."""

import random
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from kompass.archive.model import Origin, Result
from kompass.archive.selection import Selection
from kompass.archive.store import open_archive
from kompass.assessment.register import municipalities
from kompass.assessment.snapshot import Level
from kompass.catalogue.files import packaged
from kompass.ids import ResultId
from ui.models.results_desk import AT_ONCE
from ui.models.results_table import TOTAL, UNIT

MANY = 3000
SHIPPED = 42


def made(count):
    chance, edition, places = random.Random(7), packaged("kommunkompassen-2002"), municipalities()
    for number in range(count):
        place = places[number % len(places)]
        yield Result(
            id=ResultId(f"gjord-{number:05}"),
            municipality=place.name,
            code=place.code,
            country="SE",
            level=Level.WHOLE,
            year=2002 + number // len(places) % 8,
            edition=edition.id,
            areas={area.id: Decimal(chance.randrange(100)) for area in edition.areas},
            origin=Origin.IMPORTED,
            source=f"Påhittad rapport {number}",
        )


@pytest.fixture
def place(tmp_path):
    path = str(tmp_path / "many.db")
    with open_archive(path, author="prov") as archive:
        archive.add(made(MANY))
    return path


def test_only_what_is_seen_is_read(hands, qtbot):
    page = hands.page
    assert page.desk.total == MANY + SHIPPED
    read = sum(row is not None for row in page.desk.table.rows)
    assert read == AT_ONCE
    assert page.said.count.text().replace("\N{NO-BREAK SPACE}", " ") == "3 042 resultat"

    page.list.view.scrollToBottom()
    qtbot.waitUntil(lambda: page.desk.table.rows[-1] is not None)
    assert hands.cells(UNIT)[-1] == "Øvre Eiker (Norge)"
    assert sum(row is not None for row in page.desk.table.rows) < MANY / 2


def test_all_of_them_are_sorted_not_only_those_on_the_screen(hands, qtbot):
    page = hands.page
    with qtbot.waitSignal(page.desk.read):
        page.list.view.sortByColumn(TOTAL, Qt.SortOrder.DescendingOrder)

    assert hands.cells(TOTAL)[0].startswith("696")


def test_only_the_last_of_what_is_typed_is_answered(hands, stored):
    page = hands.page
    answers = []
    page.desk.read.connect(lambda: answers.append(page.desk.total))
    for word in ("rapport 1", "rapport 12", "rapport 123"):
        page.filters.text.setText(word)
        page.filters.text.returnPressed.emit()

    selection = Selection(text="rapport 123")
    wanted = stored(lambda archive: archive.page(selection, count=0).total)
    hands.until_total(wanted)
    assert answers == [wanted]


def test_everything_chosen_is_saved_also_what_has_not_been_read(hands, qtbot, tmp_path, actions):
    from ui.actions import ActionId

    page = hands.page
    path = tmp_path / "alla.csv"
    page.errands.dialogs.table = lambda _name: path
    page.list.view.selectAll()
    with qtbot.waitSignal(page.errands.out.ended, timeout=20_000):
        actions[ActionId.ARCHIVE_EXPORT].trigger()

    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == MANY + SHIPPED + 1
