"""The tables of a comparison as they are read aloud: no figure is left out for its remark."""

import pytest
from PySide6.QtCore import Qt

from ui.models.comparing_views import View


@pytest.fixture
def heard():
    """Return a function that shows a table and returns its first cells as they are read."""

    def heard(model, row):
        cells = (model.index(row, column) for column in range(model.columnCount()))
        words = (cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells)
        return [one.replace("\xa0", " ") for one in words]

    return heard


def test_points_are_heard_where_the_cell_has_a_tip(page_of, sodertalje, compared, heard):
    page = compared(page_of(sodertalje), "sodertalje-2008")
    page.board.views.show_view(View.TABLE)

    cells = heard(page.board.points, 0)

    assert cells[0] == "Område: 1 Offentlighet och demokratisk kontroll"
    assert cells[1:3] == ["Södertälje 2006: 66", "Södertälje 2008: okänt"]


def test_the_area_and_the_reason_are_heard_after_the_points(page_of, sodertalje, compared, heard):
    page = compared(page_of(sodertalje), "vallentuna-2021")
    page.board.views.show_view(View.TABLE)

    recast = heard(page.board.points, 7)

    # Samhällsbyggnad is area 8 in 2002 and area 2 in 2020.
    assert recast[1] == "Södertälje 2006: 83"
    assert recast[2].startswith("Vallentuna 2021: 75 ~. 2 Samhällsutveckling: ")


def test_the_misprint_is_heard_after_the_sum(page_of, sodertalje, compared, heard):
    page = compared(page_of(sodertalje), "botkyrka-2005")
    page.board.views.show_view(View.TABLE)
    model = page.board.points
    titles = [model.cell(row, 0) for row in model.rows]

    total = heard(model, titles.index("Totalt"))
    printed = heard(model, titles.index("Totalt, som tryckt"))

    assert total[2].startswith("Botkyrka 2005: 696")
    assert printed[2].startswith("Botkyrka 2005: 692 ≠. ")
    assert "696" in printed[2]
