"""Where undo and redo have changed what something says about a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.ids import RowId
from ui.touched import Entity, Touched

if TYPE_CHECKING:
    from kompass.assessment.material import Link
    from ui.session import Session


class Linked(QObject):
    """``restored`` carries the question and the link that undo or redo touched."""

    restored = Signal(str, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._now: Mapping[RowId, Link] = {}
        self._before: Mapping[RowId, Link] = {}
        session.opened.connect(self._begin)
        session.changed.connect(self._on_changed)
        session.restored.connect(self._on_restored)
        if session.is_open:
            self._begin()

    def _begin(self) -> None:
        self._now = self._before = self._session.snapshot.material.links

    def _on_changed(self, _touched: frozenset[Touched]) -> None:
        self._before, self._now = self._now, self._session.snapshot.material.links

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        links = sorted(RowId(place.id) for place in touched if place.entity is Entity.LINK)
        for link in links:
            known = self._now.get(link) or self._before.get(link)
            if known is not None:
                self.restored.emit(known.question, link)
                return
