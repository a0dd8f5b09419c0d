"""How far each area lies over or under a reference: as figures, and as Swedish sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.archive.values import ReferenceValues, definite, edition_name
from kompass.assessment.scoring import Result
from kompass.catalogue.model import Area
from kompass.errors import KompassError
from kompass.points import Points
from kompass.swedish import format_difference, format_number, join_words

_COUNTS: Final = (
    "noll", "ett", "två", "tre", "fyra", "fem", "sex",
    "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip


@dataclass(frozen=True)
class Deviation:
    """One area beside its reference value."""

    area: Area
    own: Points | None
    """``None`` until the whole area has been assessed."""
    reference: Decimal | None
    """``None`` where the reference lacks the area."""

    @property
    def difference(self) -> Decimal | None:
        """Own points minus the reference, ``None`` if either is unknown."""
        if self.own is None or self.reference is None:
            return None
        return self.own - self.reference


@dataclass(frozen=True)
class Deviations:
    """All areas sorted by how they stand, the largest difference first, and the same in words."""

    over: tuple[Deviation, ...]
    under: tuple[Deviation, ...]
    equal: tuple[Deviation, ...]
    not_assessed: tuple[Deviation, ...]
    without_reference: tuple[Deviation, ...]
    """Assessed areas that the reference has no value for."""
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(self.sentences)


def deviations(result: Result, reference: ReferenceValues) -> tuple[Deviation, ...]:
    """Return every area of ``result`` beside the reference, in the order of the edition.

    Raises ``KompassError`` for a reference of another edition: its areas are other areas,
    whatever their numbers.
    """
    found = tuple(
        Deviation(area.area, area.points, reference.areas.get(area.area.id))
        for area in result.areas
    )
    if reference.areas and all(deviation.reference is None for deviation in found):
        raise KompassError(
            f"Jämförelsen ({reference.population_short or reference.population}) gäller "
            f"{edition_name(reference.edition)}, som har andra områden än utvärderingen. "
            "Välj en jämförelse av samma utgåva."
        )
    return found


def in_words(
    found: Sequence[Deviation],
    reference: ReferenceValues,
    *,
    unit: str,
    total: Points | None = None,
) -> Deviations:
    """Return the deviations sorted and in words.

    ``unit`` is what the assessed unit is called ("Södertälje"). With its final ``total`` and a
    reference that has one, a last sentence compares the totals.
    """
    sides = _sides(found)
    compared = sum(len(side) for side in sides.values())
    name = definite(reference)
    opening = {"över": f"{unit} ligger över {name}", "under": f"{unit} ligger under {name}"}
    if sides["över"]:
        opening["under"] = f"Under {name} ligger {unit}"
    opening["lika"] = f"På samma nivå som {name} ligger {unit}"
    not_assessed = tuple(one for one in found if one.own is None)
    without = tuple(one for one in found if one.own is not None and one.reference is None)
    sentences = [
        *(_side(opening[side], ones, compared, len(found)) for side, ones in sides.items()),
        "" if compared else f"Det finns ännu inget område att jämföra med {name}.",
        _left_out(not_assessed, "är inte färdigbedömt", "är inte färdigbedömda"),
        _left_out(without, "saknar jämförelsetal", "saknar jämförelsetal"),
        _total(unit, total, reference),
    ]
    return Deviations(
        over=sides["över"],
        under=sides["under"],
        equal=sides["lika"],
        not_assessed=not_assessed,
        without_reference=without,
        sentences=tuple(filter(None, sentences)),
    )


def _sides(found: Sequence[Deviation]) -> dict[str, tuple[Deviation, ...]]:
    """Return the areas over, under and equal; the largest difference first, else as printed."""
    known = [(one, one.difference) for one in found if one.difference is not None]
    known.sort(key=lambda pair: -abs(pair[1]))
    return {
        "över": tuple(one for one, difference in known if difference > 0),
        "under": tuple(one for one, difference in known if difference < 0),
        "lika": tuple(one for one, difference in known if difference == 0),
    }


def _side(opening: str, ones: Sequence[Deviation], compared: int, areas: int) -> str:
    """Return for example "Södertälje ligger över medianen i alla åtta områden: mest i ..."."""
    if not ones:
        return ""
    named = _named(ones)
    return f"{opening} i {_how_many(len(ones), compared, areas)}: {named}."


def _how_many(count: int, compared: int, areas: int) -> str:
    if count < compared or count == 1:
        return f"{_count(count)} {'område' if count == 1 else 'områden'}"
    tail = "" if compared == areas else " som kan jämföras"
    return f"alla {_count(count)} områden{tail}"


def _named(ones: Sequence[Deviation]) -> str:
    """Return the areas with their differences, the largest marked as such where one stands out."""
    by_size = [one.difference for one in ones]
    largest = [_with_difference(one) for one in ones if one.difference == by_size[0]]
    others = [_with_difference(one) for one in ones if one.difference != by_size[0]]
    if not others:
        return join_words(largest)
    return f"mest i {join_words(largest)}, därefter {join_words(others)}"


def _with_difference(one: Deviation) -> str:
    if not one.difference:
        return _area(one)
    return f"{_area(one)} ({format_difference(one.difference)})"


def _left_out(ones: Sequence[Deviation], singular: str, plural: str) -> str:
    if not ones:
        return ""
    what = f"område {singular}" if len(ones) == 1 else f"områden {plural}"
    named = join_words([_area(one) for one in ones])
    return f"{_count(len(ones)).capitalize()} {what} och jämförs därför inte: {named}."


def _total(unit: str, total: Points | None, reference: ReferenceValues) -> str:
    if total is None or reference.total is None:
        return ""
    name = definite(reference)
    difference = total - reference.total
    if difference == 0:
        return f"Totalt får {unit} {format_number(total)} poäng, lika mycket som {name}."
    side = "över" if difference > 0 else "under"
    return (
        f"Totalt får {unit} {format_number(total)} poäng, {format_number(abs(difference))} {side} "
        f"{name} ({format_number(reference.total)})."
    )


def _area(one: Deviation) -> str:
    return f"{one.area.number} {one.area.title}"


def _count(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else str(count)
