"""Where figures stood, what a report corrects, and several results in one transaction."""

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import Workbook

from kompass.archive.model import Origin
from kompass.archive.reading.correcting import correcting
from kompass.archive.reading.passages import Spot, passages_of, passages_of_text, spot_of
from kompass.archive.store import open_archive
from kompass.errors import KompassError
from kompass.ids import ResultId


@pytest.mark.parametrize(
    ("where", "spot"),
    [
        ("rad 5", Spot("", 5)),
        ("rad 5–6", Spot("", 5)),
        ("rad 5, kolumn 2", Spot("", 5, 1)),
        ("blad Tabell, C7", Spot("blad Tabell", 7, 2)),
        ("blad A, B, AA12", Spot("blad A, B", 12, 26)),
        ("tabell 2, rad 3, kolumn 1", Spot("tabell 2", 3, 0)),
        ("", None),
    ],
)
def test_a_where_names_a_line_and_a_cell(where, spot):
    assert spot_of(where) == spot


def test_lines_of_a_text_are_counted_from_one():
    lines = passages_of_text("\ufeffKommun\t1\r\nTrosa\t66")
    assert [(one.number, one.cells) for one in lines] == [(1, ("Kommun\t1",)), (2, ("Trosa\t66",))]


def test_rows_of_a_sheet_keep_their_numbers_and_cells(tmp_path):
    book = Workbook()
    book.active.title = "Tabell"
    book.active["A2"], book.active["B2"] = "Personalpolitik", 66.5
    path = tmp_path / "t.xlsx"
    book.save(path)
    (row,) = passages_of(path)
    assert (row.part, row.number, row.cells) == ("blad Tabell", 2, ("Personalpolitik", "66,5"))


@pytest.fixture
def archive(tmp_path):
    with open_archive(str(tmp_path / "bas.db"), author="Anna") as archive:
        yield archive


@pytest.fixture
def stored(archive):
    return next(one for one in archive.results() if one.title == "Södertälje 2008")


def test_a_correction_adds_what_was_unknown_and_takes_nothing_away(stored):
    first, *_ = stored.areas
    known = {area: points for area, points in stored.areas.items() if points is not None}
    assert len(known) == 2
    told = replace(
        stored,
        id=ResultId("ny"),
        areas={area: Decimal(70) if area == first else None for area in stored.areas},
        source="Rapporten 2008",
        origin=Origin.IMPORTED,
        printed_total=None,
    )
    corrected = correcting(told, stored)
    assert corrected.id == stored.id
    assert corrected.areas[first] == Decimal(70)
    assert {area: corrected.areas[area] for area in known} == known
    assert corrected.source.startswith("Rapporten 2008; tidigare: ")
    assert corrected.statements == stored.statements


def test_another_year_corrects_nothing(stored):
    with pytest.raises(KompassError, match="annat resultat"):
        correcting(replace(stored, year=2007), stored)


def test_results_and_corrections_go_in_together_or_not_at_all(archive, stored):
    new = replace(stored, id=ResultId("ny"), year=2007, origin=Origin.IMPORTED)
    changed = replace(stored, note="Läst en gång till.")
    stale = replace(changed, version=stored.version + 5)
    before = len(archive.results())

    with pytest.raises(KompassError):
        archive.take_in([new], [(stale, "för gammal")])
    assert len(archive.results()) == before
    with pytest.raises(KompassError, match="varför"):
        archive.take_in([new], [(changed, " ")])
    assert len(archive.results()) == before

    archive.take_in([new], [(changed, "läst igen")])
    assert len(archive.results()) == before + 1
    assert archive.result(stored.id).note == "Läst en gång till."
    assert archive.trace(stored.id)[-1].why == "läst igen"
