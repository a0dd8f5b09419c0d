"""A report on marks: whose indicators they are, and where points were set by hand."""

from dataclasses import replace
from decimal import Decimal

from kompass.assessment.snapshot import (
    TEAM,
    Assessor,
    Contested,
    Details,
    Mark,
    Score,
    Snapshot,
    Unit,
)
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from kompass.ids import AssessmentId, EditionId, RowId
from kompass.report.build import build
from kompass.report.checks import missing
from kompass.report.document import Block, Document, Table, texts
from kompass.report.findings import Kind, Severity

PLAIN = packaged(EditionId("kommunkompassen-2002"))
EDITION = with_indicators(PLAIN, packaged_indicator_sets()[0])
FIRST = next(EDITION.questions())
ANNA, BO = (Assessor(RowId(name), name.title()) for name in ("anna", "bo"))
EMPTY = Snapshot(AssessmentId("x"), EDITION, Details(Unit("Borås"), 2006), (ANNA, BO))
ALL_MET = {
    (TEAM, indicator.id): Mark(Decimal(1))
    for question in EDITION.questions()
    for indicator in question.indicators
}
LABEL = "Kompass arbetsförslag, inte SKL:s lista"


def document(snapshot: Snapshot) -> Document:
    return build(snapshot, reference=None, others=())


def said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in texts(block))


def by_hand() -> Snapshot:
    score = Score(Decimal(31), "Bra sidor.", "Sidorna var nere\nunder besöket.")
    return replace(EMPTY, marks=ALL_MET, scores={FIRST.id: score})


def test_all_that_is_met_is_all_points() -> None:
    report = said(document(replace(EMPTY, marks=ALL_MET)).blocks)

    assert "800" in report
    assert "†" not in report


def test_the_report_says_whose_indicators_these_are() -> None:
    assert LABEL in said(document(EMPTY).blocks)
    assert LABEL not in said(document(replace(EMPTY, edition=PLAIN)).blocks)


def test_points_by_hand_are_marked_and_explained() -> None:
    report = document(by_hand())
    rows = [row.cells for block in report.blocks if isinstance(block, Table) for row in block.rows]

    assert (FIRST.number, FIRST.title, "40", "31*†", "77,5\N{NO-BREAK SPACE}%") in rows
    notes = [note for block in report.blocks if isinstance(block, Table) for note in block.notes]
    assert sum(note.startswith("† Poängen är satt för hand") for note in notes) == 2
    assert (
        "1.1 (31 av 40): Bra sidor. Indikatorerna ger 40, men poängen är satt för hand: "
        "Sidorna var nere under besöket."
    ) in said(report.blocks)


def test_checks_name_points_by_hand() -> None:
    (finding,) = [found for found in missing(by_hand()) if found.kind is Kind.BY_HAND]

    assert finding.severity is Severity.REMARK
    assert finding.sentence == "Fråga 1.1 har 31 poäng satta för hand, fast indikatorerna ger 40."
    assert not [found for found in missing(by_hand()) if found.kind is Kind.NOT_SCORED]


def unscored(snapshot: Snapshot) -> str:
    found = [one.sentence for one in missing(snapshot) if one.place.question == FIRST.id]
    assert len(found) == 1
    return found[0]


def test_checks_say_how_far_a_question_has_come() -> None:
    count = len(FIRST.indicators)
    half = replace(EMPTY, marks={(TEAM, FIRST.indicators[0].id): Mark(Decimal(0))})
    assert unscored(half).endswith(f"saknar bedömning av {count - 1} av {count} indikatorer.")

    plain = replace(EMPTY, edition=PLAIN, own_scores={(ANNA.id, FIRST.id): Score(Decimal(9))})
    assert unscored(plain).endswith(
        "har bedömts av 1 av 2 var för sig, men gruppen har inte enats."
    )
    both = {**plain.own_scores, (BO.id, FIRST.id): Score(Decimal(9))}
    assert unscored(replace(plain, own_scores=both)).endswith(
        "har bedömts av alla var för sig, men gruppen har inte enats."
    )
    assert unscored(replace(EMPTY, edition=PLAIN)).startswith("Område 1 ")


def test_an_undecided_conflict_makes_a_draft() -> None:
    whole = replace(EMPTY, marks=ALL_MET)
    assert not document(whole).draft
    contested = frozenset({Contested("score", FIRST.id, "points")})

    assert document(replace(whole, conflicts=contested)).draft
    finding = missing(replace(whole, conflicts=contested))[0]
    assert (finding.kind, finding.severity) == (Kind.CONFLICT, Severity.BLOCKS)
    assert finding.sentence == "1 konflikt efter en sammanslagning är inte avgjord."
    two = contested | {Contested("details", "x", "year")}
    finding = missing(replace(whole, conflicts=two))[0]
    assert finding.sentence == "2 konflikter efter en sammanslagning är inte avgjorda."


def test_a_team_of_one_is_reported_with_its_own_words() -> None:
    alone = replace(
        EMPTY,
        edition=PLAIN,
        assessors=(ANNA,),
        own_scores={(ANNA.id, FIRST.id): Score(Decimal(22), "Mina ord.")},
    )

    assert "1.1 (22 av 40): Mina ord." in said(document(alone).blocks)
