"""The charts of a comparison, one per view, for the window and for files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kompass.comparison.facing import Pair
from ui.models.comparing_subjects import visits_of
from ui.models.comparing_views import View, differences_between, places_among

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.charts.ink import XY
    from kompass.charts.picture import Picture
    from kompass.charts.theme import ChartTheme
    from kompass.comparison.model import Comparison


@dataclass(frozen=True)
class Chart:
    """A chart that can be drawn in any colours and size."""

    name: str
    """For file names and screen readers: "Kompassros Södertälje 2006 och median 2009"."""
    words: str
    """The chart in Swedish sentences."""
    draw: Callable[[ChartTheme, XY], Picture]
    """For a file: with title and everything that must be said."""
    on_screen: Callable[[ChartTheme, XY], Picture]
    """For the window, which says the title and the warnings itself."""


def chart_of(
    comparison: Comparison, view: View, pair: Pair, crosswalks: Crosswalks
) -> Chart | None:
    """Return the chart of a view; ``None`` where the view has none or nothing to draw."""
    make = {
        View.COMPASS: _compass,
        View.SLOPES: _slopes,
        View.DIFFERENCES: _differences,
        View.PLACES: _places,
    }.get(view)
    return None if make is None else make(comparison, pair, crosswalks)


def _compass(comparison: Comparison, pair: Pair, crosswalks: Crosswalks) -> Chart:
    del pair, crosswalks
    from kompass.charts.of_comparison import several_of
    from kompass.charts.several_words import describe

    whole, bare = several_of(comparison), several_of(comparison, warnings=False)

    def on_paper(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.several_compass import several_compass

        return several_compass(whole, theme, size)

    def on_screen(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.several_compass import several_compass

        return several_compass(bare, theme, size, title=False)

    return Chart(f"Kompassros {whole.title}", describe(whole), on_paper, on_screen)


def _slopes(comparison: Comparison, pair: Pair, crosswalks: Crosswalks) -> Chart | None:
    del pair
    from kompass.charts.of_comparison import several_of
    from kompass.charts.several_words import describe
    from kompass.comparison.compare import compare

    visits = visits_of(comparison.subjects)
    if len({one.year for one in visits}) < 2:
        return None
    over_years = compare(visits, crosswalks)
    whole, bare = several_of(over_years), several_of(over_years, warnings=False)

    def on_paper(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.slopes import slopes

        return slopes(whole, theme, size)

    def on_screen(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.slopes import slopes

        return slopes(bare, theme, size, title=False)

    return Chart(f"Utveckling {whole.title}", describe(whole), on_paper, on_screen)


def _differences(comparison: Comparison, pair: Pair, crosswalks: Crosswalks) -> Chart:
    del crosswalks
    from kompass.charts.differences import describe

    whole = differences_between(comparison, pair)
    bare = differences_between(comparison, pair, warnings=False)

    def on_paper(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.differences import differences

        return differences(whole, theme, size)

    def on_screen(theme: ChartTheme, size: XY) -> Picture:
        from kompass.charts.differences import differences

        return differences(bare, theme, size, title=False)

    return Chart(f"Skillnader {whole.title}", describe(whole), on_paper, on_screen)


def _places(comparison: Comparison, pair: Pair, crosswalks: Crosswalks) -> Chart | None:
    del pair, crosswalks
    from kompass.charts.ranks import describe

    whole = places_among(comparison)
    bare = places_among(comparison, warnings=False)
    if whole is None or bare is None:
        return None

    return Chart(
        f"Placeringar {whole.title}", describe(whole), partial(_ranks, whole),
        partial(_ranks, bare, title=False),
    )  # fmt: skip


def _ranks(data: object, theme: ChartTheme, size: XY, *, title: bool = True) -> Picture:
    from kompass.charts.ranks import ranks

    return ranks(data, theme, size, title=title)  # type: ignore[arg-type]  # as places_among
