"""Lägg till i jämförelsen: typed by hand, narrowed to groups, computed from a selection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from kompass.archive.store import Group
from ui.actions import ActionId


def names(page):
    return [one.name for one in page.subjects]


@pytest.fixture
def adding(page_of, sodertalje, actions, qtbot):
    """The page with its dialog open and filled."""
    page = page_of(sodertalje)
    actions[ActionId.COMPARE_ADD].trigger()
    dialog = page.adding
    qtbot.waitUntil(lambda: bool(dialog.table.rows), timeout=20_000)
    yield page, dialog
    if isValid(dialog):
        dialog.close()


def search(qtbot, keys, dialog, text, first):
    keys.replace(dialog.search, text)
    qtbot.waitUntil(
        lambda: bool(dialog.table.rows) and dialog.table.rows[0].title == first, timeout=20_000
    )


def choose_circle(qtbot, dialog, beginning):
    at = next(
        at for at in range(dialog.circle.count())
        if dialog.circle.itemText(at).startswith(beginning)
    )  # fmt: skip
    before = dialog.table.rows
    dialog.circle.setCurrentIndex(at)
    dialog.circle.activated.emit(at)
    qtbot.waitUntil(lambda: dialog.table.rows != before, timeout=20_000)


def test_typed_without_dots_and_added_with_enter(adding, keys, qtbot):
    page, dialog = adding

    search(qtbot, keys, dialog, "trollhattan 2004", "Trollhättan 2004")
    keys.press(Qt.Key.Key_Return)

    assert names(page) == ["Södertälje 2006", "Trollhättan 2004"]
    qtbot.waitUntil(lambda: "Är redan med." in dialog.table.rows[0].notes)
    assert "2 av 6 är med." in dialog.count.text()
    keys.press(Qt.Key.Key_Return)
    assert "redan med" in dialog.trouble.text()
    assert dialog.isVisible()


def test_what_is_not_directly_comparable_says_why_before_it_is_chosen(adding, keys, qtbot):
    _page, dialog = adding

    search(qtbot, keys, dialog, "stockholm", "Stockholm 2009")

    assert dialog.table.rows[0].notes.startswith(
        "Inte direkt jämförbar: bara koncernens ledning utvärderades"
    )


def test_other_editions_misprints_and_lost_totals_are_said_too(adding, keys, qtbot):
    _page, dialog = adding

    search(qtbot, keys, dialog, "vallentuna 2021", "Vallentuna 2021")
    assert "Annan utgåva än Södertälje 2006" in dialog.table.rows[0].notes
    search(qtbot, keys, dialog, "botkyrka 2005", "Botkyrka 2005")
    assert "Tryckt total 692, men områdena summerar till 696." in dialog.table.rows[0].notes
    search(qtbot, keys, dialog, "sodertalje 2008", "Södertälje 2008")
    assert "2 av 8 områden är kända." in dialog.table.rows[0].notes
    assert dialog.table.cell(dialog.table.rows[0], 2) == "okänt"


def test_down_from_the_search_leads_into_the_rows(adding, keys, qtbot):
    page, dialog = adding
    search(qtbot, keys, dialog, "orebro", "Örebro 2006")

    keys.press_in_turn(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert names(page)[1] == "Örebro 2012"


def test_own_visits_references_and_the_southern_seven(adding, qtbot):
    _page, dialog = adding

    choose_circle(qtbot, dialog, "Besök i Södertälje")
    assert [row.title for row in dialog.table.rows] == ["Södertälje 2006", "Södertälje 2008"]
    choose_circle(qtbot, dialog, "Publicerade")
    assert "Median, utvärderade kommuner t.o.m. 2009, utgåva 2002 (SKL 2009)" in [
        row.title for row in dialog.table.rows
    ]
    assert not dialog.computed.isEnabled()
    choose_circle(qtbot, dialog, "De sju Södertörnskommunerna")
    assert {row.title.split(" ")[0] for row in dialog.table.rows} == {
        "Botkyrka", "Södertälje", "Tyresö",
    }  # fmt: skip
    assert "Ernst" in dialog.rule.text()


def test_the_nearest_stand_first_and_say_what_they_share(adding, qtbot):
    _page, dialog = adding

    choose_circle(qtbot, dialog, "Mest lika Södertälje")

    assert "storlek" in dialog.table.rows[0].notes
    assert "Kompass eget förslag" in dialog.rule.text()


def test_a_group_that_somebody_saved(page_of, sodertalje, actions, qtbot):
    page = page_of(sodertalje)
    done = []
    group = Group("Fyrbodal", ("1488", "1485"))
    page._archive.ask(lambda archive: archive.save_group(group), done.append, owner=page)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    actions[ActionId.COMPARE_ADD].trigger()
    dialog = page.adding
    qtbot.waitUntil(lambda: dialog.circle.count() > 0 and bool(dialog.table.rows), timeout=20_000)

    choose_circle(qtbot, dialog, "Gruppen Fyrbodal")

    assert [row.title for row in dialog.table.rows] == ["Trollhättan 2004", "Uddevalla 2005"]
    if isValid(dialog):
        dialog.close()


def test_a_median_of_few_is_computed_on_request_only_and_says_so(adding, qtbot):
    page, dialog = adding
    choose_circle(qtbot, dialog, "De sju")

    QTest.mouseClick(dialog.computed.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.computed.trouble.isVisible, timeout=20_000)

    assert "Färre än fem" in dialog.computed.trouble.text()
    assert len(page.subjects) == 1
    dialog.computed.with_few.setChecked(True)
    dialog.computed.compute()
    qtbot.waitUntil(lambda: len(page.subjects) == 2, timeout=20_000)
    # Of edition 2002 only Botkyrka 2005 has figures there once Södertälje itself is out.
    median = page.subjects[1]
    assert "beräknat ur jämförelsebasen" in median.title
    assert [int(points) for points in median.areas.values()] == [
        91, 88, 95, 82, 86, 82, 78, 94,
    ]  # fmt: skip
    assert "Färre än fem" in dialog.computed.said.text()


def test_another_file_is_asked_for(adding, tmp_path, qtbot, monkeypatch):
    from kompass.assessment import example

    page, dialog = adding
    other = tmp_path / "annan.kompass"
    example.write(other, author="Bo Ek")
    monkeypatch.setattr(dialog.dialogs, "assessment", lambda _folder: other)

    QTest.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(page.subjects) == 2, timeout=20_000)


def test_the_open_file_can_be_taken_away_and_laid_there_again(adding, qtbot):
    page, dialog = adding
    own = page.subjects[0].id
    assert not dialog.own_button.isVisible()

    page.desk.remove(own)
    qtbot.waitUntil(dialog.own_button.isVisible)
    QTest.mouseClick(dialog.own_button, Qt.MouseButton.LeftButton)

    assert [one.id for one in page.subjects] == [own]


def test_the_desk_can_be_cleared_after_the_dialog_has_gone(adding, keys, qtbot):
    page, dialog = adding
    search(qtbot, keys, dialog, "orebro 2006", "Örebro 2006")
    keys.press(Qt.Key.Key_Return)
    gone = []
    dialog.destroyed.connect(lambda: gone.append("gone"))

    dialog.accept()
    qtbot.waitUntil(lambda: bool(gone))
    page.desk.remove("orebro-2006")

    assert names(page) == ["Södertälje 2006"]
