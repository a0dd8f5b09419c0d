"""The small pieces of Swedish, and the sentences computed from figures."""

from decimal import Decimal

import pytest
from report_reading import NBSP, empty, scored, squeezed, without

from kompass.assessment.example import snapshot as example
from kompass.assessment.scoring import add_up, score
from kompass.assessment.snapshot import Unit, UnitKind
from kompass.report.build_words import area_in_words, strongest_and_weakest, total_in_words
from kompass.report.document import Bullets, Paragraph, printable
from kompass.report.running_text import running_text
from kompass.report.wording import genitive, number_word, sentence, unit_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Södertälje", "Södertälje kommun"),
        ("Lund", "Lunds kommun"),
        ("Borås", "Borås kommun"),
        ("Upplands Väsby", "Upplands Väsby kommun"),
        ("Malung-Sälen", "Malung-Sälens kommun"),
        ("Falun", "Falu kommun"),
        ("Kalmar", "Kalmar kommun"),
        ("Orust", "Orust kommun"),
        ("Åre", "Åre kommun"),
        ("Lilla Edet", "Lilla Edets kommun"),
        ("Stockholms stad", "Stockholms stad"),
        ("Lunds kommun", "Lunds kommun"),
    ],
)
def test_a_municipality_is_called_what_it_calls_itself(name, called):
    assert unit_name(Unit(name)) == called


@pytest.mark.parametrize("kind", [UnitKind.DISTRICT, UnitKind.REGION, UnitKind.FOREIGN])
def test_other_units_keep_their_name(kind):
    assert unit_name(Unit("Skarpnäck", kind)) == "Skarpnäck"


def test_genitive():
    assert [genitive(name) for name in ("Lund", "Borås", "Åre")] == ["Lunds", "Borås", "Åres"]


def test_counts_are_words_up_to_twelve():
    assert [number_word(count) for count in (0, 8, 12, 13)] == ["noll", "åtta", "tolv", "13"]


@pytest.mark.parametrize(
    ("typed", "shown"), [("Lomma", "Lomma."), ("Lomma.", "Lomma."), ("Hur?", "Hur?"), (" ", "")]
)
def test_a_sentence_ends_once(typed, shown):
    assert sentence(typed) == shown


def test_text_is_split_at_blank_lines_and_single_breaks_are_joined():
    blocks = running_text("Ett\nfortsätter här.\n\n  \n\nTvå.  \n")
    assert [block.text for block in blocks] == ["Ett fortsätter här.", "Två."]


def test_lines_that_open_with_a_hyphen_become_points():
    blocks = running_text("Före:\n- ett\n  fortsätter\n* två\n\n• tre\nEfter.")
    assert [type(block) for block in blocks] == [Paragraph, Bullets, Bullets, Paragraph]
    assert [item.text for item in blocks[1].items] == ["ett fortsätter", "två"]


def test_a_line_of_dialogue_is_no_point():
    assert running_text("– Vi är nöjda, säger en rektor.")[0].text.startswith("– Vi")


def test_invisible_signs_of_pasted_text_are_left_out():
    pasted = "a\tb\x0bc\x00d\N{SOFT HYPHEN}e\N{ZERO WIDTH SPACE}f\ud800g\nh\N{NO-BREAK SPACE}i"
    assert printable(pasted) == "a b cdefg\nh\N{NO-BREAK SPACE}i"


def test_the_total_in_words():
    words = total_in_words("Södertälje kommun", score(example()))
    assert words == f"Södertälje kommun får 577{NBSP}poäng. Det är 72,1{NBSP}% av 800 möjliga."


def test_an_unfinished_total_is_never_a_final_one():
    result = score(without(example(), "3.1", "7.5"))
    words = total_in_words("Södertälje kommun", result)
    assert "35 av 37 delfrågor" in words
    assert f"532 av 750{NBSP}poäng" in words
    assert "577" not in words


def test_strongest_and_weakest_of_the_example():
    words = strongest_and_weakest(score(example()))
    assert "Starkast är område 3 Tydlighet i samspelet" in words
    assert f"87,5{NBSP}poäng. Därefter följer område 8" in words
    assert f"Lägst poäng får område 7 Verksamhetsutveckling, med 50{NBSP}poäng." in words


def test_areas_with_the_same_points_are_named_together():
    # 8.2 up from 10 to 14.5 gives area 8 the 87.5 points of area 3.
    words = strongest_and_weakest(score(scored(example(), "8.2", "14.5")))
    assert "områdena 3 Tydlighet" in words
    assert f"8 Kommunen som samhällsbyggare, med 87,5{NBSP}poäng vardera" in words


def test_nothing_stands_out_where_nothing_is_assessed_or_all_is_alike():
    edition = example().edition
    assert strongest_and_weakest(score(empty())) == ""
    zeros = add_up(edition, {question.id: Decimal(0) for question in edition.questions()})
    assert strongest_and_weakest(zeros) == (
        f"Alla färdigbedömda områden får lika mycket: 0{NBSP}poäng."
    )


def test_an_area_in_words():
    area = score(example()).areas[0]
    words = area_in_words(area, f"5,5{NBSP}poäng över medianen")
    assert words.startswith(f"Området får 66 av 100 möjliga poäng, 5,5{NBSP}poäng över medianen.")
    assert (
        f"Störst andel av poängen ger fråga 1.2 (80{NBSP}%), minst fråga 1.3 (40{NBSP}%)." in words
    )


def test_full_points_are_named():
    words = area_in_words(score(example()).areas[2], "")
    assert (
        f"Full poäng ger frågorna 3.1 och 3.2, minst andel frågorna 3.3 och 3.4 (75{NBSP}%)."
        in words
    )


def test_an_unfinished_area_says_what_is_left():
    area = score(without(example(), "3.1", "3.2")).areas[2]
    words = area_in_words(area, "")
    assert "37,5 av 50 bedömda" in words
    assert "Frågorna 3.1 och 3.2 återstår." in words


def test_squeezing_forgives_hyphenation():
    assert squeezed("förbätt-\nringsområde 1.1") == "förbättringsområde1.1"
