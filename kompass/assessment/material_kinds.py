"""The kinds of things in ``material``: each is one row of the file. Plain frozen data."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from kompass.ids import IndicatorId, QuestionId, RowId
from kompass.sources.model import Anchor, Form


class SourceKind(StrEnum):
    """How a source came in."""

    DOCUMENT = "document"
    WEB = "web"


class RequestStatus(StrEnum):
    """How far a request to the municipality has come."""

    OPEN = "open"
    ASKED = "asked"
    ARRIVED = "arrived"
    MISSING = "missing"
    UNNEEDED = "unneeded"


class LookupOutcome(StrEnum):
    """What looking for something on the web site came to; ``None`` while nobody has looked."""

    FOUND = "found"
    PARTLY = "partly"
    NOT_FOUND = "not_found"


class InterviewStatus(StrEnum):
    """Whether an interview has been held."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class Touch(StrEnum):
    """How far a question of the guide has come in an interview; ``None`` for not asked."""

    TOUCHED = "touched"
    ENOUGH = "enough"


class Again(StrEnum):
    """Whether to ask once more."""

    NO = ""
    YES = "yes"


class Secrecy(StrEnum):
    """Who may see a passage."""

    OPEN = "open"
    """As public as the document that it stands in. A note never is."""
    INTERNAL = "internal"
    SENSITIVE = "sensitive"


class Direction(StrEnum):
    """What evidence does to the score of a question."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    BACKGROUND = "background"


class LinkOrigin(StrEnum):
    """How a link was made."""

    TYPED = "typed"
    INHERITED = "inherited"
    """Of a line, from the guide's question that was being asked."""
    REVIEW = "review"
    """When the notes were gone through after the interview."""


@dataclass(frozen=True)
class Source:
    """A document, or a page of the web site, as it was taken in."""

    id: RowId
    kind: SourceKind
    title: str
    sort: str = ""
    """Budget, policy, minutes: a word from a list or another."""
    published: str = ""
    """As written, ISO where it is known so."""
    publisher: str = ""
    file_name: str = ""
    form: Form | None = None
    sha256: str = ""
    """Of the content; empty for an address that has not been captured yet."""
    size: int = 0
    """In bytes."""
    address: str = ""
    captured_at: datetime | None = None
    http_status: str = ""
    note: str = ""
    added_by: str = ""
    """A name."""
    added_at: datetime | None = None
    replaces: RowId | None = None
    """The source that this is a new version of."""
    request: RowId | None = None
    removed: bool = False


@dataclass(frozen=True)
class Request:
    """A document to ask the municipality for before the visit."""

    id: RowId
    title: str
    questions: tuple[QuestionId, ...] = ()
    status: RequestStatus = RequestStatus.OPEN
    asked_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Lookup:
    """Something to look for on the web site."""

    id: RowId
    question: QuestionId | None
    text: str
    outcome: LookupOutcome | None = None
    source: RowId | None = None
    """Where it was found."""
    note: str = ""


@dataclass(frozen=True)
class Interview:
    """One interview of the programme."""

    id: RowId
    role: str
    organisation: str = ""
    guide: RowId | None = None
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    assessors: tuple[RowId, ...] = ()
    status: InterviewStatus = InterviewStatus.PLANNED
    note: str = ""
    retain_until: date | None = None
    """The last day on which the notes and names may be kept."""
    removed: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who is interviewed: the only place of names."""

    id: RowId
    interview: RowId
    name: str = ""
    code: str = ""
    """Stands for the person everywhere else: KD for kommundirektör."""
    contact: str = ""


@dataclass(frozen=True)
class Guide:
    """What to ask whoever has a role."""

    id: RowId
    role: str
    title: str
    origin: str = ""
    """Which guide it was made from."""


@dataclass(frozen=True)
class GuideQuestion:
    """A question of a guide, and which question of the edition it is about, if any."""

    id: RowId
    guide: RowId
    question: QuestionId | None
    text: str


@dataclass(frozen=True)
class Asked:
    """What is marked about a question of the guide in one interview."""

    state: Touch | None = None
    again: bool = False


@dataclass(frozen=True)
class Line:
    """One line of notes."""

    id: RowId
    interview: RowId
    author: RowId | None
    """The assessor who wrote it."""
    typed_at: datetime
    """Of its first key."""
    text: str
    speaker: RowId | None = None
    """A person; ask ``Material.code_of`` what to show."""
    signals: tuple[str, ...] = ()
    level: Secrecy = Secrecy.INTERNAL
    time_mark: str = ""
    witness: RowId | None = None
    """The line, of another assessor's, that says the same."""
    reviewed: bool = False
    position: str = ""
    """Its place; for those who add lines."""
    removed: bool = False


@dataclass(frozen=True)
class Region:
    """A rectangle of a page, in points from the top left, for scans."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Excerpt:
    """A passage, or a region, of a source."""

    id: RowId
    source: RowId
    sha256: str
    anchor: Anchor
    """Of a region the page alone; the quote may be typed by hand."""
    region: Region | None = None
    comment: str = ""
    author: RowId | None = None
    at: datetime | None = None
    level: Secrecy = Secrecy.OPEN
    extractor: str = ""
    let_be: RowId | None = None
    """The newest version for which somebody has decided that it stays with this one."""
    removed: bool = False


@dataclass(frozen=True)
class Link:
    """What an excerpt or a line says about a question."""

    id: RowId
    of: RowId
    question: QuestionId
    indicator: IndicatorId | None = None
    direction: Direction = Direction.SUPPORTS
    strength: int = 2
    """From 1 to 3."""
    comment: str = ""
    author: RowId | None = None
    origin: LinkOrigin = LinkOrigin.TYPED
    at: datetime | None = None


@dataclass(frozen=True)
class Erased:
    """The trace of something that was erased for good: by whom and when, never what."""

    id: RowId
    ids: frozenset[RowId]
    """Of the rows that are gone."""
    code: str
    """What stands where names stood."""
    author: str
    at: datetime
