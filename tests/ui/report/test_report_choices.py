"""What the report compares with: one reference for all pages, and the others in the table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit

from kompass.assessment import edits
from kompass.assessment.snapshot import Unit
from ui.models.others_choice import OthersChoice
from ui.models.reference_choice import ReferenceChoice
from ui.models.report_sections import SectionId, Spot

FOUR = ["Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005", "Örebro 2006"]
"""Those of the report on Södertälje 2006."""


@pytest.fixture
def comparison(example_page):
    example_page.form.go_to(Spot(SectionId.COMPARISON))
    return example_page


def chosen(page):
    return [box.text() for box in page.form.others.boxes if box.isChecked()]


def test_the_four_of_the_printed_report_are_chosen_from_the_start(comparison):
    assert chosen(comparison) == FOUR
    assert [other.title for other in comparison._order().others] == FOUR


def test_others_can_be_added_and_taken_away(comparison, example):
    boxes = {box.text(): box for box in comparison.form.others.boxes}
    assert "Stockholm 2009" in boxes

    QTest.mouseClick(boxes["Stockholm 2009"], Qt.MouseButton.LeftButton, pos=_inside(boxes))
    QTest.mouseClick(boxes["Örebro 2006"], Qt.MouseButton.LeftButton, pos=_inside(boxes))

    assert [other.title for other in comparison._order().others] == [*FOUR[:3], "Stockholm 2009"]
    assert comparison.preview._stale
    assert OthersChoice.of(example).chosen == comparison._order().others


def _inside(boxes):
    from PySide6.QtCore import QPoint

    return QPoint(12, next(iter(boxes.values())).height() // 2)


def test_what_is_not_comparable_says_why(comparison):
    said = [label.text() for label in comparison.form.others.findChildren(QLabel)]

    assert any(text.startswith("Inte direkt jämförbar") for text in said)


def test_a_municipality_never_stands_beside_itself(comparison, example):
    example.edit(lambda file: edits.set_details(file, unit=Unit("Örebro", code="1880"), year=2006))

    titles = [other.title for other in OthersChoice.of(example).offered]
    assert "Örebro 2006" not in titles
    assert "Södertälje 2006" in titles
    assert chosen(comparison) == ["Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005",
                                  "Södertälje 2006"]  # fmt: skip


def test_the_reference_is_the_same_on_the_profile_page(comparison, example, actions, theme, qtbot):
    from ui.pages.profile import ProfilePage

    profile = ProfilePage(example, actions, theme)
    qtbot.addWidget(profile)
    box = comparison.form.reference.box
    none = next(row for row in range(box.count()) if "Ingen" in box.itemText(row))
    assert comparison._order().reference is not None

    box.setCurrentIndex(none)
    box.activated.emit(none)

    assert comparison._order().reference is None
    assert ReferenceChoice.of(example).chosen is None
    assert profile.picker.reference is None
    profile.picker.refresh()
    assert "Ingen" in profile.picker.box.currentText()


def test_everything_that_takes_the_keyboard_has_a_name(example_page):
    example_page.form.go_to(Spot(SectionId.FACTS))
    kinds = (QLineEdit, QComboBox, QAbstractButton, QAbstractScrollArea)
    nameless = [
        widget
        for kind in kinds
        for widget in example_page.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not _has_buddy(example_page, widget)
        and not any(isinstance(one, QComboBox) for one in _above(widget))
    ]

    assert nameless == []


def _above(widget):
    """The widgets that hold this one; the list that opens under a box is in the box."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _has_buddy(page, widget):
    return any(label.buddy() is widget for label in page.findChildren(QLabel))


def test_tab_goes_through_the_facts_from_the_top(page, keys):
    facts = page.form.facts
    facts.unit.kind.setFocus()
    order = [
        facts.unit.kind, facts.unit.picker, facts.level, facts.year, facts.occasion,
        facts.visit_from, facts.visit_to, facts.purpose, facts.inhabitants.count,
        facts.inhabitants.year,
    ]  # fmt: skip
    for field in order:
        assert field.hasFocus(), field
        keys.press(Qt.Key.Key_Tab)
