"""The evidence of a question beside its score, worked with by real keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kompass.assessment import edits
from kompass.assessment.material import Direction, EvidenceKind
from kompass.assessment.support import Ring
from ui.actions import ActionId
from ui.evidence.items import Group
from ui.widgets.below_rationale import Below

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def open_panel(page, keys):
    keys.write("e")
    assert page.texts.below.shown is Below.EVIDENCE
    assert page.texts.evidence.list.hasFocus()
    return page.texts.evidence.list


def link_of(page):
    return page._session.snapshot.material.links[page.texts.evidence.list.piece.link.id]


def test_e_in_the_points_opens_the_evidence_and_escape_leads_back(page, keys):
    field = QApplication.focusWidget()

    rows = open_panel(page, keys)

    assert field.text() == "", "the letter is no points"
    assert rows.piece is not None
    keys.press(K.Key_Escape)
    assert QApplication.focusWidget() is field


def test_the_evidence_of_the_next_question_begins_at_the_top(page, keys, visit):
    rows = open_panel(page, keys)
    keys.press(K.Key_End)
    assert rows.verticalScrollBar().value() > 0

    page.go_to(visit[1])

    assert rows.piece is rows.rows.pieces()[0]
    assert rows.verticalScrollBar().value() == 0


def test_three_groups_with_all_that_is_said(page, keys, visit, session):
    rows = open_panel(page, keys)

    shown = [rows.rows.index(at).data(Qt.ItemDataRole.UserRole) for at in range(99)]
    groups = [row for row in shown if isinstance(row, Group)]
    assert [group.kind for group in groups] == list(EvidenceKind)
    assert sum(group.count for group in groups) == len(session.snapshot.material.links_of(visit[0]))
    first = rows.rows.pieces()[0]
    assert first.where == "Budget 2026 med plan för 2027–2028, s. 1"
    assert first.direction == "+ stöder"
    assert first.name == f"E-{first.item[:5]}"
    interview = next(each for each in rows.rows.pieces() if each.kind is EvidenceKind.INTERVIEW)
    assert interview.where.startswith("KD · Kommundirektör, 4 maj 2026 kl. ")
    assert "Person" not in interview.spoken, "names stay in the interviews"
    for word in ("stöder", "styrka", "av 3", first.quote, first.where, first.name):
        assert word in first.spoken


def test_direction_and_strength_by_one_key_each(page, keys, session):
    open_panel(page, keys)
    keys.press(K.Key_Down)
    chosen = link_of(page).id

    for sign, direction in (
        ("-", Direction.CONTRADICTS),
        ("b", Direction.BACKGROUND),
        ("+", Direction.SUPPORTS),
    ):
        keys.write(sign)
        assert link_of(page).direction is direction
    for sign in "312":
        keys.write(sign)
        assert link_of(page).strength == int(sign)
    assert link_of(page).id == chosen, "what one works with stays chosen"
    detail = page.texts.evidence.detail
    assert detail.directions[Direction.SUPPORTS].isChecked()
    assert detail.strengths[2].isChecked()


def test_the_mouse_changes_direction_and_strength(page, keys):
    open_panel(page, keys)
    detail = page.texts.evidence.detail

    QTest.mouseClick(detail.directions[Direction.BACKGROUND], Qt.MouseButton.LeftButton)
    QTest.mouseClick(detail.strengths[3], Qt.MouseButton.LeftButton)

    assert link_of(page).direction is Direction.BACKGROUND
    assert link_of(page).strength == 3


def test_a_comment_is_written_and_left(page, keys, session):
    rows = open_panel(page, keys)
    keys.write("k")
    assert keys.where() is page.texts.evidence.detail.comment

    keys.write("Gäller även skolan")
    keys.press(K.Key_Escape)

    assert rows.hasFocus()
    assert link_of(page).comment == "Gäller även skolan"
    assert rows.piece.comment == "Gäller även skolan"
    session.undo()
    assert link_of(page).comment == ""


def test_removing_goes_on_to_the_next_and_undo_leads_back(page, keys, session, visit):
    rows = open_panel(page, keys)
    keys.press(K.Key_Down)
    gone = rows.piece
    count = len(rows.rows.pieces())

    keys.press(K.Key_Delete)

    assert gone.link.id not in session.snapshot.material.links
    assert len(rows.rows.pieces()) == count - 1
    assert rows.piece is not None
    page.go_to(visit[3])
    session.undo()
    assert page.question == visit[0]
    assert rows.piece.link.id == gone.link.id


def test_f5_goes_there_from_a_text_and_back(page, keys, actions):
    page.texts.rationale.text.setFocus()
    keys.write("Eftersom")

    actions[ActionId.EVIDENCE_SHOW].trigger()
    assert page.texts.evidence.list.hasFocus()
    actions[ActionId.EVIDENCE_SHOW].trigger()

    assert page.texts.rationale.text.hasFocus()
    assert page.texts.rationale.text.current_text() == "Eftersom"


def test_writing_about_the_area_brings_its_texts_forward(page, keys, actions):
    open_panel(page, keys)

    actions[ActionId.GO_TO_FINDINGS].trigger()

    assert page.texts.below.shown is Below.TEXTS
    assert page.texts.area.findings.hasFocus()


def test_without_evidence_it_says_what_to_do(page, keys, ask):
    page.go_to(ask("8.4").id)
    keys.write("e")

    panel = page.texts.evidence
    assert panel._nothing.isVisible()
    assert "8.4" in panel._nothing.text()
    assert not panel.detail.isVisible()


def test_nothing_can_be_changed_while_one_only_reads(page, keys, session, actions):
    rows = open_panel(page, keys)
    before = link_of(page)
    path = session.file.path
    session.close()
    from kompass.assessment.storage import open_file

    session._file = open_file(path, author="Bo", read_only=True)
    session.opened.emit()
    page.go_to(before.question)
    page.evidence.show()

    keys.write("-3")
    keys.press(K.Key_Delete)

    assert session.snapshot.material.links[before.id] == before
    assert page.texts.evidence.trouble.isVisible()
    assert rows.rows.pieces()


def test_indicators_only_where_the_edition_has_them(page, keys):
    open_panel(page, keys)

    keys.write("i")

    assert "inga indikatorer" in page.texts.evidence.trouble.text()


def test_the_ring_opens_the_evidence_of_its_question(page, visit):
    row = page.scores.questions.row(visit[1])

    QTest.mouseClick(row.ring, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))

    assert page.question == visit[1]
    assert page.texts.evidence.question.id == visit[1]
    assert page.texts.evidence.list.hasFocus()


def test_rings_follow_the_links(page, session, visit, ask):
    row = page.scores.questions.row(visit[0])
    assert row.ring.support.ring is Ring.FULL
    assert "belägg av minst två slag" in row.ring.accessibleName()
    assert "belägg av minst två slag" in row.field.accessibleDescription()

    for link in session.snapshot.material.links_of(visit[0])[1:]:
        session.edit(lambda file, link=link: edits.remove_link(file, link.id))
    assert row.ring.support.ring is Ring.HALF
    session.edit(
        lambda file: edits.remove_link(file, file.snapshot.material.links_of(visit[0])[0].id)
    )

    assert row.ring.support.ring is Ring.EMPTY
    assert row.ring.toolTip() == "Fråga 1.1: inga belägg"


def test_a_ring_says_when_evidence_contradicts(page, session, visit):
    row = page.scores.questions.row(visit[0])

    for link in session.snapshot.material.links_of(visit[0]):
        session.edit(
            lambda file, link=link: edits.set_link(file, link.id, direction=Direction.CONTRADICTS)
        )

    assert "motsäger" in row.ring.words


def test_f4_walks_through_what_is_not_full(page, visit, actions, session):
    seen = []
    for _ in range(3):
        actions[ActionId.EVIDENCE_NEXT].trigger()
        seen.append(session.snapshot.edition.question(page.question).number)
    actions[ActionId.EVIDENCE_PREVIOUS].trigger()

    full = [session.snapshot.edition.question(each).number for each in visit]
    assert not set(seen) & set(full)
    assert session.snapshot.edition.question(page.question).number == seen[1]
    assert page.texts.below.shown is Below.EVIDENCE


def test_the_filter_counts_points_without_evidence(page, session, visit, ask, actions):
    for number in ("1.1", "8.4"):
        question = ask(number)
        session.edit(lambda file, q=question: edits.set_points(file, q.id, q.max_points))
    actions[ActionId.FILTER_MISSING].trigger()
    state = page._walk.state(ask("8.4").id)
    assert not page._walk.showing.wants(state)

    actions[ActionId.FILTER_EVIDENCE].trigger()

    assert page._walk.showing.wants(page._walk.state(ask("8.4").id))
    assert not page._walk.showing.wants(page._walk.state(ask("1.1").id))
    assert page.bar.also_evidence.isChecked()


def test_the_menu_says_what_the_keys_do(page, keys):
    rows = open_panel(page, keys)

    menu = rows.menu()

    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert any(text.startswith("Visa stället") for text in texts)
    assert any("Ta bort" in text for text in texts)


def test_typing_a_note_rebuilds_no_row(page, session, visit, keys, monkeypatch):
    open_panel(page, keys)
    drawn = []
    for row in page.scores.questions.rows():
        monkeypatch.setattr(row, "show_state", drawn.append)
    line = next(iter(session.snapshot.material.lines))

    session.edit(lambda file: edits.set_line(file, line, "Något annat"))

    assert drawn == []
