"""Comparing in the real window: every figure, mark and warning held against the printed ones."""

import time
from decimal import Decimal
from pathlib import Path

from archive_plan import (
    ACROSS,
    ALONE,
    AREAS,
    EARLIER,
    MEDIAN,
    OWN,
    PRINTED,
    VALLENTUNA,
    swedish,
    total,
)
from archive_window import cells, whole_table
from desktop import Desktop, Seen
from evidence_window import command

POINTS = "Poäng och skillnader, område för område"
MEASURES = ("Skillnad i poäng", "Skillnad i procent", "Skillnad i procentenheter")
OTHERS = ("Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005")
TOTAL, AS_PRINTED = "Totalt", "Totalt, som tryckt"


def compare_within(desk: Desktop, pictures: Path) -> None:
    """Compare six of one edition."""
    desk.keys("ctrl+9")
    for name in (EARLIER, MEDIAN):
        desk.click(desk.find(kind="QPushButton", text=name))
        desk.find(kind="Chip", text=name)
    add(desk, *OTHERS)
    desk.picture(pictures / "compare-compass.png")
    warnings = _warnings(desk)
    assert "Botkyrka 2005: totalen är tryckt som 692 i källan, men områdena summerar till 696" in (
        warnings
    )
    assert "Södertälje 2008: poängen i 1 Offentlighet" in warnings
    assert "De är inte noll." in warnings
    assert "Median 2009 har ingen total" in warnings
    names = [OWN, EARLIER, MEDIAN, *OTHERS]
    for nth, other in enumerate(names[1:]):
        rows = _table(desk, nth, other)
        _check_points(rows, names)
        _check_differences(rows, desk.find(name="Vilka två som jämförs").text, other)
    desk.picture(pictures / "compare-table.png")
    desk.find(kind="QLabel", text="≠ Tryckt total som inte är summan".replace(" ", "\xa0", 1))


def compare_across(desk: Desktop, pictures: Path) -> None:
    """Compare with another edition: each area marked, totals with the warning."""
    desk.keys("ctrl+9")
    add(desk, "Örebro 2006", VALLENTUNA)
    warnings = _warnings(desk)
    assert "totalerna kan bara jämföras med stor försiktighet" in warnings, warnings
    rows = _table(desk, 0, "Örebro 2006")
    _check_points(rows, [OWN, "Örebro 2006"])
    _check_differences(rows, desk.find(name="Vilka två som jämförs").text, "Örebro 2006")
    rows = _table(desk, 1, VALLENTUNA)
    desk.picture(pictures / "compare-across.png")
    for row, (figure, area, mark) in zip(rows[:8], ACROSS, strict=True):
        said = row[VALLENTUNA]
        assert said.startswith(f"{figure} ~. {area}: " if figure else "– ×"), row
        assert row["Märkning"] == mark, row
        assert (row[MEASURES[0]] == "–") == (not figure), row
    found = {row["Område"]: row for row in rows}
    assert found[TOTAL][VALLENTUNA].startswith("648 ~")
    assert found[TOTAL]["Märkning"] == "andra utgåvor, med stor försiktighet"
    for title, figure in ALONE:
        assert found[title][VALLENTUNA].startswith(f"{figure} ×"), found[title]
        assert found[title]["Märkning"] == "utan motsvarighet"
    desk.keys("alt+g")
    desk.find(kind="CrosswalkDialog")
    desk.find(kind="QLabel", text="Kompass eget förslag")
    desk.picture(pictures / "compare-crosswalk.png")
    desk.keys("Escape")
    desk.gone(kind="CrosswalkDialog")


def add(desk: Desktop, *names: str) -> None:
    """Search for results and lay them beside the others."""
    command(desk, "Lägg till i jämförelsen")
    desk.find(kind="AddDialog")
    desk.with_keyboard(kind="QLineEdit")
    for name in names:
        desk.keys("ctrl+a")
        desk.type(name)
        desk.wait(lambda name=name: _first_offered(desk, name), f"{name} first")
        desk.keys("Return")
        desk.find(kind="Chip", text=name)
    desk.keys("Escape")
    desk.gone(kind="AddDialog")


def _first_offered(desk: Desktop, name: str) -> Seen | None:
    rows = desk.find(name="Resultat att lägga till")
    return rows if rows.text.startswith(f"Resultat: {name} |") else None


def _table(desk: Desktop, nth: int, other: str) -> list[dict[str, str]]:
    """Show the table with the differences against one of the others, and return its rows."""
    desk.click(desk.find(kind="QToolButton", text="Tabell"))
    desk.keys("alt+k")
    desk.keys("Home", *["Down"] * nth)
    desk.find(name="Vilka två som jämförs", text=other)
    desk.click(desk.find(name=POINTS))
    return [cells(row) for row in whole_table(desk, POINTS)]


def _check_points(rows: list[dict[str, str]], names: list[str]) -> None:
    """See every figure of everybody, sum and printed total apart."""
    found = {row["Område"]: row for row in rows}
    for name in names:
        shown = [row[name].partition(". ")[0] for row in rows[:8]]
        assert shown == ["okänt" if one is None else swedish(one) for one in AREAS[name]], name
        added = total(name)
        said = found[TOTAL][name]
        assert said.startswith("okänt" if added is None else swedish(added)), said
        if name in PRINTED:
            misprinted = PRINTED[name] != swedish(added or Decimal(0))
            printed = found[AS_PRINTED][name]
            assert printed.startswith(PRINTED[name] + " ≠" * misprinted), printed
            assert ("≠" in printed) == misprinted, printed


def _check_differences(rows: list[dict[str, str]], pair: str, other: str) -> None:
    """Count every difference anew, the way round that the title of the pair says."""
    one, _, against = pair.partition(" mot ")
    assert {one, against} == {OWN, other}, pair
    figures = [*zip(AREAS[one], AREAS[against], strict=True), (total(one), total(against))]
    for row, (a, b) in zip(rows, figures, strict=False):
        shown = [row[name].replace(" %", "").replace(" p.e.", "") for name in MEASURES]
        unknown = a is None or b is None
        assert (shown[0] == "–") == unknown, row
        if row["Område"] != TOTAL:
            assert row["Märkning"] == "jämförbart" + ", okänt" * unknown, row
        if a is not None and b is not None:
            most = 800 if row["Område"] == TOTAL else 100
            wanted = (a - b, (a - b) / b * 100, (a - b) / most * 100)
            for text, value in zip(shown, wanted, strict=True):
                assert abs(_number(text) - value) <= Decimal("0.05"), (row, value)
                assert (text[0] == "+") == (value > 0), row


def _number(text: str) -> Decimal:
    return Decimal(text.replace("\N{MINUS SIGN}", "-").replace(",", "."))


def _warnings(desk: Desktop) -> str:
    """Return what is to be thought of beside the comparison."""
    shown = desk.find(kind="QLabel", text="•\N{NO-BREAK SPACE}")
    return " ".join(shown.text.split())


def save(desk: Desktop, folder: Path, picture: Path) -> Path:
    """Save the comparison as a picture, a workbook and both documents; return their stem."""
    folder.mkdir()
    command(desk, "Spara jämförelsen")
    desk.find(kind="ExportDialog")
    for box in ("Excel, med formler", "Word", "PDF"):
        desk.click(desk.find(kind="CheckBox", text=box))
    desk.keys("alt+p", "ctrl+a")
    desk.type(str(folder))
    desk.picture(picture)
    desk.click(desk.find(kind="QPushButton", text="&Spara"))
    until = time.monotonic() + 60
    while len(list(folder.glob("*.*"))) < 4 and time.monotonic() < until:
        time.sleep(0.1)
    desk.find(text="Sparat: ")
    desk.keys("Escape")
    desk.gone(kind="ExportDialog")
    return folder / f"Jämförelse {OWN}"
