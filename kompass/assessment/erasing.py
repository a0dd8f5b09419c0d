"""Erasing somebody who was interviewed, for good: name, contact, and what identifies them.

What was said stays, under the role code. What is erased is gone from the tables, the journal,
the free pages of the file and the safety copies that Kompass keeps; a trace says that somebody
erased something and when, never what. Nothing brings it back: neither undo nor merging with a
copy that still has it, which loses it too.

Documents are as they were taken in, and copies that lie elsewhere are out of reach: both are
told in the plan. ``plan`` is a dry run, ``erase`` does it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kompass.assessment.journal.changes import Step
from kompass.assessment.journal.rubbing import NOBODY, Alias, Rub, aliases, parts_of
from kompass.assessment.material import Interview
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.team.signing import NOT_SIGNED
from kompass.assessment.values.state import Entity, Row, State
from kompass.assessment.words import places
from kompass.errors import KompassError
from kompass.ids import RowId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

ELSEWHERE = (
    "Kopior av filen som ligger någon annanstans når Kompass inte. "
    "De rensas när de slås ihop med den här filen, eller får tas bort."
)


@dataclass(frozen=True)
class Occurrence:
    """A text that names the person, as it is and as it would be."""

    entity: Entity
    where: str
    before: str
    after: str


@dataclass(frozen=True)
class ErasurePlan:
    """What erasing would come to. Nothing has been changed."""

    people: tuple[RowId, ...]
    code: str
    """What would stand where the name stands."""
    words: tuple[str, ...]
    """What would give way, whole words only."""
    places: tuple[Occurrence, ...]
    changes: int
    """So many entries of the journal would lose something."""
    remarks: tuple[str, ...]
    """Whole sentences about what would stay, and what else would happen."""
    rub: Rub


def find(file: "AssessmentFile", typed: str) -> tuple[RowId, ...]:
    """Return the rows of whoever has this name or role code, also of those who were removed.

    Raises ``KompassError`` if there is nobody, or if several people have this role code.
    """
    wanted = _folded(typed)
    everybody = [*file.state.rows(Entity.PERSON), *file.state.tombstones(Entity.PERSON)]
    found = tuple(
        RowId(row_id)
        for row_id, row in everybody
        if wanted and wanted in (row_id, _folded(row["name"]), _folded(row["code"]))
    )
    if len({_folded(file.state.row(Entity.PERSON, each)["name"]) for each in found}) > 1:
        raise KompassError(f"Flera intervjuade har rollkoden ”{typed}”. Skriv namnet i stället.")
    if not found:
        codes = sorted({str(row["code"]) for _, row in everybody if row["code"]})
        known = f"Rollkoderna är {', '.join(codes)}." if codes else "Ingen är registrerad."
        raise KompassError(f"Ingen intervjuad heter eller har rollkoden ”{typed}”. {known}")
    return found


def plan(
    file: "AssessmentFile",
    people: Sequence[RowId],
    *,
    also: Collection[str] = (),
    keep: Collection[str] = (),
) -> ErasurePlan:
    """Return what erasing these people, who are one person, would come to.

    ``also`` are further words that name the person, ``keep`` words of the name that mean
    something else. Parts of the name that somebody else here has are kept in any case.
    Raises ``KompassError`` for somebody who is not in the file.
    """
    gone = [row for row in people if not file.state.knows(Entity.PERSON, row)]
    if gone or not people:
        raise KompassError("Den intervjuade finns inte i filen. Välj en som finns.")
    rows = [file.state.row(Entity.PERSON, each) for each in people]
    code = next((str(row["code"]) for row in rows if row["code"]), NOBODY)
    said = [(field, value) for row, field, value in file.shared.known_about() if row in people]
    spare = {*keep, *names_of_others(file.state, people)}
    rub = Rub(frozenset(people), aliases(said, code, spare=spare, also=also))
    found = tuple(_occurrences(file, rub))
    return ErasurePlan(
        people=tuple(people),
        code=code,
        words=tuple(alias.words for alias in rub.aliases),
        places=found,
        changes=sum(rub.change(change) != change for change in file.changes()),
        remarks=tuple(_remarks(file, rub, found)),
        rub=rub,
    )


def erase(file: "AssessmentFile", planned: ErasurePlan) -> Step:
    """Erase for good what ``planned`` says, and return the trace that stays.

    Raises ``KompassError`` when the file cannot be written, and when a safety copy could not
    be deleted: it names that one, and tries again when the file is opened next.
    """
    about: Row = {
        "ids": " ".join(sorted(planned.people)),
        "code": planned.code,
        "author": file.author,
        "at": datetime.now(UTC).isoformat(),
    }
    return file.erase(planned.rub, about)


def overdue(snapshot: Snapshot, today: date) -> tuple[Interview, ...]:
    """Return the interviews whose notes and names should have been cleared out before today."""
    return snapshot.material.overdue(today.isoformat())


def _folded(words: object) -> str:
    return " ".join(str(words).split()).casefold()


def names_of_others(state: State, people: Collection[str]) -> frozenset[str]:
    """Return the words in the names of everybody else: interviewed, or in the team."""
    rows = (*state.rows(Entity.PERSON), *state.tombstones(Entity.PERSON))
    names = [str(row["name"]) for row_id, row in rows if row_id not in people]
    team = (*state.rows(Entity.ASSESSOR), *state.tombstones(Entity.ASSESSOR))
    names += [str(row["name"]) for _, row in team]
    return frozenset(part for name in names for part in parts_of(name))


def _occurrences(file: "AssessmentFile", rub: Rub) -> Iterator[Occurrence]:
    for entity in Entity:
        for row_id, row in file.state.rows(entity):
            for field, value in row.items():
                after = rub.value(entity, field, value)
                if row_id not in rub.rows and after != value:
                    where = places.place((entity, row_id, field), file.snapshot, row)
                    yield Occurrence(entity, where, str(value), str(after))


def _remarks(file: "AssessmentFile", rub: Rub, found: Sequence[Occurrence]) -> Iterator[str]:
    if file.snapshot.signatures and any(each.entity not in NOT_SIGNED for each in found):
        yield "Underskrifterna blir inaktuella, för text som är undertecknad ändras."
    full = Rub(frozenset(), _whole_names(rub.aliases))
    titles = [
        source.title
        for source in file.snapshot.material.sources
        if source.sha256 and file.has_content(source.sha256)
        if any(full.text(page.text) != page.text for page in file.pages(source.sha256))
    ]
    if titles:
        names = ", ".join(f"”{title}”" for title in dict.fromkeys(titles))
        yield f"Namnet står i underlag som inte ändras: {names}. Ta bort dem om de ska bort."
    quotes = [each.anchor.quote for each in file.snapshot.material.excerpts.values()]
    if number := sum(full.text(quote) != quote for quote in quotes):
        yield f"Namnet står i {number} utdrag ur underlag, som inte ändras."
    yield ELSEWHERE


def _whole_names(known: Collection[Alias]) -> tuple[Alias, ...]:
    return tuple(alias for alias in known if " " in alias.words)
