"""What to ask the municipality for, through the window."""

import pytest
from PySide6.QtCore import Qt
from source_files import PATIENCE, PROMISES

from kompass.assessment.material_kinds import RequestStatus
from ui.actions import ActionId


@pytest.fixture
def requests(window, page):
    window.commands[ActionId.SOURCES_REQUESTS].trigger()
    return page.shelves.requests


def test_our_proposal_is_labelled_and_added_once(requests, window, session):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    count = len(session.snapshot.material.requests)
    assert count > 20
    assert requests.label.text() == "Kompass eget förslag"
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    assert len(session.snapshot.material.requests) == count
    session.undo()
    assert not session.snapshot.material.requests


def test_an_own_row_is_written(requests, window, session, keys):
    window.commands[ActionId.SOURCES_ROW].trigger()
    keys.write("Rutin för e-förslag")
    requests.questions.setFocus()
    keys.write("34, 1.2")
    session.flush()
    (row,) = session.snapshot.material.requests
    numbers = {session.snapshot.edition.question(one).number for one in row.questions}
    assert (row.title, numbers) == ("Rutin för e-förslag", {"1.2", "3.4"})
    assert not requests.label.isVisible()


def test_a_number_that_is_no_question_is_said_and_kept_to_be_mended(
    requests, window, session, keys
):
    window.commands[ActionId.SOURCES_ROW].trigger()
    requests.questions.setFocus()
    keys.write("99")
    requests.title.setFocus()
    assert requests.questions.text() == "99"
    assert "9.9" in requests.questions.toolTip()
    assert not session.snapshot.material.requests[0].questions


def test_status_by_key_walks_on(requests, window, session, keys):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    requests.table.setFocus()
    for letter in "bksi":
        keys.press(Qt.Key(ord(letter.upper())), text=letter)
    found = [one.status for one in session.snapshot.material.requests[:5]]
    status = RequestStatus
    assert found == [
        status.ASKED, status.ARRIVED, status.MISSING, status.UNNEEDED, status.OPEN
    ]  # fmt: skip
    assert session.snapshot.material.requests[0].asked_on is not None
    assert "Har kommit: 1" in requests.sum.text()


def test_files_added_here_answer_the_row(requests, page, window, session, tmp_path, qtbot):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    row = session.snapshot.material.requests[2]
    requests.choose(row.id)
    path = tmp_path / "svar.txt"
    path.write_bytes(PROMISES.encode())
    page.errands.dialogs.documents = lambda: [path]
    window.commands[ActionId.SOURCES_ADD].trigger()
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)
    (source,) = session.snapshot.material.sources
    assert source.request == row.id
    assert source.sort
    assert session.snapshot.material.requests[2].status is RequestStatus.ARRIVED
    assert requests.table.rows.data(requests.table.rows.index(2, 3)) == "svar"


def test_the_letter_is_written(requests, page, window, tmp_path, qtbot):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    for suffix, first in ((".docx", b"PK"), (".pdf", b"%PDF")):
        target = tmp_path / f"brev{suffix}"
        page.errands.dialogs.save = lambda _name, _filters="", target=target: target
        window.commands[ActionId.SOURCES_LETTER].trigger()
        qtbot.waitUntil(lambda: not page.out.busy, timeout=PATIENCE)
        assert target.read_bytes().startswith(first)


def test_nothing_to_ask_for_is_said(requests, page, window):
    window.commands[ActionId.SOURCES_LETTER].trigger()
    assert "inget att begära" in page.out.said.text.text()


def test_a_row_is_removed_and_undone(requests, window, session, keys):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    count = len(session.snapshot.material.requests)
    requests.table.setFocus()
    keys.press(Qt.Key.Key_Delete)
    assert len(session.snapshot.material.requests) == count - 1
    session.undo()
    assert len(session.snapshot.material.requests) == count
