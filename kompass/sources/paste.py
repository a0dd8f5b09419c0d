"""A pasted quote finds its source: the very words, else without spaces, else nearly the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from kompass.sources.canonical import canonical
from kompass.sources.model import PageText
from kompass.sources.quoting import Span, most_similar, places, places_without_spaces

MOST_CANDIDATES = 9
"""A person chooses among them with one digit."""
SHORTEST = 8
"""Letters of a quote that is looked for: fewer stand everywhere."""
LONGEST_SIMILAR = 4000
"""Letters of a quote that is looked for as nearly the same; a whole page has no look-alike."""


class How(Enum):
    """How a pasted quote was found."""

    EXACT = "exact"
    WITHOUT_SPACES = "without spaces"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage ``[start, end)`` of the page ``number`` of the document ``ref``.

    ``quote`` is the passage as it stands there, ``before`` and ``after`` some words around it,
    and ``score`` of 100 says how alike it is.
    """

    ref: str
    number: int
    label: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    how: How
    score: float


def find_quote(typed: str, pages: Iterable[tuple[str, PageText]]) -> tuple[Candidate, ...]:
    """Return the passages that a pasted text may be from, best first, nine at most.

    All are of one kind: similar ones only where nothing is the same. One EXACT candidate alone
    is a sure source. Empty if the text is too short to say anything, or is nowhere.
    """
    wanted = canonical(typed).strip().strip("”“\"»«'").strip()
    if sum(sign.isalnum() for sign in wanted) < SHORTEST:
        return ()
    known = [(ref, page) for ref, page in pages if page.text]
    exact = _all(known, wanted, places, How.EXACT)
    return (
        exact or _all(known, wanted, places_without_spaces, How.WITHOUT_SPACES)
        or _similar(known, wanted)
    )  # fmt: skip


def _all(
    pages: list[tuple[str, PageText]],
    wanted: str,
    search: Callable[[str, str], tuple[Span, ...]],
    how: How,
) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for ref, page in pages:
        spans = search(wanted, page.text)
        found += [_candidate(ref, page, span, how, 100.0) for span in spans]
        if len(found) >= MOST_CANDIDATES:
            break
    return tuple(found[:MOST_CANDIDATES])


def _similar(pages: list[tuple[str, PageText]], wanted: str) -> tuple[Candidate, ...]:
    if len(wanted) > LONGEST_SIMILAR:
        return ()
    found: list[Candidate] = []
    for ref, page in pages:
        best = most_similar(wanted, page.text)
        if best is not None:
            found.append(_candidate(ref, page, best[0], How.SIMILAR, best[1]))
    found.sort(key=lambda one: -one.score)
    return tuple(found[:MOST_CANDIDATES])


def _candidate(ref: str, page: PageText, span: Span, how: How, score: float) -> Candidate:
    start, end = span
    text = page.text
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    quote = text[start:end]
    return Candidate(ref, page.number, page.label, start, end, quote, before, after, how, score)
