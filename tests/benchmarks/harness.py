"""Ratios against a bare floor measured in the same run.

Absolute times say little on a shared machine; ours and the floor are run in turn, so that
both see the same weather, and the ratio of their medians is what is printed.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ratio:
    """Ours against the floor, both in milliseconds (medians), with the bound we set ourselves."""

    what: str
    ours: float
    floor: float
    bound: float | None = None
    spread: str = ""

    @property
    def value(self) -> float:
        """Ours divided by the floor."""
        return self.ours / self.floor


def in_turn(
    what: str,
    ours: Callable[[], float | None],
    floor: Callable[[], float | None],
    *,
    rounds: int,
    bound: float | None = None,
) -> Ratio:
    """Run ours and the floor in turn, once unmeasured and then ``rounds`` times.

    A function that returns a number reports its own milliseconds; otherwise its wall
    time is taken.
    """
    pairs = [(_milliseconds(ours), _milliseconds(floor)) for _ in range(rounds + 1)][1:]
    ratios = sorted(a / b for a, b in pairs)
    return Ratio(
        what,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        bound,
        f"{ratios[0]:.2f}–{ratios[-1]:.2f}",
    )


def table(ratios: list[Ratio]) -> str:
    """Return the ratios as an aligned table for people."""
    lines = [f"{'measured':<58}{'ours ms':>10}{'floor ms':>10}{'ratio':>8}{'bound':>8}  pairs"]
    for ratio in ratios:
        bound = f"{ratio.bound:.1f}" if ratio.bound is not None else "–"
        mark = " <- over" if ratio.bound is not None and ratio.value > ratio.bound else ""
        lines.append(
            f"{ratio.what:<58}{ratio.ours:>10.2f}{ratio.floor:>10.2f}{ratio.value:>8.2f}"
            f"{bound:>8}  {ratio.spread}{mark}"
        )
    return "\n".join(lines)


def as_installed(bytecode: Path) -> dict[str, str]:
    """Return an environment in which our code is compiled once, like that of all libraries."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)}


def _milliseconds(work: Callable[[], float | None]) -> float:
    start = time.perf_counter()
    own = work()
    taken = (time.perf_counter() - start) * 1000
    return taken if own is None else own
