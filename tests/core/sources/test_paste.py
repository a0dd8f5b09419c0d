"""A pasted quote finds its source: exactly, else without spaces, else nearly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.sources.model import PageText
from kompass.sources.paste import How, find_quote
from kompass.sources.quoting import places_without_spaces, squeezed

PAGES = [
    (
        "a",
        PageText(0, "", "Inledning. Kommunen arbetar med kvalitetssäkring för barn- och ungdom."),
    ),
    ("a", PageText(1, "ii", "Målet är att ”alla” ska få svar inom två dagar – även på helger.")),
    ("b", PageText(0, "", "Team B följer upp målen för äldreomsorgen varje kvartal.")),
    ("c", PageText(0, "", "")),
]


@pytest.mark.parametrize(
    ("typed", "how", "quote"),
    [
        ("kvalitetssäkring för barn-", How.EXACT, "kvalitetssäkring för barn-"),
        (
            "”kvalitetssäkring för barn- och ungdom”",
            How.EXACT,
            "kvalitetssäkring för barn- och ungdom",
        ),
        ("kvali-\ntetssäkring för", How.EXACT, "kvalitetssäkring för"),
        ("kvali- tetssäkring  för\nbarn", How.WITHOUT_SPACES, "kvalitetssäkring för barn"),
        ('Målet är att "alla" ska', How.WITHOUT_SPACES, "Målet är att ”alla” ska"),
        ("inom två dagar - även", How.WITHOUT_SPACES, "inom två dagar – även"),
        (
            "Team A följer upp målen för äldreomsorgen varje kvartal.",
            How.SIMILAR,
            "Team B följer upp målen för äldreomsorgen varje kvartal.",
        ),
    ],
)
def test_a_quote_is_found(typed: str, how: How, quote: str) -> None:
    (found,) = find_quote(typed, PAGES)

    assert (found.how, found.quote) == (how, quote)
    text = next(p.text for r, p in PAGES if (r, p.number) == (found.ref, found.number))
    assert text[found.start : found.end] == quote
    assert f"{found.before}{quote}{found.after}" in text


@pytest.mark.parametrize(
    "typed", ["", "   ", "mål", "””", "Detta står ingenstans i något underlag."]
)
def test_what_is_too_short_or_nowhere_is_not_found(typed: str) -> None:
    assert find_quote(typed, PAGES) == ()


@given(st.text(st.sampled_from("aå -–…”’\xa0\n\u00ad😀"), max_size=30), st.data())
def test_a_part_of_a_page_is_found_whatever_its_spaces(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = squeezed(text[start:end])

    found = places_without_spaces(text[start:end], text)

    assert bool(found) == bool(wanted)
    assert all(squeezed(text[one:other]).count(wanted) for one, other in found)


def test_several_places_are_all_told_up_to_nine() -> None:
    text = "Målen följs upp varje år. " * 20

    found = find_quote("Målen följs upp varje år.", [("a", PageText(0, "", text))])

    assert len(found) == 9
    assert {one.how for one in found} == {How.EXACT}
    assert len({one.start for one in found}) == 9


def test_similar_ones_come_best_first() -> None:
    pages = [
        ("far", PageText(0, "", "Team BCD följde upp målet för äldreomsorg vart kvartal.")),
        *PAGES,
    ]

    found = find_quote("Team A följer upp målen för äldreomsorgen varje kvartal.", pages)

    assert found[0].ref == "b"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
