"""What a moment of the history is compared with: now, a moment with a name, or a chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.models.history_steps import Spot

    Base = tuple[str, Spot]
    """Its words, and where it is."""


class HistoryBase(QComboBox):
    """``chosen``: the person wants another comparison."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bases: list[Base | None] = [None]
        self.setAccessibleName(self.tr("Jämför med"))
        self.setToolTip(self.tr("Jämför med"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(14 * GRID)
        self.activated.connect(lambda _: self.chosen.emit())
        self._fill(None)

    @property
    def base(self) -> Base | None:
        """What to compare with, ``None`` for now."""
        return self._bases[max(self.currentIndex(), 0)]

    def offer(self, named: Sequence[Spot]) -> None:
        """Offer these moments; what is chosen stays chosen while it is there."""
        before = self.base
        self._bases = [None]
        self._bases += [(f"”{spot.moment.name}”", spot) for spot in named if spot.moment]
        if before is not None and before[1].moment is None:
            self._bases.append(before)
        self._fill(None if before is None else before[1])

    def pin(self, words: str, spot: Spot) -> None:
        """Compare with this moment, whether it has a name or not."""
        kept = [base for base in self._bases if base is None or base[1].moment is not None]
        if all(base is None or _key(base[1]) != _key(spot) for base in kept):
            kept.append((words, spot))
        self._bases = kept
        self._fill(spot)

    def forget(self) -> None:
        """Compare with now, and offer nothing else."""
        self._bases = [None]
        self._fill(None)

    def _fill(self, chosen: Spot | None) -> None:
        self.clear()
        at = 0
        for number, base in enumerate(self._bases):
            self.addItem(self.tr("nu") if base is None else base[0])
            if base is not None and chosen is not None and _key(base[1]) == _key(chosen):
                at = number
        self.setCurrentIndex(at)


def _key(spot: Spot) -> object:
    return spot.place if spot.moment is None else spot.moment.id
