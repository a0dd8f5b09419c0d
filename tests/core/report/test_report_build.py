"""What the report says: every figure, its structure, and how a draft and doubts are told."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from report_reading import AREAS, TODAY, detailed, document, empty, rows, scored, without, written

from kompass.archive.published import beside, results
from kompass.archive.reference import from_snapshot, published
from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import AreaTexts, Improvement, Level, Occasion, Unit, UnitKind
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, RowId
from kompass.report.build import build
from kompass.report.document import (
    Bullets,
    Figure,
    Heading,
    Paragraph,
    RowKind,
    Table,
    TextRole,
    TitlePage,
    texts,
)


def tables(report):
    return [block for block in report.blocks if isinstance(block, Table)]


def said(report):
    return "\n".join(text for block in report.blocks for text in texts(block))


def area_table(report):
    return next(table for table in tables(report) if "per område" in table.caption.text)


def question_rows(report):
    return [
        row.cells
        for table in tables(report)
        if "delfrågor och poäng" in table.caption.text
        for row in table.rows
        if row.kind is RowKind.BODY
    ]


def test_every_published_row_stands_in_its_area():
    found = [
        (number, most, points, share.removesuffix("\N{NO-BREAK SPACE}%"))
        for number, _, most, points, share in question_rows(document())
    ]
    assert found == rows()


def test_every_published_row_stands_in_the_two_column_table():
    table = next(table for table in tables(document()) if table.compact)
    halves = [half for row in table.rows for half in (row.cells[:4], row.cells[4:])]
    found = {
        (title.split(" ", 1)[0], most, points, share)
        for title, most, points, share in halves
        if "." in title.split(" ", 1)[0]
    }
    assert found == set(rows())
    assert halves[-1] == ("Totalt", "800", "577", "72,1")


def test_area_points_and_total():
    table = area_table(document())
    assert [row.cells[2] for row in table.rows] == [*AREAS, "577"]
    assert table.rows[-1].kind is RowKind.TOTAL


def test_reference_and_difference_stand_beside():
    # Medians printed in 2009: 60.5 56.2 65.3 66.0 53.5 56.7 44.8 73.4; no total is known.
    table = area_table(document())
    assert [row.cells[3] for row in table.rows] == [
        "60,5", "56,2", "65,3", "66", "53,5", "56,7", "44,8", "73,4", "–"
    ]  # fmt: skip
    assert [row.cells[4] for row in table.rows][:4] == ["+5,5", "+18,3", "+22,2", "+11"]
    assert table.rows[-1].cells[4] == "–"
    assert "utvärderade kommuner t.o.m. 2009" in " ".join(table.notes)


def test_without_a_reference_nothing_is_compared():
    report = document(compared=False)
    assert len(area_table(report).columns) == 3
    assert "median" not in said(report).casefold()
    assert "Källor" not in said(report)


def test_the_structure_is_that_of_the_book():
    report = document()
    chapters = [heading.text for heading in report.headings() if heading.level == 1]
    assert [chapter.split(" ", 1)[0] for chapter in chapters] == ["1", "2", "3", "4"]
    areas = [heading for heading in report.headings() if heading.text.startswith("Område ")]
    assert [heading.level for heading in areas if ":" in heading.text] == [2] * 8
    under = [heading.text for heading in report.headings() if heading.key.startswith("omrade-1-")]
    assert under == [
        "Varför området är viktigt", "Vad poängen visar", "Iakttagelser", "Styrkor",
        "Förbättringsområden",
    ]  # fmt: skip


def test_headings_have_keys_of_their_own_and_skip_no_level():
    headings = list(document().headings())
    assert len({heading.key for heading in headings}) == len(headings)
    levels = [0, *(heading.level for heading in headings)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_captions_are_counted_in_order():
    captions = [block.caption for block in document().blocks if isinstance(block, Table | Figure)]
    for label in ("Tabell", "Figur"):
        numbers = [caption.number for caption in captions if caption and caption.label == label]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len(captions) > 10


def test_every_figure_is_described_and_none_is_drawn_yet():
    figures = [block for block in document().blocks if isinstance(block, Figure)]
    assert len(figures) == 1 + 8
    assert all(len(figure.alt) > 20 for figure in figures)
    assert "577 av 800" in figures[0].alt


def test_tables_have_as_many_cells_as_columns():
    for table in tables(document()) + tables(document(empty())):
        assert all(len(row.cells) == len(table.columns) for row in table.rows), table.caption


def test_title_page_tells_who_when_and_which_edition():
    page = document().blocks[0]
    assert isinstance(page, TitlePage)
    facts = {fact.label: fact.value for fact in page.facts}
    assert page.title == "Södertälje kommun"
    assert facts["Besök"] == "18–27 september 2006"
    assert "Lena Langlet" in facts["Utvärderare"]
    assert facts["Utgåva"] == example().edition.title
    assert facts["Rapporten framställd"] == "12 mars 2026"
    assert "fristående" in page.remark


def test_seats_are_summed():
    table = next(table for table in tables(document()) if "Mandat" in table.caption.text)
    assert table.rows[-1].cells == ("Summa", "65")


def test_strengths_and_improvements_with_good_examples():
    report = document()
    points = [item for block in report.blocks if isinstance(block, Bullets) for item in block.items]
    texts_of = example().area_texts(AreaId(example().edition.areas[0].id))
    assert texts_of.improvements[1].text in [item.text for item in points]
    assert "Goda exempel: Lomma och Trollhättan." in [item.aside for item in points]


def test_rationales_stand_with_their_points():
    reasons = [
        item.text
        for block in document().blocks
        if isinstance(block, Bullets)
        for item in block.items
        if item.text.startswith("3.3 (")
    ]
    assert len(reasons) == 1
    assert reasons[0].startswith("3.3 (22,5 av 30): ")


def test_words_on_strongest_weakest_and_deviations_are_computed():
    text = said(document())
    assert "Starkast är område 3" in text
    assert "Södertälje ligger över medianen i alla åtta områden" in text


def test_a_complete_assessment_is_no_draft():
    assert not document().draft


def test_what_is_not_assessed_is_never_zero():
    report = document(without(example(), "3.1", "3.2", "3.3", "3.4", "7.1"))
    assert report.draft
    table = area_table(report)
    assert table.rows[2].cells[2:4] == ("–", "ej bedömd")
    assert table.rows[6].cells[2:4] == ("–", "43 av 80 bedömda")
    assert table.rows[-1].cells[2] == "–"
    cells = {cells[0]: cells for cells in question_rows(report)}
    assert cells["3.1"][3:] == ("ej bedömd", "–")
    assert "0" not in {cells["3.1"][3], cells["7.1"][3]}


def test_a_draft_names_what_is_not_written_yet():
    report = document(written(without(example(), "1.1"), 4, AreaTexts(findings="Något.")))
    notes = [
        block.text
        for block in report.blocks
        if isinstance(block, Paragraph) and block.text.startswith("Inte skrivet än")
    ]
    assert notes == ["Inte skrivet än: styrkor och förbättringsområden."]


def test_a_finished_report_leaves_empty_parts_out():
    report = document(written(example(), 4, AreaTexts()))
    headings = [heading.key for heading in report.headings()]
    assert "omrade-4-styrkor" not in headings
    assert "Inte skrivet" not in said(report)


def test_an_empty_assessment_is_a_whole_draft():
    report = document(empty("Falun"))
    assert report.draft
    assert report.blocks[0].title == "Falu kommun"
    assert "ingen av de 37 delfrågorna är bedömd" in said(report)


def test_an_off_step_value_is_kept_and_marked():
    report = document(scored(example(), "1.1", "26.5"))
    cells = {cells[0]: cells for cells in question_rows(report)}
    assert cells["1.1"][3] == "26,5*"
    assert cells["1.2"][3] == "32"
    assert "ligger mellan de vanliga stegen" in said(report)


def test_botkyrka_keeps_the_printed_total_beside_the_computed_one():
    table = next(table for table in tables(document()) if "bredvid" in table.caption.text)
    row = next(row.cells for row in table.rows if row.cells[0] == "Botkyrka 2005")
    assert row[-2:] == ("696", "692*")
    assert "Botkyrka 2005" in " ".join(table.notes)
    assert "692" in " ".join(table.notes)


def test_group_level_results_say_that_they_are_not_comparable():
    table = next(table for table in tables(document()) if "bredvid" in table.caption.text)
    assert any(row.cells[0] == "Stockholm 2009 (inte direkt jämförbar)" for row in table.rows)


def test_the_unit_itself_is_marked_in_the_comparison():
    table = next(table for table in tables(document()) if "bredvid" in table.caption.text)
    own = [row for row in table.rows if row.kind is RowKind.OWN]
    assert [row.cells[0] for row in own] == ["Södertälje 2006"]
    assert own[0].cells[1:9] == AREAS


def test_another_edition_is_never_compared_area_by_area():
    other = next(result for result in results() if result.edition == "kommunkompassen-2020")
    report = build(example(), others=(other,), today=TODAY)
    table = next(table for table in tables(report) if "bredvid" in table.caption.text)
    assert "annan utgåva" in table.rows[0].cells[0]
    assert set(table.rows[0].cells[1:9]) == {"–"}


def test_a_reference_of_another_edition_is_refused():
    reference = published(example().edition)[0]
    foreign = replace(
        reference, edition=EditionId("annan"), areas={AreaId("annat-omrade"): Decimal(50)}
    )
    with pytest.raises(KompassError, match="en annan utgåva"):
        build(example(), reference=foreign, today=TODAY)


def test_another_assessment_as_reference():
    before = scored(example(), "1.1", "20")
    before = replace(before, details=replace(before.details, year=2003))
    report = build(example(), reference=from_snapshot(before), today=TODAY)
    table = area_table(report)
    assert table.rows[0].cells[3:] == ("60", "+6")
    assert table.rows[-1].cells[3:] == ("571", "+6")
    assert "Södertälje 2003" in said(report)


@pytest.mark.parametrize("name", ["Södertälje", "Upplands Väsby kommun"])
def test_another_assessment_has_its_name_and_its_year_once_in_the_comparison(name):
    other = detailed(example(), unit=Unit(name), year=2003)
    report = build(
        example(),
        reference=from_snapshot(other),
        others=beside(example()),
        today=TODAY,
    )
    table = next(table for table in tables(report) if "bredvid andras" in table.caption.text)
    assert table.rows[-1].cells[0] == f"{name} 2003"


def test_sources_of_every_compared_figure_are_given():
    text = said(document())
    assert "SKL, Fem intressanta kommuner 2009" in text
    assert "Trollhättan 2004, Uddevalla 2005, Botkyrka 2005 och Örebro 2006. Källa:" in text


def test_without_a_text_on_conduct_the_facts_are_told():
    snapshot = detailed(example(), conduct="", purpose="", occasion=Occasion.REPEATED)
    text = said(document(snapshot))
    assert (
        "Utvärderingen gjordes vid ett besök 18–27 september 2006 och avser hela kommunen." in text
    )
    assert "har utvärderats enligt Kommunkompassen tidigare" in text


def test_a_district_keeps_its_name_and_its_level():
    unit = Unit("Skarpnäcks stadsdel", UnitKind.DISTRICT)
    report = document(detailed(example(), unit=unit, level=Level.DISTRICT, conduct=""))
    page = report.blocks[0]
    assert page.title == "Skarpnäcks stadsdel"
    assert "Stadsdel" in {fact.value.split(",")[0] for fact in page.facts}
    assert "inte direkt jämförbar med utvärderingar av hela kommuner" in said(report)


def test_good_examples_without_a_text_are_left_out():
    texts_ = AreaTexts(improvements=(Improvement(RowId("a"), " ", "Lomma"),))
    report = document(written(example(), 1, texts_))
    assert "omrade-1-forbattringar" not in [heading.key for heading in report.headings()]


def test_an_edition_that_is_not_official_gets_no_history():
    snapshot = example()
    own = replace(snapshot, edition=replace(snapshot.edition, id=EditionId("egen-2026")))
    text = said(build(own, today=TODAY))
    assert "Bertelsmann" not in text
    assert "Bertelsmann" in said(document())


def test_the_lead_of_an_area_gives_points_reference_and_difference():
    leads = [
        block.text
        for block in document().blocks
        if isinstance(block, Paragraph) and block.role is TextRole.LEAD
    ]
    assert "66 av 100 poäng · median 60,5 (+5,5)" in leads


def test_nobody_is_compared_with_oneself():
    titles = [other.title for other in beside(example())]
    assert "Södertälje 2006" not in titles


def test_contents_list_two_levels():
    assert {heading.level for heading in document().contents()} == {1, 2}
    assert all(isinstance(heading, Heading) for heading in document().contents())
