"""Finding a quote in a page: letter by letter, without regard to spaces, or nearly.

"Without regard to spaces" leaves out all white space and hyphens and makes quotation marks and
dashes alike, since these are what copying a passage from one program to another changes.
"""

from collections.abc import Iterator

Span = tuple[int, int]

MOST_PLACES = 200
"""Of one quote on one page; more says nothing."""
SIMILAR = 85.0
"""Of 100: how alike two passages are at least to be shown as perhaps the same."""
_ALIKE = {
    **dict.fromkeys("”“„»«″", '"'),
    **dict.fromkeys("’‘‚´`′", "'"),
    **dict.fromkeys("-\u2010\u2011\u2012–—−\u00ad", ""),
    "…": "...",
}


def places(quote: str, text: str) -> tuple[Span, ...]:
    """Return where ``quote`` stands in ``text`` letter by letter; overlaps included."""
    return tuple(_found(quote, text))


def places_without_spaces(quote: str, text: str) -> tuple[Span, ...]:
    """Return where ``quote`` stands if spaces, hyphens and the form of marks do not count."""
    wanted = squeezed(quote)
    page = squeezed(text)
    if not wanted or wanted not in page:
        return ()
    at = _squeezed_map(text)
    return tuple((at[start], at[end - 1] + 1) for start, end in _found(wanted, page))


def most_similar(quote: str, text: str, least: float = SIMILAR) -> tuple[Span, float] | None:
    """Return the passage of ``text`` that is most like ``quote`` and how much, of 100."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    if not quote.strip() or 2 * len(text) < len(quote):
        return None
    best = partial_ratio_alignment(quote, text, score_cutoff=least)
    if best is None or best.score < least:
        return None
    return whole_words(text, best.dest_start, best.dest_end), float(best.score)


def squeezed(text: str) -> str:
    """Return a text without what copying changes."""
    made = "".join(text.split())
    for sign, alike in _ALIKE.items():  # far quicker than str.translate, since few are there
        if sign in made:
            made = made.replace(sign, alike)
    return made


def whole_words(text: str, start: int, end: int) -> Span:
    """Return a range that cuts no word and has no white space at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _found(quote: str, text: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _squeezed_map(text: str) -> list[int]:
    """Return for each character of the squeezed text the index of what it was made of."""
    return [
        index
        for index, character in enumerate(text)
        if not character.isspace()
        for _ in _ALIKE.get(character, character)
    ]
