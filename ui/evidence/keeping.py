"""A passage that somebody has selected, kept and tied to the questions they typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.errors import KompassError
from kompass.swedish import join_words

if TYPE_CHECKING:
    from kompass.assessment.material import Direction, Source
    from kompass.assessment.storage import AssessmentFile
    from ui.reader.values import Selection
    from ui.session import Session


def keep_passage(
    session: Session,
    source: Source,
    selection: Selection,
    numbers: tuple[str, ...],
    direction: Direction,
) -> str:
    """Keep a passage with its links, in one step, and return what to tell.

    Raises ``KompassError`` where a question does not exist or nothing may be changed.
    """
    from kompass.assessment import edits
    from kompass.sources.anchors import anchor

    if session.read_only:
        raise KompassError("Utvärderingen går bara att läsa nu, så utdraget sparas inte.")
    edition = session.snapshot.edition
    ties = [edits.Tie(edition.question_numbered(each).id, direction) for each in numbers]

    def keep(file: AssessmentFile) -> None:
        page = file.page(source.sha256, selection.page)
        if selection.region is not None:
            place = (page.number, page.label)
            edits.add_region(
                file, source.id, place, selection.region, ties=ties, quote=selection.quote
            )
        else:
            found = anchor(page, selection.start, selection.end)
            edits.add_excerpt(file, source.id, found, ties=ties)

    session.edit(keep)
    told = QCoreApplication.translate("Evidence", "Kopplat till {numbers}. Går att ångra.")
    return told.format(numbers=join_words(numbers))
