"""The archive does the same in a file of its own and on a server that many share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from archive_results import EDITION, made

from kompass.archive import published
from kompass.archive.model import Origin, Said, Statement
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.store import Archive, By, Deed, Group, Sort, open_archive
from kompass.assessment.snapshot import Level
from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.files import content_hash, packaged
from kompass.errors import KompassError
from kompass.ids import ResultId, RowId

AREA = EDITION.areas[0]
QUESTION = AREA.questions[0]


def rich():
    """Return a result with something of everything."""
    return made(
        "Östersund",
        code="2380",
        id=ResultId("rik"),
        areas=("60", None, "70.25", "44", "61", "52", "33", "80.1"),
        questions={QUESTION.id: Decimal("22.5"), AREA.questions[1].id: Decimal(0)},
        printed_total=Decimal("440.05"),
        comparable=False,
        why_not="Inte direkt jämförbar: prov.",
        note="En ”anmärkning” med å, ä och ö – och\nen rad till \\ % _ 'x' \t.",
        visited=date(2007, 9, 3),
        content_hash=EDITION.content_hash,
        statements=(
            Statement(Said.GOOD_EXAMPLE, "Visar budgeten på webben", AREA.id, QUESTION.id),
            Statement(Said.STRENGTH, "Öppen", AREA.id),
        ),
    )


def test_a_new_archive_has_what_ships(archive: Archive) -> None:
    found = {result.id: result for result in archive.results()}

    assert found == {result.id: result for result in published.results()}
    assert found["botkyrka-2005"].printed_total == 692
    assert found["botkyrka-2005"].computed_total == 696
    assert archive.trace(ResultId("botkyrka-2005"))[0].what is Deed.SHIPPED


def test_what_is_put_in_comes_out_as_it_was(archive: Archive, archive_address: str) -> None:
    archive.add([rich()])

    assert archive.result(ResultId("rik")) == rich()
    with open_archive(archive_address, author="Bo") as again:
        assert again.result(ResultId("rik")) == rich()


def test_all_are_put_in_or_none(archive: Archive) -> None:
    before = archive.state()
    with pytest.raises(KompassError, match="900 poäng i område 1 går inte"):
        archive.add([made(), made("Falun", code="2080", areas=("900", *["50"] * 7))])

    assert archive.page(Selection(text="Sala"), count=5).total == 0
    assert archive.state() == before


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (made(year=20007), "året ska ligga mellan"),
        (made(areas=("-1", *["50"] * 7)), "-1 poäng|−1 poäng"),
        (made(areas=("50.123", *["50"] * 7)), "för många decimaler"),
        (made(edition="kommunkompassen-1999"), "utgåvan ”kommunkompassen-1999” är okänd"),
        (made(edition=None), "hör inte till någon utgåva"),
        (made(edition="kommunkompassen-2020"), "finns inte i"),
        (made(questions={QUESTION.id: Decimal(41)}), "högsta poäng är 40"),
        (made(questions={"okänd": Decimal(1)}), "frågan ”okänd” finns inte"),
        (made(printed_total=Decimal(90000)), "poäng totalt går inte"),
        (made(" "), "saknar kommun"),
    ],
)
def test_what_no_source_can_mean_is_refused(result, sentence: str, tmp_path) -> None:
    with (
        open_archive(str(tmp_path / "bas.sqlite"), author="Anna") as archive,
        pytest.raises(KompassError, match=sentence),
    ):
        archive.add([result])


def test_the_same_is_never_put_in_twice(archive: Archive) -> None:
    archive.add([made()])

    with pytest.raises(KompassError, match="Sala 2007 finns redan i jämförelsebasen"):
        archive.add([made(source="En annan rapport")])
    with pytest.raises(KompassError, match="Sala 2007 med samma poäng finns redan"):
        archive.add([made(id=ResultId("annan"), source="En annan rapport")])
    summed = sum((points for points in made().areas.values()), Decimal(0))
    with pytest.raises(KompassError, match=r"med samma poäng finns redan .*\(Sala-2007\)"):
        archive.add([made(id=ResultId("annan"), printed_total=summed)])
    with pytest.raises(KompassError, match="finns två gånger"):
        archive.add([made("Falun"), made("Falun", id=ResultId("annan"))])

    # Other figures of the same visit are another result: two books may disagree.
    other = made(id=ResultId("annan"), areas=("61", *["50"] * 7))
    archive.add([other])
    assert {each.id for each in archive.alike(other)} == {"Sala-2007"}


def test_two_without_figures_are_two_if_their_sources_are(archive: Archive) -> None:
    nothing = {"areas": (None,) * 8, "printed_total": None}
    archive.add([made(**nothing), made(**nothing, id=ResultId("b"), source="En annan")])

    with pytest.raises(KompassError, match="finns redan"):
        archive.add([made(**nothing, id=ResultId("c"))])


def test_a_correction_leaves_a_trace(archive: Archive) -> None:
    archive.add([rich()])
    wanted = replace(
        rich(),
        areas={**rich().areas, AREA.id: Decimal("61.5")},
        questions={QUESTION.id: Decimal("23.5")},
        statements=(),
        origin=Origin.OWN,
    )

    after = archive.correct(wanted, why=" Feltryck ")

    assert after.version == 2
    assert archive.result(after.id) == after
    assert after.areas[AREA.id] == Decimal("61.5")
    assert after.questions == {QUESTION.id: Decimal("23.5")}
    assert after.origin is Origin.OWN
    added, corrected = archive.trace(after.id)
    assert (added.what, added.before, added.after) == (Deed.ADDED, None, rich())
    assert (corrected.what, corrected.by, corrected.why) == (Deed.CORRECTED, "Anna Ek", "Feltryck")
    assert (corrected.before, corrected.after) == (rich(), after)
    assert corrected.at.utcoffset().total_seconds() == 0


def test_nobody_writes_over_what_he_has_not_seen(archive: Archive, archive_address: str) -> None:
    archive.add([made()])
    with open_archive(archive_address, author="Bo Åberg") as other:
        theirs = other.correct(replace(made(), note="Bos"), why="Rättat")

    for attempt in (
        lambda: archive.correct(replace(made(), note="Annas"), why="Rättat"),
        lambda: archive.withdraw(made().id, version=1, why="Fel"),
    ):
        with pytest.raises(KompassError, match=r"Bo Åberg har ändrat Sala 2007 .* sparades inte"):
            attempt()
    assert archive.result(made().id) == theirs


def test_taking_back_keeps_the_result(archive: Archive) -> None:
    archive.add([made()])
    gone = archive.withdraw(made().id, version=1, why="Fel kommun")

    assert gone.withdrawn is not None
    assert (gone.withdrawn.why, gone.withdrawn.by, gone.version) == ("Fel kommun", "Anna Ek", 2)
    assert archive.result(gone.id) == gone
    assert gone not in archive.results()
    assert gone in archive.results(Selection(with_withdrawn=True))
    assert "Sala-2007" not in archive.figures(EVERYTHING, EDITION).ids
    with pytest.raises(KompassError, match="redan återtaget"):
        archive.withdraw(gone.id, version=2, why="Igen")
    with pytest.raises(KompassError, match="Återställ det först"):
        archive.correct(gone, why="Rättat")

    back = archive.restore(gone.id, version=2, why="Det var rätt")
    assert back == replace(made(), areas=back.areas, version=3)
    assert [each.what for each in archive.trace(gone.id)] == [
        Deed.ADDED,
        Deed.WITHDRAWN,
        Deed.RESTORED,
    ]
    with pytest.raises(KompassError, match="inte återtaget"):
        archive.restore(gone.id, version=3, why="Igen")


def test_a_result_is_not_restored_beside_its_equal(archive: Archive) -> None:
    archive.add([made()])
    archive.withdraw(made().id, version=1, why="Fel")
    archive.add([made(id=ResultId("ny"))])

    with pytest.raises(KompassError, match="med samma poäng finns redan"):
        archive.restore(made().id, version=2, why="Ångrat")


def test_a_reason_has_to_be_given(archive: Archive) -> None:
    with pytest.raises(KompassError, match="Skriv varför resultatet återtas"):
        archive.withdraw(ResultId("botkyrka-2005"), version=1, why="  ")


def test_a_result_that_is_not_there_is_said_so(archive: Archive) -> None:
    with pytest.raises(KompassError, match="Det finns inget resultat ”ingen”"):
        archive.result(ResultId("ingen"))
    with pytest.raises(KompassError, match="Det finns inget resultat"):
        archive.correct(made("Ingen"), why="Rättat")


SELECTIONS = [
    EVERYTHING,
    Selection(edition=EDITION.id),
    Selection(year_from=2005, year_to=2008),
    Selection(year_to=2006),
    Selection(countries=frozenset({"NO"})),
    Selection(counties=frozenset({"01"})),
    Selection(counties=frozenset({"01"}), inhabitants_from=50_000),
    Selection(skr_groups=frozenset({"A1"})),
    Selection(inhabitants_to=20_000),
    Selection(levels=frozenset({Level.GROUP, Level.DISTRICT})),
    Selection(comparable_only=True),
    Selection(text="SODERT"),
    Selection(text="södert 2006"),
    Selection(text="100%"),
    Selection(text="a_b"),
    Selection(text="år okänt"),
    Selection(text="budgeten pa webben"),
    Selection(municipalities=frozenset({"0127", "1880"})),
    Selection(results=frozenset({ResultId("botkyrka-2005"), ResultId("ingen")})),
    Selection(results=frozenset({ResultId(f"r{n}") for n in range(2000)} | {ResultId("rik")})),
    Selection(with_withdrawn=True, text="Sala"),
    Selection(counties=frozenset({"99"})),
]


def test_a_selection_means_the_same_here_as_anywhere(archive: Archive) -> None:
    archive.add([rich(), made(), made("Hundra", code="", year=None, note="100% a_b")])
    archive.withdraw(made().id, version=1, why="Fel")
    everything = archive.results(Selection(with_withdrawn=True))
    assert len(everything) == len(published.results()) + 3

    for selection in SELECTIONS:
        wanted = [result for result in everything if selection.admits(result)]
        assert list(archive.results(selection)) == wanted, selection
        page = archive.page(selection, first=1, count=2)
        assert page.total == len(wanted)
        assert list(page.results) == wanted[1:3]


def test_names_come_in_swedish_order(archive: Archive) -> None:
    names = ["Örebro", "Ängelholm", "Zinkgruvan", "Ånge", "Alvesta", "åmål", "Upplands-Bro"]
    archive.add([made(name, code="", country="FI") for name in names])
    archive.add([made("Ånge", code="", country="FI", year=None, id=ResultId("x"))])
    chosen = Selection(countries=frozenset({"FI"}))

    titles = [result.title for result in archive.page(chosen, count=20).results]

    assert titles == [
        "Alvesta 2007",
        "Upplands-Bro 2007",
        "Zinkgruvan 2007",
        "åmål 2007",
        "Ånge 2007",
        "Ånge (år okänt)",
        "Ängelholm 2007",
        "Örebro 2007",
    ]
    backwards = archive.page(chosen, sort=Sort(descending=True), first=0, count=20)
    assert [result.title for result in backwards.results] == titles[::-1]


VALUES = {
    By.YEAR: lambda result: result.year,
    By.EDITION: lambda result: result.edition,
    By.TOTAL: lambda result: result.total,
    By.AREA: lambda result: result.areas.get(AREA.id),
    By.COMPARABLE: lambda result: result.comparable,
    By.COUNTRY: lambda result: result.country,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", VALUES)
def test_a_page_is_sorted_and_what_is_unknown_comes_last(
    archive: Archive, by: By, descending: bool
) -> None:
    sort = Sort(by, descending=descending, area=AREA.id)
    results = archive.page(sort=sort, first=0, count=1000).results
    values = [VALUES[by](result) for result in results]
    known = [value for value in values if value is not None]

    assert len(results) == len(published.results())
    assert known == sorted(known, reverse=descending)
    assert values == known + [None] * (len(values) - len(known))


@pytest.mark.parametrize("by", [By.COUNTY, By.SKR_GROUP, By.INHABITANTS])
def test_a_page_is_sorted_by_what_the_register_says(archive: Archive, by: By) -> None:
    results = archive.page(sort=Sort(by, descending=True), first=0, count=1000).results
    codes = list(dict.fromkeys(result.code for result in results))

    assert codes[-1] == ""
    if by is By.INHABITANTS:
        assert codes[0] == "0180"


def test_figures_are_those_of_the_results(archive: Archive) -> None:
    archive.add([rich()])
    chosen = Selection(year_from=2004, year_to=2008)

    figures = archive.figures(chosen, EDITION)

    by_id = {result.id: result for result in archive.results(chosen)}
    assert set(figures.ids) == {key for key, r in by_id.items() if r.edition == EDITION.id}
    assert figures.area_ids == tuple(area.id for area in EDITION.areas)
    for row, result_id in enumerate(figures.ids):
        result = by_id[result_id]
        areas = [np.nan if p is None else float(p) for p in result.areas.values()]
        asked = [float(result.questions.get(q, "nan")) for q in figures.question_ids]
        np.testing.assert_array_equal(figures.areas[row], areas)
        np.testing.assert_array_equal(figures.questions[row], asked)
        np.testing.assert_array_equal(figures.totals[row], float(result.total or "nan"))
        assert (figures.years[row], figures.codes[row]) == (result.year, result.code)
    nothing = archive.figures(Selection(text="finnsinte"), EDITION)
    assert (nothing.areas.shape, nothing.questions.shape) == ((0, 8), (0, 37))


def test_the_archive_carries_its_editions(archive: Archive) -> None:
    known = {edition.id: edition for edition in archive.editions()}

    assert EDITION.id in known
    assert archive.edition(EDITION.id) == EDITION
    with pytest.raises(KompassError, match="inga resultat i utgåvan ”okänd”"):
        archive.edition("okänd")


def test_a_completed_edition_stands_beside_the_one_it_completes(archive: Archive) -> None:
    completed = replace(
        EDITION, areas=EDITION.areas, note="Kompletterad", content_hash="", incomplete=False
    )
    question = replace(QUESTION, title="En egen fråga")
    area = replace(AREA, questions=(question, *AREA.questions[1:]))
    completed = replace(completed, areas=(area, *EDITION.areas[1:]))
    completed = replace(completed, content_hash=content_hash(completed))

    archive.add([made(content_hash=completed.content_hash)], editions=[completed])

    assert archive.result(made().id).content_hash == completed.content_hash
    assert len([each for each in archive.editions() if each.id == EDITION.id]) == 1


def test_a_half_known_edition_is_carried_as_it_was_assessed(archive: Archive) -> None:
    shipped = packaged("kommunkompassen-2016")
    whole = at_area_level(shipped)
    points = {question.id: Decimal("62.5") for question in whole.questions()}
    assessed = made(
        "Nora",
        code="1884",
        edition=whole.id,
        areas={area.id: Decimal("62.5") for area in whole.areas},
        questions=points,
        content_hash=whole.content_hash,
    )

    archive.add([assessed], editions=[whole])

    assert archive.result(assessed.id) == assessed
    assert archive.edition(whole.id) == shipped
    assert archive.figures(EVERYTHING, whole).questions.shape[1] == len(points)


def test_groups_are_saved_changed_and_removed(archive: Archive) -> None:
    before = archive.state()
    seven = Group("Södertörn", ("0127", "0136", "0126"), RowId("g1"))
    archive.save_group(seven)
    archive.save_group(Group("Ängar", ("1880",), RowId("g2")))
    archive.save_group(Group("Åar", (), RowId("g3")))
    assert archive.state() != before

    assert [group.name for group in archive.groups()] == ["Södertörn", "Åar", "Ängar"]
    assert archive.groups()[0] == seven
    archive.save_group(replace(seven, name="  Söder  ", municipalities=("0126",)))
    assert archive.groups()[0] == Group("Söder", ("0126",), RowId("g1"))
    with pytest.raises(KompassError, match="redan en grupp som heter ”söder”"):
        archive.save_group(Group("söder", ()))
    with pytest.raises(KompassError, match="ingen kommun med koden 9999"):
        archive.save_group(Group("Fel", ("9999",)))
    with pytest.raises(KompassError, match="saknar namn"):
        archive.save_group(Group(" ", ()))
    archive.remove_group(RowId("g1"))
    archive.remove_group(RowId("g1"))
    assert [group.name for group in archive.groups()] == ["Åar", "Ängar"]


def test_the_state_tells_whether_anybody_has_changed_anything(
    archive: Archive, archive_address: str
) -> None:
    seen = archive.state()
    archive.results()
    assert archive.state() == seen
    with open_archive(archive_address, author="Bo") as other:
        assert archive.state() == seen
        other.add([made()])
    assert archive.state() != seen


def test_what_is_new_among_what_ships_comes_in_and_nothing_else_changes(
    archive: Archive, archive_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = published.results()
    orebro = next(result for result in shipped if result.id == "orebro-2006")
    mine = archive.correct(replace(orebro, note="Rättad"), why="Rättat")
    archive.withdraw(ResultId("botkyrka-2005"), version=1, why="Fel")
    archive.add([made(id=ResultId("egen"))])
    newer = (*shipped, made("Kiruna", code="2584", id=ResultId("kiruna-2007")), made())
    monkeypatch.setattr(published, "results", lambda: newer)
    monkeypatch.setattr("kompass.archive.keeping.shipped.fingerprint", lambda: "nyare")

    for _ in range(2):
        with open_archive(archive_address, author="Bo") as again:
            assert again.result(orebro.id) == mine
            assert again.result(ResultId("botkyrka-2005")).withdrawn is not None
            assert [each.what for each in again.trace(ResultId("kiruna-2007"))] == [Deed.SHIPPED]
            # Somebody had put the same in already.
            assert again.page(Selection(text="Sala"), first=0, count=9).total == 1
