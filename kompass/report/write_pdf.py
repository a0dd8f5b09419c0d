"""The report as PDF: vector figures, embedded text face, outline, structure for screen readers."""

from pathlib import Path

from kompass.progress import Progress, silent
from kompass.report.document import Document


def write(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write ``document`` to ``path``; raises what ``open`` raises, and ``Cancelled``.

    The same document gives the same bytes.
    """
    from kompass.report.pdf_layout import lay_out

    with path.open("wb") as file:  # given a name, reportlab forgets the file where writing fails
        lay_out(document, file, progress)
