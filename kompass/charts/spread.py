"""How a reference set spreads, area by area, and where the own value stands in it."""

from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.charts.frame import OWN
from kompass.charts.ink import SAMPLE, XY, Box, Ink, Mark, Spot, type_size
from kompass.charts.lettering import clean
from kompass.charts.row_chart import draw_figures, draw_names, draw_scale
from kompass.charts.rows import BAR, Rows, RowText, fit_rows
from kompass.charts.several import UNKNOWN, AreaSpread, Spreads
from kompass.charts.several_frame import framed
from kompass.charts.theme import ChartTheme
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

BOX_KEY, SINGLE_KEY, NOTE_KEY = "box", "single", "note"
FEW_WORDS = "enskilda värden"
_SINGLE = "Färre än fem resultat: varje värde för sig, ingen låda"
_TICKS = 4


def spread(
    data: Spreads,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return one row per area: lowest to highest, the middle half as a box, the median, own value.

    A set of fewer than five has no box: its single values are drawn. ``size`` is inches.
    """
    from kompass.charts.picture import Picture

    heading = f"Spridning {data.title}"
    picture = Picture(size, theme.background, heading, describe(data))
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=_key(data) if legend else (),
        sample=_sample,
        warnings=data.warnings,
    )
    mixed = any(area.five for area in data.areas)
    texts = [_texts(area, mixed=mixed) for area in data.areas]
    rows = fit_rows(texts, lambda size: _headings(box, size), type_size(picture.points), box)
    ticks = [data.full_scale * nth / _TICKS for nth in range(_TICKS + 1)]
    share = 100 / float(data.full_scale)
    draw_scale(picture, theme, rows, [(float(t) * share, format_number(t)) for t in ticks])
    looks = (theme.own, theme.reference, theme.quiet, theme.ink)
    draw_figures(picture, theme, rows, looks)
    draw_names(picture, theme, rows, texts, box.left)
    for nth, area in enumerate(data.areas):
        _draw_row(picture, theme, rows, nth, area, share)
    picture.remember(_spots(data, rows, share))
    return picture


def describe(data: Spreads) -> str:
    """Return the spread in Swedish sentences."""
    sentences = [f"Spridning {data.title}: {data.population}, med {data.own_label}."]
    sentences += [f"{in_words(area)}." for area in data.areas]
    sentences += [f"Kvartiler: {data.method}."] if data.method else []
    return " ".join([*sentences, *data.warnings])


def in_words(area: AreaSpread) -> str:
    """Return one row in words."""
    own = UNKNOWN if area.own is None else format_number(area.own)
    said = [f"{area.number} {area.title}: {own}"]
    if area.rank:
        said.append(f"plats {area.rank}")
    if area.five:
        five = area.five
        numbers = [format_number(x) for x in (five.minimum, five.lower, five.upper, five.maximum)]
        said.append(f"median {format_number(five.median)} av {area.n}")
        said.append(f"kvartiler {numbers[1]} och {numbers[2]}")
        said.append(f"lägst {numbers[0]} och högst {numbers[3]}")
    elif area.singles:
        values = "; ".join(format_number(value) for value in sorted(area.singles))
        said.append(f"{area.n} enskilda värden: {values}")
    else:
        said.append("inga värden att jämföra med")
    return ", ".join(said)


def _texts(area: AreaSpread, *, mixed: bool) -> RowText:
    own = "–" if area.own is None else format_number(area.own)
    median = format_number(area.five.median) if area.five else "–"
    status = FEW_WORDS if mixed and area.singles and not area.five else ""
    return RowText(area.number, clean(area.title), status, (own, median, str(area.n), area.rank))


def _headings(box: Box, size: float) -> tuple[str, ...]:
    return "eget", "median" if box.width >= 30 * size else "med.", "antal", "plats"


def _key(data: Spreads) -> list[tuple[str, str]]:
    key = [(OWN, data.own_label)]
    if any(area.five for area in data.areas):
        words = "lägsta till högsta, lådan är mittersta hälften, strecket medianen"
        key.append((BOX_KEY, f"{data.population}: {words}"))
    if any(area.singles and not area.five for area in data.areas):
        many = data.population if not any(area.five for area in data.areas) else ""
        key.append((SINGLE_KEY, ". ".join(text for text in (many, _SINGLE) if text)))
    if data.method and any(area.five for area in data.areas):
        key.append((NOTE_KEY, f"Kvartiler: {data.method}"))
    return key


def _draw_row(
    picture: "Picture", theme: ChartTheme, rows: Rows, nth: int, area: AreaSpread, share: float
) -> None:
    y = rows.middle(nth)
    if area.five:
        five = area.five
        ends = [
            rows.place(float(value) * share)
            for value in (five.minimum, five.lower, five.median, five.upper, five.maximum)
        ]
        _box(picture, theme, ends, y, rows.size)
    else:
        places = [(rows.place(float(value) * share), y) for value in area.singles]
        picture.marks(places, _single(theme, rows.size))
    if area.own is not None:
        own = Mark("o", 0.95 * rows.size, theme.own, theme.background, 0.14 * rows.size, 7)
        picture.marks([(rows.place(float(area.own) * share), y)], own)


def _box(picture: "Picture", theme: ChartTheme, ends: list[float], y: float, size: float) -> None:
    """Draw whiskers with their ends, the box and the median."""
    low, lower, median, upper, high = ends
    half = BAR / 2 * 0.8 * size
    pen = Ink(edge=theme.reference, width=0.1 * size, order=3)
    whiskers = [[(low, y), (lower, y)], [(upper, y), (high, y)]]
    whiskers += [[(x, y - 0.5 * half), (x, y + 0.5 * half)] for x in (low, high)]
    picture.strokes(whiskers, pen)
    body = Box(lower, y - half, upper, y + half)
    fill = Ink(fill=theme.track, edge=theme.reference, width=0.1 * size, order=3)
    picture.shapes([body.corners], fill)
    middle = [[(median, y - 1.15 * half), (median, y + 1.15 * half)]]
    picture.strokes(middle, Ink(edge=theme.reference, width=0.22 * size, order=4))


def _single(theme: ChartTheme, size: float) -> Mark:
    return Mark("D", 0.55 * size, theme.background, theme.reference, 0.13 * size, 5)


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    x, y = at
    middle = (x + SAMPLE / 2 * size, y)
    if kind == BOX_KEY:
        _box(
            picture, theme, [x + part * SAMPLE * size for part in (0, 0.25, 0.5, 0.75, 1)], y, size
        )
    elif kind == SINGLE_KEY:
        places = [(x + part * SAMPLE * size, y) for part in (0.15, 0.45, 0.85)]
        picture.marks(places, _single(theme, size))
    elif kind == OWN:
        mark = Mark("o", 0.95 * size, theme.own, theme.background, 0.14 * size, 7)
        picture.marks([middle], mark)


def _spots(data: Spreads, rows: Rows, share: float) -> list[Spot]:
    spots = []
    for nth, area in enumerate(data.areas):
        values: list[Decimal] = [] if area.own is None else [area.own]
        values += [area.five.median] if area.five else list(area.singles)
        words = in_words(area)
        spots += [
            Spot(rows.place(float(value) * share), rows.middle(nth), nth, words) for value in values
        ]
    return spots
