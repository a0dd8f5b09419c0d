"""What stands above a table: whose figures a column holds, of which year, of what kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.text_headwords import KINDS, SIGNS
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import CORNERS, GOES_ON, NO_UNITS, OTHERWISE, letters
from kompass.assessment.register import Municipality, municipalities

_TOWN: Final = frozenset({"kommun", "kommuns", "stad", "stads", "kommune", "kommunes"})
_NEAR_LINES: Final = 3
_LONGEST: Final = 80
_YEARS: Final = frozenset(map(Decimal, range(1990, 2100)))


@dataclass(frozen=True)
class Heading:
    """What one column is said to be."""

    text: str
    kind: ColumnKind | None = None
    """``None`` for a mere name or year."""
    municipality: str = ""
    code: str = ""
    year: int | None = None
    corner: bool = False
    """It names the titles and no column of figures."""
    line: int = 0
    strict: bool = False
    """Whether its line also heads the titles, so that it is surely the heading of columns."""

    @property
    def named(self) -> bool:
        """Whether a municipality is named."""
        return bool(self.municipality)


@cache
def _register() -> MappingProxyType[str, Municipality]:
    return MappingProxyType({m.name.casefold(): m for m in municipalities()})


def year_in(token: Token) -> int | None:
    """Return the year that a number is, as a whole and undressed."""
    if token.kind is not Kind.NUMBER or token.shape or token.value not in _YEARS:
        return None
    return int(token.value)


def town_at(tokens: Sequence[Token], place: int) -> tuple[Municipality, int] | None:
    """Return the municipality named here and the place after it, "kommun" stepped over."""
    if not tokens[place].text[:1].isupper() or tokens[place].kind is not Kind.WORD:
        return None
    for count in (3, 2, 1):
        part = tokens[place : place + count]
        if len(part) < count or any(t.kind is not Kind.WORD for t in part):
            continue
        name = " ".join(t.text for t in part).casefold().strip(",.:()")
        after = place + count
        follows = letters(tokens[after].text) if after < len(tokens) else ""
        for form in (name, name.removesuffix("s"), name.removesuffix("'s")):
            if found := _register().get(form):
                return found, after + (follows in _TOWN)
    return None


def headings_in(tokens: Sequence[Token]) -> tuple[list[Heading], bool]:
    """Return what a line says about columns, and whether it says nothing else."""
    found: list[Heading] = []
    place, whole = 0, True
    while place < len(tokens):
        if tokens[place].kind in (Kind.BREAK, Kind.DASH, Kind.LEADER):
            place += 1
            continue
        heading, after = _heading_at(tokens, place)
        if heading is None:
            whole, after = False, place + 1
        else:
            found.append(replace(heading, line=tokens[place].line))
        place = after
    return found, whole and bool(found)


def _heading_at(tokens: Sequence[Token], place: int) -> tuple[Heading | None, int]:
    token = tokens[place]
    if town := town_at(tokens, place):
        found, after = town
        heading = Heading(_text(tokens[place:after]), None, found.name, found.code)
        return _with_year(tokens, after, heading)
    if (year := year_in(token)) is not None:
        return Heading(token.text, year=year), place + 1
    word = letters(token.text)
    if kind := SIGNS.get(token.text.strip("()").casefold()):
        return Heading(token.text, kind), place + 1
    if word in CORNERS:
        return Heading(token.text, corner=True), place + 1
    if token.kind is Kind.WORD and word in KINDS:
        after = _phrase(tokens, place, KINDS[word])
        kind = _kind_of(tokens[place:after])
        return _with_year(tokens, after, Heading(_text(tokens[place:after]), kind))
    return _stranger(tokens, place)


def _phrase(tokens: Sequence[Token], place: int, kind: ColumnKind) -> int:
    """Return where "egna poäng", "medel riket", "max poäng" end."""
    after = place + 1
    alone = letters(tokens[place].text) in ("poang", "resultat", "poeng")
    while after < len(tokens) and tokens[after].kind is Kind.WORD:
        word = letters(tokens[after].text)
        if alone or word not in GOES_ON or tokens[after].line != tokens[place].line:
            break
        if kind is ColumnKind.RESULT and word not in ("poang", "resultat", "poeng", "varde"):
            break
        after += 1
    return after


def _kind_of(tokens: Sequence[Token]) -> ColumnKind:
    kinds = [KINDS[word] for t in tokens if (word := letters(t.text)) in KINDS]
    return next((kind for kind in kinds if kind is not ColumnKind.RESULT), kinds[0])


def _with_year(tokens: Sequence[Token], after: int, heading: Heading) -> tuple[Heading, int]:
    """Add the year that follows; a name and a year in two cells are still one heading."""
    place = after
    while place < len(tokens) and tokens[place].kind is Kind.BREAK:
        if tokens[place].hard and not heading.named:
            break
        place += 1
    if place < len(tokens) and (year := year_in(tokens[place])) is not None:
        return replace(heading, text=f"{heading.text} {year}", year=year), place + 1
    return heading, after


def _stranger(tokens: Sequence[Token], place: int) -> tuple[Heading | None, int]:
    """Return a unit that the register does not know, where a year says that it is one."""
    after = place
    while after < len(tokens) and tokens[after].kind is Kind.WORD and after < place + 4:
        after += 1
    named = after > place and tokens[place].text[:1].isupper()
    named = named and letters(tokens[place].text) not in NO_UNITS
    if named and after < len(tokens) and (year := year_in(tokens[after])) is not None:
        name = _text(tokens[place:after])
        return Heading(f"{name} {year}", None, name, "", year), after + 1
    return None, place + 1


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(t.text.strip("()*") for t in tokens)


def columns_above(tokens: Sequence[Token]) -> list[list[Heading]]:
    """Return the lines right above a table that speak of its columns only, nearest first.

    A line that ends in headings after other words gives those after the last word that heads
    a list of titles ("Områden").
    """
    found: list[list[Heading]] = []
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    for line in sorted(lines, reverse=True):
        headings, whole = headings_in(lines[line])
        if not whole:
            tail = _after_corner(lines[line])
            if tail:
                found.append(tail)
            break
        own = [heading for heading in headings if not heading.corner]
        if not own:
            return _upright([[replace(h, strict=True) for h in one] for one in found])
        strict = len(own) < len(headings) or lines[line][0].hard
        found.append([replace(heading, strict=strict) for heading in own])
    return found if found and _is_caption(found) else _upright(found)


def _is_caption(lines: Sequence[Sequence[Heading]]) -> bool:
    """Tell whether the nearest line is all there is of headings, and above it says whose they are.

    It is if it also heads the titles, or if it says only "Poäng" below a name or a year.
    """
    nearest = lines[0][0]
    bare = nearest.kind in (ColumnKind.RESULT, ColumnKind.PERCENT) and not nearest.named
    return nearest.strict or (bare and len(lines) > 1 and lines[1][0].kind is None)


def _upright(lines: list[list[Heading]]) -> list[list[Heading]]:
    """Join headings that stand one below the other: they are one line of headings."""
    count = 0
    while count < len(lines) and len(lines[count]) == 1:
        count += 1
    if count < 2:
        return lines
    return [[line[0] for line in reversed(lines[:count])], *lines[count:]]


def _after_corner(tokens: Sequence[Token]) -> list[Heading]:
    places = [i for i, t in enumerate(tokens) if letters(t.text) in CORNERS]
    if not places:
        return []
    headings, whole = headings_in(tokens[places[-1] + 1 :])
    return [replace(heading, strict=True) for heading in headings] if whole else []


def context_of(tokens: Sequence[Token]) -> tuple[list[tuple[str, str]], list[int]]:
    """Return the municipalities that a text names as such, and the years, nearest last."""
    towns: list[tuple[str, str]] = []
    years: list[int] = []
    for place, token in enumerate(tokens):
        if (year := year_in(token)) is not None:
            years.append(year)
        elif (
            token.kind is Kind.WORD and token.text[:1].isupper() and (at := town_at(tokens, place))
        ):
            towns.append((at[0].name, at[0].code))
    return _once(towns), _once(years)


def _once(items: list) -> list:  # type: ignore[type-arg]
    return list(dict.fromkeys(items))


def mentions_table(tokens: Sequence[Token]) -> bool:
    """Tell whether a new table is announced: "Tabell 2"."""
    return any(re.fullmatch(r"tabell|tabellen", letters(t.text)) for t in tokens)


def strange_above(tokens: Sequence[Token], first: int) -> str:
    """Return the line right above a table if it heads figures that may be no points.

    It does if it heads the titles too and says something unknown, or speaks of medians, ranks
    or goals and of no municipality.
    """
    line = [t for t in tokens if tokens and t.line == tokens[-1].line and t.line < first]
    if not line or line[-1].line < first - _NEAR_LINES:
        return ""
    said = [letters(t.text) for t in line if t.kind is Kind.WORD]
    otherwise = any(word.startswith(OTHERWISE) for word in said) and not context_of(line)[0]
    heads = said[:1] and said[0] in CORNERS and len(said) > 1
    return _text(t for t in line if t.kind is Kind.WORD)[:_LONGEST] if otherwise or heads else ""
