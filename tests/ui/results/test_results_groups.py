"""Groups of municipalities: made, saved, chosen as a filter, and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.assessment.register import find
from ui.actions import ActionId
from ui.models.results_groups import Way, propose
from ui.results.groups import GroupsDialog


@pytest.fixture
def dialog(hands, actions):
    actions[ActionId.ARCHIVE_GROUPS].trigger()
    dialog = next(one for one in hands.page.findChildren(GroupsDialog) if one.isVisible())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return dialog


def test_a_group_is_made_by_hand_saved_and_used_as_a_filter(dialog, hands, qtbot, stored):
    sheet = dialog.sheet
    hands.type_text(sheet.name, "Grannar")
    for typed in ("uddevalla", "trollhattan"):
        hands.type_text(sheet.picker, typed)
        QTest.keyClick(sheet.picker, Qt.Key.Key_Return)
    assert [find(code).name for code in sheet.codes] == ["Uddevalla", "Trollhättan"]

    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.said.isVisible() and "sparad" in dialog.said.text())
    groups = stored(lambda archive: archive.groups())
    assert [(one.name, one.municipalities) for one in groups] == [("Grannar", sheet.codes)]

    qtbot.waitUntil(lambda: hands.page.filters.more.group.findText("Grannar") > 0)
    QTest.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hands.page.desk.selection.municipalities == set(sheet.codes))
    hands.qtbot.waitUntil(lambda: set(hands.cells(0)) == {"Trollhättan", "Uddevalla"})
    assert "gruppen ”Grannar”" in hands.page.said.words.text()


def test_a_group_needs_a_name_and_somebody_in_it(dialog, hands):
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "namn" in dialog.trouble.text()
    hands.type_text(dialog.sheet.name, "Tom")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "minst en kommun" in dialog.trouble.text()


def test_the_rule_of_a_proposal_is_said(dialog):
    sheet = dialog.sheet
    sheet.way.setCurrentIndex(sheet.way.findData(Way.SODERTORN.value))
    QTest.mouseClick(sheet.add_button, Qt.MouseButton.LeftButton)

    assert len(sheet.codes) == 7
    assert "Ernst & Young" in sheet.rule.text()
    assert sheet.name.text() == "De sju Södertörnskommunerna"

    sheet.members.setCurrentRow(0)
    QTest.keyClick(sheet.members, Qt.Key.Key_Delete)
    assert len(sheet.codes) == 6


def test_a_group_is_removed(dialog, hands, qtbot, stored):
    hands.type_text(dialog.sheet.name, "Bort")
    dialog.sheet.picker.choose(find("Salem"))
    dialog.sheet.add()
    dialog.save()
    qtbot.waitUntil(dialog.remove_button.isEnabled)

    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "borttagen" in dialog.said.text())
    assert stored(lambda archive: archive.groups()) == ()


@pytest.mark.parametrize("way", [Way.SKR, Way.SIZE, Way.COUNTY, Way.NEAREST])
def test_every_way_proposes_others_than_oneself_with_a_rule(way):
    own = find("Södertälje")
    proposal = propose(way, own)

    assert proposal.codes
    assert own.code not in proposal.codes
    assert proposal.rule
    assert proposal.name
