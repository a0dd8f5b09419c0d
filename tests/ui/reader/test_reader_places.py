"""A highlight lies on the words it belongs to, whatever the PDF does to them."""

import io

import pytest
from PySide6.QtGui import QColor
from reader_hands import wait_until_sharp

from kompass.progress import silent
from kompass.sources.reading import read


def printed(*lines, rotate=0):
    """A PDF of one page with these lines at known places; returns its bytes."""
    import pikepdf
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from kompass.packaged import font_file

    pdfmetrics.registerFont(TTFont("Body", str(font_file("Regular"))))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for across, down, text in lines:
        canvas.setFont("Body", 20)
        canvas.drawString(across, A4[1] - down, text)
    canvas.save()
    if not rotate:
        return target.getvalue()
    turned = io.BytesIO()
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        pdf.pages[0].rotate(rotate, relative=False)
        pdf.save(turned)
    return turned.getvalue()


def shown(reader, qtbot, content):
    text = read(content, "prov.pdf", silent)
    reader.show_document(content, text, [])
    wait_until_sharp(reader, qtbot)
    return text.pages[0].text


def dark_dots(reader, rects):
    """How many dark dots of the page's picture lie in rectangles (points), and how many in all."""
    item = reader.view.items_shown[0]
    picture = reader.drawing.cache.best(0, reader.view.width_in_dots(item))
    scale = picture.width() / item.width
    inside = everywhere = 0
    for y in range(0, picture.height(), 2):
        for x in range(0, picture.width(), 2):
            if QColor(picture.pixel(x, y)).lightness() < 128:
                everywhere += 1
                inside += any(rect.contains(x / scale, y / scale) for rect in rects)
    return inside, everywhere


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_marker_covers_the_word_on_pages_that_are_turned(reader, qtbot, rotate):
    content = printed((80, 200, "kvalitetssäkring"), rotate=rotate)
    text = shown(reader, qtbot, content)
    start = text.index("kvalitets")
    item = reader.view.items_shown[0]

    inside, everywhere = dark_dots(reader, item.rects(start, start + 16))

    assert everywhere > 100
    assert inside > 0.97 * everywhere
    half, _ = dark_dots(reader, item.rects(start, start + 8))
    assert 0.3 * everywhere < half < 0.7 * everywhere


def test_a_word_over_two_lines_is_found_and_marked_on_both(reader, hands, qtbot):
    content = printed((80, 200, "Ett system för kvali-"), (80, 226, "tetssäkring finns."))
    text = shown(reader, qtbot, content)
    assert "kvalitetssäkring" in text
    reader.setFocus()
    from PySide6.QtCore import Qt

    hands.control(Qt.Key.Key_F)
    hands.type("kvalitetssäk\n")
    _, start, end = reader.state.overlay.target
    assert text[start:end] == "kvalitetssäk"
    first, second = reader.view.items_shown[0].rects(start, end)

    assert first.bottom() <= second.top() + 4
    assert second.left() < 82
    assert first.left() > 150
    hands.type("s")
    assert reader.selected.quote == "Ett system för kvalitetssäkring finns."


def test_a_suspended_hyphen_stays(reader, qtbot):
    text = shown(reader, qtbot, printed((80, 200, "Nämnden för barn-"), (80, 226, "och ungdom.")))

    assert "barn- och ungdom" in text
    rects = reader.view.items_shown[0].rects(text.index("barn"), text.index(" ungdom"))
    assert len(rects) == 2
    assert all(rect.height() < 40 for rect in rects)


def test_loose_accents_do_not_move_what_follows(reader, qtbot):
    text = shown(reader, qtbot, printed((80, 200, "A\u030atga\u0308rder och ma\u030al")))
    start = text.index("mål") if "mål" in text else text.index("ma")
    rects = reader.view.items_shown[0].rects(start, len(text.rstrip()))
    inside, everywhere = dark_dots(reader, rects)

    # The last word is a fifth of what is printed.
    assert 0.1 * everywhere < inside < 0.4 * everywhere
    assert rects[0].left() > 150
