"""The page of results on a database that many share."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from kompass.ids import ResultId
from tests.postgres import postgres_address, postgres_server
from ui.models.results_table import TOTAL
from ui.results.bar import Show

__all__ = ["postgres_address", "postgres_server"]

ID = ResultId("sodertalje-2008")


@pytest.fixture
def place(postgres_address):
    return postgres_address


def test_a_shared_archive_is_read_sorted_and_computed(hands, qtbot):
    page = hands.page
    assert page.desk.total == 42
    with qtbot.waitSignal(page.desk.read):
        page.list.view.sortByColumn(TOTAL, Qt.SortOrder.DescendingOrder)
    assert hands.cells(TOTAL)[0] == "696 (tryckt 692)"
    hands.choose("Södertälje 2006")

    page.filters.choose_edition("kommunkompassen-2002")
    hands.until_total(8)
    with qtbot.waitSignal(page.asking.answered):
        page.show_view(Show.FIGURES)
    row = page.figures.table.rows[0]
    assert (row.n, row.spread.median) == (5, Decimal("609.5"))


def test_what_a_colleague_has_changed_is_seen_when_one_comes_back(hands, stored, qtbot):
    hands.choose("Södertälje 2008")

    def change(archive):
        before = archive.result(ID)
        return archive.correct(replace(before, note="Karins rad"), why="prov")

    stored(change)
    hands.page.hide()
    hands.page.show()

    qtbot.waitUntil(lambda: hands.page.desk.record.result.note == "Karins rad")
    assert "Karins rad" in hands.page.record.note.text()
