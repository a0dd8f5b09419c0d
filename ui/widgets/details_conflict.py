"""The mark of conflicts about the facts of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.models.contested import details
from ui.widgets.conflict_mark import ConflictMark

if TYPE_CHECKING:
    from ui.session import Session


class DetailsConflict(ConflictMark):
    """Watches the same fields of ``Details`` in whichever file is open."""

    def __init__(
        self,
        session: Session,
        fields: Sequence[str],
        field: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, field, parent)
        self._fields = tuple(fields)
        session.opened.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._session.is_open:
            self.watch(*details(self._session.snapshot, *self._fields))
