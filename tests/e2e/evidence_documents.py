"""The twenty documents of the visit, of all kinds, each with a trap of its own."""

import io
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pikepdf
import source_documents as make
from evidence_plan import PASSAGES
from reportlab.pdfgen import canvas

SCAN = 19
"""The document that is a picture without text."""
HYPHENATED = 1
"""The document whose words are broken at line ends."""
_BEFORE = "Den här texten handlar om något annat."
_AFTER = "Här tar avsnittet slut, och nästa börjar."


def passages(document: int) -> list[str]:
    """Return the sentences of a document that are evidence."""
    return [one.sentence for one in PASSAGES if one.document == document]


def write_documents(folder: Path) -> list[Path]:
    """Write all documents into a folder; the places in the list are those of the plan."""
    folder.mkdir()
    paths = []
    for number, (name, write) in enumerate(KINDS.items()):
        path = folder / f"{number + 1:02} {name}"
        path.write_bytes(write(*passages(number)))
        paths.append(path)
    return paths


def write_refused(folder: Path) -> list[Path]:
    """Write files that cannot be taken in."""
    empty, locked = folder / "21 tom.pdf", folder / "22 låst.pdf"
    empty.write_bytes(b"")
    locked.write_bytes(make.locked_pdf())
    return [empty, locked]


def _lines(*sentences: str, width: int = 60) -> list[str]:
    """Return text broken into lines between words."""
    lines = [""]
    for word in " ".join((_BEFORE, *sentences, _AFTER)).split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _plain(*sentences: str) -> bytes:
    return make.pdf(["Årsredovisning 2025"], _lines(*sentences), title="Årsredovisning")


def _hyphenated(*sentences: str) -> bytes:
    """Break the searched word of each sentence at the end of a line."""
    lines = [_BEFORE]
    for sentence in sentences:
        word = next(one.word for one in PASSAGES if one.sentence == sentence)
        begin, end = sentence.split(word)
        lines += [f"{begin}{word[:5]}-", f"{word[5:]}{end}"]
    return make.pdf(lines, title="Kvalitetsplan")


def _suspended(*sentences: str) -> bytes:
    lines = ["Ansvaret delas av barn-", "och ungdomsnämnden samt kultur-", "och fritidsnämnden."]
    return make.pdf([*lines, *_lines(*sentences)], title="Nämndernas ansvar")


def _decomposed(*sentences: str) -> bytes:
    """Write the letters å, ä and ö as two characters, as some programs do."""
    text = " ".join(sentences)
    shown = unicodedata.normalize("NFC", text)
    lines, line = [], ""
    for word in (*_BEFORE.split(), *shown.split()):
        if len(line) + len(word) > 45:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return make.pdf([*lines, line], title=unicodedata.normalize("NFD", "Årlig översyn"))


def _long(*sentences: str) -> bytes:
    pages: list[list[str]] = [[f"Sida {number}.", _BEFORE] for number in range(1, 61)]
    pages[46] += _lines(sentences[0])
    pages[58] += _lines(sentences[1])
    return make.pdf(*pages, title="Budget 2026")


def _turned(*sentences: str) -> bytes:
    """Draw sideways on a standing page that is to be shown lying, as landscape pages often are."""

    def draw(page: canvas.Canvas) -> None:
        page.translate(400, 0)
        page.rotate(90)
        for at, line in enumerate(_lines(*sentences)):
            page.drawString(50, 350 - 16 * at, line)

    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = 90

    return make.changed(make.drawn(draw, (400, 600)), turn)


def _columns(*sentences: str) -> bytes:
    def draw(page: canvas.Canvas) -> None:
        for column, sentence in enumerate(sentences):
            for at, line in enumerate(_lines(sentence, width=28)):
                page.drawString(40 + 280 * column, 320 - 16 * at, line)

    return make.drawn(draw, (600, 400))


def _word(*sentences: str) -> bytes:
    import docx

    written = docx.Document()
    written.core_properties.title = "Verksamhetsplan"
    for number, sentence in enumerate(sentences, 1):
        written.add_heading(f"{number} Mål", 1)
        written.add_paragraph(f"{_BEFORE} {sentence} {_AFTER}")
    made = io.BytesIO()
    written.save(made)
    return made.getvalue()


def _word_table(first: str, second: str) -> bytes:
    note = f'<w:footnote w:id="2">{make.paragraph(second)}</w:footnote>'
    body = make.paragraph(_BEFORE) + make.table([["Mål", first], ["Utfall", "65 %"]])
    return make.docx(body, footnotes=note)


def _word_tracked(*sentences: str) -> bytes:
    half = sentences[1].rsplit(" ", 4)
    struck = "<w:del><w:r><w:delText>Struket sedan länge. </w:delText></w:r></w:del>"
    added = (
        f'<w:ins><w:r><w:t xml:space="preserve"> {" ".join(half[1:])} {_AFTER}</w:t></w:r></w:ins>'
    )
    return make.docx(
        make.paragraph(f"{_BEFORE} {sentences[0]}")
        + f"<w:p>{struck}<w:r><w:t>{half[0]}</w:t></w:r>{added}</w:p>"
    )


def _open_list(*sentences: str) -> bytes:
    points = "".join(
        f"<text:list-item><text:p>{sentence}</text:p></text:list-item>" for sentence in sentences
    )
    return make.odt(f"<text:p>{_BEFORE}</text:p><text:list>{points}</text:list>")


def _open_sections(*sentences: str) -> bytes:
    return make.odt(
        "".join(
            f'<text:h text:outline-level="1">{at} Syfte</text:h><text:p>{_BEFORE} '
            f"<text:span>{sentence}</text:span> {_AFTER}</text:p>"
            for at, sentence in enumerate(sentences, 1)
        )
    )


def _hostile_page(*sentences: str) -> bytes:
    return (
        "<!doctype html><html><head><title>Synpunkter</title>"
        "<script src='http://127.0.0.1:9/x.js'></script></head><body onload='alert(1)'>"
        f"<img src='http://127.0.0.1:9/x.png'><h1>Synpunkter</h1><p>{_BEFORE} {sentences[0]}</p>"
        f"<script>document.write('aldrig')</script><ul><li>{sentences[1]}</ul></body></html>"
    ).encode()


def _page(*sentences: str) -> bytes:
    body = "".join(f"<p>{_BEFORE} <b>{one[:20]}</b>{one[20:]}" for one in sentences)
    return f"<html><title>Medborgardialog</title><body>{body}".encode("iso-8859-1")


def _windows_text(*sentences: str) -> bytes:
    return "\r\n\r\n".join((_BEFORE, *sentences)).encode("windows-1252")


def _wide_text(*sentences: str) -> bytes:
    return "\n\n".join((_BEFORE, *sentences)).encode("utf-16")


def _markdown(*sentences: str) -> bytes:
    """Put signs before the passage that count as two in other places."""
    first, second = sentences
    begin = f"# Beslut\n\n😀 å\u0308\u00a0tecken. {first} {_AFTER}"
    return f"{begin}\n\n## Nästa\n\n{second}\n".encode()


def _workbook(*sentences: str) -> bytes:
    return make.xlsx([["Mål", 2025], *([one] for one in sentences)])


def _workbook_beside(*sentences: str) -> bytes:
    return make.xlsx([["Mål", "Läge"], *([7, one] for one in sentences)], title="Uppföljning")


def _scan(*_sentences: str) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(made, "PNG")
    return made.getvalue()


KINDS: Mapping[str, Callable[..., bytes]] = MappingProxyType({
    "årsredovisning.pdf": _plain, "kvalitetsplan.pdf": _hyphenated, "ansvar.pdf": _suspended,
    "översyn.pdf": _decomposed, "budget.pdf": _long, "organisation.pdf": _turned,
    "spalter.docx": _columns, "verksamhetsplan.docx": _word, "måltabell.docx": _word_table,
    "förslag.docx": _word_tracked, "rutin.odt": _open_list, "policy.odt": _open_sections,
    "synpunkter.html": _hostile_page, "webbsida.pdf": _page, "protokoll.txt": _windows_text,
    "referat.txt": _wide_text, "beslut.md": _markdown, "mål.xlsx": _workbook,
    "uppföljning.xlsx": _workbook_beside, "skannad.png": _scan,
})  # fmt: skip
"""File names with what writes them, in the order of the documents of the plan."""
