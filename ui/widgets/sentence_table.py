"""A table of sentences: every line can be read in full and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.sentences import SentencesModel
from ui.theme import mark


class SentenceTable(QTableView):
    """The last column takes the room there is and wraps; Ctrl+C copies the chosen rows."""

    def __init__(self, model: SentencesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        mark(self, kind="figures")
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
