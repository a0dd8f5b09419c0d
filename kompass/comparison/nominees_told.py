"""Nominees side by side for people at the command line, and for programs."""

from decimal import Decimal

from kompass.comparison import wording
from kompass.comparison.nominees import Nominees, Placed, RankedArea
from kompass.swedish import NBSP

Document = dict[str, object]


def place_text(placed: Placed) -> str:
    """Return a place: "1", "delad 2", or a dash for who has none."""
    if placed.place is None:
        return wording.UNKNOWN
    return f"delad{NBSP}{placed.place}" if placed.tied else str(placed.place)


def title_of(ranked: RankedArea) -> str:
    """Return the heading of a ranking: "1 Offentlighet ...", "Totalt"."""
    return "Totalt" if ranked.area is None else f"{ranked.area.number} {ranked.area.title}"


def as_text(nominees: Nominees) -> str:
    """Return the rankings as lines, area by area and last in total."""
    lines = [f"Nominerade, {nominees.edition.title}"]
    for ranked in (*nominees.areas, nominees.total):
        lines += ["", title_of(ranked)]
        for one in ranked.placed:
            remark = f"  {one.remark}" if one.remark else ""
            figure = wording.figure(one.points)
            lines.append(f"{place_text(one):>9}  {one.subject.title:<32}{figure:>8}{remark}")
    for strongest in nominees.strongest:
        for example in strongest.examples:
            who = f"{strongest.area.number} {strongest.area.title}, {example.placed.subject.title}"
            lines += ["", f"Starkt i {who}", *(f"- {said.text}" for said in example.said)]
    if nominees.warnings:
        lines += ["", "Att tänka på", *(f"- {text}" for text in nominees.warnings)]
    return "\n".join(lines).replace(NBSP, " ")


def as_json(nominees: Nominees) -> Document:
    """Return the rankings ready for ``json.dumps``."""
    return {
        "edition": nominees.edition.id,
        "nominees": [
            {
                "id": one.id,
                "title": one.title,
                "comparable": one.comparable,
                "why_not": one.why_not or None,
                "source": one.source,
            }
            for one in nominees.subjects
        ],
        "areas": [_ranked(one) for one in nominees.areas],
        "total": _ranked(nominees.total),
        "strongest": [
            {
                "area": one.area.id,
                "examples": [
                    {
                        "nominee": example.placed.subject.id,
                        "place": example.placed.place,
                        "good_examples": example.good_examples,
                        "texts": [said.text for said in example.said],
                    }
                    for example in one.examples
                ],
            }
            for one in nominees.strongest
        ],
        "warnings": list(nominees.warnings),
    }


def _ranked(ranked: RankedArea) -> Document:
    area = ranked.area
    named: Document = (
        {} if area is None else {"id": area.id, "no": area.number, "title": area.title}
    )
    return {**named, "ranked": ranked.ranked, "placed": [_placed(one) for one in ranked.placed]}


def _placed(one: Placed) -> Document:
    return {
        "nominee": one.subject.id,
        "points": _number(one.points),
        "place": one.place,
        "tied": one.tied,
        "remark": one.remark or None,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
