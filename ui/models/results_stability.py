"""How much a median rests on single results, in words."""

from __future__ import annotations

from kompass.swedish import format_number
from ui.models.results_figures import FigureRow, Stability
from ui.models.results_words import tr_results


def in_words(row: FigureRow, found: Stability) -> str:
    """Return sentences about the median of a row: without any one result, and its interval."""
    name = f"{row.number} {row.title}".strip()
    said = []
    if found.left_out is not None:
        one = found.left_out
        said.append(
            tr_results("{0}: medianen är {1}. Utan något enda av resultaten: {2}–{3}.").format(
                name,
                format_number(one.value),
                format_number(one.low),
                format_number(one.high),
            )
        )
    else:
        said.append(tr_results("{0}: medianen rör ett enda resultat.").format(name))
    if found.interval is not None and found.left_out is not None:
        said.append(
            tr_results("95 procents osäkerhetsintervall (bootstrap): {0}–{1}.").format(
                format_number(found.interval.low), format_number(found.interval.high)
            )
        )
    return " ".join(said)
