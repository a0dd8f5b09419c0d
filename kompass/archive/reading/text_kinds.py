"""What each column of a table is: from its heading, how its figures are dressed, the text above."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.text_damage import decimals_of
from kompass.archive.reading.text_headings import Heading, context_of
from kompass.archive.reading.text_headwords import kind_of
from kompass.archive.reading.text_row import What
from kompass.archive.reading.text_table import Line, Table
from kompass.points import Points

KindOf = tuple[ColumnKind, Heading, tuple[str, ...]]
_STATISTICS: Final = (ColumnKind.MEDIAN, ColumnKind.MEAN, ColumnKind.MAXIMUM)
_OWN: Final = (ColumnKind.RESULT, ColumnKind.UNKNOWN, ColumnKind.PREVIOUS)
_UNNAMED: Final = "Det står inte vad kolumnen är. Välj vad talen är innan de tas in."
_FINE: Final = "Talen har två decimaler, som ett medelvärde eller klockslag."
_ENOUGH: Final = 3


def kinds_of(table: Table, maximum: Callable[[Line], Points | None]) -> list[KindOf]:
    """Return kind, heading and doubts of every column."""
    found = _by_headings(table) if table.headings else _by_dress(table, maximum)
    return [_in_context(one, found, table) for one in found]


def _by_headings(table: Table) -> list[KindOf]:
    found: list[KindOf] = []
    for heading, shape in zip(table.headings or (), table.shapes, strict=True):
        kind = heading.kind or ColumnKind.RESULT
        doubts: tuple[str, ...] = ()
        dressed = _dressed(shape)
        if dressed is not None and dressed is not kind and kind in _OWN:
            doubts = (
                f"Kolumnen heter ”{heading.text}”, men talen är skrivna som {_word(dressed)}.",
            )
            kind = dressed
        found.append((kind, heading, doubts))
    return found


def _dressed(shape: str) -> ColumnKind | None:
    if "+" in shape:
        return ColumnKind.CHANGE
    return ColumnKind.PERCENT if "%" in shape else None


def _word(kind: ColumnKind) -> str:
    return "procent" if kind is ColumnKind.PERCENT else "en förändring"


def _by_dress(table: Table, maximum: Callable[[Line], Points | None]) -> list[KindOf]:
    """Tell the columns by their figures alone; what stays open is said to be unknown."""
    kinds: list[ColumnKind | None] = [_dressed(shape) for shape in table.shapes]
    doubts: list[tuple[str, ...]] = [()] * len(kinds)
    for place, shape in enumerate(table.shapes):
        if (named := kind_of(shape.strip("("))) is not None:
            kinds[place] = named
            doubts[place] = (f"Talen står inom parentes efter ”{shape.strip('(')}”.",)
        elif shape == "(" and len(kinds) > 1:
            kinds[place] = ColumnKind.UNKNOWN
            doubts[place] = ("Talen står inom parentes, och det står inte vad de är.",)
    open_places = [place for place, kind in enumerate(kinds) if kind is None]
    maxima = [p for p in open_places if len(open_places) > 1 and _are_maxima(table, p, maximum)]
    if len(maxima) == 1 and len(open_places) == 2:
        kinds[maxima[0]] = ColumnKind.MAXIMUM
        doubts[maxima[0]] = ("Kolumnen lästes som maximum, för talen är utgåvans maxima.",)
        open_places.remove(maxima[0])
    for place in open_places:
        kinds[place], doubts[place] = _open_kind(table, place, len(open_places))
    _last_by_name(table, kinds, doubts)
    headings = [
        Heading(f"Kolumn {n}" if len(kinds) > 1 else "Poäng") for n in range(1, len(kinds) + 1)
    ]
    if table.strange and len(kinds) == 1:
        headings = [Heading(table.strange)]
    known = [kind or ColumnKind.UNKNOWN for kind in kinds]
    return list(zip(known, headings, doubts, strict=True))


def _open_kind(table: Table, place: int, count: int) -> tuple[ColumnKind, tuple[str, ...]]:
    """Return what a plain column is that nothing names, one of so many."""
    if count > 1:
        return ColumnKind.UNKNOWN, (_UNNAMED,)
    if table.strange:
        doubt = f"Ovanför talen står ”{table.strange}”. Se efter att de är poäng."
        return ColumnKind.UNKNOWN, (doubt,)
    if any(t is not None and decimals_of(t) > 1 for t in (x.figures[place] for x in table.lines)):
        return ColumnKind.UNKNOWN, (_FINE,)
    return ColumnKind.RESULT, ()


def _last_by_name(
    table: Table, kinds: list[ColumnKind | None], doubts: list[tuple[str, ...]]
) -> None:
    """Take a median or mean named right before the first row for the last column."""
    last = table.last_heading
    if last is None or last.kind not in _STATISTICS or len(kinds) < 2:
        return
    if kinds[-1] is ColumnKind.UNKNOWN:
        kinds[-1] = last.kind
        doubts[-1] = (
            (
                f"Bara en rubrik (”{last.text}”) står kvar, närmast raderna. Den lästes som den "
                "sista kolumnens."
            ),
        )


def _are_maxima(table: Table, place: int, maximum: Callable[[Line], Points | None]) -> bool:
    lines = [line for line in table.lines if line.row.what is What.TITLE]
    told = [(line.figures[place], maximum(line)) for line in lines]
    values: list[tuple[Decimal | None, Points | None]] = [
        (token.value, most) for token, most in told if token is not None
    ]
    return len(values) >= _ENOUGH and all(value == most for value, most in values)


def _in_context(one: KindOf, every: Sequence[KindOf], table: Table) -> KindOf:
    """Fill in the municipality and year from the words above, where they say only one."""
    kind, heading, doubts = one
    if kind not in _OWN or (heading.named and heading.year):
        return one
    towns, years = context_of(table.above)
    alone = len([k for k, _, _ in every if k in _OWN]) == 1
    said: list[str] = list(doubts)
    if not heading.named:
        heading = _with_town(heading, towns, said)
    if heading.year is None:
        heading = _with_year(heading, years, said, alone=alone)
    return kind, heading, tuple(said)


def _with_town(heading: Heading, towns: Sequence[tuple[str, str]], said: list[str]) -> Heading:
    if len(towns) == 1:
        name, code = towns[0]
        return replace(heading, municipality=name, code=code)
    said.append(
        "Det står inte vilken kommun det är."
        if not towns
        else f"Flera kommuner nämns ovanför: {', '.join(name for name, _ in towns[:4])}."
    )
    return heading


def _with_year(heading: Heading, years: Sequence[int], said: list[str], *, alone: bool) -> Heading:
    if len(years) == 1 and alone:
        return replace(heading, year=years[0])
    said.append(
        "Det står inte vilket år det är."
        if not years
        else f"Året är inte säkert: ovanför står {', '.join(map(str, years[:4]))}."
    )
    return heading
