"""Rectangles on a page, in points from its top left, that never leave it. Pure."""

from __future__ import annotations

from typing import Final

from kompass.assessment.material_kinds import Region

_LEAST: Final = 4.0
"""Points; anything smaller shows nothing."""
_DECIMALS: Final = 2

Size = tuple[float, float]


def first(size: Size) -> Region:
    """Return a rectangle to begin with: in the middle of a page."""
    width, height = size
    return Region(
        round(width * 0.25, _DECIMALS), round(height * 0.35, _DECIMALS),
        round(width * 0.75, _DECIMALS), round(height * 0.55, _DECIMALS),
    )  # fmt: skip


def between(one: tuple[float, float], other: tuple[float, float], size: Size) -> Region:
    """Return the rectangle between two corners, kept on the page."""
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(one, other, strict=True))
    return Region(
        _within(x0, size[0]), _within(y0, size[1]), _within(x1, size[0]), _within(y1, size[1])
    )


def moved(region: Region, across: float, down: float, size: Size) -> Region:
    """Return the rectangle elsewhere, as far as there is room."""
    across = min(max(across, -region.x0), size[0] - region.x1)
    down = min(max(down, -region.y0), size[1] - region.y1)
    return between(
        (region.x0 + across, region.y0 + down), (region.x1 + across, region.y1 + down), size
    )


def grown(region: Region, across: float, down: float, size: Size) -> Region:
    """Return the rectangle with its lower right corner elsewhere, never turned inside out."""
    corner = max(region.x1 + across, region.x0 + _LEAST), max(region.y1 + down, region.y0 + _LEAST)
    return between((region.x0, region.y0), corner, size)


def is_empty(region: Region) -> bool:
    """Tell whether a rectangle is too small to show anything."""
    return region.x1 - region.x0 < _LEAST or region.y1 - region.y0 < _LEAST


def _within(place: float, most: float) -> float:
    return round(min(max(place, 0.0), most), _DECIMALS)
