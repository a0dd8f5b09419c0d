"""Names of evidence and places that cite it; rings, and points without evidence or against it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from kompass.assessment import citations, edits, support
from kompass.assessment.material import Direction, EvidenceKind, Line, Material, SourceKind
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.support import Ring
from kompass.ids import QuestionId, RowId
from kompass.sources.anchors import anchor
from kompass.sources.model import Taken

Paper = Callable[..., Taken]

ONE = RowId("3fa9c1aa-0000-4000-8000-000000000000")
TWIN = RowId("3fa9c2bb-0000-4000-8000-000000000000")
OTHER = RowId("0123456a-0000-4000-8000-000000000000")


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def with_lines(file: AssessmentFile, *ids: RowId) -> Material:
    row = edits.add_interview(file, role="Ekonomichef")
    written = edits.add_line(file, row, "x")
    line = file.snapshot.material.lines[written]
    lines: dict[RowId, Line] = {each: replace(line, id=each) for each in ids}
    return replace(Material(), lines=MappingProxyType(lines))


def test_names_are_the_same_in_every_copy(file: AssessmentFile) -> None:
    alone = with_lines(file, ONE, OTHER)

    assert citations.name_of(ONE) == citations.name_of(ONE, alone) == "E-3fa9c"
    assert citations.cite(ONE) == "[[E-3fa9c1a]]"
    found = citations.resolve("E-3fa9c", alone)
    assert found is not None
    assert found.id == ONE
    assert citations.resolve("E-fffff", alone) is None


def test_two_with_the_same_beginning_get_two_more_digits(file: AssessmentFile) -> None:
    twins = with_lines(file, ONE, TWIN)

    assert [citations.name_of(each, twins) for each in (ONE, TWIN)] == ["E-3fa9c1a", "E-3fa9c2b"]
    assert citations.resolve("E-3fa9c", twins) is None
    for each in (ONE, TWIN):
        found = citations.resolve(citations.name_of(each, twins), twins)
        assert found is not None
        assert found.id == each


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Målen följs upp [[E-3fa9c]] och [[e-01234]], [[E-3FA9C]].", ("E-3fa9c", "E-01234")),
        ("[[ E-3fa9c1a ]]", ("E-3fa9c1a",)),
        ("E-3fa9c [E-3fa9c] [[E-3fa9]] [[E-3fa9c1]] [[E-xxxxx]] [[3fa9c]]", ()),
        ("", ()),
    ],
)
def test_what_a_text_cites(text: str, names: tuple[str, ...]) -> None:
    assert citations.cited(text) == names
    for _, start, end in citations.places(text):
        assert text[start:end].startswith("[[")
        assert text[start:end].endswith("]]")


def test_what_cannot_be_found(file: AssessmentFile) -> None:
    assert citations.unresolved("[[E-3fa9c]] [[E-fffff]]", with_lines(file, ONE)) == ("E-fffff",)


@pytest.fixture
def line(file: AssessmentFile) -> RowId:
    return edits.add_line(file, edits.add_interview(file, role="Ekonomichef"), "Ja")


def linked(
    file: AssessmentFile, item: RowId, direction: Direction = Direction.SUPPORTS, strength: int = 2
) -> None:
    edits.add_links(file, item, [edits.Tie(question(file, "1.1"), direction, strength)])


def passage(file: AssessmentFile, paper: Paper, title: str, kind: SourceKind) -> RowId:
    taken = paper(title, "Målen följs upp")
    source = edits.add_source(file, taken, kind)
    return edits.add_excerpt(file, source, anchor(taken.text.pages[0], 0, 5))


def test_the_ring_counts_kinds(file: AssessmentFile, line: RowId, paper: Paper) -> None:
    one = question(file, "1.1")

    def ring() -> Ring:
        return support.ring(file.snapshot.material, one)

    assert ring() is Ring.EMPTY
    linked(file, line, Direction.BACKGROUND)
    assert ring() is Ring.EMPTY
    linked(file, line)
    assert ring() is Ring.HALF
    first = passage(file, paper, "Budget", SourceKind.DOCUMENT)
    linked(file, first, Direction.CONTRADICTS)
    assert ring() is Ring.FULL
    linked(file, passage(file, paper, "Start", SourceKind.WEB))
    found = support.support(file.snapshot.material, one)
    assert found.kinds == set(EvidenceKind)
    assert (found.supports, found.contradicts) == (4, 2)
    assert one not in support.not_full(file.snapshot)
    assert len(support.not_full(file.snapshot)) == len(list(file.snapshot.edition.questions())) - 1


def test_points_without_evidence_and_against_it(file: AssessmentFile, line: RowId) -> None:
    one, two = question(file, "1.1"), question(file, "1.2")
    edits.set_points(file, one, Decimal(10))
    edits.set_points(file, two, Decimal(0))
    assert support.without_evidence(file.snapshot) == (one, two)

    linked(file, line, Direction.CONTRADICTS, 3)
    edits.add_links(file, line, [edits.Tie(two, Direction.CONTRADICTS)])

    assert support.without_evidence(file.snapshot) == ()
    assert support.against_evidence(file.snapshot) == (one,)
    interview = file.snapshot.material.interviews[0].id
    linked(file, edits.add_line(file, interview, "Jo"), Direction.SUPPORTS, 3)
    assert support.against_evidence(file.snapshot) == (one,)
    linked(file, edits.add_line(file, interview, "Jo då"), Direction.SUPPORTS, 1)
    assert support.against_evidence(file.snapshot) == ()


@pytest.mark.parametrize("each_other", [True, False])
def test_two_witnesses_are_one_piece_of_evidence(
    each_other: bool, file: AssessmentFile, line: RowId
) -> None:
    other = edits.add_line(file, file.snapshot.material.interviews[0].id, "Ja, sa hon")
    for each in (line, other):
        linked(file, each)
    one = question(file, "1.1")
    assert support.support(file.snapshot.material, one).supports == 4

    edits.mark_line(file, other, witness=line)
    if each_other:
        edits.mark_line(file, line, witness=other)

    assert support.support(file.snapshot.material, one).supports == 2
