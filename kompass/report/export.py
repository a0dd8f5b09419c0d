"""The report as a file: format by suffix, written beside and moved into place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kompass.archive.model import Result
from kompass.archive.values import ReferenceValues
from kompass.assessment.snapshot import Snapshot
from kompass.errors import KompassError
from kompass.ids import new_id
from kompass.progress import Progress, silent
from kompass.report import write_docx, write_pdf
from kompass.report.build import build
from kompass.report.document import Document
from kompass.report.scope import WHOLE, Scope

Writer = Callable[[Document, Path, Progress], None]

FORMATS: Final[Mapping[str, str]] = MappingProxyType({".docx": "Word", ".pdf": "PDF"})
"""The suffixes there are, and what people call them."""
_WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {".docx": write_docx.write, ".pdf": write_pdf.write}
)


def export(
    snapshot: Snapshot,
    path: Path,
    *,
    reference: ReferenceValues | None = None,
    others: Sequence[Result] = (),
    progress: Progress = silent,
    today: date | None = None,
    scope: Scope = WHOLE,
) -> None:
    """Write the report of ``snapshot`` to ``path`` as Word or PDF, by its suffix.

    An assessment that is not complete becomes a draft with UTKAST on every page. Raises
    ``KompassError`` for an unknown suffix, for a place that cannot be written and for a
    reference of another edition, and ``Cancelled`` when ``progress`` says so; in every
    case a file that was there before is untouched and nothing is left behind.
    """
    export_all(
        snapshot,
        (path,),
        reference=reference,
        others=others,
        progress=progress,
        today=today,
        scope=scope,
    )


def export_all(
    snapshot: Snapshot,
    paths: Sequence[Path],
    *,
    reference: ReferenceValues | None = None,
    others: Sequence[Result] = (),
    progress: Progress = silent,
    today: date | None = None,
    scope: Scope = WHOLE,
) -> None:
    """Write the same report to several files, each by its suffix; otherwise like ``export``.

    Nothing takes its place before everything has been written.
    """
    writers = [_writer(path) for path in paths]
    document = build(snapshot, reference=reference, others=others, today=today, scope=scope)
    with ExitStack() as placed:
        besides = [placed.enter_context(_placed(path)) for path in paths]
        for nth, (write, beside) in enumerate(zip(writers, besides, strict=True)):
            write(document, beside, _part(progress, nth, len(paths)))


def write_document(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write any document to ``path`` as Word or PDF, by its suffix; raises as ``export`` does."""
    write = _writer(path)
    with _placed(path) as beside:
        write(document, beside, progress)


def _part(progress: Progress, nth: int, count: int) -> Progress:
    """Return how the ``nth`` of ``count`` equal parts tells how far the whole has come."""

    def told(done: int, total: int, what: str) -> None:
        progress(nth * total + done, count * total, what)

    return told


def _writer(path: Path) -> Writer:
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        formats = " eller ".join(f"{name} ({suffix})" for suffix, name in FORMATS.items())
        raise KompassError(
            f"Rapporten sparas som {formats}. Ge ”{path.name}” ett namn som slutar på "
            f"{' eller '.join(FORMATS)}."
        )
    return write


@contextmanager
def _placed(path: Path) -> Iterator[Path]:
    """Yield a file beside ``path`` that takes its place when all went well."""
    beside = path.with_name(f".kompass-{new_id()[:8]}{path.suffix}")
    try:
        _check(path)
        try:
            yield beside
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise KompassError(
            f"Rapporten kunde inte sparas som ”{path}”: {_reason(error, path)}"
        ) from error


def _check(path: Path) -> None:
    """Refuse at once what would fail only after the whole report has been made."""
    if path.is_dir():
        raise IsADirectoryError(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(path.parent)
    if path.exists():
        path.open("r+b").close()  # refused if read-only, or open in Word on Windows


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, IsADirectoryError):
        return "det finns en mapp med det namnet. Välj ett annat namn."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "mappen finns inte. Välj en annan mapp."
    if isinstance(error, PermissionError) and path.exists():
        return "filen är öppen i ett annat program eller skrivskyddad. Stäng den eller byt namn."
    if isinstance(error, PermissionError):
        return "du får inte skriva i mappen. Välj en annan mapp."
    return "disken är full eller går inte att skriva på. Välj en annan plats."
