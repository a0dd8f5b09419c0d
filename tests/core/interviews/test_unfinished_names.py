"""Names that are being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.interviews.line_model import Person
from kompass.interviews.unfinished import unfinished_name

PEOPLE = (Person("1", "Greta Påhittsson", "KD"), Person("2", "Per von Exempel", "EC"))


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("Enligt Gre", "Enligt "),
        ("Enligt Greta", "Enligt "),
        ("Enligt Greta ", "Enligt "),
        ("Enligt Greta Påhittsso", "Enligt "),
        ("enligt greta påhi", "enligt "),
        ("Enligt Påhittss", "Enligt "),
        ("(Exem", "("),
        ("Enligt Greta Påhittsson", "Enligt Greta Påhittsson"),
        ("Enligt Gr", "Enligt Gr"),
        ("enligt gre", "enligt gre"),
        ("Enligt Gren", "Enligt Gren"),
        ("Aggre", "Aggre"),
        ("", ""),
    ],
)
def test_what_is_kept(before, kept):
    assert before[: unfinished_name(before, PEOPLE)] == kept


@given(st.text(), st.text())
def test_no_text_is_an_error(before, name):
    assert 0 <= unfinished_name(before, (Person("1", name, "X"),)) <= len(before)
