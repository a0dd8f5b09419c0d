"""What a note line is while it is typed, and what a key can do to it.

Texts and cursors are Python's: a cursor is a number of characters, not of the 16-bit
units that a text widget counts. Whoever carries out the effects converts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from kompass.ids import QuestionId
from kompass.interviews.questions import QuestionFinder

NAMELESS = "NN"
"""Stands for a registered person who has no role code."""


class Signal(StrEnum):
    """What the last token of a line says about it; the value is what is typed and stored."""

    KEY = "!!"
    """Key evidence."""
    CHECK = "??"
    """To be checked in documents: goes to the list "Verifiera"."""
    UP = "++"
    """Points the score up."""
    DOWN = "--"
    """Points the score down."""
    VERBATIM = '""'
    """The person's own words, quotable."""
    CONTINUES = "&&"
    """Continues the thread of the line above."""


class Where(StrEnum):
    """Which line an effect is about."""

    THIS = "this"
    ABOVE = "above"


class Kind(StrEnum):
    """What has been written out or replaced."""

    WORD = "word"
    NAME = "name"


@dataclass(frozen=True)
class Person:
    """A registered person; the name lives in the table of persons and nowhere else."""

    id: str
    name: str
    code: str = ""
    """The role code that stands for the person: KD."""

    @property
    def stand_in(self) -> str:
        """What is written instead of the name."""
        return self.code.strip() or NAMELESS


@dataclass(frozen=True)
class Line:
    """The line under the cursor."""

    text: str
    cursor: int
    """Characters before the cursor; one outside the text counts as its nearest end."""
    tags: tuple[QuestionId, ...] = ()
    """Typed on this very line, not inherited."""
    speaker: str = ""
    """The id of a person, empty if nobody is said to speak."""

    @property
    def before(self) -> str:
        """The text before the cursor."""
        return self.text[: max(self.cursor, 0)]

    @property
    def after(self) -> str:
        """The text after the cursor."""
        return self.text[max(self.cursor, 0) :]


@dataclass(frozen=True)
class Surroundings:
    """What the meaning of a line depends on besides its text."""

    finder: QuestionFinder
    last: QuestionId | None = None
    """The question that was tagged last in this note: what ``§§`` repeats."""
    line_above: bool = False
    """There is a line above to tag."""
    speakers: tuple[Person, ...] = ()
    """Those in the room, in the order of Alt+1 to Alt+9."""
    recent: tuple[str, ...] = ()
    """Ids of those who have spoken, the latest first, each once."""
    people: tuple[Person, ...] = ()
    """Everybody registered: their names are replaced."""
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Short words and what they stand for, in small letters."""
    let_be: frozenset[str] = frozenset()
    """Names and short words of this line that somebody has taken back: not replaced again."""


@dataclass(frozen=True)
class Tagged:
    """A question is tied to the line."""

    question: QuestionId
    typed: str
    where: Where = Where.THIS


@dataclass(frozen=True)
class Untagged:
    """A question is no longer tied to the line, wherever the tie came from."""

    question: QuestionId
    typed: str
    where: Where = Where.THIS


@dataclass(frozen=True)
class Stuck:
    """A question is tied to this line and to all that follow, until ``Unstuck``."""

    question: QuestionId
    typed: str


@dataclass(frozen=True)
class Unstuck:
    """No question sticks any longer, from this line on."""

    typed: str


@dataclass(frozen=True)
class Spoke:
    """Somebody says what the line says."""

    person: str
    typed: str


@dataclass(frozen=True)
class Marked:
    """The line carries a signal."""

    signal: Signal
    typed: str
    where: Where = Where.THIS


@dataclass(frozen=True)
class Replaced:
    """``typed`` has become ``by``, which stood at ``start`` when that was done."""

    kind: Kind
    start: int
    typed: str
    by: str


Effect = Tagged | Untagged | Stuck | Unstuck | Spoke | Marked | Replaced


@dataclass(frozen=True)
class Step:
    """The line after a key: its text, its cursor and what else has to be carried out."""

    text: str
    cursor: int
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Ended:
    """A line that has been ended."""

    text: str
    rest: str
    """What stood after the cursor: the text of the next line."""
    effects: tuple[Effect, ...] = ()
    blank: bool = False
    """Nothing is left on it: no new line is needed, one goes on here."""
