"""Pages as they look: drawn sharp, in one thread, with a window that is never kept waiting."""

import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from reader_hands import PATIENCE, text_document, wait_until_sharp

from kompass.progress import silent
from kompass.sources.model import Form
from kompass.sources.reading import read
from ui.reader.values import Mark
from ui.reader.zooming import Fit
from ui.theme import ThemeChoice

CONTROL = Qt.KeyboardModifier.ControlModifier


def ink(reader) -> int:
    """How many of the pixels of the view are nearly black."""
    shot = reader.view.viewport().grab().toImage()
    return sum(
        QColor(shot.pixel(x, y)).lightness() < 100
        for x in range(0, shot.width(), 2)
        for y in range(0, shot.height(), 2)
    )


def test_a_pdf_is_shown_as_it_looks(reader, open_pdf):
    open_pdf()

    assert len(reader.view.items_shown) == 12
    assert ink(reader) > 300
    assert (reader.tools.field.text(), reader.tools.count.text()) == ("1", "av 12")
    assert reader.view.accessibleDescription() == "Sida 1 av 12"


def test_a_page_is_drawn_dot_for_dot(reader, open_pdf):
    open_pdf()
    item = reader.view.items_shown[0]
    width = round(item.width * reader.view.scale_now * reader.devicePixelRatioF())

    assert reader.drawing.cache.best(0, width).width() == width


def test_it_opens_at_a_passage(reader, pdf, qtbot):
    content, text = pdf
    start = text.pages[5].text.index("jordgubbar")
    reader.show_document(content, text, [])
    reader.go_to(5, start, start + 10)
    wait_until_sharp(reader, qtbot)
    item = reader.view.item_of(5)
    qtbot.waitUntil(lambda: reader._wait_at is None, timeout=PATIENCE)
    place = reader.view.rect_in_view(item, item.rects(start, start + 10)[0])

    assert reader.view.current == 5
    assert 0 < place.top() < reader.view.viewport().height() * 0.5


def test_orders_are_replaced_when_one_scrolls_on(reader, open_pdf, qtbot):
    open_pdf()
    for page in (3, 6, 9, 11):
        reader.view.go_to_page(page)
    wait_until_sharp(reader, qtbot)

    drawn = {page for page in range(12) if reader.drawing.cache.has_any(page)}
    assert 11 in drawn
    assert not drawn & {6, 7, 8}, "pages were drawn that were only passed by"


def test_all_drawing_happens_in_one_other_thread(reader, pdf, qtbot, monkeypatch):
    from kompass.sources.pdf_pages import PdfPages

    seen = []
    real = PdfPages.render

    def render(self, number, scale):
        seen.append(threading.current_thread())
        return real(self, number, scale)

    monkeypatch.setattr(PdfPages, "render", render)
    reader.show_document(*pdf, [])
    wait_until_sharp(reader, qtbot)

    assert len(set(seen)) == 1
    assert seen[0] is not threading.main_thread()


def test_the_thread_ends_with_the_reader(theme, pdf, qtbot):
    from shiboken6 import delete

    from ui.reader.reader import Reader

    before = set(threading.enumerate())
    reader = Reader(theme)
    reader.show()
    reader.show_document(*pdf, [])
    wait_until_sharp(reader, qtbot)
    assert set(threading.enumerate()) - before
    delete(reader)

    assert not {t for t in threading.enumerate() if t.name == "reader"} - before


def test_another_document_takes_the_place_of_one_that_is_still_drawn(reader, pdf, scan, qtbot):
    for _ in range(3):
        reader.show_document(*pdf, [])
        reader.show_document(*scan, [])
    wait_until_sharp(reader, qtbot)

    assert len(reader.view.items_shown) == 1
    reader.clear()
    assert len(reader.view.items_shown) == 0
    assert reader.drawing.cache.size == 0
    assert reader.tools.count.text() == ""


def test_a_damaged_pdf_is_told_and_its_text_is_shown(reader, pdf, qtbot):
    text = pdf[1]
    reader.show_document(b"%PDF-1.7 trasig", text, [])
    qtbot.waitUntil(reader.trouble.isVisible, timeout=PATIENCE)

    assert "Hämta filen igen" in reader.trouble.text()
    assert len(reader.view.items_shown) == 12
    assert not reader.pages.are_pictures
    assert ink(reader) > 300


def test_an_image_is_one_page(reader, scan, qtbot):
    reader.show_document(*scan, [])
    wait_until_sharp(reader, qtbot)

    (item,) = reader.view.items_shown
    assert (item.width, item.height) == (600.0, 825.0)
    assert ink(reader) > 300


def test_zoom_with_keys_and_the_wheel(reader, open_pdf, hands, qtbot):
    open_pdf()
    fitted = reader.view.zoom
    hands.press(Qt.Key.Key_Plus, CONTROL)
    assert reader.view.zoom > fitted
    assert reader.view.fit is Fit.NUMBER
    wait_until_sharp(reader, qtbot)
    hands.press(Qt.Key.Key_Minus, CONTROL)
    hands.press(Qt.Key.Key_Minus, CONTROL)
    assert reader.view.zoom < fitted
    hands.press(Qt.Key.Key_0, CONTROL)
    assert reader.view.zoom == fitted
    assert reader.tools.width_fit.isChecked()
    hands.press(Qt.Key.Key_9, CONTROL)
    assert reader.view.zoom < fitted
    assert reader.tools.page_fit.isChecked()


def test_the_wheel_zooms_where_the_mouse_is(reader, open_pdf, pdf):
    open_pdf()
    view = reader.view
    item = view.item_of(0)
    start = pdf[1].pages[0].text.index("Samverkan")
    place = view.rect_in_view(item, item.rects(start, start + 3)[0]).center()
    viewport = view.viewport()
    event = QWheelEvent(
        place, viewport.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    after = view.rect_in_view(item, item.rects(start, start + 3)[0]).center()

    assert abs(after.y() - place.y()) < 3


def test_a_page_that_fits_the_width_needs_no_bar_below(reader, open_pdf, qtbot):
    for width in (700, 811, 1003):
        reader.resize(width, 640)
        open_pdf()
        assert reader.view.horizontalScrollBar().maximum() == 0


def test_thumbnails_are_drawn_and_lead_to_their_pages(reader, open_pdf, hands, qtbot):
    open_pdf()
    hands.type("t")
    assert reader.side.isVisible()
    qtbot.waitUntil(lambda: reader.drawing.thumbnails.has_any(1), timeout=PATIENCE)
    rect = reader.side.visualRect(reader.side.pages.index(1))
    qtbot.mouseClick(reader.side.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    assert reader.view.current == 1
    hands.type("t")


def test_labels_of_a_pdf_are_its_page_numbers(reader, pdf, hands, qtbot):
    content, text = pdf
    labels = ["i", "ii", *map(str, range(1, 11))]
    pages = tuple(replace(p, label=label) for p, label in zip(text.pages, labels, strict=True))
    reader.show_document(content, replace(text, pages=pages), [])
    wait_until_sharp(reader, qtbot)
    reader.setFocus()
    hands.control(Qt.Key.Key_G)
    hands.type("3\n")

    assert reader.view.current == 4
    assert (reader.tools.field.text(), reader.tools.place.text()) == ("3", "PDF-sida 5")


def test_text_is_set_where_it_is_seen_and_long_documents_open_at_once(reader, qtbot):
    text = text_document(*("Ett stycke om målen. " * 150 for _ in range(400)))
    reader.show_document(b"", text, [])
    laid = sum(item.is_laid_out for item in reader.view.items_shown)
    assert 0 < laid < 20
    reader.go_to(300, 500, 520)

    item = reader.view.item_of(300, 500)
    place = reader.view.rect_in_view(item, item.rects(500, 520)[0])
    assert 0 < place.top() < reader.view.viewport().height()
    assert reader.view.current == 300


def test_a_place_in_text_is_told(reader):
    reader.show_document(b"", text_document("Kort.", "Också kort."), [])
    reader.resize(1000, 700)

    assert reader.tools.place.text() == "avsnitt 1"


def test_a_spreadsheet_has_columns(reader):
    rows = "\n".join(f"Nämnden för område {n}\t{n * 1000}\t{n}" for n in range(1, 900))
    reader.show_document(b"", text_document(rows, form=Form.XLSX), [])
    item = reader.view.item_of(0)
    first, second = rows.index("\t1000") + 1, rows.index("\t2000") + 1

    assert len(reader.view.items_shown) > 1
    assert item.rects(first, first + 1)[0].left() == item.rects(second, second + 1)[0].left()
    last = rows.index("område 899")
    reader.go_to(0, last, last + 6)
    far = reader.view.item_of(0, last)
    assert reader.view.rect_in_view(far, far.rects(last, last + 6)[0]).top() > 0


def test_the_paper_stays_white_in_the_dark(reader, theme):
    reader.show_document(b"", text_document("Kort."), [])
    theme.choose(ThemeChoice.DARK)
    try:
        shot = reader.view.viewport().grab().toImage()
        item = reader.view.item_of(0)
        paper = reader.view.rect_in_view(item, item.boundingRect())
        assert (
            shot.pixelColor(round(paper.center().x()), round(paper.top()) + 3).name() == "#ffffff"
        )
        ground = shot.pixelColor(round(paper.left()) - 6, round(paper.top()) + 30)
        assert ground.lightness() < 80
    finally:
        theme.choose(ThemeChoice.LIGHT)


def test_everything_has_a_name_and_tab_passes_by(reader, open_pdf, hands):
    open_pdf()
    from PySide6.QtWidgets import QLineEdit, QToolButton

    for widget in (*reader.findChildren(QToolButton), *reader.findChildren(QLineEdit)):
        if widget.objectName() != "qt_toolbar_ext_button":
            assert widget.accessibleName(), widget
    passed = []
    for _ in range(11):
        hands.press(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    tools = reader.tools
    assert passed[:3] == [tools.pages, tools.field, tools.search]
    assert passed[-1] is reader.view


def test_a_screen_reader_hears_what_the_line_at_the_bottom_says(reader, open_pdf, hands):
    open_pdf()
    hands.type("s34")

    said = reader.view.accessibleDescription()
    assert said == "Sida 1 av 12 · 3.4 Medborgarlöften · stöder"


def test_marks_leave_room_beside_the_paper(reader, open_pdf):
    open_pdf(Mark("a", 0, 0, 10, "3.4"))
    item = reader.view.item_of(0)
    paper = reader.view.rect_in_view(item, item.boundingRect())

    assert reader.view.viewport().width() - paper.right() > 40
    reader.set_marks([])
    paper = reader.view.rect_in_view(item, item.boundingRect())
    assert reader.view.viewport().width() - paper.right() < 30


def test_who_scrolls_on_is_not_taken_back(reader, pdf, qtbot):
    content, text = pdf
    reader.show_document(content, text, [])
    qtbot.waitUntil(lambda: len(reader.view.items_shown) == 12, timeout=PATIENCE)
    start = text.pages[5].text.index("jordgubbar")
    reader.go_to(5, start, start + 10)
    reader.view.go_to_page(10)
    qtbot.waitUntil(lambda: reader.view.items_shown[5].is_laid_out or reader._wait_at is None)
    wait_until_sharp(reader, qtbot)

    assert reader.view.current == 10


def test_a_page_whose_picture_was_let_go_is_drawn_anew(reader, open_pdf, qtbot):
    open_pdf()
    reader.drawing.cache.clear()
    reader.drawing.order()
    wait_until_sharp(reader, qtbot)


def test_a_document_without_anything_in_it_is_no_error(reader, hands):
    reader.show_document(b"", text_document(), [])
    reader.setFocus()
    hands.type("sgnpmr34")
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Return)
    reader.show_document(b"", text_document(""), [])
    reader.setFocus()
    hands.type("sgnpmr34 ")
    reader.go_to(0, 5, 10)
    reader.go_to(7, 0, 3)

    assert reader.selected is None


def test_unreadable_signs_are_counted(reader, pdf, qtbot):
    content, text = pdf
    pages = (replace(text.pages[0], unreadable=1234), *text.pages[1:])
    reader.show_document(content, replace(text, pages=pages), [])
    wait_until_sharp(reader, qtbot)

    assert reader.tools.place.text() == "1\u00a0234 oläsliga tecken"


QUITTING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kompass.progress import silent
from kompass.sources.reading import read
from ui.reader.reader import Reader
from ui.theme import Theme
app = QApplication([])
reader = Reader(Theme(app))
with open(sys.argv[1], "rb") as file:
    content = file.read()
reader.show()
reader.show_document(content, read(content, "policy.pdf", silent), [])
QTimer.singleShot(int(sys.argv[2]), app.quit)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("after", ["1", "20"])
def test_the_program_ends_well_while_a_page_is_drawn(pdf, tmp_path, after):
    path = tmp_path / "policy.pdf"
    path.write_bytes(pdf[0])
    ended = subprocess.run(
        [sys.executable, "-c", QUITTING, str(path), after], capture_output=True, check=False
    )

    assert ended.returncode == 0, ended.stderr.decode()


def test_a_narrow_window_leaves_out_words_before_buttons(reader, open_pdf, hands):
    open_pdf()
    hands.type("s34")
    reader.resize(330, 600)

    assert reader.width() == 330
    assert reader.tools.search.isVisible()
    assert not reader.tools.page_fit.isVisible()
    assert not reader.foot.keys.isVisible()
    assert reader.foot.words.text() == "3.4 Medborgarlöften · stöder"


def in_sight(reader, page, start):
    item = reader.view.item_of(page, start)
    rects = item.rects(start, start + 3)
    if not rects:
        return False
    place = reader.view.rect_in_view(item, rects[0])
    return place.top() >= 0 and place.bottom() <= reader.view.viewport().height()


def test_a_passage_asked_for_before_the_reader_is_seen_is_in_sight_then(theme, pdf, qtbot):
    from ui.reader.reader import Reader

    content, text = pdf
    start = text.pages[5].text.index("jordgubbar")
    reader = Reader(theme)
    qtbot.addWidget(reader)
    reader.show_document(content, text, [])
    reader.go_to(5, start, start + 10)
    qtbot.waitUntil(lambda: len(reader.view.items_shown) == 12, timeout=PATIENCE)
    reader.resize(900, 500)
    reader.show()
    qtbot.waitUntil(lambda: in_sight(reader, 5, start), timeout=PATIENCE)
    reader.resize(420, 300)
    assert in_sight(reader, 5, start)
    reader.resize(1300, 800)
    assert in_sight(reader, 5, start)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Första raden.\n\nAndra stycket, med åäö.".encode()),
        ("a.md", b"# Rubrik\n\nText under rubriken.\n"),
        (
            "a.html",
            (
                b"<html><body><h1>Rubrik</h1><p>Text.</p><script>alert(1)</script>"
                b"<img src='http://exempel.se/x.png'></body></html>"
            ),
        ),
    ],
)
def test_every_form_of_text_is_read_in_the_same_way(reader, hands, requested, name, content):
    text = read(content, name, silent)
    reader.show_document(content, text, [])
    reader.setFocus()
    assert ink(reader) > 20
    assert "alert" not in "".join(page.text for page in text.pages)
    hands.type("g34\n")

    assert requested[0][0].quote in text.pages[0].text
    assert requested[0][0].quote
