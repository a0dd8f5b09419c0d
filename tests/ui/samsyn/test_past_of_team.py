"""The whole window shows how it stood then: to read only, and without what is hidden now."""

from decimal import Decimal

import pytest
from all_that_is_said import everything_said
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from kompass.assessment import edits
from ui.actions import ActionId, PageId
from ui.page_commands import RAIL
from ui.past_moment import PastMoment
from ui.widgets.access_banner import AccessBanner

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECRET = "17,37"


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.busy and page.model.rowCount() > 0, timeout=15_000)


@pytest.fixture
def hidden(window):
    """Return the window: Bo's own score was open to all at "Före", and is hidden now."""
    bo, question = window.session.snapshot.assessors[1].id, window.id_of("8.1")

    def write(file):
        edits.set_own_points(file, bo, question, Decimal("17.37"))
        edits.set_points(file, window.id_of("1.3"), Decimal(11))
        edits.name_moment(file, "Före")
        edits.set_points(file, window.id_of("1.3"), Decimal(12))
        edits.set_blind(file, on=True)

    window.session.edit(write)
    return window


def show_then(window, qtbot):
    window.press(KEY.Key_6, CONTROL)
    page = window.shell.stack.page(PageId.HISTORY)
    settle(page, qtbot)
    for row in range(page.model.rowCount()):
        if page.model.index(row).data() == "”Före”":
            page.view.setCurrentIndex(page.model.index(row))
    settle(page, qtbot)
    window.frame.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    window.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: window.session.then is not None)
    return page


def test_every_page_shows_it_and_nothing_can_be_changed(hidden, qtbot):
    show_then(hidden, qtbot)
    banner = hidden.frame.findChild(AccessBanner)

    assert hidden.shell.stack.current is PageId.OVERVIEW
    assert hidden.session.snapshot.score(hidden.id_of("1.3")).points == 11
    assert banner.text == ("Du ser utvärderingen som den stod vid ”Före”. Inget går att ändra här.")
    assert not hidden.shell.commands[ActionId.UNDO].isEnabled()
    assert not hidden.shell.commands[ActionId.MERGE].isEnabled()
    hidden.shell.pages.go_to(hidden.id_of("1.3"))
    hidden.write("9")
    hidden.press(KEY.Key_Return)
    hidden.session.flush()
    assert hidden.session.file.snapshot.score(hidden.id_of("1.3")).points == 12

    back = next(each for each in banner.findChildren(QPushButton) if each.isVisible())
    assert back.text() == "Tillbaka till nu"
    back.click()
    assert hidden.session.then is None
    assert not banner.isVisible()
    assert hidden.shell.commands[ActionId.UNDO].isEnabled()
    hidden.shell.pages.go_to(hidden.id_of("1.3"))
    hidden.write("9")
    hidden.press(KEY.Key_Return)
    hidden.session.flush()
    own = hidden.session.snapshot.own_score(hidden.session.seat.person_id, hidden.id_of("1.3"))
    assert own.points == 9


def test_a_key_leads_back_to_now(hidden, qtbot):
    show_then(hidden, qtbot)
    assert hidden.shell.commands[ActionId.HISTORY_NOW].isEnabled()
    hidden.press(KEY.Key_J, CONTROL | SHIFT)

    assert hidden.session.then is None
    assert not hidden.shell.commands[ActionId.HISTORY_NOW].isEnabled()


@pytest.mark.parametrize("who", ["Anna", "Cecilia", "Välj"])
def test_what_is_hidden_now_was_not_seen_then(hidden, qtbot, who):
    hidden.sit(who)
    history = show_then(hidden, qtbot)
    said = []
    for page in RAIL:
        hidden.shell.pages.show(page)
        if page is PageId.HISTORY:
            settle(history, qtbot)
        said.append(everything_said(hidden.frame))
    hidden.page.go_to(hidden.id_of("8.1"))
    said.append(everything_said(hidden.frame))

    assert hidden.session.then is not None
    assert SECRET not in "\n".join(said)


def test_another_person_at_the_computer_sees_the_present(hidden, qtbot):
    show_then(hidden, qtbot)
    hidden.sit("Cecilia")

    assert hidden.session.then is None


def test_who_closes_the_file_leaves_the_past(hidden, path, qtbot):
    show_then(hidden, qtbot)
    hidden.session.close()
    hidden.shell.files.open(path)

    assert hidden.session.then is None
    assert hidden.session.snapshot.score(hidden.id_of("1.3")).points == 12


def test_nothing_is_written_while_one_looks_back(hidden):
    from kompass.errors import KompassError

    hidden.session.look_at(PastMoment("då", hidden.session.snapshot))
    with pytest.raises(KompassError, match="Gå tillbaka till nu"):
        hidden.session.edit(lambda file: edits.set_blind(file, on=False))
    assert hidden.session.snapshot.details.blind


def test_conflicts_are_decided_in_the_present(hidden, qtbot):
    show_then(hidden, qtbot)
    hidden.shell.merging.decide()

    assert hidden.session.then is None
    QApplication.activeModalWidget().reject()


def test_every_field_is_locked_also_where_nothing_has_changed_since(window):
    session = window.session
    pages = [PageId.OVERVIEW, PageId.SCORING, PageId.SAMSYN, PageId.REPORT]
    for page in pages:
        window.shell.pages.show(page)
    session.look_at(PastMoment("då", session.snapshot))
    for page in pages:
        window.shell.pages.show(page)
        open_ = [each.accessibleName() or each.placeholderText() for each in fields(window, page)]
        assert open_ == []
    session.look_at(None)
    window.shell.pages.show(PageId.SCORING)
    assert fields(window, PageId.SCORING) != []


def fields(window, page):
    """Return what can be written in on a page, but for what only searches."""
    shown = window.shell.stack.page(page)
    found = [*shown.findChildren(QLineEdit), *shown.findChildren(QPlainTextEdit)]
    return [
        each
        for each in found
        if each.isVisible()
        and each.isEnabled()
        and not each.isReadOnly()
        and not {"Sök", "Gå"} & set((each.accessibleName() + each.placeholderText()).split())
    ]


@pytest.fixture
def marked(window, tmp_path):
    """Return the window with a team whose points follow from indicators."""
    from kompass.assessment.snapshot import TEAM, Details, MarkStatus, Unit
    from kompass.assessment.storage import create
    from kompass.catalogue.files import packaged
    from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators

    (proposal,) = packaged_indicator_sets()
    edition = with_indicators(packaged("kommunkompassen-2002"), proposal)
    path = tmp_path / "indikatorer.kompass"
    with create(path, details=Details(Unit("B"), 2026), edition=edition, author="A") as file:
        for name in ("Anna Ek", "Bo"):
            edits.add_assessor(file, name)
    window.shell.files.open(path)
    indicator = window.session.snapshot.edition.question(window.id_of("2.2")).indicators[0].id
    window.session.edit(lambda file: edits.set_mark(file, TEAM, indicator, MarkStatus.MET))
    return window


def test_undo_of_a_mark_leads_to_its_question(marked):
    page = marked.show_meeting()
    page.go_to(marked.id_of("3.1"))
    marked.undo()

    assert marked.current == "2.2"


def test_undo_of_agreed_points_leads_to_their_question(window):
    page = window.show_meeting()
    window.session.edit(lambda file: edits.set_points(file, window.id_of("2.2"), Decimal(3)))
    page.go_to(window.id_of("3.1"))
    window.undo()

    assert window.current == "2.2"
