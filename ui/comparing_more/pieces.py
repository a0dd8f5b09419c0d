"""Which files a comparison becomes: pictures, a workbook, documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.comparison.facing import Pair
from ui.comparing.drawing import Chart, chart_of
from ui.comparing_more.files import Piece, safe_name
from ui.models.comparing_views import View

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject

_INCHES: Final = (9.0, 7.5)


@dataclass(frozen=True)
class Asked:
    """What somebody wants of a comparison."""

    charts: tuple[Chart, ...]
    picture: str
    """The suffix of the pictures."""
    workbook: bool
    documents: tuple[str, ...]
    """Suffixes."""


def all_charts(
    comparison: Comparison, crosswalks: Crosswalks, shown: Chart | None
) -> tuple[Chart, ...]:
    """Return every chart there is of a comparison, the one that is shown first."""
    found: dict[str, Chart] = {} if shown is None else {shown.name: shown}
    others = range(1, len(comparison.subjects))
    for view in View:
        for nth in others if view is View.DIFFERENCES else (1,):
            chart = chart_of(comparison, view, Pair(nth), crosswalks)
            if chart is not None:
                found.setdefault(chart.name, chart)
    return tuple(found.values())


def pieces(
    asked: Asked,
    comparison: Comparison,
    crosswalks: Crosswalks,
    everyone: Sequence[Subject],
    stem: str,
) -> tuple[Piece, ...]:
    """Return the files; with several pictures each has a name of its own."""
    name, made = safe_name(stem), []
    if len(asked.charts) == 1:
        made.append(Piece(name + asked.picture, partial(_draw, asked.charts[0])))
    else:
        made += [
            Piece(f"{safe_name(one.name)}{asked.picture}", partial(_draw, one))
            for one in asked.charts
        ]
    if asked.workbook:
        made.append(Piece(f"{name}.xlsx", partial(_workbook, comparison, crosswalks)))
    for suffix in asked.documents:
        taken = {one.name.casefold() for one in made}
        plain = f"{name}{suffix}"
        free = plain if plain.casefold() not in taken else f"{name} dokument{suffix}"
        made.append(Piece(free, partial(_document, comparison, crosswalks, tuple(everyone))))
    return tuple(made)


def _draw(chart: Chart, path: Path) -> None:
    from kompass.charts.files import save
    from kompass.charts.theme import PAPER

    save(chart.draw(PAPER, _INCHES), path)


def _workbook(comparison: Comparison, crosswalks: Crosswalks, path: Path) -> None:
    from kompass.comparison.workbook import write_workbook

    write_workbook(comparison, crosswalks, path)


def _document(
    comparison: Comparison, crosswalks: Crosswalks, everyone: tuple[Subject, ...], path: Path
) -> None:
    from kompass.report.comparison_document import comparison_document
    from kompass.report.export import write_document

    write_document(comparison_document(comparison, crosswalks, everyone=everyone), path)
