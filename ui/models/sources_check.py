"""Excerpts of older versions that somebody has to look at: the old passage, and where it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from ui.models.sources_words import page_words, place_words

if TYPE_CHECKING:
    from kompass.assessment.material import Excerpt, Source
    from kompass.assessment.storage import AssessmentFile
    from kompass.sources.model import PageText
    from ui.models.sources_desk import SourceDesk
    from ui.models.sources_reading import Readings

_AROUND = 120


@dataclass(frozen=True)
class Place:
    """Where the passage may be in the newer version."""

    page: PageText
    start: int
    end: int
    name: str
    before: str
    quote: str
    after: str
    same: bool
    """Word for word."""


@dataclass(frozen=True)
class Check:
    """One excerpt to look at."""

    excerpt: Excerpt
    old: Source
    new: Source
    where: str
    places: tuple[Place, ...]


def checks_left(desk: SourceDesk) -> tuple[Excerpt, ...]:
    """Return what is left to look at."""
    return desk.material.to_check()


def check_of(desk: SourceDesk, readings: Readings, excerpt: Excerpt) -> Check | None:
    """Return an excerpt with where it may be now; ``None`` if nothing of it is left."""
    from kompass.sources.anchors import find

    old = desk.material.source(excerpt.source)
    new = desk.material.newest(excerpt.source)
    if old is None or new is None:
        return None
    places: tuple[Place, ...] = ()
    if excerpt.region is None:
        try:
            pages = {page.number: page for page in readings.text(new).pages}
        except KompassError:
            pages = {}
        found = find(excerpt.anchor, tuple(pages.values())).candidates
        places = tuple(
            _place(new, pages[one.page], one.start, one.end, excerpt.anchor.quote) for one in found
        )
    return Check(excerpt, old, new, place_words(old, excerpt), places)


def take(file: AssessmentFile, check: Check, place: Place) -> None:
    """Decide that the excerpt stands there."""
    from kompass.assessment import edits
    from kompass.sources.anchors import anchor

    found = anchor(place.page, place.start, place.end)
    edits.move_excerpt(file, check.excerpt.id, check.new.id, found)


def let_be(file: AssessmentFile, check: Check) -> None:
    """Decide that it stays with the old version."""
    from kompass.assessment import edits

    edits.let_be(file, check.excerpt.id)


def remove(file: AssessmentFile, check: Check) -> None:
    """Decide that it is nothing any more."""
    from kompass.assessment import edits

    edits.remove_excerpt(file, check.excerpt.id)


def _place(source: Source, page: PageText, start: int, end: int, wanted: str) -> Place:
    text = page.text
    return Place(
        page, start, end, page_words(source.form, page.number, page.label),
        " ".join(text[max(0, start - _AROUND) : start].split()), text[start:end],
        " ".join(text[end : end + _AROUND].split()), text[start:end] == wanted,
    )  # fmt: skip
