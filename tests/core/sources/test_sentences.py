"""Sentences, paragraphs and words, as a reader selects them by keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.sources.sentences import (
    next_sentence,
    paragraph_at,
    sentence_at,
    word_left,
    word_right,
)

PAGE = (
    "3.2 Uppföljning av målen\n"
    "Kommunen följer upp målen två gånger per år, bl.a. i delår-\n"
    "och årsbokslut. Resultaten är öppna.\n"
    "Nämnderna ansvarar enligt 6 kap. kommunallagen för att verksamheten\n"
    "bedrivs enligt målen.\n"
    "• första punkten\n"
    "• andra punkten som är\n"
    "på två rader\n"
)


def sentences(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    while (span := next_sentence(text, at)) is not None:
        found.append(text[slice(*span)])
        at = span[1]
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett.", "Två!", "Tre?", "Fyra"]),
        ("Vi har t.ex. Södertälje. Det är bra.", ["Vi har t.ex. Södertälje.", "Det är bra."]),
        (
            "Mötet är kl. 14.30 i sal 2. Alla kommer.",
            ["Mötet är kl. 14.30 i sal 2.", "Alla kommer."],
        ),
        (
            "Se nr 5, s. 14 och kap. 3 ff. Därefter slut.",
            ["Se nr 5, s. 14 och kap. 3 ff.", "Därefter slut."],
        ),
        ("Skolor, vård m.m. Nästa mening.", ["Skolor, vård m.m.", "Nästa mening."]),
        ("Skolor m.m. ingår. Klart.", ["Skolor m.m. ingår.", "Klart."]),
        ("Vi har mål, dvs. alla har det.", ["Vi har mål, dvs. alla har det."]),
        ("A. Svensson leder P.G. Anderssons grupp.", ["A. Svensson leder P.G. Anderssons grupp."]),
        ("Hon sa: ”Vi är klara.” Sedan gick hon.", ["Hon sa: ”Vi är klara.”", "Sedan gick hon."]),
        ("Budgeten är 4,5 mnkr. Den räcker.", ["Budgeten är 4,5 mnkr.", "Den räcker."]),
        ("Vänta … sedan kom det.", ["Vänta … sedan kom det."]),
        ("Vad?! Jo.", ["Vad?!", "Jo."]),
        ("1. Inledning\n2. Mål", ["1. Inledning", "2. Mål"]),
        ("Följande gäller:\nAlla får svar.", ["Följande gäller:", "Alla får svar."]),
        ("En mening som går\növer två rader. Ny.", ["En mening som går\növer två rader.", "Ny."]),
        ("Rubrik\n\nText utan punkt\n\nMer", ["Rubrik", "Text utan punkt", "Mer"]),
        ("😀 Bra! 👍🏽 Ja.", ["😀 Bra!", "👍🏽 Ja."]),
    ],
)
def test_a_text_falls_into_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_sentences_at_a_place() -> None:
    text = "Ett är här. Två är där.\n\nTre."

    assert text[slice(*sentence_at(text, 0))] == "Ett är här."
    assert text[slice(*sentence_at(text, 11))] == "Två är där."  # the space between
    assert text[slice(*sentence_at(text, len(text)))] == "Tre."
    assert next_sentence(text, len(text)) is None
    assert sentence_at("", 0) == (0, 0)


def test_paragraphs_of_a_printed_page() -> None:
    at = PAGE.index("Resultaten")
    item = PAGE.index("andra")

    assert PAGE[slice(*paragraph_at(PAGE, at))].startswith("Kommunen följer")
    assert PAGE[slice(*paragraph_at(PAGE, at))].endswith("Resultaten är öppna.")
    assert PAGE[slice(*paragraph_at(PAGE, item))] == "• andra punkten som är\npå två rader"
    assert paragraph_at("  \n ", 1) == (1, 1)


def test_lines_that_were_joined_from_two_do_not_make_the_others_short() -> None:
    line = "Nämnden följer upp Kommunens mål varje kvartal och år"
    text = "\n".join([line, f"{line} {line}", *[line] * 5, f"{line} {line}", line, "till sist."])

    assert paragraph_at(text, 100) == (0, len(text))


def test_words_to_the_left_and_right() -> None:
    text = "Barn- och e-tjänst, t.ex. 14.30!"

    assert word_right(text, 0) == 4
    assert word_right(text, 4) == 9
    assert text[word_left(text, 18) : 18] == "e-tjänst"
    assert word_right(text, len(text)) == len(text)
    assert word_left(text, 0) == 0
    assert word_left(text, 2) == 0


@given(st.text(st.sampled_from('aB1 .!?:…\n"”)-•'), max_size=80), st.integers(0, 90))
def test_every_letter_is_in_one_sentence_of_one_paragraph(text: str, index: int) -> None:
    start, end = sentence_at(text, index)
    first, last = paragraph_at(text, index)

    assert 0 <= start <= end <= max(len(text), index)
    assert text[start:end] == text[start:end].strip()
    if index < len(text) and not text[index].isspace():
        assert start <= index < end
        assert first <= start
        assert end <= last
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab1-. \n"), max_size=40), st.integers(0, 40))
def test_words_move_on_until_the_ends(text: str, index: int) -> None:
    index = min(index, len(text))

    assert word_left(text, index) < index or word_left(text, index) == 0
    assert word_right(text, index) > index or word_right(text, index) == len(text)
