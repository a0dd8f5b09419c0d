"""Who has been asked about what: signs with words behind them, and the way to the interview."""

import pytest
from PySide6.QtCore import Qt

from kompass.assessment import edits
from kompass.assessment.material_kinds import Touch
from ui.models.interviews_matrix import ASKED, PLANNED
from ui.widgets.interview_bar import Show

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def planned(window):
    """Return the window with a guide for 1.1 and 1.2 in the first interview, 1.1 asked."""
    ids = [one.id for one in window.session.snapshot.edition.questions()]
    row = window.interviews[0].id

    def prepare(file):
        questions = [(ids[0], "Ett?"), (ids[1], "Två?")]
        guide = edits.add_guide(file, "Kommundirektör", "", questions)
        edits.set_interview(file, row, guide=guide)
        first = file.snapshot.material.questions_of(guide)[0]
        edits.set_asked(file, row, first.id, Touch.ENOUGH)

    window.session.edit(prepare)
    window.press(Qt.Key.Key_T, CONTROL | SHIFT)
    return window


def cell(window, row, column, role=Qt.ItemDataRole.DisplayRole):
    model = window.page.matrix.model
    return model.index(row, column).data(role)


def test_signs_tell_planned_from_asked_and_words_stand_behind_them(planned):
    assert cell(planned, 0, 0) == ASKED
    assert cell(planned, 0, 1) == PLANNED
    assert cell(planned, 0, 2) == ""
    told = cell(planned, 0, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert "Kommundirektör: ställd i 1 intervju, planerad i 1 intervju" in told
    assert "varken planerad eller ställd" in cell(planned, 0, 2, Qt.ItemDataRole.ToolTipRole)


def test_what_nobody_is_asked_about_stands_in_words(planned):
    matrix = planned.page.matrix
    assert matrix.lacking.text().startswith("Planerat men ännu inte ställt till någon: 1.2 ")
    assert matrix.unplanned.text().startswith(
        "Ingen guide tar upp, och ingen har fått frågan: 1.3, 2.1, "
    )


def test_enter_on_a_cell_leads_to_the_interview(planned):
    matrix = planned.page.matrix
    matrix.table.setFocus()
    matrix.table.setCurrentIndex(matrix.model.index(0, 1))
    planned.press(Qt.Key.Key_Return)

    assert planned.page.shown is Show.LIST
    assert planned.page.plan.entry.interview.role == "Kommundirektör"
    planned.press(Qt.Key.Key_Escape)
    assert planned.page.shown is Show.MATRIX
    assert matrix.table.hasFocus()
    assert matrix.table.currentIndex().column() == 1


def test_several_interviews_with_the_same_role_are_offered(planned):
    first = planned.interviews[0]
    planned.session.edit(
        lambda f: edits.add_interview(f, role="Kommundirektör", day=first.day, guide=first.guide)
    )
    matrix = planned.page.matrix
    assert cell(planned, 0, 1) == f"{PLANNED}2"
    matrix.table.setCurrentIndex(matrix.model.index(0, 1))
    matrix.table.setFocus()
    planned.press(Qt.Key.Key_Return)
    from PySide6.QtWidgets import QApplication, QMenu

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    menu.actions()[1].trigger()
    menu.close()
    assert planned.page.plan.entry.interview.starts is None


def test_a_cell_with_nothing_in_it_leads_nowhere(planned):
    matrix = planned.page.matrix
    matrix.table.setFocus()
    matrix.table.setCurrentIndex(matrix.model.index(0, 5))
    planned.press(Qt.Key.Key_Return)

    assert planned.page.shown is Show.MATRIX


def test_an_empty_matrix_says_what_belongs_there(show, empty):
    window = show(empty)
    window.press(Qt.Key.Key_T, CONTROL | SHIFT)

    assert "Här visas vem som ska få" in window.page.matrix.lacking.text()
