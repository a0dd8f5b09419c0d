"""The PDF: outline, links, faces, structure for screen readers, vectors, and the draft mark."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from report_reading import AREAS, document, empty, pdf_pages, rows, squeezed, without

from kompass.assessment.example import snapshot as example
from kompass.report import write_pdf
from kompass.report.document import Figure, Table
from kompass.report.pagination import page_numbers


@pytest.fixture(scope="module")
def report():
    return document()


@pytest.fixture(scope="module")
def path(report, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "a.pdf"
    write_pdf.write(report, target)
    return target


@pytest.fixture(scope="module")
def pdf(path):
    with pikepdf.open(path) as opened:
        yield opened


def nodes(pdf):
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting.append(node.get("/K", pikepdf.Array()))


def kinds(pdf):
    return [str(node.S) for node in nodes(pdf)]


def test_all_rows_are_read_back(path):
    text = squeezed("".join(pdf_pages(path)))
    for number, most, points, share in rows():
        title = example().edition.question_numbered(number).title
        assert squeezed(f"{number}{title}{most}{points}{share}%") in text


def test_area_values_and_total(path):
    text = squeezed(pdf_pages(path)[3])
    for area, points in zip(example().edition.areas, AREAS, strict=True):
        assert squeezed(f"{area.number} {area.title} 100 {points}") in text
    assert "Totalt800577" in text


def test_page_count_and_page_numbers(path):
    pages = pdf_pages(path)
    assert 18 <= len(pages) <= 30
    assert "Sida" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"Sida {number} av {len(pages)}" in page


def test_no_page_is_nearly_empty(path):
    for number, page in enumerate(pdf_pages(path), 1):
        assert len(squeezed(page)) > 250, f"page {number}"


def test_outline_has_every_heading_on_its_page(path, report):
    pages = page_numbers(report).headings
    with pypdfium2.PdfDocument(path) as pdf:
        found = [
            (mark.level + 1, mark.get_title(), mark.get_dest().get_index() + 1)
            for mark in pdf.get_toc()
        ]
    assert found == [(h.level, h.text, pages[h.key]) for h in report.headings()]


def test_headings_stand_where_the_contents_say(path, report):
    pages = pdf_pages(path)
    for heading in report.contents():
        number = page_numbers(report).headings[heading.key]
        assert squeezed(heading.text) in squeezed(pages[number - 1])
        assert squeezed(f"{heading.text}{number}") in squeezed(pages[1])


def test_contents_are_links(pdf, report):
    links = [note for note in pdf.pages[1].Annots if note.Subtype == "/Link"]
    assert len(links) == len(report.contents())
    assert all("/StructParent" in link and "/Contents" in link for link in links)


def test_faces_are_embedded_with_text(pdf):
    fonts = {}
    for page in pdf.pages:
        fonts.update({str(font.BaseFont): font for font in page.Resources.Font.values()})
    assert fonts
    for name, font in fonts.items():
        assert "SourceSansPro" in name
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_metadata_and_language(pdf):
    assert str(pdf.Root.Lang) == "sv-SE"
    assert str(pdf.docinfo["/Title"]) == "Kommunkompassen: Södertälje kommun 2006"
    assert str(pdf.docinfo["/Author"]) == "Lena Langlet, Lars Strid"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260312")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Södertälje kommun 2006" in metadata


def test_structure_holds_headings_tables_lists_and_figures(pdf, report):
    found = kinds(pdf)
    assert pdf.Root.MarkInfo.Marked
    for level in (1, 2, 3):
        wanted = sum(1 for heading in report.headings() if heading.level == level)
        assert found.count(f"/H{level}") == wanted
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert found.count("/Table") == len(tables)
    assert found.count("/TR") == sum(len(table.rows) + 1 for table in tables)
    figures = [block for block in report.blocks if isinstance(block, Figure)]
    assert [str(node.Alt) for node in nodes(pdf) if node.S == "/Figure"] == [
        figure.alt for figure in figures
    ]


def test_header_cells_tell_their_direction(pdf):
    scopes = {str(node.A.Scope) for node in nodes(pdf) if node.S == "/TH"}
    assert scopes == {"/Column", "/Row"}


def test_everything_drawn_is_marked(pdf):
    drawing = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
    for page in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BDC", "BMC"):
                assert depth == 0
                depth += 1
            elif str(operator) == "EMC":
                depth -= 1
            elif str(operator) in drawing:
                assert depth == 1
        assert depth == 0


def test_marked_content_and_parent_tree_agree(pdf):
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(tree[nth]): tree[nth + 1] for nth in range(0, len(tree), 2)}
    for page in pdf.pages:
        numbers = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        ]
        assert numbers == list(range(len(numbers)))
        assert len(owners.get(int(page.StructParents), [])) == len(numbers)


def test_figures_are_vectors(pdf):
    for page in pdf.pages:
        assert not page.get_images()


def test_no_code_stands_for_a_null_character(pdf):
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            assert b"<0000>" not in font.ToUnicode.read_bytes()


def test_a_finished_report_carries_no_draft_mark(path):
    assert "UTKAST" not in "".join(pdf_pages(path))


@pytest.mark.parametrize("snapshot", [without(example(), "8.4"), empty()], ids=["one", "all"])
def test_a_draft_is_marked_twice_on_every_page(snapshot, tmp_path):
    write_pdf.write(document(snapshot), tmp_path / "a.pdf")
    assert {page.count("UTKAST") for page in pdf_pages(tmp_path / "a.pdf")} == {2}


def test_the_same_report_gives_the_same_bytes(report, path, tmp_path):
    write_pdf.write(report, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == path.read_bytes()


def test_measuring_finds_the_same_number_of_pages(path, report):
    assert page_numbers(report).count == len(pdf_pages(path))
