"""Pages as they look: the layout's text is the text that was read, and boxes lie on the letters."""

import pikepdf
import pytest
import source_documents as make
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from kompass.errors import KompassError
from kompass.progress import silent
from kompass.sources.pdf import read
from kompass.sources.pdf_pages import Box, PageLayout, PdfPages

LINES = [
    "Kommunen arbetar med kvali-",
    "tetssäkring för barn-",
    "och la\u030ang sikt",
    "A-",
    "B ﬁn",
]
line = st.text(st.sampled_from("abåäöÅ -.,1\u030a\u0308😀\u00ad\xa0"), max_size=12)
codes = st.sampled_from(
    ["0000", "FFFE", "E123", "0007", "0002", "D83DDE00", "D83D", "0061", "030A", "00660066", "002D"]
)


def layout_of(content: bytes, number: int = 0) -> PageLayout:
    with PdfPages(content) as pages:
        return pages.layout(number)


def dark_part(content: bytes, box: Box, scale: float = 4) -> float:
    """Return the share of dark pixels in a box of the page as it is drawn."""
    with PdfPages(content) as pages:
        picture = pages.render(0, scale)
    rows = range(int(box[1] * scale), max(int(box[3] * scale), int(box[1] * scale) + 1))
    columns = range(int(box[0] * scale), max(int(box[2] * scale), int(box[0] * scale) + 1))
    dark = [picture.data[y * picture.stride + x * 4 + 1] < 128 for y in rows for x in columns]
    return sum(dark) / len(dark)


@settings(max_examples=40, deadline=None)
@given(st.lists(line, min_size=1, max_size=6))
def test_the_layout_has_the_very_text_that_was_read(lines: list[str]) -> None:
    content = make.pdf(lines)

    page = read(content, "x", silent).pages[0]

    layout = layout_of(content)
    assert layout.text == page.text
    assert len(layout.boxes) == len(page.text)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(b"ABCDE"), codes), st.text("ABCDE", min_size=1, max_size=9))
def test_so_it_has_where_characters_mean_nothing(unicode: dict[int, str], shown: str) -> None:
    content = make.mapped_pdf(shown.encode(), unicode)

    assert layout_of(content).text == read(content, "x", silent).pages[0].text


def test_a_mark_lies_on_the_quote_and_not_two_letters_beside() -> None:
    unmapped = {0x58: "0000", 0x59: "0002"}  # X and Y are drawn and mean nothing
    content = make.mapped_pdf(b"XYXYYX malet ar natt I", unmapped)

    layout = layout_of(content)
    start = layout.text.index("malet")
    ((x0, _, x1, _),) = layout.rectangles(start, start + 5)

    widths = {"X": 8.0, "Y": 8.0, " ": 3.34}  # Helvetica at 12 points
    assert x0 == pytest.approx(50 + sum(widths[sign] for sign in "XYXYYX "), abs=1)
    assert x1 - x0 == pytest.approx(29.3, abs=1.5)
    assert dark_part(content, layout.rectangles(start, start + 5)[0]) > 0.05


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_lie_on_the_letters_of_turned_and_cropped_pages(turned: int) -> None:
    def draw(page: Canvas) -> None:
        page.setFont(make.FONT, 30)
        page.drawString(120, 200, "I     I")
        page.showPage()

    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].rotate(turned, relative=False)
        document.pages[0].CropBox = pikepdf.Array([100, 50, 350, 390])

    content = make.changed(make.drawn(draw), turn)
    layout = layout_of(content)

    with PdfPages(content) as pages:
        assert pages.size(0) == ((250, 340) if turned % 180 == 0 else (340, 250))
    for index in (0, layout.text.rindex("I")):
        box = layout.boxes[index]
        assert box is not None
        assert dark_part(content, box) > 0.1
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        assert layout.at(*middle) == index
    space = layout.boxes[layout.text.index(" ")]
    assert space is None or dark_part(content, space) == 0


def test_joined_words_are_marked_on_both_lines() -> None:
    layout = layout_of(make.pdf(LINES))
    start = layout.text.index("kvalitetssäkring")

    first, second = layout.rectangles(start, start + len("kvalitetssäkring"))

    assert first[1] < second[1]
    assert first[0] > second[0]
    kept = layout.text.index("barn- och")
    assert layout.boxes[kept + 4] is not None  # the hyphen is printed
    assert layout.boxes[kept + 5] is None  # the space after it is not


def test_the_nearest_character_is_meant_and_far_away_is_none() -> None:
    layout = layout_of(make.pdf(["Mål"]))
    box = layout.boxes[2]
    assert box is not None

    assert layout.at(box[2] + 8, (box[1] + box[3]) / 2) == 2
    assert layout.at(box[2] + 8, (box[1] + box[3]) / 2, near=5) is None
    assert layout.at(300, 300) is None


def test_a_huge_page_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kompass.sources.pdf_pages.MOST_PIXELS", 10_000)
    with PdfPages(make.pdf(["x"], size=(14_000, 14_000))) as pages:
        picture = pages.render(0, 3)

    assert picture.width * picture.height <= 10_201
    assert len(picture.data) == picture.stride * picture.height


def test_a_page_is_drawn_in_its_size_on_white() -> None:
    with PdfPages(make.pdf(["x"], ["y"])) as pages:
        assert pages.count == 2
        picture = pages.render(1, 2)
    pages.close()

    assert (picture.width, picture.height) == (800, 800)
    assert picture.data[:3] == b"\xff\xff\xff"


def test_what_cannot_be_shown_says_so() -> None:
    with pytest.raises(KompassError, match="skyddad med lösenord"):
        PdfPages(make.locked_pdf(), "plan.pdf")

    def breaking(document: pikepdf.Pdf) -> None:
        document.Root.Pages.Kids[1] = document.make_indirect(pikepdf.Array([1, 2]))

    content = make.changed(make.pdf(["ett"], ["två"], ["tre"]), breaking)
    with PdfPages(content, "plan.pdf") as pages:
        assert pages.size(1) == (595.0, 842.0)
        with pytest.raises(KompassError, match=r"Sida 2 i plan\.pdf är skadad"):
            pages.render(1, 1)
