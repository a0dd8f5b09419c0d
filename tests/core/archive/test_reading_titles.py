"""Printed titles and the editions."""

import pytest
from reading_files import EDITIONS, K2002

from kompass.archive.reading.titles import Titles, choose_edition, numbered

BOOK = Titles(K2002)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Offentlighet, öppenhet, och demokratisk kontroll", 1),
        ("Tillgänglighet/medborgar- och brukarorientering", 2),
        ("Tillgänglighet, medborgar- och brukarorientering", 2),
        ("TYDLIGHET I SAMSPELET MELLAN POLITIKER OCH TJÄNSTEMÄN", 3),
        ("4. Ledning, decentralisering och delegering", 4),
        ("Område 5: Kontroll och rapportering", 5),
        ("Kommun som samhällsbyggare", 8),
        ("area_7", 7),
        ("6", 6),
        ("k2002-samspel", 3),
    ],
)
def test_wordings_from_print_are_known_without_doubt(title: str, number: int) -> None:
    heard = BOOK.any(title)
    assert heard is not None
    assert heard.id == K2002.areas[number - 1].id
    assert not heard.doubts


@pytest.mark.parametrize(
    "title", ["Personalpolitk", "Tydlighet i samspelet", "Verksamhetsutvekling"]
)
def test_a_title_that_is_near_leaves_a_doubt(title: str) -> None:
    heard = BOOK.any(title)
    assert heard is not None
    assert heard.doubts


def test_the_title_counts_and_not_the_number_and_that_is_a_doubt() -> None:
    heard = BOOK.any("2. Kontroll och rapportering")
    assert heard is not None
    assert heard.id == K2002.areas[4].id
    assert "numret 2" in heard.doubts[0]


@pytest.mark.parametrize(
    "title", ["", "Totalt", "2006", "Mycket gott resultat", "12 mars", "Kommun"]
)
def test_other_words_name_nothing(title: str) -> None:
    assert BOOK.any(title) is None


def test_titles_tell_the_edition_together() -> None:
    choice = choose_edition(["Samhällsutveckling", "Effektivitet", "Arbetsliv"], EDITIONS)
    assert choice is not None
    assert choice.edition.id == "kommunkompassen-2020"
    assert not choice.doubts


def test_a_title_of_two_editions_is_a_tie_and_said() -> None:
    choice = choose_edition(["Verksamhetsutveckling"], EDITIONS)
    assert choice is not None
    assert choice.others
    assert choice.doubts


def test_years_break_a_tie_with_a_doubt() -> None:
    choice = choose_edition(["1", "2", "3"], EDITIONS, [2021])
    assert choice is not None
    assert choice.edition.id == "kommunkompassen-2020"
    assert choice.doubts


def test_nothing_known_is_no_edition() -> None:
    assert choose_edition(["Resor", "Mat"], EDITIONS) is None


def test_numbers_before_titles() -> None:
    assert numbered("1.1 Hur informeras medborgarna?") == ("1.1", "Hur informeras medborgarna?")
    assert numbered("Område 3") == ("3", "")
    assert numbered("Personalpolitik") == ("", "Personalpolitik")
