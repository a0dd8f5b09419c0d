"""What is to be said about what was read: damaged rows first, then doubts, then mere facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QColor, QIcon

from ui.icons import icon
from ui.models.row_table import RowTable
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.archive.reading.doubts import CellKey, Doubt
    from ui.models.intake_draft import Draft

MOST: Final = 400
"""Findings that are listed; more are counted."""


@dataclass(frozen=True)
class Finding:
    """One thing to know."""

    sign: str
    tone: str
    about: str
    """Which row or column: "rad 5", "Botkyrka 2005"."""
    sentence: str
    column: int | None = None
    key: CellKey | None = None
    where: str = ""
    text: str = ""
    """As it stood, of a row that cannot be read."""


class FindingsTable(RowTable[Finding]):
    """Findings with what they are about."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return self.tr("Gäller"), self.tr("Vägrat, tveksamt och kontrollerat")

    def cell(self, row: Finding, column: int) -> str:
        """Return the text of a cell."""
        if column == 0:
            return row.about
        return f"”{row.text}”. {row.sentence}" if row.text else row.sentence

    def in_words(self, row: Finding, column: int) -> str:
        """Return a finding whole: the list shows it in a single column."""
        if column:
            return super().in_words(row, column)
        return ": ".join(filter(None, (row.about, self.cell(row, 1))))

    def sign(self, row: Finding, column: int) -> QIcon | None:
        """Return the sign of how grave it is."""
        return icon(row.sign) if column == 0 else None

    def colour(self, row: Finding, column: int) -> QColor | None:
        """Return the colour of how grave it is."""
        return self._theme.color(row.tone) if column == 0 else None


def findings_of(draft: Draft) -> tuple[Finding, ...]:
    """Return all findings of a draft, the gravest first."""
    refused = [
        Finding("x", "damage", one.where or _tr("källan"), one.why, where=one.where, text=one.text)
        for one in draft.reading.refused
    ]
    doubts = list(_of_doubts(draft))
    order = {"x": 0, "help": 1, "checks": 2, "info-circle": 3, "minus": 4}
    doubts.sort(key=lambda one: order[one.sign])
    remarks = [
        Finding("info-circle", "muted", _tr("hela källan"), one)
        for one in draft.reading.remarks
        if not any(finding.sentence == one for finding in doubts)
    ]
    found = (*refused, *doubts, *remarks)
    if len(found) > MOST:
        rest = _tr("Och {0} till, som står i tabellens celler.").format(len(found) - MOST)
        return (*found[:MOST], Finding("info-circle", "muted", "", rest))
    return found


def _of_doubts(draft: Draft) -> Iterator[Finding]:
    told: set[str] = set()
    for column in range(len(draft.columns)):
        for doubt in draft.doubts(column):
            if doubt.cell is not None:
                yield _finding(draft, doubt, draft.title(column))
            elif doubt.sentence not in told:
                told.add(doubt.sentence)
                same = len(draft.same_doubts(doubt))
                about = _tr("{0} kolumner").format(same) if same > 1 else draft.title(column)
                yield _finding(draft, doubt, about)


def _finding(draft: Draft, doubt: Doubt, about: str) -> Finding:
    sign, tone = _look(draft, doubt)
    return Finding(sign, tone, about, doubt.sentence, doubt.column, doubt.cell, doubt.where)


def _look(draft: Draft, doubt: Doubt) -> tuple[str, str]:
    from kompass.archive.reading.doubts import Gravity

    column = doubt.column or 0
    if draft.is_off(column) or not draft.may_be_result(column):
        return "minus", "muted"
    if doubt.gravity is Gravity.REFUSES:
        return ("x", "damage") if doubt.cell is not None else ("help", "reference")
    if doubt.gravity is Gravity.TELLS:
        return "info-circle", "muted"
    accepted = all(draft.is_accepted(one) for one in draft.same_doubts(doubt) or (doubt,))
    if doubt.cell is not None:
        accepted = draft.is_accepted(doubt)
    return ("checks", "accent") if accepted else ("help", "reference")


def summary(draft: Draft) -> str:
    """Return in one or two sentences what goes in as things stand, and what does not."""
    from ui.models.intake_states import ColumnState

    standings = [draft.standing(at) for at in range(len(draft.columns))]
    taken = [one for one in standings if one.state is ColumnState.TAKEN]
    waits = [one for one in standings if one.state in (ColumnState.WAITS, ColumnState.EMPTY)]
    figures = sum(one.taken for one in taken)
    words = [_count(_tr("1 resultat tas in"), _tr("{0} resultat tas in"), len(taken))]
    if taken:
        words[0] += _count(_tr(" med 1 tal"), _tr(" med {0} tal"), figures)
    counts = (
        (_tr("1 kolumn väntar på dig"), _tr("{0} kolumner väntar på dig"), len(waits)),
        (
            _tr("1 tveksamt tal"),
            _tr("{0} tveksamma tal"),
            sum(one.doubtful for one in (*taken, *waits)),
        ),
        (
            _tr("1 tal eller rad kan inte tas in"),
            _tr("{0} tal eller rader kan inte tas in"),
            sum(one.refused for one in standings) + len(draft.reading.refused),
        ),
    )
    words += [_count(one, many, count) for one, many, count in counts if count]
    return ", ".join(words) + "."


def _count(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.format(count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("IntakeFindings", words)
