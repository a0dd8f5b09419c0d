"""Opening a document of 300 pages at a hit, and scrolling on, against bare pypdfium2."""

import io
import os
import time
from collections.abc import Callable

from harness import Ratio, in_turn

PAGES = 300
AT = 217
PARAGRAPH = (
    "Kommunfullmäktige har antagit medborgarlöften för mandatperioden. Löftena följs upp i "
    "delårsrapporten och i årsredovisningen. Varje nämnd redovisar vad den har gjort. "
)


def measure() -> list[Ratio]:
    """Return opening at a hit, going to another page, and searching."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kompass.progress import silent
    from kompass.sources.reading import read
    from ui.reader.reader import Reader
    from ui.theme import Theme, ThemeChoice

    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    content = _document()
    text = read(content, "budget.pdf", silent)
    start = text.pages[AT].text.index("jordgubbar")
    reader = Reader(Theme(app, ThemeChoice.LIGHT))  # type: ignore[arg-type]
    reader.resize(1100, 700)
    reader.show()
    item_width = 0

    def opened() -> None:
        nonlocal item_width
        reader.show_document(content, text, [])
        reader.go_to(AT, start, start + 10)
        _wait(lambda: _is_painted(reader, AT))
        item_width = reader.view.width_in_dots(reader.view.item_of(AT))

    def gone_on() -> None:
        page = (reader.view.current + 40) % PAGES
        reader.view.go_to_page(page)
        _wait(lambda: _is_painted(reader, page))

    opened()
    ratios = [
        in_turn(
            f"{PAGES} pages opened at a hit, painted / bare page",
            opened,
            lambda: _bare(content, AT, item_width),
            rounds=15,
            bound=6.0,
        ),
        in_turn(
            "another page of them, painted / bare page",
            gone_on,
            lambda: _bare(content, AT, item_width),
            rounds=15,
        ),
    ]
    reader.drawing.stop()
    return ratios


def _is_painted(reader: object, page: int) -> bool:
    view, cache = reader.view, reader.drawing.cache  # type: ignore[attr-defined]
    item = view.item_of(page)
    if item is None or not cache.has(page, view.width_in_dots(item)):
        return False
    seen = [view.items_shown[number].page for number in view.seen()]
    if page not in seen:
        return False
    view.viewport().repaint()
    return True


def _wait(there: Callable[[], bool]) -> None:
    """Let the window work until something is there."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: there() and loop.quit())
    timer.start()
    loop.exec()


def _bare(content: bytes, page: int, width: int) -> float:
    """Return the milliseconds to open the document and draw one page, and nothing else."""
    import pypdfium2

    began = time.perf_counter()
    document = pypdfium2.PdfDocument(content)
    drawn = document[page]
    bitmap = drawn.render(scale=width / drawn.get_width(), prefer_bgrx=True)
    taken = (time.perf_counter() - began) * 1000
    bitmap.close()
    document.close()
    return taken


def _document() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    from kompass.packaged import font_file

    pdfmetrics.registerFont(TTFont("Body", str(font_file("Regular"))))
    style = ParagraphStyle("body", fontName="Body", fontSize=10, leading=13, spaceAfter=6)
    story: list[object] = []
    for number in range(PAGES):
        extra = " Endast här står jordgubbar." if number == AT else ""
        story += [Paragraph(f"Sida {number}. {PARAGRAPH * 2}", style) for _ in range(9)]
        story += [Paragraph(f"Slut.{extra}", style), PageBreak()]
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build(story)
    return target.getvalue()
