"""Selecting with the mouse, on drawn pages and on text, and pointing at evidence."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from reader_hands import text_document, wait_until_sharp

from kompass.assessment.material_kinds import Direction, Region
from ui.reader.values import Mark

EMOJI = "Först 😀 och e\u0301n till. Sedan 👩‍👧 slut. Ett hårt\u00a0mellanslag här."


def test_a_drag_selects_what_it_passes(reader, open_pdf, hands):
    text = open_pdf().pages[0].text
    start, end = text.index("system"), text.index("finns")

    hands.drag(hands.place_of(0, start), hands.place_of(0, end))

    assert reader.selected.quote == text[start:end]
    assert (reader.selected.start, reader.selected.end) == (start, end)


def test_a_drag_backwards_over_lines_selects_the_same(reader, open_pdf, hands):
    text = open_pdf().pages[0].text
    start, end = text.index("Löftena"), text.index("system")

    hands.drag(hands.place_of(0, end), hands.place_of(0, start))

    assert reader.selected.quote == text[start:end]


def test_double_click_takes_the_word_triple_the_sentence(reader, open_pdf, hands):
    text = open_pdf().pages[0].text
    place = hands.place_of(0, text.index("kvalitetssäkring") + 4)

    hands.click(place, 2)
    assert reader.selected.quote == "kvalitetssäkring"
    hands.click(place, 3)
    assert reader.selected.quote == "Ett system för kvalitetssäkring finns i alla förvaltningar."
    hands.click(place)
    assert reader.selected is None


def test_digits_follow_a_drag(reader, open_pdf, hands, requested):
    text = open_pdf().pages[0].text
    start, end = text.index("system"), text.index("finns")
    hands.drag(hands.place_of(0, start), hands.place_of(0, end))
    hands.type("41\n")

    assert requested[0][0].quote == text[start:end]
    assert requested[0][1] == ("4.1",)


def test_a_drag_to_another_page_stays_on_its_own(reader, open_pdf, hands):
    text = open_pdf().pages[0].text
    start = text.index("Samverkan")
    below = QPointF(300, reader.view.viewport().height() - 5)

    hands.drag(hands.place_of(0, start), below)

    assert reader.selected.page == 0
    assert reader.selected.quote == text[start : reader.selected.end]


def test_emoji_and_accents_do_not_shift_what_is_selected(reader, hands):
    reader.show_document(b"", text_document(EMOJI), [])
    reader.setFocus()
    start, end = EMOJI.index("Sedan"), EMOJI.index("slut")
    hands.drag(hands.place_of(0, start), hands.place_of(0, end))
    assert reader.selected.quote == "Sedan 👩‍👧 "
    start, end = EMOJI.index("hårt"), EMOJI.index("här")
    hands.drag(hands.place_of(0, start), hands.place_of(0, end))
    assert reader.selected.quote == "hårt\u00a0mellanslag "
    hands.click(hands.place_of(0, EMOJI.index("e\u0301n")), 2)
    assert reader.selected.quote == "e\u0301n"


def test_what_is_stored_is_what_is_shown(reader, hands):
    """The rectangles of a selection begin and end where those of its characters do."""
    reader.show_document(b"", text_document(EMOJI), [])
    item = reader.view.item_of(0)
    start, end = EMOJI.index("Sedan"), EMOJI.index("slut")

    (whole,) = item.rects(start, end)
    assert whole.left() == item.rects(start, start + 1)[0].left()
    assert abs(whole.right() - item.rects(end, end + 1)[0].left()) < 0.01


def test_a_rectangle_is_drawn_with_the_mouse(reader, scan, hands, qtbot, requested):
    reader.show_document(*scan, [])
    qtbot.waitUntil(lambda: len(reader.view.items_shown) == 1)
    reader.setFocus()
    hands.type("r")
    item = reader.view.item_of(0)
    middle = item.width / 2
    corners = [QPointF(middle - 100, 80), QPointF(middle + 100, 200)]
    hands.drag(*(reader.view.viewportTransform().map(item.pos() + c) for c in corners))

    region = reader.selected.region
    assert abs(region.x0 - corners[0].x()) < 1.5
    assert abs(region.y1 - corners[1].y()) < 1.5


def marked(text, quote, number, direction=Direction.SUPPORTS, name="a"):
    start = text.index(quote)
    return Mark(name, 0, start, start + len(quote), number, direction, f"{number} · {name}")


def test_evidence_has_its_number_in_the_margin_and_answers_a_click(reader, open_pdf, pdf, hands):
    text = pdf[1].pages[0].text
    one = marked(text, "Ett system för kvalitetssäkring", "3.4", name="a")
    other = marked(text, "kvalitetssäkring finns", "3.3", Direction.CONTRADICTS, "b")
    open_pdf(one, other)
    clicked = []
    reader.mark_activated.connect(clicked.append)
    reader.grab()
    placed = {p.bar.mark.id: p.room for p in reader.view._margin.placed}

    assert placed["a"].right() <= placed["b"].left()
    paper = reader.view.rect_in_view(reader.view.item_of(0), reader.view.item_of(0).boundingRect())
    assert placed["a"].left() >= paper.right()
    assert placed["b"].right() <= reader.view.viewport().width()
    hands.click(placed["b"].center())
    hands.click(hands.place_of(0, one.start, one.start + 3))
    assert clicked == ["b", "a"]


def test_evidence_tells_what_it_is_under_the_mouse(reader, open_pdf, pdf, hands, qtbot):
    text = pdf[1].pages[0].text
    mark = marked(text, "Ett system för kvalitetssäkring", "3.4")
    open_pdf(mark)
    place = hands.place_of(0, mark.start, mark.end)
    hands.mouse(QEvent.Type.MouseMove, place, button=Qt.MouseButton.NoButton)
    assert reader.state.overlay.pointed == mark
    assert reader.foot.words.text() == "3.4 · a"
    viewport = reader.view.viewport()
    here = place.toPoint()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, here, viewport.mapToGlobal(here))
    )
    assert "3.4 · a" in QToolTip.text()
    QToolTip.hideText()


def test_evidence_is_reached_and_opened_with_the_keyboard(reader, open_pdf, pdf, hands):
    text = pdf[1].pages[3].text
    start = text.index("Samverkan")
    far = Mark("far", 3, start, start + 20, "4.1", Direction.BACKGROUND, "4.1 · långt bort")
    near = marked(pdf[1].pages[0].text, "Ett system", "3.4", name="near")
    open_pdf(far, near)
    opened = []
    reader.mark_activated.connect(opened.append)
    hands.type("m")
    assert reader.foot.words.text() == "3.4 · near"
    hands.type("m")
    assert reader.view.current == 3
    hands.type("\n")
    hands.shift("m")
    hands.type("\n")

    assert opened == ["far", "near"]


def test_the_page_of_evidence_says_so_in_the_list(reader, open_pdf, pdf):
    open_pdf(marked(pdf[1].pages[0].text, "Ett system", "3.4"))
    reader.toggle_pages()
    role = Qt.ItemDataRole.AccessibleTextRole
    pages = reader.side.pages

    assert pages.data(pages.index(0), role) == "s. 1, belägg för 3.4"
    assert pages.data(pages.index(1), role) == "s. 2"


def test_evidence_is_shown_by_its_name_before_the_pages_are_there(reader, scan, qtbot):

    region = Region(100.0, 700.0, 300.0, 800.0)
    mark = Mark("m", 0, 0, 0, "3.4", Direction.SUPPORTS, "3.4 · ram", region)
    reader.show_document(*scan, [mark])
    reader.go_to_mark("m")
    reader.go_to_mark("unknown")
    wait_until_sharp(reader, qtbot)
    item = reader.view.item_of(0)
    place = reader.view.rect_in_view(item, item.region_rect(region))

    assert 0 <= place.top() <= reader.view.viewport().height()
    assert reader.view.verticalScrollBar().value() > 0
    assert reader.state.overlay.pointed == mark
    assert reader.foot.words.text() == "3.4 · ram"


def menu_of(reader, qtbot):
    from PySide6.QtWidgets import QMenu

    qtbot.mouseClick(reader.tools.keys, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_tells_the_keys_and_does_the_same(reader, open_pdf, hands, qtbot, requested):
    open_pdf()
    menu = menu_of(reader, qtbot)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not actions["Kopiera"].isEnabled()
    actions["Markera stycket"].trigger()
    menu.close()
    assert reader.selected is not None
    hands.type("34\n")
    menu = menu_of(reader, qtbot)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert actions["Kopiera"].isEnabled()
    actions["Knyt till 3.4 Medborgarlöften"].trigger()
    menu.close()

    assert len(requested) == 2


def test_nothing_of_a_page_or_a_comment_is_read_as_markup(reader, hands):
    hostile = "<img src='http://exempel.se/x.png'><script>alert(1)</script> Hej."
    mark = Mark("m", 0, 0, 10, "3.4", Direction.SUPPORTS, hostile)
    reader.show_document(b"", text_document(hostile), [mark])
    reader.setFocus()
    hands.type("m")
    assert reader.foot.words.text() == hostile
    assert reader.foot.words.textFormat() is Qt.TextFormat.PlainText
    place = hands.place_of(0, 3).toPoint()
    viewport = reader.view.viewport()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )
    assert "<img" not in QToolTip.text()
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()
    hands.click(hands.place_of(0, 40), 3)
    assert reader.selected.quote.startswith("<img src=")
