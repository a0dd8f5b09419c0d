"""Damaged, hostile, locked and wrongly named files: one sentence each, nothing fetched."""

import io
import random
import socket
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import source_documents as make

from kompass.errors import KompassError
from kompass.progress import silent
from kompass.sources.model import Form
from kompass.sources.reading import LIMIT, read
from kompass.sources.recognise import plain_name, recognise

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(content: bytes, name: str) -> str:
    with pytest.raises(KompassError) as caught:
        read(content, name, silent)
    sentence = str(caught.value)
    assert sentence.startswith(plain_name(name))
    assert sentence.endswith(".")
    assert len(sentence) < 220
    return sentence


@pytest.mark.parametrize(
    ("content", "name", "part"),
    [
        (b"", "tom.pdf", "är tom (0 byte). Hämta filen igen."),
        (make.package({"a.txt": "x"}), "allt.zip", "är en zip-fil. Packa upp den"),
        (make.package({"ppt/x.xml": "x"}), "bilder.pptx", "är en presentation. Spara den som PDF"),
        (make.package({"xl/workbook.bin": "x"}), "b.xlsb", "är ett kalkylark i ett annat format"),
        (
            make.package({}, first="application/vnd.oasis.opendocument.spreadsheet"),
            "b.ods",
            "är ett kalkylark i ett annat format",
        ),
        (OLE, "gammal.doc", "är i ett äldre Officeformat"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "låst.docx", "är skyddad med lösenord"),
        (b"{\\rtf1 hej}", "brev.rtf", "är en RTF-fil. Spara den som .docx eller PDF."),
        (b"II*\0" + bytes(99), "bunt.tif", "eller en inskannad bunt som PDF"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "foto.heic", "Spara bilden som JPEG eller PNG"),
        (bytes(range(256)) * 9, "vad.bin", "är inget dokument som går att läsa. Välj PDF, Word"),
        (b"PK\x03\x04" + bytes(50), "trasig.docx", "är skadad: slutet fattas"),
        (make.docx(make.paragraph("x"))[:-30], "trasig.docx", "är skadad: slutet fattas"),
        (make.picture("PNG", (500, 500))[:400], "bild.png", "är skadad och går inte att läsa"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "bild.png", "är skadad och går inte att läsa"),
        (
            make.odt("", manifest="<manifest:encryption-data/>"),
            "hemlig.odt",
            "är skyddad med lösenord",
        ),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(content: bytes, name: str, part: str) -> None:
    assert part in refused(content, name)


@pytest.mark.parametrize(
    ("content", "name", "form", "remark"),
    [
        (b"<!DOCTYPE html><p>Hej", "plan.pdf", Form.HTML, "heter .pdf men är en sparad webbsida"),
        (make.pdf(["Hej"]), "plan.docx", Form.PDF, "heter .docx men är en PDF"),
        (make.docx(make.paragraph("x")), "plan.doc", Form.DOCX, "heter .doc men är ett Worddok"),
        ("Hej å".encode(), "sida.html", Form.TEXT, "heter .html men är ren text"),
        (make.xlsx([["x"]]), "x.pdf", Form.XLSX, "heter .pdf men är en Excelfil"),
        (make.picture("PNG"), "x.jpg", Form.IMAGE, ""),
        (make.pdf(["Hej"]), "utan namn", Form.PDF, ""),
        (b"a;b", "tabell.csv", Form.TEXT, ""),
    ],
)
def test_the_content_decides_and_a_wrong_name_is_told(
    content: bytes, name: str, form: Form, remark: str
) -> None:
    document = read(content, name, silent)

    assert document.form is form
    wrong = [one for one in document.remarks if "heter" in one]
    assert (remark in wrong[0]) if remark else not wrong


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Mål\\plan.pdf", "plan.pdf"),
        ("a\nb\x07.pdf", "a_b_.pdf"),
        ("..", "filen"),
        ("\u202efdp.exe", "_fdp.exe"),
        ("Åtgärder 2025.pdf", "Åtgärder 2025.pdf"),
    ],
)
def test_names_with_separators_are_only_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain
    assert plain_name("x" * 500 + ".pdf").endswith("x.pdf")
    assert len(plain_name("x" * 500 + ".pdf")) == 120
    with pytest.raises(KompassError, match="är tom"):
        recognise(b"", name)


@pytest.mark.parametrize(
    "doctype", [LAUGHS, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>']
)
def test_xml_with_entities_is_refused(doctype: str) -> None:
    body = make.paragraph("&i;" if doctype is LAUGHS else "&a;")
    sheet = make.package(
        {"xl/workbook.xml": doctype + "<workbook/>", "[Content_Types].xml": "<Types/>"}
    )

    for content, name in (
        (make.docx(body, before=doctype), "x.docx"),
        (make.odt("<text:p>&a;</text:p>", before=doctype), "x.odt"),
        (sheet, "x.xlsx"),
    ):
        assert "innehåller instruktioner som ett vanligt dokument inte har" in refused(
            content, name
        )


def test_entities_written_in_two_bytes_a_letter_are_refused_too() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<w:document xmlns:w="{make.WORD}"/>'

    assert "instruktioner" in refused(
        make.package({"word/document.xml": xml.encode("utf-16")}), "x.docx"
    )


def bomb(name: str, megabytes: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", "<w/>")
        with archive.open(name, "w") as part:
            for _ in range(megabytes):
                part.write(b" " * 1024 * 1024)
    return made.getvalue()


def test_zip_bombs_are_refused_by_what_they_declare() -> None:
    assert "blir för stor när den packas upp" in refused(bomb("word/document.xml", 300), "x.docx")


def test_zip_bombs_that_lie_are_refused_by_what_they_become() -> None:
    content = bytearray(bomb("word/document.xml", 80))
    size = (80 * 1024 * 1024).to_bytes(4, "little")
    at = content.rindex(size)
    content[at : at + 4] = (1000).to_bytes(4, "little")  # in the list of parts, which is believed

    assert "är skadad" in refused(bytes(content), "x.docx")
    assert "blir för stor" in refused(bomb("word/document.xml", 80), "x.docx")


def test_a_workbook_of_few_bytes_with_a_billion_cells_is_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 3000))
    whole = zipfile.ZipFile(io.BytesIO(make.xlsx([["x"]])))
    parts = {name: whole.read(name) for name in whole.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )

    assert "blir för stor" in refused(make.package(parts), "x.xlsx")


def test_a_page_nested_too_deep_is_refused_and_not_cut_off() -> None:
    page = f"<html><body><p>före</p>{'<div>' * 5000}inne{'</div>' * 5000}"

    assert "Spara sidan som PDF" in refused(page.encode(), "sida.html")
    assert "inne" in read(page.replace("<div>" * 4000, "").encode(), "x", silent).pages[0].text


def test_a_picture_with_too_many_pixels_is_refused() -> None:
    content = bytearray(make.picture("PNG"))
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")

    assert "fler än 100 miljoner bildpunkter" in refused(bytes(content), "bild.png")


def test_a_file_over_the_limit_is_refused_by_its_size() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return LIMIT + 1

    assert "är 200 MB, och en källa får vara högst 200 MB" in refused(Huge(b"x"), "stor.pdf")


@pytest.fixture
def visits() -> Iterator[list[str]]:
    """A server that notes who comes."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    seen.append(f"http://127.0.0.1:{server.server_port}")
    yield seen
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched(visits: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = visits.pop()
    page = (
        f"<!DOCTYPE html PUBLIC '-//X//X' '{address}/dtd'><html><head><base href='{address}/'>"
        f"<link rel=stylesheet href='{address}/css'><script src='{address}/js'></script>"
        f"<meta http-equiv=refresh content='0;url={address}/x'></head><body><p>Text</p>"
        f"<img src='{address}/png'><iframe src='{address}/f'></iframe><object data='{address}/o'>"
    )
    external = f'<!DOCTYPE x SYSTEM "{address}/x.dtd" [<!ENTITY a SYSTEM "{address}/a">]>'
    linked = make.docx(make.paragraph("Text"), before="")
    monkeypatch.setattr(socket.socket, "connect", _no_network)

    assert read(page.encode(), "x.html", silent).pages[0].text == "Text"
    assert read(linked, "x.docx", silent).pages[0].text == "Text"
    refused(make.docx(make.paragraph("&a;"), before=external), "x.docx")
    refused(make.odt("<text:p>&a;</text:p>", before=external), "x.odt")
    assert visits == []


def _no_network(*_: object) -> None:
    raise AssertionError("somebody went for the network")


GOOD: dict[str, Callable[[], bytes]] = {
    "x.pdf": lambda: make.pdf(["Ett", "två-", "tre"], ["fyra"]),
    "x.docx": lambda: make.docx(make.paragraph("Ett") + make.table([["a", "b"]])),
    "x.odt": lambda: make.odt("<text:h>Ett</text:h><text:p>två</text:p>"),
    "x.xlsx": lambda: make.xlsx([["a", 1], ["b", 2]]),
    "x.html": lambda: b"<html><body><h1>Ett</h1><h\xb9><table><tr><td>a</table>",
    "x.md": "# Ett\n\ntvå och två är fyra".encode,
    "x.png": partial(make.picture, "PNG"),
}


@pytest.mark.parametrize("name", GOOD)
def test_whatever_happens_to_a_file_it_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    whole = GOOD[name]()
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(len(content)) :]
        read_or_refused(bytes(content), name)


@pytest.mark.parametrize("name", ["x.docx", "x.odt", "x.xlsx"])
def test_whatever_happens_inside_a_package_it_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    whole = zipfile.ZipFile(io.BytesIO(GOOD[name]()))
    parts = {one: whole.read(one) for one in whole.namelist()}
    for _ in range(150):
        changed = {one: bytearray(content) for one, content in parts.items()}
        for _ in range(chance.choice((1, 3, 10))):
            part = changed[chance.choice(sorted(changed))]
            if part:
                part[chance.randrange(len(part))] = chance.choice(b'<>"/0aZ&;= ')
        if chance.random() < 0.2:
            del changed[chance.choice(sorted(changed))]
        content = make.package({one: bytes(part) for one, part in changed.items()})
        read_or_refused(content, name)


def read_or_refused(content: bytes, name: str) -> None:
    """Anything else than a text or one sentence comes through and fails the test."""
    with suppress(KompassError):
        read(content, name, silent)


@pytest.mark.parametrize(
    "content",
    [
        b"\n" * 3_000_000,
        b"\n " * 1_500_000,
        b"-" * 3_000_000,
        b"- \t" * 1_000_000,
        "\u00ad".encode() * 1_000_000,
        b"a.b." * 700_000,
        b"<html>" + b"<p>" * 200_000,
        b"<html>" + b"<!--" * 200_000,
        "a\u030a".encode() * 500_000,
        "\u0301".encode() * 300_000,
    ],
)
def test_no_text_takes_more_than_its_length_in_time(content: bytes) -> None:
    begun = time.process_time()
    with suppress(KompassError):
        read(content, "x.txt", silent)

    assert time.process_time() - begun < 10


def test_what_people_meet_most_is_told_apart() -> None:
    """Acceptance test 6 of the evidence: four kinds of trouble, four different messages."""
    scan = make.drawn(lambda page: page.rect(50, 50, 200, 200, fill=1))
    page = read(b"<html><body>Hej</body></html>", "a.pdf", silent)

    told = {
        page.remarks[0],
        refused(b"", "a.pdf"),
        refused(make.locked_pdf(), "a.pdf"),
        read(scan, "a.pdf", silent).remarks[0],
    }

    assert len(told) == 4
