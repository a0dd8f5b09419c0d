"""Which of the areas' texts are written, and the way to those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.swedish import join_words
from ui.theme import Theme
from ui.touched import Entity, Touched
from ui.widgets.jump_list import JumpList
from ui.widgets.jump_row import Jump

if TYPE_CHECKING:
    from kompass.assessment.snapshot import AreaTexts
    from kompass.catalogue.model import Area
    from ui.session import Session

_SHOWS = frozenset({Entity.AREA, Entity.STRENGTH, Entity.IMPROVEMENT})


class AreaStatus(QWidget):
    """A row per area. ``area_requested`` carries the ``AreaId`` that somebody wants to write on."""

    area_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = JumpList(theme, self)
        self.list.chosen.connect(self.area_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        session.opened.connect(self._refresh)
        session.changed.connect(self._on_changed)
        self._refresh()

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if any(place.entity in _SHOWS for place in touched):
            self._refresh()

    def _refresh(self) -> None:
        if self._session.is_open:
            snapshot = self._session.snapshot
            areas = snapshot.edition.areas
            self.list.show_jumps([self._jump(a, snapshot.area_texts(a.id)) for a in areas])

    def _jump(self, area: Area, texts: AreaTexts) -> Jump:
        there, lacking = self._parts(area, texts)
        sentences = []
        if there:
            sentences.append(self.tr("{parts} finns.").format(parts=_sentence(there)))
        if lacking:
            sentences.append(self.tr("{parts} saknas.").format(parts=_sentence(lacking)))
        return Jump(
            title=f"{area.number}  {area.title}",
            detail=" ".join(sentences),
            sign="circle-dashed" if lacking else "circle-check",
            target=area.id,
        )

    def _parts(self, area: Area, texts: AreaTexts) -> tuple[list[str], list[str]]:
        """Return in words what is there and what is lacking.

        An introduction is never lacking where the edition proposes one, which the report uses.
        """
        there, lacking = [], []
        introduction = self.tr("inledning")
        if texts.introduction.strip():
            there.append(introduction)
        elif area.suggested_introduction:
            there.append(self.tr("Kompass förslag till inledning"))
        else:
            lacking.append(introduction)
        (there if texts.findings.strip() else lacking).append(self.tr("iakttagelser"))
        for rows, one, many, none in (
            (texts.strengths, self.tr("1 styrka"), self.tr("{n} styrkor"), self.tr("styrkor")),
            (
                texts.improvements,
                self.tr("1 förbättringsområde"),
                self.tr("{n} förbättringsområden"),
                self.tr("förbättringsområden"),
            ),
        ):
            written = sum(bool(row.text.strip()) for row in rows)
            if written:
                there.append(one if written == 1 else many.format(n=written))
            else:
                lacking.append(none)
        return there, lacking


def _sentence(parts: list[str]) -> str:
    words = join_words(parts)
    return words[:1].upper() + words[1:]
