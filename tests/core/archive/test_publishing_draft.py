"""Publishing: only what is whole and signed, exactly what goes in, and never a person."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kompass.archive.model import Origin, Said, Withdrawn
from kompass.archive.publishing import (
    NOTHING_DIFFERS,
    as_correction,
    differences,
    draft,
    left_behind,
    offered,
    preview,
)
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.statistics import Choices, for_figures, from_figures, reference_set
from kompass.archive.store import open_archive
from kompass.assessment import edits, example
from kompass.assessment.material import Material, Person
from kompass.assessment.snapshot import (
    Assessor,
    Contested,
    Level,
    Score,
    Signature,
    Snapshot,
    Strength,
    Unit,
    UnitKind,
)
from kompass.assessment.storage import open_file
from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.ids import ChangeId, RowId

AREAS_OF_2006 = "66 74.5 87.5 77 73 66 50 83"


def signed(snapshot: Snapshot, *, current: bool = True) -> Snapshot:
    at = datetime(2006, 11, 1, tzinfo=UTC)
    signatures = {each.id: Signature(ChangeId("last"), at, current) for each in snapshot.assessors}
    return replace(snapshot, signatures=signatures)


SODERTALJE = signed(example.snapshot())


def with_strength(snapshot: Snapshot, text: str) -> Snapshot:
    area = snapshot.edition.areas[0].id
    texts = replace(snapshot.area_texts(area), strengths=(Strength(RowId("s1"), text),))
    return replace(snapshot, texts=dict(snapshot.texts) | {area: texts})


def with_people(snapshot: Snapshot, *people: Person) -> Snapshot:
    return replace(snapshot, material=Material(people={RowId("i1"): people}))


def person(name: str, code: str = "", contact: str = "") -> Person:
    return Person(RowId(name), RowId("i1"), name, code, contact)


def test_sodertalje_as_it_goes_in() -> None:
    result = draft(SODERTALJE)
    assert [str(points) for points in result.areas.values()] == AREAS_OF_2006.split()
    assert (result.computed_total, result.printed_total, len(result.questions)) == (577, None, 37)
    assert (result.municipality, result.code, result.country) == ("Södertälje", "0181", "SE")
    assert (result.year, result.visited) == (2006, date(2006, 9, 18))
    assert (result.origin, result.comparable, result.level) == (Origin.OWN, True, Level.WHOLE)
    assert result.content_hash == SODERTALJE.edition.content_hash
    assert result.statements == ()


def test_every_draft_is_a_result_of_its_own() -> None:
    assert draft(SODERTALJE).id != draft(SODERTALJE).id


def test_what_is_not_whole_is_refused_with_what_is_missing() -> None:
    first, second, *_ = SODERTALJE.edition.questions()
    lacking = replace(
        SODERTALJE,
        scores=dict(SODERTALJE.scores) | {first.id: Score(), second.id: Score()},
    )
    with pytest.raises(KompassError, match="2 frågor saknar poäng") as caught:
        draft(lacking)
    assert caught.value.details[0].startswith("1.1 ")


def test_the_missing_are_named_only_so_far() -> None:
    with pytest.raises(KompassError) as caught:
        draft(replace(SODERTALJE, scores={}))
    assert caught.value.details[-1] == "och 27 till"


def test_what_is_not_signed_by_all_is_refused_with_who_has_not() -> None:
    first, second = SODERTALJE.assessors
    nobody = replace(SODERTALJE, signatures={})
    with pytest.raises(KompassError, match=f"{first.name} och {second.name} har inte undertecknat"):
        draft(nobody)
    only_one = replace(SODERTALJE, signatures={first.id: SODERTALJE.signatures[first.id]})
    with pytest.raises(KompassError, match=f": {second.name} har inte undertecknat"):
        draft(only_one)
    with pytest.raises(KompassError, match="undertecknade innan det senast ändrades"):
        draft(signed(SODERTALJE, current=False))


def test_one_assessor_alone_signs_too_and_nobody_at_all_is_refused() -> None:
    alone = replace(SODERTALJE, assessors=SODERTALJE.assessors[:1])
    assert draft(alone).computed_total == 577
    with pytest.raises(KompassError, match="inga utvärderare"):
        draft(replace(SODERTALJE, assessors=()))


def test_open_conflicts_are_refused() -> None:
    contested = frozenset({Contested("score", "k2002-offentlighet-information", "points")})
    with pytest.raises(KompassError, match="konflikter"):
        draft(replace(SODERTALJE, conflicts=contested))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"level": Level.GROUP}, "koncernnivå"),
        ({"level": Level.DISTRICT}, "stadsdel"),
        ({"unit": Unit("Region Skåne", UnitKind.REGION)}, "region"),
        ({"unit": Unit("Hyllie", UnitKind.DISTRICT)}, "stadsdel"),
    ],
)
def test_other_levels_and_units_are_not_directly_comparable(changes: Any, why: str) -> None:
    result = draft(replace(SODERTALJE, details=replace(SODERTALJE.details, **changes)))
    assert not result.comparable
    assert result.why_not.startswith("Inte direkt jämförbar")
    assert why in result.why_not


def test_a_unit_abroad_needs_its_country() -> None:
    unit = Unit("Røros", UnitKind.FOREIGN)
    abroad = replace(SODERTALJE, details=replace(SODERTALJE.details, unit=unit))
    with pytest.raises(KompassError, match="två bokstäver"):
        draft(abroad)
    assert draft(abroad, country="no").country == "NO"


def test_an_area_assessed_as_a_whole_publishes_no_made_up_question() -> None:
    edition = at_area_level(packaged("kommunkompassen-2020"))
    scores = {question.id: Score(points=Decimal(70)) for question in edition.questions()}
    vallentuna = replace(SODERTALJE, edition=edition, scores=scores, texts={})
    result = draft(vallentuna)
    assert dict(result.questions) == {}
    assert result.computed_total == 560
    assert "som helhet" in result.note


def test_texts_go_along_only_when_chosen() -> None:
    texts = offered(SODERTALJE)
    kinds = {each.statement.said for each in texts}
    assert kinds == {Said.STRENGTH, Said.IMPROVEMENT, Said.GOOD_EXAMPLE}
    chosen = [texts[0], next(t for t in texts if t.statement.said is Said.GOOD_EXAMPLE)]
    result = draft(SODERTALJE, with_statements=[each.id for each in chosen])
    assert list(result.statements) == [each.statement for each in chosen]
    assert len({each.id for each in texts}) == len(texts)


def test_the_example_names_nobody() -> None:
    assert [each.named for each in offered(SODERTALJE) if each.named] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kommundirektören Karin Öberg driver arbetet", ("Karin Öberg",)),
        ("Öberg, Karin, har infört rutinen", ("Öberg, Karin",)),
        ("Karins arbete märks", ("Karin",)),
        ("Skriv till karin.oberg@kommunen.se", ("karin.oberg@kommunen.se",)),
        ("KD följer upp varje månad", ("KD",)),
        ("Utvärderaren Sven Åkers ser det", ("Sven Åker",)),
        ("Samarbetet med Lund är gott", ()),
        ("Bra följeslagare och en god kd-rutin", ()),
        ("Öppna möten", ()),
    ],
)
def test_names_and_role_codes_are_found(text: str, named: tuple[str, ...]) -> None:
    team = (Assessor(RowId("a"), "Sven Åker"),)
    people = (
        person("Karin Öberg", "KD", "karin.oberg@kommunen.se"),
        person("Eva Lund", "ED"),
    )
    snapshot = with_strength(with_people(replace(SODERTALJE, assessors=team), *people), text)
    found = next(each for each in offered(snapshot) if each.id == "s1")
    assert found.named == named


def test_the_preview_holds_every_figure_and_every_text() -> None:
    ids = [each.id for each in offered(SODERTALJE)]
    result = draft(SODERTALJE, with_statements=ids)
    lines = preview(result, SODERTALJE.edition)
    values = [line.value for line in lines]
    for statement in result.statements:
        assert statement.text in values
    labels = {line.label: line.value for line in lines}
    for area, points in zip(SODERTALJE.edition.areas, AREAS_OF_2006.split(), strict=True):
        shown = f"{points} av 100 poäng".replace(".", ",")
        assert labels[f"Område {area.number} {area.title}"] == shown
        for question in area.questions:
            assert f"Fråga {question.number} {question.title}" in labels
    assert labels["Totalt, områdenas summa"] == "577 av 800 poäng"
    assert labels["Källa"] == result.source
    assert labels["Besökets första dag"] == "18 september 2006"
    assert labels["I jämförelsebasens spår"] == "vem som publicerade och när"


def test_nothing_of_the_working_material_is_in_the_result() -> None:
    secret = "Hemligt Namn"
    snapshot = with_people(SODERTALJE, person(secret, "KD"))
    details = replace(snapshot.details, summary=secret, conduct=secret, about=secret)
    area = snapshot.edition.areas[0]
    scores = dict(snapshot.scores) | {
        area.questions[0].id: Score(points=Decimal(26), rationale=secret)
    }
    texts = dict(snapshot.texts) | {
        area.id: replace(snapshot.area_texts(area.id), findings=secret, introduction=secret)
    }
    named = replace(
        snapshot, details=details, scores=scores, texts=texts,
        assessors=tuple(replace(each, name=secret) for each in snapshot.assessors),
    )  # fmt: skip
    ids = [each.id for each in offered(named)]
    result = draft(named, with_statements=ids)
    assert secret not in str({**asdict(replace(result, areas={}, questions={}))})
    assert all(secret not in line.value for line in preview(result, named.edition))
    assert any("intervju" in line for line in left_behind(named))


def test_a_correction_says_what_it_changes() -> None:
    old = draft(SODERTALJE)
    question = next(SODERTALJE.edition.questions())
    scores = dict(SODERTALJE.scores) | {question.id: Score(points=Decimal("27.5"))}
    new = as_correction(draft(with_strength(replace(SODERTALJE, scores=scores), "Ny styrka"),
                              with_statements=["s1"]), replace(old, version=3))  # fmt: skip
    assert (new.id, new.version) == (old.id, 3)
    assert differences(old, new, SODERTALJE.edition) == (
        (
            "Område 1 Offentlighet och demokratisk kontroll: 66 av 100 poäng → 67,5 av 100 poäng "
            "(+1,5)"
        ),
        "Fråga 1.1 Hur informeras medborgarna?: 26 av 40 poäng → 27,5 av 40 poäng (+1,5)",
        "Totalt, områdenas summa: 577 av 800 poäng → 578,5 av 800 poäng (+1,5)",
        "Läggs till: Styrka, område 1: Ny styrka",
    )
    assert differences(new, old, SODERTALJE.edition)[-1] == "Tas bort: Styrka, område 1: Ny styrka"


def test_nothing_to_correct_is_said() -> None:
    old = draft(SODERTALJE)
    same = as_correction(draft(SODERTALJE), old)
    assert differences(old, same, SODERTALJE.edition) == (NOTHING_DIFFERS,)


def test_what_was_printed_is_kept_in_a_correction() -> None:
    printed = replace(
        draft(SODERTALJE), origin=Origin.PUBLISHED, printed_total=Decimal(577), source="SKL 2006",
        statements=(offered(SODERTALJE)[0].statement,),
    )  # fmt: skip
    corrected = as_correction(draft(SODERTALJE), printed)
    assert corrected.printed_total == 577
    assert corrected.source.endswith("även publicerat: SKL 2006")
    assert corrected.statements == printed.statements


def test_only_the_same_visit_is_corrected() -> None:
    old = draft(SODERTALJE)
    with pytest.raises(KompassError, match="ett annat resultat"):
        as_correction(replace(old, year=2008), old)
    gone = replace(old, withdrawn=Withdrawn("Fel", datetime(2026, 1, 1, tzinfo=UTC), "Bo Åberg"))
    with pytest.raises(KompassError, match="återtaget"):
        as_correction(draft(SODERTALJE), gone)
    later = packaged("kommunkompassen-2010")
    other = replace(old, edition=later.id, areas=dict.fromkeys(later.area_ids))
    with pytest.raises(KompassError, match="rättar inte varandra"):
        differences(old, other, SODERTALJE.edition)


def test_one_visit_may_carry_two_editions(tmp_path: Path) -> None:
    edition = at_area_level(packaged("kommunkompassen-2010"))
    scores = {question.id: Score(points=Decimal(60)) for question in edition.questions()}
    newer = draft(replace(SODERTALJE, edition=edition, scores=scores, texts={}))
    older = replace(draft(SODERTALJE), year=2010)
    newer = replace(newer, year=2010)
    with open_archive(f"sqlite:///{tmp_path / 'arkiv.db'}", author="Bo Åberg") as archive:
        archive.add([older, newer], editions=[SODERTALJE.edition, edition])
        assert archive.alike(newer) == ()
        assert archive.result(newer.id).computed_total == 480
        assert archive.result(older.id).computed_total == 577


def test_a_real_file_is_signed_published_and_corrected(tmp_path: Path) -> None:
    path = tmp_path / "sodertalje.kompass"
    example.write(path, author="Bo Åberg")
    with (
        open_file(path, author="Bo Åberg") as file,
        open_archive(f"sqlite:///{tmp_path / 'arkiv.db'}", author="Bo Åberg") as archive,
    ):
        with pytest.raises(KompassError, match="har inte undertecknat"):
            draft(file.snapshot)
        for member in file.snapshot.assessors:
            edits.sign(file, member.id)
        first = replace(draft(file.snapshot), year=2007)
        archive.add([first], editions=[file.snapshot.edition])
        again = replace(draft(file.snapshot), year=2007)
        (stored,) = archive.alike(again)
        assert stored.id == first.id
        corrected = archive.correct(
            as_correction(replace(again, note="Rättad"), stored), why="Anmärkning saknades"
        )
        assert (corrected.version, corrected.note) == (stored.version + 1, "Rättad")
        assert dict(archive.result(first.id).questions) == dict(first.questions)


def test_the_archive_gives_the_same_figures_as_its_results(tmp_path: Path) -> None:
    edition = packaged("kommunkompassen-2002")
    choices = Choices(with_few=True)
    with open_archive(f"sqlite:///{tmp_path / 'arkiv.db'}", author="Bo Åberg") as archive:
        selection = for_figures(EVERYTHING, edition, choices)
        fast = from_figures(
            archive.figures(selection, edition), edition, selection, choices=choices
        )
        slow = reference_set(
            archive.results(Selection(edition=edition.id)), edition, selection, choices=choices
        )
    assert fast.n > 0
    assert (fast.areas, fast.questions, fast.total) == (slow.areas, slow.questions, slow.total)
    assert (fast.n, fast.years, fast.withheld) == (slow.n, slow.years, slow.withheld)
