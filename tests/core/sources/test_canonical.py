"""The canonical text: rules of evidence by example, and what must hold of any text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.sources.canonical import canonical, canonical_map, unreadable

AWKWARD = (
    "aåÅB1 -\u2010\u00ad\ufffe\u200b\ufeff\r\n\t\u030a\u0308\u0323\x0b\x07\ud83d\ue000\uf0b7가😀"
)
pieces = st.one_of(st.sampled_from(AWKWARD), st.characters(), st.just("och "))
texts = st.lists(pieces, max_size=40).map("".join)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("kvali\ufffetetssäkring", "kvalitetssäkring"),
        ("kvali-\r\ntetssäkring", "kvalitetssäkring"),
        ("kvali\u00ad\ntetssäkring", "kvalitetssäkring"),
        ("kvali\u00adtets\u200bsäkring", "kvalitetssäkring"),
        ("barn\ufffeoch ungdom", "barn- och ungdom"),
        ("barn-\neller ungdom", "barn- eller ungdom"),
        ("barn\ufffeochungdom", "barnochungdom"),
        ("barn- och\r\nungdom", "barn- och\nungdom"),
        ("EU\ufffeParlamentet", "EU-Parlamentet"),
        ("EU\ufffeÖverenskommelsen", "EU-Överenskommelsen"),
        ("2024-\r\n2026", "2024-2026"),
        ("3\ufffeårig", "3-årig"),
        ("slut -\r\nnästa", "slut -\nnästa"),
        ("slutet\ufffe", "slutet-"),
        ("a\u030a, a\u0308 och o\u0308", "å, ä och ö"),
        ("\uf0b7 punkt", "• punkt"),
        ("\x07\x00", "\ufffd\ufffd"),
        ("fast\xa0mellanslag", "fast\xa0mellanslag"),
    ],
)
def test_the_rules_by_example(raw: str, text: str) -> None:
    assert canonical(raw) == text


@given(texts)
def test_text_and_map_are_of_one_making(raw: str) -> None:
    text, spans = canonical_map(raw)

    assert text == canonical(raw)
    assert len(spans) == len(text)
    known = [span for span in spans if span is not None]
    assert known == sorted(known)
    assert all(0 <= start < end <= len(raw) for start, end in known)
    assert all(one[1] <= other[0] for one, other in pairwise(known))


@given(texts)
def test_a_character_that_was_not_touched_maps_to_itself(raw: str) -> None:
    text, spans = canonical_map(raw)

    for character, span in zip(text, spans, strict=True):
        if span is not None and character.isascii() and character.isalnum():
            assert character in unicodedata.normalize("NFC", raw[slice(*span)])


@given(texts)
def test_the_canonical_text_stays_as_it_is(raw: str) -> None:
    text = canonical(raw)

    assert canonical(text) == text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    assert not set(text) & set("\r\x00\x07\u00ad\ufffe\ufeff")


def test_unreadable_characters_are_counted() -> None:
    assert unreadable(canonical("m\ue0e5l \x07 och \U000f1234 klart")) == 3
    assert unreadable("målet är nått") == 0
