"""Many lines of notes at once."""

import pytest

from kompass.assessment import edits
from kompass.assessment.edits import NewLine, add_lines, remove_lines, write_lines
from kompass.assessment.material_kinds import Secrecy
from kompass.assessment.snapshot import Assessor, Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.ids import RowId


@pytest.fixture
def file(tmp_path):
    with create(
        tmp_path / "a.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
        author="Anna",
        assessors=[Assessor(RowId(""), "Anna")],
    ) as made:
        yield made


@pytest.fixture
def interview(file):
    return edits.add_interview(file, role="Kommundirektör")


def texts(file, interview):
    return [line.text for line in file.snapshot.material.lines_of(interview)]


def test_lines_come_in_order_first_last_and_in_between(file, interview):
    add_lines(file, interview, [NewLine("c"), NewLine("f")], after=None)
    first, last = (line.id for line in file.snapshot.material.lines_of(interview))
    add_lines(file, interview, [NewLine("a"), NewLine("b")], after=None)
    add_lines(file, interview, [NewLine("d"), NewLine("e")], after=first)
    add_lines(file, interview, [NewLine("g")], after=last)

    assert texts(file, interview) == ["a", "b", "c", "d", "e", "f", "g"]


def test_it_is_one_step(file, interview):
    add_lines(file, interview, [NewLine(str(n)) for n in range(50)], after=None)
    edits.undo(file)

    assert texts(file, interview) == []


def test_places_do_not_grow_with_the_number_of_lines(file, interview):
    ids = add_lines(file, interview, [NewLine(str(n)) for n in range(1200)], after=None)
    add_lines(file, interview, [NewLine(f"i{n}") for n in range(1200)], after=ids[10])

    lines = file.snapshot.material.lines_of(interview)
    assert [line.text for line in lines[9:13]] == ["9", "10", "i0", "i1"]
    assert max(len(line.position) for line in lines) < 40


def test_a_line_written_later_comes_last(file, interview):
    add_lines(file, interview, [NewLine(str(n)) for n in range(12)], after=None)
    edits.add_line(file, interview, "sist")

    assert texts(file, interview)[-1] == "sist"


def test_texts_and_removals_are_one_step_each(file, interview):
    ids = add_lines(file, interview, [NewLine("a"), NewLine("b"), NewLine("c")], after=None)
    write_lines(file, {ids[0]: "A", ids[1]: "B"})
    remove_lines(file, [ids[1], ids[2], RowId("ingen")])
    assert texts(file, interview) == ["A"]
    edits.undo(file)
    assert texts(file, interview) == ["A", "B", "c"]
    edits.undo(file)
    assert texts(file, interview) == ["a", "b", "c"]


def test_notes_are_never_open(file, interview):
    with pytest.raises(KompassError, match="aldrig öppen"):
        add_lines(file, interview, [NewLine("a", level=Secrecy.OPEN)], after=None)


def test_an_interview_that_is_gone_takes_no_lines(file, interview):
    edits.remove_interview(file, interview)
    with pytest.raises(KompassError):
        add_lines(file, interview, [NewLine("a")], after=None)
