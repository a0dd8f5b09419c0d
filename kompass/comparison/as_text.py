"""A comparison for people at the command line: tables with the marks explained."""

from collections.abc import Iterator, Sequence

from kompass.catalogue.crosswalk import Crosswalks, Likeness
from kompass.comparison import wording
from kompass.comparison.facing import Pair, difference_of, pairs, questions_of
from kompass.comparison.follow_up import RankMove, followed_up, ranked_visits
from kompass.comparison.model import Comparison, Difference, TotalCell
from kompass.comparison.moved import moved
from kompass.comparison.subjects import LEVELS, Subject
from kompass.comparison.visits import PEERS_AT, own_visits
from kompass.swedish import NBSP

_TITLE = 40
_SIGNS = {Likeness.RECAST: "~", Likeness.NOT_COMPARABLE: "×"}


def as_text(
    comparison: Comparison, crosswalks: Crosswalks, everyone: Sequence[Subject] = ()
) -> str:
    """Return the whole comparison as lines; own visits are ranked among ``everyone``."""
    blocks = [
        _heading(comparison),
        _points(comparison),
        *(_differences(comparison, pair) for pair in pairs(comparison)),
        *(_questions(comparison, pair) for pair in pairs(comparison)),
        *(
            _visits(before, now, crosswalks, everyone)
            for before, now in own_visits(comparison.subjects)
        ),
        _said("Områden utan motsvarighet", list(_unmatched(comparison))),
        _said("Att tänka på", [f"- {text}" for text in comparison.warnings]),
        _said("Om märkningen", [f"- {text}" for text in _remarks(comparison)]),
        _said("Källor", [f"{n} {text}" for n, text in _sources(comparison)]),
    ]
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    return "\n".join(line.rstrip() for line in text.replace(NBSP, " ").split("\n"))


def _heading(comparison: Comparison) -> list[str]:
    lines = [f"Jämförelse med {comparison.base.title} (basen)", ""]
    for nth, subject in enumerate(comparison.subjects, start=1):
        told = ", ".join(filter(None, (subject.edition_words, _level(subject))))
        lines.append(f"{nth}  {subject.title} ({told})")
    return lines


def _level(subject: Subject) -> str:
    return "" if subject.is_reference else LEVELS[subject.level]


def _points(comparison: Comparison) -> list[str]:
    count = range(1, len(comparison.subjects) + 1)
    lines = [_row("Poäng", [str(nth) for nth in count])]
    for row in comparison.areas:
        cells = [f"{wording.figure(cell.points)}{_sign(cell.likeness)}" for cell in row.cells]
        lines.append(_row(f"{row.area.number} {row.area.title}", cells))
    totals = [
        f"{wording.figure(cell.points)}{_sign(cell.likeness)}" for cell in comparison.total.cells
    ]
    lines.append(_row("Totalt", totals))
    printed = [wording.figure(cell.printed) + " " for cell in comparison.total.cells]
    if any(cell.printed is not None for cell in comparison.total.cells):
        lines.append(_row("Totalt, som tryckt", printed))
    lines += [
        f"{_TITLE * ' '}   {nth}: {cell.words}"
        for nth, cell in enumerate(comparison.total.cells, start=1)
        if cell.points is None
    ]
    signs = [f"{_SIGNS[one]} {wording.mark(one)}" for one in comparison.marks if one in _SIGNS]
    return [*lines, *([f"Märken: {', '.join(signs)}; {wording.UNKNOWN} okänt"] if signs else [])]


def _sign(likeness: Likeness | None) -> str:
    return " " if likeness is None else _SIGNS.get(likeness, " ")


def _row(title: str, cells: Sequence[str]) -> str:
    short = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    return f"{short:<{_TITLE}}" + "".join(f"{cell:>9}" for cell in cells)


def _differences(comparison: Comparison, pair: Pair) -> list[str]:
    lines = [pair.title(comparison), _row("Skillnad", ["poäng", "procent", "p.e."])]
    for row in comparison.areas:
        figures = _measures(difference_of(comparison, pair, row.cells))
        lines.append(
            f"{_row(f'{row.area.number} {row.area.title}', figures)}  "
            f"{wording.mark_of(row.cells[pair.nth])}"
        )
    totals = comparison.total.cells
    figures = _measures(difference_of(comparison, pair, totals))
    lines.append(f"{_row('Totalt', figures)}  {_total_mark(totals[pair.nth])}")
    return lines


def _total_mark(total: TotalCell) -> str:
    if total.points is None:
        return total.words
    if total.likeness is Likeness.RECAST:
        return "andra utgåvor, med stor försiktighet"
    return wording.mark(total.likeness)


def _measures(cell: Difference) -> list[str]:
    return [
        wording.points_difference(cell.difference),
        wording.percent(cell.percent),
        wording.percentage_points(cell.percentage_points).removesuffix(f"{NBSP}p.e."),
    ]


def _questions(comparison: Comparison, pair: Pair) -> list[str]:
    rows = questions_of(comparison, pair)
    if not rows:
        return []
    one, against = pair.ends(comparison)
    lines = [
        f"Delfrågor efter skillnad, {one.name} mot {against.name}",
        _row("Delfråga", ["här", "mot", "poäng", "procent", "p.e."]),
    ]
    for row in rows:
        cell = row.cells[pair.nth]
        ends = (row.cells[0].points, cell.points)
        figures = [wording.figure(each) for each in pair.ordered(comparison, ends)]
        figures += _measures(difference_of(comparison, pair, row.cells))
        lines.append(
            f"{_row(f'{row.question.number} {row.question.title}', figures)}  "
            f"{'' if cell.likeness is Likeness.SAME else wording.mark(cell.likeness)}".rstrip()
        )
    return lines


def _visits(
    before: Subject, now: Subject, crosswalks: Crosswalks, everyone: Sequence[Subject]
) -> list[str]:
    lines = [f"Varför ändrades resultatet från {before.title} till {now.title}?"]
    lines += [
        f"{one.area.number} {one.area.title}: {one.words}" for one in moved(before, now, crosswalks)
    ]
    moves = ranked_visits(before, now, crosswalks, everyone)
    if moves:
        lines += ["", "Platsen bland andra", *(f"{rank_title(one)}: {one.words}" for one in moves)]
        lines.append(PEERS_AT)
    improvements = followed_up(before, now, crosswalks)
    if improvements:
        lines += ["", f"Det som föreslogs i {before.title}"]
        lines += [f"- {one.said.text} ({one.words})" for one in improvements]
    return lines


def rank_title(move: RankMove) -> str:
    """Return what a place is of: an area by number and title, or the total."""
    return "Totalt" if move.area is None else f"{move.area.number} {move.area.title}"


def _unmatched(comparison: Comparison) -> Iterator[str]:
    for one in comparison.unmatched:
        points = wording.figure(one.points)
        area = f"{one.area.number} {one.area.title}"
        yield f"- {one.subject.name}: {area}, {points} poäng ({one.reason})"


def _remarks(comparison: Comparison) -> Iterator[str]:
    yield wording.MEASURES_EXPLAINED
    yield from wording.marks_explained(comparison)
    for area, subject, reason in wording.remarks(comparison):
        yield f"{area}, {subject}: {reason}"


def _sources(comparison: Comparison) -> Iterator[tuple[int, str]]:
    for nth, subject in enumerate(comparison.subjects, start=1):
        yield nth, " ".join(filter(None, (f"{subject.source}.", subject.note)))


def _said(heading: str, lines: list[str]) -> list[str]:
    return [heading, *lines] if lines else []
