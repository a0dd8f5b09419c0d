"""Results written out are the same when they are read in again."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from reading_files import EDITIONS, K2002, read

from kompass.archive import published
from kompass.archive.model import Result, Said, Statement
from kompass.archive.reading.taking import Confirmed, doubts_after, proposed, to_results
from kompass.archive.statement_rows import HEADINGS
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


def test_strengths_improvements_and_good_examples_come_back(tmp_path: Path) -> None:
    area, asked = K2002.areas[0], K2002.areas[0].questions[1]
    statements = (
        Statement(Said.STRENGTH, "=Öppna nämndmöten", area.id),
        Statement(Said.IMPROVEMENT, "Utveckla medborgardialogen", area.id, asked.id),
        Statement(Said.GOOD_EXAMPLE, "Medborgarpaneler; i åtta stadsdelar", K2002.areas[7].id),
    )
    (sodertalje,) = [
        one for one in published.results() if (one.municipality, one.year) == ("Södertälje", 2006)
    ]
    written = [replace(sodertalje, statements=statements), *published.results()[:3]]
    back = _again(written, tmp_path / "ut.xlsx")
    assert {one.title: one.statements for one in back}["Södertälje 2006"] == statements


def test_a_text_without_its_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ut.xlsx"
    write_out(published.results(), BY_ID, path)
    book = load_workbook(path)
    sheet = book.create_sheet("Fler texter") if "Texter" not in book else book["Texter"]
    if sheet.max_row == 1:
        sheet.append(list(HEADINGS))
    sheet.append(["Sorsele", 2005, K2002.id, "hela kommunen", "styrka", 1, None, "Öppet"])
    sheet.append(["Södertälje", 2006, K2002.id, "hela kommunen", "styrka", 9, None, "Öppet"])
    book.save(path)
    assert [one.why.split()[0] for one in read(path).refused] == ["Texten", "Det"]


def test_a_result_without_any_figure_comes_back_when_somebody_says_so(tmp_path: Path) -> None:
    unknown = [
        one for one in published.results() if one.total is None and not any(one.areas.values())
    ]
    blank = replace(published.results()[0], municipality="Sorsele", code="2422", year=2005)
    areas = MappingProxyType(dict.fromkeys(blank.areas))
    blank = replace(blank, areas=areas, printed_total=None, questions=MappingProxyType({}))
    for suffix in (".csv", ".xlsx"):
        path = tmp_path / f"ut{suffix}"
        back = _again([*unknown, blank], path)
        assert sorted(map(repr, map(_said, back))) == sorted(
            repr(_said(one)) for one in (*unknown, blank)
        )
        reading = read(path)
        assert to_results(reading, proposed(reading, source="x"), EDITIONS) == ()
