"""Searching as somebody types: what is found, where it stands, and in which order."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.sources.folding import WORD, indexed
from kompass.sources.index import Entry, Found, How, TextIndex, together

PAGES = [
    "Kommunens mål för kvalitetssäkring är tydliga. KVALITETSSÄKRINGEN följs upp varje år.",
    "Den som går ut i en mal, ett insektshus, hittar inga kommunala dokument.",
    "E-tjänster enligt dnr 2024/123: se bilaga. Målen nås till 22,5 procent.",
    "Barn och unga i Södertälje. Förskolan har en idé om barn- och ungdomspolitik, säger Müller.",
    "Unga och barn nämns i styrkortet; etappmålen nämns inte.",
    "På ön bor få. Förskola finns inte där.",
]


@pytest.fixture
def index() -> Iterator[TextIndex]:
    connection = sqlite3.connect(":memory:")
    index = TextIndex(connection, "documents")
    index.create()
    index.add(Entry("a" * 64, number, text) for number, text in enumerate(PAGES))
    yield index
    connection.close()


def numbers(found: Found) -> set[int]:
    return {hit.number for hit in found.hits}


@pytest.mark.parametrize(
    ("typed", "expected", "how"),
    [
        ("kvalitetssäkring", {0}, How.WORDS),
        ("KVALITETSSÄKRINGEN", {0}, How.WORDS),
        ("mål", {0, 2, 4}, How.INSIDE_WORDS),  # mål, målen and etappmålen, but never mal
        ("mal", {1}, How.WORDS),
        ("ön", {5}, How.WORDS),
        ("ide", {3}, How.WORDS),
        ("idé", {3}, How.WORDS),
        ("muller", {3}, How.WORDS),
        ("säkring", {0}, How.INSIDE_WORDS),
        ("SÄKRING", {0}, How.INSIDE_WORDS),
        ("sodertalje", {3}, How.WITHOUT_DOTS),
        ("forskol", {3, 5}, How.WITHOUT_DOTS),
        ("förskola", {3, 5}, How.WORDS),
        ("unga barn", {3, 4}, How.WORDS),
        ("barn unga", {3, 4}, How.WORDS),
        ('"barn och unga"', {3}, How.WORDS),
        ('"barn och un', {3}, How.WORDS),
        ("”unga och barn” styr", {4}, How.WORDS),
        ("e-tjänst", {2}, How.WORDS),
        ("2024/123", {2}, How.WORDS),
        ("22,5", {2}, How.WORDS),
        ("mål: ja", set(), How.NOTHING),
        ("mål: kvalitet(", {0}, How.WORDS),
        ("dokument xyz", set(), How.NOTHING),
        ("AND", set(), How.NOTHING),
        ("NEAR(", set(), How.NOTHING),
        ('kvalitet" OR', set(), How.NOTHING),
        ("😀", set(), How.NOTHING),
        ("   ", set(), How.NOTHING),
        ("", set(), How.NOTHING),
    ],
)
def test_what_is_found(index: TextIndex, typed: str, expected: set[int], how: How) -> None:
    found = index.search(typed)
    assert numbers(found) == expected
    assert found.how is how
    assert found.total == len(expected)
    assert not found.at_least


@settings(deadline=None)
@given(st.text(st.characters()) | st.text(st.sampled_from("aåe\"'*()^:-/.,+{}ANDORNEAT \x00”")))
def test_no_text_is_an_error(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    index = TextIndex(connection, "documents")
    index.create()
    index.add(Entry("a", number, text) for number, text in enumerate(PAGES))
    for hit in index.search(typed).hits:
        assert hit.spans
        assert hit.match
    connection.close()


@pytest.mark.parametrize(
    "typed",
    ["ab/" * 5_000, "abc " * 5_000, "a" * 100_000, '"' * 5_000, '"ab" ' * 5_000,
     " ".join("/".join(f"ka{a}{b}" for b in range(30)) for a in range(30)),
     " ".join(f"mål{number}" for number in range(2_000))],
)  # fmt: skip
def test_whole_pages_pasted_into_the_field_are_no_error(index: TextIndex, typed: str) -> None:
    assert index.search(typed).hits == ()


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.data())
def test_any_word_of_any_text_is_found_where_it_stands(
    texts: list[str], data: st.DataObject
) -> None:
    words = sorted({word for text in texts for word in WORD.findall(indexed(text))})
    connection = sqlite3.connect(":memory:")
    index = TextIndex(connection, "notes")
    index.create()
    index.add(Entry(str(number), 0, text) for number, text in enumerate(texts))
    if words:
        word = data.draw(st.sampled_from(words))[:1000]
        found = index.search(word, limit=1000)
        hits = {hit.ref: hit for hit in found.hits}
        for number, text in enumerate(texts):
            if word in WORD.findall(indexed(text)):
                assert str(number) in hits
        for hit in found.hits:
            text = texts[int(hit.ref)]
            assert hit.spans == tuple(sorted(set(hit.spans)))
            for start, end in hit.spans:
                assert 0 <= start < end <= len(text)
                assert word in indexed(text[start:end])
    connection.close()


def marked(found: Found, number: int) -> list[str]:
    (hit,) = [hit for hit in found.hits if hit.number == number]
    return [PAGES[number][start:end] for start, end in hit.spans]


def test_what_was_typed_is_marked_and_nothing_else(index: TextIndex) -> None:
    assert marked(index.search("kvalitetssäkring"), 0) == ["kvalitetssäkring", "KVALITETSSÄKRING"]
    assert marked(index.search("säkring"), 0) == ["säkring", "SÄKRING"]
    assert marked(index.search("mål"), 4) == ["mål"]
    assert marked(index.search("barn unga"), 3) == ["Barn", "unga", "barn"]
    assert marked(index.search('"barn och unga"'), 3) == ["Barn och unga"]
    assert marked(index.search("e-tjänst"), 2) == ["E-tjänst"]
    assert marked(index.search("sodert"), 3) == ["Södert"]
    assert marked(index.search("ide m"), 3) == ["idé", "M"]


def test_words_keep_together_over_the_end_of_a_line(index: TextIndex) -> None:
    index.add([Entry("b", 0, "intern\n kontroll")])
    (hit,) = index.search('"intern kontroll"').hits
    assert hit.spans == ((0, 16),)
    assert hit.match == "intern\n kontroll"


def test_places_count_characters_also_beside_emoji_and_ligatures(index: TextIndex) -> None:
    text = "😀\u00a0e\ufb03cient Stra\u00dfe q\u0303uand kvali\u00adtet"
    index.add([Entry("b", 0, text)])
    for typed in ("efficient", "strasse", "straße", "quand", "kvalitet"):
        (hit,) = index.search(typed).hits[:1]
        ((start, end),) = hit.spans
        assert text[start:end] in text.split("\u00a0")[1].split()


def test_the_context_is_one_line_of_whole_words(index: TextIndex) -> None:
    text = (
        "Första\nraden är ganska lång. " * 4 + "Här\tstår målet. " + "Sista raden går vidare. " * 9
    )
    index.add([Entry("b", 0, text)])
    (hit,) = index.search("målet").hits
    assert hit.match == "målet"
    assert hit.before.startswith("…")
    assert hit.before.endswith("lång. Här står ")
    assert hit.after.startswith(". Sista raden")
    assert hit.after.endswith("…")
    assert "\n" not in hit.before + hit.after
    assert set(hit.after.strip("…").split()) <= set(text.split()) | {"."}


def test_the_context_shows_as_many_of_the_words_as_it_can(index: TextIndex) -> None:
    index.add([Entry("b", 0, "Räddning. " + "Fyllnad kommer här. " * 20 + "Räddning och tjänst.")])
    (hit,) = index.search("räddning tjänst").hits
    assert hit.after == " och tjänst."


def test_the_very_word_before_beginnings_before_insides(index: TextIndex) -> None:
    index.add(
        [
            Entry("b", 0, "Delmål " * 9),
            Entry("c", 0, "Målen " * 9),
            Entry("d", 0, "Ett enda mål bland många andra ord som gör sidan längre än de andra."),
        ]
    )
    found = index.search("mål")
    ranks = [hit.rank for hit in found.hits]
    order = [(hit.ref[0], hit.number) for hit in found.hits]
    assert ranks == sorted(ranks)
    assert set(order[:2]) == {("a", 0), ("d", 0)}
    assert set(order[2:4]) == {("c", 0), ("a", 2)}
    assert set(order[4:]) == {("b", 0), ("a", 4)}


def test_texts_with_more_of_a_word_come_first(index: TextIndex) -> None:
    index.add([Entry("b", n, "Trygghet " * n + "annat " * (20 - n)) for n in range(1, 20)])
    assert [hit.number for hit in index.search("trygghet").hits[:5]] == [19, 18, 17, 16, 15]


def test_no_more_hits_than_asked_for_but_all_are_counted(index: TextIndex) -> None:
    index.add(Entry("b", number, "vatten") for number in range(300))
    found = index.search("vat")
    assert (len(found.hits), found.total, found.at_least) == (200, 300, False)
    assert [len(index.search("vat", limit=n).hits) for n in (0, 1, 5)] == [0, 1, 5]


def test_what_stands_everywhere_comes_in_order(index: TextIndex) -> None:
    index.add(Entry("b", number, f"vatten sida {number}") for number in range(2_100))
    found = index.search("vatten", limit=30)
    assert [hit.number for hit in found.hits] == list(range(30))
    assert found.total == 2_100


def test_a_part_of_very_many_words_says_at_least(index: TextIndex) -> None:
    index.add(Entry("b", number, f"x{number}kvartal{number}") for number in range(150))
    found = index.search("kvartal")
    assert found.at_least
    assert len(found.hits) == found.total == 100
    assert found.in_words() == "minst 100 träffar, även inuti ord"


def test_the_number_of_hits_in_words(index: TextIndex) -> None:
    assert index.search("xyz").in_words() == "Inga träffar"
    assert index.search("kommunala").in_words() == "1 träff"
    assert index.search("unga").in_words() == "2 träffar"
    assert index.search("sodertalje").in_words() == "1 träff, även utan prickar"


def test_hits_of_two_indexes_are_one_list(index: TextIndex) -> None:
    notes = TextIndex(sqlite3.connect(":memory:"), "notes")
    notes.create()
    notes.add([Entry("n1", 0, "Delmål saknas."), Entry("n2", 0, "mål")])
    found = together([index.search("mål"), notes.search("mål")])
    assert found.total == 5
    assert found.how is How.INSIDE_WORDS
    assert {hit.ref for hit in found.hits[:2]} == {"a" * 64, "n2"}
    assert len(together([index.search("mål"), notes.search("mål")], limit=2).hits) == 2
    assert together([]).how is How.NOTHING
    notes._connection.close()


def test_dots_are_not_forgiven_in_one_index_if_the_words_stand_in_the_other(
    index: TextIndex,
) -> None:
    notes = TextIndex(sqlite3.connect(":memory:"), "notes")
    notes.create()
    notes.add([Entry("n1", 0, "Forskolan är ett efternamn."), Entry("n2", 0, "mål")])
    found = together([index.search("forskolan"), notes.search("forskolan")])
    assert [hit.ref for hit in found.hits] == ["n1"]
    assert (found.total, found.how) == (1, How.WORDS)
    notes._connection.close()


def test_words_typed_since_are_found_inside_words_too(index: TextIndex) -> None:
    index.warm_up()
    index.add([Entry("b", 0, "medborgarbudget")])
    assert index.search("budget").total == 1
    index.add([Entry("b", 0, "medborgarråd")])
    assert index.search("budget").total == 0
    assert index.search("råd").total == 1
    index.remove("b")
    assert index.search("råd").total == 0
    assert index.search("medborgar").total == 0


def test_refs_and_removing(index: TextIndex) -> None:
    index.add([Entry("b", 0, "vatten"), Entry("b", 1, "vattnet"), Entry("c", 0, "vatten")])
    assert index.refs() == {"a" * 64, "b", "c"}
    index.remove("b", "gone")
    assert index.refs() == {"a" * 64, "c"}
    assert [hit.ref for hit in index.search("vat").hits] == ["c"]
    index.remove("gone")


def test_the_same_words_again_with_other_signs_stand_elsewhere(index: TextIndex) -> None:
    index.add([Entry("b", 0, "vatten, vatten")])
    index.add([Entry("b", 0, "– Vatten! vatten")])
    (hit,) = index.search("vatten").hits
    assert hit.spans == ((2, 8), (10, 16))


def test_only_plain_names_make_tables() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(ValueError, match="x y"):
        TextIndex(connection, "x y; DROP TABLE a")
    connection.close()
