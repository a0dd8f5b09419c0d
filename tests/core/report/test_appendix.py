"""Citations in the report, and the internal appendix: all evidence, and never a name."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from kompass.assessment import edits, example
from kompass.assessment.citations import cite, name_of, resolve
from kompass.assessment.editing.links import Tie
from kompass.assessment.material_kinds import Direction, Secrecy
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.ids import QuestionId, RowId
from kompass.report.build import build
from kompass.report.checks import missing
from kompass.report.document import Document, Table, texts
from kompass.report.export import export
from kompass.report.findings import Kind
from kompass.report.references import left_out, numbered
from kompass.report.scope import Scope
from kompass.sources.anchors import anchor
from kompass.sources.model import DocumentText, Form, PageText, Taken

DAY = date(2026, 9, 20)
INTERNAL = Scope(appendix=True)
FIRST = QuestionId("k2002-offentlighet-information")
GOALS = QuestionId("k2002-samspel-mal")
PAGE = "Målen för 2006 är trettio. Varje nämnd följer upp dem två gånger om året."
NAME = "Quirina Zetterqvist"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AssessmentFile]:
    path = tmp_path / "besök.kompass"
    example.write(path, author="Eva Ek")
    with open_file(path, author="Eva Ek") as opened:
        yield opened


@pytest.fixture
def quote(file: AssessmentFile) -> RowId:
    """An excerpt of a budget: "Målen för 2006 är trettio."."""
    content = PAGE.encode()
    pages = (PageText(0, "", PAGE), PageText(1, "", PAGE))
    text = DocumentText(Form.PDF, "Budget 2006", pages, (), "test", "1")
    taken = Taken(content, sha256(content).hexdigest(), text)
    source = edits.add_source(file, taken, title="Budget 2006", publisher="Södertälje kommun")
    place = anchor(pages[1], 0, 26)
    return edits.add_excerpt(file, source, place, ties=(Tie(GOALS),))


@pytest.fixture
def line(file: AssessmentFile) -> RowId:
    """A line of notes in which a registered name has slipped through."""
    interview = edits.add_interview(file, role="Kommundirektör", day=date(2006, 9, 19))
    edits.add_person(file, interview, name=NAME, code="KD")
    return edits.add_line(
        file, interview, f"{NAME} säger att målen är för många",
        typed_at=datetime(2006, 9, 19, 9, 5, tzinfo=UTC),
    )  # fmt: skip


def test_an_interview_that_has_been_noted_has_been_held(file: AssessmentFile, line: RowId) -> None:
    edits.add_interview(file, role="Rektor")
    made = build(file.snapshot, scope=INTERNAL, reference=None, others=(), today=DAY)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    (held,) = [one for one in tables if "med roll" in one.caption.text]

    assert {row.cells[0]: row.cells[-1] for row in held.rows} == {
        "Kommundirektör": "hållen",
        "Rektor": "planerad",
    }


def test_a_report_for_the_municipality_does_not_tell_what_is_cited(
    file: AssessmentFile, quote: RowId
) -> None:
    reason = f"Målen är tydliga {cite(quote)}. De följs upp."
    edits.set_rationale(file, GOALS, reason)

    said = _said(build(file.snapshot, today=DAY))

    assert "Målen är tydliga. De följs upp." in said
    assert "E-" not in said
    assert "Budget 2006" not in said
    assert "Bilaga" not in said


def test_with_the_appendix_a_citation_is_a_number_that_the_appendix_explains(
    file: AssessmentFile, quote: RowId
) -> None:
    mark = cite(quote)
    edits.set_rationale(file, GOALS, f"Målen är tydliga {mark}.")

    document = build(file.snapshot, today=DAY, scope=INTERNAL)

    assert "Målen är tydliga [1]." in _said(document)
    cited = _table(document, "Hänvisningar i texten")
    assert cited == [("1", "”Målen för 2006 är trettio.”", "Budget 2006, s. 2")]
    assert "internt" in document.running_title
    by_question = _table(document, "Belägg fråga för fråga")
    name = name_of(quote, file.snapshot.material)
    assert (name, "stöder, 2", cited[0][1], cited[0][2]) in by_question


def test_numbers_follow_the_report_and_the_same_evidence_has_the_same_number(
    file: AssessmentFile, quote: RowId, line: RowId
) -> None:
    material = file.snapshot.material
    budget, said = cite(quote), cite(line)
    edits.set_rationale(file, GOALS, f"Sist {budget}, {said} och {budget}.")
    edits.set_rationale(file, FIRST, f"Först {said}.")

    cited = numbered(file.snapshot)

    assert cited.snapshot.score(FIRST).rationale == "Först [1]."
    assert cited.snapshot.score(GOALS).rationale == "Sist [2], [1] och [2]."
    assert [resolve(name, material).id for name in cited.names] == [line, quote]


def test_a_name_typed_by_hand_and_one_put_in_have_the_same_number(
    file: AssessmentFile, quote: RowId
) -> None:
    by_hand = name_of(quote, file.snapshot.material)
    edits.set_rationale(file, GOALS, f"Först [[{by_hand}]], sedan {cite(quote)}.")

    assert numbered(file.snapshot).snapshot.score(GOALS).rationale == "Först [1], sedan [1]."


def test_a_text_without_citations_is_printed_as_it_is(file: AssessmentFile) -> None:
    assert left_out(file.snapshot).snapshot == file.snapshot
    assert numbered(file.snapshot).snapshot == file.snapshot


def test_evidence_that_is_gone_is_said_to_be_so(file: AssessmentFile) -> None:
    edits.set_rationale(file, GOALS, "Målen är tydliga [[E-0a1b2]].")

    (finding,) = (one for one in missing(file.snapshot) if one.kind is Kind.CITATION)
    assert finding.sentence == (
        "Motiveringen till 3.1 hänvisar till E-0a1b2, som inte finns bland beläggen."
    )
    (row,) = _table(build(file.snapshot, today=DAY, scope=INTERNAL), "Hänvisningar i texten")

    assert row == ("1", "E-0a1b2: Belägget finns inte längre.", "–")


def test_whoever_was_interviewed_is_a_role(file: AssessmentFile, line: RowId) -> None:
    edits.add_links(file, line, (Tie(GOALS, Direction.CONTRADICTS, 3, f"{NAME} var säker"),))

    document = build(file.snapshot, today=DAY, scope=INTERNAL)

    rows = _table(document, "Belägg fråga för fråga")
    assert rows[-1] == (
        name_of(line, file.snapshot.material),
        "motsäger, 3",
        "KD säger att målen är för många\nKommentar: KD var säker",
        "intervju, Kommundirektör, 19 september 2006",
    )
    assert "Zetterqvist" not in _said(document)
    assert "3.1." in _said(document)  # scored, and what there is speaks against


def test_a_sensitive_line_is_not_printed(file: AssessmentFile, line: RowId) -> None:
    edits.add_links(file, line, (Tie(GOALS),))
    edits.mark_line(file, line, level=Secrecy.SENSITIVE)

    said = _said(build(file.snapshot, today=DAY, scope=INTERNAL))

    assert "för många" not in said
    assert "Känslig anteckning" in said


def test_names_in_comments_and_titles_give_way_too(
    file: AssessmentFile, quote: RowId, line: RowId
) -> None:
    edits.set_excerpt(file, quote, comment=f"{NAME} visade den")
    source = file.snapshot.material.sources[0].id
    edits.set_source(file, source, title=f"Budget från {NAME}", publisher=f"Kansliet, {NAME}")

    said = _said(build(file.snapshot, today=DAY, scope=INTERNAL))

    assert "KD visade den" in said
    assert "Budget från KD" in said
    assert "Zetterqvist" not in said


def test_what_is_said_about_a_sensitive_line_is_not_printed_either(
    file: AssessmentFile, line: RowId
) -> None:
    edits.add_links(file, line, (Tie(GOALS, comment="Gäller hennes sjukskrivning"),))
    edits.mark_line(file, line, level=Secrecy.SENSITIVE)

    assert "sjukskrivning" not in _said(build(file.snapshot, today=DAY, scope=INTERNAL))


def test_a_report_of_an_earlier_moment_says_so(file: AssessmentFile) -> None:
    said = _said(build(file.snapshot, today=DAY, scope=Scope(moment="Efter dag 2")))
    assert "Visar Efter dag 2" in said


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_both_formats_carry_the_appendix(
    file: AssessmentFile, quote: RowId, tmp_path: Path, suffix: str
) -> None:
    assert quote in file.snapshot.material.excerpts
    out = tmp_path / f"internt{suffix}"

    export(file.snapshot, out, today=DAY, scope=INTERNAL)

    assert "Målen för 2006 är trettio." in _read(out)


def _said(document: Document) -> str:
    return " ".join(piece for block in document.blocks for piece in texts(block))


def _table(document: Document, caption: str) -> list[tuple[str, ...]]:
    (found,) = (
        block
        for block in document.blocks
        if isinstance(block, Table) and block.caption.text == caption
    )
    return [row.cells for row in found.rows]


def _read(path: Path) -> str:
    if path.suffix == ".docx":
        import docx

        tables = docx.Document(str(path)).tables
        return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
