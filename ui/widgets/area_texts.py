"""What is written about one area: introduction, findings, strengths and improvements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id
from ui.theme import GRID, mark
from ui.touched import ORDER, Entity, Touched
from ui.widgets.bullet_editor import BulletEditor
from ui.widgets.bullet_kinds import IMPROVEMENTS, STRENGTHS
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.growing_text import GrowingText
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.text_fields import findings_of, introduction_of

if TYPE_CHECKING:
    from kompass.catalogue.model import Area
    from ui.session import Session


class AreaTexts(TallScroll):
    """The texts of one area below each other, each as high as its content."""

    parts_changed = Signal()
    """There are other ``parts`` than before, or in another order."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._area: Area | None = None
        self._content = QWidget()
        self.introduction = GrowingText(session, lines=3, parent=self)
        self.findings = GrowingText(session, lines=5, parent=self)
        self.strengths = BulletEditor(session, STRENGTHS, self)
        self.improvements = BulletEditor(session, IMPROVEMENTS, self)
        self.conflicts = {
            "introduction": ConflictMark(session, self.introduction),
            "findings": ConflictMark(session, self.findings),
        }
        self.suggest = QPushButton(self.tr("Använd Kompass förslag"), self)
        self._lay_out()
        self._connect()

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        introduction, findings = self.conflicts.values()
        texts = [self.suggest, self.introduction, introduction, self.findings, findings]
        return [*texts, *self.strengths.stops, *self.improvements.stops]

    def show_area(self, area: Area) -> None:
        """Show the texts of an area; what is pending in the former one is saved first."""
        if self._area is not None and area.id == self._area.id:
            return
        self._area = area
        self._bind(area)
        self.strengths.show_area(area)
        self.improvements.show_area(area)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Forget the area; there is nothing to show."""
        self._area = None

    def put_cursor_in(self, touched: Touched) -> bool:
        """Put the cursor where something changed; ``False`` if that is not in this area."""
        if self._area is None:
            return False
        if touched.entity is Entity.AREA and touched.id == self._area.id:
            text = self.introduction if touched.field == "introduction" else self.findings
            text.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        for bullets, entity in (
            (self.strengths, Entity.STRENGTH),
            (self.improvements, Entity.IMPROVEMENT),
        ):
            if touched.entity is entity and touched.field == ORDER:
                bullets.write_new()
                return True
            if touched.entity is entity and bullets.put_cursor_in(RowId(touched.id), touched.field):
                return True
        return False

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(2 * GRID, GRID, GRID, 2 * GRID)
        column.setSpacing(GRID // 2)
        introduction, findings = self.conflicts.values()
        column.addWidget(self._heading(self.tr("Inledning"), introduction, self.suggest))
        column.addWidget(self.introduction)
        for title, part, beside in (
            (self.tr("Iakttagelser"), self.findings, (findings,)),
            (self.tr("Styrkor"), self.strengths, ()),
            (self.tr("Förbättringsområden"), self.improvements, ()),
        ):
            column.addSpacing(GRID)
            column.addWidget(self._heading(title, *beside))
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(self._content)
        mark(self.suggest, kind="quiet")
        self.suggest.setToolTip(
            self.tr("Lägger in Kompass egen text om varför området är viktigt; ändra den fritt")
        )
        self.introduction.setPlaceholderText(self.tr("Varför är området viktigt?"))
        self.findings.setPlaceholderText(self.tr("Vad såg ni och vad hörde ni?"))

    def _heading(self, title: str, *beside: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(title)
        mark(label, weight="strong")
        line.addWidget(label)
        line.addStretch(1)
        for part in beside:
            line.addWidget(part)
        return row

    def _connect(self) -> None:
        self.suggest.clicked.connect(self._use_suggestion)
        self._session.changed.connect(self._on_changed)
        self._session.closed.connect(self.clear)
        for text in (self.introduction, self.findings):
            text.cursor_moved.connect(lambda place, text=text: self._keep_in_view(text, place))
        for bullets in (self.strengths, self.improvements):
            bullets.cursor_moved.connect(self._keep_in_view)
            bullets.rows_changed.connect(self.parts_changed)

    def _bind(self, area: Area) -> None:
        self.introduction.setAccessibleName(
            self.tr("Inledning till område {0}").format(area.number)
        )
        self.findings.setAccessibleName(self.tr("Iakttagelser i område {0}").format(area.number))
        self.suggest.setAccessibleName(
            self.tr("Använd Kompass förslag till inledning i område {0}").format(area.number)
        )
        self.introduction.bind(*introduction_of(area.id))
        self.findings.bind(*findings_of(area.id))
        for field, conflict in self.conflicts.items():
            conflict.watch((Entity.AREA, area.id, field))
        self._offer_suggestion()

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if self._area is not None and any(t.id == self._area.id for t in touched):
            self._offer_suggestion()

    def _offer_suggestion(self) -> None:
        """Show the button only where there is a proposal and nothing is written yet."""
        area = self._area
        self.suggest.setVisible(
            area is not None
            and bool(area.suggested_introduction)
            and not self._session.read_only
            and not self._session.snapshot.area_texts(area.id).introduction
        )

    def _use_suggestion(self) -> None:
        self._session.flush()
        area = self._area
        if area is None or self._session.snapshot.area_texts(area.id).introduction:
            return
        write = introduction_of(area.id)[1]
        step = StepId(new_id())
        try:
            self._session.edit(lambda file: write(file, area.suggested_introduction, step))
        except KompassError as trouble:
            self.introduction.show_trouble(str(trouble))
        self.introduction.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_view(self, text: QWidget, cursor: QRect) -> None:
        """Scroll to the line being written, once rows that just came have their places."""
        QTimer.singleShot(0, text, lambda: self._scroll_to(text, cursor))

    def _scroll_to(self, text: QWidget, cursor: QRect) -> None:
        """Scroll so that the line being written can be seen, with a line to spare."""
        bottom = text.mapTo(self._content, QPoint(cursor.right(), cursor.bottom()))
        top = text.mapTo(self._content, cursor.topLeft())
        self.ensureVisible(0, bottom.y(), 0, 3 * GRID)
        self.ensureVisible(0, top.y(), 0, GRID)
