"""Nominees for an award side by side: area table, places, profiles, the strongest examples."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from kompass.catalogue.crosswalk import Crosswalks
from kompass.charts.of_comparison import several_of
from kompass.charts.theme import PAPER
from kompass.comparison import wording
from kompass.comparison.compare import compare
from kompass.comparison.model import MOST
from kompass.comparison.nominees import Nominees, RankedArea, Strongest
from kompass.comparison.nominees_told import place_text, title_of
from kompass.comparison.subjects import LEVELS, Subject
from kompass.report.comparison_document import COMPASS_SIZE
from kompass.report.document import (
    Align,
    Block,
    Bullet,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
    TextRole,
    printable,
)
from kompass.report.material import Captions
from kompass.report.own_document import own_document
from kompass.report.wording import capital, number_word, sentence
from kompass.swedish import join_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

PROFILE_SIZE: Final = (6.22, 4.2)
"""Two of them stand on a page."""
TIES: Final = (
    "Plats 1 har högst poäng. Lika poäng ger delad plats, och nästa plats hoppas då över: "
    "1, 2, 2, 4. Den som saknar plats har okända poäng eller står utom rangordningen."
)


def nominees_document(
    nominees: Nominees,
    crosswalks: Crosswalks,
    *,
    reference: Subject | None = None,
    today: date | None = None,
) -> Document:
    """Return the nominees as a document; with a ``reference`` each profile is beside it."""
    captions = Captions()
    return own_document(
        f"En jämförelse mellan {number_word(len(nominees.subjects))} nominerade kommuner",
        anchor="nominerade",
        subject=f"Jämförelse av nominerade enligt {nominees.edition.title}",
        lead=f"{join_words([one.title for one in nominees.subjects])}.",
        note=(f"Alla enligt {nominees.edition.title}.", ""),
        blocks=(
            *_warnings(nominees),
            *_overview(nominees, captions),
            *_profiles(nominees, crosswalks, reference, captions),
            *_areas(nominees, captions),
            *_sources(nominees, reference),
        ),
        today=today,
    )


def _warnings(nominees: Nominees) -> Iterator[Block]:
    if nominees.warnings:
        yield Heading("Att tänka på när du läser", 2, "nominerade-varningar")
        yield Bullets(tuple(Bullet(printable(text)) for text in nominees.warnings))


def _overview(nominees: Nominees, captions: Captions) -> Iterator[Block]:
    yield Heading("Poäng och plats per område", 2, "nominerade-poang")
    rows = [Row(_row(nominees, ranked)) for ranked in nominees.areas]
    rows.append(Row(_row(nominees, nominees.total), RowKind.TOTAL))
    yield Table(
        caption=captions.table("Poäng per område, med platsen inom parentes"),
        columns=(
            Column("Område", 3.6),
            *(Column(printable(one.name), 1.6, Align.RIGHT) for one in nominees.subjects),
        ),
        rows=tuple(rows),
        notes=(TIES,),
        compact=True,
    )


def _row(nominees: Nominees, ranked: RankedArea) -> tuple[str, ...]:
    cells = []
    for subject in nominees.subjects:
        placed = ranked.of(subject)
        known = placed.points is not None
        place = f"\n({place_text(placed)})" if known else ""
        total = ranked.area is None and not known
        cells.append(placed.remark if total else f"{wording.figure(placed.points)}{place}")
    return (title_of(ranked), *cells)


def _profiles(
    nominees: Nominees, crosswalks: Crosswalks, reference: Subject | None, captions: Captions
) -> Iterator[Block]:
    yield Heading("Profilerna", 2, "nominerade-profiler")
    for group in _groups(nominees.subjects):
        named = join_words([one.name for one in group])
        yield _compass(group, crosswalks, captions, f"Profilerna för {named}")
    if reference is None:
        return
    for one in nominees.subjects:
        text = f"Profilen för {one.name} mot {reference.name}"
        yield _compass((one, reference), crosswalks, captions, text)


def _groups(subjects: Sequence[Subject]) -> Iterator[Sequence[Subject]]:
    """Yield all of them, in two groups where they are more than one picture can tell apart."""
    if len(subjects) <= MOST:
        yield subjects
        return
    half = (len(subjects) + 1) // 2
    yield subjects[:half]
    yield subjects[half:]


def _compass(
    subjects: Sequence[Subject], crosswalks: Crosswalks, captions: Captions, text: str
) -> Figure:
    size = PROFILE_SIZE if len(subjects) == 2 else COMPASS_SIZE
    from kompass.charts.several_words import describe

    data = several_of(compare(subjects, crosswalks), warnings=False)

    def draw() -> "Drawing":
        from kompass.charts.several_compass import several_compass

        return several_compass(data, PAPER, size, title=False)

    alt = f"Kompassros. {describe(data)}"
    return Figure(draw, size, alt, captions.figure(printable(text)))


def _areas(nominees: Nominees, captions: Captions) -> Iterator[Block]:
    yield Heading("Område för område", 1, "nominerade-omraden")
    pairs = zip(nominees.areas, nominees.strongest, strict=True)
    for ranked, strongest in pairs:
        yield Heading(title_of(ranked), 2, f"nominerade-omrade-{strongest.area.id}")
        yield _ranking(ranked, captions)
        yield from _examples(strongest)
    yield Heading("Totalt", 2, "nominerade-totalt")
    yield _ranking(nominees.total, captions)


def _ranking(ranked: RankedArea, captions: Captions) -> Table:
    rows = tuple(
        Row(
            (
                capital(place_text(one)),
                printable(one.subject.title),
                wording.figure(one.points),
                printable(one.remark),
            )
        )
        for one in ranked.placed
    )
    return Table(
        caption=captions.table(f"Rangordning, {title_of(ranked)}"),
        columns=(
            Column("Plats", 1.2),
            Column("Kommun och år", 3.6),
            Column("Poäng", 1.1, Align.RIGHT),
            Column("Anmärkning", 4.6),
        ),
        rows=rows,
    )


def _examples(strongest: Strongest) -> Iterator[Block]:
    if not strongest.examples:
        yield Paragraph(
            "Jämförelsebasen har inga styrkor eller goda exempel från dem med högst poäng här.",
            TextRole.NOTE,
        )
        return
    for example in strongest.examples:
        subject = example.placed.subject
        what = "goda exempel" if example.good_examples else "styrkor ur rapporten"
        words = f"{subject.title}, {wording.figure(example.placed.points)} poäng: {what}"
        yield Paragraph(printable(words), with_next=True)
        yield Bullets(tuple(Bullet(printable(said.text)) for said in example.said))


def _sources(nominees: Nominees, reference: Subject | None) -> Iterator[Block]:
    yield Heading("Källor", 2, "nominerade-kallor")
    everyone = (*nominees.subjects, *((reference,) if reference else ()))
    yield Bullets(
        tuple(
            Bullet(
                printable(f"{one.name} ({LEVELS[one.level]}): {sentence(one.source)}")
                if not one.is_reference
                else printable(f"{one.title}: {sentence(one.source)}"),
                printable(sentence(one.note)),
            )
            for one in everyone
        )
    )
