"""The report as a Word document: real styles, a list of contents, figures with descriptions."""

from pathlib import Path

from kompass.progress import Progress, silent
from kompass.report.document import Document, Heading
from kompass.report.docx_body import Body
from kompass.report.pagination import page_numbers


def write(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write ``document`` to ``path``; raises what ``open`` raises, and ``Cancelled``.

    The same document gives the same bytes.
    """
    from kompass.report.docx_package import WordPackage

    pages = page_numbers(document)
    package = WordPackage(document, pages.count)
    body = Body(document, pages.headings, package.embed)
    parts: list[str] = []
    place = "titelsidan"
    for nth, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            place = block.text
        progress(nth, len(document.blocks), place)
        parts.append(body.of(block))
    package.save("".join(parts), path)
    progress(len(document.blocks), len(document.blocks), "filen")
