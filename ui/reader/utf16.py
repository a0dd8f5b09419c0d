"""Positions in a Python text and the same positions as Qt counts them: in UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Converts positions of one text. Most texts have nothing to convert, and cost nothing."""

    def __init__(self, text: str) -> None:
        wide = text and max(text) > "\uffff"
        self._wide = [at for at, sign in enumerate(text) if sign > "\uffff"] if wide else []
        """Characters that take two units, in Python's positions ..."""
        self._units = [at + before for before, at in enumerate(self._wide)]
        """... and in Qt's."""

    def to_qt(self, index: int) -> int:
        """Return the position in UTF-16 units of the character ``index``."""
        return index + bisect_left(self._wide, index) if self._wide else index

    def to_python(self, position: int) -> int:
        """Return the character at a position in UTF-16 units; inside a pair, its character."""
        if not self._units:
            return position
        # Of a pair that the position lies inside of, one unit is counted already: its start.
        return position - bisect_left(self._units, position)
