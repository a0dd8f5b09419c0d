"""The evidence of a question as rows to show: three groups, and all that is said of each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.assessment.citations import name_of
from kompass.assessment.material import EvidenceKind, Line
from ui.evidence.words import (
    direction_words,
    is_sensitive,
    kind_words,
    place_words,
    quote_of,
    remarks_on,
    sign_of,
    strength_words,
)

if TYPE_CHECKING:
    from kompass.assessment.material import Evidence, Link
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import QuestionId, RowId

_C = "Evidence"
_DOT = " \N{MIDDLE DOT} "


@dataclass(frozen=True)
class Group:
    """The heading of a group: "Dokument", and how many there are."""

    kind: EvidenceKind
    count: int

    @property
    def words(self) -> str:
        """The heading."""
        return f"{kind_words(self.kind)} {self.count}"


@dataclass(frozen=True)
class Piece:
    """One link with what it links, in words."""

    link: Link
    item: RowId
    kind: EvidenceKind
    name: str
    """"E-3fa9c"."""
    quote: str
    where: str
    by: str
    indicator: str
    remarks: tuple[str, ...]
    sensitive: bool

    @property
    def direction(self) -> str:
        """What it does to the score, as sign and word: "+ stöder"."""
        return f"{sign_of(self.link.direction)} {direction_words(self.link.direction)}"

    @property
    def comment(self) -> str:
        """What somebody has said of it, on one line."""
        return " ".join(self.link.comment.split())

    @property
    def below(self) -> str:
        """Where it stands and what else there is to know, in one line."""
        return _DOT.join(part for part in (self.where, self.by, *self.remarks) if part)

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""
        parts = (
            kind_words(self.kind),
            direction_words(self.link.direction),
            strength_words(self.link.strength),
            self.quote,
            self.below,
            self.indicator,
            self.comment,
            self.name,
        )
        return ". ".join(part for part in parts if part)


def pieces_of(snapshot: Snapshot, question: QuestionId) -> tuple[Piece, ...]:
    """Return the evidence of a question: documents, interviews, the web; as they were tied."""
    found = snapshot.material.evidence_of(question)
    return tuple(_piece(snapshot, each) for kind in EvidenceKind for each in found
                 if each.kind is kind)  # fmt: skip


def rows_of(pieces: tuple[Piece, ...]) -> tuple[Group | Piece, ...]:
    """Return the pieces with a heading over each group that has any."""
    rows: list[Group | Piece] = []
    for kind in EvidenceKind:
        own = [piece for piece in pieces if piece.kind is kind]
        rows += [Group(kind, len(own)), *own] if own else []
    return tuple(rows)


def _piece(snapshot: Snapshot, found: Evidence) -> Piece:
    link, item, material = found.link, found.item, snapshot.material
    remarks = remarks_on(item, material)
    if isinstance(item, Line):
        there = {each.of for each in material.links_of(link.question)}
        if item.witness is not None and item.witness in there:
            twice = QCoreApplication.translate(_C, "samma uttalande som en kollegas rad")
            remarks = (*remarks, twice)
    return Piece(
        link=link,
        item=item.id,
        kind=found.kind,
        name=name_of(item.id, material),
        quote=quote_of(item),
        where=place_words(item, material),
        by=_author(snapshot, link),
        indicator=_indicator(snapshot, link),
        remarks=remarks,
        sensitive=is_sensitive(item),
    )


def _author(snapshot: Snapshot, link: Link) -> str:
    return next((each.name for each in snapshot.assessors if each.id == link.author), "")


def _indicator(snapshot: Snapshot, link: Link) -> str:
    if link.indicator is None:
        return ""
    indicators = snapshot.edition.question(link.question).indicators
    return next((each.text for each in indicators if each.id == link.indicator), "")
