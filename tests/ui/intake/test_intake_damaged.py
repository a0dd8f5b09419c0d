"""Transcripts that have lost whole numbers, and means in parentheses."""

from decimal import Decimal

from published_layouts import SODERTALJE_2008, STOCKHOLM_2009, VALLENTUNA_2021
from PySide6.QtCore import Qt

from kompass.assessment.snapshot import Level
from kompass.ids import AreaId


def test_sodertalje_2008_gives_only_the_two_areas_whose_figures_are_whole(wizard):
    wizard.read(SODERTALJE_2008)
    words = [wizard.shown(row, 1).word for row in range(8)]
    assert [word.endswith("vägrad") for word in words] == [
        True, False, True, False, True, True, True, True,
    ]  # fmt: skip
    assert wizard.standing(2) == "reference"
    refused = [one for one in wizard.look.findings.rows if one.text]
    assert len(refused) == 7
    assert any(one.text.endswith("87, ,3") for one in refused)

    wizard.go_to(1)
    wizard.say_it_is("result")
    wizard.tell(wizard.look.form.year, "2008")
    wizard.source()
    wizard.accept_all()
    wizard.go_to(0)
    wizard.say_it_is("off")
    assert wizard.look.summary.text().startswith("1 resultat tas in med 2 tal")

    wizard.to_preview()
    areas = list(wizard.preview.plan.goings[0].result.areas.values())
    unknown = None
    assert areas == [
        unknown, Decimal("82.5"), unknown, Decimal("81.5"), *[unknown] * 4,
    ]  # fmt: skip
    assert wizard.preview.plan.goings[0].result.printed_total is None
    said = " ".join(one.sentence for one in wizard.preview.left.rows)
    assert "siffrorna före det har gått förlorade" in said
    assert "blir aldrig ett resultat" in said


def test_a_damaged_row_shows_its_text_and_its_reason_and_can_never_be_confirmed(wizard):
    wizard.read(SODERTALJE_2008)
    wizard.go_to(1, row=4)
    assert "Kontroll och rapportering ,5" in wizard.look.line.stood.text()
    assert "förlorade" in wizard.look.line.why.text()
    assert wizard.look.source.marked.startswith("Kontroll och rapportering")
    assert not wizard.look.line.toggle.isEnabled()
    wizard.keys.press(Qt.Key.Key_Space)
    assert not wizard.look.draft.by_hand


def test_the_source_shows_where_each_figure_of_a_single_long_line_stands(wizard):
    wizard.read(SODERTALJE_2008)
    for row, column, figure in ((1, 0, "74,5"), (1, 1, "82,5"), (3, 1, "81,5"), (3, 2, "66,0")):
        wizard.go_to(column, row)
        assert wizard.look.source.marked == figure


def test_stockholm_2009_at_group_level_with_medians_that_never_go_in(wizard):
    wizard.read(STOCKHOLM_2009)
    assert wizard.standing(1) == "reference"
    wizard.go_to(1)
    assert not wizard.look.form.kind.isEnabled()
    assert "aldrig" in wizard.look.form.never.text()

    wizard.go_to(0)
    wizard.source()
    level = wizard.look.form.level
    level.setCurrentIndex(level.findData(Level.GROUP))
    level.activated.emit(level.currentIndex())
    assert not wizard.look.form.comparable.isChecked()
    wizard.to_preview()
    (going,) = wizard.preview.plan.goings
    assert going.result.level is Level.GROUP
    assert going.result.why_not.startswith("Inte direkt jämförbar")
    assert going.same  # it ships with the program
    assert [str(points) for points in going.result.areas.values()] == [
        "74", "78.5", "74.5", "82", "80", "62", "59", "92",
    ]  # fmt: skip


def test_vallentuna_2021_with_the_mean_in_parentheses(wizard):
    wizard.read(VALLENTUNA_2021)
    draft = wizard.look.draft
    assert [column.edition for column in draft.columns] == ["kommunkompassen-2020"] * 2
    first = AreaId("k2020-samspel")
    assert wizard.state(0, first) == "doubtful"
    assert {wizard.state(0, one) for one in draft.cells(0) if one != first} == {"sure"}

    wizard.go_to(1)
    wizard.say_it_is("mean")
    assert wizard.standing(1) == "reference"
    wizard.go_to(0)
    picker = wizard.look.form.unit.picker
    wizard.keys.replace(picker, "vallent")
    wizard.keys.press(Qt.Key.Key_Return)
    assert wizard.dialog.steps.currentIndex() == 1
    assert picker.text() == "Vallentuna"
    wizard.tell(wizard.look.form.year, "2021")
    wizard.source()
    wizard.go_to(0, row=0)
    assert "lästes som" in wizard.look.line.why.text()
    wizard.keys.press(Qt.Key.Key_Space)
    assert wizard.state(0, first) == "confirmed"

    wizard.to_preview()
    (going,) = wizard.preview.plan.goings
    assert going.result.title == "Vallentuna 2021"
    assert going.result.computed_total == Decimal(648)
    assert going.result.areas[first] == Decimal(73)


def test_another_edition_reads_the_column_anew_and_never_by_number(wizard, qtbot):
    wizard.read(VALLENTUNA_2021)
    wizard.go_to(0)
    box = wizard.look.form.edition
    box.setCurrentIndex(box.findData("kommunkompassen-2002"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not wizard.dialog.reader.busy and wizard.look.isEnabled())
    column = wizard.look.draft.columns[0]
    if column.edition == "kommunkompassen-2020":
        assert "går inte att läsa" in wizard.look.trouble.text()
    else:
        assert all(str(area).startswith("k2002") for area in column.areas)
        assert len(column.areas) < 8
