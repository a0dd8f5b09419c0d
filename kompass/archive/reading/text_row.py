"""One row of a table in a text: its title, and what stands with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kompass.archive.reading.text_titles import Hit
from kompass.archive.reading.text_tokens import Kind, Token

_TOGETHER: Final = 8


class What(Enum):
    """What a row is about."""

    TITLE = auto()
    TOTAL = auto()
    WORDS = auto()
    """Words that are no known title, followed by numbers."""


@dataclass
class Row:
    """A title and all that stands with it."""

    what: What
    label: str
    hits: tuple[Hit, ...]
    line: int
    first: int
    """Its first token."""
    title_line: int = 0
    """The last line of the title itself."""
    last_line: int = 0
    last: int = 0
    """Its last token."""
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    numbering: str = ""
    perhaps: Token | None = None
    """A number before the title that may be its numbering, or the last figure before it."""
    taken_from: "Row | None" = None
    """Whose last token ``perhaps`` was; ``None`` if it began the line."""
    suspect: str = ""
    apart: bool = False
    """Its figure stands in a block of figures, and was told by its place among them."""
    by_number: bool = False
    """It has no title at all, only its number."""
    shares_line: bool = False
    """Whether another title follows on the same line."""

    @property
    def signs(self) -> list[Token]:
        """Everything with the title that is no word."""
        return [*self.before, *self.after]

    @property
    def has_figures(self) -> bool:
        """Whether any number, or what is left of one, stands with the title."""
        return any(t.kind in (Kind.NUMBER, Kind.DAMAGED, Kind.ORDINAL) for t in self.signs)


def settle_numbering(rows: Sequence[Row]) -> None:
    """Decide, for all rows of one place together, what was numbering and what a figure."""
    for group in _groups(rows):
        marked = [row for row in group if row.numbering or row.perhaps]
        if len(marked) < max(1, 0.7 * len(group)):
            _suspect_lone(marked)
            continue
        for before, row in zip([None, *group], group, strict=False):
            if row.perhaps is not None:
                _take_off(row)
            elif not row.numbering and before is not None and before.shares_line:
                before.suspect = "Numret framför nästa rubrik saknas, så talen kan ha flutit ihop."


def _suspect_lone(rows: Sequence[Row]) -> None:
    """Doubt what stands alone with its title and may be the numbering of the next."""
    for row in rows:
        holder = row.taken_from or row
        lone = [t for t in holder.signs if t.kind in (Kind.NUMBER, Kind.DAMAGED, Kind.ORDINAL)]
        if row.perhaps is not None and lone == [row.perhaps]:
            holder.suspect = f"”{row.perhaps.text}” kan vara numret på en rubrik och inga poäng."


def _take_off(row: Row) -> None:
    signs = row.before if row.taken_from is None else row.taken_from.after
    token = row.perhaps
    if token in signs and token is not None:
        place = len(signs) - 1 - signs[::-1].index(token)
        del signs[place:]
        row.numbering = token.text


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if row.what is not What.TITLE:
            continue
        if group and row.line > group[-1].last_line + _TOGETHER:
            yield group
            group = []
        group.append(row)
    if group:
        yield group
