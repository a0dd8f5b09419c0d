"""A table of sentences: every line can be read in full and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from ui.models.sentences import SentencesModel
from ui.widgets.rows_view import dress


class SentenceTable(QTableView):
    """The last column takes the room there is and wraps; Ctrl+C copies the chosen rows."""

    def __init__(self, model: SentencesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = model
        self.setModel(model)
        self.setAccessibleName(name)
        dress(self)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        model.modelReset.connect(self._fit)

    def copy_all(self) -> None:
        """Put every row on the clipboard."""
        QGuiApplication.clipboard().setText(self._sentences.as_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
            QGuiApplication.clipboard().setText(self._sentences.as_text(rows))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns in proportion and wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = self._sentences.columnCount()
        for column in range(columns - 1):
            self.resizeColumnToContents(column)
            most = self.viewport().width() // 3
            self.setColumnWidth(column, min(self.columnWidth(column), most))
