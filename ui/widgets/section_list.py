"""The sections of a form, one of them shown."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.models.report_sections import NOTE_ROLE, SECTION_ROLE, SectionId, SectionsModel
from ui.models.row_table import Index
from ui.theme import GRID, SMALL_POINTS, Theme
from ui.widgets.painted_list import WRAP, PaintedList, RowPainter

_NARROWEST = 16 * GRID
_USUAL = 24 * GRID
_WIDEST = 32 * GRID


class SectionList(PaintedList):
    """Arrow keys walk; ``section_chosen`` carries the ``SectionId`` somebody has come to.

    ``entered``: Enter or Right asks for the section's first field.
    """

    section_chosen = Signal(object)
    entered = Signal()

    def __init__(self, model: SectionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setAccessibleName(self.tr("Rapportens avsnitt"))
        self._sections = model
        self.setItemDelegate(_SectionDelegate(theme, self))
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for a title on one line."""
        return QSize(round(_USUAL * self._theme.scale), super().sizeHint().height())

    @property
    def section(self) -> SectionId:
        """The section that is shown."""
        found = self.currentIndex().data(SECTION_ROLE)
        return found if isinstance(found, SectionId) else SectionId.FACTS

    def choose(self, section: SectionId) -> None:
        """Come to a section."""
        self.setCurrentIndex(self._sections.index_of(section))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where somebody has come."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.section_chosen.emit(self.section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go over to the fields with Enter and Right."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setMinimumWidth(round(_NARROWEST * self._theme.scale))
        self.setMaximumWidth(round(_WIDEST * self._theme.scale))
        self.scheduleDelayedItemsLayout()


class _SectionDelegate(RowPainter):
    """Paints one section."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """Return the height that the whole title needs."""
        title, _ = self._places(QRect(0, 0, self.width, 10_000), index)
        text = QFontMetrics(self._theme.font()).boundingRect(title, WRAP, index.data())
        return QSize(self.width, text.height() + 2 * GRID)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, title and note."""
        self.paint_ground(painter, option, option.rect)
        title, note = self._places(option.rect, index)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("text"))
        painter.drawText(title, WRAP, index.data())
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(note, int(Qt.AlignmentFlag.AlignRight), index.data(NOTE_ROLE))

    def _places(self, row: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where title and note stand; the note has what it needs, the title the rest."""
        inner = row.adjusted(2 * GRID, GRID, -GRID, 0)
        metrics = QFontMetrics(self._theme.font(SMALL_POINTS))
        needed = metrics.horizontalAdvance(index.data(NOTE_ROLE) or "")
        gap = GRID if needed else 0
        title = inner.adjusted(0, 0, -(needed + gap), 0)
        drop = QFontMetrics(self._theme.font()).ascent() - metrics.ascent()
        return title, QRect(inner.right() - needed, inner.top() + drop, needed + 1, inner.height())
