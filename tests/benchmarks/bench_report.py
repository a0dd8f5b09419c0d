"""The report as Word and PDF against the bare libraries writing as much of everything.

The floor writes the same number of paragraphs, tables with the same cells, and images of the
same size, without anything that makes a report of them: no styles of its own, no list of
contents, no structure for screen readers. Its images are drawn by the same charts, because
neither library draws any.
"""

import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harness import Ratio, in_turn

ROUNDS = 5
BOUND = 1.5


@dataclass(frozen=True)
class Amount:
    """How much a report holds."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    figures: tuple[Any, ...]


def measure() -> list[Ratio]:
    """Return the whole report in both formats, each with its figures drawn."""
    document = _document()
    amount = _amount(document)
    from kompass.report import write_docx, write_pdf

    ratios: list[Ratio] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, ours, floor in (
            ("Word report, figures included", write_docx.write, _bare_docx),
            ("PDF report, figures included", write_pdf.write, _bare_pdf),
        ):
            ratios.append(_compared(what, ours, floor, document, amount, folder))
    return ratios


def _compared(
    what: str,
    ours: Callable[..., None],
    floor: Callable[[Amount, Path], None],
    document: Any,
    amount: Amount,
    folder: Path,
) -> Ratio:
    return in_turn(
        what,
        lambda: ours(document, folder / "ours"),
        lambda: floor(amount, folder / "floor"),
        rounds=ROUNDS,
        bound=BOUND,
    )


def _document() -> Any:
    from kompass.archive.published import beside
    from kompass.archive.reference import published
    from kompass.assessment.example import snapshot
    from kompass.report.build import build

    example = snapshot()
    return build(
        example,
        reference=published(example.edition)[0],
        others=beside(example),
        today=date(2026, 3, 12),
    )


def _amount(document: Any) -> Amount:
    from kompass.report.document import Figure, Table, texts

    plain: list[str] = [heading.text for heading in document.contents()]
    tables: list[tuple[tuple[str, ...], ...]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            titles = tuple(column.title for column in block.columns)
            tables.append((titles, *(row.cells for row in block.rows)))
            plain += [str(block.caption), *block.notes]
        else:
            plain += texts(block)
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    return Amount(tuple(plain), tuple(tables), tuple(figures))


def _bare_docx(amount: Amount, path: Path) -> None:
    import docx
    from docx.shared import Inches

    document = docx.Document()
    for text in amount.paragraphs:
        document.add_paragraph(text)
    for rows in amount.tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    for figure in amount.figures:
        image = io.BytesIO()
        figure.draw().savefig(image, format="png", dpi=240)
        document.add_picture(image, width=Inches(figure.size[0]))
    document.save(str(path))


def _bare_pdf(amount: Amount, path: Path) -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    plain = ParagraphStyle("plain", fontSize=10.5, leading=14.9)
    small = ParagraphStyle("small", fontSize=9.5, leading=12.6)
    flowables: list[Any] = [Paragraph(_escaped(text), plain) for text in amount.paragraphs]
    flowables += [_bare_table(rows, small) for rows in amount.tables]
    flowables += [_bare_figure(figure) for figure in amount.figures]
    SimpleDocTemplate(str(path)).build(flowables)


def _bare_table(rows: Sequence[Sequence[str]], style: Any) -> Any:
    from reportlab.platypus import Paragraph, Table

    wrapped = [
        [Paragraph(_escaped(cell), style) if len(cell) > 12 else cell for cell in row]
        for row in rows
    ]
    return Table(wrapped, colWidths=[440 / len(rows[0])] * len(rows[0]), repeatRows=1)


def _bare_figure(figure: Any) -> Any:
    from reportlab.platypus import Image

    image = io.BytesIO()
    figure.draw().savefig(image, format="png", dpi=240)
    image.seek(0)
    return Image(image, width=figure.size[0] * 70, height=figure.size[1] * 70)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
