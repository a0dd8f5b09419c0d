"""Suggestions of a question by the words of lines that are tagged already."""

from hypothesis import given
from hypothesis import strategies as st

from kompass.ids import QuestionId
from kompass.interviews.suggesting import Suggestions

PROMISES, BUDGET, STAFF = QuestionId("löften"), QuestionId("budget"), QuestionId("personal")
TAGGED = [
    ("Medborgarlöften antogs av fullmäktige", PROMISES),
    ("Ingen känner till medborgarlöftena i växeln", PROMISES),
    ("Budgeten fördelas efter prognos", BUDGET),
    ("Prognosen stämmer sällan med budgeten", BUDGET),
    ("Medarbetarsamtal hålls varje år", STAFF),
]


def test_the_same_words_suggest_the_same_question():
    known = Suggestions(TAGGED)

    assert known.suggest("medborgarlöftena är okända") == PROMISES
    assert known.suggest("Prognos kommer i maj") == BUDGET


def test_words_that_say_nothing_suggest_nothing():
    known = Suggestions(TAGGED)

    assert known.suggest("det finns mycket att göra") is None
    assert known.suggest("") is None
    assert Suggestions(()).suggest("medborgarlöften") is None


def test_what_speaks_for_two_alike_suggests_neither():
    known = Suggestions([("enkäten visar", PROMISES), ("enkäten visar", BUDGET)])

    assert known.suggest("enkäten") is None


@given(st.text(), st.lists(st.tuples(st.text(), st.sampled_from([PROMISES, BUDGET]))))
def test_no_text_is_an_error(text, tagged):
    found = Suggestions(tagged).suggest(text)

    assert found is None or found in {question for _, question in tagged}
