"""A document that is not the report: its title, what it is about, and who has made it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from kompass.report.document import Block, Document, Heading, Paragraph, TextRole, printable
from kompass.swedish import format_date

INDEPENDENT: Final = "Framställd med Kompass, som är fristående från SKR och KS."


def own_document(
    title: str,
    *,
    anchor: str,
    subject: str,
    lead: str,
    note: tuple[str, str],
    blocks: Iterable[Block],
    today: date | None,
) -> Document:
    """Return a document with its heading, its lead and a note with the day.

    ``note`` is what the note says before and after day and maker; ``today`` is the day on the
    paper, the day where the person sits if ``None``.
    """
    day = today or date.today()  # noqa: DTZ011 - the day where the person sits
    before, after = note
    said = filter(None, (before, f"{format_date(day).capitalize()}.", INDEPENDENT, after))
    return Document(
        title=title,
        running_title=title,
        subject=subject,
        authors=(),
        created=day,
        draft=False,
        blocks=(
            Heading(title, 1, anchor),
            Paragraph(printable(lead), TextRole.LEAD),
            Paragraph(" ".join(said), TextRole.NOTE),
            *blocks,
        ),
    )
