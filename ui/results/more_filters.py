"""The filters that are asked for less often: where, which kind, how large, and what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from kompass.archive.selection import Selection
from kompass.assessment.snapshot import Level
from kompass.swedish import alphabetical
from ui.models.results_words import countries, levels
from ui.results.flow import Flow
from ui.results.many_choice import ManyChoice
from ui.results.number_field import NumberField
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Group

_LEAST_PEOPLE: Final = 1


class MoreFilters(QWidget):
    """``changed``: something else is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, Group] = {}
        self.group = QComboBox()
        self.country = ManyChoice(self.tr("Land"))
        self.county = ManyChoice(self.tr("Län"))
        self.kind = ManyChoice(self.tr("Kommungrupp"))
        self.level = ManyChoice(self.tr("Nivå"))
        self.people_from = NumberField(
            self.tr("Minst så många invånare"), figures=7, least=_LEAST_PEOPLE
        )
        self.people_to = NumberField(
            self.tr("Högst så många invånare"), figures=7, least=_LEAST_PEOPLE
        )
        self.comparable = CheckBox(self.tr("Bara jämförbara"), theme)
        self.withdrawn = CheckBox(self.tr("Visa återtagna"), theme)
        self._theme = theme
        self._fill()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def count(self) -> int:
        """So many of the choices bound the selection."""
        chosen = self.narrowed(Selection())
        return sum(
            (
                bool(chosen.municipalities),
                bool(chosen.countries),
                bool(chosen.counties),
                bool(chosen.skr_groups),
                bool(chosen.levels),
                chosen.inhabitants_from is not None or chosen.inhabitants_to is not None,
                chosen.comparable_only,
                chosen.with_withdrawn,
            )
        )

    @property
    def group_name(self) -> str:
        """The name of the chosen group; empty for none."""
        group = self._groups.get(self.group.currentData() or "")
        return group.name if group is not None else ""

    def narrowed(self, selection: Selection) -> Selection:
        """Return a selection with what is chosen here."""
        group = self._groups.get(self.group.currentData() or "")
        return replace(
            selection,
            countries=self.country.chosen,
            counties=self.county.chosen,
            skr_groups=self.kind.chosen,
            levels=frozenset(Level(one) for one in self.level.chosen),
            inhabitants_from=self.people_from.number,
            inhabitants_to=self.people_to.number,
            comparable_only=self.comparable.isChecked(),
            with_withdrawn=self.withdrawn.isChecked(),
            municipalities=frozenset(group.municipalities) if group is not None else frozenset(),
        )

    def offer_groups(self, groups: Sequence[Group]) -> None:
        """Offer these groups, and the one that everybody has; the chosen one stays."""
        from kompass.archive.peers import SODERTORN

        chosen = self.group.currentData()
        named = {group.name for group in groups}
        usual = () if SODERTORN.group.name in named else (SODERTORN.group,)
        self._groups = {str(group.id): group for group in (*groups, *usual)}
        self.group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.group.clear()
        self.group.addItem(self.tr("Alla kommuner"), "")
        for row, group in self._groups.items():
            self.group.addItem(group.name, row)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0) if chosen else 0)
        self.group.blockSignals(False)  # noqa: FBT003

    def choose_group(self, group: str) -> None:
        """Choose a group by its id."""
        self.group.setCurrentIndex(max(self.group.findData(group), 0))

    def clear(self) -> None:
        """Choose nothing, without telling for each part."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.group.setCurrentIndex(0)
        for choice in (self.country, self.county, self.kind, self.level):
            choice.choose(())
        for field in (self.people_from, self.people_to):
            field.clear()
        for box in (self.comparable, self.withdrawn):
            box.setChecked(False)
        self.blockSignals(False)  # noqa: FBT003

    def _fill(self) -> None:
        from kompass.assessment.register import municipalities

        everywhere = municipalities()
        counties = {each.county_code: each.county for each in everywhere}
        kinds = {each.skr_group_code: each.skr_group for each in everywhere}
        by_name = sorted(counties.items(), key=lambda pair: alphabetical(pair[1]))
        self.county.offer(by_name)
        self.kind.offer([(code, f"{code} {name}") for code, name in sorted(kinds.items())])
        self.country.offer(list(countries().items()))
        self.level.offer([(str(level.value), words) for level, words in levels().items()])
        self.group.addItem(self.tr("Alla kommuner"), "")

    def _connect(self) -> None:
        self.group.currentIndexChanged.connect(lambda _: self.changed.emit())
        for choice in (self.country, self.county, self.kind, self.level):
            choice.changed.connect(self.changed)
        for field in (self.people_from, self.people_to):
            field.changed.connect(self.changed)
        for box in (self.comparable, self.withdrawn):
            box.toggled.connect(lambda _: self.changed.emit())

    def _fit(self) -> None:
        for field in (self.people_from, self.people_to):
            field.fit()

    def _lay_out(self) -> None:
        self.group.setAccessibleName(self.tr("Grupp av kommuner"))
        self.group.setToolTip(self.tr("Grupp av kommuner"))
        self.group.setMinimumContentsLength(16)
        self.group.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        people = QWidget()
        row = QHBoxLayout(people)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label(self.tr("Invånare"), tone="muted"))
        row.addWidget(self.people_from)
        row.addWidget(label("–", tone="muted"))
        row.addWidget(self.people_to)
        flow = Flow(self)
        for part in (
            self.group, self.county, self.kind, people, self.country, self.level,
            self.comparable, self.withdrawn,
        ):  # fmt: skip
            flow.addWidget(part)
