"""The natural steps of one question's scale: 5 % of its maximum, 21 places in all."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kompass.points import Points, step_of, tidy


@dataclass(frozen=True)
class PointSteps:
    """The steps from 0 to ``maximum``; ``maximum`` is ``None`` where the edition lacks it."""

    maximum: Points | None
    step_percent: Decimal

    @property
    def known(self) -> bool:
        """Whether there are steps at all."""
        return bool(self.maximum)

    @property
    def last(self) -> int:
        """The number of the highest step, the lowest being 0; 0 where nothing is known."""
        return int(self._top / self._size) if self.known else 0

    def points_at(self, step: int) -> Points:
        """Return the points of a step; steps outside the scale mean its nearest end."""
        if not self.known:
            return Decimal(0)
        return tidy(min(max(step, 0) * self._size, self._top))

    def nearest(self, share: float) -> Points:
        """Return the points of the step nearest to ``share`` of the scale (0 to 1)."""
        return self.points_at(round(share * self.last))

    def moved(self, points: Points | None, steps: int) -> Points:
        """Return ``points`` moved by a number of steps, kept within the scale.

        A value between the steps goes to the nearest step in that direction first. Not
        assessed counts as 0, so the first step down gives 0 points.
        """
        if points is None:
            return self.points_at(steps)
        rounding = ROUND_FLOOR if steps > 0 else ROUND_CEILING
        on_step = (points / self._size).to_integral_value(rounding)
        return self.points_at(int(on_step) + steps)

    def share(self, points: Points) -> float:
        """Return where points lie on the scale, 0 to 1."""
        return float(points / self._top) if self.known else 0.0

    @property
    def _top(self) -> Points:
        return self.maximum or Decimal(0)

    @property
    def _size(self) -> Points:
        return step_of(self._top, self.step_percent)
