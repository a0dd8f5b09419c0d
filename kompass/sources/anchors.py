"""Where a quote stands, so that it is found again in another version of the document.

Nothing is ever moved on a guess: when the sentence is gone, its neighbour "Team B ..." for
"Team A ..." is still 98 of 100 alike. Only the very words with the very words before or after
them are sure; everything else is for a person to look at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from kompass.sources.model import Anchor, PageText
from kompass.sources.quoting import most_similar, places, places_without_spaces

__all__ = ["AROUND", "Anchor", "Candidate", "Kind", "Match", "anchor", "find"]

AROUND = 32
"""Characters kept before and after a quote."""
MOST_CANDIDATES = 9
"""A person chooses among them with one digit."""


class Kind(Enum):
    """How a passage was found; only the first two are sure."""

    EXACT = "exact"
    MOVED = "moved"
    LOOSE = "loose"
    FUZZY = "fuzzy"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be the one: ``[start, end)`` of a page's text, ``score`` of 100."""

    page: int
    label: str
    start: int
    end: int
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What was found; best first. ``sure`` means that nobody needs to look."""

    kind: Kind
    candidates: tuple[Candidate, ...]

    @property
    def sure(self) -> bool:
        """Return whether the first candidate is the passage, beyond doubt."""
        return self.kind in (Kind.EXACT, Kind.MOVED)


def anchor(page: PageText, start: int, end: int) -> Anchor:
    """Return the anchor of ``[start, end)`` of a page; raises ``ValueError`` if that is nothing."""
    if not 0 <= start < end <= len(page.text):
        raise ValueError(f"no range of page {page.number}: {start}-{end}")
    text = page.text
    return Anchor(
        page.number,
        page.label_at(start),
        start,
        end,
        text[start:end],
        text[max(0, start - AROUND) : start],
        text[end : end + AROUND],
    )


def find(anchor: Anchor, pages: Sequence[PageText]) -> Match:
    """Return where a quote stands in the pages of the same or another version.

    EXACT is the very place, MOVED the very words between the very words elsewhere. LOOSE are
    the same words without what stood around them (or with other spaces), or several places
    that fit; FUZZY is similar; and GONE has no candidates.
    """
    exact = list(_exact(anchor, pages))
    best = max((fit for fit, _ in exact), default=0)
    fitting = [candidate for fit, candidate in exact if fit == best]
    here = [one for one in fitting if (one.page, one.start) == (anchor.page, anchor.start)]
    if best and here:
        return Match(Kind.EXACT, tuple(here))
    if best and len(fitting) == 1:
        return Match(Kind.MOVED, tuple(fitting))
    loose = fitting or list(_loose(anchor, pages))
    if loose:
        return Match(Kind.LOOSE, _nearest(anchor, loose))
    similar = list(_similar(anchor, pages))
    similar.sort(key=lambda one: -one.score)
    return Match(Kind.FUZZY if similar else Kind.GONE, tuple(similar[:MOST_CANDIDATES]))


def _exact(anchor: Anchor, pages: Sequence[PageText]) -> Iterator[tuple[int, Candidate]]:
    """Yield the very words with 0, 1 or 2: how many of their sides are as they were."""
    for page in pages:
        for start, end in places(anchor.quote, page.text):
            fit = _before(anchor, page.text, start) + _after(anchor, page.text, end)
            yield fit, _candidate(page, start, end, 100.0)


def _before(anchor: Anchor, text: str, start: int) -> bool:
    """Return whether the words before are the same; the page's beginning has to be it again."""
    before = text[max(0, start - AROUND) : start]
    return before == anchor.prefix and bool(before.strip())


def _after(anchor: Anchor, text: str, end: int) -> bool:
    after = text[end : end + AROUND]
    return after == anchor.suffix and bool(after.strip())


def _loose(anchor: Anchor, pages: Sequence[PageText]) -> Iterator[Candidate]:
    for page in pages:
        for start, end in places_without_spaces(anchor.quote, page.text):
            yield _candidate(page, start, end, 100.0)


def _similar(anchor: Anchor, pages: Sequence[PageText]) -> Iterator[Candidate]:
    for page in pages:
        found = most_similar(anchor.quote, page.text)
        if found is not None:
            (start, end), score = found
            yield _candidate(page, start, end, score)


def _nearest(anchor: Anchor, found: list[Candidate]) -> tuple[Candidate, ...]:
    def away(one: Candidate) -> tuple[int, int]:
        return abs(one.page - anchor.page), abs(one.start - anchor.start)

    return tuple(sorted(found, key=away)[:MOST_CANDIDATES])


def _candidate(page: PageText, start: int, end: int, score: float) -> Candidate:
    return Candidate(page.number, page.label_at(start), start, end, page.text[start:end], score)
