"""The internal appendix is chosen with a box, never by itself, and its file name says so."""

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.assessment import edits
from kompass.report.scope import Scope
from ui.actions import ActionId
from ui.models.report_files import WORD, proposed_name
from ui.past_moment import PastMoment


@pytest.fixture
def box(example_page):
    return example_page.bar.appendix


def test_the_report_is_without_the_appendix_until_somebody_asks_for_it(example_page, box):
    assert not box.isChecked()
    assert example_page._order().scope == Scope()


def test_a_click_and_the_menu_do_the_same(example_page, actions, box):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert actions[ActionId.REPORT_APPENDIX].isChecked()
    assert example_page._order().scope == Scope(appendix=True)

    actions[ActionId.REPORT_APPENDIX].trigger()
    assert not box.isChecked()


def test_the_saved_report_has_it_and_the_proposed_name_warns(
    example_page, example, box, tmp_path, qtbot
):
    asked = []

    class Answer:
        def report(self, proposal, suffixes):
            asked.append(proposal.name)
            return tmp_path / "internt.docx"

    out = example_page.bar.out
    out.dialogs = Answer()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(out.ended, timeout=60_000):
        QTest.mouseClick(example_page.bar.buttons[0], Qt.MouseButton.LeftButton)

    assert asked == ["Kommunkompassen Södertälje 2006 internt.docx"]
    assert asked == [proposed_name(example.snapshot, WORD, internal=True)]
    text = [paragraph.text for paragraph in docx.Document(tmp_path / "internt.docx").paragraphs]
    assert "Bilaga: belägg för poängen" in text


def test_another_assessment_begins_without_it(example_page, example, box, tmp_path):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    edits.set_details(example.file, year=2007)
    example.file.back_up(tmp_path / "annan.kompass")
    example.open(tmp_path / "annan.kompass")
    assert not box.isChecked()


def test_looking_back_is_said_on_paper(example_page, example):
    example.look_at(PastMoment("20 september 2006 kl. 16.30", example.snapshot))
    assert example_page._order().scope == Scope(moment="20 september 2006 kl. 16.30")
