"""Chapter 3: each area with its figures, why it matters, what was found, and what to do."""

from decimal import Decimal

from kompass.assessment.scoring import AreaResult, QuestionResult
from kompass.assessment.snapshot import AreaTexts, Improvement
from kompass.assessment.team.standing import agreed
from kompass.catalogue.area_level import assessed_as_whole, is_assessed_as_whole
from kompass.report.build_words import area_in_words
from kompass.report.comparison import Comparison
from kompass.report.document import (
    Align,
    Block,
    Bullet,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    TextRole,
)
from kompass.report.material import Material
from kompass.report.own_words import by_marks
from kompass.report.pictures import area_bar
from kompass.report.running_text import running_text
from kompass.report.wording import NOT_ASSESSED, paragraphs, sentence, so_far_text, value_text
from kompass.swedish import format_number, format_percent, join_words

AT_AREA_LEVEL = (
    "Området är bedömt på områdesnivå: utgåvans delfrågor och deras poäng är inte kända."
)
OFF_STEP_NOTE = "* Poängen ligger mellan de vanliga stegen om {step} av frågans högsta poäng."
BY_HAND_NOTE = (
    "† Poängen är satt för hand i stället för att räknas ur indikatorerna. Skälet står i "
    "kapitel 3, under området."
)


def areas(material: Material) -> list[Block]:
    """Return the chapter: every area on a page of its own, so that it can be handed on alone."""
    blocks: list[Block] = [
        Heading("3 Område för område", 1, "omraden", new_page=True),
        Paragraph(_guide(material)),
    ]
    for nth, result in enumerate(material.result.areas):
        blocks += _area(material, result, new_page=nth > 0)
    return blocks


def _guide(material: Material) -> str:
    edition = material.snapshot.edition
    questions = len(assessed_as_whole(edition)) < len(edition.areas)
    text = (
        f"Varje område inleds med poängen{' och delfrågorna' if questions else ''}. Därefter "
        "följer varför området är viktigt, vad poängen visar, iakttagelserna och till sist "
        "styrkor och förbättringsområden."
    )
    if not material.profile.has_reference:
        return text
    name = Comparison.of(material).definite
    return f"{text} Markeringen i stapeln visar {name}."


def _area(material: Material, result: AreaResult, *, new_page: bool) -> list[Block]:
    area = result.area
    texts = material.snapshot.area_texts(area.id)
    comparison = Comparison.of(material)
    key = f"omrade-{area.number}"
    blocks: list[Block] = [
        Heading(f"Område {area.number}: {area.title}", 2, key, new_page),
        Paragraph(_lead(result, comparison), TextRole.LEAD),
        area_bar(material, area.number),
        Paragraph(AT_AREA_LEVEL) if is_assessed_as_whole(area) else _questions(material, result),
    ]
    blocks += _section("Varför området är viktigt", key, material.introduction(area))
    words = area_in_words(result, comparison.in_words(area.id, result.points))
    blocks += [*_section("Vad poängen visar", key, words), *_rationales(material, result)]
    blocks += _section("Iakttagelser", key, texts.findings)
    blocks += _points(texts, key)
    blocks += _still_missing(material, texts)
    return blocks


def _lead(result: AreaResult, comparison: Comparison) -> str:
    if result.points is None or result.max_points is None:
        return so_far_text(result)
    own = f"{format_number(result.points)} av {format_number(result.max_points)} poäng"
    beside = comparison.beside(result.area.id, result.points)
    return f"{own} · {beside}" if beside else own


def _questions(material: Material, result: AreaResult) -> Table:
    columns = (
        Column("Nr", 0.8),
        Column("Delfråga", 9.2),
        Column("Högsta", 1.6, Align.RIGHT),
        Column("Poäng", 1.9, Align.RIGHT),
        Column("Andel", 1.6, Align.RIGHT),
    )
    rows = [Row(_question_cells(question)) for question in result.questions]
    total = (
        "",
        "Summa",
        value_text(result.max_points),
        value_text(result.points),
        percent_text(result.percent),
    )
    rows.append(Row(total, RowKind.TOTAL))
    return Table(
        caption=material.captions.table(f"Område {result.area.number}, delfrågor och poäng"),
        columns=columns,
        rows=tuple(rows),
        notes=points_notes(material, result.questions),
    )


def _question_cells(result: QuestionResult) -> tuple[str, ...]:
    question = result.question
    return (
        question.number,
        question.title,
        value_text(question.max_points),
        question_points(result),
        percent_text(result.percent),
    )


def question_points(result: QuestionResult) -> str:
    """Return a question's points for a table: "22,5", "23*" off the step, "30†" by hand."""
    if result.points is None:
        return NOT_ASSESSED
    signs = ("*" if result.off_step else "") + ("†" if result.overridden else "")
    return format_number(result.points) + signs


def percent_text(percent: Decimal | None) -> str:
    """Return a share for a table; "–" where there is none."""
    return value_text(None) if percent is None else format_percent(percent)


def points_notes(material: Material, questions: tuple[QuestionResult, ...]) -> tuple[str, ...]:
    """Return the notes that explain the signs which ``question_points`` has set."""
    notes: list[str] = []
    if any(result.off_step for result in questions):
        step = format_percent(material.snapshot.edition.step_percent)
        notes.append(OFF_STEP_NOTE.format(step=step))
    if any(result.overridden for result in questions):
        notes.append(BY_HAND_NOTE)
    return tuple(notes)


def _section(title: str, key: str, text: str) -> list[Block]:
    blocks = running_text(text)
    return (
        [Heading(title, 3, f"{key}-{title.split(maxsplit=1)[0].casefold()}"), *blocks]
        if blocks
        else []
    )


def _rationales(material: Material, result: AreaResult) -> list[Block]:
    """Return the team's reason for each score, as far as they are written."""
    reasons: list[Bullet] = []
    for scored in result.questions:
        reason = agreed(material.snapshot, scored.question.id).rationale
        text = " ".join((*paragraphs(reason), *_by_hand(scored)))
        if text:
            number = "" if is_assessed_as_whole(result.area) else f"{scored.question.number} "
            reasons.append(Bullet(f"{number}({_earned(scored)}): {text}"))
    return [Bullets(tuple(reasons))] if reasons else []


def _by_hand(result: QuestionResult) -> tuple[str, ...]:
    """Return what the marks come to and why the points are others, where they are."""
    given = by_marks(result)
    if not given:
        return ()
    reason = " ".join(paragraphs(result.override_reason))
    why = f": {reason}" if reason else "."
    return (f"{given[:1].upper()}{given[1:]}, men poängen är satt för hand{why}",)


def _earned(result: QuestionResult) -> str:
    if result.points is None:
        return NOT_ASSESSED
    most = result.question.max_points
    own = format_number(result.points)
    return f"{own} av {format_number(most)}" if most is not None else f"{own} poäng"


def _points(texts: AreaTexts, key: str) -> list[Block]:
    blocks: list[Block] = []
    strengths = tuple(Bullet(row.text.strip()) for row in texts.strengths if row.text.strip())
    if strengths:
        blocks += [Heading("Styrkor", 3, f"{key}-styrkor"), Bullets(strengths)]
    improvements = tuple(_improvement(row) for row in texts.improvements if row.text.strip())
    if improvements:
        blocks += [
            Heading("Förbättringsområden", 3, f"{key}-forbattringar"),
            Bullets(improvements),
        ]
    return blocks


def _improvement(row: Improvement) -> Bullet:
    examples = row.good_examples.strip()
    return Bullet(row.text.strip(), f"Goda exempel: {sentence(examples)}" if examples else "")


def _still_missing(material: Material, texts: AreaTexts) -> list[Block]:
    """Return a note on what the team has not written yet; only in a draft."""
    if not material.draft:
        return []
    parts = {
        "iakttagelser": texts.findings.strip(),
        "styrkor": any(row.text.strip() for row in texts.strengths),
        "förbättringsområden": any(row.text.strip() for row in texts.improvements),
    }
    missing = [name for name, there in parts.items() if not there]
    if not missing:
        return []
    return [Paragraph(f"Inte skrivet än: {join_words(missing)}.", TextRole.NOTE)]
