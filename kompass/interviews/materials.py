"""What to request before a visit, and what to look for on the web site, question by question."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kompass.catalogue.complaints import Complaints
from kompass.catalogue.fields import Fields
from kompass.catalogue.files import packaged_of_kind
from kompass.catalogue.model import Edition
from kompass.catalogue.parts import Identities, parts
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.ids import QuestionId
from kompass.interviews.proposals import (
    HEAD_KEYS,
    Head,
    question_at,
    questions,
    read_head,
    texts,
    whole,
)

KIND = "material_checklist"
REQUEST_KEYS = ("title", "sort", "questions")
LOOKUP_KEYS = ("question", "look_for")


@dataclass(frozen=True)
class MaterialRequest:
    """A document to ask the municipality for."""

    title: str
    sort: str
    """What kind of document: styrdokument, budget, rutin ..."""
    questions: tuple[QuestionId, ...]


@dataclass(frozen=True)
class WebLookup:
    """One thing to look for on the web site."""

    question: QuestionId
    text: str


@dataclass(frozen=True)
class Checklist:
    """One proposal; ``head.label`` is shown wherever anything of it is."""

    head: Head
    requests: tuple[MaterialRequest, ...]
    lookups: tuple[WebLookup, ...]

    def lookups_of(self, question: QuestionId) -> tuple[WebLookup, ...]:
        """Return what to look for to answer a question."""
        return tuple(one for one in self.lookups if one.question == question)

    def requests_of(self, question: QuestionId) -> tuple[MaterialRequest, ...]:
        """Return the documents that serve a question."""
        return tuple(one for one in self.requests if question in one.questions)


def packaged_checklists(edition: Edition) -> tuple[Checklist, ...]:
    """Return the checklists that ship with the program and are made for this edition."""
    documents = (yaml_document(raw, name) for name, raw in packaged_of_kind(KIND).items())
    return tuple(
        read_checklist(content, complaints, edition)
        for content, complaints in documents
        if isinstance(content, dict) and content.get("edition") == edition.id
    )


def load(path: Path, edition: Edition) -> Checklist:
    """Return the checklist in a YAML file, checked against ``edition``.

    Raises ``KompassError`` whose sentence is the first complaint with file, line and
    place, and whose details are the others.
    """
    content, complaints = yaml_document(read_file(path), place_of(path))
    return read_checklist(content, complaints, edition)


def read_checklist(document: object, complaints: Complaints, edition: Edition) -> Checklist:
    """Return the checklist in ``document``.

    Raises ``KompassError`` with all complaints, those that ``complaints`` holds included.
    """
    fields = whole(document, complaints, KIND, "en lista över underlag")
    fields.refuse_unknown((*HEAD_KEYS, "requests", "lookups"))
    head = read_head(fields, edition, Identities())
    if not fields.rows("requests") and not fields.rows("lookups"):
        fields.complain("Listan är tom. Skriv något under requests eller lookups.")
    requests = tuple(_request(part, edition) for part in parts(fields, "requests", "dokument"))
    lookups = tuple(
        one for part in parts(fields, "lookups", "rad") for one in _lookups(part, edition)
    )
    complaints.refuse_if_any()
    return Checklist(head, requests, lookups)


def _request(fields: Fields, edition: Edition) -> MaterialRequest:
    fields.refuse_unknown(REQUEST_KEYS)
    title = fields.title() if fields.demand("title", "Skriv vilket dokument det är.") else ""
    sort = (
        fields.title("sort") if fields.demand("sort", "Skriv till exempel ”sort: budget”.") else ""
    )
    found = questions(fields, "questions", edition)
    if not fields.rows("questions"):
        fields.blame("questions", "saknas. Skriv vilka frågor dokumentet belyser.")
    return MaterialRequest(title, sort, found)


def _lookups(fields: Fields, edition: Edition) -> Iterator[WebLookup]:
    fields.refuse_unknown(LOOKUP_KEYS)
    fields.demand("question", "Skriv frågans id.")
    question = question_at(fields, "question", edition)
    found = texts(fields, "look_for", "mening")
    if not fields.rows("look_for"):
        fields.blame("look_for", "saknas. Skriv vad man ska leta efter.")
    if question:
        yield from (WebLookup(question, text) for text in found)
