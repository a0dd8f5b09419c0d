"""The chapter that sets an assessment beside an earlier visit of the same municipality."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from report_reading import TODAY, detailed, pdf_pages, scored, squeezed

from kompass.archive.model import Said
from kompass.archive.published import results
from kompass.archive.reference import from_result
from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import Details, Score, Snapshot, Unit
from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.files import packaged
from kompass.comparison.subjects import of_result
from kompass.errors import KompassError
from kompass.ids import AssessmentId
from kompass.report.build import build
from kompass.report.document import Bullets, Figure, Paragraph, Table
from kompass.report.export import export
from kompass.report.scope import Scope

E2002 = packaged("kommunkompassen-2002")


def result(wanted):
    return next(one for one in results() if one.id == wanted)


def earlier(wanted="sodertalje-2006", edition=E2002):
    return of_result(result(wanted), edition)


def later(*changes):
    """Södertälje in 2010, with the points of 2006 but for these."""
    snapshot = detailed(example(), year=2010)
    for number, points in changes:
        snapshot = scored(snapshot, number, points)
    return snapshot


def chapter(snapshot, visit):
    blocks = build(snapshot, scope=Scope(earlier=visit), today=TODAY).blocks
    start = next(n for n, one in enumerate(blocks) if getattr(one, "key", "") == "tidigare")
    return blocks[start:]


def only(blocks, kind):
    return next(one for one in blocks if isinstance(one, kind))


def said(blocks):
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    for one in blocks:
        if isinstance(one, Bullets):
            texts += [f"{item.text} {item.aside}" for item in one.items]
    return "\n".join(texts)


def test_without_an_earlier_visit_there_is_no_such_chapter():
    keys = [heading.key for heading in build(example(), today=TODAY).headings()]

    assert not [key for key in keys if key.startswith("tidigare")]


def test_every_area_stands_then_and_now_with_its_change():
    table = only(chapter(later(("5.2", "14"), ("1.1", "20")), earlier()), Table)

    cells = [row.cells for row in table.rows]
    assert cells[0][1:] == ("66", "60", "−6")
    assert cells[4][1:] == ("73", "81", "+8")
    assert cells[6][1:] == ("50", "50", "±0")
    assert cells[8] == ("Totalt", "577", "579", "+2")


def test_what_was_proposed_stands_beside_the_scores_of_both_visits():
    text = said(chapter(later(("5.2", "14")), earlier()))

    assert "föreslogs 2006, 5.2: 6 → 14 av 20" in text
    proposed = [one for one in result("sodertalje-2006").statements if one.said is Said.IMPROVEMENT]
    assert proposed
    assert all(one.text in text for one in proposed)


def test_a_visit_without_proposals_says_so():
    visit = replace(earlier(), improvements=())

    assert "kan inte följas upp" in said(chapter(later(), visit))


def test_unknown_areas_are_dashes_and_never_nought():
    snapshot = detailed(example(), year=2010)
    visit = replace(earlier("sodertalje-2008"), year=2008)
    known = [one for one in visit.areas.values() if one is not None]
    rows = only(chapter(snapshot, visit), Table).rows[:8]

    dashes = [row.cells for row in rows if row.cells[1] == "–"]
    assert len(known) == 2
    assert len(dashes) == 6
    assert all(cells[3] == "–" for cells in dashes)


def across():
    edition = at_area_level(packaged("kommunkompassen-2020"))
    scores = {question.id: Score(Decimal(60)) for question in edition.questions()}
    return Snapshot(
        id=AssessmentId("senare"),
        edition=edition,
        details=Details(unit=Unit("Södertälje", code="0181"), year=2021),
        scores=MappingProxyType(scores),
    )


def test_another_edition_is_marked_area_by_area_and_warned_about():
    blocks = chapter(across(), earlier())
    table = only(blocks, Table)

    marks = [row.cells[4] for row in table.rows]
    assert any("omarbetat" in mark for mark in marks[:8])
    barred = [row.cells for row in table.rows[:8] if "inte jämförbart" in row.cells[4]]
    assert barred
    assert all(cells[3] == "–" for cells in barred)
    assert marks[8] == "annan utgåva"
    bullets = only(blocks, Bullets)
    assert "utgåvor" in " ".join(item.text for item in bullets.items)


def test_samhallsbyggnad_is_compared_as_itself_and_never_by_number():
    rows = [row.cells for row in only(chapter(across(), earlier()), Table).rows]

    built = next(cells for cells in rows if cells[0].startswith("2 "))
    assert built[1] == "83", "area 8 of 2002, not area 2"


def test_the_source_of_the_earlier_visit_is_in_the_list_of_sources():
    document = build(later(), scope=Scope(earlier=earlier()), today=TODAY)
    texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]

    found = [text for text in texts if text.startswith("Södertälje 2006 (tidigare besök)")]
    assert len(found) == 1
    assert result("sodertalje-2006").source.rstrip(".") in found[0]


def test_the_chapter_has_a_figure_that_is_told_in_words():
    figure = only(chapter(later(("5.2", "14")), earlier()), Figure)

    assert "2006" in figure.alt
    assert "2010" in figure.alt


def test_pdf_and_word_hold_the_chapter(tmp_path: Path):
    from docx import Document as Word

    for suffix in ("pdf", "docx"):
        export(later(), tmp_path / f"r.{suffix}", scope=Scope(earlier=earlier()), today=TODAY)

    pages = squeezed(" ".join(pdf_pages(tmp_path / "r.pdf")))
    assert squeezed("5 Jämförelse med tidigare besök") in pages
    headings = [one.text for one in Word(str(tmp_path / "r.docx")).paragraphs]
    assert "5 Jämförelse med tidigare besök" in headings


def test_a_result_of_the_archive_is_a_reference_of_its_own_edition_only():
    values = from_result(result("trollhattan-2004"), E2002)

    assert values.population == "Trollhättan 2004"
    assert len(values.areas) == 8
    with pytest.raises(KompassError, match="samma utgåva"):
        from_result(result("vallentuna-2021"), E2002)


def test_a_reference_that_is_known_in_part_has_only_those_areas_and_says_so():
    values = from_result(result("sodertalje-2008"), E2002)

    assert len(values.areas) == 2
    assert "2 av 8 områden" in values.note


def test_computed_values_are_never_called_printed_and_say_who_is_in():
    from kompass.archive.selection import Selection
    from kompass.archive.statistics import Choices, as_reference, reference_set
    from kompass.archive.values import Kind

    chosen = Selection(edition=E2002.id, comparable_only=True)
    found = reference_set(results(), E2002, chosen, choices=Choices(with_few=True))
    document = build(
        example(),
        reference=as_reference(found, Kind.MEDIAN),
        others=[result("botkyrka-2005")],
        today=TODAY,
    )

    tables = [one for one in document.blocks if isinstance(one, Table)]
    row = next(row.cells for one in tables for row in one.rows if "beräknat" in row.cells[0])
    assert "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}" in row[0]
    assert row[-1] == "–", "the column of printed totals"
    texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    said = next(text for text in texts if text.startswith("Median, ") and "Urvalet" in text)
    assert "beräknat ur jämförelsebasen" in said
