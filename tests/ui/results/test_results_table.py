"""The table of results: what stands in it, how it is sorted, how it is searched and narrowed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.archive.selection import searchable
from kompass.swedish import alphabetical
from ui.actions import ActionId
from ui.models.results_table import TOTAL, UNIT, YEAR


def test_a_misprinted_total_stands_beside_what_the_areas_add_up_to(hands):
    titles = [row.title for row in hands.page.desk.table.rows]
    totals = dict(zip(titles, hands.cells(TOTAL), strict=True))

    assert totals["Botkyrka 2005"] == "696 (tryckt 692)"
    assert totals["Södertälje 2006"] == "577"
    assert totals["Södertälje 2008"] == "okänt"  # two areas are known, the rest is not


def test_names_are_sorted_as_in_swedish_with_a_ring_and_dots_last(hands, qtbot):
    names = [row.municipality for row in hands.page.desk.table.rows]

    assert names == sorted(names, key=alphabetical)
    assert names[-2:] == ["Örebro", "Øvre Eiker"]

    hands.page.list.view.sortByColumn(UNIT, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: hands.page.desk.table.rows[0].municipality == "Øvre Eiker")


def test_every_column_can_be_sorted_by_and_what_is_unknown_comes_last_both_ways(hands, qtbot):
    page = hands.page
    for column in range(page.desk.table.columnCount()):
        with qtbot.waitSignal(page.desk.read):
            page.list.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        with qtbot.waitSignal(page.desk.read):
            page.list.view.sortByColumn(TOTAL, order)
        known = [row.total for row in page.desk.table.rows if row.total is not None]
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)
        assert hands.cells(TOTAL)[-1] == "okänt"


def test_typing_narrows_the_list_and_says_so_in_words(hands):
    page = hands.page
    QTest.keyClick(page.list.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.text.hasFocus()

    hands.type_text(page.filters.text, "örebro")

    hands.qtbot.waitUntil(lambda: page.desk.total != 42)
    assert "Örebro" in hands.cells(UNIT)
    assert all("orebro" in searchable(row) for row in page.desk.table.rows)
    assert page.said.count.text() == f"{page.desk.total} resultat"
    assert "sökt på ”örebro”" in page.said.words.text()


def test_areas_stand_in_columns_only_where_one_edition_is_chosen(hands):
    page = hands.page
    assert "1" not in page.desk.table.headings()

    page.filters.choose_edition("kommunkompassen-2002")

    hands.until_total(8)
    assert list(page.desk.table.headings()[4:12]) == list("12345678")
    row = page.desk.table.row_of("sodertalje-2006")
    points = [page.desk.table.cell(page.desk.table.row(row), at) for at in range(4, 12)]
    assert points == ["66", "74,5", "87,5", "77", "73", "66", "50", "83"]
    row = page.desk.table.row_of("sodertalje-2008")
    assert page.desk.table.cell(page.desk.table.row(row), 4) == "–"  # never 0


def test_years_county_and_what_counts_narrow_it_and_all_is_cleared_at_once(hands):
    page, everything = hands.page, hands.page.desk.total
    page.filters.choose_edition("kommunkompassen-2002")
    hands.type_text(page.filters.year_from, "2005")
    hands.type_text(page.filters.year_to, "2006")
    hands.until_total(4)  # Botkyrka 2005, Uddevalla 2005, Södertälje 2006, Örebro 2006
    assert hands.cells(YEAR) == ["2005", "2006", "2005", "2006"]

    page.filters.show_more(shown=True)
    page.filters.more.county.tick("01")
    hands.until_total(2)
    said = page.said.words.text()
    assert said.startswith("utgåva 2002, 2005–2006, Stockholms län")
    assert "enheter utanför kommunregistret är inte med" in said
    assert "(1)" in page.filters.more_button.text()

    QTest.mouseClick(page.filters.clear_button, Qt.MouseButton.LeftButton)
    hands.until_total(everything)
    assert page.filters.year_from.text() == ""


def test_half_a_year_bounds_nothing_and_letters_are_marked(hands):
    field = hands.page.filters.year_from
    hands.type_text(field, "20")
    assert field.number is None
    hands.type_text(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.property("trouble") == "true"
    assert hands.page.filters.selection.year_from is None


def test_nothing_found_says_what_to_do(hands):
    hands.type_text(hands.page.filters.text, "finns inte alls")
    hands.until_total(0)

    message = hands.page.list.message
    assert message.isVisible()
    QTest.mouseClick(message.buttons[0], Qt.MouseButton.LeftButton)
    hands.until_total(42)


def test_several_rows_are_compared_and_copied(hands, qtbot, qapp):
    page = hands.page
    hands.choose("Södertälje 2006", "Trollhättan 2004")

    with qtbot.waitSignal(page.compare_requested) as asked:
        QTest.mouseClick(page.record.compare, Qt.MouseButton.LeftButton)
    assert set(asked.args[0]) == {"sodertalje-2006", "trollhattan-2004"}

    QTest.keyClick(page.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = qapp.clipboard().text().splitlines()
    assert copied[0].startswith("Kommun\tÅr\tUtgåva\tTotalt")
    assert copied[1].startswith("Södertälje\t2006\t2002\t577\thela kommunen")


def test_more_than_six_are_not_compared_and_it_is_said(hands, actions):
    hands.page.list.view.selectAll()

    assert not actions[ActionId.ARCHIVE_COMPARE].isEnabled()
    assert "högst 6 kan jämföras" in hands.page.said.words.text()


def test_a_selection_is_saved_as_a_table(hands, qtbot, tmp_path, actions):
    page = hands.page
    path = tmp_path / "urval.csv"
    page.errands.dialogs.table = lambda _name: path
    page.filters.choose_edition("kommunkompassen-2020")
    qtbot.waitUntil(lambda: page.desk.selection.edition == "kommunkompassen-2020")
    total = page.desk.total
    qtbot.waitUntil(lambda: page.desk.total != 42 or total != 42)

    with qtbot.waitSignal(page.errands.out.ended):
        actions[ActionId.ARCHIVE_EXPORT].trigger()

    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == page.desk.total + 1
    assert any(line.startswith("Vallentuna;0115;SE;2021;kommunkompassen-2020") for line in lines)
