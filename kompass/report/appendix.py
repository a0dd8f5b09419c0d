"""The internal appendix: what the points rest on, source by source and question by question.

Passages are quoted as they stand; in all that the team has written, titles of sources too,
whoever was interviewed is a role, never a name.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kompass.assessment.citations import name_of, resolve
from kompass.assessment.material import Item
from kompass.assessment.material_kinds import (
    Direction,
    Excerpt,
    Interview,
    InterviewStatus,
    Line,
    Secrecy,
    Source,
    SourceKind,
)
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.support import against_evidence, without_evidence
from kompass.catalogue.model import Question
from kompass.ids import QuestionId
from kompass.interviews.line_model import Person
from kompass.interviews.line_words import without_names
from kompass.report.document import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    TextRole,
    printable,
)
from kompass.report.material import Captions
from kompass.report.wording import UNKNOWN
from kompass.sources.model import name_of_place
from kompass.swedish import format_date, join_words

DIRECTIONS: Final = {
    Direction.SUPPORTS: "stöder",
    Direction.CONTRADICTS: "motsäger",
    Direction.BACKGROUND: "bakgrund",
}
HIDDEN: Final = "Känslig anteckning, visas inte på papper."
GONE: Final = "Belägget finns inte längre."
LONGEST_QUOTE: Final = 400
"""Characters of a passage that are printed: enough to find it again."""
TITLE: Final = "Bilaga: belägg för poängen"


def appendix(snapshot: Snapshot, cited: Sequence[str], captions: Captions) -> list[Block]:
    """Return the appendix; ``cited`` are the names that the report cites, number 1 first."""
    return [
        Heading(TITLE, 1, "bilaga", new_page=True),
        Paragraph(
            "Bilagan är internt arbetsmaterial och följer inte med rapporten till kommunen. "
            "Intervjuade anges med roll, aldrig med namn.",
            TextRole.NOTE,
        ),
        *_cited(snapshot, cited, captions),
        *_by_question(snapshot, captions),
        *_weak(snapshot),
        *_sources(snapshot, captions),
        *_interviews(snapshot, captions),
    ]


def _cited(snapshot: Snapshot, cited: Sequence[str], captions: Captions) -> Iterator[Block]:
    if not cited:
        return
    yield Heading("Hänvisningar i texten", 2, "bilaga-hanvisningar")
    yield Table(
        caption=captions.table("Hänvisningar i texten"),
        columns=(Column("Nr", 0.7, Align.RIGHT), Column("Belägg", 7.6), Column("Var", 4.2)),
        rows=tuple(
            Row((str(number), *_item_cells(snapshot, resolve(name, snapshot.material), name)))
            for number, name in enumerate(cited, start=1)
        ),
        compact=True,
    )


def _item_cells(snapshot: Snapshot, item: Item | None, name: str) -> tuple[str, str]:
    return (
        (f"{name}: {GONE}", UNKNOWN)
        if item is None
        else (_said(snapshot, item), _where(snapshot, item))
    )


def _by_question(snapshot: Snapshot, captions: Captions) -> Iterator[Block]:
    yield Heading("Belägg fråga för fråga", 2, "bilaga-fragor")
    rows: list[Row] = []
    for question in snapshot.edition.questions():
        rows += _rows_of(snapshot, question)
    if not rows:
        yield Paragraph("Inget utdrag och ingen anteckning är knuten till någon fråga.")
        return
    yield Table(
        caption=captions.table("Belägg fråga för fråga"),
        columns=(
            Column("Namn", 1.5),
            Column("Riktning", 1.6),
            Column("Belägg", 6.0),
            Column("Var", 3.4),
        ),
        rows=tuple(rows),
        notes=("Styrkan går från 1 till 3.",),
        compact=True,
    )


def _rows_of(snapshot: Snapshot, question: Question) -> Iterator[Row]:
    material = snapshot.material
    found = material.evidence_of(question.id)
    if not found:
        return
    title = printable(f"{question.number} {question.title}")
    yield Row(("", "", title, ""), RowKind.GROUP, with_next=True)
    for each in found:
        said = _said(snapshot, each.item)
        comment = _nameless(snapshot, each.link.comment.strip())
        if comment and each.item.level is not Secrecy.SENSITIVE:
            said = f"{said}\nKommentar: {comment}"
        yield Row(
            (
                name_of(each.item.id, material),
                f"{DIRECTIONS[each.link.direction]}, {each.link.strength}",
                said,
                _where(snapshot, each.item),
            )
        )


def _weak(snapshot: Snapshot) -> Iterator[Block]:
    for key, title, found in (
        ("utan", "Frågor med poäng men utan belägg", without_evidence(snapshot)),
        ("emot", "Frågor där beläggen motsäger poängen", against_evidence(snapshot)),
    ):
        if found:
            yield Heading(title, 2, f"bilaga-{key}")
            yield Paragraph(f"{join_words(_numbers(snapshot, found))}.")


def _sources(snapshot: Snapshot, captions: Captions) -> Iterator[Block]:
    sources = [one for one in snapshot.material.sources if not one.removed]
    if not sources:
        return
    yield Heading("Källor", 2, "bilaga-kallor")
    yield Table(
        caption=captions.table("Dokument och webbsidor"),
        columns=(
            Column("Källa", 6.0),
            Column("Slag", 2.2),
            Column("Daterad", 1.8),
            Column("SHA-256", 2.0),
        ),
        rows=tuple(_source_row(snapshot, one) for one in sources),
        notes=("SHA-256 är filens fingeravtryck, de första tolv tecknen.",),
        compact=True,
    )


def _source_row(snapshot: Snapshot, source: Source) -> Row:
    title = source.title.strip() or source.file_name or source.address or UNKNOWN
    parts = [title]
    if source.publisher.strip():
        parts.append(source.publisher.strip())
    if source.kind is SourceKind.WEB and source.address:
        parts.append(source.address)
    if source.captured_at is not None:
        parts.append(f"hämtad {format_date(source.captured_at.date())}")
    sort = source.sort or ("webbsida" if source.kind is SourceKind.WEB else "dokument")
    return Row(
        (
            _nameless(snapshot, ", ".join(parts)),
            _nameless(snapshot, sort),
            printable(source.published.strip()) or UNKNOWN,
            source.sha256[:12] or UNKNOWN,
        )
    )


def _interviews(snapshot: Snapshot, captions: Captions) -> Iterator[Block]:
    held = [
        one
        for one in snapshot.material.interviews
        if not one.removed and one.status is not InterviewStatus.CANCELLED
    ]
    if not held:
        return
    yield Heading("Intervjuer", 2, "bilaga-intervjuer")
    yield Table(
        caption=captions.table("Intervjuer, med roll"),
        columns=(
            Column("Roll", 4.2),
            Column("Organisation", 4.2),
            Column("Dag", 2.4),
            Column("Läge", 1.4),
        ),
        rows=tuple(_interview_row(snapshot, one) for one in held),
        compact=True,
    )


def _interview_row(snapshot: Snapshot, interview: Interview) -> Row:
    # What has been noted has been held, whether or not somebody has ticked that too.
    noted = bool(snapshot.material.lines_of(interview.id))
    held = noted or interview.status is InterviewStatus.DONE
    return Row(
        (
            _nameless(snapshot, _role(interview)),
            _nameless(snapshot, interview.organisation.strip()) or UNKNOWN,
            format_date(interview.day) if interview.day else UNKNOWN,
            "hållen" if held else "planerad",
        )
    )


def _said(snapshot: Snapshot, item: Item) -> str:
    if item.level is Secrecy.SENSITIVE:
        return HIDDEN
    if isinstance(item, Line):
        return _nameless(snapshot, _shortened(item.text))
    quote = item.anchor.quote.strip()
    said = f"”{_shortened(quote)}”" if quote else "Markerad yta"
    comment = _nameless(snapshot, item.comment.strip())
    return f"{printable(said)}\n{comment}".strip()


def _where(snapshot: Snapshot, item: Item) -> str:
    return _where_line(snapshot, item) if isinstance(item, Line) else _where_excerpt(snapshot, item)


def _where_excerpt(snapshot: Snapshot, excerpt: Excerpt) -> str:
    source = snapshot.material.source(excerpt.source)
    title = UNKNOWN if source is None else source.title.strip() or source.file_name
    form = None if source is None else source.form
    place = name_of_place(form, excerpt.anchor.page, excerpt.anchor.label)
    return f"{_nameless(snapshot, title)}, {printable(place)}"


def _where_line(snapshot: Snapshot, line: Line) -> str:
    interview = snapshot.material.interview(line.interview)
    role = "intervju" if interview is None else f"intervju, {_role(interview)}"
    day = format_date(interview.day) if interview is not None and interview.day else ""
    return _nameless(snapshot, ", ".join(filter(None, (role, day))))


def _role(interview: Interview) -> str:
    return interview.role.strip() or "roll saknas"


def _numbers(snapshot: Snapshot, questions: Sequence[QuestionId]) -> list[str]:
    return [snapshot.edition.question(one).number for one in questions]


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE].rstrip()}…"


def _nameless(snapshot: Snapshot, text: str) -> str:
    """Return ``text`` with role codes for every registered name, should one be in it."""
    people = [Person(one.id, one.name, one.code) for one in snapshot.material.all_people()]
    return printable(without_names(text, people)[0])
