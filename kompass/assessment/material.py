"""What the points of an assessment rest on, as frozen data: sources, interviews, evidence.

Everything here is internal. Names of people are in ``Person`` and nowhere else.

A source, an interview, a line or an excerpt that somebody has removed while a colleague, in
another copy, went on building on it is still here and ``removed``: nothing that anybody wrote
is ever out of sight.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from kompass.assessment.material_kinds import (
    Again,
    Asked,
    Direction,
    Erased,
    Excerpt,
    Guide,
    GuideQuestion,
    Interview,
    InterviewStatus,
    Line,
    Link,
    LinkOrigin,
    Lookup,
    LookupOutcome,
    Person,
    Region,
    Request,
    RequestStatus,
    Secrecy,
    Source,
    SourceKind,
    Touch,
)
from kompass.ids import QuestionId, RowId

__all__ = [
    "Again",
    "Asked",
    "Direction",
    "Erased",
    "Evidence",
    "EvidenceKind",
    "Excerpt",
    "Guide",
    "GuideQuestion",
    "Interview",
    "InterviewStatus",
    "Item",
    "Line",
    "Link",
    "LinkOrigin",
    "Lookup",
    "LookupOutcome",
    "Material",
    "Person",
    "Region",
    "Request",
    "RequestStatus",
    "Rests",
    "Secrecy",
    "Source",
    "SourceKind",
    "Touch",
]

Item: TypeAlias = Excerpt | Line
"""What can be evidence."""
T = TypeVar("T")


class EvidenceKind(StrEnum):
    """Where a piece of evidence comes from: the three groups beside the scale."""

    DOCUMENT = "document"
    INTERVIEW = "interview"
    WEB = "web"


@dataclass(frozen=True)
class Evidence:
    """A link with what it links, and where that comes from."""

    link: Link
    item: Item
    kind: EvidenceKind
    source: Source | None
    """Of an excerpt."""
    interview: Interview | None
    """Of a line."""


@dataclass(frozen=True)
class Rests:
    """What rests on a source or an interview: what would have to be looked at if it fell."""

    question: QuestionId
    links: tuple[Link, ...]
    others: int
    """So many links of the question come from elsewhere."""


def _nothing() -> Mapping[RowId, T]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Material:
    """All of it. Lists are in the team's order; what is asked for and not there is empty."""

    sources: tuple[Source, ...] = ()
    """In the order in which they were added."""
    requests: tuple[Request, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    interviews: tuple[Interview, ...] = ()
    people: Mapping[RowId, tuple[Person, ...]] = field(default_factory=_nothing)
    """By interview."""
    guides: tuple[Guide, ...] = ()
    guide_questions: Mapping[RowId, tuple[GuideQuestion, ...]] = field(default_factory=_nothing)
    """By guide."""
    asked: Mapping[tuple[RowId, RowId], Asked] = field(default_factory=lambda: MappingProxyType({}))
    """By interview and guide question; those that nothing is said about are left out."""
    started: Mapping[tuple[RowId, RowId], datetime] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By interview and assessor: when it started by the clock of that assessor's machine."""
    lines: Mapping[RowId, Line] = field(default_factory=_nothing)
    excerpts: Mapping[RowId, Excerpt] = field(default_factory=_nothing)
    links: Mapping[RowId, Link] = field(default_factory=_nothing)
    erased: tuple[Erased, ...] = ()
    """Traces of what has been erased for good."""
    by_interview: Mapping[RowId, tuple[Line, ...]] = field(default_factory=_nothing)
    by_source: Mapping[RowId, tuple[Excerpt, ...]] = field(default_factory=_nothing)
    by_question: Mapping[QuestionId, tuple[Link, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    by_item: Mapping[RowId, tuple[Link, ...]] = field(default_factory=_nothing)

    def source(self, row: RowId) -> Source | None:
        """Return a source, ``None`` if there is none or no longer."""
        return self._sources_by_id.get(row)

    def interview(self, row: RowId) -> Interview | None:
        """Return an interview, ``None`` if there is none or no longer."""
        return self._interviews_by_id.get(row)

    def guide(self, row: RowId) -> Guide | None:
        """Return a guide, ``None`` if there is none or no longer."""
        return next((each for each in self.guides if each.id == row), None)

    def person(self, row: RowId) -> Person | None:
        """Return who was interviewed, ``None`` if unknown, removed or erased."""
        return self._people_by_id.get(row)

    def code_of(self, person: RowId) -> str:
        """Return the role code of a speaker, also of one who has been erased."""
        known = self.person(person)
        if known is not None:
            return known.code
        return next((each.code for each in self.erased if person in each.ids), "")

    def people_of(self, interview: RowId) -> tuple[Person, ...]:
        """Return who takes part in an interview, in order."""
        return self.people.get(interview, ())

    def questions_of(self, guide: RowId) -> tuple[GuideQuestion, ...]:
        """Return the questions of a guide, in order."""
        return self.guide_questions.get(guide, ())

    def asked_of(self, interview: RowId, question: RowId) -> Asked:
        """Return what is marked about a question of the guide in an interview."""
        return self.asked.get((interview, question), Asked())

    def starts_of(self, interview: RowId) -> dict[RowId, datetime]:
        """Return when an interview started by the clock of each assessor who has marked it."""
        return {who: at for (talk, who), at in self.started.items() if talk == interview}

    def item(self, row: RowId) -> Item | None:
        """Return an excerpt or a line, ``None`` if there is none or no longer."""
        return self.excerpts.get(row) or self.lines.get(row)

    def lines_of(self, interview: RowId) -> tuple[Line, ...]:
        """Return the lines of an interview in order, those of all who took notes."""
        return self.by_interview.get(interview, ())

    def excerpts_of(self, source: RowId) -> tuple[Excerpt, ...]:
        """Return the excerpts of a source, by page and place."""
        return self.by_source.get(source, ())

    def links_of(self, question: QuestionId) -> tuple[Link, ...]:
        """Return the links of a question, in the order in which they were made."""
        return self.by_question.get(question, ())

    def links_to(self, item: RowId) -> tuple[Link, ...]:
        """Return the links of an excerpt or a line, in the order in which they were made."""
        return self.by_item.get(item, ())

    def evidence_of(self, question: QuestionId) -> tuple[Evidence, ...]:
        """Return the evidence of a question."""
        found = map(self.evidence, self.links_of(question))
        return tuple(each for each in found if each is not None)

    def evidence(self, link: Link) -> Evidence | None:
        """Return a link with what it links, ``None`` if that is nowhere any more."""
        excerpt = self.excerpts.get(link.of)
        if excerpt is not None:
            source = self.source(excerpt.source)
            web = source is not None and source.kind is SourceKind.WEB
            kind = EvidenceKind.WEB if web else EvidenceKind.DOCUMENT
            return Evidence(link, excerpt, kind, source, None)
        line = self.lines.get(link.of)
        if line is None:
            return None
        interview = self.interview(line.interview)
        return Evidence(link, line, EvidenceKind.INTERVIEW, None, interview)

    def rests_on(self, source_or_interview: RowId) -> tuple[Rests, ...]:
        """Return the questions that have evidence from a source or an interview."""
        items = {each.id for each in self.excerpts_of(source_or_interview)}
        items |= {each.id for each in self.lines_of(source_or_interview)}
        questions = {link.question for item in items for link in self.links_to(item)}
        return tuple(self._rests(question, items) for question in sorted(questions))

    def newer(self, source: RowId) -> Source | None:
        """Return the version that replaces a source, ``None`` for the newest."""
        found = [each for each in self.sources if each.replaces == source and not each.removed]
        return found[-1] if found else None

    def newest(self, source: RowId) -> Source | None:
        """Return the newest version of a source."""
        seen: set[RowId] = set()
        now = self.source(source)
        while now is not None and now.id not in seen and (later := self.newer(now.id)):
            seen.add(now.id)
            now = later
        return now

    def to_check(self) -> tuple[Excerpt, ...]:
        """Return the excerpts of older versions that nobody has found again or let be.

        Their passage does not stand, for sure and only once, in the newer version.
        """
        return tuple(
            excerpt
            for source in self.sources
            if (newest := self.newest(source.id)) and newest.id != source.id
            for excerpt in self.excerpts_of(source.id)
            if excerpt.let_be != newest.id
        )

    def overdue(self, today: str) -> tuple[Interview, ...]:
        """Return the interviews that should have been cleared out before ``today`` (ISO date)."""
        return tuple(
            each
            for each in self.interviews
            if each.retain_until and each.retain_until.isoformat() < today
        )

    def all_people(self) -> Iterator[Person]:
        """Yield everybody who is registered."""
        for people in self.people.values():
            yield from people

    @cached_property
    def _sources_by_id(self) -> Mapping[RowId, Source]:
        return {each.id: each for each in self.sources}

    @cached_property
    def _interviews_by_id(self) -> Mapping[RowId, Interview]:
        return {each.id: each for each in self.interviews}

    @cached_property
    def _people_by_id(self) -> Mapping[RowId, Person]:
        return {person.id: person for person in self.all_people()}

    def _rests(self, question: QuestionId, items: set[RowId]) -> Rests:
        links = self.links_of(question)
        own = tuple(link for link in links if link.of in items)
        return Rests(question, own, len(links) - len(own))
