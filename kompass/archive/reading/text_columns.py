"""Tables into columns of figures: whose they are, by which edition, and what is doubtful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.archive.reading.model import ColumnKind, ReadCell, ReadColumn, Refused
from kompass.archive.reading.text_headings import Heading
from kompass.archive.reading.text_kinds import kinds_of
from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_table import Line, Table
from kompass.archive.reading.text_titles import Hit, Id
from kompass.archive.reading.text_tokens import Token
from kompass.archive.reading.titles import years_of
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId
from kompass.points import Points
from kompass.swedish import format_number

_POINTS: Final = (ColumnKind.RESULT, ColumnKind.PREVIOUS, ColumnKind.UNKNOWN)
_APART: Final = (
    "Talen står i en spalt för sig. De lästes i samma ordning som rubrikerna, för de blir "
    "tillsammans det tryckta totalet."
)
_MAX_AREA: Final = Decimal(100)
_ROUNDING: Final = Decimal("0.51")


@dataclass
class Draft:
    """One column while it is gathered."""

    kind: ColumnKind
    heading: Heading
    cells: dict[Id, ReadCell] = field(default_factory=dict)
    maxima: dict[Id, ReadCell] = field(default_factory=dict)
    percents: dict[Id, ReadCell] = field(default_factory=dict)
    total: ReadCell | None = None
    doubts: list[str] = field(default_factory=list)


class ColumnBuilder:
    """Makes the columns of one table by one edition."""

    def __init__(self, table: Table, edition: Edition, lines: Sequence[str]) -> None:
        self.table, self.edition, self.lines = table, edition, lines
        self.refused = [self.refuse(row, why) for row, why in table.refused]
        self._areas = {area.id for area in edition.areas}
        self._taken: list[tuple[Line, Hit | None]] = list(self._titled())

    def columns(self) -> list[ReadColumn]:
        """Return the columns; fills ``refused`` with all rows that are not taken."""
        kinds = kinds_of(self.table, self._maximum_of_line)
        drafts = [Draft(kind, heading, doubts=list(d)) for kind, heading, d in kinds]
        for line, hit in self._taken:
            if why := self._out_of_range(line, hit, drafts):
                self.refused.append(self.refuse(line.row, why))
            else:
                self._take(line, hit, drafts)
        return [self._finished(draft) for draft in _attached(drafts) if draft.cells or draft.total]

    def refuse(self, row: Row, why: str) -> Refused:
        """Return a row as refused, with all its text."""
        last = max(row.last_line, row.line)
        if row.line == last:
            text = self.lines[row.line - 1]
            if row.shares_line or row.before or len(text) > 160:
                text = " ".join(
                    [*(t.text for t in row.before), row.label, *(t.text for t in row.after)]
                )
        else:
            text = " / ".join(self.lines[row.line - 1 : last])
        return Refused(_where(row.line, last), " ".join(text.split())[:300], why)

    def _titled(self) -> Iterator[tuple[Line, Hit | None]]:
        for line in self.table.lines:
            if line.row.what is What.TOTAL:
                yield line, None
                continue
            hit = next((h for h in line.row.hits if h.edition == self.edition.id), None)
            if hit is None:
                why = f"Rubriken hör till en annan utgåva än {self.edition.title}, som de övriga."
                self.refused.append(self.refuse(line.row, why))
            else:
                yield line, hit

    def _maximum_of_line(self, line: Line) -> Points | None:
        hit = next((h for h in line.row.hits if h.edition == self.edition.id), None)
        return self._maximum(hit) if hit or line.row.what is What.TOTAL else None

    def _maximum(self, hit: Hit | None) -> Points | None:
        if hit is None:
            return self.edition.max_points or _MAX_AREA * len(self.edition.areas)
        if hit.is_area:
            return self.edition.area(AreaId(hit.id)).max_points or _MAX_AREA
        return self.edition.question(QuestionId(hit.id)).max_points

    def _out_of_range(self, line: Line, hit: Hit | None, drafts: Sequence[Draft]) -> str:
        highest = self._maximum(hit) or _MAX_AREA
        for token, draft in zip(line.figures, drafts, strict=True):
            if token is None or token.value is None or draft.kind is ColumnKind.CHANGE:
                continue
            limit = _MAX_AREA if draft.kind is ColumnKind.PERCENT else token.of or highest
            if not 0 <= token.value <= min(limit, max(highest, _MAX_AREA)):
                shown = format_number(token.value)
                return f"{shown} går inte: här är lägsta värde 0 och högsta {format_number(limit)}."
        return self._beyond_printed_maximum(line, drafts)

    def _beyond_printed_maximum(self, line: Line, drafts: Sequence[Draft]) -> str:
        both = list(zip(line.figures, drafts, strict=True))
        maxima = [t.value for t, d in both if t and t.value and d.kind is ColumnKind.MAXIMUM]
        points = [t.value for t, d in both if t and t.value and d.kind is ColumnKind.RESULT]
        if len(maxima) == 1 and any(value > maxima[0] for value in points):
            return "Poängen är högre än det maximum som står på raden."
        return ""

    def _take(self, line: Line, hit: Hit | None, drafts: Sequence[Draft]) -> None:
        for token, draft in zip(line.figures, drafts, strict=True):
            if token is None or token.value is None:
                continue
            doubts = (*line.doubts, *(hit.doubts if hit else ()), *_number_doubts(line.row, hit))
            if line.row.apart:
                doubts += (_APART,)
            if token.mark:
                doubts += (f"Efter talet står ”{token.mark}”. Se efter vad anmärkningen säger.",)
            cell = ReadCell(token.value, self._text(token), _where(token.line), doubts)
            if hit is None:
                draft.total = cell
                continue
            draft.cells[hit.id] = cell
            if token.of is not None:
                draft.maxima[hit.id] = ReadCell(token.of, self._text(token), cell.where)

    def _text(self, token: Token) -> str:
        return self.lines[token.line - 1][token.start : token.end].strip()

    def _finished(self, draft: Draft) -> ReadColumn:
        for one in list(draft.cells):
            draft.cells[one] = self._checked(one, draft)
        areas = {one: cell for one, cell in draft.cells.items() if one in self._areas}
        questions = {one: cell for one, cell in draft.cells.items() if one not in self._areas}
        heading = draft.heading
        return ReadColumn(
            title=heading.text,
            municipality=heading.municipality,
            code=heading.code,
            year=heading.year,
            kind=draft.kind,
            edition=self.edition.id,
            areas=MappingProxyType(
                {AreaId(one): areas[one] for one in _in_order(areas, self.edition)}
            ),
            questions=MappingProxyType({QuestionId(one): c for one, c in questions.items()}),
            maxima=MappingProxyType(draft.maxima),
            percents=MappingProxyType(draft.percents),
            total=self._checked_total(draft, areas),
            doubts=(*draft.doubts, *self._year_doubts(heading)),
        )

    def _checked(self, one: Id, draft: Draft) -> ReadCell:
        cell, doubts = draft.cells[one], []
        hit_is_area = one in self._areas
        edition_says = (
            self.edition.area(AreaId(one)).max_points
            if hit_is_area
            else self.edition.question(QuestionId(one)).max_points
        )
        printed = draft.maxima.get(one)
        maximum = printed.value if printed else edition_says
        if printed and edition_says and printed.value != edition_says:
            doubts.append(
                f"Maximum är {format_number(printed.value)} här men "
                f"{format_number(edition_says)} i {self.edition.title}."
            )
        percent = draft.percents.get(one)
        if percent and maximum:
            share = cell.value * 100 / maximum
            if abs(share - percent.value) > _ROUNDING:
                doubts.append(
                    f"{format_number(cell.value)} av {format_number(maximum)} är "
                    f"{format_number(round(share, 1))} %, men det står {percent.text}."
                )
        return _doubting(cell, doubts)

    def _checked_total(self, draft: Draft, areas: dict[Id, ReadCell]) -> ReadCell | None:
        total = draft.total
        if total is None or draft.kind not in _POINTS or set(areas) != self._areas:
            return total
        added = sum((cell.value for cell in areas.values()), Decimal(0))
        if added == total.value:
            return total
        return _doubting(
            total,
            [
                (
                    f"Det står {format_number(total.value)}, men områdena blir tillsammans "
                    f"{format_number(added)}. Det tryckta behålls."
                )
            ],
        )

    def _year_doubts(self, heading: Heading) -> tuple[str, ...]:
        first, last = years_of(self.edition)
        if heading.year is None or first <= heading.year <= last:
            return ()
        return (f"{self.edition.title} var inte i bruk {heading.year}, men rubrikerna är dess.",)


def _attached(drafts: Sequence[Draft]) -> list[Draft]:
    """Give maxima and per cents to the points they belong to; alone they stay columns."""
    points = [draft for draft in drafts if draft.kind in _POINTS]
    maxima = [draft for draft in drafts if draft.kind is ColumnKind.MAXIMUM]
    percents = [draft for draft in drafts if draft.kind is ColumnKind.PERCENT]
    kept = list(drafts)
    if len(maxima) == 1 and points and not maxima[0].heading.named:
        for draft in points:
            draft.maxima |= maxima[0].cells
        kept.remove(maxima[0])
    if len(percents) == len(points) and points:
        for draft, percent in zip(points, percents, strict=True):
            draft.percents |= percent.cells
            kept.remove(percent)
    return kept


def _in_order(areas: dict[Id, ReadCell], edition: Edition) -> list[Id]:
    return [area.id for area in edition.areas if area.id in areas]


def _number_doubts(row: Row, hit: Hit | None) -> tuple[str, ...]:
    if hit is None or not row.numbering or row.numbering.replace(",", ".") == hit.number:
        return ()
    return (f"Raden har numret {row.numbering}, men rubriken är nummer {hit.number} i utgåvan.",)


def _doubting(cell: ReadCell, doubts: Sequence[str]) -> ReadCell:
    if not doubts:
        return cell
    return ReadCell(cell.value, cell.text, cell.where, (*cell.doubts, *doubts))


def _where(first: int, last: int = 0) -> str:
    return f"rad {first}" if last <= first else f"rad {first}–{last}"
