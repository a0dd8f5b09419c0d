"""Profil: picture, figures and words about the same assessment, and the ways to take them out."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kompass.assessment import edits, example
from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from ui.actions import ActionId, Actions
from ui.models.profile_table import DIFFERENCE, OWN, REFERENCE, TITLE
from ui.session import Session
from ui.theme import SCALES, Theme, ThemeChoice
from ui.widgets.view_switch import View

OWN_POINTS = ["66", "74,5", "87,5", "77", "73", "66", "50", "83"]
MEDIANS = ["60,5", "56,2", "65,3", "66", "53,5", "56,7", "44,8", "73,4"]
DIFFERENCES = ["+5,5", "+18,3", "+22,2", "+11", "+19,5", "+9,3", "+5,2", "+9,6"]


class Answers:
    """Answers the page's dialogs with paths that the test has chosen."""

    def __init__(self):
        self.proposed = None
        self.path = None

    def picture(self, proposal):
        self.proposed = proposal
        return self.path

    def assessment(self, folder):
        self.proposed = folder
        return self.path


@pytest.fixture(autouse=True)
def empty_clipboard(qapp):
    """Empty it: offscreen it outlives Python, and what Python put there must not."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.resize_text(1.0)
    theme.choose(ThemeChoice.LIGHT)


@pytest.fixture
def actions():
    return Actions()


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "Södertälje 2006.kompass"
    example.write(path, author="Anna")
    session = Session("Anna")
    session.open(path)
    yield session
    session.close()


@pytest.fixture
def unshown(session, actions, theme, qtbot):
    from ui.pages.profile import ProfilePage

    page = ProfilePage(session, actions, theme)
    qtbot.addWidget(page)
    page.out.dialogs = Answers()
    page.resize(1270, 640)
    return page


@pytest.fixture
def page(unshown, qtbot):
    with qtbot.waitSignal(unshown.chart.drawn, timeout=20_000):
        unshown.show()
    unshown.activateWindow()
    qtbot.waitUntil(unshown.isActiveWindow)
    return unshown


def column(page, number):
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def number(session, text):
    return session.snapshot.edition.question_numbered(text).id


def clear(session, *numbers):
    for text in numbers:
        session.edit(lambda file, text=text: edits.set_points(file, number(session, text), None))


def clear_area(session, nth):
    clear(session, *(q.number for q in session.snapshot.edition.areas[nth].questions))


def move_mouse(widget, at: QPointF):
    # A window on the offscreen platform gets no moves of a real pointer.
    QTest.mouseMove(widget, QPoint(1, 1))
    QTest.mouseMove(widget, at.toPoint())
    QApplication.processEvents()


def test_the_table_says_the_printed_figures(page):
    assert column(page, OWN) == [*OWN_POINTS, "577"]
    assert column(page, REFERENCE) == [*MEDIANS, "–"]
    assert column(page, DIFFERENCE) == [*DIFFERENCES, "–"]
    assert [title.replace("\N{SOFT HYPHEN}", "") for title in column(page, TITLE)] == [
        *(area.title for area in page.profile.areas),
        "Totalt",
    ]
    model = page.table.model()
    headings = [
        model.headerData(nth, Qt.Orientation.Horizontal) for nth in range(model.columnCount())
    ]
    assert headings == ["Nr", "Område", "Poäng", "Median", "Skillnad"]
    legend = model.headerData(REFERENCE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "2009" in legend
    assert "utgåva 2002" in legend


def test_figures_stand_in_columns(page):
    model = page.table.model()
    cell = model.index(1, OWN)
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    font = cell.data(Qt.ItemDataRole.FontRole)
    assert [tag.toString() for tag in font.featureTags()] == ["tnum"]


def test_the_model_keeps_qts_rules(page, qtmodeltester):
    qtmodeltester.check(page.table_model, force_py=False)


def test_deviations_are_said_in_words(page):
    said = page.words.text.text()
    assert said.startswith("Södertälje ligger över medianen i alla åtta områden")
    for area, difference in zip(page.profile.areas, DIFFERENCES, strict=True):
        assert area.title in said
        assert f"({difference})" in said


def test_the_picture_fills_its_place_and_is_described(page):
    image = page.chart.image
    ratio = image.devicePixelRatio()
    assert abs(image.width() / ratio - page.chart.width()) <= 1
    assert abs(image.height() / ratio - page.chart.height()) <= 1
    assert "87,5 (median 65,3, +22,2)" in page.chart.accessibleDescription()
    assert "kompassros" in page.chart.accessibleName()


def test_matplotlib_waits_until_the_page_is_shown(unshown):
    assert unshown.chart.image.isNull()


def test_bars_and_back_by_button_and_by_action(page, actions, qtbot):
    compass = QImage(page.chart.image)
    with qtbot.waitSignal(page.chart.drawn):
        qtbot.mouseClick(page.switch.buttons[View.BARS], Qt.MouseButton.LeftButton)
    assert page.switch.view is View.BARS
    assert page.chart.image != compass
    with qtbot.waitSignal(page.chart.drawn):
        actions[ActionId.SHOW_COMPASS].trigger()
    assert page.switch.buttons[View.COMPASS].isChecked()
    assert not page.switch.buttons[View.BARS].isChecked()
    assert page.chart.image == compass


def choose(page, qtbot, text):
    """Choose in the box by keyboard, as a person does."""
    box = page.picker.box
    box.setFocus()
    row = next(n for n in range(box.count()) if box.itemText(n).startswith(text))
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.wait(1)


def test_without_comparison_nothing_is_compared(page, qtbot):
    choose(page, qtbot, "Ingen jämförelse")
    assert page.table.model().columnCount() == 3
    assert page.words.isHidden()
    assert not page.profile.has_reference
    assert len(page.chart.spots) == 8
    choose(page, qtbot, "Median")
    assert column(page, REFERENCE)[:2] == MEDIANS[:2]
    assert len(page.chart.spots) == 16


def other_file(folder: Path, year: int, *, edition="kommunkompassen-2002", points=40) -> Path:
    path = folder / f"Annanstad {year}.kompass"
    made = packaged(edition)
    with create(path, details=Details(Unit("Annanstad"), year), edition=made, author="Bo") as file:
        if points is not None:
            for question in made.areas[0].questions:
                share = question.max_points * points / 100
                edits.set_points(file, question.id, Decimal(share))
    return path


def test_another_assessment_as_reference(page, tmp_path, qtbot):
    page.out.dialogs.path = other_file(tmp_path, 2008)
    choose(page, qtbot, "En annan utvärdering")
    assert page.out.dialogs.proposed == tmp_path
    assert page.picker.reference.population == "Annanstad 2008"
    assert column(page, REFERENCE)[:2] == ["40", "–"]
    assert column(page, DIFFERENCE)[0] == "+26"
    assert page.picker.box.currentText().startswith("Annanstad 2008")
    assert page.picker.trouble.isHidden()
    assert "1 av 8 områden" in page.picker.warning.text()
    choose(page, qtbot, "Median")
    choose(page, qtbot, "Annanstad 2008")
    assert column(page, REFERENCE)[0] == "40", "a file read once can be chosen again"


@pytest.mark.parametrize("kind", ["garbage", "itself", "nothing scored"])
def test_a_file_that_cannot_be_compared_is_refused_where_it_was_chosen(
    page, tmp_path, session, qtbot, kind
):
    path = tmp_path / "annan.kompass"
    path.write_bytes(b"detta \xc3\xa4r ingen databas")
    page.out.dialogs.path = {
        "garbage": path,
        "itself": session.file.path,
        "nothing scored": other_file(tmp_path, 2009, points=None),
    }[kind]
    before = page.picker.reference
    choose(page, qtbot, "En annan utvärdering")
    assert page.picker.trouble.isVisible()
    assert page.picker.trouble.text().endswith(".")
    assert page.picker.reference is before
    assert page.picker.box.currentText().startswith("Median")
    choose(page, qtbot, "Ingen jämförelse")
    assert page.picker.trouble.isHidden()


def test_nobody_answers_the_dialog(page, qtbot):
    choose(page, qtbot, "En annan utvärdering")
    assert page.picker.box.currentText().startswith("Median")
    assert page.picker.reference is not None


def test_pointing_at_a_value_reads_it(page):
    spot = next(spot for spot in page.chart.spots if spot.area == 2)
    move_mouse(page.chart, page.chart.place_of(spot))
    assert page.chart.reading.startswith("3 Tydlighet i samspelet")
    assert "87,5 (median 65,3, +22,2)" in page.chart.reading
    before = page.chart.grab().toImage()
    QApplication.sendEvent(page.chart, QEvent(QEvent.Type.Leave))
    assert page.chart.reading == ""
    assert page.chart.grab().toImage() != before, "the sign was painted"


def test_the_keyboard_reads_values_through_the_table(page):
    page.table.setFocus()
    assert page.chart.reading.startswith("1 Offentlighet")
    for _ in range(6):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chart.reading.startswith("7 Verksamhetsutveckling: 50")
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.chart.reading == "", "the total has no place in the picture"
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    page.picker.box.setFocus()
    assert page.chart.reading == ""


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("view", list(View))
def test_saving_the_picture(page, actions, tmp_path, qtbot, suffix, view):
    page.switch.show_view(view)
    path = page.out.dialogs.path = tmp_path / f"bild{suffix}"
    actions[ActionId.EXPORT_PICTURE].trigger()
    qtbot.waitUntil(page.out.told.isVisible, timeout=20_000)
    assert str(path) in page.out.told.text()
    assert page.out.dialogs.proposed.name.startswith("Södertälje 2006 – ")
    content = path.read_bytes()
    assert content.startswith({".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}[suffix])
    if suffix == ".pdf":
        document = pypdfium2.PdfDocument(content)
        text = document[0].get_textpage().get_text_bounded()
        document.close()
        assert "74,5" in text
        assert "577" in text


def test_saving_where_it_cannot_be_says_why(page, actions, tmp_path, qtbot):
    page.out.dialogs.path = tmp_path / "borta" / "bild.png"
    actions[ActionId.EXPORT_PICTURE].trigger()
    qtbot.waitUntil(page.out.trouble.isVisible, timeout=20_000)
    assert "mappen finns inte" in page.out.trouble.text()
    page.out.dialogs.path = None
    actions[ActionId.EXPORT_PICTURE].trigger()
    assert page.out.told.isHidden()


def test_copying_the_picture(page, qtbot):
    button = page.tools.copy
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    image = QGuiApplication.clipboard().image()
    assert not image.isNull()
    assert image.width() >= 1500
    assert page.out.told.text() == "Bilden är kopierad."


def test_copying_the_table(page, qtbot):
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Kopiera tabellen")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0] == "Nr\tOmråde\tPoäng\tMedian\tSkillnad"
    assert lines[2] == "2\tTillgänglighet och medborgar-/brukarorientering\t74,5\t56,2\t+18,3"
    assert lines[-1] == "\tTotalt\t577\t–\t–"
    assert len(lines) == 10
    assert '<td align="right">87,5</td>' in data.html()


def test_copying_some_rows_by_keyboard(page):
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Nr", "1", "2"]


def test_a_changed_score_is_drawn_at_once(page, session, qtbot):
    with qtbot.waitSignal(page.chart.drawn):
        session.edit(lambda file: edits.set_points(file, number(session, "1.1"), Decimal(40)))
    assert column(page, OWN)[0] == "80"
    assert column(page, DIFFERENCE)[0] == "+19,5"
    session.undo()
    assert column(page, OWN)[0] == "66"


def test_a_hidden_page_waits(page, session, qtbot):
    page.hide()
    with qtbot.assertNotEmitted(page.chart.drawn, wait=200):
        session.edit(lambda file: edits.set_points(file, number(session, "1.1"), Decimal(40)))
    assert column(page, OWN)[0] == "66"
    with qtbot.waitSignal(page.chart.drawn):
        page.show()
    assert column(page, OWN)[0] == "80"


def test_an_unfinished_assessment_says_what_is_missing(page, session):
    assert page.missing.isHidden()
    clear(session, "3.1", "3.2")
    clear_area(session, 5)
    assert page.missing.text.text() == "Ännu inte bedömt: 3.1 och 3.2 och hela område 6."
    assert column(page, OWN)[2] == "–"
    assert "bedömda)" in column(page, TITLE)[2]
    assert column(page, TITLE)[5].endswith("(ej bedömd)")
    assert column(page, TITLE)[-1].startswith("Totalt (")
    assert "ej bedömd" in page.chart.accessibleDescription()
    assert "inte färdigbedömda" in page.words.text.text()


def test_the_way_to_the_next_question(page, session, actions, qtbot):
    clear(session, "3.1")
    button = page.missing.findChild(QPushButton)
    with qtbot.waitSignal(actions[ActionId.NEXT_UNSCORED].triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_scored_invites_to_begin(page, session, actions, qtbot):
    for nth in range(8):
        clear_area(session, nth)
    assert not page.chart.isVisible()
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Börja bedöma")
    with qtbot.waitSignal(actions[ActionId.NEXT_UNSCORED].triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    session.undo()
    assert page.chart.isVisible()


def test_resizing_stretches_first_and_redraws_when_it_is_still(page, qtbot):
    first = page.chart.image.size()
    drawings = []
    page.chart.drawn.connect(lambda: drawings.append(page.chart.image.size()))
    for width in range(1270, 1150, -20):
        page.resize(width, 640)
        QApplication.processEvents()
    assert page.chart.image.size() == first, "the last picture is stretched meanwhile"
    qtbot.waitUntil(lambda: bool(drawings), timeout=5_000)
    assert len(drawings) == 1
    assert abs(page.chart.image.width() - page.chart.width()) <= 1


def test_colours_follow_the_theme(page, theme, qtbot):
    with qtbot.waitSignal(page.chart.drawn):
        theme.choose(ThemeChoice.DARK)
    assert page.chart.image.pixelColor(2, 2) == theme.color("page")
    with qtbot.waitSignal(page.chart.drawn):
        theme.choose(ThemeChoice.LIGHT)
    assert page.chart.image.pixelColor(2, 2) == theme.color("page")


def test_a_choice_is_kept_until_another_edition_is_opened(page, session, tmp_path, qtbot):
    choose(page, qtbot, "Ingen jämförelse")
    session.open(other_file(tmp_path, 2010))
    assert page.picker.reference is None
    assert page.profile.title == "Annanstad 2010"


def all_rows_fit(table):
    model = table.model()
    return all(
        table.rowHeight(row) >= table.sizeHintForIndex(model.index(row, TITLE)).height()
        for row in range(model.rowCount())
    )


@pytest.mark.parametrize("scale", [SCALES[0], SCALES[-1]])
def test_rows_are_as_high_as_their_text(page, theme, qtbot, scale):
    theme.resize_text(scale)
    table = page.table
    qtbot.waitUntil(lambda: all_rows_fit(table))
    qtbot.waitUntil(lambda: table.height() >= table.verticalHeader().length())
    assert page.minimumSizeHint().width() <= 1366 - 170, "fits a laptop, beside the rail"


def test_everything_that_takes_the_keyboard_has_a_name(page, session):
    clear(session, "3.1")
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (
            widget.accessibleName() or getattr(widget, "text", str)() or has_buddy(page, widget)
        )
    ]
    assert not nameless


def has_buddy(page, widget):
    return any(
        getattr(label, "buddy", lambda: None)() is widget for label in page.findChildren(QWidget)
    )


def test_tab_walks_from_the_picture_to_the_figures(page):
    page.switch.buttons[View.COMPASS].setFocus()
    seen = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    wanted = [page.tools.copy, page.tools.save, page.picker.box, page.table]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_spots_follow_the_picture_while_it_is_stretched(page):
    spot = page.chart.spots[0]
    before = page.chart.place_of(spot)
    page.resize(1100, 560)
    QApplication.processEvents()
    after = page.chart.place_of(replace(spot))
    assert after.x() < before.x()
    assert 0 < after.y() < page.chart.height()
