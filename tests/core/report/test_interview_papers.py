"""The programme of a visit and a guide, as documents that both writers take."""

from datetime import date, time

import pytest

from kompass.assessment import edits
from kompass.assessment.material_kinds import InterviewStatus
from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.report.document import Table, texts
from kompass.report.export import write_document
from kompass.report.guide_document import PrintedGuide, guide_document
from kompass.report.programme_document import programme_document

DAY = date(2026, 9, 1)


@pytest.fixture
def file(tmp_path):
    details = Details(Unit("Testby"), 2026, visit_from=date(2026, 9, 22))
    edition = packaged("kommunkompassen-2002")
    path = tmp_path / "a.kompass"
    with create(path, details=details, edition=edition, author="Anna Ek") as file:
        anna = edits.add_assessor(file, "Anna Ek")
        late, early = edits.add_interviews(
            file,
            [
                {"role": "Rektor", "day": date(2026, 9, 22), "starts": time(10), "ends": time(11)},
                {"role": "Kommundirektör", "day": date(2026, 9, 22), "starts": time(9)},
            ],
            [[{"name": "Påhittad Person", "code": "R"}]],
        )
        edits.set_interview(file, early, assessors=[anna], place="Rum 1")
        edits.set_interview(file, late, status=InterviewStatus.CANCELLED)
        edits.add_interview(file, role="Utan dag")
        yield file


def said(document):
    return [text for block in document.blocks for text in texts(block)]


def test_a_day_stands_in_order_of_time_and_what_has_no_day_last(file):
    tables = [
        block
        for block in programme_document(file.snapshot, today=DAY).blocks
        if isinstance(block, Table)
    ]

    assert [[row.cells for row in table.rows] for table in tables] == [
        [
            ("kl. 9.00", "Kommundirektör", "Rum 1", "AE"),
            ("kl. 10.00–11.00", "Rektor (inställd)", "", ""),
        ],
        [("", "Utan dag", "", "")],
    ]


def test_names_stand_there_only_when_they_are_asked_for_and_then_it_is_told(file):
    plain = said(programme_document(file.snapshot, today=DAY))
    named = said(programme_document(file.snapshot, names=True, today=DAY))

    assert not any("Påhittad" in text or "Anna" in text for text in plain)
    assert "Påhittad Person" in named
    assert any("personuppgifter" in text for text in named)


def test_an_empty_programme_is_refused(tmp_path):
    edition = packaged("kommunkompassen-2002")
    path = tmp_path / "b.kompass"
    details = Details(Unit("B"), 2026)
    with create(path, details=details, edition=edition, author="A") as file:
        snapshot = file.snapshot
    with pytest.raises(KompassError, match="Programmet är tomt"):
        programme_document(snapshot)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_both_writers_take_a_guide_and_a_programme(file, tmp_path, suffix):
    question = next(iter(file.snapshot.edition.questions()))
    asked = [(question.id, "Hur vet ni det?\nGe ett exempel."), (None, "Fritt?"), (question.id, "")]
    guide = PrintedGuide("Rektorer", "Rektor", asked, "Kompass eget förslag")
    paper = guide_document(file.snapshot, guide, today=DAY)
    words = said(paper)

    assert any("Kompass eget förslag" in text for text in words)
    assert f"1 · {question.number} {question.title}" in words
    # Without words of its own the question's title is what is asked.
    assert words[-1] == question.title
    for name, document in (("guide", paper), ("program", programme_document(file.snapshot))):
        target = tmp_path / f"{name}{suffix}"
        write_document(document, target)
        assert target.stat().st_size > 1000
