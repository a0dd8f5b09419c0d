"""Scores told in sentences: "område 3 … får 87,5 poäng". Every one of them leaves a doubt.

A sentence gives a figure only where it names one area and one number of points for it, in an
order that leaves no choice, and does not compare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kompass.archive.reading.text_numbered import by_number
from kompass.archive.reading.text_titles import Book, Hit
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import COMPARES, JOINS, NUMBERED_BY, TELLS_TOTAL, letters

_BY_NUMBER: Final = NUMBERED_BY | {"omradet", "kriteriet", "huvudomradet"}
_AFTER: Final = 4


class What(Enum):
    """What a sentence names."""

    AREA = auto()
    POINTS = auto()
    DAMAGE = auto()


@dataclass
class Event:
    """Something that a sentence names, with the tokens it takes up."""

    what: What
    first: int
    after: int
    hits: tuple[Hit, ...] = ()
    token: Token | None = None
    by_number: bool = False


@dataclass
class Told:
    """A figure told in a sentence; without hits it is the total."""

    token: Token
    hits: tuple[Hit, ...]
    sentence: str
    by_number: bool


@dataclass
class Sentences:
    """What all sentences told, and what could not be taken."""

    told: list[Told] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    """Line, sentence, reason."""


def read_sentences(tokens: Sequence[Token], book: Book) -> Sentences:
    """Return the scores that sentences tell."""
    found = Sentences()
    numbers = by_number(book)
    for sentence in _sentences(tokens):
        if any(t.kind in (Kind.NUMBER, Kind.DAMAGED) for t in sentence):
            _read(sentence, list(_events(sentence, book, numbers)), found)
    return found


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in tokens:
        if sentence and _ends(sentence[-1], token):
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def _ends(last: Token, token: Token) -> bool:
    if token.line > last.line + 1 or last.kind is Kind.BREAK or token.kind is Kind.BREAK:
        return True
    stops = last.text.rstrip('"”*)').endswith((".", "!", "?"))
    return stops and (token.text[:1].isupper() or token.line > last.line)


def _events(
    tokens: Sequence[Token], book: Book, numbers: dict[str, tuple[Hit, ...]]
) -> Iterator[Event]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        event = None
        if token.kind is Kind.WORD:
            event = _area(tokens, place, book, numbers)
        elif token.kind in (Kind.NUMBER, Kind.DAMAGED):
            event = _points(tokens, place)
        if event is not None:
            yield event
            place = event.after
        else:
            place += 1


def _area(
    tokens: Sequence[Token], place: int, book: Book, numbers: dict[str, tuple[Hit, ...]]
) -> Event | None:
    """Return the area named here, by its title, or by "område 3", or by both."""
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    numbered = letters(tokens[place].text) in _BY_NUMBER and follows is not None
    if numbered and follows is not None and follows.kind in (Kind.NUMBER, Kind.ORDINAL):
        number = follows.text.strip(".,:")
        after = place + 2
        titled = book.at(tokens, after) if after < len(tokens) else None
        if titled is not None and (hits := _areas(titled.hits, number)):
            return Event(What.AREA, place, titled.after, hits)
        if titled is not None:
            return Event(What.DAMAGE, place, titled.after)
        return Event(What.AREA, place, after, numbers.get(number, ()), by_number=True)
    found = book.at(tokens, place)
    if found is None or not (hits := _areas(found.hits, "")):
        return None
    return Event(What.AREA, place, found.after, hits)


def _areas(hits: Sequence[Hit], number: str) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.is_area and number in ("", hit.number))


def _points(tokens: Sequence[Token], place: int) -> Event | None:
    token = tokens[place]
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    unit = follows is not None and (
        follows.kind is Kind.UNIT or letters(follows.text) in ("poang", "poeng")
    )
    if not unit and token.of is None:
        return None
    before = tokens[place - 1] if place else None
    after = place + 1 + unit
    clean = token.kind is Kind.NUMBER and not token.shape and not token.mark and not token.glued
    if not clean or before is None or before.kind is not Kind.WORD or before.text[-1:] == ",":
        return Event(What.DAMAGE, place, after, token=token)
    return Event(What.POINTS, place, after, token=token)


def _read(tokens: list[Token], events: list[Event], found: Sentences) -> None:
    areas = [event for event in events if event.what is What.AREA]
    if not areas:
        _total(tokens, events, found)
        return
    if len(areas) == len(events):
        return
    if events[0].what is What.AREA:
        _area_first(tokens, events, found)
    elif _alternate(tokens, events):
        for points, area in zip(events[::2], events[1::2], strict=True):
            _take(tokens, area, points, found, _outside(tokens, events))
    else:
        _refuse(tokens, "Det går inte att se vilket område poängen hör till.", found)


def _area_first(tokens: list[Token], events: list[Event], found: Sentences) -> None:
    area: Event | None = None
    spans: list[tuple[Event, list[Event]]] = []
    for event in events:
        if event.what is What.AREA:
            area = event
            spans.append((area, []))
        elif area is not None:
            spans[-1][1].append(event)
    outside = _outside(tokens, events)
    for named, followed in spans:
        if len(followed) == 1 and followed[0].what is What.POINTS:
            _take(tokens, named, followed[0], found, outside)
        elif followed:
            damaged = any(event.what is What.DAMAGE for event in followed)
            why = "Poängen i meningen är skadad." if damaged else "Meningen har flera poängtal."
            _refuse(tokens, why, found)


def _alternate(tokens: list[Token], events: list[Event]) -> bool:
    """Tell whether every number is followed at once by its area: "83 poäng i område 8"."""
    if len(events) % 2:
        return False
    for points, area in zip(events[::2], events[1::2], strict=True):
        if points.what is not What.POINTS or area.what is not What.AREA:
            return False
        between = tokens[points.after : area.first]
        if any(letters(token.text) not in JOINS for token in between):
            return False
    return True


def _outside(tokens: Sequence[Token], events: Sequence[Event]) -> list[str]:
    """Return the words of a sentence, those of its titles left out, in their places."""
    words = [letters(token.text) for token in tokens]
    for event in events:
        if event.what is What.AREA:
            words[event.first : event.after] = [""] * (event.after - event.first)
    return words


def _take(
    tokens: list[Token], area: Event, points: Event, found: Sentences, words: list[str]
) -> None:
    token = points.token
    first, last = min(area.first, points.first), max(area.after, points.after)
    if COMPARES & set(words[max(0, first - _AFTER) : last + _AFTER]):
        _refuse(tokens, "Meningen jämför eller inskränker, så talet kan stå för annat.", found)
    elif token is None or token.value is None or token.value > 100 or not area.hits:
        _refuse(tokens, "Talet kan inte vara ett områdes poäng.", found)
    elif token.of is not None and token.of != 100:
        _refuse(tokens, "Talet räknas inte av 100 möjliga.", found)
    else:
        found.told.append(Told(token, area.hits, _said(tokens), area.by_number))


def _total(tokens: list[Token], events: list[Event], found: Sentences) -> None:
    if len(events) != 1 or events[0].what is not What.POINTS:
        return
    token, said = events[0].token, {letters(one.text) for one in tokens}
    if token is None or token.value is None or said & COMPARES or not said & TELLS_TOTAL:
        return
    if 100 < token.value <= 800 and token.of in (None, 800):
        found.told.append(Told(token, (), _said(tokens), by_number=False))


def _refuse(tokens: list[Token], why: str, found: Sentences) -> None:
    found.refused.append((tokens[0].line, _said(tokens), why))


def _said(tokens: Sequence[Token]) -> str:
    text = " ".join(token.text for token in tokens)
    return text if len(text) <= 300 else f"{text[:299]}…"
