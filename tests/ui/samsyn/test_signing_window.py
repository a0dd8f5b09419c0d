"""Signing, the lock that follows when all have signed, and the way out of it."""

from PySide6.QtCore import Qt

from ui.actions import PageId
from ui.widgets.access_banner import AccessBanner

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def sign(window, name):
    window.sit(name)
    window.press(KEY.Key_U, CONTROL | SHIFT)


def test_signing_is_seen_and_taken_back(window):
    page = window.show_meeting()

    sign(window, "Anna")
    assert page.team.rows()[0].signed.text().startswith("Undertecknade ")
    assert page.team.withdraw.isVisible()

    window.undo()
    assert page.team.rows()[0].signed.text() == "Har inte undertecknat."


def test_a_change_after_a_signature_is_told(window):
    page = window.show_meeting()
    sign(window, "Anna")
    page.table.setFocus()

    window.enter("20")

    assert "ändrats sedan dess" in page.team.rows()[0].signed.text()


def test_all_sign_and_the_assessment_is_locked_until_somebody_unlocks(window):
    page = window.show_meeting()
    window.enter("20")
    for name in ("Anna", "Bo", "Cecilia"):
        sign(window, name)

    banner = window.frame.findChild(AccessBanner)
    assert window.session.locked
    assert "Anna Ek, Bo Åkesson och Cecilia Öst" in banner.text
    assert page.team.unlock.isVisible()
    assert page.question.agreed.field.isReadOnly()
    page.go_to(window.id_of("1.2"))
    page.table.setFocus()
    window.enter("30")
    window.undo()
    assert window.agreed("1.2") == 20
    window.shell.pages.show(PageId.SCORING)
    scoring = window.shell.stack.page(PageId.SCORING)
    assert all(row.field.isReadOnly() for row in scoring.scores.questions.rows())

    window.show_meeting()
    page.team.unlock.setFocus()
    window.press(KEY.Key_Space)

    assert not window.session.locked
    assert not banner.isVisible()
    assert not page.question.agreed.field.isReadOnly()
    assert not any(row.field.isReadOnly() for row in scoring.scores.questions.rows())
    page.go_to(window.id_of("1.2"))
    page.table.setFocus()
    window.enter("30")
    assert window.agreed("1.2") == 30
