"""Folding keeps every place, and words are parted the same way by us and by SQLite."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.sources.folding import WORD, fold, indexed, spell_out, without_dots

ASSIGNED = [*range(0x32000), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFF]
"""All characters there are; between them are only numbers without any."""


@given(st.text(st.characters()))
def test_one_character_for_each_whatever_stands_there(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(fold(character) for character in text)
    assert fold(folded) == folded


def test_every_character_there_is_keeps_its_place_and_is_folded_once() -> None:
    for number in ASSIGNED:
        folded = fold(chr(number))
        assert len(folded) == 1, hex(number)
        assert fold(folded) == folded, hex(number)
        written = indexed(chr(number))
        assert written == spell_out(folded).text, hex(number)
        assert indexed(written) == written, hex(number)


def test_nothing_but_letters_and_digits_is_left_beyond_ascii() -> None:
    for number in ASSIGNED[0x80:]:
        for character in indexed(chr(number)):
            category = unicodedata.category(character)
            assert character < "\x80" or category[0] in "LN" or category in {"Mc", "Co"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÅÄÖ åäö", "åäö åäö"),
        ("Idé på Café Müller", "ide på cafe muller"),
        ("ǺȪǞ", "åöä"),  # å, ö and ä with one more mark
        ("Ørsted Łódź", "orsted lodz"),
        ("İSTANBUL", "istanbul"),
        ("e‑tjänst – ja", "e-tjänst - ja"),  # a hyphen that does not break, a dash
        ("chef’s", "chef's"),
        ("m² ½", "m2 ½"),
        ("ja 😀 nej", "ja   nej"),
        ("ΣΑΣ", "σασ"),
        ("一二", "一二"),
    ],
)
def test_folded_as_a_swedish_reader_would(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Straße", ["strasse"]),
        ("e\ufb03cient \ufb01lter", ["efficient", "filter"]),  # ligatures of PDF files
        ("Ærø", ["aero"]),
        ("kvali\u00adtet", ["kvalitet"]),  # a soft hyphen
        ("q\u0303uand", ["quand"]),  # a mark that has no composed letter
        ("a\u200bb", ["a", "b"]),  # a space without width
        ("snake_case", ["snake", "case"]),
        ("\ud800x\x00y", ["x", "y"]),
    ],
)
def test_words_as_they_are_indexed(text: str, words: list[str]) -> None:
    assert WORD.findall(indexed(text)) == words


@given(st.text(st.characters()))
def test_what_is_spelled_out_knows_where_it_came_from(text: str) -> None:
    spelled = spell_out(fold(text))
    assert spelled.text == indexed(text)
    for match in WORD.finditer(spelled.text):
        start, end = spelled.span(*match.span())
        assert 0 <= start < end <= len(text)
        assert match[0] in indexed(text[start:end])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_sqlite_sees_the_same_words(texts: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='ascii')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')")
    for text in texts:
        connection.execute("INSERT INTO t VALUES (?)", (indexed(text),))
    seen = {word for (word,) in connection.execute("SELECT term FROM v")}
    connection.close()
    assert seen == {word for text in texts for word in WORD.findall(indexed(text))}


@given(st.text(st.sampled_from("abåäöABÅÄÖ ")))
def test_dots_aside_every_letter_keeps_its_place(text: str) -> None:
    assert len(without_dots(fold(text))) == len(text)
    assert not set("åäö") & set(without_dots(fold(text)))
