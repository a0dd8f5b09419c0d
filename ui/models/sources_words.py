"""Sources in words: kinds, sizes, days, and what is remarkable about them. Pure but for tr."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kompass.assessment.material_kinds import LookupOutcome, RequestStatus
from kompass.sources.model import Form, name_of_place
from kompass.swedish import format_count

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Excerpt, Source
    from kompass.sources.model import DocumentText

SORTS: Final = (
    "Styrdokument", "Budget", "Årsredovisning", "Delårsrapport", "Policy", "Plan eller program",
    "Reglemente", "Delegationsordning", "Rutin", "Protokoll", "Undersökning", "Rapport",
    "Information till invånare", "Avtal", "Organisationsschema", "Annat",
)  # fmt: skip
"""Kinds of documents to choose among; any other word may be typed."""
OWN_QUOTE: Final = "Citat utan källa"
"""The kind of a source that is only a pasted quote whose document is not known yet."""
_C: Final = "Sources"
_KB: Final = 1024


def _tr(text: str) -> str:
    return QCoreApplication.translate(_C, text)


def form_words(form: Form | None) -> str:
    """Return what a document is, for people."""
    if form is None:
        return ""
    return {
        Form.PDF: _tr("PDF"),
        Form.DOCX: _tr("Word"),
        Form.ODT: _tr("OpenDocument"),
        Form.HTML: _tr("webbsida"),
        Form.TEXT: _tr("text"),
        Form.MARKDOWN: _tr("text"),
        Form.XLSX: _tr("Excel"),
        Form.IMAGE: _tr("bild"),
    }[form]


def size_words(size: int) -> str:
    """Return a size as "812 kB" or "3,4 MB"."""
    if size < _KB:
        return _tr("{count} byte").format(count=format_count(size))
    if size < 1_000_000:
        return _tr("{count} kB").format(count=format_count(round(size / 1000)))
    whole, tenth = divmod(round(size / 100_000), 10)
    return _tr("{count} MB").format(count=f"{format_count(whole)},{tenth}")


def moment_words(at: datetime | None) -> str:
    """Return a moment in local time, to the minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}" if at is not None else ""


def title_of(source: Source) -> str:
    """Return what to call a source."""
    return source.title or source.file_name or source.address or _tr("Utan titel")


def place_words(source: Source, excerpt: Excerpt) -> str:
    """Return where in its source an excerpt stands: "s. 14", or "del 3"."""
    return page_words(source.form, excerpt.anchor.page, excerpt.anchor.label)


def page_words(form: Form | None, number: int, label: str) -> str:
    """Return the name of a page; forms without pages have sections, sheets or parts."""
    return name_of_place(form, number, label)


def remarks(text: DocumentText) -> tuple[str, ...]:
    """Return what somebody should know before trusting a document's text."""
    found = text.remarks
    if text.unreadable:
        count = format_count(text.unreadable)
        found = (*found, _tr("{count} tecken går inte att läsa.").format(count=count))
    return found


def status_words(status: RequestStatus) -> str:
    """Return how far a request has come."""
    return {
        RequestStatus.OPEN: _tr("Inte begärt"),
        RequestStatus.ASKED: _tr("Begärt"),
        RequestStatus.ARRIVED: _tr("Har kommit"),
        RequestStatus.MISSING: _tr("Finns inte"),
        RequestStatus.UNNEEDED: _tr("Behövs inte"),
    }[status]


def outcome_words(outcome: LookupOutcome | None) -> str:
    """Return what looking came to."""
    if outcome is None:
        return _tr("Inte tittat")
    return {
        LookupOutcome.FOUND: _tr("Finns"),
        LookupOutcome.PARTLY: _tr("Delvis"),
        LookupOutcome.NOT_FOUND: _tr("Finns inte"),
    }[outcome]
