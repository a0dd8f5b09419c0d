"""The pages beside the form are those of the report, and follow what is written."""

import tempfile
import threading

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.errors import KompassError
from ui.models import report_pages
from ui.models.report_sections import SectionId, Spot

SLOW = 20_000


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A folder of the test's own for temporary files; it must be empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def wait_for_pages(page, qtbot):
    """Wait until the preview shows what is written."""
    preview = page.preview

    def is_current():
        assert not preview._stale
        assert not preview._making.running
        assert not preview.view.wanted()

    qtbot.waitUntil(is_current, timeout=SLOW)


def text_of(pages):
    """All the text of a PDF."""
    with pypdfium2.PdfDocument(pages.pdf) as document:
        return "\n".join(
            document[number].get_textpage().get_text_range() for number in range(len(document))
        )


def test_the_example_is_shown_as_pages(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    view = example_page.preview.view

    assert view.count > 15
    assert view.current == 0
    assert f"Sida 1 av {view.count}" == example_page.preview.tools.page.text()
    shot = view.grab().toImage()
    dark = sum(
        shot.pixelColor(x, y).lightness() < 128
        for x in range(0, shot.width(), 3)
        for y in range(0, shot.height(), 3)
    )
    assert dark > 50, "there is nothing printed on the paper"


def test_pages_are_drawn_in_the_pixels_of_the_screen(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    view = example_page.preview.view

    image = view._images[0].image
    ratio = view.devicePixelRatioF()
    assert image.width() == round(view._layout.pages[0][0] * ratio)
    assert image.devicePixelRatio() == ratio


def test_what_is_written_is_on_the_pages_shortly_after(example_page, example, keys, qtbot):
    wait_for_pages(example_page, qtbot)
    example_page.form.go_to(Spot(SectionId.SUMMARY, "summary"))
    keys.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    keys.write("Öppenhetsprövningen gick väl. ")
    assert example_page.preview.tools.state.text() in ("", "Uppdateras…")

    qtbot.waitUntil(lambda: example_page.preview._stale, timeout=SLOW)
    assert example_page.preview.tools.state.text() == "Uppdateras…"
    wait_for_pages(example_page, qtbot)

    assert "prövningen gick väl" in text_of(example_page.preview._pages)
    assert example_page.preview.tools.state.text() == ""


def test_the_place_one_reads_stays_when_the_report_changes(example_page, example, qtbot):
    wait_for_pages(example_page, qtbot)
    view = example_page.preview.view
    view.go_to(7)
    before = view.verticalScrollBar().value()

    example.edit(lambda file: edits.set_details(file, purpose="Kort."))
    qtbot.waitUntil(lambda: example_page.preview._stale)
    wait_for_pages(example_page, qtbot)

    assert view.current == 7
    assert abs(view.verticalScrollBar().value() - before) <= 2


def test_nothing_is_made_while_nobody_can_see_it(example_page, example, qtbot, monkeypatch):
    wait_for_pages(example_page, qtbot)
    made = []
    monkeypatch.setattr("ui.widgets.report_preview.make", lambda *_: made.append(1))
    example_page.hide()

    example.edit(lambda file: edits.set_details(file, purpose="Kort."))
    qtbot.wait(1000)

    assert made == []


def test_a_newer_version_takes_the_place_of_one_being_made(
    example_page, example, qtbot, monkeypatch
):
    wait_for_pages(example_page, qtbot)
    cancelled = []
    real = report_pages.make

    def watched(order, progress):
        try:
            return real(order, progress)
        except BaseException as error:
            cancelled.append(type(error).__name__)
            raise

    monkeypatch.setattr("ui.widgets.report_preview.make", watched)
    example.edit(lambda file: edits.set_details(file, purpose="Ett."))
    qtbot.waitUntil(lambda: example_page.preview._making.running, timeout=SLOW)
    example.edit(lambda file: edits.set_details(file, purpose="Två."))
    qtbot.waitUntil(lambda: example_page.preview._stale)
    wait_for_pages(example_page, qtbot)

    assert cancelled == ["Cancelled"]
    assert "Två." in text_of(example_page.preview._pages)


def test_closing_the_file_while_pages_are_made_leaves_nothing(
    example_page, example, qtbot, monkeypatch, temporary
):
    going, go_on = threading.Event(), threading.Event()
    real = report_pages.ReportOrder.write

    def slow(self, paths, progress):
        going.set()
        go_on.wait(10)
        real(self, paths, progress)

    monkeypatch.setattr(report_pages.ReportOrder, "write", slow)
    wait_for_pages_to_begin(example_page, qtbot, going)
    assert list(temporary.iterdir())

    example.close()
    go_on.set()

    qtbot.waitUntil(lambda: not example_page.preview._making.running, timeout=SLOW)
    assert example_page.preview.view.count == 0


def wait_for_pages_to_begin(page, qtbot, going):
    page.preview.refresh_soon()
    qtbot.waitUntil(lambda: going.is_set() and page.preview._making.running, timeout=SLOW)


def test_a_page_that_goes_away_while_pages_are_made_is_no_trouble(
    example, actions, theme, qtbot, monkeypatch
):
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.jobs import Job
    from ui.pages.report import ReportPage

    page = ReportPage(example, actions, theme)
    page.show()
    page.preview._make()
    qtbot.waitUntil(lambda: page.preview._making.running, timeout=SLOW)

    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app = QApplication.instance()

    qtbot.waitUntil(lambda: not app.findChildren(Job), timeout=SLOW)


def test_another_file_is_shown_instead_of_the_first(
    example_page, example, qtbot, tmp_path, example_file
):
    import shutil

    wait_for_pages(example_page, qtbot)
    shutil.copy(example_file, tmp_path / "b.kompass")
    example.open(tmp_path / "b.kompass")
    example.edit(lambda file: edits.set_details(file, purpose="Den andra filen."))
    qtbot.waitUntil(lambda: example_page.preview._stale)
    wait_for_pages(example_page, qtbot)

    assert "Den andra filen." in text_of(example_page.preview._pages)


def test_trouble_is_said_in_a_sentence_and_passes(example_page, example, qtbot, monkeypatch):
    wait_for_pages(example_page, qtbot)
    real = report_pages.make

    def fail(order, progress):
        raise KompassError("Disken är full. Töm den.")

    monkeypatch.setattr("ui.widgets.report_preview.make", fail)
    example.edit(lambda file: edits.set_details(file, purpose="Ett."))
    qtbot.waitUntil(example_page.preview.trouble.isVisible, timeout=SLOW)
    assert example_page.preview.trouble.text() == "Disken är full. Töm den."

    monkeypatch.setattr("ui.widgets.report_preview.make", real)
    example.edit(lambda file: edits.set_details(file, purpose="Två."))
    qtbot.waitUntil(lambda: not example_page.preview.trouble.isVisible(), timeout=SLOW)
    wait_for_pages(example_page, qtbot)


def test_zoom_by_keys_by_wheel_and_back_to_the_width(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    preview, view = example_page.preview, example_page.preview.view
    view.setFocus()
    fitting = view.zoom

    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > fitting
    assert not preview.tools.fit.isChecked()
    assert preview.tools.zoom.text() == f"{round(view.zoom * 100)} %"
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert view.zoom < fitting or view.zoom == 0.67

    QTest.mouseClick(preview.tools.fit, Qt.MouseButton.LeftButton)
    assert view.zoom == pytest.approx(fitting)
    assert preview.tools.fit.isChecked()
    wait_for_pages(example_page, qtbot)


def test_pages_are_turned_with_buttons_and_keys(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    tools, view = example_page.preview.tools, example_page.preview.view
    assert not tools.back.isEnabled()

    for _ in range(3):
        QTest.mouseClick(tools.on, Qt.MouseButton.LeftButton)
    assert tools.page.text().startswith("Sida 4 av ")
    QTest.mouseClick(tools.back, Qt.MouseButton.LeftButton)
    assert tools.page.text().startswith("Sida 3 av ")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == view.count - 1
    assert not tools.on.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0
    wait_for_pages(example_page, qtbot)


def test_only_pages_near_the_view_are_kept(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    view = example_page.preview.view
    for number in range(0, view.count, 4):
        view.go_to(number)
        qtbot.waitUntil(lambda: not view.wanted(), timeout=SLOW)

    assert len(view._images) <= 12


def test_a_section_shows_where_it_ends_up(example_page, qtbot):
    wait_for_pages(example_page, qtbot)

    example_page.form.go_to(Spot(SectionId.COMPARISON))

    chapter = next(
        chapter
        for chapter in example_page.preview._pages.chapters
        if chapter.title == "Jämförelse med andra"
    )
    view = example_page.preview.view
    assert chapter.page in view._seen()
    wait_for_pages(example_page, qtbot)


def test_every_section_has_a_heading_in_the_report(example_page, qtbot):
    from ui.models.report_sections import CHAPTERS

    wait_for_pages(example_page, qtbot)
    keys = {chapter.key for chapter in example_page.preview._pages.chapters}

    assert set(CHAPTERS.values()) - {""} <= keys


def test_chapters_can_be_jumped_to(example_page, qtbot):
    wait_for_pages(example_page, qtbot)
    menu = example_page.preview.tools.chapters.menu()
    found = next(action for action in menu.actions() if "Poängsammanställning" in action.text())

    found.trigger()

    assert example_page.preview.view.current > 10
    wait_for_pages(example_page, qtbot)
