"""Tables whose columns have long names: they break their lines, also within a long word."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt

from ui.models.row_table import RowTable

R = TypeVar("R")
_SOFT_HYPHEN: Final = "\u00ad"
_BREAK: Final = "\u200b"
"""Where a line may end and nothing is shown: after the hyphens of an id."""
_LONG: Final = {
    "procentenheter": f"procent{_SOFT_HYPHEN}enheter",
    "utvärderingsfil": f"utvärde{_SOFT_HYPHEN}ringsfil",
}


class WrappedHeads(RowTable[R]):
    """What is copied has the names as they are; only what is shown may break."""

    def in_words(self, row: R, column: int) -> str:
        """Return a figure, and after it what there is to say of it."""
        if not self.is_figure(column):
            return super().in_words(row, column)
        figure, more = self.cell(row, column), self.tip(row, column)
        added = "" if more in {figure, self.tip(row, 0)} else more.replace("\n", ": ")
        said = ". ".join(filter(None, (figure or self.tr("tomt"), added)))
        return f"{self.headings()[column]}: {said}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Return the names of the columns, and that they may break."""
        found = super().headerData(section, orientation, role)
        if found is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            upright = Qt.AlignmentFlag.AlignBottom.value
            side = found & Qt.AlignmentFlag.AlignHorizontal_Mask
            return side.value | upright | Qt.TextFlag.TextWordWrap.value
        if role == Qt.ItemDataRole.DisplayRole:
            found = found.replace("-", f"-{_BREAK}")
            for word, broken in _LONG.items():
                found = found.replace(word, broken)
        return found
