"""The report is saved as Word and PDF, with a way to stop it, and says how it went."""

import threading

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from kompass.assessment import edits
from ui.actions import ActionId
from ui.models import report_pages
from ui.models.report_files import PDF, WORD, proposed_name, targets

SLOW = 20_000


class Answers:
    """Dialogs that answer at once, and remember what was proposed."""

    def __init__(self, *paths):
        self.paths = list(paths)
        self.proposed = []

    def report(self, proposal, suffixes):
        self.proposed.append((proposal, suffixes))
        return self.paths.pop(0)

    def assessment(self, folder):
        return None


@pytest.fixture
def out(example_page):
    return example_page.bar.out


@pytest.fixture
def answer(out):
    """Return a function that tells the dialogs what to answer."""

    def use(*paths):
        out.dialogs = Answers(*paths)
        return out.dialogs

    return use


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "rapporter"
    folder.mkdir()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def done(out):
    return lambda: not out.busy and out.currentWidget() is out.said and not out.isHidden()


def text_of_word(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def text_of_pdf(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = (
            document[number].get_textpage().get_text_range() for number in range(len(document))
        )
        return "\n".join(pages)


def test_word_is_saved_where_asked_and_says_so(example_page, actions, answer, out, folder, qtbot):
    path = folder / "Kommunkompassen Södertälje 2006.docx"
    dialogs = answer(path)

    actions[ActionId.EXPORT_WORD].trigger()
    qtbot.waitUntil(done(out), timeout=SLOW)

    assert dialogs.proposed[0][0].name == "Kommunkompassen Södertälje 2006.docx"
    assert names(folder) == [path.name]
    assert "Socialdemokraterna" in text_of_word(path)
    assert "577" in text_of_word(path)
    assert out.said.text.text() == "Sparat: Kommunkompassen Södertälje 2006.docx"
    assert [button.text() for button in out.said.buttons] == ["&Öppna", "&Visa i mapp"]


def test_what_is_being_typed_is_in_the_saved_report(
    example_page, actions, answer, out, folder, keys, qtbot
):
    from ui.models.report_sections import SectionId, Spot

    answer(folder / "r.pdf")
    example_page.form.go_to(Spot(SectionId.SUMMARY, "summary"))
    keys.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    keys.write("Åtgärder på väg. ")

    actions[ActionId.EXPORT_PDF].trigger()
    qtbot.waitUntil(done(out), timeout=SLOW)

    assert "Åtgärder på väg." in text_of_pdf(folder / "r.pdf")
    assert "UTKAST" not in text_of_pdf(folder / "r.pdf")


def test_both_are_saved_from_one_question(example_page, actions, answer, out, folder, qtbot):
    answer(folder / "Rapport")

    actions[ActionId.EXPORT_BOTH].trigger()
    qtbot.waitUntil(done(out), timeout=SLOW)

    assert names(folder) == ["Rapport.docx", "Rapport.pdf"]
    assert out.said.text.text() == "Sparat: Rapport.docx och Rapport.pdf"
    assert len(out.said.buttons) == 3


def test_nobody_answering_the_dialog_means_nothing_happens(example_page, actions, answer, out):
    answer(None)

    actions[ActionId.EXPORT_WORD].trigger()

    assert not out.busy
    assert out.isHidden()


@pytest.fixture
def held(monkeypatch):
    """The work waits in its middle until told to go on."""
    waiting, go_on = threading.Event(), threading.Event()
    real = report_pages.ReportOrder.write

    def write(self, paths, progress):
        def told(now, total, what):
            if now > total // 2 and not waiting.is_set():
                waiting.set()
                go_on.wait(10)
            progress(now, total, what)

        real(self, paths, told if paths[0].parent.name == "rapporter" else progress)

    monkeypatch.setattr(report_pages.ReportOrder, "write", write)
    yield waiting, go_on
    go_on.set()


@pytest.mark.parametrize("suffix", [WORD, PDF])
def test_cancelling_leaves_nothing_behind(
    example_page, actions, answer, folder, qtbot, held, suffix
):
    waiting, go_on = held
    out = example_page.bar.out
    answer(folder / f"r{suffix}")
    action = ActionId.EXPORT_WORD if suffix == WORD else ActionId.EXPORT_PDF
    actions[action].trigger()
    qtbot.waitUntil(waiting.is_set, timeout=SLOW)
    assert not any(button.isEnabled() for button in example_page.bar.buttons)
    assert out.working.isVisible()

    QTest.mouseClick(out.working.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(done(out), timeout=SLOW)

    assert names(folder) == []
    assert out.said.text.text() == "Avbrutet. Ingenting har sparats."
    assert all(button.isEnabled() for button in example_page.bar.buttons)


def test_progress_goes_forward_and_names_what_comes(
    example_page, actions, answer, out, folder, qtbot, held
):
    waiting, go_on = held
    answer(folder / "r.docx")
    actions[ActionId.EXPORT_WORD].trigger()
    qtbot.waitUntil(lambda: waiting.is_set() and out.working.bar.maximum() > 0, timeout=SLOW)
    qtbot.waitUntil(lambda: out.working.bar.value() > 0)

    assert 0 < out.working.bar.value() < out.working.bar.maximum()
    assert out.working.text.text().startswith("Sparar r.docx: ")
    go_on.set()
    qtbot.waitUntil(done(out), timeout=SLOW)


def test_the_preview_waits_while_a_report_is_saved(
    example_page, example, actions, answer, folder, qtbot, held
):
    waiting, go_on = held
    out = example_page.bar.out
    answer(folder / "r.docx")
    actions[ActionId.EXPORT_WORD].trigger()
    qtbot.waitUntil(waiting.is_set, timeout=SLOW)
    example.edit(lambda file: edits.set_details(file, purpose="Kort."))
    qtbot.wait(900)
    assert not example_page.preview._making.running

    go_on.set()
    qtbot.waitUntil(done(out), timeout=SLOW)
    qtbot.waitUntil(lambda: not example_page.preview._stale, timeout=SLOW)


def test_a_place_that_cannot_be_written_is_one_sentence(
    example_page, actions, answer, out, folder, qtbot
):
    answer(folder / "finns inte" / "r.docx")

    actions[ActionId.EXPORT_WORD].trigger()
    qtbot.waitUntil(done(out), timeout=SLOW)

    assert out.said.text.text().endswith("mappen finns inte. Välj en annan mapp.")
    assert out.said.text.property("tone") == "damage"
    assert names(folder) == []


def test_a_file_nobody_was_asked_about_is_not_replaced_without_an_answer(
    example_page, actions, answer, out, folder, qtbot
):
    (folder / "r.pdf").write_text("den gamla")
    answer(folder / "r", folder / "r")

    actions[ActionId.EXPORT_BOTH].trigger()
    assert out.said.text.text() == "”r.pdf” finns redan i mappen."
    QTest.mouseClick(out.said.buttons[1], Qt.MouseButton.LeftButton)
    assert out.isHidden()
    assert (folder / "r.pdf").read_text() == "den gamla"

    actions[ActionId.EXPORT_BOTH].trigger()
    QTest.mouseClick(out.said.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(done(out), timeout=SLOW)
    assert (folder / "r.pdf").read_bytes().startswith(b"%PDF")
    assert names(folder) == ["r.docx", "r.pdf"]


class Opener(QObject):
    """Takes the place of the programs of the desktop."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


def test_the_saved_report_can_be_opened_and_shown(
    example_page, actions, answer, out, folder, qtbot
):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        answer(folder / "r.pdf")
        actions[ActionId.EXPORT_PDF].trigger()
        qtbot.waitUntil(done(out), timeout=SLOW)
        for button in list(out.said.buttons):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert opener.opened == [str(folder / "r.pdf"), str(folder)]


def test_an_unfinished_report_says_so_before_and_in_the_file(page, actions, folder, qtbot, session):
    out = page.bar.out
    out.dialogs = Answers(folder / "r.pdf")
    assert page.bar.draft.isVisible()
    assert page.bar.draft.text() == "UTKAST"
    assert page.bar.state.text() == (
        "37 frågor är inte bedömda. Rapporten sparas med UTKAST på varje sida."
    )

    actions[ActionId.EXPORT_PDF].trigger()
    qtbot.waitUntil(done(out), timeout=SLOW)

    with pypdfium2.PdfDocument(folder / "r.pdf") as document:
        for number in range(len(document)):
            assert "UTKAST" in document[number].get_textpage().get_text_range()


def test_a_finished_report_is_no_draft(example_page):
    assert not example_page.bar.draft.isVisible()
    assert example_page.bar.state.text() == "Inget saknas. Rapporten kan lämnas."
    assert not example_page.bar.show_lacking.isVisible()


def test_one_question_short_is_a_draft_at_once(example_page, example, qtbot):
    question = example.snapshot.edition.areas[0].questions[0].id
    example.edit(lambda file: edits.set_points(file, question, None))

    qtbot.waitUntil(example_page.bar.draft.isVisible)
    assert example_page.bar.state.text().startswith("En fråga är inte bedömd.")


@pytest.mark.parametrize(
    ("chosen", "suffixes", "wanted"),
    [
        ("r.docx", (WORD,), ["r.docx"]),
        ("r", (WORD,), ["r.docx"]),
        ("r.PDF", (PDF,), ["r.pdf"]),
        ("r.pdf", (WORD,), ["r.docx"]),
        ("S:t Olof 2.0", (PDF,), ["S:t Olof 2.0.pdf"]),
        ("r.docx", (WORD, PDF), ["r.docx", "r.pdf"]),
    ],
)
def test_suffixes_need_not_be_typed(tmp_path, chosen, suffixes, wanted):
    assert [path.name for path in targets(tmp_path / chosen, suffixes).paths] == wanted


def test_a_dialog_has_asked_only_about_the_name_it_saw(tmp_path):
    (tmp_path / "r.docx").touch()

    assert targets(tmp_path / "r.docx", (WORD,)).surprising == ()
    assert targets(tmp_path / "r", (WORD,)).surprising == (tmp_path / "r.docx",)


def test_names_of_units_become_names_of_files(session):
    session.edit(lambda file: edits.set_details(file, year=2010))

    assert proposed_name(session.snapshot, WORD) == "Kommunkompassen Södertälje 2010.docx"
