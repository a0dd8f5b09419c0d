"""Why a result moved: area by area, what was proposed, and the place among others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kompass.catalogue.crosswalk import Likeness
from kompass.swedish import format_difference, format_number
from ui.models.comparing_heads import WrappedHeads

if TYPE_CHECKING:
    from kompass.comparison.follow_up import FollowedUp, RankMove
    from kompass.comparison.moved import Moved

ARROW: Final = "\N{RIGHTWARDS ARROW}"
MARKS: Final = {
    Likeness.SAME: "jämförbart",
    Likeness.RECAST: "omarbetat",
    Likeness.NOT_COMPARABLE: "inte jämförbart",
}
"""As ``kompass.comparison.model.MARKS``, which is imported late."""


@dataclass(frozen=True)
class WhyRow:
    """One line of any of the three tables: its name, figures, a mark and words."""

    name: str
    figures: str
    change: str
    mark: str
    words: str


class MovedTable(WrappedHeads[WhyRow]):
    """Why each area has other points than before."""

    def headings(self) -> Sequence[str]:
        """Return the names of the columns."""
        return (
            self.tr("Område"),
            self.tr("Då och nu"),
            self.tr("Ändring"),
            self.tr("Märkning"),
            self.tr("Varför"),
        )

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column in (1, 2)

    def cell(self, row: WhyRow, column: int) -> str:
        """Return a cell."""
        return (row.name, row.figures, row.change, row.mark, row.words)[column]


class ProposalsTable(WrappedHeads[WhyRow]):
    """What the earlier report proposed, beside the scores of then and now."""

    def headings(self) -> Sequence[str]:
        """Return the names of the columns."""
        return (self.tr("Förslag"), self.tr("Gäller"), self.tr("Poängen då och nu"))

    def cell(self, row: WhyRow, column: int) -> str:
        """Return a cell."""
        return (row.words, row.name, row.figures)[column]


class PlacesTable(WrappedHeads[WhyRow]):
    """Where each area and the total stood among others, then and now."""

    def headings(self) -> Sequence[str]:
        """Return the names of the columns."""
        return (self.tr("Område"), self.tr("Platsen då och nu"), self.tr("Märkning"))

    def cell(self, row: WhyRow, column: int) -> str:
        """Return a cell."""
        return (row.name, row.words, row.mark)[column]


def moved_rows(found: Sequence[Moved]) -> tuple[WhyRow, ...]:
    """Return the areas of the later visit; an unknown figure is said, never nought."""
    return tuple(
        WhyRow(
            f"{one.area.number} {one.area.title}",
            f"{_figure(one.before)} {ARROW} {_figure(one.now)}",
            "–" if one.change is None else format_difference(one.change),
            MARKS[one.likeness],
            _why(one),
        )
        for one in found
    )


def proposal_rows(found: Sequence[FollowedUp]) -> tuple[WhyRow, ...]:
    """Return the proposals in the order of the areas."""
    return tuple(
        WhyRow(
            _of(one),
            "\n".join(_known(text) for text in (one.words, *(s.words for s in one.questions))),
            "",
            MARKS[one.step.likeness],
            one.said.text,
        )
        for one in sorted(found, key=lambda one: one.area.number)
    )


def place_rows(found: Sequence[RankMove]) -> tuple[WhyRow, ...]:
    """Return the places, the total last."""
    return tuple(
        WhyRow(
            "Totalt" if one.area is None else f"{one.area.number} {one.area.title}",
            "",
            "",
            MARKS[one.likeness],
            f"{one.words[:1].upper()}{one.words[1:]}.",
        )
        for one in found
    )


def _why(one: Moved) -> str:
    """Return the parts of the change in words, and whose proposal a mark rests on."""
    whose = f" Föreslaget av {one.proposed_by}." if one.proposed_by else ""
    recast = f" Omarbetat: {one.reason}." if _says_recast(one) else ""
    return f"{one.words}{recast}{whose}"


def _says_recast(one: Moved) -> bool:
    return one.likeness is Likeness.RECAST and bool(one.reason)


def _known(words: str) -> str:
    """Return a step with a word where nobody knows the figure: "66 → okänt av 100"."""
    return words.replace(f"{ARROW} –", f"{ARROW} okänt").replace(f"– {ARROW}", f"okänt {ARROW}")


def _of(one: FollowedUp) -> str:
    part = one.area if one.question is None else one.question
    return f"{part.number} {part.title}"


def _figure(value: object) -> str:
    from decimal import Decimal

    return format_number(value) if isinstance(value, Decimal) else "okänt"
