"""The report chooses in the archive: others, computed references, earlier visits; and without."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kompass.archive.model import Origin
from kompass.archive.published import results
from kompass.archive.store import open_archive
from kompass.assessment import edits
from kompass.ids import ResultId
from ui.archive_session import ArchiveSession
from ui.models.archive_at_hand import ArchiveAtHand
from ui.models.report_sections import SectionId, Spot
from ui.settings import ARCHIVE

WAIT = 30_000
FOUR = ["Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005", "Örebro 2006"]


def made(identity, municipality, code, year):
    there = next(one for one in results() if one.id == "trollhattan-2004")
    return replace(
        there, id=ResultId(identity), municipality=municipality, code=code, year=year,
        origin=Origin.IMPORTED, source="Egen källa", statements=(),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path):
    """An archive with Lund 2005 and an earlier visit in Södertälje besides what ships."""
    path = tmp_path / "bas.db"
    with open_archive(str(path), author="Anna") as opened:
        opened.add([made("lund", "Lund", "1281", 2005), made("egen", "Södertälje", "0181", 2003)])
    return path


@pytest.fixture
def archive(example, settings, path):
    settings.set(ARCHIVE, str(path))
    archive = ArchiveSession(example, settings)
    yield archive
    archive.close()


@pytest.fixture
def comparison(example, archive, actions, theme, bring_forward, qtbot):
    from ui.pages.report import ReportPage

    ArchiveAtHand.of(example).use(archive)
    page = bring_forward(ReportPage(example, actions, theme), height=600)
    page.form.go_to(Spot(SectionId.COMPARISON))
    qtbot.waitUntil(lambda: "Lund 2005" in titles(page), timeout=WAIT)
    qtbot.waitUntil(lambda: len(references(page)) > 3, timeout=WAIT)
    return page


def titles(page):
    return [box.text() for box in page.form.others.boxes]


def references(page):
    box = page.form.reference.box
    return [box.itemText(row) for row in range(box.count())]


def click(page, title):
    box = next(one for one in page.form.others.boxes if one.text() == title)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))


def test_any_result_of_the_archive_can_stand_in_the_table(comparison):
    click(comparison, "Lund 2005")

    assert [one.title for one in comparison._order().others] == [*FOUR, "Lund 2005"]


def test_typing_narrows_and_what_is_chosen_stays(comparison, qtbot):
    comparison.form.others.field.setText("lund")
    qtbot.waitUntil(lambda: titles(comparison)[-1] == "Lund 2005" and len(titles(comparison)) == 5)

    assert [one.title for one in comparison._order().others] == FOUR
    assert sorted(titles(comparison)[:4]) == sorted(FOUR)


def test_a_group_narrows_too(comparison, qtbot):
    group = comparison.form.others.group
    southern = next(n for n in range(group.count()) if "Södertörn" in group.itemText(n))
    group.setCurrentIndex(southern)
    group.activated.emit(southern)
    qtbot.waitUntil(lambda: "Lund 2005" not in titles(comparison), timeout=WAIT)

    assert "Botkyrka 2005" in titles(comparison)


def test_what_is_known_in_part_and_not_comparable_says_so(comparison):
    from PySide6.QtWidgets import QLabel

    said = [label.text() for label in comparison.form.others.findChildren(QLabel)]
    assert "2 av 8 områden är kända." in said
    assert any(text.startswith("Inte direkt jämförbar") for text in said)


def test_a_result_that_is_taken_back_leaves_the_table(comparison, archive, qtbot):
    click(comparison, "Lund 2005")
    assert "Lund 2005" in [one.title for one in comparison._order().others]

    archive.ask(
        lambda opened: opened.withdraw(ResultId("lund"), version=1, why="fel"),
        lambda _: None,
        writes=True,
    )
    qtbot.waitUntil(
        lambda: "Lund 2005" not in [one.title for one in comparison._order().others], timeout=WAIT
    )


def test_computed_references_say_from_how_many_and_never_look_published(comparison):
    box = comparison.form.reference.box
    rows = [text for text in references(comparison) if "beräknat ur jämförelsebasen" in text]
    assert rows
    assert all("n = " in text for text in rows)

    row = references(comparison).index(rows[0])
    box.setCurrentIndex(row)
    box.activated.emit(row)

    chosen = comparison._order().reference
    assert chosen.computed is not None
    # Botkyrka 91, Trollhättan 77, Lund 77, Uddevalla 76, Örebro 63: not Stockholm, not Södertälje.
    assert chosen.areas["k2002-offentlighet"] == 77


def test_few_results_are_on_offer_with_a_warning(
    example, settings, actions, theme, bring_forward, qtbot, tmp_path
):
    from ui.pages.report import ReportPage

    settings.set(ARCHIVE, str(tmp_path / "ny.db"))
    archive = ArchiveSession(example, settings)
    ArchiveAtHand.of(example).use(archive)
    page = bring_forward(ReportPage(example, actions, theme), height=600)
    page.form.go_to(Spot(SectionId.COMPARISON))
    qtbot.waitUntil(lambda: any("n = 4" in text for text in references(page)), timeout=WAIT)
    box = page.form.reference.box
    row = next(n for n in range(box.count()) if "n = 4" in box.itemText(n))
    assert page._order().reference.id == "median-2009", "nobody has asked for them yet"
    box.setCurrentIndex(row)
    box.activated.emit(row)

    assert "Färre än fem resultat" in page.form.reference.warning.text()
    # Trollhättan, Uddevalla, Botkyrka and Örebro: 77, 76, 91 and 63.
    assert page._order().reference.areas["k2002-offentlighet"] == Decimal("76.5")
    archive.close()


def test_an_earlier_visit_of_the_archive_gets_a_chapter(comparison):
    box = comparison.form.earlier.box
    row = next(n for n in range(box.count()) if box.itemText(n).startswith("Södertälje 2003"))
    assert comparison._order().scope.earlier is None
    box.setCurrentIndex(row)
    box.activated.emit(row)

    order = comparison._order()
    assert order.scope.earlier.title == "Södertälje 2003"
    chapters = order.keys()
    assert "tidigare" in chapters


def test_a_later_visit_is_no_earlier_one(comparison):
    box = comparison.form.earlier.box

    offered = [box.itemText(row) for row in range(box.count())]
    assert not [text for text in offered if "2008" in text or "Södertälje 2006" in text]


def test_with_another_year_other_visits_are_earlier(comparison, example, qtbot):
    example.edit(lambda file: edits.set_details(file, year=2010))
    box = comparison.form.earlier.box

    def offered():
        return [box.itemText(row) for row in range(box.count())]

    qtbot.waitUntil(lambda: any("2008" in one for one in offered()), timeout=WAIT)
    assert any(one.startswith("Södertälje 2008") and "2 av 8" in one for one in offered())


def test_without_the_archive_what_ships_serves_and_it_is_said(
    example, settings, actions, theme, bring_forward, qtbot, tmp_path
):
    from ui.pages.report import ReportPage

    (tmp_path / "trasig.db").write_bytes(b"x" * 5000)
    settings.set(ARCHIVE, str(tmp_path / "trasig.db"))
    archive = ArchiveSession(example, settings)
    ArchiveAtHand.of(example).use(archive)
    page = bring_forward(ReportPage(example, actions, theme), height=600)
    page.form.go_to(Spot(SectionId.COMPARISON))
    qtbot.waitUntil(lambda: page.form.others.trouble.isVisibleTo(page), timeout=WAIT)

    assert "Bara resultaten som följer med Kompass visas." in page.form.others.trouble.text()
    assert [one.title for one in page._order().others] == FOUR
    assert page._order().reference.id == "median-2009"
    archive.close()
