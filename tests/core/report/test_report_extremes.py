"""Reports that nobody has tried to make easy: long, empty, odd texts."""

from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_reading import (
    apart,
    detailed,
    document,
    docx_texts,
    outside,
    pdf_columns,
    pdf_pages,
    squeezed,
    written,
)

from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import (
    AreaTexts,
    Assessor,
    Improvement,
    Seats,
    Strength,
    Unit,
)
from kompass.ids import QuestionId, RowId
from kompass.report import write_docx, write_pdf

NASTY = "A & B <b>inte fet</b> &amp; ]]> \"citat\" 'apostrof' <![CDATA[x]]> %s {0} \\n €½ ­Å"


def both(report, folder):
    write_docx.write(report, folder / "a.docx")
    write_pdf.write(report, folder / "a.pdf")
    assert outside(folder / "a.pdf") == []
    word = squeezed("".join(docx_texts(folder / "a.docx")))
    return word, squeezed("".join(pdf_columns(folder / "a.pdf", report)))


def everywhere(text):
    snapshot = example()
    texts = AreaTexts(
        introduction=text,
        findings=f"{text}\n\n{text}",
        strengths=(Strength(RowId("s"), text),),
        improvements=(Improvement(RowId("i"), text, text),),
    )
    snapshot = written(snapshot, 3, texts)
    snapshot = replace(
        snapshot,
        assessors=(Assessor(RowId("a"), text, text, text),),
        seats=(Seats(RowId("p"), text, 3),),
    )
    unit = Unit(name=text)
    return detailed(
        snapshot, unit=unit, about=text, organisation=text, conduct=text, summary=text, purpose=text
    )


def test_signs_with_a_meaning_in_xml_are_plain_text(tmp_path):
    word, pdf = both(document(everywhere(NASTY)), tmp_path)
    for text in (word, pdf):
        assert text.count(squeezed("A & B <b>inte fet</b> &amp; ]]>")) >= 10


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_text_makes_a_report_that_can_be_opened(text, tmp_path):
    report = document(everywhere(text), compared=False)
    write_docx.write(report, tmp_path / "a.docx")
    write_pdf.write(report, tmp_path / "a.pdf")
    assert docx.Document(str(tmp_path / "a.docx")).tables
    assert len(pdf_pages(tmp_path / "a.pdf")) > 10


def test_signs_the_text_face_lacks_become_boxes_in_the_pdf_only(tmp_path):
    word, pdf = both(document(detailed(example(), summary="Rött 漢字 hus")), tmp_path)
    assert "Rött漢字hus" in word
    assert "Rött☐☐hus" in pdf


def test_a_very_long_name(tmp_path):
    name = "Kommunalförbundet för samhällsplanering i " + "Södermanlands och Östergötlands " * 6
    report = document(detailed(example(), unit=Unit(name.strip())))
    word, pdf = both(report, tmp_path)
    for text in (word, pdf):
        assert squeezed(report.blocks[0].title) in text


def test_a_name_without_a_place_to_break(tmp_path):
    report = document(detailed(example(), unit=Unit("Å" * 200)))
    _, pdf = both(report, tmp_path)
    assert "Å" * 200 in pdf


def test_thirty_improvements_and_twenty_thousand_characters(tmp_path):
    sentence = "Kommunen har ett väl utvecklat arbete med medborgarundersökningar. "
    improvements = tuple(
        Improvement(RowId(str(n)), f"Utveckla {n} på ett sätt som märks", f"Ort {n}" * (n % 2))
        for n in range(30)
    )
    texts = AreaTexts(findings=(sentence * 400)[:20_000], improvements=improvements)
    report = document(written(example(), 2, texts))
    word, pdf = both(report, tmp_path)
    for text in (word, pdf):
        assert text.count(squeezed(sentence)) >= 290
        assert all(f"Utveckla{n}påettsätt" in text for n in range(30))


def test_a_very_long_single_word_stays_in_the_column(tmp_path):
    address = "https://www.exempel.se/" + "mycketlangadress" * 30
    word, pdf = both(document(detailed(example(), summary=address)), tmp_path)
    assert squeezed(address) in word
    assert squeezed(address) in pdf


def test_a_question_longer_than_a_page(tmp_path):
    snapshot = example()
    area = snapshot.edition.areas[0]
    endless = replace(area.questions[0], title="Hur informeras medborgarna och alla andra? " * 200)
    edition = replace(
        snapshot.edition,
        areas=(
            replace(area, questions=(endless, *area.questions[1:])),
            *snapshot.edition.areas[1:],
        ),
    )
    _, pdf = both(document(replace(snapshot, edition=edition), compared=False), tmp_path)
    assert pdf.count("Hurinformerasmedborgarnaochallaandra?") >= 390


def test_forty_questions_in_one_area(tmp_path):
    snapshot = example()
    area = snapshot.edition.areas[0]
    many = tuple(
        replace(
            area.questions[0], id=QuestionId(f"q{n}"), number=f"1.{n}", max_points=Decimal("2.5")
        )
        for n in range(1, 41)
    )
    edition = replace(
        snapshot.edition, areas=(replace(area, questions=many), *snapshot.edition.areas[1:])
    )
    report = document(replace(snapshot, edition=edition), compared=False)
    write_pdf.write(report, tmp_path / "a.pdf")
    pages = pdf_columns(tmp_path / "a.pdf", report)
    split = [page for page in pages if "1.40" in page]
    assert "Delfråga" in split[0]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_editions_with_other_numbers_of_areas(count, tmp_path):
    snapshot = example()
    edition = replace(snapshot.edition, areas=snapshot.edition.areas[:count])
    report = document(replace(snapshot, edition=edition), compared=False)
    word, pdf = both(report, tmp_path)
    assert "Totalt" in word
    assert "Totalt" in pdf


def test_forty_parties(tmp_path):
    seats = tuple(Seats(RowId(str(n)), f"Parti nummer {n}", n) for n in range(40))
    report = document(replace(example(), seats=seats))
    write_pdf.write(report, tmp_path / "a.pdf")
    lost, _ = apart(
        [f"Parti nummer {n} {n}" for n in range(40)],
        "\n".join(pdf_columns(tmp_path / "a.pdf", report)),
    )
    assert lost == []
