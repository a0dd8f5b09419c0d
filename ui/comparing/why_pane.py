"""Varför?: why each area moved between two visits, and what became of what was proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from ui.comparing.desk import Desk
from ui.comparing.wrapped_table import WrappedTable
from ui.models.comparing_why import MovedTable, ProposalsTable, moved_rows, proposal_rows
from ui.theme import GRID, Theme
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject

_MOVED_WIDTHS = {1: 14, 2: 9, 3: 15, 4: 42}
_PROPOSED_WIDTHS = {1: 26, 2: 32}


class WhyPane(TallScroll):
    """Two visits of one municipality at a time; a box chooses which where there are more."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs: tuple[tuple[Subject, Subject], ...] = ()
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Vilka två besök"))
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda _: self._show_pair())
        self.heading = wrapped(weight="strong")
        self.moved = MovedTable(self)
        self.moved_view = WrappedTable(
            self.moved, theme, _MOVED_WIDTHS, name=self.tr("Varför poängen ändrades"), whole=True
        )
        self.whose = wrapped(text="small", tone="muted")
        self.proposed_heading = wrapped(weight="strong")
        self.proposed = ProposalsTable(self)
        self.proposed_view = WrappedTable(
            self.proposed, theme, _PROPOSED_WIDTHS,
            name=self.tr("Det som föreslogs, och poängen då och nu"), whole=True,
        )  # fmt: skip
        self.no_proposals = label(tone="muted")
        self.no_proposals.setWordWrap(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (
            self.box, self.heading, self.moved_view, self.whose, self.proposed_heading,
            self.proposed_view, self.no_proposals,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)

    def show_comparison(self, comparison: Comparison) -> bool:
        """Show its visits of one municipality; return whether there are two of any."""
        from kompass.comparison.visits import own_visits

        before = self._chosen()
        self._pairs = own_visits(comparison.subjects)
        self.box.clear()
        self.box.addItems([f"{one.title} – {other.title}" for one, other in self._pairs])
        ids = [(one.id, other.id) for one, other in self._pairs]
        self.box.setCurrentIndex(ids.index(before) if before in ids else 0)
        self.box.setVisible(len(self._pairs) > 1)
        if self._pairs:
            self._show_pair()
        return bool(self._pairs)

    def _chosen(self) -> tuple[str, str] | None:
        at = self.box.currentIndex()
        if not 0 <= at < len(self._pairs):
            return None
        before, now = self._pairs[at]
        return (before.id, now.id)

    def _show_pair(self) -> None:
        from kompass.comparison.follow_up import followed_up
        from kompass.comparison.moved import moved

        ground = self._desk.ground
        if ground is None:
            return
        before, now = self._pairs[max(self.box.currentIndex(), 0)]
        self.heading.setText(
            self.tr("Varför ändrades resultatet från {before} till {now}?").format(
                before=before.title, now=now.title
            )
        )
        self.moved.show_rows(moved_rows(moved(before, now, ground.crosswalks)))
        across = before.edition_words != now.edition_words
        words = self.tr("{before} är bedömd med {one} och {now} med {other}.").format(
            before=before.title, one=before.edition_words, now=now.title, other=now.edition_words
        )
        show_sentence(self.whose, words if across else "")
        found = followed_up(before, now, ground.crosswalks)
        heading = self.tr("Det som föreslogs i {visit}, och poängen då och nu")
        self.proposed_heading.setText(heading.format(visit=before.title))
        self.proposed.show_rows(proposal_rows(found))
        self.proposed_view.setVisible(bool(found))
        none = self.tr("Det finns inga förslag från {visit} att följa upp här.")
        show_sentence(self.no_proposals, "" if found else none.format(visit=before.title))
