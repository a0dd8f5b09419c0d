"""What a selection comes to: the figures, how sure they are, and using them as a reference."""

from decimal import Decimal
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.assessment.example import write
from ui.models.reference_choice import ReferenceChoice
from ui.results.bar import Show
from ui.results.charts import Kind

# The five comparable results of edition 2002 with all areas, as printed in 2006 and 2009.
TOTALS = [Decimal(each) for each in ("577", "647", "696", "609.5", "504")]


@pytest.fixture
def figures(hands, qtbot):
    page = hands.page
    page.show_view(Show.FIGURES)
    assert page.figures.choose_edition.message.title.text() == "Välj en utgåva"
    buttons = page.figures.choose_edition.message.buttons
    with qtbot.waitSignal(page.asking.answered):
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    return page.figures


def cells(figures, number):
    row = next(row for row in figures.table.rows if row.number == number)
    return [figures.table.cell(row, at) for at in range(2, 9)]


def test_the_total_is_that_of_the_five_comparable_results(figures, qtbot):
    assert figures.table.rows[0].title == "Totalt"
    shown = cells(figures, "")
    assert shown[0] == "5"
    assert shown[1] == f"{median(TOTALS)}".replace(".", ",") == "609,5"
    assert shown[2] == "606,7"  # (577 + 647 + 696 + 609,5 + 504) / 5
    assert shown[5:] == ["504", "696"]
    remarks = figures.remarks.text()
    assert "utgåva 2002" in remarks
    assert "typ 7 hos Hyndman och Fan 1996" in remarks
    assert "2 resultat är inte direkt jämförbara" in remarks
    assert "Botkyrka 2005 är tryckt med 692" in remarks

    qtbot.waitUntil(lambda: "bootstrap" in figures.stable.text())
    # Without the highest the median of four is (577 + 609,5) / 2, without the lowest
    # (609,5 + 647) / 2.
    assert "593,25–628,25" in figures.stable.text()


def test_figures_of_fewer_than_five_are_shown_only_on_request_with_a_warning(figures, qtbot):
    figures.questions.setChecked(True)
    assert cells(figures, "1.1")[:2] == ["1", "–"]  # only Södertälje 2006 has questions
    assert "visas bara på begäran" in figures.warning.text()

    with qtbot.waitSignal(figures._asking.answered):
        figures.few.setChecked(True)

    assert cells(figures, "1.1")[:2] == ["1", "26"]
    assert "säger lite om andra kommuner" in figures.warning.text()


def test_what_is_not_comparable_is_counted_only_when_asked_for(figures, qtbot):
    with qtbot.waitSignal(figures._asking.answered):
        figures.apart.setChecked(True)

    assert cells(figures, "")[0] == "7"  # Stockholm 2009 and Botkyrka 689 too
    assert "Varning: 2 resultat" in figures.remarks.text()


def test_without_an_open_file_there_is_nothing_to_compare_with_it(figures):
    assert not figures.use.isEnabled()
    assert "Öppna en utvärdering" in figures.use.toolTip()
    assert not figures.own.isVisible()


def test_the_open_assessment_is_left_out_and_compared_with_the_medians(
    figures, hands, closed_session, tmp_path, qtbot
):
    path = tmp_path / "s.kompass"
    write(path, author="Anna Berg")
    with qtbot.waitSignal(hands.page.asking.answered):
        closed_session.open(path)

    assert cells(figures, "")[:2] == ["4", "–"]
    assert "Södertälje är inte själv med i siffrorna" in figures.remarks.text()
    with qtbot.waitSignal(hands.page.asking.answered):
        figures.own.setChecked(True)
    assert cells(figures, "")[:2] == ["5", "609,5"]
    assert "Södertälje är själv med i siffrorna" in figures.remarks.text()

    QTest.mouseClick(figures.use, Qt.MouseButton.LeftButton)

    choice = ReferenceChoice.of(closed_session)
    chosen = choice.chosen
    assert chosen.computed is not None
    assert chosen.total == Decimal("609.5")
    assert chosen in choice.offered
    assert not choice.is_published(chosen)
    assert figures.said.isVisible()
    closed_session.close()


def test_charts_of_the_selection_are_drawn(hands, qtbot):
    page = hands.page
    hands.choose("Södertälje 2006")
    page.filters.choose_edition("kommunkompassen-2002")
    hands.until_total(8)
    with qtbot.waitSignal(page.charts.chart.drawn, timeout=30_000):
        page.show_view(Show.CHARTS)
    words = page.charts.chart.accessibleDescription()
    assert "1 Offentlighet och demokratisk kontroll: 66, plats 4:e av 5" in words

    with qtbot.waitSignal(page.charts.chart.drawn, timeout=30_000):
        page.charts.show_kind(Kind.TREND)
    assert "Egna" not in page.charts.chart.accessibleDescription()
    assert "1 resultat utan känd total" in page.charts.note.text()
    with qtbot.waitSignal(page.charts.chart.drawn, timeout=30_000):
        page.charts.show_kind(Kind.TOTALS)
