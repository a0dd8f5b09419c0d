"""Create and open assessment files."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kompass import __version__
from kompass.assessment.file import backups, intake, migrations, rows, trouble
from kompass.assessment.file.access import Access, access_to
from kompass.assessment.file.assessment_file import AssessmentFile
from kompass.assessment.file.backups import Backups
from kompass.assessment.file.beginnings import beginning
from kompass.assessment.file.copying import WorkingCopy, copy_beside_work, refuse_leftovers
from kompass.assessment.file.lock import Holder
from kompass.assessment.snapshot import Assessor, Details, Snapshot
from kompass.assessment.values import typed
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AssessmentId, new_id

__all__ = ["AssessmentFile", "Holder", "create", "open_file", "warm_up"]


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

    ``edition`` is taken as it is, with or without indicators, and frozen in the file.
    ``content`` gives everything else that the file begins with: scores, own scores, marks,
    texts and seats (its own details, edition and assessors are not used). What a file begins
    with is in the journal but cannot be undone. ``backup_folder`` as for ``open_file``. Raises
    ``KompassError`` if ``path`` exists or cannot be written, or for a value that a team could
    not enter either.
    """
    path = path.absolute()
    _refuse_existing(path)
    refuse_leftovers(path)
    born = Snapshot(AssessmentId(new_id()), edition, details, tuple(assessors))
    if content is not None:
        born = replace(
            content, id=born.id, edition=edition, details=details, assessors=born.assessors
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
    what it was then, and ``details`` names the latest copy if there is one. Read-only,
    nothing at all is written beside it either.
    """
    path, folder = path.absolute(), backup_folder or backups.default_folder()
    try:
        return _open(path, author, folder, read_only=read_only)
    except KompassError as error:
        copy = backups.latest_of(folder, path)
        if copy is None or error.details:
            raise
        raise KompassError(str(error), details=(f"Senaste säkerhetskopian: {copy}",)) from error


def warm_up() -> None:
    """Import what writing needs and opening does not, so that the first change is saved at once.

    For a thread of its own while nobody waits; harmless when repeated.
    """
    from kompass.assessment.file import records, writing  # noqa: F401

    records.get_ready()


def _open(path: Path, author: str, folder: Path, *, read_only: bool) -> AssessmentFile:
    header = intake.read_header(path)
    real = path.resolve()  # SQLite too looks for what belongs to a file beside the real one
    author = typed.line(author)
    access = access_to(real, author, read_only=read_only)
    opening = _Opening(path, real, header, author, access, folder)
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
    real: Path
    header: intake.Header
    author: str
    access: Access
    backup_folder: Path

    def to_read(self) -> AssessmentFile:
        """Open without writing a byte: what must be written is written to a copy elsewhere."""
        if self._as_it_is:
            try:
                connection, content = self._examined(self.real, "ro")
            except sqlite3.OperationalError as error:
                if not self._journal.exists():
                    raise
                del error  # a crash has left a journal that must be rolled back first
            else:
                return self._file(connection, content)
        copy = WorkingCopy(self.real, wal=self.header.wal)
        try:
            connection, content = self._examined(copy.path, "rw")
        except BaseException:
            copy.remove()
            raise
        return self._file(connection, content, clean_up=copy.remove)

    def to_write(self) -> AssessmentFile:
        """Open for writing, after everything has been tried without."""
        if self._as_it_is and not self._journal.exists():
            connection, content = self._examined(self.real, "ro")
            connection.close()
            connection = intake.connect(self.real, "rw")
        else:
            self._rehearse()
            connection, content = self._examined(self.real, "rw", keep_old=True)
        stem = backups.stem_of(content.snapshot, self.path)
        folder = backups.folder_of(self.backup_folder, content.snapshot.id)
        copies = Backups(folder, stem, partial(copy_beside_work, self.real))
        file = self._file(connection, content, copies=copies)
        with suppress(KompassError):  # it is tried again at the next opening
            file.sweep()
        return file

    @property
    def _as_it_is(self) -> bool:
        return self.header.schema == migrations.SCHEMA and not self.header.wal

    @property
    def _journal(self) -> Path:
        return self.real.with_name(f"{self.real.name}-journal")

    def _rehearse(self) -> None:
        """Roll back, upgrade and read a copy first, so that a failure leaves the file alone."""
        if not self._journal.exists() and not self.header.wal:
            intake.refuse_newer(self.header.schema, self.path)
        copy = WorkingCopy(self.real, wal=self.header.wal)
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
            intake.check(connection, path)
            if schema < migrations.SCHEMA:
                if keep_old:
                    self._keep_old(connection, schema)
                self._upgrade(connection)
            return connection, intake.load(connection)
        except BaseException:
            connection.close()
            raise

    def _upgrade(self, connection: sqlite3.Connection) -> None:
        try:
            migrations.upgrade(connection)
        except (ValueError, KeyError, sqlite3.IntegrityError) as error:
            raise KompassError(
                f"{trouble.quoted(self.path)} kunde inte göras om till den här versionens format. "
                "Filen är orörd; öppna den i den version av Kompass som den skrevs med."
            ) from error

    def _keep_old(self, connection: sqlite3.Connection, schema: int) -> None:
        assessment = migrations.assessment_id(connection)
        folder = backups.folder_of(self.backup_folder, assessment)
        name = f"{self.path.stem[:80]} i format {schema}"
        backups.keep(folder, name, partial(copy_beside_work, self.real))

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


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise KompassError(
            f"{trouble.quoted(path)} finns redan. Välj ett annat namn eller öppna filen."
        )


def _write_new(draft: Path, born: Snapshot, author: str) -> None:
    from kompass.assessment.file import writing
    from kompass.catalogue.document import to_document

    first = beginning(born, author)
    document = json.dumps(to_document(born.edition), ensure_ascii=False)
    identity = rows.Identity(
        born.id, born.edition.content_hash, document, intake.digest_of(document)
    )
    with closing(intake.connect(draft, "rwc")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.create_schema(connection)
        writing.write_identity(connection, identity, born.edition.id, __version__)
        writing.write(connection, first)
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
