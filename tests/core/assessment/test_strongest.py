"""The strongest and the weakest area in words, ties and unequal maxima included."""

from dataclasses import replace
from decimal import Decimal

from kompass.assessment import example
from kompass.assessment.scoring import Result, add_up, score
from kompass.assessment.strongest import strongest_and_weakest
from kompass.catalogue.model import Area, Edition, Question
from kompass.ids import AreaId, EditionId, QuestionId


def result_of(*points: str | None, maxima: tuple[int, ...] = ()) -> Result:
    """Return a result with one question per area; ``None`` is not assessed."""
    worth = maxima or (100,) * len(points)
    areas = tuple(
        Area(
            id=AreaId(f"a{number}"),
            number=number,
            title=f"Område {number}",
            max_points=Decimal(most),
            questions=(Question(QuestionId(f"q{number}"), f"{number}.1", "Fråga", Decimal(most)),),
        )
        for number, most in enumerate(worth, start=1)
    )
    edition = Edition(EditionId("x"), "X", "sv", "2002", "x", step_percent=Decimal(5), areas=areas)
    return add_up(
        edition,
        {
            QuestionId(f"q{number}"): None if value is None else Decimal(value)
            for number, value in enumerate(points, start=1)
        },
    )


def test_sodertalje() -> None:
    found = strongest_and_weakest(score(example.snapshot()))
    assert [area.area.number for area in found.strongest] == [3]
    assert [area.area.number for area in found.weakest] == [7]
    assert found.text == (
        "Starkast är område 3 Tydlighet i samspelet mellan politiker och tjänstemän "
        "(87,5 av 100 poäng). Svagast är område 7 Verksamhetsutveckling (50 av 100 poäng)."
    )


def test_ties_are_said() -> None:
    found = strongest_and_weakest(result_of("80", "40", "80", "40", "40", "60"))
    assert found.sentences == (
        "Starkast är område 1 Område 1 och område 3 Område 3 (båda 80 av 100 poäng).",
        (
            "Svagast är område 2 Område 2, område 4 Område 4 och område 5 Område 5 "
            "(alla 40 av 100 poäng)."
        ),
    )


def test_per_cent_when_the_maxima_differ() -> None:
    found = strongest_and_weakest(result_of("30", "20", "35", maxima=(50, 20, 100)))
    assert found.sentences == (
        "Starkast är område 2 Område 2 (20 av 20 poäng, 100\N{NO-BREAK SPACE}%).",
        "Svagast är område 3 Område 3 (35 av 100 poäng, 35\N{NO-BREAK SPACE}%).",
    )


def test_unfinished_areas_are_left_out_and_named() -> None:
    found = strongest_and_weakest(result_of("80", None, "0", None))
    assert [area.area.number for area in found.weakest] == [3]
    assert found.sentences[2] == (
        "Område 2 Område 2 och område 4 Område 4 är inte färdigbedömda och räknas inte med."
    )
    one_missing = strongest_and_weakest(result_of("80", None, "0"))
    assert one_missing.sentences[2] == (
        "Område 2 Område 2 är inte färdigbedömt och räknas inte med."
    )


def test_nothing_to_single_out() -> None:
    nothing = strongest_and_weakest(result_of(None, None))
    assert nothing.text == "Inget område är färdigbedömt ännu."
    one = strongest_and_weakest(result_of("80", None))
    assert one.text == "Bara område 1 Område 1 är färdigbedömt (80 av 100 poäng)."
    equal = strongest_and_weakest(result_of("80", "80"))
    assert equal.text == "Alla bedömda områden får lika många poäng: 80 av 100 poäng."
    assert (equal.strongest, equal.weakest) == ((), ())
    mixed = strongest_and_weakest(result_of("40", "80", maxima=(50, 100)))
    assert mixed.text == "Alla bedömda områden når lika långt: 80\N{NO-BREAK SPACE}% av sina poäng."


def test_an_area_whose_maximum_is_unknown_is_left_out() -> None:
    result = result_of("80", "40", "20")
    unknown = replace(result.areas[2], max_points=None)
    found = strongest_and_weakest(replace(result, areas=(*result.areas[:2], unknown)))
    assert [area.area.number for area in found.weakest] == [2]
