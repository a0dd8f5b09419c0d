"""The table of five municipalities, from the clipboard to the archive and back again."""

from decimal import Decimal

from published_layouts import EARLIER, FIVE, PRINTED
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kompass.archive.model import Origin
from kompass.archive.store import open_archive

TOTAL_ROW, SUM_ROW = 8, 9


def accept_the_edition(wizard):
    everywhere = wizard.look.form.doubts.findChildren(QPushButton)
    button = next(one for one in everywhere if one.text() == "Godta i alla 5 kolumner")
    wizard.keys_on(button, Qt.Key.Key_Space)


def test_nothing_goes_in_before_edition_and_source_are_told(wizard):
    wizard.read(FIVE.format(*EARLIER))

    assert [wizard.standing(at) for at in range(5)] == ["waits"] * 5
    assert wizard.look.draft.confirmed().takings == ()
    wizard.dialog.advance()
    assert wizard.dialog.steps.currentIndex() == 1
    assert wizard.look.trouble.isVisible()


def test_five_results_go_in_and_the_misprint_is_kept_and_marked(wizard):
    wizard.read(FIVE.format(*EARLIER))
    assert wizard.shown(TOTAL_ROW, 2).word == "tveksam"
    assert wizard.shown(SUM_ROW, 2).figure == "696"
    assert wizard.shown(SUM_ROW, 2).word == "skiljer sig"
    assert wizard.shown(SUM_ROW, 0).word == "uträknad"

    accept_the_edition(wizard)
    wizard.source()
    assert [wizard.standing(at) for at in (0, 1, 3, 4)] == ["taken"] * 4
    wizard.look.go_to_next()
    assert wizard.look.cells.currentIndex().row() == TOTAL_ROW
    assert wizard.column == 2
    assert "696" in wizard.look.table.data(wizard.look.cells.currentIndex(), 3)
    wizard.keys.press(Qt.Key.Key_Space)
    assert wizard.shown(TOTAL_ROW, 2).word == "bekräftad"
    assert wizard.look.summary.text() == "5 resultat tas in med 45 tal."

    wizard.to_preview()
    assert wizard.preview.plan.count == 5
    botkyrka = wizard.preview.goings.rows[2]
    assert wizard.preview.goings.cell(botkyrka, 3) == "692 / 696"
    wizard.put_in()
    assert wizard.dialog.said.text() == "5 resultat är inlagda i jämförelsebasen."

    stored = wizard.stored()
    assert set(EARLIER) <= set(stored)
    printed = stored["Botkyrka 2004"]
    assert (printed.printed_total, printed.computed_total) == (Decimal(692), Decimal(696))
    assert printed.origin is Origin.IMPORTED
    assert printed.source == "SKL, Fem intressanta kommuner 2009, s. 34"
    assert printed.code == "0127"
    assert list(stored["Uddevalla 2004"].areas.values()) == [
        Decimal(points) for points in ("76", "81", "86", "75", "76", "67.5", "68", "80")
    ]


def test_an_unconfirmed_misprint_keeps_its_column_outside(wizard):
    wizard.read(FIVE.format(*EARLIER))
    accept_the_edition(wizard)
    wizard.source()
    wizard.to_preview()
    wizard.put_in()

    assert wizard.dialog.said.text() == "4 resultat är inlagda i jämförelsebasen."
    assert "Botkyrka 2004" not in wizard.stored()


def test_a_figure_left_out_with_space_stays_unknown(wizard):
    wizard.read(FIVE.format(*EARLIER))
    accept_the_edition(wizard)
    wizard.source()
    wizard.go_to(0, row=4)
    wizard.keys.press(Qt.Key.Key_Return)
    assert wizard.shown(4, 0).word == "utelämnad"
    wizard.to_preview()
    wizard.put_in()

    areas = list(wizard.stored()["Trollhättan 2003"].areas.values())
    assert areas[4] is None
    assert areas[3] == Decimal(74)


def test_the_same_table_twice_adds_nothing(wizard):
    wizard.read(FIVE.format(*PRINTED))
    accept_the_edition(wizard)
    wizard.source()
    wizard.look.go_to_next()
    wizard.keys.press(Qt.Key.Key_Space)
    wizard.to_preview()

    assert [one.same for one in wizard.preview.plan.goings] == [True] * 5
    assert not wizard.dialog.go.isEnabled()
    assert wizard.preview.summary.text() == (
        "0 resultat läggs in, 5 finns redan och lämnas utanför."
    )


def test_other_figures_of_the_same_report_can_correct_it_with_a_reason(wizard):
    wizard.read(FIVE.format(*PRINTED).replace("504", "505").replace("\t63\t", "\t64\t"))
    accept_the_edition(wizard)
    wizard.source("Rättelse från SKL 2007")
    wizard.to_preview()
    other = next(one for one in wizard.preview.plan.goings if not one.same)
    assert other.result.title == "Örebro 2006"
    assert any("63" in one and "64" in one for one in other.differences)
    assert wizard.preview.known.isVisible()

    wizard.keys_on(wizard.preview.known.correct, Qt.Key.Key_Space)
    wizard.dialog.advance()
    assert wizard.preview.trouble.text() == "Skriv varför resultatet rättas."
    assert wizard.preview.known.why.hasFocus()
    wizard.keys.write("Tryckfel i rapporten")
    wizard.put_in()

    assert wizard.dialog.said.text() == "1 resultat är rättat i jämförelsebasen."
    result = wizard.stored()["Örebro 2006"]
    assert result.version == 2
    assert next(iter(result.areas.values())) == Decimal(64)
    with open_archive(wizard.address, author="Bo") as there:
        assert there.trace(result.id)[-1].why == "Tryckfel i rapporten"
