"""The line one types while something is selected: question numbers and a direction. Pure.

"34" is question 3.4; where an area has more than nine, "3.10". Two digits are a number, so
"3441" are two; a comma or a space parts numbers too. ``+`` says that the passage supports the
points, ``-`` that it contradicts them; without either it supports them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kompass.assessment.material_kinds import Direction

_NUMBER: Final = re.compile(r"(\d)\.(\d{1,2})|(\d)(\d)|(\d)\.?")
KEYS: Final = frozenset("0123456789., ")
DIRECTIONS: Final[Mapping[str, Direction]] = {
    "+": Direction.SUPPORTS, "-": Direction.CONTRADICTS, "−": Direction.CONTRADICTS,
    "b": Direction.BACKGROUND,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been typed so far."""

    signs: str = ""
    direction: Direction = Direction.SUPPORTS

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed, a direction apart."""
        return not self.signs

    @property
    def numbers(self) -> tuple[str, ...]:
        """The questions named, as "3.4"; one that is only half typed is "3."."""
        found = (
            f"{m[1] or m[3] or m[5]}.{m[2] or m[4] or ''}" for m in _NUMBER.finditer(self.signs)
        )
        return tuple(dict.fromkeys(found))

    def with_key(self, sign: str) -> Typed | None:
        """Return the line with one more sign; ``None`` if the sign has no meaning here."""
        if sign in DIRECTIONS:
            return replace(self, direction=DIRECTIONS[sign])
        if sign not in KEYS or (self.is_empty and not sign.isdigit()):
            return None
        return replace(self, signs=self.signs + sign)

    def without_last(self) -> Typed:
        """Return the line without its last sign."""
        return replace(self, signs=self.signs[:-1])

    def unknown(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """Return the numbers that are no questions; without titles, the half typed ones."""
        return tuple(
            number
            for number in self.numbers
            if number.endswith(".") or (titles and number not in titles)
        )
