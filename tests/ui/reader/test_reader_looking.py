"""Looking for words: as typed, then word by word, then without dots; never an error."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.reader.finder import Finder
from ui.reader.looking import Query, Reach, Texts


def found(text, typed, reach=Reach.AS_TYPED):
    return [text[slice(*span)] for span in Query(typed, reach).spans(Texts((text,)), 0)]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("säkring", ["säkring"]),
        ("KVALITETSSÄK", ["kvalitetssäk"]),
        ("god ekonomisk", ["god\nekonomisk"]),
        ("ide", ["idé"]),
        ("mal", []),
        ("§", ["§"]),
        ("2024/123", ["2024/123"]),
        ("kvalitet(", ["kvalitet"]),
        ('"', []),
        ("", []),
    ],
)
def test_what_is_typed_is_found_also_inside_words(typed, hits):
    text = "Mål: kvalitetssäkring och god\nekonomisk hushållning, en idé enligt § 34, dnr 2024/123"

    assert found(text, typed) == hits


def test_words_one_by_one_have_to_be_there_all():
    text = "Hushållningen är god."

    assert found(text, "god hushållning", Reach.ANY_ORDER) == ["Hushållning", "god"]
    assert found(text, "god mat", Reach.ANY_ORDER) == []


def test_dots_are_left_out_in_the_end():
    assert found("Södertälje", "sodert", Reach.WITHOUT_DOTS) == ["Södert"]


@given(st.text(max_size=30), st.text(max_size=60))
def test_nothing_typed_is_an_error_and_hits_are_in_order(typed, text):
    texts = Texts((text,))
    for reach in Reach:
        spans = Query(typed, reach).spans(texts, 0)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_finder_goes_around_and_widens_only_if_nothing_was_found(qtbot):
    from PySide6.QtCore import QObject

    owner = QObject()
    finder = Finder(owner)
    finder.set_texts(("alfa Örebro", "beta", "alfa beta"))
    finder.start("alfa", 2)
    qtbot.waitUntil(lambda: not finder.running)

    assert finder.hits() == [(0, 0, 4), (2, 0, 4)]
    assert finder.reach is Reach.AS_TYPED
    finder.start("orebro", 0)
    qtbot.waitUntil(lambda: not finder.running)
    assert finder.hits() == [(0, 5, 11)]
    assert finder.reach is Reach.WITHOUT_DOTS


def test_searching_two_million_characters_does_not_hold_the_window(qtbot):
    from time import perf_counter

    from PySide6.QtCore import QObject

    owner = QObject()
    finder = Finder(owner)
    finder.set_texts(tuple("Kommunen följer upp målen. " * 100 for _ in range(800)))
    began = perf_counter()
    finder.start("finns inte här", 0)

    # One slice of a few milliseconds, whatever there is to search.
    assert perf_counter() - began < 0.25
    qtbot.waitUntil(lambda: not finder.running, timeout=20_000)
    assert finder.hits() == []
