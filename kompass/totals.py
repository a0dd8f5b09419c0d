"""Points of one assessment as text and as JSON, for the command line and for scripts."""

from decimal import Decimal

from kompass.assessment.scoring import AreaResult, QuestionResult, Sum, score
from kompass.assessment.snapshot import Snapshot
from kompass.catalogue.model import Edition
from kompass.points import Points
from kompass.swedish import format_number, format_percent

NOT_ASSESSED = "ej bedömd"


def as_json(snapshot: Snapshot) -> dict[str, object]:
    """Return areas and questions with their points, ready for ``json.dumps``.

    An incomplete area or total has ``"points": null`` and a ``"points_so_far"``, and so has
    a question that lacks marks. Only questions with indicators tell what these give.
    Numbers are JSON numbers; half points are exact in binary, so 22.5 stays 22.5.
    """
    result = score(snapshot)
    unit = snapshot.details.unit
    return {
        "municipality": {"code": unit.code or None, "name": unit.name},
        "year": snapshot.details.year,
        "edition": snapshot.edition.id,
        **_indicators(snapshot.edition),
        **_sum(result),
        "complete": result.complete,
        "missing": [question.number for question in result.missing],
        "areas": [_area(area) for area in result.areas],
    }


def as_text(snapshot: Snapshot) -> str:
    """Return the same for people: one line per area and question, then the total."""
    result = score(snapshot)
    lines = [snapshot.title, snapshot.edition.title]
    if chosen := snapshot.edition.indicator_set:
        lines.append(f"Indikatorer: {chosen.title}. {chosen.label}.")
    for area in result.areas:
        lines += ["", _line(f"{area.area.number}", area.area.title, said(area))]
        lines += [
            _line(entry.question.number, entry.question.title, _question_said(entry))
            for entry in area.questions
        ]
    return "\n".join([*lines, "", _line("", "Totalt", said(result))])


def said(total: Sum) -> str:
    """Return a sum in words: "66 av 100", "62 av 80 bedömda" or "ej bedömd"."""
    if total.points is not None and total.max_points is not None:
        return f"{format_number(total.points)} av {format_number(total.max_points)}"
    if not total.max_assessed:
        return NOT_ASSESSED
    return f"{format_number(total.points_so_far)} av {format_number(total.max_assessed)} bedömda"


def _line(number: str, title: str, end: str) -> str:
    most = 62
    short = title if len(title) <= most else title[: most - 1] + "…"
    return f"{number:<4}{short:<{most}}  {end}"


def _question_said(entry: QuestionResult) -> str:
    if entry.points is None and entry.marked is not None and entry.marked.max_assessed:
        so_far, most = entry.marked.points_so_far, entry.marked.max_assessed
        return f"{format_number(so_far)} av {format_number(most)} bedömda"
    if entry.points is None:
        return NOT_ASSESSED
    maximum = entry.question.max_points
    text = format_number(entry.points)
    if maximum is not None:
        text += f" av {format_number(maximum)}"
    if entry.percent is not None:
        text += f"  {format_percent(entry.percent)}"
    text += "  mellan stegen" if entry.off_step else ""
    return text + (f"  satt för hand: {entry.override_reason}" if entry.overridden else "")


def _sum(total: Sum) -> dict[str, object]:
    numbers: dict[str, object] = {
        "points": _number(total.points),
        "max": _number(total.max_points),
    }
    if not total.complete:
        numbers["points_so_far"] = _number(total.points_so_far)
        numbers["max_assessed"] = _number(total.max_assessed)
    return numbers


def _area(area: AreaResult) -> dict[str, object]:
    return {
        "no": area.area.number,
        "title": area.area.title,
        **_sum(area),
        "percent": _percent(area.percent),
        "questions": [
            {
                "no": entry.question.number,
                "title": entry.question.title,
                "points": _number(entry.points),
                "max": _number(entry.question.max_points),
                "percent": _percent(entry.percent),
                **_marked(entry),
            }
            for entry in area.questions
        ],
    }


def _indicators(edition: Edition) -> dict[str, object]:
    chosen = edition.indicator_set
    if chosen is None:
        return {}
    return {"indicators": {"id": chosen.id, "title": chosen.title, "label": chosen.label}}


def _marked(entry: QuestionResult) -> dict[str, object]:
    """Return what only a question with indicators has to tell."""
    if entry.marked is None:
        return {}
    told: dict[str, object] = {
        "overridden": entry.overridden,
        "points_by_indicators": _number(entry.marked.points),
    }
    if entry.overridden:
        told["override_reason"] = entry.override_reason
    if entry.points is None:
        told["points_so_far"] = _number(entry.marked.points_so_far)
        told["max_assessed"] = _number(entry.marked.max_assessed)
    return told


def _number(points: Points | None) -> float | None:
    return None if points is None else float(points)


def _percent(percent: Decimal | None) -> float | None:
    return None if percent is None else float(round(percent, 2))
