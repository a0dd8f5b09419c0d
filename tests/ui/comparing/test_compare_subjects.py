"""Who is compared: the open file by itself, proposals, chips moved by keys, what is refused."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kompass.assessment import edits, example
from kompass.points import Points
from ui.settings import ARCHIVE

LEFT, RIGHT, HOME = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home
CONTROL = Qt.KeyboardModifier.ControlModifier


def names(page):
    return [one.name for one in page.subjects]


@pytest.fixture
def three(page_of, sodertalje, compared, qtbot):
    page = compared(page_of(sodertalje), "trollhattan-2004", "orebro-2006")
    qtbot.waitUntil(lambda: len(page.bar.chips) == 3)
    return page


def test_the_open_file_lies_there_first_with_what_could_stand_beside_it(page_of, sodertalje, qtbot):
    page = page_of(sodertalje)

    assert names(page) == ["Södertälje 2006"]
    assert page.comparison is None
    assert page.empty.heading.text() == "Vad ska Södertälje 2006 jämföras med?"
    qtbot.waitUntil(lambda: len(page.desk.visits.proposed()) == 2, timeout=20_000)
    # The archive's own record of the same visit is no other visit.
    assert [one.name for one in page.desk.visits.proposed()] == ["Södertälje 2008", "median 2009"]


def test_a_proposal_is_added_by_one_press(page_of, sodertalje, qtbot):
    page = page_of(sodertalje)
    qtbot.waitUntil(lambda: len(page.desk.visits.proposed()) == 2, timeout=20_000)
    offers = page.empty._offers
    median = next(
        button
        for at in range(offers.count())
        if (button := offers.itemAt(at).widget()).text() == "median 2009"
    )

    QTest.mouseClick(median, Qt.MouseButton.LeftButton)

    assert names(page) == ["Södertälje 2006", "median 2009"]
    assert page.comparison is not None


def test_without_a_file_the_page_says_what_to_do(page_of, alone, actions):
    page = page_of(alone)

    assert page.empty.heading.text() == "Inget att jämföra ännu"
    assert page.empty.add_button.isVisible()
    assert page.chart is None


def test_a_single_subject_of_the_archive_is_asked_what_to_compare_with(page_of, alone, compared):
    page = compared(page_of(alone), "orebro-2006")

    assert page.empty.heading.text() == "Vad ska Örebro 2006 jämföras med?"


def test_chips_are_moved_by_keys_and_the_keyboard_stays_on_them(three, keys, qtbot):
    page = three
    page.bar.chips[2].setFocus()
    qtbot.waitUntil(page.bar.chips[2].hasFocus)

    keys.press(LEFT, CONTROL)
    qtbot.waitUntil(lambda: names(page)[1] == "Örebro 2006" and page.bar.chips[1].hasFocus())
    keys.press(HOME, CONTROL)
    qtbot.waitUntil(lambda: names(page)[0] == "Örebro 2006" and page.bar.chips[0].hasFocus())

    assert names(page) == ["Örebro 2006", "Södertälje 2006", "Trollhättan 2004"]
    assert page.comparison.base.name == "Örebro 2006"
    keys.press(RIGHT)
    assert page.bar.chips[1].hasFocus()
    keys.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.bar.chips) == 2)
    assert names(page) == ["Örebro 2006", "Trollhättan 2004"]
    assert page.bar.chips[1].hasFocus()


def test_the_menu_of_a_chip_makes_it_the_base(three, qtbot):
    menu = three.bar.chips[1].menu()
    base = next(one for one in menu.actions() if one.text().startswith("&Gör till bas"))

    base.trigger()

    qtbot.waitUntil(lambda: names(three)[0] == "Trollhättan 2004")


def test_a_chip_that_is_dropped_between_others_stands_there(three, qtbot):
    bar = three.bar
    before_second = bar.chips[1].geometry().topLeft() + QPoint(2, 5)

    place = bar._place_at(before_second, 2)

    assert place == 1


def test_the_page_follows_the_scores_of_the_open_file(page_of, sodertalje, add_median):
    page = add_median(page_of(sodertalje))
    question = sodertalje.snapshot.edition.areas[0].questions[0]
    before = page.comparison.areas[0].cells[0].points

    sodertalje.edit(lambda file: edits.set_points(file, question.id, Points(0)))

    after = page.comparison.areas[0].cells[0].points
    assert after is not None
    assert before - after == Decimal(26)  # 1.1 was 26 of 40
    assert page.board.notes.isVisible()


def test_a_file_that_is_closed_leaves_the_others(three, sodertalje, qtbot):
    sodertalje.close()

    qtbot.waitUntil(lambda: names(three) == ["Trollhättan 2004", "Örebro 2006"])


def test_no_more_than_six_and_it_says_so_where_it_was_tried(three, compared):
    page = compared(three, "uddevalla-2005", "botkyrka-2005", "sodertalje-2008")

    page.desk.add_own()
    page.desk.add_reference(page.desk.ground.references[0])

    assert len(page.subjects) == 6
    assert "högst 6 resultat" in page.bar.trouble.text()
    assert page.bar.trouble.isVisible()


def test_another_file_is_read_beside_the_window(page_of, sodertalje, tmp_path, qtbot):
    page = page_of(sodertalje)
    other = tmp_path / "annan.kompass"
    example.write(other, author="Bo Ek")

    page.desk.add_file(other)

    qtbot.waitUntil(lambda: len(page.subjects) == 2, timeout=20_000)
    page.desk.add_file(tmp_path / "saknas.kompass")
    qtbot.waitUntil(page.bar.trouble.isVisible, timeout=20_000)
    assert len(page.subjects) == 2


def test_an_archive_out_of_reach_leaves_published_references(
    page_of, sodertalje, base_settings, tmp_path, qtbot
):
    (tmp_path / "ingen.db").write_text("det här är ingen databas", encoding="utf-8")
    base_settings.set(ARCHIVE, str(tmp_path / "ingen.db"))

    page = page_of(sodertalje)

    qtbot.waitUntil(lambda: bool(page.desk.visits.trouble), timeout=20_000)
    assert [one.name for one in page.desk.visits.proposed()] == ["median 2009"]
    assert page.empty.trouble.isVisible()


def test_a_corrected_result_is_shown_corrected(three, qtbot):
    from dataclasses import replace

    def correct(archive):
        stored = archive.result("orebro-2006")
        areas = dict(stored.areas)
        areas[next(iter(areas))] = Decimal(64)
        return archive.correct(replace(stored, areas=areas), why="Fel i tabellen.")

    three._archive.ask(correct, lambda _: None, owner=three, writes=True)

    qtbot.waitUntil(
        lambda: three.comparison.areas[0].cells[2].points == Decimal(64), timeout=20_000
    )
