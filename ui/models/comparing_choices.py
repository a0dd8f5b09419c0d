"""What can be added to a comparison, in rows: who, by which edition, and what to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from kompass.swedish import format_number
from ui.models.comparing_heads import WrappedHeads

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

_TOTAL: Final = 2
_KNOWN: Final = 3


@dataclass(frozen=True)
class Choice:
    """One row. ``refused`` says why it cannot be chosen; empty if it can."""

    id: str
    title: str
    edition: str
    subject: Subject | None = None
    """``None`` where it cannot be chosen."""
    why: str = ""
    """Why it is offered: what two municipalities have in common."""
    refused: str = ""
    there: bool = False
    """Whether it is compared already."""
    across: str = ""
    """Set where its edition is not the base's."""

    @property
    def notes(self) -> str:
        """What to know before choosing it, the weightiest first."""
        subject = self.subject
        if subject is None:
            return self.refused
        known, all_areas = subject.known_areas, len(subject.areas)
        few = {0: "Bara totalen är känd.", 1: "Ett område är känt."}.get(
            known, f"{known} av {all_areas} områden är kända."
        )
        return " ".join(
            filter(
                None,
                (
                    "Är redan med." if self.there else "",
                    subject.why_not,
                    self.across,
                    few if known < all_areas else "",
                    _misprint(subject),
                    self.why,
                ),
            )
        )


class ChoicesTable(WrappedHeads[Choice]):
    """Rows to choose among."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def headings(self) -> Sequence[str]:
        """Return the names of the columns."""
        return (self.tr("Resultat"), self.tr("Utgåva"), self.tr("Totalt"), self.tr("Att veta"))

    def key(self, row: Choice) -> object:
        """Return the id."""
        return row.id

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column == _TOTAL

    def cell(self, row: Choice, column: int) -> str:
        """Return a cell; an unknown total is said, never nought."""
        total = None if row.subject is None else row.subject.total
        known = "okänt" if total is None else format_number(total)
        return (row.title, row.edition, known, row.notes)[column]

    def sort_value(self, row: Choice, column: int) -> Any:  # noqa: ANN401 - whatever has order
        """Return figures as figures."""
        if column == _TOTAL:
            return None if row.subject is None else row.subject.total
        return super().sort_value(row, column)


def choice_of(subject: Subject, base: Subject | None, there: frozenset[str]) -> Choice:
    """Return a subject as a row, beside the base that it would stand beside."""
    across = ""
    if subject.edition is None:
        across = "Utgåvan är okänd, så inget område kan jämföras."
    elif base is not None and base.edition is not None:
        same = set(base.edition.area_ids) == set(subject.edition.area_ids)
        across = "" if same else f"Annan utgåva än {base.name}: varje område märks."
    return Choice(
        subject.id,
        subject.title,
        subject.edition_words,
        subject,
        there=subject.id in there,
        across=across,
    )


def _misprint(subject: Subject) -> str:
    printed, total = subject.printed_total, subject.computed_total
    if printed is None or total is None or printed == total:
        return ""
    return (
        f"Tryckt total {format_number(printed)}, men områdena summerar till {format_number(total)}."
    )
