"""Figures for the comparison's tests, from the sources that are named beside them."""

from dataclasses import replace
from decimal import Decimal

from kompass.archive.model import Origin, Result, Said, Statement
from kompass.archive.values import Kind, ReferenceValues
from kompass.assessment import example
from kompass.assessment.snapshot import Level
from kompass.catalogue.crosswalk import (
    Crosswalk,
    Crosswalks,
    Likeness,
    Pair,
    packaged_crosswalks,
)
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Area, Edition, Question
from kompass.comparison.compare import compare
from kompass.comparison.model import Comparison
from kompass.comparison.subjects import Subject, of_reference, of_result, of_snapshot
from kompass.ids import AreaId, EditionId, QuestionId, ResultId

E2002 = packaged(EditionId("kommunkompassen-2002"))
E2020 = packaged(EditionId("kommunkompassen-2020"))
E2010 = packaged(EditionId("kommunkompassen-2010"))

# SKL: Analys av Södertälje kommun (2006) and Fem intressanta kommuner 2009, as printed there.
SODERTALJE_2006 = ("66", "74.5", "87.5", "77", "73", "66", "50", "83")
SODERTALJE_2008 = ("", "82.5", "", "81.5", "", "", "", "")
TROLLHATTAN_2004 = ("77", "81", "95", "74", "87", "77", "76", "80")
UDDEVALLA_2005 = ("76", "81", "86", "75", "76", "67.5", "68", "80")
BOTKYRKA_2005 = ("91", "88", "95", "82", "86", "82", "78", "94")
OREBRO_2006 = ("63", "47", "70.5", "68.5", "62", "59", "52", "82")
STOCKHOLM_2009 = ("74", "78.5", "74.5", "82", "80", "62", "59", "92")
MEDIANS_2009 = ("60.5", "56.2", "65.3", "66.0", "53.5", "56.7", "44.8", "73.4")
# Vallentuna's own page, 2021; the areas of edition 2020 in its order.
VALLENTUNA_2021 = ("73", "75", "80", "83", "86", "82", "86", "83")


def points_of(edition: Edition, figures: tuple[str, ...]) -> dict[AreaId, Decimal | None]:
    return {
        area.id: Decimal(figure) if figure else None
        for area, figure in zip(edition.areas, figures, strict=True)
    }


def result(
    name: str,
    year: int | None,
    figures: tuple[str, ...],
    *,
    edition: Edition | None = E2002,
    **more: object,
) -> Subject:
    """Return a result as a subject; ``more`` are fields of ``Result``."""
    made = Result(
        id=ResultId(f"{name}-{year}-{edition.id if edition else ''}"),
        municipality=name,
        code="",
        country="SE",
        level=Level.WHOLE,
        year=year,
        edition=edition.id if edition else None,
        areas=points_of(edition, figures) if edition else {},
        origin=Origin.PUBLISHED,
        source="en bok",
    )
    return of_result(replace(made, **more), edition)  # type: ignore[arg-type]


def own() -> Subject:
    return of_snapshot(example.snapshot())


def botkyrka() -> Subject:
    return result("Botkyrka", 2005, BOTKYRKA_2005, printed_total=Decimal(692))


def stockholm() -> Subject:
    return result(
        "Stockholm",
        2009,
        STOCKHOLM_2009,
        level=Level.GROUP,
        comparable=False,
        why_not="Inte direkt jämförbar: bara koncernens ledning utvärderades.",
    )


def medians() -> Subject:
    figures = {
        area: value for area, value in points_of(E2002, MEDIANS_2009).items() if value is not None
    }
    values = ReferenceValues(
        id="median-2009",
        kind=Kind.MEDIAN,
        population="utvärderade kommuner",
        year=2009,
        edition=E2002.id,
        areas=figures,
        total=None,
        source="SKL 2009",
    )
    return of_reference(values, E2002)


def statement(said: Said, text: str, area: str, question: str | None = None) -> Statement:
    return Statement(said, text, AreaId(area), None if question is None else QuestionId(question))


def small(name: str, areas: dict[str, dict[str, int]]) -> Edition:
    """Return a small edition: area ids to question ids to maxima."""
    return replace(
        E2002,
        id=EditionId(name),
        areas=tuple(
            Area(
                AreaId(area),
                number,
                f"Område {area}",
                Decimal(100),
                questions=tuple(
                    Question(QuestionId(one), f"{number}.{nth}", f"Fråga {one}", Decimal(most))
                    for nth, (one, most) in enumerate(questions.items(), start=1)
                ),
            )
            for number, (area, questions) in enumerate(areas.items(), start=1)
        ),
    )


def walk(
    one: Edition,
    other: Edition,
    areas: list[tuple[str, str | None, Likeness]],
    questions: list[tuple[str, str | None, Likeness]] = [],  # noqa: B006 - never changed
) -> Crosswalks:
    """Return a crosswalk that somebody called Kontoret proposes."""

    def pair(row: tuple[str, str | None, Likeness]) -> Pair:
        first, second, likeness = row
        there = None if second is None else AreaId(second)
        return Pair(AreaId(first), there, likeness, "därför", "Kontoret")

    return Crosswalks(
        (
            Crosswalk(
                id="samband",
                title="Samband",
                label="Kontorets eget förslag",
                proposed_by="Kontoret",
                one=one.id,
                other=other.id,
                areas=tuple(map(pair, areas)),
                questions=tuple(map(pair, questions)),
                **_areas_of(one, other),
            ),
        )
    )


def _areas_of(one: Edition, other: Edition) -> dict[str, object]:
    return {"areas_of_one": one.area_ids, "areas_of_other": other.area_ids}


def everything() -> Comparison:
    """Return a comparison with all there can be: visits, references, levels and editions."""
    return compare(
        [
            own(),
            result("Södertälje", 2008, SODERTALJE_2008, code="0181"),
            medians(),
            botkyrka(),
            stockholm(),
            result("Vallentuna", 2021, VALLENTUNA_2021, edition=E2020),
        ],
        packaged_crosswalks(),
    )
