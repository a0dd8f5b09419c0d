"""Documents for the reader, and hands on its keys and pages."""

import io

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from kompass.sources.model import DocumentText, Form, PageText, Place

PROMISES = (
    "Kommunfullmäktige har antagit fyra medborgarlöften. Löftena följs upp t.ex. i "
    "delårsrapporten. Varje nämnd redovisar vad som återstår."
)
QUALITY = (
    "Ett system för kvalitetssäkring finns i alla förvaltningar. Äldreomsorgen mäter varje "
    "kvartal. Skolan gör det bl.a. genom enkäter."
)
ROLES = "Samverkan mellan politiker och tjänstemän är tydlig. Gränsen upplevs som oklar."
SENTENCES = (PROMISES, QUALITY, ROLES)
PATIENCE = 20_000


def pdf_of(paragraphs_of_pages) -> bytes:
    """Return a PDF with these paragraphs on its pages, in the program's own face."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    from kompass.packaged import font_file

    pdfmetrics.registerFont(TTFont("Body", str(font_file("Regular"))))
    style = ParagraphStyle("body", fontName="Body", fontSize=11, leading=15, spaceAfter=8)
    story = []
    for paragraphs in paragraphs_of_pages:
        story += [Paragraph(text, style) for text in paragraphs]
        story.append(PageBreak())
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build(story)
    return target.getvalue()


def text_document(*texts: str, form: Form = Form.DOCX) -> DocumentText:
    pages = tuple(
        PageText(number, "", text, (Place(0, f"avsnitt {number + 1}"),))
        for number, text in enumerate(texts)
    )
    return DocumentText(form, "", pages, (), "test", "1")


def wait_until_sharp(reader, qtbot) -> None:
    """Wait until everything in sight is drawn, and it is known where its characters stand."""
    view, cache = reader.view, reader.drawing.cache

    def is_sharp() -> bool:
        seen = [view.items_shown[number] for number in view.seen()]
        return bool(seen) and all(
            item.is_laid_out and cache.has(item.page, view.width_in_dots(item)) for item in seen
        )

    qtbot.waitUntil(is_sharp, timeout=PATIENCE)


class Hands:
    """Keys and the mouse on the reader's pages."""

    def __init__(self, reader, type_text) -> None:
        self.reader = reader
        self._type = type_text
        self._clock = 1_000

    def type(self, text: str) -> None:
        self._type(QApplication.focusWidget(), text)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, text="") -> None:
        target = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def shift(self, letter: str) -> None:
        self.press(Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.ShiftModifier, letter.upper())

    def control(self, key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def mouse(self, kind, place, *, button=Qt.MouseButton.LeftButton, held=True) -> None:
        viewport = self.reader.view.viewport()
        buttons = button if held else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, QPointF(place), viewport.mapToGlobal(QPointF(place)), button, buttons,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        self._clock += 50
        event.setTimestamp(self._clock)
        QApplication.sendEvent(viewport, event)

    def click(self, place, times: int = 1) -> None:
        press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
        for number in range(times):
            kind = QEvent.Type.MouseButtonDblClick if number == 1 else press
            self.mouse(kind, place)
            self.mouse(release, place, held=False)
        self._clock += 5_000

    def drag(self, start, end) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, start)
        middle = (QPointF(start) + QPointF(end)) / 2
        self.mouse(QEvent.Type.MouseMove, middle)
        self.mouse(QEvent.Type.MouseMove, end)
        self.mouse(QEvent.Type.MouseButtonRelease, end, held=False)
        self._clock += 5_000

    def place_of(self, page: int, start: int, end: int | None = None) -> QPointF:
        """The left edge of a character, or the middle of a passage's first line."""
        view = self.reader.view
        item = view.item_of(page, start)
        rect = view.rect_in_view(item, item.rects(start, end or start + 1)[0])
        return rect.center() if end else QPointF(rect.left() + 1, rect.center().y())
