"""Anchors: the very words are found again, and nothing is moved on a guess."""

import pytest
import source_documents as make
from hypothesis import given
from hypothesis import strategies as st

from kompass.progress import silent
from kompass.sources.anchors import AROUND, Kind, anchor, find
from kompass.sources.model import PageText
from kompass.sources.reading import read

BEFORE = "Nämnden ansvarar för verksamheten. "
TRUE = "Team A följer upp målen för äldreomsorgen varje kvartal."
LIKE = "Team B följer upp målen för äldreomsorgen varje kvartal."
AFTER = " Resultatet redovisas för kommunstyrelsen i juni."


def page(text: str, number: int = 0, label: str = "") -> PageText:
    return PageText(number, label, text)


def anchored(text: str, quote: str, number: int = 0) -> tuple[PageText, object]:
    first = page(text, number)
    at = text.index(quote)
    return first, anchor(first, at, at + len(quote))


def test_an_anchor_holds_the_quote_and_what_is_around_it() -> None:
    text = f"{BEFORE}{TRUE}{AFTER}"
    made = anchor(page(text, 3, "iv"), len(BEFORE), len(BEFORE) + len(TRUE))

    assert (made.page, made.label, made.quote) == (3, "iv", TRUE)
    assert (made.prefix, made.suffix) == (BEFORE[-AROUND:], AFTER[:AROUND])
    for start, end in ((-1, 2), (2, 2), (0, len(text) + 1)):
        with pytest.raises(ValueError, match="no range"):
            anchor(page(text), start, end)


def test_the_same_version_gives_the_same_place() -> None:
    first, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)

    match = find(made, [first])

    assert (match.kind, match.sure) == (Kind.EXACT, True)
    assert (match.candidates[0].start, match.candidates[0].end) == (made.start, made.end)


def test_the_very_words_elsewhere_are_sure_if_what_is_before_or_after_is_there() -> None:
    _, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)

    for text in (f"Ny rad. {BEFORE}{TRUE} Ny.", f"Ny. {TRUE}{AFTER}", f"{BEFORE}{TRUE}"):
        match = find(made, [page("annat"), page(text, 1)])
        assert (match.kind, match.sure) == (Kind.MOVED, True)
        assert match.candidates[0].quote == TRUE
        assert match.candidates[0].page == 1


def test_the_very_words_alone_are_for_a_person_to_see() -> None:
    _, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)

    match = find(made, [page(f"Helt ny text. {TRUE} Helt annan fortsättning.")])

    assert (match.kind, match.sure) == (Kind.LOOSE, False)
    assert match.candidates[0].quote == TRUE


def test_a_deleted_sentence_with_a_look_alike_is_not_moved() -> None:
    _, made = anchored(f"{BEFORE}{TRUE} {LIKE}{AFTER}", TRUE)

    match = find(made, [page(f"{BEFORE}{LIKE}{AFTER}")])

    assert (match.kind, match.sure) == (Kind.FUZZY, False)
    assert match.candidates[0].quote == LIKE
    assert match.candidates[0].score > 95


def test_two_places_that_fit_alike_are_for_a_person_to_see() -> None:
    _, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)
    twice = page(f"Nytt. {BEFORE}{TRUE} x {BEFORE}{TRUE} y")

    match = find(made, [twice])

    assert (match.kind, match.sure, len(match.candidates)) == (Kind.LOOSE, False, 2)
    both_sides = page(f"Nytt. {BEFORE}{TRUE} x {BEFORE}{TRUE}{AFTER}")
    assert find(made, [both_sides]).kind is Kind.MOVED


def test_other_spaces_and_hyphens_are_loose() -> None:
    _, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)
    broken = TRUE.replace("äldreomsorgen", "äldre-\nomsorgen").replace(" ", "\xa0")

    match = find(made, [page(broken)])

    assert match.kind is Kind.LOOSE
    assert match.candidates[0].quote == broken


def test_what_is_gone_is_gone() -> None:
    _, made = anchored(f"{BEFORE}{TRUE}{AFTER}", TRUE)

    assert find(made, [page("Något helt annat om budgeten."), page("")]).kind is Kind.GONE
    assert find(made, []).candidates == ()


def test_a_quote_is_what_is_shown_after_emoji_and_fixed_spaces() -> None:
    text = "👩‍👧 Se 5\xa0§ och e\u0301t målet är nått."
    document = read(text.encode(), "x.txt", silent).pages[0]
    at = document.text.index("målet")

    made = anchor(document, at, at + len("målet är nått"))

    assert made.quote == "målet är nått"
    assert "5\xa0§" in made.prefix
    assert find(made, [document]).kind is Kind.EXACT


def test_a_new_version_of_a_pdf() -> None:
    old = read(make.pdf(["Inledning.", "Målen följs upp varje år.", "Slut."]), "x", silent)
    new = read(make.pdf(["Ny sida."], ["Inledning.", "Målen följs upp varje år."]), "x", silent)
    at = old.pages[0].text.index("Målen")

    match = find(anchor(old.pages[0], at, at + 25), new.pages)

    assert (match.kind, match.candidates[0].page) == (Kind.MOVED, 1)
    assert match.candidates[0].quote == "Målen följs upp varje år."


words = st.lists(
    st.sampled_from(["mål", "år", "kommunen", "följer", "upp"]), min_size=3, max_size=30
)


@given(words, st.data())
def test_whatever_is_sure_is_the_very_quote(chosen: list[str], data: st.DataObject) -> None:
    text = " ".join(chosen)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = anchor(page(text), start, end)
    changed = [page(" ".join(data.draw(words)), number) for number in range(3)]

    match = find(made, changed)

    for one in match.candidates:
        assert changed[one.page].text[one.start : one.end] == one.quote
    if match.sure:
        assert match.candidates[0].quote == made.quote
        assert len(match.candidates) == 1
    if made.prefix.strip() or made.suffix.strip():
        assert find(made, [page(text)]).kind is Kind.EXACT
