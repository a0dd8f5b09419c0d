"""The Word file: styles, contents, tables, figures and language as Word understands them."""

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from report_reading import AREAS, TODAY, document, docx_texts, empty, rows, without

from kompass.assessment.example import snapshot as example
from kompass.packaged import font_file
from kompass.report import write_docx
from kompass.report.document import Figure, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def report():
    return document()


@pytest.fixture(scope="module")
def path(report, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("word") / "a.docx"
    write_docx.write(report, target)
    return target


@pytest.fixture(scope="module")
def word(path):
    return docx.Document(str(path))


def part(path, name):
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def body(word):
    return word.element.body


def test_python_docx_reads_it_back_with_all_rows(word):
    found = set()
    for table in word.tables:
        for row in table._tbl.tr_lst:
            cells = ["".join(t.text for t in tc.iter(qn("w:t"))) for tc in row.tc_lst]
            if len(cells) == 5 and re.fullmatch(r"\d\.\d", cells[0]):
                found.add((cells[0], *cells[2:4], cells[4].removesuffix("\N{NO-BREAK SPACE}%")))
    assert found == set(rows())


def test_area_values_and_total(word):
    table = word.tables[0]
    cells = [["".join(t.text for t in tc.iter(qn("w:t"))) for tc in tr.tc_lst]
             for tr in table._tbl.tr_lst]  # fmt: skip
    assert [row[2] for row in cells[1:]] == [*AREAS, "577"]


def test_headings_are_real_and_have_their_levels(word, report):
    found = [
        (int(p.style.name[-1]), p.text)
        for p in word.paragraphs
        if re.fullmatch(r"Heading \d", p.style.name)
    ]
    assert found == [(heading.level, heading.text) for heading in report.headings()]


def test_heading_styles_have_outline_levels(path):
    styles = part(path, "word/styles.xml")
    for level in (1, 2, 3):
        style = styles.find(f"{W}style[@{W}styleId='Heading{level}']")
        assert style.find(f"{W}name").get(f"{W}val") == f"heading {level}"
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_every_style_in_use_is_defined(path):
    defined = {
        style.get(f"{W}styleId") for style in part(path, "word/styles.xml").iter(f"{W}style")
    }
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml"):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            used = {node.get(f"{W}val") for node in part(path, name).iter(f"{W}{tag}")}
            assert used <= defined, name


def test_language_is_swedish_and_words_are_divided(path):
    defaults = part(path, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}lang").get(f"{W}val") == "sv-SE"
    settings = part(path, "word/settings.xml")
    assert settings.find(f"{W}autoHyphenation") is not None
    assert settings.find(f"{W}themeFontLang").get(f"{W}val") == "sv-SE"


def test_no_compatibility_mode_and_no_question_about_fields(path):
    settings = part(path, "word/settings.xml")
    mode = settings.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']")
    assert mode.get(f"{W}val") == "15"
    assert settings.find(f"{W}updateFields") is None
    assert not [node for node in part(path, "word/document.xml").iter() if node.get(f"{W}dirty")]


def test_every_table_has_a_marked_header_and_rows_that_stay_whole(word, report):
    tables = [block for block in report.blocks if isinstance(block, Table)]
    assert len(word.tables) == len(tables)
    for table, block in zip(word.tables, tables, strict=True):
        first, *others = table._tbl.tr_lst
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [row for row in others if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == block.caption.text


def test_tables_have_no_vertical_lines(path):
    style = part(path, "word/styles.xml").find(f"{W}style[@{W}styleId='Kompasstabell']")
    assert not [*style.iter(f"{W}insideV"), *style.iter(f"{W}left")][1:]
    assert style.find(f"{W}tblPr/{W}tblBorders/{W}insideV") is None
    assert not [*part(path, "word/document.xml").iter(f"{W}tcBorders")]


def test_numbers_stand_to_the_right(word, report):
    styles = {style.name: style for style in word.styles}
    for name in ("Tabelltal", "Tabelltal liten"):
        assert styles[name].element.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    row = word.tables[0]._tbl.tr_lst[1]
    used = [tc.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for tc in row.tc_lst]
    assert used == ["Tabelltext", *["Tabelltal"] * 4]


def test_figures_are_described_and_sharp(word, report):
    figures = [block for block in report.blocks if isinstance(block, Figure)]
    shown = [*body(word).iter(f"{WP}docPr")]
    assert [node.get("descr") for node in shown] == [figure.alt for figure in figures]
    assert len({node.get("id") for node in shown}) == len(shown)
    rose = word.inline_shapes[0]
    pixels = word.part.related_parts[
        rose._inline.graphic.graphicData.pic.blipFill.blip.embed
    ].image.px_width  # fmt: skip
    assert pixels / rose.width.inches >= 200
    assert rose.width.inches == pytest.approx(figures[0].size[0], abs=0.01)


def test_contents_are_a_field_filled_in_beforehand(word, report):
    texts = [node.text for node in body(word).iter(f"{W}instrText")]
    assert any("TOC" in text and '"1-2"' in text for text in texts)
    anchors = {node.get(f"{W}name") for node in body(word).iter(f"{W}bookmarkStart")}
    pointed = {node.get(f"{W}anchor") for node in body(word).iter(f"{W}hyperlink")}
    assert pointed <= anchors
    assert len(pointed) == len(report.contents())
    assert {text.split()[1] for text in texts if "PAGEREF" in text} == pointed


def test_contents_have_sensible_page_numbers(path):
    entries = [text for text in docx_texts(path) if re.fullmatch(r".+\t\d+", text)]
    pages = [int(entry.rpartition("\t")[2]) for entry in entries]
    assert pages == sorted(pages)
    assert pages[0] == 3
    assert 15 < pages[-1] < 40


def test_fields_begin_and_end(word):
    kinds = [node.get(f"{W}fldCharType") for node in body(word).iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_no_empty_paragraphs_as_spacing(word):
    for paragraph in word.paragraphs:
        drawn = [*paragraph._p.iter(f"{WP}inline")]
        assert paragraph.text.strip() or drawn


def test_page_is_a4_with_a_title_page_of_its_own(word):
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin.mm >= 25
    assert section.different_first_page_header_footer
    assert "Södertälje kommun 2006" in section.header.paragraphs[0].text
    fields = [node.text.strip() for node in section.footer._element.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert not section.first_page_footer.paragraphs[0].text


def test_a_finished_report_carries_no_draft_mark(path):
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                assert b"UTKAST" not in archive.read(name), name


@pytest.mark.parametrize("snapshot", [without(example(), "8.4"), empty()], ids=["one", "all"])
def test_a_draft_is_marked_on_every_page(snapshot, tmp_path):
    write_docx.write(document(snapshot), tmp_path / "a.docx")
    section = docx.Document(str(tmp_path / "a.docx")).sections[0]
    for header in (section.header, section.first_page_header):
        assert "UTKAST" in header.paragraphs[0].text
        assert b'string="UTKAST"' in etree.tostring(header._element)


def test_properties_tell_title_author_language_and_the_given_day(word):
    about = word.core_properties
    assert about.title == "Kommunkompassen: Södertälje kommun 2006"
    assert about.author == "Lena Langlet, Lars Strid"
    assert about.language == "sv-SE"
    assert about.created.date() == about.modified.date() == TODAY


def test_the_text_face_comes_along(path):
    key = part(path, "word/fontTable.xml").find(f"{W}font/{W}embedRegular").get(f"{W}fontKey")
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    with ZipFile(path) as archive:
        data = archive.read("word/fonts/font1.odttf")
    plain = bytes(byte ^ mask[nth % 16] for nth, byte in enumerate(data[:32])) + data[32:]
    assert plain == font_file("Regular").read_bytes()


def test_package_holds_nothing_left_over_from_a_template(path):
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        types = archive.read("[Content_Types].xml").decode()
    assert not {name for name in names if "customXml" in name or "thumbnail" in name}
    for name in names - {"[Content_Types].xml"}:
        ending = name.rpartition(".")[2]
        assert f'PartName="/{name}"' in types or f'Extension="{ending}"' in types


def test_the_same_report_gives_the_same_bytes(report, path, tmp_path):
    write_docx.write(report, tmp_path / "b.docx")
    assert (tmp_path / "b.docx").read_bytes() == path.read_bytes()
