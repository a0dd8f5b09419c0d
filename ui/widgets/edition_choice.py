"""What a new assessment is made with: an edition, and indicators laid over it or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.catalogue.area_level import assessed_as_whole, at_area_level
from kompass.catalogue.indicator_set import IndicatorSet, with_indicators
from kompass.catalogue.known import known
from ui.models.editions import content_of
from ui.theme import GRID
from ui.widgets.detail_choices import ChoiceBox
from ui.widgets.labels import show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.catalogue.model import Edition


class EditionChoice(QObject):
    """Two boxes that belong together; a set is never chosen unasked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editions = ChoiceBox()
        self.indicators = ChoiceBox()
        self.about = wrapped(text="small", tone="muted")
        self._known = known()
        self.editions.currentIndexChanged.connect(self._offer_sets)
        self.indicators.currentIndexChanged.connect(self._explain)
        self._offer_editions("")

    @property
    def edition(self) -> Edition:
        """The edition, with the chosen indicators at its questions.

        Areas whose questions are not known are to be assessed as a whole.
        """
        bare = self._known.edition(self.editions.currentData())
        chosen = self._chosen_set()
        return at_area_level(with_indicators(bare, chosen) if chosen is not None else bare)

    def begin(self) -> None:
        """Offer what there is now, the first edition chosen and no indicators."""
        self._known = known()
        self._offer_editions("")

    def refresh(self) -> None:
        """Offer what has come since, and leave what is chosen as it is."""
        now = known()
        if now == self._known:
            return
        self._known = now
        edition, chosen = self.editions.currentData(), self.indicators.currentData()
        self._offer_editions(edition)
        if self.editions.currentData() == edition:
            self.indicators.setCurrentIndex(max(self.indicators.findData(chosen), 0))

    def indicator_fields(self) -> QVBoxLayout:
        """Return the box of the indicators with what is said of the chosen ones below it."""
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(self.indicators)
        column.addWidget(self.about)
        return column

    def _offer_editions(self, chosen: str) -> None:
        self.editions.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.editions.clear()
        for edition in self._known.editions:
            own = self.tr(", egen") if edition.id in self._known.own.paths else ""
            self.editions.addItem(f"{edition.title} ({edition.years}{own})", edition.id)
        self.editions.setCurrentIndex(max(self.editions.findData(chosen), 0))
        self.editions.blockSignals(False)  # noqa: FBT003
        self._offer_sets()

    def _offer_sets(self) -> None:
        edition = self._known.edition(self.editions.currentData())
        own = any(edition.indicators())
        self.indicators.clear()
        self.indicators.addItem(
            self.tr("Utgåvans egna") if own else self.tr("Utan indikatorer"), ""
        )
        for chosen in self._known.sets_for(edition):
            self.indicators.addItem(chosen.label, chosen.id)
        self.indicators.setEnabled(self.indicators.count() > 1)
        self._explain()

    def _explain(self) -> None:
        chosen = self._chosen_set()
        said = [self._about(chosen)] if chosen else []
        whole = len(assessed_as_whole(self.edition))
        if whole:
            said.append(self._about_areas(whole))
        show_sentence(self.about, " ".join(said))

    def _about(self, chosen: IndicatorSet) -> str:
        return self.tr(
            "{title}: {content}. Poängen följer av vad som är uppfyllt, men kan sättas för "
            "hand om du skriver varför."
        ).format(title=chosen.title, content=content_of(chosen))

    def _about_areas(self, whole: int) -> str:
        if whole == len(self.edition.areas):
            return self.tr(
                "Utgåvans frågor är inte kända. Varje område bedöms på områdesnivå, i ett tal "
                "av 100. Har du en egen rapport kan du först fylla i "
                "utgåvan i ”Utgåvor och indikatorer”."
            )
        return self.tr(
            "{count} områden har inga kända frågor med poäng och bedöms på områdesnivå, i ett "
            "tal av 100."
        ).format(count=whole)

    def _chosen_set(self) -> IndicatorSet | None:
        wanted = self.indicators.currentData()
        return next((one for one in self._known.indicator_sets if one.id == wanted), None)
