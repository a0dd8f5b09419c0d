"""In blind scoring nothing in the window tells a colleague's score before it is time."""

from decimal import Decimal

import pytest
from all_that_is_said import everything_said
from PySide6.QtCore import Qt

from ui.actions import ActionId, PageId
from ui.page_commands import RAIL
from ui.widgets.samsyn_bar import Show

KEY = Qt.Key
SECRET_POINTS = "17,37"
SECRET_REASON = "Hemligheten"


@pytest.fixture
def blind(window):
    """Return the window with a score of Bo's that nobody else may see: Cecilia has none."""
    from kompass.assessment import edits

    bo = window.session.snapshot.assessors[1].id
    question = window.id_of("8.1")

    def score(file):
        edits.set_blind(file, on=True)
        edits.set_own_points(file, bo, question, Decimal("17.37"))
        edits.set_own_rationale(file, bo, question, SECRET_REASON)

    window.session.edit(score)
    return window


def look_everywhere(window):
    said = []
    for page in RAIL:
        window.shell.pages.show(page)
        if page is PageId.SCORING:
            window.shell.pages.go_to(window.id_of("8.1"))
        said.append(everything_said(window.frame))
    for show in Show:
        window.page.go_to(window.id_of("8.1"))
        window.page._show(show)
        said.append(everything_said(window.frame))
    said += [entry.text + entry.hint for entry in window.shell.views.entries()]
    return "\n".join(said)


@pytest.mark.parametrize("who", ["Anna", "Cecilia", "Välj"])
def test_nothing_leaks_to_a_colleague(blind, who):
    blind.sit(who)

    said = look_everywhere(blind)

    assert SECRET_POINTS not in said
    assert SECRET_REASON not in said
    assert "dold" in said
    assert "visas när alla har bedömt frågan" in said or who == "Välj"


def test_ones_own_are_visible(blind):
    blind.sit("Bo")

    said = look_everywhere(blind)

    assert SECRET_POINTS in said
    assert SECRET_REASON in said


def test_a_projector_shows_a_room_nobody_s_hidden_scores(blind):
    blind.sit("Bo")
    blind.show_meeting()
    blind.page.go_to(blind.id_of("8.1"))

    blind.shell.commands[ActionId.SAMSYN_PROJECTOR].trigger()

    assert SECRET_POINTS not in everything_said(blind.page.window())
    assert SECRET_REASON not in everything_said(blind.page.window())


def test_the_lead_opens_a_question_and_takes_it_back(blind):
    page = blind.show_meeting()
    page.go_to(blind.id_of("8.1"))
    page.table.setFocus()
    assert page.question.open.isVisible()

    blind.press(KEY.Key_F9)
    assert [card.points.text() for card in page.question.cards] == ["–", SECRET_POINTS, "–"]

    blind.undo()
    assert SECRET_POINTS not in everything_said(blind.frame)


def test_nobody_else_can_open_it(blind):
    blind.sit("Cecilia")
    page = blind.show_meeting()
    page.go_to(blind.id_of("8.1"))

    blind.press(KEY.Key_F9)

    assert not page.question.open.isVisible()
    assert SECRET_POINTS not in everything_said(blind.frame)
    assert "Anna Ek" in page.question.notice.text()


def test_all_is_shown_when_all_have_scored(blind):
    from kompass.assessment import edits

    for person in blind.session.snapshot.assessors:
        if not person.name.startswith("Bo"):
            blind.session.edit(
                lambda file, row=person.id: edits.set_own_points(
                    file, row, blind.id_of("8.1"), Decimal(20)
                )
            )

    assert SECRET_POINTS in look_everywhere(blind)
