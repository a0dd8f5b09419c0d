"""One assessor in the team list: initials, colour and shape, and whether the person has signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from kompass.assessment.snapshot import Colour, Marker
from kompass.swedish import format_date
from ui.theme import GRID, Theme, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label, show_sentence, trouble_label
from ui.widgets.samsyn_marks import mark_icon
from ui.widgets.saved_text import SavedLineEdit

if TYPE_CHECKING:
    from kompass.assessment.editing.people import Look as GivenLook
    from kompass.assessment.snapshot import Signature, Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.models.samsyn_meeting import Member
    from ui.session import Session

_MARK = 18
_LETTERS = 5


class MemberRow(QWidget):
    """Everything saves itself. A look that has not been chosen shows what is used instead."""

    def __init__(
        self, session: Session, theme: Theme, member: RowId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._member = member
        self._sign = QLabel(self)
        self._name = ElidedLabel()
        mark(self._name, weight="strong")
        self.signed = label(text="small", tone="muted")
        self.initials = SavedLineEdit(session, self)
        self._trouble = trouble_label()
        self.initials.trouble_changed.connect(lambda text: show_sentence(self._trouble, text))
        self.colour, self.marker = QComboBox(self), QComboBox(self)
        for colour, words in _colours().items():
            self.colour.addItem(words, colour)
        for marker, words in _markers().items():
            self.marker.addItem(words, marker)
        self.colour.activated.connect(lambda at: self._choose({"colour": self.colour.itemData(at)}))
        self.marker.activated.connect(lambda at: self._choose({"marker": self.marker.itemData(at)}))
        self._lay_out()
        self.initials.bind(self._read, self._write)

    def release(self) -> None:
        """Let go of the file."""
        self.initials.unbind()

    def show_member(self, member: Member, signature: Signature | None) -> None:
        """Show how the person stands in the file."""
        look, name = member.look, member.name or member.look.initials
        self._sign.setPixmap(mark_icon(look, self._theme, size=_MARK).pixmap(_MARK, _MARK))
        self._name.setText(name)
        self.initials.setPlaceholderText(look.initials)
        self.initials.setAccessibleName(self.tr("Initialer för {name}").format(name=name))
        self.colour.setCurrentIndex(self.colour.findData(look.colour))
        self.colour.setAccessibleName(self.tr("Färg för {name}").format(name=name))
        self.marker.setCurrentIndex(self.marker.findData(look.marker))
        self.marker.setAccessibleName(self.tr("Form för {name}").format(name=name))
        for part in (self.colour, self.marker):
            part.setEnabled(not self._session.read_only)
        self.signed.setText(self._signed_words(signature))

    def _signed_words(self, signature: Signature | None) -> str:
        if signature is None:
            return self.tr("Har inte undertecknat.")
        local = signature.at.astimezone()
        when = f"{format_date(local.date())} kl. {local:%H.%M}"
        if signature.current:
            return self.tr("Undertecknade {when}.").format(when=when)
        return self.tr("Undertecknade {when}, men något har ändrats sedan dess.").format(when=when)

    def _read(self, snapshot: Snapshot) -> str:
        person = snapshot.assessor(self._member)
        return "" if person is None else person.initials

    def _write(self, file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_assessor(file, self._member, initials=text, step=step)

    def _choose(self, look: GivenLook) -> None:
        from kompass.assessment import edits

        self._session.edit(lambda file: edits.set_assessor(file, self._member, **look))

    def _lay_out(self) -> None:
        width = self.initials.fontMetrics().horizontalAdvance("M" * _LETTERS)
        self.initials.setFixedWidth(width + 2 * GRID)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign, 0, 0)
        grid.addWidget(self._name, 0, 1)
        for column, part in enumerate((self.initials, self.colour, self.marker), 2):
            grid.addWidget(part, 0, column)
        grid.addWidget(self._trouble, 1, 1, 1, 4)
        grid.addWidget(self.signed, 2, 1, 1, 4)


def _colours() -> dict[Colour, str]:
    tr = QCoreApplication.translate
    return {
        Colour.BLUE: tr("Looks", "blå"),
        Colour.ORANGE: tr("Looks", "orange"),
        Colour.GREEN: tr("Looks", "grön"),
        Colour.PURPLE: tr("Looks", "lila"),
        Colour.BROWN: tr("Looks", "brun"),
        Colour.PINK: tr("Looks", "rosa"),
    }


def _markers() -> dict[Marker, str]:
    tr = QCoreApplication.translate
    return {
        Marker.CIRCLE: tr("Looks", "cirkel"),
        Marker.SQUARE: tr("Looks", "kvadrat"),
        Marker.TRIANGLE: tr("Looks", "triangel"),
        Marker.DIAMOND: tr("Looks", "ruter"),
        Marker.STAR: tr("Looks", "stjärna"),
        Marker.HEXAGON: tr("Looks", "sexhörning"),
    }
