"""Word and PDF say exactly what the document says, in the same order."""

import re

import pytest
from report_reading import (
    apart,
    document,
    docx_texts,
    empty,
    pdf_columns,
    squeezed,
    without,
)

from kompass.assessment.example import snapshot as example
from kompass.report import write_docx, write_pdf
from kompass.report.document import Contents, Document, texts

SNAPSHOTS = {
    "complete": example,
    "unfinished": lambda: without(example(), "3.1", "7.5"),
    "empty": empty,
}


@pytest.fixture(params=SNAPSHOTS)
def report(request: pytest.FixtureRequest) -> Document:
    return document(SNAPSHOTS[request.param]())


def pieces(report: Document) -> list[str]:
    return [text for block in report.blocks for text in texts(block)]


def test_word_says_everything_in_order_and_nothing_else(report, tmp_path):
    write_docx.write(report, tmp_path / "a.docx")
    said = list(docx_texts(tmp_path / "a.docx"))
    titles = [heading.text for heading in report.contents()]
    entries = [text for text in said if re.fullmatch(r".+\t\d+", text)]

    assert [entry.rpartition("\t")[0] for entry in entries] == titles
    body = "".join(text for text in said if text not in entries)
    assert squeezed(body) == squeezed("".join(pieces(report)))


def test_pdf_says_everything_in_order_and_little_else(report, tmp_path):
    write_pdf.write(report, tmp_path / "a.pdf")
    pages = pdf_columns(tmp_path / "a.pdf", report)
    contents = next(nth for nth, block in enumerate(report.blocks) if isinstance(block, Contents))
    parts = (report.blocks[:contents], report.blocks[contents + 1 :])
    before, after = ([text for block in part for text in texts(block)] for part in parts)

    assert apart(before, pages[0]) == ([], "")
    assert apart([heading.text for heading in report.contents()], pages[1])[0] == []
    lost, besides = apart(after, "\n".join(pages[2:]))
    assert lost == []
    # The figures' own words, and header rows that are repeated on a later page.
    assert len(besides) < 2500
