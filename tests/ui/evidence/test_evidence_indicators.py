"""A link may name an indicator where the edition has them."""

import made_visit
from PySide6.QtWidgets import QApplication, QMenu

from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import IndicatorSet, QuestionIndicators, with_indicators
from kompass.catalogue.model import Indicator
from ui.session import Session


def marked_edition():
    edition = packaged("kommunkompassen-2002")
    question = edition.question_numbered("1.1")
    half = question.max_points / 2
    indicators = (
        Indicator("prov-1", "Resultat redovisas öppet", half),
        Indicator("prov-2", "Medborgarna tillfrågas", half),
    )
    chosen = IndicatorSet(
        id="prov",
        title="Prov",
        label="Prov",
        proposed_by="Prov",
        edition=edition.id,
        edition_hash=edition.content_hash,
        questions=(QuestionIndicators(question.id, indicators),),
    )
    return with_indicators(edition, chosen)


def test_a_link_is_pointed_at_an_indicator(tmp_path, theme, actions, qtbot, keys):
    from ui.pages.scoring import ScoringPage

    edition = marked_edition()
    question = edition.question_numbered("1.1")
    path = tmp_path / "marked.kompass"
    details = Details(Unit("Testby"), 2026)
    with create(path, details=details, edition=edition, author="Anna") as file:
        made_visit.fill(file, [question.id], links=3)
    session = Session("Anna")
    session.open(path)
    page = ScoringPage(session, actions, theme)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.go_to(question.id)
    page.evidence.show()

    keys.write("i")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Hela frågan",
        "Resultat redovisas öppet",
        "Medborgarna tillfrågas",
    ]
    menu.actions()[2].trigger()
    menu.close()

    piece = page.texts.evidence.list.piece
    assert piece.link.indicator == "prov-2"
    assert piece.indicator == "Medborgarna tillfrågas"
    assert "Medborgarna tillfrågas" in piece.spoken
    session.close()
