"""A result as a record: everything that is known of it, and where one can go from there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ui.results.linked import LinkedText, with_links


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def test_the_record_says_all_of_it(hands):
    record = hands.choose("Botkyrka 2005").page.record

    assert record.title.text() == "Botkyrka 2005"
    assert "utgåva 2002" in record.about.text()
    assert "Stockholms län" in record.about.text()
    assert "692" in record.marks.text()
    assert "696" in record.marks.text()
    points = [record.points.table.cell(row, 2) for row in record.points.table.rows]
    assert points == ["91", "88", "95", "82", "86", "82", "78", "94", "696"]
    assert record.source.text()
    assert "Följde med programmet" in words_in(record.trace)


def test_why_a_result_is_not_comparable_is_said_first(hands):
    record = hands.choose("Stockholm 2009").page.record

    assert record.marks.isVisibleTo(record)
    assert record.marks.text().startswith("Inte direkt jämförbar")


def test_questions_are_shown_on_request(hands):
    record = hands.choose("Södertälje 2006").page.record
    assert len(record.points.table.rows) == 9

    record.points.questions.setChecked(True)

    rows = record.points.table.rows
    assert len(rows) == 9 + 37
    first = next(row for row in rows if row.number == "1.1")
    assert record.points.table.cell(first, 2) == "26"
    assert record.points.table.cell(first, 3) == "40"


def test_another_visit_of_the_municipality_is_a_press_away(hands):
    record = hands.choose("Södertälje 2006").page.record
    button = next(one for one in record.others.findChildren(QPushButton) if one.isEnabled())
    assert button.accessibleName().startswith("2008: okänt")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    hands.shown("Södertälje 2008")
    current = hands.page.list.view.currentIndex().row()
    assert hands.page.desk.table.row(current).title == "Södertälje 2008"


def test_the_chosen_result_gives_way_when_the_selection_leaves_it_out(hands):
    hands.choose("Botkyrka 2005")

    hands.type_text(hands.page.filters.text, "trollhättan")

    hands.shown("Trollhättan 2004")


def test_only_web_addresses_are_links_and_nothing_opens_by_itself(qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    text = LinkedText()
    qtbot.addWidget(text)
    text.show_text("Se <b>https://example.se/a_b</b>, sidan 3; file:///etc/passwd")

    assert text.text().count("<a ") == 1
    assert "<b>" not in text.text()
    assert opened == []
    text.linkActivated.emit("https://example.se/a_b")
    text.linkActivated.emit("file:///etc/passwd")
    assert opened == ["https://example.se/a_b"]


def test_the_full_stop_after_an_address_is_not_part_of_it():
    assert 'href="https://example.se/x"' in with_links("(https://example.se/x).")


def test_points_that_nobody_knows_are_said_to_be_unknown(hands):
    table = hands.choose("Södertälje 2008").page.record.points.table

    points = [table.cell(row, 2) for row in table.rows]

    assert points == ["okänt", "82,5", "okänt", "81,5", *["okänt"] * 5]
