"""Role codes for persons, and a team's own list of short words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.interviews.guides import packaged_guides
from kompass.interviews.line_words import SHORT_WORDS
from kompass.interviews.role_codes import code_for
from kompass.interviews.word_list import parse_words, words_as_text

GUIDES = packaged_guides(packaged("kommunkompassen-2002"))


@pytest.mark.parametrize(
    ("role", "taken", "code"),
    [
        ("kommundirektör", (), "KD"),
        ("Förvaltningschef", ("FC",), "FC2"),
        ("Förvaltningschef", ("fc", "FC2"), "FC3"),
        ("Rektor", (), "RE"),
        ("Chef för kultur och fritid", (), "CKF"),
        ("", (), "P"),
        ("1:a", ("A",), "A2"),
    ],
)
def test_a_code_comes_from_the_guide_or_the_role_and_is_free(
    role: str, taken: tuple[str, ...], code: str
) -> None:
    assert code_for(role, GUIDES, taken) == code


@given(st.text(max_size=20), st.integers(1, 30))
def test_codes_never_meet(role: str, people: int) -> None:
    taken: list[str] = []
    for _ in range(people):
        taken.append(code_for(role, GUIDES, taken))
    assert len({code.casefold() for code in taken}) == people
    assert all(1 <= len(code) <= 8 for code in taken)


def test_a_list_is_read_as_it_is_written() -> None:
    text = "# våra ord\n\nKS =  kommunstyrelsen\näo = äldre  omsorg = vård\n"
    assert parse_words(text) == {"ks": "kommunstyrelsen", "äo": "äldre omsorg = vård"}
    assert parse_words(words_as_text(SHORT_WORDS)) == SHORT_WORDS


def test_all_that_is_wrong_is_said() -> None:
    with pytest.raises(KompassError) as caught:
        parse_words("ks\nk s = x\n= y\nbra = x\nbra = y\nlångtlångtlångt = x\na = " + "x" * 121)
    said = (str(caught.value), *caught.value.details)
    assert [line.split(":")[0] for line in said] == [f"Rad {n}" for n in (1, 2, 3, 5, 6, 7)]
    assert said[3] == "Rad 5: ”bra” står redan i listan. Ta bort den ena raden."


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        words = parse_words(text)
    except KompassError:
        return
    assert parse_words(words_as_text(words)) == words
