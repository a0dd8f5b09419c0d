"""Word, OpenDocument, web pages, text, workbooks and pictures: all of it, in order."""

import io
from datetime import date

import openpyxl
import pytest
import source_documents as make

from kompass.progress import silent
from kompass.sources.flow import ABOUT_A_PAGE, Block, pages_of
from kompass.sources.model import DocumentText, Form, PageText
from kompass.sources.reading import read

STYLES = (
    '<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/>'
    '</w:numPr></w:pPr></w:style><w:style w:styleId="Egen"><w:name w:val="Egen"/>'
    '<w:basedOn w:val="Rubrik2"/></w:style><w:style w:styleId="Rubrik2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
)


MHTML = (
    "From: <Sparad>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset="utf-8"\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>M=C3=A5l</p>\r\n--x--\r\n"
)


def taken(content: bytes, name: str) -> DocumentText:
    return read(content, name, silent)


def all_text(document: DocumentText) -> str:
    return "\n\n".join(page.text for page in document.pages)


def place_of(document: DocumentText, words: str) -> str:
    page = next(page for page in document.pages if words in page.text)
    return page.place_at(page.text.index(words))


def test_word_everything_in_order_with_the_numbers_that_word_prints() -> None:
    body = (
        make.paragraph("Inledning", "Rubrik1")
        + make.paragraph("Bakgrund a\u030ar 2025.")
        + make.table([["Mål", "Utfall"], ["Nöjda", "65 %"]])
        + "<w:sdt><w:sdtContent>" + make.paragraph("I en mall.") + "</w:sdtContent></w:sdt>"
        + make.paragraph("Styrning", "Rubrik1")
        + make.paragraph("Mål", "Rubrik2")
        + make.paragraph("Uppföljning", "Egen")
        + make.paragraph("Sker varje år.")
    )  # fmt: skip
    document = taken(make.docx(body, styles=STYLES, numbering=NUMBERING), "styrning.docx")

    assert document.form is Form.DOCX
    assert document.remarks == ()
    assert all_text(document).split("\n\n") == [
        "Inledning", "Bakgrund år 2025.", "Mål\tUtfall\nNöjda\t65 %", "I en mall.",
        "Styrning", "Mål", "Uppföljning", "Sker varje år.",
    ]  # fmt: skip
    assert len(document.pages) == 2
    assert place_of(document, "Bakgrund") == "avsnitt 1, stycke 1"
    assert place_of(document, "65 %") == "avsnitt 1, tabell 1, rad 2"
    assert place_of(document, "I en mall") == "avsnitt 1, stycke 2"
    assert place_of(document, "Sker") == "avsnitt 2.2, stycke 1"


def test_word_only_what_is_printed() -> None:
    body = (
        "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:noBreakHyphen/></w:r>"
        "<w:del><w:r><w:delText>struket</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>tillagt</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>'
    )
    document = taken(make.docx(body), "x.docx")

    assert all_text(document) == "A\tB\n\u2011tillagt\uf04a"
    assert document.unreadable == 1
    assert "spårade ändringar" in document.remarks[0]


def test_word_text_boxes_notes_and_margins_once() -> None:
    box = (
        "<w:p><w:r><w:t>Stycke</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx><w:txbxContent>{make.paragraph('I rutan')}</w:txbxContent>"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{make.paragraph('I rutan')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    note = f'<w:footnote w:id="2">{make.paragraph("Källa: SCB")}</w:footnote>'
    head = make.paragraph("Dnr 2024/123")
    document = taken(
        make.docx(box, footnotes=note, header1=head, header2=head, footer1=make.paragraph("Sida")),
        "x.docx",
    )

    assert all_text(document) == "Stycke\n\nI rutan\n\nKälla: SCB\n\nSida\n\nDnr 2024/123"
    assert place_of(document, "Dnr") == "sidhuvud"
    assert place_of(document, "Källa") == "fotnot 2"


def test_a_real_word_document_of_a_library() -> None:
    import docx

    written = docx.Document()
    written.core_properties.title = "Verksamhetsplan"
    written.add_heading("3.2 Kvalitet", 1)
    written.add_paragraph("Ett stycke.")
    made = io.BytesIO()
    written.save(made)

    document = taken(made.getvalue(), "plan.docx")

    assert document.title == "Verksamhetsplan"
    assert place_of(document, "Ett stycke") == "avsnitt 3.2, stycke 1"


def test_opendocument_in_order() -> None:
    body = (
        '<text:h text:outline-level="1">1 Syfte</text:h>'
        '<text:p>Vi<text:s text:c="2"/>styr <text:span>mot</text:span> mål.'
        "<office:annotation><text:p>Kommentar</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>En not.</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>struket</text:p></text:tracked-changes>"
    )
    document = taken(make.odt(body), "policy.odt")

    assert (document.form, document.title) == (Form.ODT, "Policy")
    assert all_text(document) == "1 Syfte\n\nVi  styr mot mål.\n\nEn not.\n\npunkt\n\na\tb"
    assert place_of(document, "Vi  styr") == "avsnitt 1, stycke 1"
    assert document.remarks == ("Dokumentet har kommentarer i marginalen. De läses inte.",)


def test_a_web_page_as_it_is_shown() -> None:
    page = (
        "<!-- sparad --><!DOCTYPE html><html><head><title>Mål\n2024</title><style>p{}</style>"
        "</head><body><h1>Service</h1><p>Ett <b>stycke</b>\n med&nbsp;rad<br>ny &amp; så</p>"
        "<script>alert('aldrig')</script>lös text<div hidden>dolt</div>"
        "<table><thead><tr><th>År<th>Antal</tr></thead><tr><td><p>2024</p></td><td>5 st</table>"
        "<pre>a\n  b</pre></body></html>"
    )
    document = taken(page.encode(), "sida.html")

    assert (document.form, document.title) == (Form.HTML, "Mål 2024")
    assert all_text(document) == (
        "Service\n\nEtt stycke med\xa0rad\nny & så\n\nlös text\n\nÅr\tAntal\n2024\t5 st\n\na\nb"
    )
    assert place_of(document, "2024") == "avsnitt ”Service”, tabell 1, rad 2"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<html><meta charset='iso-8859-1'><p>Mål".encode("latin-1"), "Mål"),
        ("<html><p>Mål".encode("utf-16"), "Mål"),
        ("<html><p>Mål".encode("utf-8-sig"), "Mål"),
        (b"<html><meta charset='finns-ej'><p>M\xe5l", "Mål"),
        (MHTML.encode(), "Mål"),
    ],
)
def test_web_pages_in_any_encoding(content: bytes, text: str) -> None:
    assert all_text(taken(content, "sida.html")) == text


def test_a_page_that_is_made_by_scripts_says_so() -> None:
    document = taken(b"<html><body><div id=root></div><script src=x.js></script>", "sida.html")

    assert document.remarks[0].startswith("Sidan har ingen text. Den hämtas troligen först i")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_text_in_any_encoding(encoding: str) -> None:
    document = taken("Målen är nådda – ”alla”.\r\n\r\nNästa".encode(encoding), "anteckning.txt")

    assert document.form is Form.TEXT
    assert all_text(document) == "Målen är nådda – ”alla”.\n\nNästa"
    assert bool(document.remarks) == (encoding == "windows-1252")


def test_markdown_in_sections() -> None:
    raw = "# Plan\nInledning\n\n```\n# kod\n\n# mer\n```\n\n## 2.1 Mål\n\nNå dem.\n"
    document = taken(raw.encode(), "plan.md")

    assert (document.form, document.title) == (Form.MARKDOWN, "Plan")
    assert place_of(document, "Inledning") == "avsnitt ”Plan”, stycke 1"
    assert place_of(document, "# mer").startswith("avsnitt ”Plan”, stycke")
    assert place_of(document, "Nå dem") == "avsnitt 2.1, stycke 1"


def test_a_workbook_as_text_with_nothing_worked_out() -> None:
    rows = [
        ["Nämnd", "Utfall", "Andel"],
        [],
        ["Barn och\nutbildning", -1234.5, 0.655, date(2026, 3, 1), True, 0.1 + 0.2],
        ["Summa", "=SUM(B3:B3)"],
    ]
    made = openpyxl.load_workbook(io.BytesIO(make.xlsx(rows)))
    made["Budget"]["C3"].number_format = "0.0%"
    made.create_sheet("Utkast").sheet_state = "hidden"
    saved = io.BytesIO()
    made.save(saved)

    document = taken(saved.getvalue(), "budget.xlsx")

    assert document.form is Form.XLSX
    assert document.pages[0].text == (
        "Nämnd\tUtfall\tAndel\nBarn och utbildning\t−1234,5\t65,5\xa0%\t"
        "2026-03-01\tSANT\t0,3\nSumma"
    )
    assert place_of(document, "1234") == "blad Budget, rad 3"
    assert place_of(document, "Summa") == "blad Budget, rad 4"
    assert document.remarks[0].startswith("1 formel har inget sparat värde")
    assert document.remarks[1] == "Dolda blad läses också: Utkast."


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_one_page_without_text(form: str) -> None:
    document = taken(make.picture(form), f"bild.{form.lower()}")

    assert (document.form, document.pages) == (Form.IMAGE, (PageText(0, "", ""),))
    assert document.remarks[0].startswith("Bilden har ingen text")


def test_running_text_becomes_pages_that_a_hit_is_near_to() -> None:
    words = "Kommunen följer upp målen. " * 40
    long = "Ett mycket långt stycke utan slut. " * 1000

    pages = pages_of([Block(words)] * 10 + [Block(long)], "x")

    assert all(len(page.text) <= 2 * ABOUT_A_PAGE for page in pages)
    assert [page.number for page in pages] == list(range(len(pages)))
    together = " ".join(" ".join(page.text.split()) for page in pages)
    assert together == " ".join((words * 10 + long).split())
    assert all(page.places[0].start == 0 for page in pages)


def test_a_text_without_anything_to_read_is_one_empty_page() -> None:
    document = taken(b"  \n\n ", "tom.txt")

    assert document.pages == (PageText(0, "", ""),)
    assert document.remarks == ("Dokumentet har ingen text.",)
