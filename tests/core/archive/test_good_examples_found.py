"""Good examples: who scored high, how comparable they are, and what is told of them."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from kompass.archive import published
from kompass.archive.good_examples import RULE, Asker, cited, good_examples
from kompass.archive.model import Result, Said, Statement, Withdrawn
from kompass.assessment.snapshot import Level
from kompass.catalogue.crosswalk import Crosswalk, Crosswalks, Likeness, Pair
from kompass.catalogue.files import packaged
from kompass.ids import AreaId, QuestionId, ResultId

OLD = packaged("kommunkompassen-2002")
NEW = packaged("kommunkompassen-2020")
EDITIONS = {OLD.id: OLD, NEW.id: NEW}
AREA = OLD.areas[2]
QUESTION = AREA.questions[0]
SOURCE = "SKL, Analys av Södertälje kommun, september 2006"
SODERTALJE = Asker("Södertälje", "0181", 2006, share=Decimal(50))


def made(name: str, code: str, year: int | None, points: str, **more: Any) -> Result:
    """Return a result whose third area has these points."""
    areas: dict[AreaId, Decimal | None] = {area.id: None for area in OLD.areas}
    return Result(
        id=ResultId(f"{name}-{year}"),
        municipality=name,
        code=code,
        country="SE",
        level=more.pop("level", Level.WHOLE),
        year=year,
        edition=OLD.id,
        areas=MappingProxyType(areas | {AREA.id: Decimal(points)}),
        source=SOURCE,
        **more,
    )


TROLLHATTAN = made("Trollhättan", "1488", 2004, "95")
OREBRO = made("Örebro", "1880", 2006, "70.5")
OWN = made("Södertälje", "0181", 2006, "87.5")


def found(subject: Any, *results: Result, crosswalks: Any = None, asker: Asker = SODERTALJE) -> Any:
    return good_examples(subject, OLD, results, EDITIONS, crosswalks or Crosswalks(), asker)


def test_who_has_four_fifths_is_an_example_and_oneself_is_not() -> None:
    (only,) = found(AREA.id, TROLLHATTAN, OREBRO, OWN)
    assert only.result is TROLLHATTAN
    assert (only.points, only.maximum, only.place, only.share) == (95, 100, "område 3", 95)
    assert only.why == "minst 80 % av högsta poäng"
    assert "80 %" in RULE
    assert "Kompass eget förslag" in RULE


def test_where_nobody_gets_there_it_is_the_highest_and_that_is_said() -> None:
    twin = made("Uddevalla", "1485", 2005, "70.5")
    lower = made("Lomma", "1262", 2005, "70")
    highest = found(AREA.id, OREBRO, twin, lower)
    assert {each.result.municipality for each in highest} == {"Örebro", "Uddevalla"}
    assert {each.why for each in highest} == {
        "högst i urvalet med utgåvan, där ingen når 80 % av högsta poäng"
    }


def test_nobody_with_less_than_oneself_is_an_example() -> None:
    strong = replace(SODERTALJE, share=Decimal(95))
    assert found(AREA.id, TROLLHATTAN, OREBRO, asker=strong) == ()
    assert found(AREA.id) == ()


def test_comparability_is_said() -> None:
    (only,) = found(AREA.id, TROLLHATTAN)
    said = " ".join(only.comparability)
    assert "Samma utgåva (utgåva 2002)." in only.comparability
    assert "2 år tidigare (2004)." in only.comparability
    assert "kommungrupp" in said
    assert "% av Södertälje" in said


def test_the_more_comparable_come_first() -> None:
    group = made(
        "Stockholm", "0180", 2006, "99", level=Level.GROUP, comparable=False,
        why_not="Inte direkt jämförbar: koncernnivå.",
    )  # fmt: skip
    later = made("Botkyrka", "0127", 2009, "96")
    lost = made("Lomma", "1262", None, "97")
    near = made("Uddevalla", "1485", 2005, "86")
    order = [each.result.municipality for each in found(AREA.id, group, lost, later, near)]
    assert order == ["Uddevalla", "Botkyrka", "Lomma", "Stockholm"]
    last = found(AREA.id, group)[0]
    assert "Inte direkt jämförbar: koncernnivå." in last.comparability
    assert "Annan nivå: koncernnivå, inte hela kommunen." in last.comparability
    assert "inte direkt jämförbar" in cited(last)


def test_one_example_a_municipality_the_most_comparable_one() -> None:
    later = made("Trollhättan", "1488", 2009, "99")
    (only,) = found(AREA.id, later, TROLLHATTAN)
    assert only.result.year == 2004


def test_withdrawn_ones_are_no_examples() -> None:
    gone = replace(
        TROLLHATTAN, withdrawn=Withdrawn("Fel", datetime(2026, 1, 1, tzinfo=UTC), "Bo Åberg")
    )
    assert found(AREA.id, gone) == ()


def test_a_question_goes_before_its_area_and_the_area_is_marked() -> None:
    maximum = QUESTION.max_points
    assert maximum is not None
    asked = made("Uddevalla", "1485", 2005, "60", questions={QUESTION.id: maximum})
    first, second = found(QUESTION.id, TROLLHATTAN, asked)
    assert (first.result.municipality, first.place, first.whole_area) == (
        "Uddevalla", f"fråga {QUESTION.number}", False,
    )  # fmt: skip
    assert (second.result.municipality, second.place, second.whole_area) == (
        "Trollhättan", "område 3", True,
    )  # fmt: skip
    assert any("Delfrågans poäng är inte kända" in each for each in second.comparability)


def test_only_what_the_archive_tells_is_told() -> None:
    (plain,) = found(AREA.id, TROLLHATTAN)
    assert plain.told == ()
    assert cited(plain) == (
        f"Trollhättan (95 av 100 poäng i område 3, 2004, utgåva 2002). Källa: {SOURCE}."
    )


def test_own_strengths_and_mentions_by_others_are_told_with_source() -> None:
    here, elsewhere = AREA.id, OLD.areas[0].id
    strong = replace(
        TROLLHATTAN,
        statements=(
            Statement(Said.STRENGTH, "Brukarna får svar inom två dagar.", here),
            Statement(Said.STRENGTH, "Öppna möten", elsewhere),
            Statement(Said.IMPROVEMENT, "Ta fram garantier", here),
            Statement(Said.GOOD_EXAMPLE, "Ta fram garantier: Lomma", here),
        ),
    )
    naming = replace(
        OREBRO,
        source="SKL, Örebro 2006",
        statements=(
            Statement(Said.GOOD_EXAMPLE, "Inför synpunktshantering: Trollhättans mall", here),
            Statement(Said.GOOD_EXAMPLE, "Inför mallar: Trollhättan", elsewhere),
        ),
    )
    (only,) = found(AREA.id, strong, naming)
    assert [each.text for each in only.statements] == [
        "Brukarna får svar inom två dagar.",
        "Inför synpunktshantering: Trollhättans mall",
    ]
    assert cited(only) == (
        "Trollhättan (95 av 100 poäng i område 3, 2004, utgåva 2002): Brukarna får svar inom två "
        "dagar; nämns i utvärderingen av Örebro 2006: ”Inför synpunktshantering: Trollhättans "
        f"mall”. Källor: {SOURCE}; SKL, Örebro 2006."
    )


def test_another_edition_only_by_a_crosswalk_and_never_by_number() -> None:
    other = NEW.areas[4]
    vallentuna = Result(
        id=ResultId("vallentuna-2021"),
        municipality="Vallentuna",
        code="0115",
        country="SE",
        level=Level.WHOLE,
        year=2021,
        edition=NEW.id,
        areas={area.id: Decimal(70) for area in NEW.areas} | {other.id: Decimal(86)},
        source="vallentuna.se",
    )
    assert found(AREA.id, vallentuna) == ()
    pair = Pair(AREA.id, other.id, Likeness.RECAST, "delvis samma frågor", "Provet")
    walk = Crosswalk(
        id="prov",
        title="Prov",
        label="Provets eget förslag",
        proposed_by="Provet",
        one=OLD.id,
        other=NEW.id,
        areas=(pair,),
        areas_of_one=OLD.area_ids,
        areas_of_other=NEW.area_ids,
    )
    proposed = Crosswalks((walk,))
    (only,) = found(AREA.id, vallentuna, crosswalks=proposed)
    assert (only.place, only.points) == (f"område {other.number}", 86)
    assert only.likeness is Likeness.RECAST
    assert (
        "Annan utgåva (utgåva 2020), omarbetat innehåll: delvis samma frågor (Provets eget "
        "förslag)."
    ) in only.comparability
    assert "innehållet skiljer sig mellan utgåvorna" in cited(only)
    same_edition_first = found(AREA.id, vallentuna, TROLLHATTAN, crosswalks=proposed)
    assert [each.result.municipality for each in same_edition_first] == [
        "Trollhättan", "Vallentuna",
    ]  # fmt: skip
    # What is highest with one edition is not beaten by another one's points.
    lower = found(AREA.id, vallentuna, OREBRO, crosswalks=proposed)
    assert [each.result.municipality for each in lower] == ["Örebro", "Vallentuna"]
    weak = replace(vallentuna, areas=dict(vallentuna.areas) | {other.id: Decimal(79)})
    assert found(AREA.id, weak, crosswalks=proposed) == ()


def test_whom_an_assessment_names_is_an_example_of_that_alone() -> None:
    """The report on Södertälje 2006 names Trollhättan (76) and Uddevalla (68) in 7.1."""
    shipped = [one for one in published.results() if one.edition == OLD.id]

    examples = found(QuestionId("k2002-utveckling-kvalitet"), *shipped)
    named = {one.result.id: one for one in examples if one.why == "nämns som gott exempel"}
    assert set(named) == {"trollhattan-2004", "uddevalla-2005"}
    assert "kvalitetssystem är värda att studera" in cited(named[ResultId("uddevalla-2005")])

    beside = found(QuestionId("k2002-utveckling-jamforelser"), *shipped)
    assert not {one.result.id for one in beside} & {"trollhattan-2004", "uddevalla-2005"}
    better = replace(SODERTALJE, share=Decimal(76))
    assert "trollhattan-2004" not in {
        one.result.id
        for one in found(QuestionId("k2002-utveckling-kvalitet"), *shipped, asker=better)
    }
