"""Create and open assessment files."""

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from kompass import __version__
from kompass.assessment import backups, intake, migrations, rows, trouble, typed
from kompass.assessment.backups import Backups
from kompass.assessment.beginnings import beginning
from kompass.assessment.copying import WorkingCopy, copy_beside_work, refuse_leftovers
from kompass.assessment.file import Access, AssessmentFile
from kompass.assessment.lock import FileHold, HeldByOther, Holder
from kompass.assessment.snapshot import Assessor, Details, Snapshot
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AssessmentId, new_id
from kompass.swedish import format_date

__all__ = ["AssessmentFile", "Holder", "create", "open_file"]

_READ_ONLY: Final = "Du kan läsa men inte ändra."
_ASKED_FOR: Final = f"Filen är öppnad för läsning. {_READ_ONLY}"
_PROTECTED: Final = (
    f"Filen är skrivskyddad. {_READ_ONLY} Kopiera den till en annan mapp för att ändra."
)
_FOLDER_PROTECTED: Final = (
    f"Mappen är skrivskyddad. {_READ_ONLY} Kopiera filen till en annan mapp för att ändra."
)


def create(
    path: Path,
    *,
    details: Details,
    edition: Edition,
    author: str,
    assessors: Sequence[Assessor] = (),
    content: Snapshot | None = None,
    backup_folder: Path | None = None,
) -> AssessmentFile:
    """Write a new assessment file and return it open.

    ``content`` gives everything else that the file begins with: scores, texts and seats (its
    own details, edition and assessors are not used). What a file begins with is in the
    journal but cannot be undone. ``backup_folder`` as for ``open_file``. Raises
    ``KompassError`` if ``path`` exists or cannot be written, or for a value that a team
    could not enter either.
    """
    path = path.absolute()
    _refuse_existing(path)
    refuse_leftovers(path)
    assessment = AssessmentId(new_id())
    born = Snapshot(
        id=assessment,
        edition=edition,
        details=details,
        assessors=tuple(assessors),
        seats=content.seats if content else (),
        scores=content.scores if content else {},
        texts=content.texts if content else {},
    )
    draft = path.with_name(f".{path.name}.{new_id()}")
    try:
        _write_new(draft, born, typed.line(author))
        _move_into_place(draft, path)
    except (sqlite3.Error, OSError) as error:
        raise trouble.writing(error, path) or error from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return open_file(path, author=author, backup_folder=backup_folder)


def open_file(
    path: Path, *, author: str, read_only: bool = False, backup_folder: Path | None = None
) -> AssessmentFile:
    """Open an assessment file; read-only if somebody else has it or it cannot be written.

    A file of an older schema is upgraded, after a copy has been kept. ``backup_folder`` is
    where the copies of all assessments lie, the user's own data folder if not given. Raises
    ``KompassError`` for a file that is not ours, damaged or too new; it is byte for byte
    what it was then. Read-only, nothing at all is written beside it either.
    """
    path = path.absolute()
    header = intake.read_header(path)
    author = typed.line(author)
    access = _access(path, author, read_only=read_only)
    opening = _Opening(path, header, author, access, backup_folder or backups.default_folder())
    try:
        with intake.reading(path):
            return opening.to_read() if access.hold is None else opening.to_write()
    except BaseException:
        if access.hold is not None:
            access.hold.release()
        raise


@dataclass(frozen=True)
class _Opening:
    path: Path
    header: intake.Header
    author: str
    access: Access
    backup_folder: Path

    def to_read(self) -> AssessmentFile:
        """Open without writing a byte: what must be written is written to a copy elsewhere."""
        if self._as_it_is:
            try:
                connection, content = self._examined(self.path, "ro")
            except sqlite3.OperationalError as error:
                if not self._journal.exists():
                    raise
                del error  # a crash has left a journal that must be rolled back first
            else:
                return self._file(connection, content)
        copy = WorkingCopy(self.path)
        try:
            connection, content = self._examined(copy.path, "rw")
        except BaseException:
            copy.remove()
            raise
        return self._file(connection, content, clean_up=copy.remove)

    def to_write(self) -> AssessmentFile:
        """Open for writing, after everything has been tried without."""
        if self._as_it_is and not self._journal.exists():
            connection, content = self._examined(self.path, "ro")
            connection.close()
            connection = intake.connect(self.path, "rw")
        else:
            self._rehearse()
            connection, content = self._examined(self.path, "rw", keep_old=True)
        stem = backups.stem_of(content.snapshot, self.path)
        folder = backups.folder_of(self.backup_folder, content.snapshot.id)
        copies = Backups(folder, stem, partial(copy_beside_work, self.path))
        return self._file(connection, content, copies=copies)

    @property
    def _as_it_is(self) -> bool:
        return self.header.schema == migrations.SCHEMA and not self.header.wal

    @property
    def _journal(self) -> Path:
        return self.path.with_name(f"{self.path.name}-journal")

    def _rehearse(self) -> None:
        """Roll back, upgrade and read a copy first, so that a failure leaves the file alone."""
        copy = WorkingCopy(self.path)
        try:
            connection, _ = self._examined(copy.path, "rw")
            connection.close()
        finally:
            copy.remove()

    def _examined(
        self, path: Path, mode: intake.Mode, *, keep_old: bool = False
    ) -> tuple[sqlite3.Connection, intake.Content]:
        connection = intake.connect(path, mode)
        try:
            schema = migrations.schema_of(connection)
            intake.refuse_newer(schema, self.path)
            intake.check(connection)
            if schema < migrations.SCHEMA:
                if keep_old:
                    self._keep_old(connection, schema)
                migrations.upgrade(connection)
            return connection, intake.load(connection)
        except BaseException:
            connection.close()
            raise

    def _keep_old(self, connection: sqlite3.Connection, schema: int) -> None:
        assessment = migrations.assessment_id(connection)
        folder = backups.folder_of(self.backup_folder, assessment)
        name = f"{self.path.stem[:80]} i format {schema}"
        backups.keep(folder, name, partial(copy_beside_work, self.path))

    def _file(
        self,
        connection: sqlite3.Connection,
        content: intake.Content,
        *,
        copies: Backups | None = None,
        clean_up: Callable[[], None] = lambda: None,
    ) -> AssessmentFile:
        return AssessmentFile(
            self.path,
            connection,
            content,
            self.access,
            author=self.author,
            backups=copies,
            clean_up=clean_up,
        )


def _access(path: Path, author: str, *, read_only: bool) -> Access:
    if read_only:
        return Access(reason=_ASKED_FOR)
    if not _may_write(path):
        return Access(reason=_PROTECTED)
    if not _may_write(path.parent):
        return Access(reason=_FOLDER_PROTECTED)
    try:
        return Access(hold=FileHold(path.resolve(), author))
    except HeldByOther as held:
        return Access(reason=_held(held.holder), holder=held.holder)
    except OSError:
        return Access(reason=_FOLDER_PROTECTED)


def _may_write(path: Path) -> bool:
    # Also for root, who may write anything: somebody has protected it on purpose.
    protected = stat.S_IMODE(path.stat().st_mode) & 0o222 == 0
    return not protected and os.access(path, os.W_OK)


def _held(holder: Holder | None) -> str:
    if holder is None:
        return f"Filen är redan öppen i ett annat fönster eller på en annan dator. {_READ_ONLY}"
    since = holder.since.astimezone()
    return (
        f"{holder.name or 'Någon'} har filen öppen på datorn {holder.host} "
        f"sedan {format_date(since.date())} kl. {since:%H.%M}. {_READ_ONLY}"
    )


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise KompassError(
            f"{trouble.quoted(path)} finns redan. Välj ett annat namn eller öppna filen."
        )


def _write_new(draft: Path, born: Snapshot, author: str) -> None:
    from kompass.catalogue.files import to_document

    first = beginning(born, author)
    document = json.dumps(to_document(born.edition), ensure_ascii=False)
    identity = rows.Identity(
        born.id, born.edition.content_hash, document, intake.digest_of(document)
    )
    with closing(intake.connect(draft, "rwc")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.create_schema(connection)
        rows.write_identity(connection, identity, born.edition.id, __version__)
        rows.write(connection, first)
        connection.execute("COMMIT")


def _move_into_place(draft: Path, path: Path) -> None:
    """Give ``draft`` its name without ever replacing a file that has come in between."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        _refuse_existing(path)
        raise
    except OSError:  # a file system without hard links
        _refuse_existing(path)
        draft.rename(path)
