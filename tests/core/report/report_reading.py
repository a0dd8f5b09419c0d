"""Reads finished reports back as text, and makes assessments to report on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from kompass.archive.published import beside
from kompass.archive.reference import published
from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import AreaTexts, Details, Score, Snapshot, Unit
from kompass.ids import AssessmentId
from kompass.report import paper
from kompass.report.build import build
from kompass.report.document import DRAFT_MARK, Document

TODAY = date(2026, 3, 12)
NBSP = "\N{NO-BREAK SPACE}"
HYPHENS = re.compile(r"[\s\-\N{SOFT HYPHEN}\x02\N{NO-BREAK SPACE}\N{HYPHEN}\uFFFE]+")

# Sveriges Kommuner och Landsting, Kommunkompassen: Analys av Södertälje kommun, september
# 2006, section 4: number, maximum, points, per cent.
ROWS = """
1.1 40 26 65, 1.2 40 32 80, 1.3 20 8 40,
2.1 10 5.5 55, 2.2 20 14 70, 2.3 20 18 90, 2.4 20 20 100, 2.5 20 14 70, 2.6 10 3 30,
3.1 30 30 100, 3.2 20 20 100, 3.3 30 22.5 75, 3.4 20 15 75,
4.1 30 25.5 85, 4.2 20 14 70, 4.3 20 20 100, 4.4 20 13 65, 4.5 10 4.5 45,
5.1 40 36 90, 5.2 20 6 30, 5.3 20 15 75, 5.4 20 16 80,
6.1 20 10 50, 6.2 20 14 70, 6.3 10 10 100, 6.4 20 17 85, 6.5 20 14 70, 6.6 10 1 10,
7.1 20 7 35, 7.2 20 14 70, 7.3 20 6 30, 7.4 20 8 40, 7.5 20 15 75,
8.1 40 40 100, 8.2 20 10 50, 8.3 20 17 85, 8.4 20 16 80
"""
AREAS = ("66", "74,5", "87,5", "77", "73", "66", "50", "83")


def rows() -> list[tuple[str, str, str, str]]:
    """The 37 published rows as a Swedish reader writes them."""
    found = [tuple(row.split()) for row in ROWS.replace("\n", " ").split(",")]
    return [(n, m, p.replace(".", ","), s) for n, m, p, s in found]


def squeezed(text: str) -> str:
    """``text`` without white space and hyphens: lines are broken differently everywhere."""
    return HYPHENS.sub("", text)


def document(snapshot: Snapshot | None = None, *, compared: bool = True) -> Document:
    """The report of an assessment (the example), beside the medians and other municipalities."""
    snapshot = snapshot or example()
    return build(
        snapshot,
        reference=published(snapshot.edition)[0] if compared else None,
        others=beside(snapshot) if compared else (),
        today=TODAY,
    )


def empty(name: str = "Lund") -> Snapshot:
    """An assessment in which nobody has written anything."""
    details = Details(unit=Unit(name), year=2024)
    return Snapshot(id=AssessmentId("tom"), edition=example().edition, details=details)


def without(snapshot: Snapshot, *numbers: str) -> Snapshot:
    """``snapshot`` where these questions are not assessed."""
    gone = {snapshot.edition.question_numbered(number).id for number in numbers}
    kept = {question: score for question, score in snapshot.scores.items() if question not in gone}
    return replace(snapshot, scores=MappingProxyType(kept))


def scored(snapshot: Snapshot, number: str, points: str) -> Snapshot:
    """``snapshot`` with other points on one question."""
    question = snapshot.edition.question_numbered(number).id
    changed = {**snapshot.scores, question: Score(Decimal(points))}
    return replace(snapshot, scores=MappingProxyType(changed))


def written(snapshot: Snapshot, number: int, texts: AreaTexts) -> Snapshot:
    """``snapshot`` with other texts on one area."""
    area = next(area for area in snapshot.edition.areas if area.number == number)
    return replace(snapshot, texts=MappingProxyType({**snapshot.texts, area.id: texts}))


def detailed(snapshot: Snapshot, **fields: object) -> Snapshot:
    """``snapshot`` with other details."""
    return replace(snapshot, details=replace(snapshot.details, **fields))


def pdf_pages(path: Path) -> list[str]:
    """The text of every page."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def outside(path: Path) -> list[str]:
    """The signs that stand outside the text column, page by page."""
    import pypdfium2

    found: list[str] = []
    left, right = paper.MARGIN_SIDE - 1, paper.PAGE_WIDTH - paper.MARGIN_SIDE + 1
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for nth in range(text.count_rects()):
                box = text.get_rect(nth)
                said = text.get_text_bounded(*box)
                if (box[0] < left or box[2] > right) and DRAFT_MARK not in said:
                    found.append(said)
    return found


def pdf_columns(path: Path, report: Document) -> list[str]:
    """The text of every page without what stands around the text column."""
    around = (report.running_title, f"{report.running_title} {DRAFT_MARK}", DRAFT_MARK)
    return [
        "\n".join(
            line
            for line in page.splitlines()
            if line.strip() not in around and not re.fullmatch(r"Sida \d+ av \d+", line.strip())
        )
        for page in pdf_pages(path)
    ]


def docx_texts(path: Path) -> Iterator[str]:
    """The text of every paragraph of the body in order, those of tables and contents included."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(str(path)).element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(_run_texts(paragraph))


def _run_texts(paragraph: object) -> Iterator[str]:
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    for node in paragraph.iter():
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag in signs and node.getparent().tag == qn("w:r"):
            yield signs[node.tag]


def apart(pieces: Sequence[str], text: str) -> tuple[list[str], str]:
    """The pieces that do not follow each other in ``text``, and what ``text`` says besides.

    White space and hyphens do not count.
    """
    lost: list[str] = []
    rest: list[str] = []
    flat, at = squeezed(text), 0
    for piece in pieces:
        found = flat.find(squeezed(piece), at)
        if found < 0:
            lost.append(piece)
        else:
            rest.append(flat[at:found])
            at = found + len(squeezed(piece))
    return lost, "".join([*rest, flat[at:]])
