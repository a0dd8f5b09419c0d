"""A new assessment is made with any edition there is, and with indicators only if chosen."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from kompass.catalogue.files import packaged, parse, to_document
from kompass.catalogue.indicators import packaged_indicator_sets
from kompass.catalogue.user_editions import UserEditions
from ui.models.draft import Person
from ui.widgets.assessment_form import AssessmentForm

LABEL = "Kompass arbetsförslag, inte SKL:s lista"


@pytest.fixture
def form(qtbot):
    form = AssessmentForm()
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.clear(Person("Anna"), 2026)
    return form


def own_edition():
    document = to_document(packaged("kommunkompassen-2002"))
    document.update(id="nacka-2026", title="Nackas egen", years="2026")
    del document["content_hash"]
    return parse(document, "nacka")


def texts(box):
    return [box.itemText(place) for place in range(box.count())]


def test_no_indicators_unless_chosen(form):
    assert texts(form.editions.indicators) == ["Utan indikatorer", LABEL]
    assert not list(form.draft().edition.indicators())
    assert not form.editions.about.isVisible()


def test_the_chosen_set_is_laid_over_the_edition_and_explained(form):
    form.editions.indicators.setCurrentIndex(1)
    edition = form.draft().edition
    assert len(list(edition.indicators())) == 220
    assert edition.indicator_set.label == LABEL
    assert "220 indikatorer till 37 frågor" in form.editions.about.text()
    assert form.editions.about.isVisible()


def test_begin_again_without_indicators(form):
    form.editions.indicators.setCurrentIndex(1)
    form.clear(Person("Anna"), 2026)
    assert form.editions.indicators.currentIndex() == 0


def test_own_editions_are_offered_too(qtbot):
    UserEditions().save(own_edition())
    form = AssessmentForm()
    qtbot.addWidget(form)
    assert texts(form.editions.editions) == [
        "Kommunkompassen 2002 (2002–2010)",
        "Kommunkompassen 2010 (2010–2016)",
        "Kommunkompassen 2016 (2016–2019)",
        "Kommunkompassen 2020 (2020–)",
        "Nackas egen (2026, egen)",
    ]
    form.editions.editions.setCurrentIndex(4)
    assert form.draft().edition.id == "nacka-2026"
    assert texts(form.editions.indicators) == ["Utan indikatorer"]
    assert not form.editions.indicators.isEnabled()


def test_own_indicators_for_the_shipped_edition(form):
    (shipped,) = packaged_indicator_sets()
    UserEditions().save(replace(shipped, id="nackas-lista", label="Nackas lista", proposed_by="N"))
    form.editions.refresh()
    assert texts(form.editions.indicators) == ["Utan indikatorer", LABEL, "Nackas lista"]


def test_what_is_taken_in_while_the_form_is_open_comes_without_losing_the_choice(form):
    form.editions.indicators.setCurrentIndex(1)
    UserEditions().save(own_edition())
    form.editions.refresh()
    assert "Nackas egen (2026, egen)" in texts(form.editions.editions)
    assert form.editions.indicators.currentText() == LABEL


def test_an_edition_with_indicators_of_its_own_has_no_choice(qtbot):
    document = to_document(packaged("kommunkompassen-2002"))
    document.update(id="nacka-2026", title="Nackas egen", years="2026")
    del document["content_hash"]
    document["areas"][0]["questions"][0]["indicators"] = [
        {"id": "nacka-ett", "text": "Allt finns på webben.", "points": "40"}
    ]
    UserEditions().save(parse(document, "nacka"))
    form = AssessmentForm()
    qtbot.addWidget(form)
    form.editions.editions.setCurrentIndex(4)
    assert texts(form.editions.indicators) == ["Utgåvans egna"]
    assert len(list(form.draft().edition.indicators())) == 1


def test_a_half_known_edition_is_used_at_area_level_and_says_so(form):
    form.editions.editions.setCurrentIndex(3)
    edition = form.draft().edition
    assert edition.id == "kommunkompassen-2020"
    assert [len(area.questions) for area in edition.areas] == [1] * 8
    assert {question.max_points for question in edition.questions()} == {100}
    assert "bedöms på områdesnivå" in form.editions.about.text()
    assert form.editions.about.isVisible()
    form.editions.editions.setCurrentIndex(0)
    assert not form.editions.about.isVisible()


def test_the_window_says_that_an_assessment_is_at_area_level(qtbot, tmp_path):
    from decimal import Decimal

    from kompass.assessment import edits
    from kompass.assessment.snapshot import Details, Unit
    from kompass.catalogue.area_level import at_area_level
    from ui.session import Session
    from ui.widgets.header_bar import HeaderBar

    session = Session("Anna")
    edition = at_area_level(packaged("kommunkompassen-2020"))
    session.create(
        tmp_path / "v.kompass", details=Details(Unit("Vallentuna"), 2021), edition=edition
    )
    header = HeaderBar(session)
    qtbot.addWidget(header)
    for area in edition.areas:
        session.edit(lambda file, a=area: edits.set_points(file, a.questions[0].id, Decimal(60)))
    shown = " ".join(label.text() for label in header.findChildren(QLabel))
    assert "bedömd på områdesnivå" in shown
    assert "alla 8 områden bedömda" in shown
    session.close()
