"""The text face of the charts: measuring and breaking lines before anything is drawn.

Lengths are typographic points (1/72 inch). Widths are a little generous, because a screen
rounds the place of a text to whole pixels.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from kompass.packaged import font_file

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

LINE = 1.2
"""Distance between base lines, in sizes."""
ASCENT = 0.75
"""Room kept above a base line (the face's Å reaches 0.74), in sizes."""
DESCENT = 0.22
GENEROUS = 1.01
_MEASURED_AT = 100.0
_CHUNK = re.compile(r"[^\s/–-]*[/–-]+|[^\s/–-]+")
_WORD = re.compile(r"\w+")
_LONG = 14
"""Words with this many letters may be divided wherever they stand."""
_ENDLESS = 60
"""What has more letters is no word, and is cut off rather than divided."""
_SHORTEST_PIECE = 4
_NARROWEST = 5.5
"""Words are not divided for a column narrower than this, in sizes."""
_COMPOUNDS = (
    "arbets-givare", "brukar-orientering", "decentrali-sering", "kvalitets-utveckling",
    "med-arbetarskap", "medborgar-orientering", "offent-lighet", "personal-politik",
    "samhälls-byggare", "samhälls-utveckling", "tillgäng-lighet", "tjänste-män",
    "verksamhets-utveckling",
)  # fmt: skip
"""Where a reader would divide words of the published titles; the dictionary does it worse."""


class Face(StrEnum):
    """The weights in use, named as the files of the text face are."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


@dataclass(frozen=True)
class Breaking:
    """How a text may be broken: at most ``lines``, inside words or not, cut off or not."""

    lines: int
    hyphenate: bool = False
    shorten: bool = False
    """Put "…" where the lines run out; otherwise such a text does not fit at all."""


@lru_cache(maxsize=4096)
def width(text: str, face: Face, size: float) -> float:
    """Return how wide a single line is, in points."""
    return _nominal(text, face) * size / _MEASURED_AT * GENEROUS


def clean(text: str) -> str:
    """Return ``text`` on one line, with "?" for every sign that the face cannot draw."""
    known = _known_signs()
    return "".join(c if ord(c) in known else "?" for c in " ".join(text.split()))


def break_lines(
    text: str, face: Face, size: float, room: float, how: Breaking
) -> tuple[str, ...] | None:
    """Return ``text`` in as few lines as ``room`` points allow, of about equal width.

    Returns ``None`` if it does not fit and may not be shortened.
    """
    pieces = _pieces(text, face, size, room, how)
    if pieces is None:
        return None
    filled = _fill(pieces, face, size, room)
    if len(filled) > how.lines:
        if not how.shorten:
            return None
        kept = filled[: how.lines]
        kept[-1] = _cut(kept[-1], face, size, room)
        return tuple(kept)
    return tuple(_even(pieces, face, size, filled))


def _even(
    pieces: Sequence[tuple[str, str]], face: Face, size: float, filled: list[str]
) -> list[str]:
    """Narrow the lines as long as their number stays the same."""
    best = filled
    while True:
        narrower = max(width(line, face, size) for line in best) - 0.01
        tried = _fill(pieces, face, size, narrower)
        widest = max(width(line, face, size) for line in tried)
        if len(tried) > len(filled) or widest > narrower:
            return best
        best = tried


def _fill(pieces: Sequence[tuple[str, str]], face: Face, size: float, room: float) -> list[str]:
    lines: list[str] = []
    glue = ""
    for piece, glue_after in pieces:
        longer = _joined(lines[-1], glue, piece) if lines else piece
        if lines and width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
        glue = glue_after
    return lines


def _joined(line: str, glue: str, piece: str) -> str:
    return line[:-1] + piece if glue == "-" else line + glue + piece


def _pieces(
    text: str, face: Face, size: float, room: float, how: Breaking
) -> list[tuple[str, str]] | None:
    """Return what may stand on a line of its own, each with what joins it to the next.

    The joint is " " between words, "" after a hyphen or slash and "-" after a hyphen that
    vanishes when both halves stand on one line.
    """
    pieces: list[tuple[str, str]] = []
    for word in text.split():
        chunks = _CHUNK.findall(word)
        for nth, chunk in enumerate(chunks, start=1):
            glue = " " if nth == len(chunks) else ""
            if width(chunk, face, size) <= room:
                pieces.append((chunk, glue))
                continue
            parts: tuple[str, ...] | None = None
            if how.shorten:
                parts = _in_pieces(chunk, face, size, room)
            elif how.hyphenate and room >= _NARROWEST * size:
                parts = hyphenated(chunk, face, size, room)
            if parts is None:
                return None
            pieces += [(part, "-") for part in parts[:-1]]
            pieces.append((parts[-1], glue))
    return pieces or [("", "")]


def hyphenated(word: str, face: Face, size: float, room: float) -> tuple[str, str] | None:
    """Return ``word`` in two parts that fit in ``room``, split as evenly as syllables allow."""
    if len(word) > _ENDLESS:
        return None
    cuts = _joints(word) or _syllables(word)
    halves = [(word[:cut] + "-", word[cut:]) for cut in cuts]
    widths = [max(width(head, face, size), width(tail, face, size)) for head, tail in halves]
    if not widths or min(widths) > room:
        return None
    return halves[widths.index(min(widths))]


def _in_pieces(word: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """Return ``word`` in as many parts as it takes, between syllables or else anywhere."""
    halves = hyphenated(word, face, size, room)
    if halves or width(word, face, size) <= room:
        return halves or (word,)
    cuts = _syllables(word) if len(word) <= _ENDLESS else ()
    fits = [cut for cut in cuts if width(word[:cut] + "-", face, size) <= room]
    if not fits:
        return (_cut(word, face, size, room),)
    return (word[: fits[-1]] + "-", *_in_pieces(word[fits[-1] :], face, size, room))


def softened(text: str) -> str:
    """Return ``text`` with soft hyphens where long words of the published titles may be divided."""
    return _WORD.sub(lambda found: _soften(found[0]), text)


def _soften(word: str) -> str:
    cuts = _joints(word) if len(word) >= _LONG else ()
    return f"{word[: cuts[0]]}\N{SOFT HYPHEN}{word[cuts[0] :]}" if cuts else word


def _joints(word: str) -> tuple[int, ...]:
    return tuple(joint.index("-") for joint in _COMPOUNDS if joint.replace("-", "") == word.lower())


@lru_cache(maxsize=512)
def _syllables(word: str) -> tuple[int, ...]:
    import pyphen

    last = len(word) - _SHORTEST_PIECE
    cuts = pyphen.Pyphen(lang="sv_SE").positions(word)
    return tuple(int(cut) for cut in cuts if _SHORTEST_PIECE <= cut <= last)


def _cut(text: str, face: Face, size: float, room: float) -> str:
    """Return as much of ``text`` as fits in ``room`` together with "…"."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" -/–") + "…"


@lru_cache(maxsize=4096)
def _nominal(text: str, face: Face) -> float:
    from matplotlib.ft2font import LoadFlags

    font = _font(face)
    font.set_size(_MEASURED_AT, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=1)
def _known_signs() -> frozenset[int]:
    return frozenset(_font(Face.REGULAR).get_charmap())


def _font(face: Face) -> "FT2Font":
    from matplotlib.font_manager import get_font

    return get_font(path_of_face(face))


@lru_cache(maxsize=8)
def path_of_face(face: Face) -> str:
    """Return the font file of a face."""
    return str(font_file(face))
