"""The dialog of the editions: look, search, save, take in with a preview, remove."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.catalogue.excel import export_workbook, read_workbook
from kompass.catalogue.files import load, packaged, parse, to_document
from kompass.catalogue.known import known
from kompass.catalogue.user_editions import UserEditions
from ui.models.edition_parts import PartKind
from ui.models.editions import ABOUT_ROLE, LABEL_ROLE
from ui.widgets.editions_dialog import EditionsDialog

LABEL = "Kompass arbetsförslag, inte SKL:s lista"
Key = Qt.Key


class Answers:
    """Stands in for the file dialogs and the question: answers what the test has put here."""

    def __init__(self, folder):
        self.folder = folder
        self.path = None
        self.yes = True
        self.asked = []

    def source(self):
        return self.path

    def target(self, proposal):
        self.asked.append(proposal.name)
        return self.path

    def ask(self, question, *, yes, no):
        self.asked.append(question)
        return self.yes


@pytest.fixture
def answers(tmp_path):
    return Answers(tmp_path)


@pytest.fixture
def open_dialog(settings, theme, answers, qtbot):
    def build():
        dialog = EditionsDialog(settings, theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.dialogs = dialog.messages = answers
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
        return dialog

    return build


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


@pytest.fixture
def own_edition():
    document = to_document(packaged("kommunkompassen-2002"))
    document.update(id="nacka-2026", title="Nackas egen", years="2026", source="Nacka kommun")
    del document["content_hash"]
    return parse(document, "nacka")


@pytest.fixture
def workbook(tmp_path, own_edition):
    """A workbook with an own edition, in which one title differs from the shipped one."""
    path = tmp_path / "nacka.xlsx"
    export_workbook(own_edition, path)
    return changed(path, "D3", "Hur informeras nackaborna?")


def changed(path, cell, value):
    book = load_workbook(path)
    book["Kriterier"][cell] = value
    book.save(path)
    return path


def titles(dialog):
    return [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]


def choose(dialog, title):
    dialog.list.setCurrentIndex(dialog.model.index(titles(dialog).index(title)))


def click(button):
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(dialog):
    return "" if dialog.said.isHidden() else dialog.said.text.text()


def table(dialog):
    model = dialog.intake.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def take_in(dialog, path, qtbot):
    dialog.dialogs.path = path
    click(dialog.take_in)
    settle(dialog, qtbot)


def settle(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog._job.running, timeout=20_000)


def test_what_ships_is_listed_with_what_it_holds_and_whose_it_is(dialog):
    assert titles(dialog) == [
        "Kommunkompassen 2002",
        "Kommunkompassen 2010",
        "Kommunkompassen 2016",
        "Kommunkompassen 2020",
        "Kompass arbetsindikatorer till Kommunkompassen 2002",
    ]
    edition, _, _, latest, proposal = (dialog.model.index(row) for row in range(5))
    assert latest.data(ABOUT_ROLE) == (
        "2020–, 8 områden, inga kända frågor, 800 poäng, ofullständig"
    )
    assert edition.data(ABOUT_ROLE) == "2002–2010, 8 områden, 37 frågor, 800 poäng"
    assert proposal.data(ABOUT_ROLE) == "Indikatorlista, 220 indikatorer till 37 frågor"
    assert proposal.data(LABEL_ROLE) == LABEL
    assert not dialog.sheet.remove.isVisible()


def test_arrow_keys_walk_and_the_label_is_shown(dialog, qtbot):
    qtbot.waitUntil(dialog.list.hasFocus)
    for _ in range(4):
        QTest.keyClick(dialog.list, Key.Key_Down)
    assert dialog.sheet.title.text() == "Kompass arbetsindikatorer till Kommunkompassen 2002"
    assert dialog.sheet.label.text() == LABEL
    assert dialog.sheet.label.isVisible()


def test_search_finds_words_in_indicators_and_evidence_with_what_they_belong_to(dialog, type_text):
    choose(dialog, titles(dialog)[4])
    model = dialog.sheet.parts.model()
    assert model.rowCount() == 8 + 37 + 220
    dialog.sheet.search.setFocus()
    type_text(dialog.sheet.search, "Stickprov på webbplatsen")
    rows = [model.index(place, 0).data(Qt.ItemDataRole.UserRole) for place in range(3)]
    assert [row.kind for row in rows] == [PartKind.AREA, PartKind.QUESTION, PartKind.INDICATOR]
    assert "Stickprov på webbplatsen" in rows[2].evidence
    type_text(dialog.sheet.search, " nonsens")
    assert model.rowCount() == 0


def test_search_finds_a_number_with_all_its_indicators(dialog, type_text):
    choose(dialog, titles(dialog)[4])
    type_text(dialog.sheet.search, "1.1")
    model = dialog.sheet.parts.model()
    assert model.rowCount() == 1 + 1 + 6


def test_facts_say_where_it_comes_from(dialog):
    click(dialog.sheet.switches[1])
    facts = dialog.sheet._facts
    names = [facts.itemAt(row, facts.ItemRole.LabelRole).widget().text() for row in range(7)]
    values = [facts.itemAt(row, facts.ItemRole.FieldRole).widget().text() for row in range(7)]
    told = dict(zip(names, values, strict=True))
    assert told["Läge"] == "Komplett"
    assert told["År i bruk"] == "2002–2010"
    assert told["Finns i"] == "Följer med Kompass"
    assert told["Källa"].startswith("Sveriges Kommuner och Landsting")


def test_save_as_excel_and_yaml_give_the_same_again(dialog, answers, tmp_path, qtbot):
    answers.path = tmp_path / "ut.xlsx"
    click(dialog.sheet.excel)
    settle(dialog, qtbot)
    assert read_workbook(answers.path) == packaged("kommunkompassen-2002")
    assert said(dialog) == f"Sparad: {answers.path}"
    answers.path = tmp_path / "ut.yaml"
    click(dialog.sheet.yaml)
    settle(dialog, qtbot)
    assert load(answers.path) == packaged("kommunkompassen-2002")
    assert answers.asked == ["kommunkompassen-2002.xlsx", "kommunkompassen-2002.yaml"]


def test_an_empty_template_with_explanations(dialog, answers, tmp_path, qtbot):
    answers.path = tmp_path / "mall.xlsx"
    click(dialog.template)
    settle(dialog, qtbot)
    assert "Läs först" in load_workbook(answers.path).sheetnames


def test_where_nothing_can_be_written_it_says_so(dialog, answers, tmp_path, qtbot):
    answers.path = tmp_path / "finns-inte" / "ut.xlsx"
    click(dialog.sheet.excel)
    settle(dialog, qtbot)
    assert "mappen finns inte" in said(dialog)


def test_a_file_with_faults_tells_every_one_with_its_row(dialog, workbook, qtbot):
    changed(changed(workbook, "E3", "många"), "D8", None)
    take_in(dialog, workbook, qtbot)
    assert dialog.intake.about.text() == "Filen har 2 fel. Inget har tagits in."
    (first, second) = table(dialog)
    assert first[0] == "3"
    assert "många" in first[2]
    assert second[0] == "8"
    assert not dialog.intake.take.isVisible()
    click(dialog.intake.copy)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["\t".join(row) for row in table(dialog)]
    assert known().own.paths == {}


def test_a_mended_file_is_read_again(dialog, workbook, qtbot):
    changed(workbook, "E3", "många")
    take_in(dialog, workbook, qtbot)
    changed(workbook, "E3", 40)
    click(dialog.intake.retry)
    settle(dialog, qtbot)
    assert dialog.intake.take.isVisible()


def test_one_row_can_be_copied(dialog, workbook, qtbot):
    changed(changed(workbook, "E3", "många"), "D8", None)
    take_in(dialog, workbook, qtbot)
    dialog.intake.table.selectRow(1)
    QTest.keyClick(dialog.intake.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(table(dialog)[1])


def test_nothing_is_taken_in_before_its_changes_have_been_seen(dialog, workbook, qtbot):
    take_in(dialog, workbook, qtbot)
    assert "Kommunkompassen 2002" in dialog.intake.heading.text()
    texts = [row[1] for row in table(dialog)]
    assert any("nackaborna" in text and "1.1" in text for text in texts)
    assert known().own.paths == {}
    click(dialog.intake.take)
    settle(dialog, qtbot)
    qtbot.waitUntil(lambda: "Nackas egen" in titles(dialog))
    settle(dialog, qtbot)
    assert known().edition("nacka-2026").question_numbered("1.1").title.endswith("nackaborna?")
    assert dialog.sheet.title.text() == "Nackas egen"
    assert "är intagen" in said(dialog)


def test_back_takes_nothing_in(dialog, workbook, qtbot):
    take_in(dialog, workbook, qtbot)
    click(dialog.intake.back)
    assert dialog.sheet.isVisible()
    assert known().own.paths == {}


def test_a_known_file_brings_nothing(dialog, tmp_path, qtbot):
    path = tmp_path / "samma.xlsx"
    export_workbook(packaged("kommunkompassen-2002"), path)
    take_in(dialog, path, qtbot)
    assert "Det finns inget att ta in" in dialog.intake.heading.text()
    assert not dialog.intake.take.isVisible()


def test_an_id_that_is_taken_asks_for_another(dialog, tmp_path, type_text, qtbot):
    path = tmp_path / "ändrad.xlsx"
    export_workbook(packaged("kommunkompassen-2002"), path)
    changed(path, "D3", "Hur informeras alla?")
    take_in(dialog, path, qtbot)
    assert "följer med Kompass och ändras inte" in dialog.intake.refusal.text()
    assert not dialog.intake.take.isVisible()
    dialog.intake.new_id.selectAll()
    type_text(dialog.intake.new_id, "Åäö\n")
    settle(dialog, qtbot)
    assert "går inte att använda" in dialog.intake.refusal.text()
    dialog.intake.new_id.selectAll()
    type_text(dialog.intake.new_id, "kommunkompassen-2002-nacka\n")
    settle(dialog, qtbot)
    click(dialog.intake.take)
    settle(dialog, qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 6)
    assert known().own.editions[0].id == "kommunkompassen-2002-nacka"


@pytest.mark.parametrize("name", ["bild.png", "gammal.xls", "tom.yaml"])
def test_other_files_are_refused_in_words(name, dialog, tmp_path, qtbot):
    path = tmp_path / name
    path.write_bytes(b"" if name == "tom.yaml" else b"\x89PNG")
    take_in(dialog, path, qtbot)
    assert len(table(dialog)) == 1
    assert name in dialog.intake.title.text()


def dropped(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_dropped_on_the_dialog_is_read(dialog, workbook, qtbot):
    data = dropped(workbook)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(dialog, drop)
    settle(dialog, qtbot)
    assert dialog.intake.take.isVisible()


def test_an_own_edition_is_removed_after_a_question(open_dialog, own_edition, answers, qtbot):
    UserEditions().save(own_edition)
    dialog = open_dialog()
    choose(dialog, "Nackas egen")
    answers.yes = False
    click(dialog.sheet.remove)
    assert "egen kopia" in answers.asked[0]
    assert known().own.editions == (own_edition,)
    answers.yes = True
    click(dialog.sheet.remove)
    settle(dialog, qtbot)
    qtbot.waitUntil(lambda: "Nackas egen" not in titles(dialog))
    assert known().own.editions == ()
    assert "är borttagen" in said(dialog)


def test_a_broken_file_in_the_folder_is_told_of_with_its_faults(open_dialog):
    folder = UserEditions().folder
    folder.mkdir(parents=True)
    (folder / "trasig.yaml").write_text("id: trasig\ntitle: 3\n", encoding="utf-8")
    dialog = open_dialog()
    assert titles(dialog)[-1] == "trasig.yaml"
    choose(dialog, "trasig.yaml")
    assert dialog.intake.isVisible()
    assert len(table(dialog)) > 1
    assert not dialog.intake.retry.isVisible()
    click(dialog.intake.back)
    assert dialog.sheet.isVisible()


def test_the_menu_opens_it_and_closing_frees_it(qtbot, settings, theme, answers):
    from ui.actions import ActionId
    from ui.main_window import MainWindow
    from ui.session import Session

    frame = MainWindow()
    qtbot.addWidget(frame)
    shell = frame.furnish(Session("Anna"), settings, theme)
    shell.begin()
    frame.show()
    shell.commands[ActionId.EDITIONS].trigger()
    dialog = frame.findChild(EditionsDialog)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Key.Key_Escape)


def test_a_half_known_edition_is_completed_from_the_own_papers(dialog, tmp_path, type_text, qtbot):
    """Filled in in Excel: a wrong sum is refused, the right one is taken in under an own id."""
    path = tmp_path / "ifylld.xlsx"
    export_workbook(packaged("kommunkompassen-2010"), path)
    for row in range(3, 8):
        changed(path, f"E{row}", 25)
    take_in(dialog, path, qtbot)
    assert UserEditions().contents().editions == ()
    for row in range(3, 8):
        changed(path, f"E{row}", 20)
    take_in(dialog, path, qtbot)
    assert "följer med Kompass och ändras inte" in dialog.intake.refusal.text()
    dialog.intake.new_id.selectAll()
    type_text(dialog.intake.new_id, "var-2010\n")
    settle(dialog, qtbot)
    click(dialog.intake.take)
    settle(dialog, qtbot)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 6)
    (own,) = UserEditions().contents().editions
    assert own.id == "var-2010"
    assert own.area_ids == packaged("kommunkompassen-2010").area_ids
    assert [question.max_points for question in own.areas[0].questions] == [20] * 5
