"""The bottom of the window: where the file is, when it was saved, whether it can be changed."""

from datetime import datetime

from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from ui.actions import ActionId, Actions
from ui.session import Session
from ui.theme import GRID, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label


class StatusStrip(QStatusBar):
    """Path, last save and access of the open file."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._path = ElidedLabel()
        self._path.setAccessibleName(self.tr("Filens plats"))
        self._copy = QToolButton()
        self._copy.setDefaultAction(actions[ActionId.COPY_PATH])
        self._saved = label()
        self._backup = label(self.tr("Ingen säkerhetskopia"))
        self._access = label(self.tr("Skrivskyddad"), weight="strong")
        self.addWidget(self._copy)
        self.addWidget(self._path, 1)
        self.addPermanentWidget(self._backup)
        self.addPermanentWidget(self._access)
        self.addPermanentWidget(self._saved)
        for part in (self._path, self._saved, self._access):
            mark(part, text="small", tone="muted")
        mark(self._backup, text="small", tone="reference")
        for signal in (session.opened, session.moved, session.closed, session.changed):
            signal.connect(self._refresh)
        self.messageChanged.connect(lambda words: None if words else self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        file = self._session.file
        told = bool(self.currentMessage())  # which stands where these do
        for part in (self._path, self._copy):
            part.setVisible(file is not None and not told)
        self._saved.setVisible(file is not None)
        self._access.setVisible(file is not None and file.read_only)
        self._backup.setVisible(file is not None and bool(file.backup_trouble))
        if file is None:
            return
        self._backup.setToolTip(file.backup_trouble)
        path = str(file.path)
        self._path.setText(path)
        self._path.setAccessibleDescription(path)
        self._saved.setText(self._saved_words(file.saved_at))

    def _saved_words(self, saved_at: datetime | None) -> str:
        if saved_at is None:
            return ""
        local = saved_at.astimezone()
        now = datetime.now().astimezone()
        if local.date() == now.date():
            return self.tr("Sparad {time}").format(time=f"{local:%H:%M:%S}")
        from kompass.swedish import format_date

        return self.tr("Sparad {day} {time}").format(
            day=format_date(local.date()), time=f"{local:%H:%M}"
        )
