"""A half-known edition that somebody has completed has its areas: its results count as its."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import numpy as np
import pytest
from archive_results import made

from kompass.archive import published
from kompass.archive.model import Origin
from kompass.archive.publishing import as_correction, differences
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.statistics import for_figures, from_figures, reference_set
from kompass.archive.store import Archive
from kompass.catalogue.document import content_hash
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.ids import EditionId, QuestionId, ResultId

SHIPPED = packaged("kommunkompassen-2010")
OF_SHIPPED = [one for one in published.results() if one.edition == SHIPPED.id]


def completed() -> Edition:
    """Return edition 2010 as an office may complete it: most for the first question."""
    areas = []
    for area in SHIPPED.areas:
        tens = [replace(each, max_points=Decimal(10)) for each in area.questions]
        first = [replace(tens[0], max_points=Decimal(110 - 10 * len(tens)))] if tens else []
        areas.append(replace(area, questions=(*first, *tens[1:])))
    copy = replace(SHIPPED, id=EditionId("sala-2010"), areas=tuple(areas), content_hash="")
    return replace(copy, content_hash=content_hash(copy))


COPY = completed()
FIGURES = ("51", "42.5", "63", "74", "35", "66", "57", "28")


def ours(name: str = "Sala", code: str = "1981", year: int = 2012, **more):
    areas = dict(zip(SHIPPED.area_ids, map(Decimal, FIGURES), strict=True))
    asked = COPY.areas[0].questions[0].id
    return made(
        name,
        code=code,
        year=year,
        edition=COPY.id,
        areas=MappingProxyType(areas),
        questions=MappingProxyType({QuestionId(asked): Decimal(30)}),
        content_hash=COPY.content_hash,
        **more,
    )


@pytest.fixture
def with_copies(archive: Archive) -> Archive:
    archive.add([ours(), ours("Heby", "0331", 2013)], editions=[COPY])
    return archive


def test_an_edition_is_asked_for_with_its_copies(with_copies: Archive) -> None:
    wanted = {one.id for one in OF_SHIPPED} | {ours().id, ours("Heby", year=2013).id}
    for asked in (SHIPPED.id, COPY.id):
        selection = Selection(edition=asked)
        assert {one.id for one in with_copies.results(selection)} == wanted
        assert with_copies.page(selection, count=3).total == len(wanted)
    others = with_copies.results(Selection(edition=EditionId("kommunkompassen-2002")))
    assert {one.edition for one in others} == {"kommunkompassen-2002"}


def test_figures_and_reference_sets_count_the_copies(with_copies: Archive) -> None:
    selection = Selection(edition=SHIPPED.id, comparable_only=True)
    slow = reference_set(with_copies.results(selection), SHIPPED, selection)
    fast = from_figures(
        with_copies.figures(for_figures(selection, SHIPPED), SHIPPED), SHIPPED, selection
    )
    first = SHIPPED.areas[0].id
    printed = [one.areas[first] for one in OF_SHIPPED if one.comparable and one.areas[first]]
    wanted = [float(points) for points in (*printed, Decimal(51), Decimal(51))]
    for found in (slow, fast):
        assert found.areas[first].n == len(wanted)
        assert float(found.areas[first].median) == pytest.approx(np.median(wanted))
        assert any("kompletterad kopia" in remark for remark in found.remarks)
    assert set(slow.results) == set(fast.results)


def test_figures_of_another_edition_than_is_selected_are_none(with_copies: Archive) -> None:
    other = Selection(edition=EditionId("kommunkompassen-2002"))
    assert with_copies.figures(other, SHIPPED).ids == ()
    here = with_copies.figures(EVERYTHING, COPY)
    assert here.ids[-2:] == (ours().id, ours("Heby", year=2013).id)
    at = here.question_ids.index(COPY.areas[0].questions[0].id)
    assert here.questions[-2:, at].tolist() == [30, 30]


def test_the_same_visit_in_a_copy_is_alike(with_copies: Archive) -> None:
    plain = replace(
        ours(), id=ResultId("tryckt"), edition=SHIPPED.id, questions={}, content_hash=""
    )
    assert [one.id for one in with_copies.alike(plain)] == [ours().id]


def test_an_assessment_in_a_copy_corrects_what_was_printed(archive: Archive) -> None:
    printed = next(one for one in OF_SHIPPED if one.id == "grastorp-2014")
    own = replace(
        ours("Grästorp", "1444", 2014), id=ResultId("egen"), origin=Origin.OWN, source="Egen"
    )
    stored = archive.result(printed.id)
    assert "Område 1 Offentlighet och demokrati: 61 av 100 poäng → 51 av 100 poäng (−10)" in (
        differences(stored, as_correction(own, stored), COPY)
    )
    saved = archive.correct(as_correction(own, stored), why="egen", editions=[COPY])
    assert (saved.edition, saved.total, saved.printed_total) == (COPY.id, own.total, 506)
