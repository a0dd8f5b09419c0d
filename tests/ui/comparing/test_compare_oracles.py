"""The published figures beside each other: every point, difference, mark and warning."""

from decimal import Decimal

import pytest

from kompass.catalogue.crosswalk import Likeness
from ui.models.comparing_views import View

LEADS = ["+5,5", "+18,3", "+22,2", "+11", "+19,5", "+9,3", "+5,2", "+9,6"]
"""Södertälje 2006 over the medians printed in 2009."""
OTHERS = {
    "trollhattan-2004": ["77", "81", "95", "74", "87", "77", "76", "80", "647"],
    "uddevalla-2005": ["76", "81", "86", "75", "76", "67,5", "68", "80", "609,5"],
    "botkyrka-2005": ["91", "88", "95", "82", "86", "82", "78", "94", "696"],
    "orebro-2006": ["63", "47", "70,5", "68,5", "62", "59", "52", "82", "504"],
}
OWN = ["66", "74,5", "87,5", "77", "73", "66", "50", "83", "577"]


@pytest.fixture
def table(qtbot):
    """Return a function that shows the table and returns its cells, row by row."""

    def table(page):
        page.board.views.show_view(View.TABLE)
        model = page.board.points
        return [
            [model.cell(row, column) for column in range(model.columnCount())] for row in model.rows
        ]

    return table


def test_sodertalje_against_the_medians_of_2009(page_of, sodertalje, add_median, table):
    page = add_median(page_of(sodertalje))

    rows = table(page)

    assert [row[3] for row in rows[:8]] == LEADS
    assert {row[6] for row in rows[:8]} == {"jämförbart"}
    assert page.board.points.heading_tip(3) == "Skillnad i poäng: Södertälje 2006 mot median 2009"


def test_points_per_cent_and_percentage_points_are_three_figures(
    page_of, sodertalje, add_median, table
):
    rows = table(add_median(page_of(sodertalje)))

    # 66 against 60,5: 5,5 points, 5,5 / 60,5 = 9,09 %, and 66 % - 60,5 % of 100 points.
    assert [text.replace("\xa0", " ") for text in rows[0][3:6]] == ["+5,5", "+9,1 %", "+5,5 p.e."]


def test_the_difference_turned_is_that_of_the_other(page_of, sodertalje, add_median, table):
    page = add_median(page_of(sodertalje))
    page.board.views.show_view(View.TABLE)

    page.board.pairs.turn.click()

    rows = table(page)
    assert [row[3] for row in rows[:8]] == [lead.replace("+", "−") for lead in LEADS]
    # 60,5 is 8,3 % less than 66.
    assert rows[0][4].replace("\xa0", " ") == "−8,3 %"
    assert page.board.pairs.box.currentText() == "median 2009 mot Södertälje 2006"


def test_a_median_has_no_total(page_of, sodertalje, add_median, table):
    page = add_median(page_of(sodertalje))

    total = next(row for row in table(page) if row[0] == "Totalt")

    assert total[1:4] == ["577", "okänt", "–"]
    assert "Median 2009 har ingen total" in page.board.notes.warnings.text()


def test_the_four_of_the_report_of_2006(page_of, sodertalje, compared, table):
    page = compared(page_of(sodertalje), *OTHERS)

    rows = table(page)

    areas = [*rows[:8], next(row for row in rows if row[0] == "Totalt")]
    assert [row[1] for row in areas] == OWN
    for column, figures in enumerate(OTHERS.values(), start=2):
        assert [row[column] for row in areas] == figures


def test_the_misprint_of_botkyrka_stands_beside_the_sum(page_of, sodertalje, compared, table):
    page = compared(page_of(sodertalje), "botkyrka-2005")

    rows = {row[0]: row for row in table(page)}

    assert rows["Totalt"][2] == "696"
    assert rows["Totalt, som tryckt"][2].replace("\xa0", " ") == "692 ≠"
    assert rows["Totalt"][3] == "−119"
    assert "tryckt som 692" in page.board.notes.warnings.text()
    assert "≠" in page.board.legend.text()


def test_two_areas_known_are_two_and_the_others_are_not_nought(
    page_of, sodertalje, compared, table
):
    page = compared(page_of(sodertalje), "sodertalje-2008")

    rows = table(page)

    points = ["okänt", "82,5", "okänt", "81,5", "okänt", "okänt", "okänt", "okänt"]
    assert [row[2] for row in rows[:8]] == points
    total = next(row for row in rows if row[0] == "Totalt")
    assert (total[2], total[6]) == ("okänt", "två områden kända")
    # Own visits: the later one against the earlier, 82,5 - 74,5 and 81,5 - 77.
    assert page.board.pairs.box.currentText() == "Södertälje 2008 mot Södertälje 2006"
    assert [row[3] for row in rows[:4]] == ["–", "+8", "–", "+4,5"]
    assert "De är inte noll." in page.board.notes.warnings.text()


def test_vallentuna_2021_across_editions(page_of, sodertalje, compared, table):
    page = compared(page_of(sodertalje), "vallentuna-2021")

    rows = table(page)
    cells = [row.cells[1] for row in page.comparison.areas]

    recast, struck = Likeness.RECAST, Likeness.NOT_COMPARABLE
    assert [cell.likeness for cell in cells] == [
        recast, recast, recast, struck, struck, recast, recast, recast,
    ]  # fmt: skip
    # By the crosswalk, never by number: samhällsbyggnad is area 8 here and area 2 there.
    assert [row[2].replace("\xa0", " ") for row in rows[:8]] == [
        "73 ~", "86 ~", "80 ~", "– ×", "– ×", "86 ~", "82 ~", "75 ~",
    ]  # fmt: skip
    assert {row[6] for row in rows[:8]} == {"omarbetat", "inte jämförbart"}
    total = next(row for row in rows if row[0] == "Totalt")
    assert total[6] == "andra utgåvor, med stor försiktighet"
    assert "totalerna kan bara jämföras med stor försiktighet" in page.board.notes.warnings.text()
    left = [row for row in rows if row[6] == "utan motsvarighet"]
    assert [(row[0], row[2].replace("\xa0", " ")) for row in left] == [
        ("4 Effektivitet (utgåva 2020)", "83 ×"),
        ("8 Chefs- och ledarskap samt medarbetarskap (utgåva 2020)", "83 ×"),
    ]
    assert "Kompass eget förslag" in page.board.notes.walk.text()
    legend = page.board.legend.text()
    assert "~" in legend
    assert "×" in legend


def test_the_reason_of_the_chosen_row_stands_in_words(page_of, sodertalje, compared, table):
    page = compared(page_of(sodertalje), "vallentuna-2021")
    table(page)

    page.board.points_view.setFocus()
    page.board.points_view.selectRow(7)

    said = page.board.notes.reasons.text()
    assert "Vallentuna 2021: 2 Samhällsutveckling." in said
    assert "Föreslaget av Kompass." in said
    assert page.board.notes.areas.currentText().startswith("8 ")


def test_stockholm_stands_there_with_its_reason_and_no_difference(
    page_of, sodertalje, compared, table
):
    page = compared(page_of(sodertalje), "stockholm-2009")

    rows = table(page)

    assert {row[6] for row in rows[:8]} == {"inte jämförbart"}
    assert {row[3] for row in rows[:8]} == {"–"}
    assert rows[0][2].replace("\xa0", " ") == "74 ×"
    assert "inte direkt jämförbar" in page.bar.chips[1].text()


def test_a_base_of_unknown_edition_says_so_where_it_stands(page_of, alone, compared):
    page = compared(page_of(alone), "karlskoga-2010", "sodertalje-2006")

    assert page.comparison is None
    assert "okänd utgåva" in page.empty.words.text()

    page.desk.move("sodertalje-2006", 0)

    assert page.comparison is not None
    assert page.comparison.areas[0].cells[1].likeness is Likeness.NOT_COMPARABLE


def test_the_bars_say_the_same_as_the_table(page_of, sodertalje, add_median):
    from ui.models.comparing_views import Pair, differences_between

    page = add_median(page_of(sodertalje))

    bars = differences_between(page.comparison, Pair(1))

    leads = [Decimal(lead[1:].replace(",", ".")) for lead in LEADS]
    assert [row.difference for row in bars.rows] == leads
    assert (bars.one_label, bars.other_label) == ("Södertälje 2006", "median 2009")
