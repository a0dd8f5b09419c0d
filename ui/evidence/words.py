"""Evidence in words: directions, kinds, places and rings. Pure but for tr."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.assessment.material import Direction, EvidenceKind, Excerpt, Secrecy
from kompass.assessment.support import Ring, Support
from kompass.sources.model import name_of_place
from kompass.swedish import format_date, join_words

if TYPE_CHECKING:
    from kompass.assessment.material import Interview, Item, Material, Source

_C = "Evidence"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_C, text)


def direction_words(direction: Direction) -> str:
    """Return what evidence does to the score."""
    return {
        Direction.SUPPORTS: _tr("stöder"),
        Direction.CONTRADICTS: _tr("motsäger"),
        Direction.BACKGROUND: _tr("bakgrund"),
    }[direction]


def sign_of(direction: Direction) -> str:
    """Return the sign that stands with the word, so that nobody depends on colours."""
    return {
        Direction.SUPPORTS: "+",
        Direction.CONTRADICTS: "\N{MINUS SIGN}",
        Direction.BACKGROUND: "\N{WHITE CIRCLE}",
    }[direction]


def strength_words(strength: int) -> str:
    """Return how strong evidence is."""
    return _tr("styrka {strength} av 3").format(strength=strength)


def kind_words(kind: EvidenceKind) -> str:
    """Return the heading of a group."""
    return {
        EvidenceKind.DOCUMENT: _tr("Dokument"),
        EvidenceKind.INTERVIEW: _tr("Intervjuer"),
        EvidenceKind.WEB: _tr("Webb"),
    }[kind]


def ring_words(ring: Ring) -> str:
    """Return what a ring says."""
    return {
        Ring.EMPTY: _tr("inga belägg"),
        Ring.HALF: _tr("belägg av ett slag"),
        Ring.FULL: _tr("belägg av minst två slag"),
    }[ring]


def support_words(found: Support) -> str:
    """Return a ring with the kinds behind it, and whether they speak against the score."""
    if found.ring is Ring.EMPTY:
        return ring_words(found.ring)
    kinds = [kind_words(kind).lower() for kind in EvidenceKind if kind in found.kinds]
    words = f"{ring_words(found.ring)}: {join_words(kinds)}"
    return (
        _tr("{words}, men minst hälften motsäger").format(words=words)
        if found.speaks_against
        else words
    )


def source_title(source: Source | None) -> str:
    """Return what to call a source."""
    if source is None:
        return _tr("Borttaget underlag")
    return source.title or source.file_name or source.address or _tr("Utan titel")


def interview_title(interview: Interview | None) -> str:
    """Return what to call an interview: its role, never a name."""
    if interview is None:
        return _tr("Borttagen intervju")
    role = interview.role or _tr("Intervju")
    return f"{role}, {interview.organisation}" if interview.organisation else role


def place_words(item: Item, material: Material) -> str:
    """Return where evidence stands: title and page, or role code and time."""
    if isinstance(item, Excerpt):
        source = material.source(item.source)
        form = source.form if source is not None else None
        place = name_of_place(form, item.anchor.page, item.anchor.label)
        return f"{source_title(source)}, {place}"
    title = interview_title(material.interview(item.interview))
    code = material.code_of(item.speaker) if item.speaker else ""
    who = f"{code} \N{MIDDLE DOT} {title}" if code else title
    return f"{who}, {moment_words(item.typed_at)}"


def moment_words(at: datetime) -> str:
    """Return a moment: "4 maj 2026 kl. 10.32"."""
    local = at.astimezone()
    return f"{format_date(local.date())} kl. {local:%H.%M}"


def quote_of(item: Item) -> str:
    """Return the words of evidence on one line; of a region, what is said of it."""
    text = item.anchor.quote or item.comment if isinstance(item, Excerpt) else item.text
    if not text.strip():
        return _tr("(markerad ruta på sidan)") if isinstance(item, Excerpt) else _tr("(tom rad)")
    return " ".join(text.split())


def is_sensitive(item: Item) -> bool:
    """Tell whether evidence is marked as sensitive."""
    return item.level is Secrecy.SENSITIVE


def remarks_on(item: Item, material: Material) -> tuple[str, ...]:
    """Return what should be known of evidence: removed, an older version, sensitive."""
    said = [_tr("känslig")] if is_sensitive(item) else []
    if isinstance(item, Excerpt):
        source, newest = material.source(item.source), material.newest(item.source)
        if source is not None and newest is not None and newest.id != source.id:
            said.append(_tr("står i en äldre version"))
    if item.removed:
        said.append(_tr("borttaget av någon, kvar här för kopplingens skull"))
    return tuple(said)
