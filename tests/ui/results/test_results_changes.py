"""Correcting and taking back results: why is asked for, and nobody's change is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kompass.archive.keeping.shapes import Deed
from kompass.ids import ResultId
from ui.actions import ActionId
from ui.models import results_draft as draft
from ui.models.results_draft import FieldTroubleError, corrected, merged, texts_of
from ui.results.correct import CorrectDialog
from ui.results.withdraw import WithdrawDialog

ID = ResultId("sodertalje-2008")


@pytest.fixture
def opened(hands, actions, qtbot):
    """Return a function that opens a dialog by its action on Södertälje 2008."""

    def open_one(action, kind):
        hands.choose("Södertälje 2008")
        actions[action].trigger()
        dialog = next(one for one in hands.page.findChildren(kind) if one.isVisible())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return dialog

    return open_one


def type_over(hands, line, text):
    line.selectAll()
    hands.type_text(line, text)


def area_of(hands):
    return hands.page.desk.record.edition.areas[0].id


def test_a_correction_asks_why_and_leaves_a_trace(hands, opened, qtbot, stored):
    dialog = opened(ActionId.ARCHIVE_CORRECT, CorrectDialog)
    area = area_of(hands)
    type_over(hands, dialog.form.lines[area], "71,5")

    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "varför" in dialog.trouble.text()
    assert dialog.focusWidget() is dialog.why

    hands.type_text(dialog.why, "Avläst i årsredovisningen")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    after = stored(lambda archive: archive.result(ID))
    assert after.areas[area] == Decimal("71.5")
    assert after.version == 2
    last = stored(lambda archive: archive.trace(ID))[-1]
    assert (last.what, last.by, last.why) == (
        Deed.CORRECTED, "Anna Berg", "Avläst i årsredovisningen",
    )  # fmt: skip
    qtbot.waitUntil(lambda: hands.page.desk.record.result.version == 2)
    said = "\n".join(one.text() for one in hands.page.record.trace.findChildren(QLabel))
    assert "Anna Berg rättade resultatet" in said
    assert "inte känt → 71,5 av 100 poäng" in said


def test_what_cannot_be_read_is_said_at_the_field(hands, opened):
    dialog = opened(ActionId.ARCHIVE_CORRECT, CorrectDialog)
    area = area_of(hands)
    type_over(hands, dialog.form.lines[area], "sjuttio")

    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    assert "sjuttio" in dialog.form.troubles[area].text()
    assert dialog.focusWidget() is dialog.form.lines[area]


def test_900_points_are_refused_and_what_was_typed_stays(hands, opened, qtbot, stored):
    dialog = opened(ActionId.ARCHIVE_CORRECT, CorrectDialog)
    area = area_of(hands)
    type_over(hands, dialog.form.lines[area], "900")
    hands.type_text(dialog.why, "prov")

    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "900" in dialog.trouble.text())
    assert dialog.form.lines[area].text() == "900"
    assert stored(lambda archive: archive.result(ID)).version == 1


def test_a_colleagues_change_meanwhile_is_shown_and_nothing_is_lost(hands, opened, qtbot, stored):
    dialog = opened(ActionId.ARCHIVE_CORRECT, CorrectDialog)
    first, second = (area.id for area in hands.page.desk.record.edition.areas[:2])
    type_over(hands, dialog.form.lines[first], "71")
    hands.type_text(dialog.why, "Min källa")

    def change(archive):
        before = archive.result(ID)
        areas = {**before.areas, first: Decimal(70), second: Decimal(80)}
        return archive.correct(replace(before, areas=areas, note="Karins"), why="Karins källa")

    stored(change)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(dialog.meanwhile.isVisible)
    assert dialog.form.lines[first].text() == "71"  # mine stays
    assert dialog.form.lines[second].text() == "80"  # hers, which nobody here has touched
    assert dialog.form.note.toPlainText() == "Karins"
    assert "du skrev 71, nu är 70 sparat" in dialog.meanwhile_said.text()
    assert stored(lambda archive: archive.result(ID)).areas[first] == 70

    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    after = stored(lambda archive: archive.result(ID))
    assert (after.areas[first], after.areas[second], after.note) == (71, 80, "Karins")


def test_a_result_is_taken_back_with_why_and_restored(hands, opened, actions, qtbot, stored):
    total = hands.page.desk.total
    dialog = opened(ActionId.ARCHIVE_WITHDRAW, WithdrawDialog)
    QTest.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "varför" in dialog.trouble.text()
    hands.type_text(dialog.why, "Fel kommun")
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    hands.until_total(total - 1)

    hands.page.filters.more.withdrawn.setChecked(True)
    hands.until_total(total)
    hands.choose("Södertälje 2008")
    qtbot.waitUntil(lambda: "Fel kommun" in hands.page.record.marks.text())
    row = hands.page.desk.table.row_of(ID)
    last = hands.page.desk.table.columnCount() - 1
    assert hands.page.desk.table.cell(hands.page.desk.table.row(row), last) == "återtaget"
    assert not actions[ActionId.ARCHIVE_CORRECT].isEnabled()

    back = opened(ActionId.ARCHIVE_WITHDRAW, WithdrawDialog)
    hands.type_text(back.why, "Det var rätt")
    with qtbot.waitSignal(back.accepted):
        QTest.mouseClick(back.do_button, Qt.MouseButton.LeftButton)
    assert stored(lambda archive: archive.result(ID)).withdrawn is None


def test_a_draft_keeps_unknown_as_unknown_and_says_inte_direkt_jamforbar(stored):
    result = stored(lambda archive: archive.result(ID))
    edition = stored(lambda archive: archive.edition(result.edition))
    texts = texts_of(result, edition)
    assert corrected(result, edition, texts) == result

    apart = corrected(
        result, edition, {**texts, draft.APART: draft.YES, draft.WHY_NOT: "två områden"}
    )
    assert (apart.comparable, apart.why_not) == (False, "Inte direkt jämförbar: två områden")
    with pytest.raises(FieldTroubleError) as trouble:
        corrected(result, edition, {**texts, draft.APART: draft.YES, draft.WHY_NOT: " "})
    assert trouble.value.field == draft.WHY_NOT


def test_what_two_have_written_is_joined_field_by_field():
    base = {"a": "1", "b": "2", "c": "3", "d": "4"}
    mine = {"a": "9", "b": "2", "c": "8", "d": "7"}
    theirs = {"a": "1", "b": "5", "c": "6", "d": "7"}

    texts, clashes = merged(base, mine, theirs)

    assert texts == {"a": "9", "b": "5", "c": "8", "d": "7"}
    assert [(one.field, one.mine, one.theirs) for one in clashes] == [("c", "8", "6")]
