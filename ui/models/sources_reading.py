"""What was read in documents, kept while the file is open: pages to search, remarks to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kompass.errors import KompassError
from ui.models.sources_words import remarks

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Source
    from kompass.sources.model import DocumentText, PageText
    from ui.session import Session


class Readings(QObject):
    """Texts by SHA-256, asked of the file once each; contents never change."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: dict[str, DocumentText] = {}
        self._remarks: dict[str, tuple[str, ...]] = {}
        for signal in (session.opened, session.closed):
            signal.connect(self.forget)

    def forget(self) -> None:
        """Let go of everything."""
        self._texts.clear()
        self._remarks.clear()

    def text(self, source: Source) -> DocumentText:
        """Return a source's text; ``KompassError`` if the file does not hold it."""
        file = self._session.file
        if file is None or not source.sha256:
            raise KompassError("Underlaget har inget innehåll ännu. Hämta det först.")
        if source.sha256 not in self._texts:
            self._texts[source.sha256] = file.text(source.sha256)
        return self._texts[source.sha256]

    def content(self, source: Source) -> bytes:
        """Return a source as it came; ``KompassError`` if the file does not hold it."""
        file = self._session.file
        if file is None or not source.sha256:
            raise KompassError("Underlaget har inget innehåll ännu. Hämta det först.")
        return file.content(source.sha256)

    def remarks(self, source: Source) -> tuple[str, ...]:
        """Return what is remarkable about a source's text, in sentences."""
        if not source.sha256:
            return ()
        if source.sha256 not in self._remarks:
            try:
                self._remarks[source.sha256] = remarks(self.text(source))
            except KompassError as error:
                return (str(error),)
        return self._remarks[source.sha256]

    def pages(self, sources: tuple[Source, ...]) -> list[tuple[str, PageText]]:
        """Return all pages of sources, by SHA-256; those that are not there are left out."""
        found: list[tuple[str, PageText]] = []
        for sha256, source in {one.sha256: one for one in sources if one.sha256}.items():
            try:
                found += [(sha256, page) for page in self.text(source).pages]
            except KompassError:
                continue
        return found
