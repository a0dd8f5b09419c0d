"""Files of all kinds to take in, good and bad, and a person's hands on the keys."""

import io
import zipfile

from keyboard import Keys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

PATIENCE = 30_000
PROMISES = (
    "Kommunfullmäktige har antagit fyra medborgarlöften. Löftena följs upp t.ex. i "
    "delårsrapporten. Varje nämnd redovisar vad som återstår."
)
QUALITY = "Ett system för kvalitetssäkring finns i alla förvaltningar. Äldreomsorgen mäter ofta."


def pdf_of(pages, **more) -> bytes:
    """Return a PDF with these lines on its pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from kompass.packaged import font_file

    pdfmetrics.registerFont(TTFont("Body", str(font_file("Regular"))))
    target = io.BytesIO()
    canvas = Canvas(target, **more)
    for lines in pages:
        canvas.setFont("Body", 9)
        for number, line in enumerate(lines):
            canvas.drawString(40, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def docx_of(*paragraphs) -> bytes:
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def bomb() -> bytes:
    """Return a Word document of a few kilobytes that would fill the memory."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * 1_000_000)
    return target.getvalue()


class PlainKeys(Keys):
    """Keys that go to a widget and set off no shortcuts; ``text`` is what they write."""

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
        target = self.where()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
