"""Text as words, numbers and what is left of damaged numbers. Nothing is repaired here.

A piece of text is a number only if it is one as a whole; "87,", ",5", "6O", "1.234" and
"66-74" are damage. Every pattern is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Final, NamedTuple

from kompass.archive.reading.text_words import AT_MOST, MEANS, letters


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    ORDINAL = 3
    """ "3.", "3)", "1.1:": a numbering, never a value."""
    DAMAGED = 4
    """Holds a digit, or lost one, and is no number."""
    BREAK = 5
    """A tab, a bar, a semicolon, several spaces: the next cell begins."""
    DASH = 6
    """A dash or two dots: something between, or "no figure here"."""
    LEADER = 7
    UNIT = 8
    """ "poäng" after a number."""


class Token(NamedTuple):
    """A piece of one line."""

    kind: Kind
    text: str
    line: int
    """From 1."""
    start: int
    end: int
    value: Decimal | None = None
    shape: str = ""
    """How a number is dressed: "" plain, "(" in parentheses, "%" per cent, "+" with sign."""
    of: Decimal | None = None
    """The maximum printed with it: "26 av 40", "75/100"."""
    mark: str = ""
    """A footnote mark."""
    glued: bool = False
    """Printed together with the word before it."""
    hard: bool = False
    """Of a break: one that somebody set, and no mere space."""


_LOOKS: Final = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{THIN SPACE}": " ",
        "\N{EN SPACE}": " ", "\N{EM SPACE}": " ", "\N{FIGURE SPACE}": " ", "\N{HAIR SPACE}": " ",
        "\N{IDEOGRAPHIC SPACE}": " ", "\N{PUNCTUATION SPACE}": " ", "\N{SIX-PER-EM SPACE}": " ",
        "\N{SOFT HYPHEN}": None, "\N{ZERO WIDTH SPACE}": None, "\N{WORD JOINER}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None, "\N{ZERO WIDTH JOINER}": None,
        "\N{ZERO WIDTH NON-JOINER}": None, "\N{LATIN SMALL LIGATURE FI}": "fi",
        "\N{LATIN SMALL LIGATURE FL}": "fl", "\N{LATIN SMALL LIGATURE FF}": "ff",
        "\N{LATIN SMALL LIGATURE FFI}": "ffi", "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    }
)  # fmt: skip
_PIECES: Final = re.compile(r" {2,}|[\t|;]|[^\s|;]+")
_LONE_SPACE: Final = re.compile(r"\S \S")
_TWO_SPACES: Final = re.compile(r"[^\W\d_]  [^\W\d_]")
"""Where a line has these and no lone ones, every space is printed twice."""
_INT: Final = r"(?:0|[1-9][0-9]{0,5})"
_NUMBER: Final = re.compile(
    rf"(?P<open>[(\[]?)(?P<sign>[+\-\u2212\u2013±]?)(?P<value>{_INT}(?:[.,][0-9]{{1,2}})?)(?P<pct>%?)"
    rf"(?:/(?P<of>[1-9][0-9]{{1,2}}))?(?P<mark>[*†‡¹²³⁴-⁹]{{0,3}}|\[[0-9a-z]\])(?P<close>[)\]]?)"
    r"(?P<unit>(?:p|poäng|poeng)\.?)?",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"\(?([0-9]{1,2}(?:\.[0-9]{1,2})?)[.):]")
_NUMBERING: Final = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})?[.):]?)([^\W\d_]{3}.*)")
_AFTER_WORD: Final = re.compile(
    r"([^0-9]*?[^\W\d_]{3,}[)\"”*:]{0,3}|[^0-9]*[.…_]{3,}|[^0-9]*…)([0-9].*)"
)
_PARENTHESIS: Final = re.compile(r"([^()]+)(\([^()]+\))")
_CLOSED: Final = re.compile(rf"({_INT}(?:[.,][0-9]{{1,2}})?)\)[.,:;]?")
_DECORATION: Final = "\"”“»«'’*_•·▪●○‣◦►✓#>"
_LONGEST: Final = 80
"""No number with a word before it is longer; keeps hostile input from costing time."""
_DASHES: Final = frozenset({"-", "–", "—", "\N{MINUS SIGN}", "--", "..", "="})
_UNITS: Final = frozenset({"poäng", "poeng", "p", "p.", "points", "poäng.", "poäng,", "poeng."})
_OF: Final = frozenset({"av", "/", "utav", "of"})


def clean(text: str) -> list[str]:
    """Return the lines of a text without what cannot be seen: soft hyphens, odd spaces."""
    return unicodedata.normalize("NFC", text).translate(_LOOKS).splitlines()


def tokens_of(lines: Sequence[str]) -> list[Token]:
    """Return all tokens of all lines; lines that begin with a lone # are remarks."""
    found: list[Token] = []
    for number, line in enumerate(lines, start=1):
        if not line.startswith("# "):
            found += _joined(list(_line(line, number)))
    return found


def _line(line: str, number: int) -> Iterator[Token]:
    begun = False
    plain = 2 if _TWO_SPACES.search(line) and not _LONE_SPACE.search(line) else 1
    for piece in _PIECES.finditer(line):
        text, start = piece[0], piece.start()
        if text[0] in "\t|;":
            yield Token(Kind.BREAK, text, number, start, piece.end(), hard=True)
        elif text[0] == " ":
            if begun and len(text) > plain:
                yield Token(Kind.BREAK, text, number, start, piece.end())
        elif text.isalpha():
            yield Token(Kind.WORD, text, number, start, piece.end())
        else:
            yield from _piece(text, number, start)
        begun = True


def _piece(text: str, line: int, start: int) -> Iterator[Token]:
    end = start + len(text)
    if len(text) > 2 and (text[:2] == text[-2:] == "**" or text[0] == text[-1] in "\"”'"):
        text = text.strip(_DECORATION)
    body, bare = text.lstrip(_DECORATION), text.strip(_DECORATION)
    if body in (",", "."):
        yield Token(Kind.DAMAGED, body, line, start, end)
        return
    if not body:
        return
    if body in _DASHES:
        yield Token(Kind.DASH, body, line, start, end)
    elif not any(sign.isdigit() or sign.isnumeric() for sign in body):
        kind = Kind.LEADER if len(body) > 2 and not body.strip(".…_") else Kind.WORD
        yield Token(kind, bare or body, line, start, end)
    else:
        yield from _with_digits(body, line, start, end)


def _with_digits(text: str, line: int, start: int, end: int) -> Iterator[Token]:
    if len(text) > _LONGEST:
        yield Token(Kind.DAMAGED, text, line, start, end)
    elif number := _number(text, line, start, end):
        yield number
    elif _ORDINAL.fullmatch(text):
        yield Token(Kind.ORDINAL, text.strip("().:"), line, start, end)
    elif (both := _PARENTHESIS.fullmatch(text)) and _number(both[2], line, start, end):
        middle = start + len(both[1])
        yield from _with_digits(both[1], line, start, middle)
        yield from _with_digits(both[2], line, middle, end)
    elif (numbering := _NUMBERING.fullmatch(text)) and not any(map(str.isdigit, numbering[2])):
        middle = start + len(numbering[1])
        yield Token(Kind.ORDINAL, numbering[1].strip("().:"), line, start, middle)
        yield Token(Kind.WORD, numbering[2], line, middle, end)
    elif glued := _AFTER_WORD.fullmatch(text):
        middle = start + len(glued[1])
        yield Token(Kind.WORD, glued[1], line, start, middle)
        number = _number(glued[2], line, middle, end)
        yield (number or Token(Kind.DAMAGED, glued[2], line, middle, end))._replace(glued=True)
    elif text[0] == "/" and (number := _number(text[1:], line, start + 1, end)):
        yield Token(Kind.WORD, "/", line, start, start + 1)
        yield number
    else:
        yield Token(Kind.DAMAGED, text, line, start, end)


def _number(text: str, line: int, start: int, end: int) -> Token | None:
    found = _NUMBER.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    value = Decimal(found["value"].replace(",", "."))
    sign = found["sign"]
    if sign in ("-", "–", "\N{MINUS SIGN}"):
        value = -value
    shape = "(" * bool(found["open"]) + "+" * bool(sign) + "%" * bool(found["pct"])
    of = Decimal(found["of"]) if found["of"] else None
    return Token(Kind.NUMBER, text, line, start, end, value, shape, of, found["mark"] or "")


def _joined(tokens: list[Token]) -> list[Token]:
    """Join numbers with their units, per cent signs, maxima and footnote marks."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        inside = _in_parentheses(token, tokens[index] if index < len(tokens) else None)
        if inside is not None:
            index += 1
            if inside.kind is Kind.UNIT:
                _add_maximum(found, inside)
            else:
                found.append(inside)
            continue
        if token.kind is Kind.NUMBER:
            token, index = _dressed(tokens, token, index)
        found.append(token)
    return found


def _in_parentheses(word: Token, follows: Token | None) -> Token | None:
    """Return what "(medel 63)" or "(max 100)" is: a figure dressed by its word, or a maximum."""
    if word.kind is not Kind.WORD or word.text[:1] != "(" or follows is None:
        return None
    said = letters(word.text)
    inside = _CLOSED.fullmatch(follows.text) or (
        _CLOSED.fullmatch(f"{follows.text})") if follows.kind is Kind.ORDINAL else None
    )
    if inside is None or said not in MEANS | AT_MOST or follows.line != word.line:
        return None
    value = Decimal(inside[1].replace(",", "."))
    kind = Kind.UNIT if said in AT_MOST else Kind.NUMBER
    text = f"{word.text} {follows.text}"
    return Token(kind, text, word.line, word.start, follows.end, value, f"({said}")


def _add_maximum(found: list[Token], maximum: Token) -> None:
    """Give "66 (max 100)" its maximum; right after a title it says nothing of the points."""
    before = found[-1] if found else None
    if before and before.line == maximum.line and before.kind is Kind.NUMBER and not before.of:
        found[-1] = before._replace(of=maximum.value, end=maximum.end)


def _dressed(tokens: list[Token], token: Token, index: int) -> tuple[Token, int]:
    while index < len(tokens):
        after = tokens[index]
        word = after.text.lower()
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        if word in ("%", "procent") and "%" not in token.shape:
            token = token._replace(shape=token.shape + "%", end=after.end)
        elif word in _UNITS and after.kind is Kind.WORD:
            token = token._replace(end=after.end, glued=token.glued)
            return token, _emit_unit(tokens, index)
        elif _is_maximum(token, word, follows) and follows is not None:
            token = token._replace(of=follows.value, end=follows.end)
            index += 1
        elif after.kind is Kind.ORDINAL and _is_footnote(after, token, follows):
            token = token._replace(mark=f"{after.text})", end=after.end)
        else:
            break
        index += 1
    return token, index


def _emit_unit(tokens: list[Token], index: int) -> int:
    """Leave the unit standing as a token of its own kind, for sentences."""
    tokens[index] = tokens[index]._replace(kind=Kind.UNIT)
    return index


def _is_maximum(token: Token, word: str, follows: Token | None) -> bool:
    return (
        token.of is None
        and word in _OF
        and follows is not None
        and follows.kind is Kind.NUMBER
        and not follows.shape
        and follows.value is not None
        and follows.value >= 10
    )


def _is_footnote(after: Token, token: Token, follows: Token | None) -> bool:
    """Tell "66 1)" from "66 2) Tillgänglighet", where the numbering of the next row follows."""
    return (
        len(after.text) == 1
        and after.start == token.end + 1
        and after.end - after.start == 2
        and not token.mark
        and (follows is None or follows.kind in (Kind.BREAK, Kind.NUMBER))
    )
