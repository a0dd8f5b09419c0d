"""What several copies have erased for good, and what that makes of a merge of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kompass.assessment.erasing import names_of_others
from kompass.assessment.journal.changes import Change
from kompass.assessment.journal.rubbing import Alias, Rub, aliases
from kompass.assessment.journal.union import Incoming
from kompass.assessment.values.state import Entity

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class Erasures:
    """Collects what copies have erased, and what they still know of those who were."""

    def __init__(self, mine: "AssessmentFile") -> None:
        self._mine = mine
        self._here = mine.shared.erased()
        self._codes: dict[str, set[str]] = {}
        self._said: set[tuple[str, str, str]] = set()
        self._adopted: dict[str, Change] = {}
        self._gather(mine)

    def read(self, copy: "AssessmentFile") -> None:
        """Take in what a copy says."""
        there = copy.shared.erased()
        self._gather(copy)
        if there - self._here and self._here <= there:
            # Words that were given by hand when something was erased are nowhere any more.
            theirs = {each.id: each for each in copy.changes()}
            self._adopted |= {each.id: each for each in self._mine.shared.differing(theirs)}

    def applied(self, incoming: Incoming) -> Incoming:
        """Return what comes in without anything that has been erased anywhere."""
        erased = frozenset(self._codes)
        if not erased:
            return incoming
        rub = Rub(erased, tuple(sorted(self._aliases(), key=lambda each: each.words)))
        return replace(
            incoming,
            changes=tuple(map(rub.change, incoming.changes)),
            erased=erased - self._here,
            rub=rub,
            adopted=tuple(self._adopted.values()),
        )

    def is_gone(self, change: Change) -> bool:
        """Tell whether a change is about somebody who has been erased."""
        return change.entity_id in self._codes

    def _gather(self, file: "AssessmentFile") -> None:
        for _, row in file.state.rows(Entity.ERASED):
            for person in str(row["ids"]).split():
                self._codes.setdefault(person, set()).add(str(row["code"]))
        self._said |= file.shared.known_about()

    def _aliases(self) -> Iterable[Alias]:
        spare = names_of_others(self._mine.state, self._codes)
        for person, codes in self._codes.items():
            said = [(field, value) for row, field, value in self._said if row == person]
            yield from aliases(said, min(codes), spare=spare)
