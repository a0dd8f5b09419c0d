"""The letter that asks for documents: what is wanted and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from kompass.assessment import edits, example
from kompass.assessment.material_kinds import RequestStatus
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.errors import KompassError
from kompass.ids import QuestionId
from kompass.report.document import Table, texts
from kompass.report.export import write_document
from kompass.report.letter import letter

DAY = date(2026, 9, 1)
GOALS = QuestionId("k2002-samspel-mal")


@pytest.fixture
def file(tmp_path: Path) -> AssessmentFile:
    path = tmp_path / "besök.kompass"
    example.write(path, author="Eva Ek")
    return open_file(path, author="Eva Ek")


def test_the_letter_names_what_is_wanted_and_the_questions_it_serves(file: AssessmentFile) -> None:
    first = file.snapshot.edition.question_numbered("1.1").id
    edits.add_request(file, title="Budget 2006", questions=(GOALS, first))
    came = edits.add_request(file, title="Årsredovisning 2005")
    asked = edits.add_request(file, title="Personalpolicy")
    edits.set_request(file, came, status=RequestStatus.ARRIVED)
    edits.set_request(file, asked, status=RequestStatus.ASKED, asked_on=date(2026, 8, 17))

    written = letter(file.snapshot, today=DAY)

    (table,) = (block for block in written.blocks if isinstance(block, Table))
    assert [row.cells for row in table.rows] == [
        ("1", "Budget 2006", "1.1, 3.1"),
        ("2", "Personalpolicy (begärt 17 augusti 2026)", ""),
    ]
    said = " ".join(piece for block in written.blocks for piece in texts(block))
    assert "bedöma hur Södertälje kommun styrs och leds" in said
    assert "1 september 2026" in said
    assert "Årsredovisning" not in said


def test_without_anything_to_ask_for_there_is_no_letter(file: AssessmentFile) -> None:
    edits.add_request(file, title="Budget")
    edits.set_request(file, file.snapshot.material.requests[0].id, status=RequestStatus.UNNEEDED)
    with pytest.raises(KompassError, match="inget att begära"):
        letter(file.snapshot)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_letter_can_be_read_back(file: AssessmentFile, tmp_path: Path, suffix: str) -> None:
    edits.add_request(file, title="Översikt över hur kommunen styrs", questions=(GOALS,))
    out = tmp_path / f"brev{suffix}"

    write_document(letter(file.snapshot, today=DAY), out)

    assert "Översikt över hur kommunen styrs" in _text(out)


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        import docx

        document = docx.Document(str(path))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return " ".join(cells)
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
