"""PDF: what the acceptance tests 4 and 5 of the evidence ask for, and every kind of trouble."""

import pikepdf
import pytest
import source_documents as make
from reportlab.pdfgen.canvas import Canvas

from kompass.errors import Cancelled, KompassError
from kompass.progress import silent
from kompass.sources.model import DocumentText, Form, name_of_page, page_name
from kompass.sources.reading import read


def text_of(content: bytes, name: str = "plan.pdf") -> DocumentText:
    return read(content, name, silent)


def test_words_broken_at_a_lines_end_are_whole_and_suspended_ones_keep_their_hyphen() -> None:
    document = text_of(
        make.pdf(
            [
                "Kommunen arbetar med kvali-",
                "tetssäkring för barn- och",
                "ungdom, samt för barn-",
                "och ungdomsvård i EU-",
                "Parlamentets mening 2024-",
                "2026 och la\u030ang sikt.",
            ]
        )
    )

    assert document.form is Form.PDF
    assert " ".join(document.pages[0].text.split()) == (
        "Kommunen arbetar med kvalitetssäkring för barn- och ungdom, samt för barn- och "
        "ungdomsvård i EU-Parlamentets mening 2024-2026 och lång sikt."
    )


def test_pages_title_and_labels() -> None:
    content = make.pdf(["Omslag"], ["Innehåll"], ["Början"], title="  Årsredovisning\n2025 ")

    def label(document: pikepdf.Pdf) -> None:
        roman = pikepdf.Dictionary(S=pikepdf.Name.r)
        plain = pikepdf.Dictionary(S=pikepdf.Name.D)
        document.Root.PageLabels = pikepdf.Dictionary(Nums=[0, roman, 2, plain])

    document = text_of(make.changed(content, label))

    assert document.title == "Årsredovisning 2025"
    assert [page.number for page in document.pages] == [0, 1, 2]
    assert [page.label for page in document.pages] == ["i", "ii", "1"]
    assert page_name(document.pages[2]) == "s. 1 (PDF-sida 3)"
    assert name_of_page(4, "") == "s. 5"
    assert [page.label for page in text_of(content).pages] == ["", "", ""]
    assert document.extractor == "pypdfium2"
    assert document.version.endswith("+1")


def test_a_title_and_a_label_that_are_no_text_are_left_out() -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        half = pikepdf.Object.parse(b"<FEFFD83D>")
        document.docinfo.Title = half
        label = pikepdf.Dictionary(P=half)
        document.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))

    document = text_of(make.changed(make.pdf(["Hej"]), spoil))

    assert (document.title, document.pages[0].label) == ("", "")


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(page: Canvas) -> None:
        for column, words in ((40, "vänster"), (240, "höger")):
            for line in range(4):
                page.drawString(column, 340 - line * 15, f"{words} {line}")
        page.showPage()

    words = text_of(make.drawn(draw)).pages[0].text.split()

    assert words == [w for side in ("vänster", "höger") for n in "0123" for w in (side, n)]


def test_turned_pages_have_the_same_text() -> None:
    content = make.pdf(["Målen följs upp två gånger per år."])

    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].rotate(90, relative=False)

    assert text_of(make.changed(content, turn)).pages[0].text == text_of(content).pages[0].text


def test_characters_that_mean_nothing_are_counted_and_told() -> None:
    content = make.mapped_pdf(b"ABCDEFG", {0x42: "E123", 0x43: "0000", 0x44: "FFFE", 0x45: "0007"})

    document = text_of(content)

    assert document.unreadable == 4
    assert "4 tecken går inte att läsa som text." in document.remarks[0]
    assert document.pages[0].text.startswith("A\ue123\ufffd")
    assert document.pages[0].text.endswith("FG")


def test_characters_beyond_the_first_plane_are_one() -> None:
    document = text_of(make.mapped_pdf(b"ABC", {0x42: "D83DDE00", 0x43: "D83D"}))

    assert document.pages[0].text == "A😀\ufffd"
    document.pages[0].text.encode()


def test_no_text_layer_is_a_remark_and_no_error() -> None:
    def scan(page: Canvas) -> None:
        page.rect(50, 50, 200, 200, fill=1)
        page.showPage()

    def both(page: Canvas) -> None:
        scan(page)
        page.setFont(make.FONT, 12)
        page.drawString(50, 300, "Text")
        page.showPage()
        page.showPage()  # an empty page lacks nothing

    scanned, half = text_of(make.drawn(scan)), text_of(make.drawn(both))

    assert [page.text for page in scanned.pages] == [""]
    assert "har inget textlager" in scanned.remarks[0]
    assert half.remarks == (
        "1 av 3 sidor har inget textlager: där går det inte att söka, men du kan markera områden.",
    )


def test_a_password_is_said_plainly() -> None:
    with pytest.raises(KompassError) as caught:
        text_of(make.locked_pdf())

    assert str(caught.value) == (
        "plan.pdf är skyddad med lösenord. Spara en kopia utan lösenord och lägg till den."
    )


def test_a_pdf_that_everybody_may_open_is_read_although_it_forbids_changes() -> None:
    encryption = pikepdf.Encryption(user="", owner="ägare")
    content = make.changed(make.pdf(["Öppen"]), lambda _: None, encryption=encryption)

    assert text_of(content).pages[0].text.strip() == "Öppen"


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9])
def test_a_pdf_that_was_cut_off_is_not_read_by_halves(share: float) -> None:
    whole = make.pdf(["ett"], ["två"], ["tre"])

    with pytest.raises(KompassError, match=r"är avkortad: slutet fattas\. Hämta filen igen"):
        text_of(whole[: int(len(whole) * share)])


def test_a_pdf_that_is_only_a_beginning_and_an_end_is_damaged() -> None:
    with pytest.raises(KompassError, match="är skadad och går inte att läsa"):
        text_of(b"%PDF-1.7\nx\n%%EOF\n")


def test_a_broken_page_is_named_and_nothing_is_kept() -> None:
    def breaking(document: pikepdf.Pdf) -> None:
        document.Root.Pages.Kids[1] = document.make_indirect(pikepdf.Array([1, 2]))

    content = make.changed(make.pdf(["ett"], ["två"], ["tre"]), breaking)

    with pytest.raises(KompassError, match=r"skadad: sida 2 av \d går inte att läsa\. Skriv ut"):
        text_of(content)


def test_thousands_of_pages_with_progress_and_cancelling() -> None:
    one = make.pdf(["Sida"])

    def many(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        for _ in range(2999):
            document.pages.append(page)

    content = make.changed(one, many)
    told: list[tuple[int, int, str]] = []
    document = read(content, "x.pdf", lambda *step: told.append(step))

    assert len(document.pages) == 3000
    assert told[0] == (0, 3000, "Läser sida 1 av 3000")
    assert len(told) == 3000

    def cancel(done: int, total: int, what: str) -> None:
        if done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(content, "x.pdf", cancel)


def test_too_many_pages_and_too_much_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kompass.sources.pdf.MOST_PAGES", 2)
    with pytest.raises(KompassError, match="har 3 sidor, och 2 är det mesta"):
        text_of(make.pdf(["a"], ["b"], ["c"]))

    monkeypatch.setattr("kompass.sources.extract.MOST_CHARACTERS", 3)
    with pytest.raises(KompassError, match="har mer text än 3 tecken"):
        text_of(make.pdf(["abcd"]))
