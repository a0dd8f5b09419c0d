"""What the page for sources does with files and with whole lists."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from kompass.assessment.material_kinds import SourceKind
from kompass.errors import KompassError
from kompass.sources.recognise import plain_name
from ui.models import sources_proposals as proposals
from ui.models.sources_words import title_of
from ui.sourcing.intake import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.assessment.edits import NewVersion
    from kompass.assessment.material import Source
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from kompass.progress import Progress
    from ui.models.sources_desk import SourceDesk
    from ui.models.sources_reading import Readings
    from ui.sourcing.capture import SourceCapture
    from ui.sourcing.intake import SourceIntake
    from ui.widgets.interview_out import InterviewOut
    from ui.widgets.source_dialogs import SourceDialogs


class SourceErrands(QObject):
    """``row_added``: the id of a new row of a list, to be written."""

    row_added = Signal(str)

    def __init__(
        self,
        desk: SourceDesk,
        readings: Readings,
        work: tuple[SourceIntake, SourceCapture],
        dialogs: SourceDialogs,
        out: InterviewOut,
    ) -> None:
        super().__init__(out)
        self._desk = desk
        self._readings = readings
        self._intake, self._capture = work
        self.dialogs = dialogs
        self._out = out
        desk.told.connect(out.tell)
        self._intake.versioned.connect(self._on_version)

    def add_files(self, request: RowId | None = None) -> None:
        """Ask for documents and take them in."""
        self.take(self.dialogs.documents(), request)

    def take(self, paths: Sequence[Path], request: RowId | None = None) -> None:
        """Take in files and folders."""
        if paths:
            self._intake.take(paths, Wish(request=request))

    def add_pages(self, paths: Sequence[Path], address: str) -> None:
        """Take in saved pages of the web."""
        self._intake.take(paths, Wish(kind=SourceKind.WEB, address=address.strip()))

    def ask_for_page(self, address: str) -> None:
        """Ask for a saved page of the web and take it in."""
        path = self.dialogs.document(self.tr("Sparad webbsida"))
        if path is not None:
            self.add_pages([path], address)

    def paste_page(self, address: str) -> None:
        """Take the text on the clipboard as a page of the web."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._capture.paste(text, address)
        else:
            self._out.tell_trouble(
                self.tr("Urklipp har ingen text. Kopiera texten på sidan först.")
            )

    def new_version(self) -> None:
        """Ask for a new version of the current source."""
        source = self._desk.current
        if source is None:
            return
        asked = self.tr("Ny version av {title}").format(title=title_of(source))
        path = self.dialogs.document(asked)
        if path is not None:
            self._intake.take([path], Wish(replaces=source.id))

    def save_out(self) -> None:
        """Save the current source as it came."""
        source = self._desk.current
        if source is None:
            return
        path = self.dialogs.save(_proposal(source))
        if path is None:
            return
        try:
            content = self._readings.content(source)
        except KompassError as error:
            self._out.tell_trouble(str(error))
            return
        self._out.write(path, partial(_write, content))

    def remove(self) -> None:
        """Remove the current source, and offer to forget its content."""
        source = self._desk.current
        if source is None or not self._desk.writable:
            return
        if self._desk.do(lambda file: _remove(file, source.id)) is None:
            return
        said = self.tr("{title} är borttaget, och Ctrl+Z tar tillbaka det.")
        sentence = said.format(title=title_of(source))
        self._out.tell(sentence)
        if source.sha256 and self._is_alone(source):
            ways = ((self.tr("Ta bort &innehållet för gott…"), partial(self._ask, source)),)
            self._out.said.tell(sentence, ways)

    def write_letter(self) -> None:
        """Write the letter that asks for what has not come."""
        from kompass.report.letter import letter

        if not self._desk.session.flush():
            return
        try:
            document = letter(self._desk.session.snapshot)
        except KompassError as error:
            self._out.tell_trouble(str(error))
            return
        word, pdf = self.tr("Word (*.docx)"), self.tr("PDF (*.pdf)")
        path = self.dialogs.save(self.tr("Brev om underlag.docx"), f"{word};;{pdf}")
        if path is None:
            return

        def write(target: Path, progress: Progress) -> str:
            from kompass.report.export import write_document

            write_document(document, target, progress)
            return ""

        self._out.write(path if path.suffix else path.with_suffix(".docx"), write)

    def propose(self, *, web: bool) -> None:
        """Add what Kompass proposes to one of the lists."""
        add = proposals.add_lookups if web else proposals.add_requests
        count = self._desk.do(add)
        if count is None:
            return
        name = proposals.label(self._desk.edition) or self.tr("Kompass eget förslag")
        said = self.tr("{count} rader är tillagda, {name}. Stryk det som inte behövs.")
        nothing = self.tr("Allt i förslaget står redan i listan.")
        self._out.tell(said.format(count=count, name=name) if count else nothing)

    def add_row(self, *, web: bool) -> None:
        """Add an empty row to one of the lists."""
        row = self._desk.do(_new_lookup if web else _new_request)
        if row is not None:
            self.row_added.emit(row)

    def _is_alone(self, source: Source) -> bool:
        return all(one.sha256 != source.sha256 for one in self._desk.material.sources)

    def _ask(self, source: Source) -> None:
        sentence = self.tr("Innehållet i {title} går inte att få tillbaka, inte ens med Ångra.")
        ways = (
            (self.tr("&Ta bort för gott"), partial(self._forget, source)),
            (self.tr("&Behåll"), self._out.hide),
        )
        self._out.said.ask(sentence.format(title=title_of(source)), ways)

    def _forget(self, source: Source) -> None:
        try:
            self._desk.session.edit(lambda file: _forget(file, source.sha256))
        except KompassError as error:
            self._out.tell_trouble(str(error))
            return
        self._readings.forget()
        self._out.tell(self.tr("Innehållet är borttaget för gott."))

    def _on_version(self, version: NewVersion) -> None:
        self._desk.choose(version.source)
        moved, left = len(version.moved), len(version.to_check)
        if not moved and not left:
            self._out.tell(self.tr("Den nya versionen är tillagd. Den gamla hade inga utdrag."))
            return
        said = self.tr("Den nya versionen är tillagd. {moved} utdrag följde med.")
        sentence = said.format(moved=moved)
        if left:
            more = self.tr("{left} står inte kvar ordagrant och behöver kontrolleras.")
            sentence = f"{sentence} {more.format(left=left)}"
        self._out.tell(sentence)


def _proposal(source: Source) -> str:
    name = plain_name(source.file_name or f"{title_of(source)}")
    suffix = {"html": ".html", "text": ".txt", "image": "", None: ""}
    form = source.form.value if source.form else None
    return name if Path(name).suffix else f"{name}{suffix.get(form, f'.{form}')}"


def _write(content: bytes, path: Path, _progress: Progress) -> str:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise KompassError(
            f"{path.name} går inte att skriva. Välj en annan mapp eller ett annat namn."
        ) from error
    return ""


def _remove(file: AssessmentFile, row: RowId) -> bool:
    from kompass.assessment import edits

    edits.remove_source(file, row)
    return True


def _forget(file: AssessmentFile, sha256: str) -> None:
    from kompass.assessment import edits

    edits.remove_contents(file, sha256)


def _new_request(file: AssessmentFile) -> RowId:
    from kompass.assessment import edits

    return edits.add_request(file)


def _new_lookup(file: AssessmentFile) -> RowId:
    from kompass.assessment import edits

    return edits.add_lookup(file)
