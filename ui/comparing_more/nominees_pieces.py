"""Which files nominees side by side become."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui.comparing_more.files import Piece, safe_name

if TYPE_CHECKING:
    from kompass.comparison.nominees import Nominees


def nominees_pieces(nominees: Nominees, suffixes: Sequence[str], stem: str) -> tuple[Piece, ...]:
    """Return a file for each suffix."""
    name = safe_name(stem)
    return tuple(
        Piece(f"{name}{one}", partial(_workbook if one == ".xlsx" else _document, nominees))
        for one in suffixes
    )


def _workbook(nominees: Nominees, path: Path) -> None:
    from kompass.comparison.nominees_workbook import write_nominees

    write_nominees(nominees, path)


def _document(nominees: Nominees, path: Path) -> None:
    from kompass.archive.reference import published
    from kompass.catalogue.crosswalk import known_crosswalks
    from kompass.comparison.subjects import of_reference
    from kompass.report.export import write_document
    from kompass.report.nominees_document import nominees_document

    values = next(iter(published(nominees.edition)), None)
    fitting = values is not None and values.edition == nominees.edition.id
    reference = of_reference(values, nominees.edition) if fitting and values else None
    write_document(nominees_document(nominees, known_crosswalks(), reference=reference), path)
