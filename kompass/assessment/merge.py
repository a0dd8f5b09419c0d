"""Taking in what colleagues have done in their copies of an assessment.

A merge is the union of what the copies hold as sets of changes (see ``heads``): nothing is
decided by clocks or by whose copy is merged into which, and merging twice changes nothing.
``plan`` is a dry run, ``take`` does it in one step of undo. Conflicts stay open until
somebody decides them, here or in another copy: see ``conflicts``.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.assessment.conflicts import (
    Choice,
    Conflict,
    NewValue,
    Version,
    conflicts,
    resolve,
)
from kompass.assessment.file import trouble
from kompass.assessment.file.documents import new_documents
from kompass.assessment.file.taking import prepared
from kompass.assessment.journal.changes import Change, Key, Step
from kompass.assessment.journal.union import Incoming, Outcome
from kompass.assessment.merge_erasing import Erasures
from kompass.assessment.team import signing
from kompass.assessment.values.state import Row
from kompass.assessment.words import merge_words
from kompass.errors import KompassError
from kompass.ids import ChangeId
from kompass.progress import Progress, silent
from kompass.sources.model import Taken

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

__all__ = [
    "Choice",
    "Conflict",
    "CopyPlan",
    "MergePlan",
    "NewValue",
    "Version",
    "conflicts",
    "nothing_to_take",
    "plan",
    "prepare",
    "resolve",
    "take",
]


@dataclass(frozen=True)
class CopyPlan:
    """What taking in one copy would bring, or why it is not taken in."""

    path: Path
    refusal: str = ""
    """A sentence; empty where the copy can be merged."""
    changes: int = 0
    """So many of its changes are new."""
    people: tuple[tuple[str, int], ...] = ()
    """Who made them, and how many, most first."""
    brings: tuple[tuple[int, str], ...] = ()
    """How much of what is new: (12, "poäng")."""
    conflicts: int = 0
    """So many fields have different values here and there."""

    @property
    def has_news(self) -> bool:
        """Whether there is anything in the copy that is not here already."""
        return self.changes > 0

    @property
    def in_words(self) -> str:
        """What it brings, or the sentence why nothing: "Bo: 12 poäng, 1 konflikt"."""
        if self.refusal:
            return self.refusal
        if not self.has_news:
            return f"{trouble.quoted(self.path)} innehåller inget nytt: allt i den finns redan."
        brings = ", ".join(f"{number} {what}" for number, what in self.brings)
        who = ", ".join(name or "någon utan namn" for name, _ in self.people)
        return f"{who}: {brings}, {merge_words.conflicts_in_words(self.conflicts)}"


@dataclass(frozen=True)
class MergePlan:
    """What taking in copies would come to. Nothing has been changed."""

    copies: tuple[CopyPlan, ...]
    incoming: Incoming
    brings: tuple[tuple[int, str], ...]
    conflicts: int
    """Conflicts that the merge would open."""

    @property
    def refused(self) -> tuple[CopyPlan, ...]:
        """The copies that cannot be merged."""
        return tuple(copy for copy in self.copies if copy.refusal)

    @property
    def has_news(self) -> bool:
        """Whether there is anything to take in."""
        return any(copy.has_news for copy in self.copies)

    @property
    def erased(self) -> int:
        """How many of those interviewed would be erased here for good, as in a copy."""
        return len(self.incoming.erased)

    @property
    def in_words(self) -> str:
        """What all copies bring together: "12 poäng, 2 motiveringar, 1 konflikt"."""
        if not self.has_news:
            return "Inget nytt att hämta."
        parts = [f"{number} {what}" for number, what in self.brings]
        return ", ".join([*parts, merge_words.conflicts_in_words(self.conflicts)])


def plan(
    mine: "AssessmentFile", theirs: Sequence[Path], *, progress: Progress = silent
) -> MergePlan:
    """Return what merging these copies into ``mine`` would bring. Changes nothing anywhere.

    Each copy is opened for reading only. One that cannot be merged has a sentence in its
    plan: a file that is no copy of this assessment, is damaged, too new, chosen twice.
    """
    planning = _Planning(mine)
    for number, path in enumerate(theirs):
        progress(number, len(theirs), f"Läser {trouble.quoted(path)}")
        planning.read(path)
    progress(len(theirs), len(theirs), "Jämför kopiorna")
    return planning.result()


def prepare(planned: MergePlan, *, progress: Progress = silent) -> MergePlan:
    """Return the same plan with everything ready, so that ``take`` is over in a moment.

    For large merges; touches no file, so it may run beside other work on them.
    """
    return replace(planned, incoming=prepared(planned.incoming, progress))


def take(mine: "AssessmentFile", planned: MergePlan) -> Step:
    """Take in what ``planned`` brings, all or nothing, and return the step of undo it is.

    Copies with a refusal are left out. Raises ``KompassError`` if there is nothing to take
    in, a copy holds what no program has written, or the file cannot be written.
    """
    if sentence := signing.lock_sentence(mine.snapshot):
        raise KompassError(sentence)
    if not planned.has_news:
        raise KompassError(nothing_to_take(planned))
    taken = [copy for copy in planned.copies if copy.has_news]
    people = dict.fromkeys(name for copy in taken for name, _ in copy.people if name)
    about: Row = {
        "copies": "\n".join(copy.path.name for copy in taken),
        "people": ", ".join(people),
        "changes": sum(copy.changes for copy in taken),
    }
    try:
        return mine.merge(planned.incoming, about, partial(_documents, mine, planned))
    except (ValueError, KeyError) as error:  # values that no edit can have made
        raise KompassError(
            "En av kopiorna är skadad, så ingenting har hämtats. "
            "Hämta dem en i taget för att se vilken."
        ) from error


def _documents(
    mine: "AssessmentFile", planned: MergePlan, wanted: Collection[str]
) -> Iterator[Taken]:
    """Yield these documents, and those of sources that are new here, from copies that have them."""
    from kompass.assessment.storage import open_file

    done: set[str] = set()
    for copy in planned.copies:
        if copy.refusal:
            continue
        with open_file(copy.path, author="", read_only=True) as file:
            also = new_documents(mine.state, file.state)
            left = [each for each in {*wanted, *also} - done if not mine.has_content(each)]
            for taken in file.documents(left):
                done.add(taken.sha256)
                yield taken


def nothing_to_take(planned: MergePlan) -> str:
    """Return why a plan brings nothing, in one sentence for each copy."""
    return " ".join(copy.in_words for copy in planned.copies) or "Välj en kopia att hämta ur."


class _Planning:
    """Collects what copies bring, one after the other."""

    def __init__(self, mine: "AssessmentFile") -> None:
        self._mine = mine
        self._counts = set(mine.shared.counted())
        self._erasures = Erasures(mine)
        self._known = mine.shared.known()
        self._seen: list[Path] = []
        self._copies: list[tuple[CopyPlan, tuple[Change, ...]]] = []

    def read(self, path: Path) -> None:
        try:
            self._copies.append(self._read(path))
        except KompassError as error:
            self._copies.append((CopyPlan(path, refusal=str(error)), ()))

    def result(self) -> MergePlan:
        news = {change.id: change for _, changes in self._copies for change in changes}
        incoming = Incoming(
            tuple(change for change in news.values() if change.id not in self._known),
            frozenset(news.keys() & self._known),
        )
        incoming = self._erasures.applied(incoming)
        outcome = self._mine.shared.with_incoming(self._mine.state, incoming)
        opened = _opened(self._mine, outcome)
        copies = [_described(copy, changes, opened.values()) for copy, changes in self._copies]
        gone = self._erasures.is_gone
        keys = [change.key for change in news.values() if not gone(change)]
        return MergePlan(tuple(copies), incoming, merge_words.counted(keys), len(opened))

    def _read(self, path: Path) -> tuple[CopyPlan, tuple[Change, ...]]:
        from kompass.assessment.storage import open_file

        self._refuse_twice(path)
        with open_file(path, author="", read_only=True) as copy:
            _refuse_another(self._mine, copy)
            self._erasures.read(copy)
            return CopyPlan(path), self._news(copy)

    def _news(self, copy: "AssessmentFile") -> tuple[Change, ...]:
        wanted = copy.shared.counted() - self._counts
        self._counts |= wanted  # what two copies have in common comes with the first
        return copy.shared.changes(wanted)

    def _refuse_twice(self, path: Path) -> None:
        name = trouble.quoted(path)
        if not path.exists():
            return  # opening it says so
        if path.samefile(self._mine.path):
            raise KompassError(f"{name} är den fil du har öppen. Välj en annan kopia av den.")
        if any(path.samefile(other) for other in self._seen):
            raise KompassError(f"{name} är vald två gånger. Välj varje kopia en gång.")
        self._seen.append(path)


def _refuse_another(mine: "AssessmentFile", copy: "AssessmentFile") -> None:
    name, here, there = trouble.quoted(copy.path), mine.snapshot, copy.snapshot
    if here.id != there.id:
        raise KompassError(
            f"{name} är en annan utvärdering, {there.title}, och inte en kopia av den här. "
            "Välj en fil som en gång kopierats från den här eller som den här kopierats från."
        )
    if here.edition.content_hash != there.edition.content_hash:
        raise KompassError(
            f"{name} bygger på andra kriterier än den här filen och kan inte slås ihop med den. "
            "Välj en kopia med samma utgåva."
        )


def _opened(mine: "AssessmentFile", outcome: Outcome) -> dict[Key, tuple[ChangeId, ...]]:
    """Return the heads of the fields that a merge would open a conflict about, or widen one."""
    before = {(each.entity, each.id, each.field) for each in mine.snapshot.conflicts}
    return {
        key: outcome.heads[key]
        for key in outcome.conflicts
        if key in outcome.heads and (str(key[0]), key[1], key[2]) not in before
    }


def _described(
    copy: CopyPlan, changes: Sequence[Change], conflicts: Collection[tuple[ChangeId, ...]]
) -> CopyPlan:
    if copy.refusal:
        return copy
    new = {change.id for change in changes}
    return CopyPlan(
        copy.path,
        changes=len(changes),
        people=tuple(Counter(change.author for change in changes).most_common()),
        brings=merge_words.counted(change.key for change in changes),
        conflicts=sum(1 for heads in conflicts if not new.isdisjoint(heads)),
    )
