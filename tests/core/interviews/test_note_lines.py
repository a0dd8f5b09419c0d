"""What is typed in a note line: designs 2, 4 and 5, key by key."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition, Question
from kompass.ids import QuestionId
from kompass.interviews import line as keys
from kompass.interviews.line import Mark, MarkKind
from kompass.interviews.line_model import (
    Ended,
    Kind,
    Line,
    Marked,
    Person,
    Replaced,
    Signal,
    Spoke,
    Step,
    Stuck,
    Surroundings,
    Tagged,
    Unstuck,
    Untagged,
    Where,
)
from kompass.interviews.line_tags import tags_of_new_line
from kompass.interviews.line_words import SHORT_WORDS, unknown_people, without_names
from kompass.interviews.questions import QuestionFinder, chip

EDITION = packaged("kommunkompassen-2002")
ROLES = QuestionId("k2002-samspel-roller")  # 3.4
GOALS = QuestionId("k2002-samspel-mal")  # 3.1
DIRECTOR = Person("p1", "Anna Berg", "KD")
HEAD = Person("p2", "Lars-Erik von Platen", "FC")
UNION = Person("p3", "Maria Berg", "FF")
AROUND = Surroundings(
    QuestionFinder(EDITION),
    speakers=(DIRECTOR, HEAD, UNION),
    people=(DIRECTOR, HEAD, UNION),
    words=SHORT_WORDS,
    line_above=True,
)


def edition_with_ten() -> Edition:
    """The edition with questions 3.5 to 3.10 as well."""
    area = EDITION.areas[2]
    more = tuple(
        Question(QuestionId(f"k2002-samspel-{n}"), f"3.{n}", "En till", None) for n in range(5, 11)
    )
    areas = list(EDITION.areas)
    areas[2] = replace(area, questions=(*area.questions, *more))
    return replace(EDITION, areas=tuple(areas))


TEN = replace(AROUND, finder=QuestionFinder(edition_with_ten()))


def at_end(text: str) -> Line:
    return Line(text, len(text))


def typed(text: str, around: Surroundings = AROUND) -> Step:
    """Type ``text`` character by character and return the line with all effects."""
    line, effects = Line("", 0), ()
    for letter in text:
        if letter == " ":
            step = keys.on_space(line, around)
            line = Line(step.text, step.cursor)
            effects += step.effects
        else:
            line = Line(line.before + letter + line.after, line.cursor + 1)
    return Step(line.text, line.cursor, effects)


@pytest.mark.parametrize("tag", ["§34", "§3.4", "§3,4"])
def test_a_tag_and_space_leaves_the_text_and_ties_the_question(tag: str) -> None:
    assert typed(f"vi har lovat {tag} mycket") == Step(
        "vi har lovat mycket", 19, (Tagged(ROLES, tag),)
    )


def test_numbers_above_nine_are_written_with_a_dot_or_when_nothing_else_is_meant() -> None:
    ten = Tagged(QuestionId("k2002-samspel-10"), "§3.10")
    assert typed("§3.10 ", TEN).effects == (ten,)
    assert typed("§310 ", TEN).effects == (replace(ten, typed="§310"),)
    assert typed("§31 ", TEN).effects == (Tagged(GOALS, "§31"),)


def test_a_tag_before_a_comma_leaves_the_comma() -> None:
    assert typed("löften §34, men") == Step("löften, men", 11, (Tagged(ROLES, "§34"),))


def test_a_tag_in_the_middle_leaves_one_space() -> None:
    step = keys.on_space(Line("före §34 efter", len("före §34")), AROUND)
    assert (step.text, step.cursor) == ("före efter", 5)


def test_an_unknown_number_stays_in_the_text_and_is_grey() -> None:
    step = typed("lag §99 sedan")
    assert step == Step("lag §99 sedan", 13)
    assert keys.marks(Line(step.text, step.cursor)) == (Mark(MarkKind.LEFT_TAG, 4, 7),)
    assert keys.marks(Line("lag §99", 7)) == (), "not while it is being typed"


@pytest.mark.parametrize("text", ["5 § kommunallagen", "enligt 5§34 x", r"se \§34 här", "§ 34 x"])
def test_paragraphs_of_laws_and_escaped_tags_stay(text: str) -> None:
    assert typed(text) == Step(text, len(text))


def test_the_escape_is_not_read_elsewhere() -> None:
    assert keys.plain(r"se \§34 och C:\§ \!!") == r"se §34 och C:\§ !!"


def test_two_paragraphs_repeat_the_last_question_and_stay_text_when_there_is_none() -> None:
    assert typed("mer §§ ", replace(AROUND, last=GOALS)).effects == (Tagged(GOALS, "§§"),)
    assert typed("§§ 12–14 ") == Step("§§ 12–14 ", 9)


def test_an_exclamation_mark_makes_it_stick_until_a_full_stop() -> None:
    assert typed("§34! ").effects == (Stuck(ROLES, "§34!"),)
    assert typed("§. ").effects == (Unstuck("§."),)
    assert tags_of_new_line((ROLES,), GOALS) == ((ROLES, "typed"), (GOALS, "inherited"))
    assert tags_of_new_line((ROLES,), ROLES) == ((ROLES, "typed"),)


def test_a_minus_removes() -> None:
    assert typed("nej §-34 ").effects == (Untagged(ROLES, "§-34"),)
    assert typed("§-34 ").effects == (Untagged(ROLES, "§-34", Where.ABOVE),)
    own = keys.on_space(Line("§-34", 4, tags=(ROLES,)), AROUND)
    assert own.effects == (Untagged(ROLES, "§-34"),)


def test_alone_on_a_line_a_tag_goes_to_the_line_above_when_the_line_is_ended() -> None:
    above = (Tagged(ROLES, "§34", Where.ABOVE),)
    assert keys.on_enter(at_end("§34"), AROUND) == Ended("", "", above, blank=True)
    spaced = keys.on_enter(Line("", 0, tags=(ROLES,)), AROUND)
    assert spaced.effects == (Untagged(ROLES, ""), Tagged(ROLES, "", Where.ABOVE))
    first = keys.on_enter(at_end("§34"), replace(AROUND, line_above=False))
    assert first.effects == (Tagged(ROLES, "§34"),)


def test_enter_takes_the_last_tag() -> None:
    assert keys.on_enter(at_end("de lovar §34"), AROUND) == Ended(
        "de lovar", "", (Tagged(ROLES, "§34"),)
    )


def test_letters_filter_the_names_and_tab_takes_the_chosen_one() -> None:
    numbers = [one.number for one in keys.candidates(at_end("bra §före"), AROUND)]
    assert numbers == ["6.2", "6.3", "6.4", "8.1", "7.5"], "beginnings, then jämförelser"
    assert [one.number for one in keys.candidates(at_end("§forenings"), AROUND)] == ["8.1"]
    assert [one.number for one in keys.candidates(at_end("§3"), AROUND)] == [
        "3.1",
        "3.2",
        "3.3",
        "3.4",
    ]
    taken = keys.on_tab(at_end("bra §före"), AROUND, chosen=1)
    assert taken == Step("bra ", 4, (Tagged(QuestionId("k2002-personal-arbetsmiljo"), "§före"),))
    assert keys.on_tab(at_end("§zzz"), AROUND) is None
    assert keys.on_tab(at_end("bra §före"), AROUND, chosen=9) is None
    assert chip(EDITION.question_numbered("1.1")) == "1.1 Hur informeras medborgarna?"


def test_signals_at_the_end_leave_the_text() -> None:
    ended = keys.on_enter(at_end("de följer aldrig upp !! ??"), AROUND)
    assert ended.text == "de följer aldrig upp"
    assert ended.effects == (Marked(Signal.KEY, "!!"), Marked(Signal.CHECK, "??"))
    assert keys.marks(Line("x ++", 0)) == (Mark(MarkKind.SIGNAL, 1, 4),)


@pytest.mark.parametrize("signal", list(Signal))
def test_every_signal_is_taken_and_can_be_kept_as_text(signal: Signal) -> None:
    taken = keys.on_enter(at_end(f"så är det {signal}"), AROUND)
    assert (taken.text, taken.effects) == ("så är det", (Marked(signal, signal.value),))
    kept = keys.on_enter(at_end(f"så är det \\{signal}"), AROUND)
    assert (kept.text, kept.effects) == (f"så är det \\{signal}", ())
    assert keys.plain(kept.text) == f"så är det {signal}"


@pytest.mark.parametrize("text", ["bra!!", "C++", "!! inte sist", "vad??"])
def test_what_is_no_token_of_its_own_at_the_end_is_no_signal(text: str) -> None:
    assert keys.on_enter(at_end(text), AROUND).effects == ()


def test_a_line_of_signals_is_about_the_line_above() -> None:
    ended = keys.on_enter(at_end("!!"), AROUND)
    assert ended == Ended("", "", (Marked(Signal.KEY, "!!", Where.ABOVE),), blank=True)
    assert keys.on_enter(at_end("!!"), replace(AROUND, line_above=False)) == Ended("!!", "")


def test_a_code_and_colon_at_the_start_says_who_speaks() -> None:
    assert typed("k: vi vet") == Step("vi vet", 6, (Spoke("p1", "k:"),))
    assert typed("KD: vi vet").effects == (Spoke("p1", "KD:"),)
    assert typed("f: vi vet").effects == (), "FC or FF?"
    assert typed("fc: vi vet").effects == (Spoke("p2", "fc:"),)
    assert typed("mål: alla").effects == ()
    assert keys.on_enter(at_end("k:ja"), AROUND) == Ended("ja", "", (Spoke("p1", "k:"),))


def test_a_speaker_is_taken_at_the_space_and_a_space_is_only_a_space() -> None:
    assert keys.on_space(at_end("k:"), AROUND) == Step("", 0, (Spoke("p1", "k:"),))
    assert keys.on_space(Line("k: ja", 2), AROUND) == Step("ja", 0, (Spoke("p1", "k:"),))
    assert keys.on_space(at_end("k:vi"), AROUND) == Step("vi ", 3, (Spoke("p1", "k:"),))
    assert keys.on_space(at_end("det k:"), AROUND) == Step("det k: ", 7)
    assert keys.on_space(Line("", 0), AROUND) == Step(" ", 1)
    assert keys.on_space(Line("§34efter", 3), AROUND) == Step("efter", 0, (Tagged(ROLES, "§34"),))


def test_tab_on_an_empty_line_alternates_the_last_two() -> None:
    around = replace(AROUND, recent=("p1", "p2", "p3"))
    assert keys.on_tab(Line("", 0), around) == Step("", 0, (Spoke("p2", ""),))
    assert keys.on_tab(Line("", 0, speaker="p2"), around) == Step("", 0, (Spoke("p1", ""),))
    assert keys.on_tab(Line("text", 4), around) is None
    assert keys.on_tab(Line("", 0), AROUND) is None


def test_short_words_are_written_out_on_space_and_taken_back_by_one_undo() -> None:
    step = typed("i ks ")
    assert step.text == "i kommunstyrelsen "
    assert step.effects == (Replaced(Kind.WORD, 2, "ks", "kommunstyrelsen"),)
    assert keys.take_back(step.text, step.cursor, step.effects) == Step("i ks ", 5)
    assert keys.take_back("i kommunen", 3, step.effects) is None
    cursors = [keys.take_back(step.text, at, step.effects) for at in (0, 2, 3, 17)]
    assert [back.cursor for back in cursors if back] == [0, 2, 4, 4]


def test_short_words_keep_capitals_and_punctuation_and_can_be_left_alone() -> None:
    assert typed("(Ks, ").text == "(Kommunstyrelsen, "
    assert typed("KS har ").text == "KS har "
    assert keys.on_space(at_end("ks"), AROUND, expand=False) == Step("ks ", 3)
    assert keys.on_space(at_end("ks"), replace(AROUND, let_be=frozenset({"ks"}))) == Step("ks ", 3)
    assert keys.on_enter(at_end("enligt ks"), AROUND).text == "enligt kommunstyrelsen"


def test_registered_names_become_codes_at_enter_and_can_be_taken_back() -> None:
    ended = keys.on_enter(at_end("anna  berg ringde Lars-Erik"), AROUND)
    assert ended.text == "KD ringde FC"
    words = [one for one in ended.effects if isinstance(one, Replaced)]
    back = keys.take_back(ended.text, 0, words)
    assert back is not None
    assert back.text == "anna  berg ringde Lars-Erik"
    let_be = replace(AROUND, let_be=frozenset({"Lars-Erik"}))
    assert keys.on_enter(at_end("Lars-Erik"), let_be).text == "Lars-Erik"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Anna Bergs plan", "KD:s plan"),
        ("Anna sa", "KD sa"),
        ("Berg sa", "Berg sa"),  # two are called so
        ("anna sa", "anna sa"),  # a small letter: perhaps a word
        ("Annas plan", "KD:s plan"),
        ("Annandag", "Annandag"),
        ("Anna-Karin", "Anna-Karin"),  # somebody else
        ("Platen eller von Platen", "FC eller von FC"),
    ],
)
def test_parts_of_names(text: str, after: str) -> None:
    assert without_names(text, AROUND.people)[0] == after


def test_a_person_without_a_code_is_nameless() -> None:
    assert without_names("Bo Ek kom", [Person("x", "Bo Ek")])[0] == "NN kom"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vi frågade Karin Ohlsson igen", ["Karin Ohlsson"]),
        ("Enligt Karin Ohlsson", ["Karin Ohlsson"]),
        ("Karin Ohlsson sa", ["Karin Ohlsson"]),
        ("Det Karin sa", []),
        ("SKR och KD", []),
        ("Kommunen. Karin kom", []),
        ("frågade Bo Ek om", ["Bo Ek"]),
        ("ja. Det Karin sa", []),
        ("ja\nDet Karin sa", []),
        ("så Det Karin sa", ["Det Karin"]),
        ("Enhetschefen Karin Ohlsson har", ["Karin Ohlsson"]),
        ("med Karin Ohlsson Rektor", ["Karin Ohlsson"]),
        ("Karin Rådström Ek och Kommunstyrelsens Ordförande", ["Karin Rådström Ek"]),
        ("Kommunstyrelsen Anna Nämnden Bo", []),
        ("med Eva-Lisa de Geer och Åke Ström Östberg", ["Åke Ström Östberg"]),
    ],
)
def test_unknown_pairs_of_capitalised_words(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in unknown_people(text)] == found


def test_enter_in_the_middle_splits_the_line() -> None:
    ended = keys.on_enter(Line("före efter !!", 5), AROUND)
    assert (ended.text, ended.rest, ended.effects) == ("före ", "efter !!", ())


def test_a_line_that_is_left_is_settled_whole() -> None:
    assert keys.settle(Line("Anna vet §34", 0), AROUND).text == "KD vet"


@pytest.mark.parametrize("piece", ["1", "§", "!! ", "(", "A-", "\\", "Anna ", "k:"])
def test_a_pasted_book_is_no_trouble(piece: str) -> None:
    book = Line(piece * (60_000 // len(piece)), 10**6)
    ended = keys.on_enter(book, AROUND)
    assert typed_by(ended.text, ended.effects) == characters(book.text)
    step = keys.on_space(book, AROUND)
    assert typed_by(step.text, step.effects) == characters(book.text)
    keys.marks(book)
    keys.candidates(book, AROUND)
    assert keys.plain(book.text) == book.text


PIECES = st.sampled_from(
    ["§34", "§99", "§§", "§.", "§-31!", "§löf", "§", "!!", "\\!!", "??", '""', "ks", "Ks,", "k:",
     "fc:x", "Anna", "Berg", "anna berg", "Karin Ohlsson", " ", "  ", "\n", "\t", "å", "å", "🙂",
     "\u2028", "\x00", "a", ".", "\\", "s", "-"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))


def parted(before: str, after: str, off: int, tags: list[QuestionId], speaker: str) -> Line:
    return Line(before + after, len(before) + off, tuple(tags), speaker)


LINES = st.builds(
    parted,
    TEXTS,
    TEXTS,
    st.one_of(st.just(0), st.integers(-50, 50)),
    st.lists(st.sampled_from([ROLES, GOALS]), max_size=2),
    st.sampled_from(["", "p1", "p2"]),
)
AROUNDS = st.builds(
    replace,
    st.sampled_from([AROUND, TEN]),
    last=st.sampled_from([None, GOALS]),
    line_above=st.booleans(),
    recent=st.sampled_from([(), ("p1",), ("p2", "p1")]),
)


def characters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if not letter.isspace())


def typed_by(text: str, effects: tuple[object, ...]) -> Counter[str]:
    """Count what must have been typed for ``text`` and ``effects`` to come out of it."""
    count = characters(text)
    for effect in effects:
        count += characters(effect.typed)  # type: ignore[attr-defined]
    for effect in effects:
        if isinstance(effect, Replaced):
            count -= characters(effect.by)
    return count


@given(LINES, AROUNDS)
def test_space_loses_nothing(line: Line, around: Surroundings) -> None:
    step = keys.on_space(line, around)
    assert typed_by(step.text, step.effects) == characters(line.text)
    assert 0 <= step.cursor <= len(step.text)
    assert keys.on_space(line, around, expand=False).text == f"{line.before} {line.after}"


@given(LINES, AROUNDS)
def test_enter_loses_nothing_and_can_be_done_again(line: Line, around: Surroundings) -> None:
    ended = keys.on_enter(line, around)
    assert typed_by(ended.text + ended.rest, ended.effects) == characters(line.text)
    settled = keys.settle(line, around)
    assert settled.rest == ""
    assert typed_by(settled.text, settled.effects) == characters(line.text)


@given(LINES, AROUNDS)
def test_what_has_been_replaced_comes_back(line: Line, around: Surroundings) -> None:
    ended = keys.on_enter(line, around)
    words = [one for one in ended.effects if isinstance(one, Replaced)]
    back = keys.take_back(ended.text, len(ended.text), words)
    assert back is not None
    others = tuple(one for one in ended.effects if not isinstance(one, Replaced))
    assert typed_by(back.text + ended.rest, others) == characters(line.text)


@given(LINES, AROUNDS, st.integers(-2, 5))
def test_nothing_ever_raises(line: Line, around: Surroundings, chosen: int) -> None:
    step = keys.on_tab(line, around, chosen=chosen)
    if step is not None:
        assert typed_by(step.text, step.effects) == characters(line.text)
    for mark in keys.marks(line):
        assert 0 <= mark.start < mark.end <= len(line.text)
    keys.plain(line.text)
    keys.candidates(line, around)
    assert unknown_people(line.text) is not None


@given(TEXTS)
def test_no_registered_name_survives_enter(text: str) -> None:
    ended = keys.on_enter(at_end(f"{text} Anna Berg {text}"), AROUND)
    assert " Anna Berg " not in f" {ended.text} "
