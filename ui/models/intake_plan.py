"""What one press would do: results that go in, those that are there already, what stays out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.reading.model import Reading
    from kompass.archive.reading.taking import Confirmed, LeftOut
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition

_MANY: Final = 50
"""Results; of more it is quicker to look through the archive once than to ask for each."""


class Deed(StrEnum):
    """What happens to a result."""

    ADD = "add"
    CORRECT = "correct"
    """It corrects one that is there."""
    LEAVE = "leave"


@dataclass(frozen=True)
class Going:
    """One result on its way in."""

    result: Result
    column: int
    edition: Edition | None
    stored: Result | None = None
    """The same report as it is there already."""
    same: bool = False
    """Whether what is there says the same."""
    differences: tuple[str, ...] = ()
    """What a correction would change."""
    deed: Deed = Deed.ADD
    why: str = ""
    """The reason of a correction."""

    @property
    def outcome(self) -> Result:
        """What the archive would have then."""
        from kompass.archive.reading.correcting import correcting

        if self.deed is Deed.CORRECT and self.stored is not None:
            return correcting(self.result, self.stored)
        return self.result

    @property
    def lacks_why(self) -> bool:
        """Whether somebody has still to say why."""
        return self.deed is Deed.CORRECT and not self.why.strip()


@dataclass(frozen=True)
class Plan:
    """Everything that one press would do."""

    goings: tuple[Going, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def count(self) -> int:
        """How many results would be added or corrected."""
        return sum(one.deed is not Deed.LEAVE for one in self.goings)

    def deciding(self, going: Going, deed: Deed, why: str) -> Plan:
        """Return the plan with another decision about one result."""
        decided = replace(going, deed=deed, why=why)
        return replace(
            self,
            goings=tuple(
                decided if one.result.id == going.result.id else one for one in self.goings
            ),
        )


def plan_of(
    reading: Reading, confirmed: Confirmed, editions: Sequence[Edition], archive: Archive
) -> Plan:
    """Return what confirmed figures make, beside what the archive has already."""
    from kompass.archive.reading.taking import take

    taken = take(reading, confirmed, editions)
    known = {edition.id: edition for edition in editions}
    alike = _alike(taken.results, archive)
    goings = tuple(
        _going(result, column, known.get(result.edition) if result.edition else None, alike)
        for result, column in zip(taken.results, taken.columns, strict=True)
    )
    return Plan(goings, taken.left_out)


def carry_out(plan: Plan, archive: Archive) -> tuple[int, int]:
    """Put everything in, in one transaction; return how many were added and corrected."""
    added = [one for one in plan.goings if one.deed is Deed.ADD]
    corrected = [(one.outcome, one.why) for one in plan.goings if one.deed is Deed.CORRECT]
    editions = {one.edition.id: one.edition for one in plan.goings if one.edition is not None}
    archive.take_in([one.result for one in added], corrected, editions=editions.values())
    return len(added), len(corrected)


def _alike(results: Sequence[Result], archive: Archive) -> Callable[[Result], Sequence[Result]]:
    """Return how to ask what is there already; of many only those that can be there are asked."""
    if len(results) <= _MANY:
        return archive.alike
    there = {
        (name, one.year) for one in archive.results() for name in (one.code, _folded(one)) if name
    }

    def ask(result: Result) -> Sequence[Result]:
        names = {(result.code, result.year), (_folded(result), result.year)}
        return archive.alike(result) if names & there else ()

    return ask


def _folded(result: Result) -> str:
    return " ".join(result.municipality.casefold().split())


def _going(
    result: Result,
    column: int,
    edition: Edition | None,
    asked: Callable[[Result], Sequence[Result]],
) -> Going:
    from kompass.archive.reading.checks import Gravity, already_there
    from kompass.archive.reading.correcting import correcting

    alike = asked(result)
    if not alike:
        return Going(result, column, edition)
    stored = alike[0]
    (doubt,) = already_there([result], lambda _: [stored])
    same = doubt.gravity is Gravity.REFUSES
    if edition is None:
        differences: tuple[str, ...] = ()
    else:
        from kompass.archive.publishing import differences as changed

        differences = changed(stored, correcting(result, stored), edition)
    return Going(result, column, edition, stored, same, differences, Deed.LEAVE)


def deed_words(going: Going) -> str:
    """Return what happens to a result."""
    if going.deed is Deed.CORRECT:
        return _tr("Rättas")
    if going.deed is Deed.ADD:
        return _tr("Läggs in")
    return _tr("Finns redan")


def press_words(plan: Plan) -> str:
    """Return what the press that carries out a plan is called."""
    if not plan.count:
        return _tr("Inget att lägga in")
    only_corrects = all(one.deed is not Deed.ADD for one in plan.goings)
    if plan.count == 1:
        return _tr("&Rätta 1 resultat") if only_corrects else _tr("&Lägg in 1 resultat")
    words = _tr("&Rätta {0} resultat") if only_corrects else _tr("&Lägg in {0} resultat")
    return words.format(plan.count)


def done_words(added: int, corrected: int) -> str:
    """Return what has been done, as one sentence."""
    words = []
    if added:
        one, many = _tr("1 resultat är inlagt"), _tr("{0} resultat är inlagda")
        words.append(one if added == 1 else many.format(added))
    if corrected:
        one, many = _tr("1 resultat är rättat"), _tr("{0} resultat är rättade")
        words.append(one if corrected == 1 else many.format(corrected))
    return _tr("{0} i jämförelsebasen.").format(_tr(" och ").join(words))


def _tr(words: str) -> str:
    return QCoreApplication.translate("IntakePlan", words)
