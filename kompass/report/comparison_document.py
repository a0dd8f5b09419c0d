"""A comparison on paper: a document of its own, or a section of a report.

What must be said - other editions, unknown areas, misprints - stands before the first figure.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kompass.catalogue.crosswalk import Crosswalks
from kompass.charts.of_comparison import several_of
from kompass.charts.theme import PAPER
from kompass.comparison import wording
from kompass.comparison.as_text import rank_title
from kompass.comparison.compare import compare
from kompass.comparison.facing import pairs
from kompass.comparison.follow_up import FollowedUp, RankMove, followed_up, ranked_visits
from kompass.comparison.model import Comparison
from kompass.comparison.moved import moved
from kompass.comparison.subjects import LEVELS, Subject
from kompass.comparison.visits import PEERS_AT, own_visits
from kompass.report.comparison_tables import (
    difference_table,
    points_table,
    question_table,
    reasons_table,
)
from kompass.report.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    TextRole,
    printable,
)
from kompass.report.material import Captions
from kompass.report.own_document import own_document
from kompass.report.wording import number_word, sentence, sentences
from kompass.swedish import join_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

COMPASS_SIZE: Final = (6.22, 5.6)
SLOPES_SIZE: Final = (6.22, 6.6)
"""Inches; as wide as the text column."""
_PROPOSALS: Final = (
    "Märken och samband mellan utgåvor är förslag, och vems de är står i tabellen över märkningen."
)


def comparison_document(
    comparison: Comparison,
    crosswalks: Crosswalks,
    *,
    everyone: Sequence[Subject] = (),
    today: date | None = None,
) -> Document:
    """Return the comparison as a document of its own; ``today`` is the day on the paper.

    Own visits are ranked among ``everyone``; without them nothing is said of places.
    """
    others = join_words([one.name for one in comparison.subjects[1:]])
    return own_document(
        printable(f"Jämförelse: {comparison.base.title}"),
        anchor="jamforelse",
        subject=f"Jämförelse av resultat i Kommunkompassen med {printable(others)}",
        lead=f"{comparison.base.title} bredvid {others}.",
        note=("", _PROPOSALS),
        blocks=comparison_section(comparison, crosswalks, Captions(), everyone=everyone),
        today=today,
    )


def comparison_section(
    comparison: Comparison,
    crosswalks: Crosswalks,
    captions: Captions,
    *,
    everyone: Sequence[Subject] = (),
) -> list[Block]:
    """Return the comparison as blocks for any document; headings are of level 2 and 3."""
    return [
        *_compared(comparison),
        *_warnings(comparison),
        *_points(comparison, captions),
        *_pictures(comparison, crosswalks, captions),
        *_differences(comparison, captions),
        *_questions(comparison, captions),
        *_why(comparison, crosswalks, everyone),
        *_marks(comparison, captions),
        *_sources(comparison),
    ]


def _compared(comparison: Comparison) -> Iterator[Block]:
    yield Heading("Vad som jämförs", 2, "jamforelse-vad")
    items = []
    for nth, subject in enumerate(comparison.subjects):
        level = "" if subject.is_reference else LEVELS[subject.level]
        told = ", ".join(filter(None, (subject.edition_words, level)))
        base = " Basen: alla skillnader räknas mot den." if nth == 0 else ""
        named = subject.title if subject.is_reference else f"{subject.title} ({told})"
        items.append(Bullet(printable(f"{named}.{base}")))
    yield Bullets(tuple(items))


def _warnings(comparison: Comparison) -> Iterator[Block]:
    if comparison.warnings:
        yield Heading("Att tänka på när du läser", 2, "jamforelse-varningar")
        yield Bullets(tuple(Bullet(printable(text)) for text in comparison.warnings))


def _points(comparison: Comparison, captions: Captions) -> Iterator[Block]:
    yield Heading("Poäng per område", 2, "jamforelse-poang")
    edition = comparison.base.edition_words
    yield Paragraph(f"Områdena är de i {edition}, som basen är bedömd med.", with_next=True)
    yield points_table(comparison, captions.table("Poäng per område och totalt"))
    if comparison.unmatched:
        yield Paragraph("Områden utan motsvarighet hos basen:", with_next=True)
        yield Bullets(
            tuple(
                Bullet(
                    printable(
                        f"{one.subject.name}: {one.area.number} {one.area.title}, "
                        f"{wording.figure(one.points)} poäng"
                    ),
                    printable(sentence(f"{one.reason[:1].upper()}{one.reason[1:]}")),
                )
                for one in comparison.unmatched
            )
        )


def _pictures(
    comparison: Comparison, crosswalks: Crosswalks, captions: Captions
) -> Iterator[Block]:
    yield Heading("Profilerna", 2, "jamforelse-profiler")
    yield _compass(comparison, captions)
    visits = _visits(comparison)
    if len(visits) > 1:
        over_years = compare(visits, crosswalks)
        yield slopes_figure(over_years, captions)


def _visits(comparison: Comparison) -> tuple[Subject, ...]:
    """Return the base's own visits, the base first; it draws them in order of the years."""
    base = comparison.base
    own = [
        one
        for one in comparison.subjects
        if not one.is_reference
        and one.year is not None
        and (one.code, one.unit.casefold()) == (base.code, base.unit.casefold())
    ]
    return tuple(own)


def _compass(comparison: Comparison, captions: Captions) -> Figure:
    from kompass.charts.several_words import describe

    data = several_of(comparison, warnings=False)

    def draw() -> "Drawing":
        from kompass.charts.several_compass import several_compass

        return several_compass(data, PAPER, COMPASS_SIZE, title=False)

    count = number_word(len(comparison.subjects))
    caption = captions.figure(f"Kompassrosen med {count} resultat; märkningen står i bilden")
    return Figure(draw, COMPASS_SIZE, f"Kompassros. {describe(data)}", caption)


def slopes_figure(comparison: Comparison, captions: Captions) -> Figure:
    """Return how the areas and the total moved from visit to visit, as lines."""
    from kompass.charts.several_words import describe

    data = several_of(comparison, warnings=False)

    def draw() -> "Drawing":
        from kompass.charts.slopes import slopes

        return slopes(data, PAPER, SLOPES_SIZE, title=False)

    caption = captions.figure("Utvecklingen över besöken, område för område och totalt")
    return Figure(draw, SLOPES_SIZE, f"Utveckling. {describe(data)}", caption)


def _differences(comparison: Comparison, captions: Captions) -> Iterator[Block]:
    yield Heading("Skillnader", 2, "jamforelse-skillnader")
    yield Paragraph(wording.MEASURES_EXPLAINED)
    for pair in pairs(comparison):
        caption = captions.table(printable(pair.title(comparison)))
        yield difference_table(comparison, pair, caption)


def _questions(comparison: Comparison, captions: Captions) -> Iterator[Block]:
    tables = []
    for pair in pairs(comparison):
        text = f"Delfrågor efter skillnad, {pair.title(comparison)}"
        if any(row.cells[pair.nth].difference is not None for row in comparison.questions):
            tables.append(question_table(comparison, pair, captions.table(printable(text))))
    if tables:
        yield Heading("Delfrågor", 2, "jamforelse-delfragor")
        yield Paragraph(
            "Störst skillnad uppåt står överst. Bara delfrågor som båda har kända poäng i är med.",
            with_next=True,
        )
        yield from (table for table in tables if table is not None)


def _why(
    comparison: Comparison, crosswalks: Crosswalks, everyone: Sequence[Subject]
) -> Iterator[Block]:
    for nth, (before, now) in enumerate(own_visits(comparison.subjects), start=1):
        title = printable(f"Varför ändrades resultatet från {before.name} till {now.name}?")
        yield Heading(title, 2, f"jamforelse-varfor-{nth}")
        items = [
            Bullet(printable(f"{one.area.number} {one.area.title}"), printable(one.words))
            for one in moved(before, now, crosswalks)
        ]
        yield Bullets(tuple(items))
        yield from _places(ranked_visits(before, now, crosswalks, everyone), nth)
        yield from proposals_followed(before, followed_up(before, now, crosswalks), nth)


def _places(moves: Sequence[RankMove], nth: int) -> Iterator[Block]:
    if moves:
        yield Heading("Platsen bland andra", 3, f"jamforelse-platser-{nth}")
        items = (Bullet(printable(f"{rank_title(one)}: {one.words}")) for one in moves)
        yield Bullets(tuple(items))
        yield Paragraph(PEERS_AT, TextRole.NOTE)


def proposals_followed(before: Subject, found: Sequence[FollowedUp], nth: int) -> Iterator[Block]:
    """Yield what was proposed, area by area; what is of a whole area shares its line of scores."""
    if found:
        title = printable(f"Det som föreslogs i {before.name}")
        yield Heading(title, 3, f"jamforelse-forslag-{nth}")
    ordered = sorted(found, key=lambda one: one.area.number)
    for area, group in groupby(ordered, key=lambda one: one.area):
        proposals = list(group)
        whole = [one for one in proposals if one.question is None]
        single = [one for one in proposals if one.question is not None]
        step = f": {whole[0].words}" if whole else ""
        yield Paragraph(printable(f"{area.number} {area.title}{step}"), with_next=True)
        items = [Bullet(printable(one.said.text)) for one in whole]
        items += [Bullet(printable(one.said.text), printable(one.words)) for one in single]
        yield Bullets(tuple(items))
        if whole and whole[0].questions:
            steps = "; ".join(step.words for step in whole[0].questions)
            yield Paragraph(printable(f"Delfrågorna i området: {steps}."), TextRole.NOTE)


def _marks(comparison: Comparison, captions: Captions) -> Iterator[Block]:
    caption = captions.table("Märkning och skäl, område för område")
    table = reasons_table(comparison, caption)
    if table is None:
        captions.tables -= 1
        return
    yield Heading("Vad märkningen betyder", 2, "jamforelse-markning")
    yield table


def _sources(comparison: Comparison) -> Iterator[Block]:
    yield Heading("Källor", 2, "jamforelse-kallor")
    yield Bullets(
        tuple(
            Bullet(
                printable(f"{one.name}: {sentence(one.source)}"), printable(sentences([one.note]))
            )
            for one in comparison.subjects
        )
    )
