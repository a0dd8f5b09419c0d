"""Jämför nominerade: three to seven results of one edition, a preview, one document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing_more.nominees_pieces import nominees_pieces
from ui.comparing_more.nominees_search import EditionOffered, Nominable, editions, search
from ui.comparing_more.nominees_table import NomineesTable
from ui.comparing_more.place_fields import PlaceFields
from ui.comparing_more.tick_list import Tick, TickList
from ui.settings import Settings
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.comparison.nominees import Nominees
    from kompass.ids import EditionId

_SIZE: Final = (150 * GRID, 84 * GRID)
_LEFT: Final = 34 * GRID
_WAIT_MS: Final = 120


class NomineesDialog(QDialog):
    """Choose at the left, see points and places at the right, save below."""

    def __init__(
        self,
        archive: ArchiveSession,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        prefer: EditionId | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Jämför nominerade"))
        self._prefer = prefer
        self._archive = archive
        self._offered: tuple[EditionOffered, ...] = ()
        self._found = Nominable((), 0)
        self._chosen: tuple[Result, ...] = ()
        self._nominees: Nominees | None = None
        self._asked = 0
        self.edition = QComboBox()
        self.search = QLineEdit()
        self.list = TickList(theme, self.tr("Resultat att nominera"))
        self.count = label(text="small", tone="muted")
        self.more = wrapped(text="small", tone="muted")
        self.table = NomineesTable(self)
        self.view = RowsView(self.table, theme, {}, name=self.tr("Poäng och plats per område"))
        self.hint = wrapped(tone="muted")
        self.warnings = wrapped(text="small", tone="reference")
        self.boxes = self._boxes(theme)
        self.place = PlaceFields(settings, self.tr("Jämförelse mellan nominerade"))
        self.trouble = trouble_label()
        self.save_button = QPushButton(self.tr("&Spara"))
        self.close_button = QPushButton(self.tr("S&täng"))
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._lay_out(theme)
        self._connect()
        self._show()
        self.search.setFocus()
        archive.ask(editions, self._on_editions, owner=self, failed=self._on_failed)

    @property
    def nominees(self) -> Nominees | None:
        """What is previewed; ``None`` while too few are chosen."""
        return self._nominees

    def save(self) -> None:
        """Write the documents that are ticked."""
        suffixes = [one for one, box in self.boxes.items() if box.isChecked()]
        if self._nominees is None:
            return
        if not suffixes or not self.place.stem:
            self._say(
                self.tr("Skriv ett namn på filen.")
                if suffixes
                else self.tr("Kryssa för Word, PDF eller Excel.")
            )
            return
        self._say("")
        self.place.save(nominees_pieces(self._nominees, suffixes, self.place.stem))

    def reject(self) -> None:
        """Stop what is being written first."""
        if self.place.out.busy:
            self.place.out.working.cancelled.emit()
            return
        super().reject()

    def _on_editions(self, offered: tuple[EditionOffered, ...]) -> None:
        self._offered = offered
        self.edition.addItems([one.edition.title for one in offered])
        preferred = [self._prefer in {each.id for each in one.copies} for one in offered]
        self.edition.setCurrentIndex(preferred.index(True) if True in preferred else 0)
        if offered:
            self._ask()
            return
        self.hint.setText(
            self.tr("Jämförelsebasen har ingen utgåva med tre resultat. Lägg in fler först.")
        )

    def _on_edition(self) -> None:
        self._chosen = ()
        self._show()
        self._ask()

    def _ask(self) -> None:
        if not self._offered:
            return
        self._asked += 1
        offered, text = self._offered[self.edition.currentIndex()], self.search.text().strip()
        self._archive.ask(
            lambda archive: search(archive, offered, text),
            partial(self._on_found, self._asked),
            owner=self,
            failed=self._on_failed,
        )

    def _on_found(self, asked: int, found: Nominable) -> None:
        if asked == self._asked:
            self._say("")
            self._found = found
            self._show()

    def _on_failed(self, error: KompassError) -> None:
        self._say(str(error))

    def _on_ticked(self, key: str, ticked: bool) -> None:  # noqa: FBT001 - of a signal
        there = {one.id: one for one in (*self._chosen, *self._found.results)}
        kept = tuple(one for one in self._chosen if one.id != key)
        self._chosen = (*kept, there[key]) if ticked else kept  # type: ignore[index]
        self._show()

    def _show(self) -> None:
        from kompass.comparison.nominees import FEWEST, MOST

        chosen = {str(one.id) for one in self._chosen}
        apart = [one for one in self._chosen if one not in self._found.results]
        rows = [_tick(one) for one in (*apart, *self._found.results)]
        self.list.show_rows(rows, frozenset(chosen))
        full = len(chosen) >= MOST
        for key, box in self.list.boxes.items():
            box.setEnabled(key in chosen or not full)
        said = self.tr("{count} valda. Välj {fewest} till {most} bland {total}.")
        self.count.setText(
            said.format(count=len(chosen), fewest=FEWEST, most=MOST, total=self._found.total)
        )
        left = self._found.total - len(self._found.results)
        more = self.tr("Det finns {count} till. Skriv mer av namnet.").format(count=left)
        show_sentence(self.more, more if left > 0 else "")
        self._preview(FEWEST)

    def _preview(self, fewest: int) -> None:
        self._nominees = None
        if len(self._chosen) >= fewest and self._offered:
            try:
                self._nominees = self._made()
            except KompassError as error:
                self._say(str(error))
        self.table.show_nominees(self._nominees)
        there = self._nominees is not None
        self.view.setVisible(there)
        self.hint.setVisible(not there)
        if self._offered or not self.hint.text():
            self.hint.setText(
                self.tr("Kryssa för tre till sju kommuner. Poäng och plats visas här.")
            )
        show_sentence(self.warnings, "\n".join(self._nominees.warnings) if self._nominees else "")
        self.save_button.setEnabled(there and not self.place.out.busy)

    def _made(self) -> Nominees:
        from kompass.comparison.nominees import nominees
        from kompass.comparison.subjects import of_result

        copies = self._offered[self.edition.currentIndex()].copies
        by_id = {one.id: one for one in copies}
        return nominees([of_result(one, by_id[one.edition]) for one in self._chosen])  # type: ignore[index]

    def _say(self, sentence: str) -> None:
        show_sentence(self.trouble, sentence)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _: self._soon.start())
        self.edition.activated.connect(self._on_edition)
        self.list.ticked.connect(self._on_ticked)
        self.place.busy_changed.connect(self._show)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self, theme: Theme) -> None:
        wanted = QSize(*(round(side * min(theme.scale, 1.2)) for side in _SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(2 * GRID, 6 * GRID)))
        self.list.before = self.search
        mark(self.save_button, kind="primary")
        self.save_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        self.edition.setAccessibleName(self.tr("Utgåva"))
        self.edition.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.setAccessibleName(self.tr("Sök resultat"))
        self.search.setPlaceholderText(self.tr("Sök kommun eller år"))
        self.search.setClearButtonEnabled(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.edition, self.search, self.count):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        left.addWidget(self.more)
        right.addWidget(self.hint, 1)
        right.addWidget(self.view, 1)
        right.addWidget(self.warnings)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        holder = QWidget()
        holder.setFixedWidth(round(_LEFT * min(theme.scale, 1.2)))
        left.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(left)
        sides.addWidget(holder)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(sides, 1)
        column.addLayout(self._formats())
        column.addWidget(self.place)
        column.addWidget(self.trouble)
        column.addLayout(self._buttons())

    def _boxes(self, theme: Theme) -> dict[str, CheckBox]:
        boxes = {
            ".docx": CheckBox(self.tr("Word"), theme),
            ".pdf": CheckBox(self.tr("PDF"), theme),
            ".xlsx": CheckBox(self.tr("Excel, med formler"), theme),
        }
        boxes[".docx"].setChecked(True)
        return boxes

    def _formats(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(label(self.tr("Spara som"), weight="strong"))
        for box in self.boxes.values():
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        return row


def _tick(result: Result) -> Tick:
    return Tick(str(result.id), result.title, result.why_not)
