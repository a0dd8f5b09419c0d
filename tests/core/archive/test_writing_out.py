"""Results written out are the same when they are read in again."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import EDITIONS, K2002, read

from kompass.archive import published
from kompass.archive.model import Result
from kompass.archive.reading.taking import Confirmed, doubts_after, proposed, to_results
from kompass.archive.writing_out import write_out
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import ResultId

BY_ID = {edition.id: edition for edition in EDITIONS}


def _again(results: Sequence[Result], path: Path) -> list[Result]:
    write_out(results, BY_ID, path)
    reading = read(path)
    confirmed = proposed(reading, source="x")
    keys = frozenset(doubt.key for doubt in doubts_after(reading, confirmed, EDITIONS))
    all_accepted = Confirmed(tuple(replace(one, accepted=keys) for one in confirmed.takings))
    return list(to_results(reading, all_accepted, EDITIONS))


def _said(result: Result) -> tuple[object, ...]:
    return (
        result.municipality, result.code, result.country, result.level, result.year,
        result.edition, dict(result.areas), dict(result.questions), result.printed_total,
        result.comparable, result.why_not, result.source, result.note,
    )  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_everything_that_ships_comes_back(tmp_path: Path, suffix: str) -> None:
    shipped = [
        one for one in published.results() if one.total is not None or any(one.areas.values())
    ]
    back = _again(shipped, tmp_path / f"ut{suffix}")
    by_name = {(one.municipality, one.year, one.edition): _said(one) for one in back}
    assert len(back) == len(shipped)
    for one in shipped:
        assert by_name[one.municipality, one.year, one.edition] == _said(one)


_POINTS = st.none() | st.decimals(min_value=0, max_value=100, places=2)
_TEXT = st.text(st.sampled_from("abcåäö =+-@\"';,0123456789.()"), max_size=30).map(
    lambda one: " ".join(one.split())
)


def _result(edition: Edition, drawn: st.DataObject, number: int) -> Result:
    areas = {area.id: drawn.draw(_POINTS) for area in edition.areas}
    areas[edition.areas[0].id] = Decimal("1.5")
    most = {question.id: question.max_points or Decimal(100) for question in edition.questions()}
    chosen = drawn.draw(st.sets(st.sampled_from(sorted(most)), max_size=5)) if most else set()
    return Result(
        id=ResultId(str(number)),
        municipality="Örebro",
        code="1880",
        country="SE",
        level=Level.WHOLE,
        year=2002 + number,
        edition=edition.id,
        areas=MappingProxyType(areas),
        questions=MappingProxyType({one: most[one] / 4 for one in most if one in chosen}),
        printed_total=drawn.draw(st.none() | st.decimals(min_value=0, max_value=800, places=1)),
        source=drawn.draw(_TEXT) or "källa",
        note=drawn.draw(_TEXT),
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data(), st.sampled_from([".csv", ".xlsx"]))
def test_what_is_written_is_read(tmp_path: Path, drawn: st.DataObject, suffix: str) -> None:
    results = [
        _result(edition, drawn, place) for place, edition in enumerate((K2002, EDITIONS[-1]))
    ]
    back = {one.year: _said(one) for one in _again(results, tmp_path / f"ut{suffix}")}
    assert back == {one.year: _said(one) for one in results}


def test_another_suffix_and_nothing_at_all_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KompassError, match=r"\.xlsx eller \.csv"):
        write_out(published.results(), BY_ID, tmp_path / "ut.pdf")
    with pytest.raises(KompassError, match="inga resultat"):
        write_out([], BY_ID, tmp_path / "ut.csv")
    assert not list(tmp_path.iterdir())
