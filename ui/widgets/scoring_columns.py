"""The three columns of the scoring page: areas, questions, texts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QWidget

from kompass.catalogue.model import Area
from ui.models.scoring_models import AreasModel
from ui.theme import Theme
from ui.widgets.area_column import AreaColumn
from ui.widgets.area_scores import AreaScores
from ui.widgets.one_of import OneOf
from ui.widgets.scoring_texts import ScoringTexts

if TYPE_CHECKING:
    from ui.session import Session

_WIDTHS = (248, 600, 400)


class ScoringColumns(QSplitter):
    """The person decides how wide each column is; Tab walks through them from the left."""

    def __init__(
        self, session: Session, areas: AreasModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scoring_columns")
        self.setChildrenCollapsible(False)
        self.areas = AreaColumn(areas, theme, self)
        self.scores = AreaScores(session, theme, self)
        self.texts = ScoringTexts(session, theme, self)
        self._middle = OneOf(self.scores, self)
        self._divided: list[int] = []
        for part, stretch in ((self.areas, 0), (self._middle, 1), (self.texts, 1)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setSizes(_WIDTHS)
        self.texts.parts_changed.connect(self._keep_tab_order)
        self.scores.questions.parts_changed.connect(self._keep_tab_order)

    def show_area(self, area: Area) -> None:
        """Show an area in every column."""
        self.areas.list.choose(area.id)
        self.scores.questions.show_area(area)
        self.texts.area.show_area(area)
        self._keep_tab_order()

    def show_passage(self, passage: QWidget) -> None:
        """Show a passage in the place of areas and questions."""
        if not self._divided:
            self._divided = self.sizes()
        self.areas.hide()
        self._middle.show_part(passage)

    def hide_passage(self) -> None:
        """Have areas and questions again, as they stood."""
        self._middle.show_part(self.scores)
        self.areas.show()
        if self._divided:
            self.setSizes(self._divided)
            self._divided = []

    def _keep_tab_order(self) -> None:
        """Put what was built later where it stands on the screen."""
        scores = [part for row in self.scores.questions.shown_rows() for part in row.parts]
        for before, after in pairwise([self.areas.list, *scores, *self.texts.parts]):
            QWidget.setTabOrder(before, after)
