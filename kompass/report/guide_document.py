"""An interview guide on paper: what to ask, in order, with whose proposal it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kompass.assessment.snapshot import Snapshot
from kompass.ids import QuestionId
from kompass.report.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Paragraph,
    TextRole,
    printable,
)
from kompass.report.wording import unit_name


@dataclass(frozen=True)
class PrintedGuide:
    """What is printed of a guide."""

    title: str
    role: str
    questions: Sequence[tuple[QuestionId | None, str]]
    """The question of the edition, if any, and what to say, one sentence on each line."""
    label: str = ""
    """Whose proposal it is."""


def guide_document(
    snapshot: Snapshot, guide: PrintedGuide, *, today: date | None = None
) -> Document:
    """Return a guide, numbered, each question under the number and title that it is about.

    ``today`` is the day on the paper; without it, today's.
    """
    title = guide.title or guide.role or "Intervjuguide"
    return Document(
        title=printable(f"Intervjuguide: {title}"),
        running_title=printable(f"Intervjuguide: {title}"),
        subject=f"Intervjuer till utvärdering enligt {snapshot.edition.title}",
        authors=tuple(printable(one.name) for one in snapshot.assessors if one.name.strip()),
        created=today or date.today(),  # noqa: DTZ011 - the day where the person sits
        draft=False,
        blocks=(
            Heading(printable(f"Intervjuguide: {title}"), 1, "guide"),
            *_about(snapshot, guide),
            *_questions(snapshot, guide),
        ),
    )


def _about(snapshot: Snapshot, guide: PrintedGuide) -> Iterator[Block]:
    parts = [f"Utvärderingen av {unit_name(snapshot.details.unit)}"]
    if guide.role and guide.role != guide.title:
        parts.append(f"roll: {guide.role}")
    parts.append(guide.label)
    yield Paragraph(printable(". ".join(part for part in parts if part) + "."), TextRole.NOTE)


def _questions(snapshot: Snapshot, guide: PrintedGuide) -> Iterator[Block]:
    known = {one.id: one for one in snapshot.edition.questions()}
    if guide.questions:
        yield Heading("Frågor", 2, "fragor")
    for number, (about, text) in enumerate(guide.questions, start=1):
        found = known.get(about) if about else None
        heading = f"{found.number} {found.title}" if found else "Fri fråga"
        yield Heading(printable(f"{number} · {heading}"), 3, f"fraga-{number}")
        asked = [line.strip() for line in text.splitlines() if line.strip()]
        said = asked or ([found.title] if found else [])
        if said:
            yield Bullets(tuple(Bullet(printable(line)) for line in said))
