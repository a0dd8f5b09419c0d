"""The rows of a bar chart: how large the type may be and where the columns stand. Points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kompass.charts.ink import Box
from kompass.charts.lettering import LINE, Breaking, Face, break_lines, clean, width
from kompass.charts.profile import Profile, ProfileArea
from kompass.swedish import format_difference, format_number

NOTE = 0.9
"""Headings, status and ticks, in sizes of the names."""
BAR = 1.15
"""Thickness of a bar, in sizes."""
_BESIDE = 36.0
"""From this many sizes of width the names stand beside the bars, below that above them."""
_TALLEST = 4.6
_SPACE = 1.1
_SCALES = (1.0, 0.93, 0.86, 0.8, 0.74)
_WHOLE = Breaking(3, hyphenate=True)
_ATTEMPTS = (
    *((scale, _WHOLE, False) for scale in _SCALES),
    *((scale, _WHOLE, True) for scale in _SCALES),
    (0.74, Breaking(2, hyphenate=True, shorten=True), False),
    (0.68, Breaking(1, hyphenate=True, shorten=True), False),
    (0.6, Breaking(0), False),
)
"""Type sizes to try, in shares of the wished one, how a name may be broken, and whether it
must stand above its bar."""


@dataclass(frozen=True)
class RowText:
    """What is to be written beside one bar."""

    number: str
    title: str
    status: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """The texts of one area: its name in lines, why it is not final, and the figures."""

    name: tuple[str, ...]
    status: str
    figures: tuple[str, ...]

    def text_height(self, size: float) -> float:
        """Return the height of name and status."""
        return size * (len(self.name) * LINE + (NOTE * LINE if self.status else 0))


@dataclass(frozen=True)
class Rows:
    """All rows with their columns; ``track`` runs from 0 to 100 points."""

    size: float
    beside: bool
    rows: tuple[Row, ...]
    headings: tuple[str, ...]
    indent: float
    """From the number of an area to its name."""
    left: float
    right: float
    columns: tuple[float, ...]
    """The right edges of the figures."""
    top: float
    height: float
    """Of one row."""

    def middle(self, nth: int) -> float:
        """Return the middle of the bar of row ``nth``."""
        above = (nth + 0.5) * self.height
        if self.beside:
            return self.top - above
        row = self.rows[nth]
        whole = row.text_height(self.size) + 0.3 * self.size + BAR * self.size
        return self.top - above - whole / 2 + BAR * self.size / 2

    def place(self, value: float) -> float:
        """Return where a value (0 to 100) stands on the track."""
        return self.left + (self.right - self.left) * min(100.0, max(0.0, value)) / 100


def arrange(profile: Profile, size: float, box: Box) -> Rows:
    """Return the rows with the largest type, up to ``size``, for which all names fit."""
    return fit_rows(row_texts(profile), lambda size: _headings(profile, size, box), size, box)


def row_texts(profile: Profile) -> list[RowText]:
    """Return what stands beside the bars of a profile."""
    return [
        RowText(str(area.number), area.title, area.status, _figures(area, profile))
        for area in profile.areas
    ]


def fit_rows(
    texts: Sequence[RowText],
    headings: Callable[[float], tuple[str, ...]],
    size: float,
    box: Box,
) -> Rows:
    """Return rows of any texts with the largest type, up to ``size``, for which they fit.

    ``headings`` says for a type size what stands above the columns of figures.
    """
    for scale, how, above in _ATTEMPTS:
        beside = not above and box.width >= _BESIDE * size * scale
        tried = _arranged(texts, headings(size * scale), size * scale, box, how, beside=beside)
        if tried is not None:
            return tried
    raise AssertionError("rows without names always fit")


def _arranged(
    texts: Sequence[RowText],
    headings: tuple[str, ...],
    size: float,
    box: Box,
    how: Breaking,
    *,
    beside: bool,
) -> Rows | None:
    columns = _columns([text.figures for text in texts], headings, size, box.right)
    indent = max(width(text.number, Face.REGULAR, size) for text in texts) + 0.7 * size
    room = (0.34 * box.width if beside else columns[0][0] - box.left) - indent
    rows = []
    for text in texts:
        name = break_lines(clean(text.title), Face.REGULAR, size, room, how) if how.lines else ()
        if name is None:
            return None
        rows.append(Row(name, text.status, text.figures))
    left = box.left
    if beside:
        left += indent + _widest(rows, size) + _SPACE * size
    top = box.top - NOTE * LINE * size
    height = min((top - box.bottom - 1.3 * size) / len(rows), _TALLEST * size)
    needed = max(row.text_height(size) for row in rows) + 0.45 * size
    needed += 0 if beside else (BAR + 0.3) * size
    if height < needed and how.lines:
        return None
    return Rows(
        size=size, beside=beside, rows=tuple(rows), headings=headings, indent=indent,
        left=left, right=columns[0][0],
        columns=tuple(right for _, right in columns), top=top, height=height,
    )  # fmt: skip


def _widest(rows: Sequence[Row], size: float) -> float:
    names = [width(line, Face.REGULAR, size) for row in rows for line in row.name]
    return max([*names, *(width(row.status, Face.REGULAR, NOTE * size) for row in rows)], default=0)


def _figures(area: ProfileArea, profile: Profile) -> tuple[str, ...]:
    own = "–" if area.points is None else format_number(area.points)
    if not profile.has_reference:
        return (own,)
    reference = "–" if area.reference is None else format_number(area.reference)
    difference = "–" if area.difference is None else format_difference(area.difference)
    return own, reference, difference


def _headings(profile: Profile, size: float, box: Box) -> tuple[str, ...]:
    if not profile.has_reference:
        return ("poäng",)
    roomy = box.width >= 30 * size
    return "poäng", clean(profile.reference_name) if roomy else "ref.", "skillnad" if roomy else "±"


def _columns(
    figures: Sequence[Sequence[str]], headings: Sequence[str], size: float, right: float
) -> list[tuple[float, float]]:
    """Return left and right edge of every column of figures; the last ends at ``right``."""
    found: list[tuple[float, float]] = []
    for nth in reversed(range(len(headings))):
        widths = [width(row[nth], Face.BOLD, size) for row in figures]
        widest = max([*widths, width(headings[nth], Face.REGULAR, NOTE * size)])
        found.insert(0, (right - widest - _SPACE * size, right))
        right -= widest + _SPACE * size
    return found
