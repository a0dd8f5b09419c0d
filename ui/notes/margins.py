"""The margins beside the lines: time, author and speaker at the left, tags at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from kompass.assessment.material_kinds import LinkOrigin, Secrecy
from ui.icons import icon
from ui.models.contested_material import word
from ui.notes.airy_layout import LINE_GAP
from ui.notes.chips import Chip, ChipLook, paint_chip
from ui.theme import BODY_POINTS, GRID, SMALL_POINTS, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.notes.editor import NoteEditor
    from ui.notes.margin_words import MarginWords
    from ui.notes.rows import Row

STRIP: Final = 6
_GAP: Final = 6
_SCREEN_WIDE: Final = 760


class Margin(QWidget):
    """One margin of an editor; paints the rows that are in sight."""

    def __init__(self, editor: NoteEditor, words: MarginWords, theme: Theme) -> None:
        super().__init__(editor)
        self.editor = editor
        self.words = words
        self.theme = theme
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self.update)

    def wanted(self) -> int:
        """Return how wide the margin has to be."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, row: Row, place: QRectF) -> None:
        """Paint what stands beside one line."""
        raise NotImplementedError

    def tip_for(self, row: Row) -> str:
        """Return what to say about a line under the mouse."""
        raise NotImplementedError

    def small(self, *, strong: bool = False) -> QFont:
        """Return the font of a margin."""
        return self.theme.font(SMALL_POINTS, strong=strong)

    def width_of(self, text: str, *, strong: bool = False) -> float:
        """Return how wide a text of a margin is."""
        return QFontMetricsF(self.small(strong=strong)).horizontalAdvance(text)

    def first_line(self, place: QRectF) -> QRectF:
        """Return where beside a line its first row on the screen is."""
        high = QFontMetricsF(self.theme.font(BODY_POINTS)).lineSpacing()
        return QRectF(0, place.top(), self.width(), high)

    def sizeHint(self) -> QSize:
        """Return the wanted width."""
        return QSize(self.wanted(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that have to be painted anew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(event.rect())
        current = self.editor.textCursor().blockNumber()
        for at, _, place in self.editor.visible_rows():
            if place.top() > area.bottom():
                break
            if not area.intersects(QRectF(0, place.top(), self.width(), place.height() + 1)):
                continue
            if at == current:
                band = place.translated(0, -LINE_GAP / 2)
                painter.fillRect(
                    QRectF(0, band.top(), self.width(), band.height()), self.theme.color("rail")
                )
            self.paint_row(painter, self.editor.paper.rows[at], place)

    def event(self, event: QEvent) -> bool:
        """Tell what something in the margin means."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            said = self.tip_for(row) if row is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor into the line beside."""
        for _, block, place in self.editor.visible_rows():
            if place.top() <= event.position().y() < place.bottom():
                cursor = self.editor.textCursor()
                cursor.setPosition(block.position() + block.length() - 1)
                self.editor.setTextCursor(cursor)
                self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
                return

    def row_at(self, y: float) -> Row | None:
        """Return the row at a height of the margin."""
        for at, _, place in self.editor.visible_rows():
            if place.top() <= y < place.bottom():
                return self.editor.paper.rows[at]
        return None


class Before(Margin):
    """Time of the first key, author where there are several, time mark, and who speaks."""

    def wanted(self) -> int:
        """Return room for a time, initials, a flag and a role code."""
        authors = self.width_of("MM") + _GAP if self.words.several_authors else 0
        return round(
            STRIP + 2 * _GAP + self.width_of("00:00") + authors + self._flag_width()
            + self.width_of("FC22", strong=True) + 4 * _GAP
        )  # fmt: skip

    def paint_row(self, painter: QPainter, row: Row, place: QRectF) -> None:
        """Paint time, author, flag and speaker."""
        if row.level is Secrecy.SENSITIVE:
            self._hatch(painter, QRectF(0, place.top(), STRIP, place.height()))
        line = self.first_line(place)
        muted = self.theme.color("muted")
        x = float(STRIP + _GAP)
        x = self._say(painter, self.words.time_of(row), x, line, muted)
        if self.words.several_authors:
            name = self.words.author_of(row)
            tone = self.theme.color("reference" if row.foreign else "accent")
            painter.setFont(self.small(strong=True))
            painter.setPen(tone)
            painter.drawText(
                QRectF(x, line.top(), self.width_of("MM"), line.height()),
                Qt.AlignmentFlag.AlignCenter, name,
            )  # fmt: skip
            x += self.width_of("MM") + _GAP
        if row.line is not None and row.line.time_mark:
            painter.setFont(self.small(strong=True))
            painter.setPen(self.theme.color("reference"))
            flag = QRectF(x, line.top(), self._flag_width(), line.height())
            painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, "⚑")
        self._paint_speaker(painter, row, line)

    def tip_for(self, row: Row) -> str:
        """Return time, author, time marks and level in words."""
        return self.words.about(row)

    def _paint_speaker(self, painter: QPainter, row: Row, line: QRectF) -> None:
        code = self.words.speaker_of(row)
        if not code:
            return
        chip = Chip(code, ChipLook.SPEAKER)
        width = self.width_of(code, strong=True) + 2 * _GAP
        place = QRectF(self.width() - width - _GAP, line.top(), width, line.height())
        paint_chip(painter, chip, place, self.theme, self.small(strong=True))

    def _say(self, painter: QPainter, text: str, x: float, line: QRectF, color: QColor) -> float:
        width = self.width_of("00:00")
        painter.setFont(self.small())
        painter.setPen(color)
        painter.drawText(
            QRectF(x, line.top(), width, line.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text,
        )  # fmt: skip
        return x + width + _GAP

    def _flag_width(self) -> float:
        return self.width_of("⚑") + 2

    def _hatch(self, painter: QPainter, place: QRectF) -> None:
        painter.save()
        painter.setClipRect(place)
        painter.setPen(QPen(self.theme.color("reference"), 1.5))
        y = place.top() - STRIP
        while y < place.bottom() + STRIP:
            painter.drawLine(int(place.left()), int(y + STRIP), int(place.right()) + 1, int(y))
            y += 4
        painter.restore()


class After(Margin):
    """Signals, and the questions that a line is tied to."""

    def wanted(self) -> int:
        """Return room for one title, or only for numbers where the window is narrow."""
        whole = self.editor.width()
        return (
            round(whole * 0.26)
            if whole >= _SCREEN_WIDE
            else round(self.width_of("3.10", strong=True) * 4.4)
        )

    def paint_row(self, painter: QPainter, row: Row, place: QRectF) -> None:
        """Paint signals, then as many tags as there is room for."""
        line = self.first_line(place)
        x = float(_GAP)
        if self.words.conflicts.of(row.id):
            x = self._conflict(painter, x, line)
        for sign in row.signals:
            x = self._chip(painter, Chip(sign, ChipLook.SIGNAL), x, line)
        if same := self.words.same_in_short(row):
            x = self._chip(painter, Chip(same, ChipLook.SIGNAL), x, line)
        self._paint_tags(painter, row, x, line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor into the line beside, and decide what is undecided about it."""
        super().mousePressEvent(event)
        row = self.row_at(round(event.position().y()))
        if row is not None and event.position().x() < self._conflict_width():
            self.words.conflicts.decide(row.id)

    def _conflict(self, painter: QPainter, x: float, line: QRectF) -> float:
        """Paint the mark of a line that is undecided, as it looks beside other fields."""
        high = round(min(line.height() - 4, 2 * GRID))
        sign = QRect(round(x), round(line.center().y() - high / 2), high, high)
        icon("git-merge").paint(painter, sign)
        return self._chip(painter, Chip(word(), ChipLook.SIGNAL), x + high + _GAP / 2, line)

    def _conflict_width(self) -> float:
        return self.width_of(word(), strong=True) + 2 * GRID + 5 * _GAP

    def _paint_tags(self, painter: QPainter, row: Row, x: float, line: QRectF) -> None:
        """Paint the tags, and "+2" where there is no room for the last ones."""
        tags, short = row.tags, self.width_of("3.10", strong=True) + 2 * _GAP
        for number, (question, origin) in enumerate(tags):
            look = ChipLook.PALE if origin is LinkOrigin.INHERITED else ChipLook.SOLID
            left = len(tags) - number
            room = self.width() - x - (self.width_of("+9") + _GAP if left > 1 else 0)
            if room < short:
                painter.setPen(self.theme.color("muted"))
                painter.setFont(self.small())
                rest = QRectF(x, line.top(), self.width() - x, line.height())
                painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, f"+{left}")
                return
            whole = len(tags) == 1 and look is ChipLook.SOLID and room > 2 * short
            text = self.words.title_of(question) if whole else self.words.number_of(question)
            x = self._chip(painter, Chip(text, look), x, line)

    def tip_for(self, row: Row) -> str:
        """Return the tags and signals in words."""
        return self.words.about_tags(row)

    def _chip(self, painter: QPainter, chip: Chip, x: float, line: QRectF) -> float:
        font = self.small(strong=chip.look is not ChipLook.PALE)
        metrics = QFontMetricsF(font)
        room = self.width() - x - 3 * _GAP
        text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, max(room, 0))
        width = metrics.horizontalAdvance(text) + 2 * _GAP
        place = QRectF(x, line.top(), width, line.height())
        paint_chip(painter, Chip(text, chip.look), place, self.theme, font)
        return x + width + _GAP
