"""The whole text of two reports against approved files, so that no sentence changes unseen.

After a wanted change: KOMPASS_APPROVE=1 pytest tests/core/report/test_report_approved.py, and
read the difference before committing it.
"""

import os
from pathlib import Path

import pytest
from report_reading import document, without

from kompass.assessment.example import snapshot as example
from kompass.report.document import (
    Block,
    Bullets,
    Contents,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    TextRole,
    TitlePage,
)

REFERENCE = Path(__file__).parents[2] / "reference" / "report"
SNAPSHOTS = {
    "sodertalje-2006": example,
    "unfinished": lambda: without(example(), "2.3", "3.1", "7.1", "7.2", "7.3", "7.4", "7.5"),
}


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_says_what_has_been_approved(name):
    said = plain(document(SNAPSHOTS[name]()))
    approved = REFERENCE / f"{name}.txt"
    if "KOMPASS_APPROVE" in os.environ:
        approved.write_text(said, encoding="utf-8")
    assert said == approved.read_text(encoding="utf-8")


def plain(report: Document) -> str:
    head = [
        f"titel: {report.title}",
        f"sidhuvud: {report.running_title}",
        f"ämne: {report.subject}",
        f"författare: {', '.join(report.authors)}",
        f"språk: {report.language}",
        f"utkast: {'ja' if report.draft else 'nej'}",
    ]
    return "\n\n".join(["\n".join(head), *(block_text(block) for block in report.blocks)]) + "\n"


def block_text(block: Block) -> str:  # noqa: PLR0911 - one per kind of block
    match block:
        case TitlePage():
            facts = [f"{fact.label}: {fact.value}" for fact in block.facts]
            return "\n".join((block.kicker, block.title, block.subtitle, *facts, block.remark))
        case Contents():
            return f"[{block.title}]"
        case Heading():
            return f"{'#' * block.level} {block.text}{' [ny sida]' if block.new_page else ''}"
        case Paragraph():
            return block.text if block.role is TextRole.BODY else f"({block.role}) {block.text}"
        case Bullets():
            return "\n".join(
                f"- {item.text}" + (f"\n  {item.aside}" if item.aside else "")
                for item in block.items
            )
        case Table():
            return table_text(block)
        case Figure():
            return f"[figur: {block.alt}]" + (f"\n{block.caption}" if block.caption else "")


def table_text(table: Table) -> str:
    rows = [f"{' | '.join(row.cells)}  ({row.kind})" for row in table.rows]
    titles = " | ".join(column.title for column in table.columns)
    return "\n".join((str(table.caption), titles, *rows, *table.notes))
