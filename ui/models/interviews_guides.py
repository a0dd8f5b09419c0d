"""Guides to choose among: those of the assessment, what Kompass proposes, and one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kompass.ids import RowId
from kompass.interviews.guides import Guide as GuideFile
from kompass.interviews.guides import GuideQuestion as QuestionInFile
from kompass.interviews.guides import GuideSet, packaged_guides
from kompass.interviews.user_guides import UserGuides, own_set

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.material_kinds import GuideQuestion
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition
    from kompass.ids import QuestionId, StepId


class From(Enum):
    """Where a guide comes from."""

    ASSESSMENT = "assessment"
    OWN = "own"
    SHIPPED = "shipped"


@dataclass(frozen=True)
class GuideChoice:
    """One guide that can be looked at, and taken if it is not in the assessment yet."""

    key: str
    """Of a guide of the assessment its id, otherwise that of its file and itself."""
    origin: From
    role: str
    title: str
    questions: tuple[tuple[QuestionId | None, str], ...]
    label: str = ""
    """Whose proposal it is, to be shown with it."""
    used: int = 0
    """In how many interviews of the assessment."""
    set_id: str = ""
    """Of the file it stands in; empty in the assessment."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or self.role


@dataclass(frozen=True)
class GuideShelf:
    """Every guide for the edition of an assessment."""

    choices: tuple[GuideChoice, ...] = ()
    broken: tuple[str, ...] = ()
    """Sentences about own files that cannot be used."""

    def choice(self, key: str) -> GuideChoice | None:
        """Return a guide by its key, ``None`` if there is no such."""
        return next((one for one in self.choices if one.key == key), None)

    def of(self, origin: From) -> tuple[GuideChoice, ...]:
        """Return the guides that come from one place."""
        return tuple(one for one in self.choices if one.origin is origin)

    def for_role(self, role: str) -> GuideChoice | None:
        """Return the guide for a role, one of the assessment before own ones and ours.

        A guide for "Ekonomi" serves an "Ekonomichef" too, unless there is one for just that.
        """
        wanted = _key(role)
        fits = [one for one in self.choices if _key(one.role) and wanted.startswith(_key(one.role))]
        return max(fits, key=lambda one: len(_key(one.role)), default=None)


class OwnGuides:
    """What lies on the computer: the guides that ship and a person's own, read once an edition."""

    def __init__(self, folder: Callable[[], UserGuides] = UserGuides) -> None:
        self._folder = folder
        self._edition: Edition | None = None
        self._shipped: tuple[GuideSet, ...] = ()
        self._own: tuple[GuideSet, ...] = ()
        self._broken: tuple[str, ...] = ()

    def shipped(self, edition: Edition) -> tuple[GuideSet, ...]:
        """Return the guides that ship with the program."""
        self._read(edition)
        return self._shipped

    def own(self, edition: Edition) -> tuple[GuideSet, ...]:
        """Return the person's own guides."""
        self._read(edition)
        return self._own

    def every(self, edition: Edition) -> tuple[GuideSet, ...]:
        """Return own guides and those that ship."""
        self._read(edition)
        return (*self._own, *self._shipped)

    def broken(self, edition: Edition) -> tuple[str, ...]:
        """Return one sentence for each own file that cannot be used."""
        self._read(edition)
        return self._broken

    def forget(self) -> None:
        """Read the folder anew when somebody next asks."""
        self._edition = None

    def save(self, snapshot: Snapshot, guide: RowId, by: str) -> GuideSet:
        """Save a guide of the assessment for other assessments; raises ``KompassError``."""
        edition = snapshot.edition
        chosen = as_file(snapshot.material, guide)
        taken = {one.head.id for one in self.every(edition)}
        same = next((one for one in self.own(edition) if one.head.title == chosen.title), None)
        made = own_set(chosen, edition, proposed_by=by, taken=taken - _id_of(same))
        self._folder().save(made, edition)
        self.forget()
        return made

    def remove(self, set_id: str, edition: Edition) -> None:
        """Take a file of own guides away; raises ``KompassError``."""
        self._folder().remove(set_id, edition)
        self.forget()

    def _read(self, edition: Edition) -> None:
        if self._edition is not None and self._edition.id == edition.id:
            return
        contents = self._folder().contents(edition)
        self._edition = edition
        self._shipped = packaged_guides(edition)
        self._own = contents.sets
        self._broken = tuple(str(trouble) for trouble in contents.broken)


def shelf(snapshot: Snapshot, guides: OwnGuides) -> GuideShelf:
    """Return every guide, those of the assessment first, then own ones, then ours."""
    edition = snapshot.edition
    return GuideShelf(
        (
            *_in_assessment(snapshot.material, guides.every(edition)),
            *_in_sets(guides.own(edition), From.OWN),
            *_in_sets(guides.shipped(edition), From.SHIPPED),
        ),
        guides.broken(edition),
    )


def take(file: AssessmentFile, choice: GuideChoice, step: StepId | None = None) -> RowId:
    """Put a guide into the assessment, where it can be changed, and return its id."""
    from kompass.assessment import edits

    return edits.add_guide(
        file, choice.role, choice.title, choice.questions, origin=choice.label, step=step
    )


def guide_for(
    file: AssessmentFile, role: str, guides: OwnGuides, step: StepId | None = None
) -> RowId | None:
    """Return the guide of the assessment for a role, ``None`` if nobody has written one.

    One that lies on the computer only is put into the assessment first.
    """
    found = shelf(file.snapshot, guides).for_role(role)
    if found is None:
        return None
    return RowId(found.key) if found.origin is From.ASSESSMENT else take(file, found, step)


def as_file(material: Material, guide: RowId) -> GuideFile:
    """Return a guide of the assessment as one to save, print or use elsewhere."""
    found = material.guide(guide)
    role = found.role if found else ""
    title = (found.title if found else "") or role
    return GuideFile(
        id=str(guide),
        role=role or title,
        title=title or role,
        questions=tuple(_in_file(material.questions_of(guide))),
    )


def lines_of(guide: GuideFile) -> tuple[tuple[QuestionId | None, str], ...]:
    """Return the questions of a guide as an assessment keeps them."""
    return tuple((one.question, one.text) for one in guide.questions)


def _in_file(questions: Sequence[GuideQuestion]) -> list[QuestionInFile]:
    """Return the questions in order; a file takes up each question of the edition once."""
    made: list[QuestionInFile] = []
    at: dict[QuestionId, int] = {}
    for one in questions:
        ask = tuple(" ".join(line.split()) for line in one.text.splitlines() if line.strip())
        if one.question and one.question in at:
            first = made[at[one.question]]
            made[at[one.question]] = QuestionInFile(one.question, (*first.ask, *ask))
        elif one.question or ask:
            if one.question:
                at[one.question] = len(made)
            made.append(QuestionInFile(one.question, ask))
    return made


def _in_assessment(material: Material, sets: Sequence[GuideSet]) -> list[GuideChoice]:
    uses: dict[str, int] = {}
    for interview in material.interviews:
        if interview.guide and not interview.removed:
            uses[interview.guide] = uses.get(interview.guide, 0) + 1
    labels = {chosen.head.label for chosen in sets}
    return [
        GuideChoice(
            str(guide.id),
            From.ASSESSMENT,
            guide.role,
            guide.title,
            tuple((one.question, one.text) for one in material.questions_of(guide.id)),
            guide.origin if guide.origin in labels else "",
            uses.get(guide.id, 0),
        )
        for guide in material.guides
    ]


def _in_sets(sets: Sequence[GuideSet], origin: From) -> list[GuideChoice]:
    return [
        GuideChoice(
            f"{chosen.head.id}/{guide.id}",
            origin,
            guide.role,
            guide.title,
            lines_of(guide),
            chosen.head.label,
            set_id=chosen.head.id,
        )
        for chosen in sets
        for guide in chosen.guides
    ]


def _key(role: str) -> str:
    return " ".join(role.casefold().split())


def _id_of(chosen: GuideSet | None) -> set[str]:
    return {chosen.head.id} if chosen else set()
