"""The order that is kept while somebody types is the one that would be worked out anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.material_kinds import Line
from kompass.ids import RowId
from kompass.interviews.interleave import NoteLine, statements
from kompass.interviews.side_by_side import together
from ui.notes.line_order import LineOrder

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
WHO = ("", "anna", "bo", "cilla")
SECONDS = st.integers(0, 90)
PEOPLE = st.sampled_from(WHO)


@st.composite
def lines(draw, number):
    return Line(
        id=RowId(f"line{number}"),
        interview=RowId("talk"),
        author=RowId(draw(PEOPLE)) or None,
        typed_at=NINE + timedelta(seconds=draw(SECONDS)),
        text=draw(st.text(max_size=3)),
    )


@st.composite
def changed(draw, given_lines, number):
    """Return the lines after somebody has typed, marked, moved, added or removed."""
    found = list(given_lines)
    at = draw(st.integers(0, max(len(found) - 1, 0)))
    deed = draw(st.sampled_from(("text", "text", "author", "time", "same", "move", "add", "gone")))
    if deed == "add" or not found:
        found.insert(at, draw(lines(number)))
    elif deed == "gone":
        found.pop(at)
    elif deed == "move":
        found.insert(draw(st.integers(0, len(found) - 1)), found.pop(at))
    else:
        to = draw(st.sampled_from(found)).id
        found[at] = replace(
            found[at],
            **{
                "text": {"text": draw(st.text(max_size=3))},
                "author": {"author": RowId(draw(PEOPLE)) or None},
                "time": {"typed_at": NINE + timedelta(seconds=draw(SECONDS))},
                "same": {"witness": draw(st.sampled_from((None, to)))},
            }[deed],
        )
    return tuple(found)


def worked_out(given_lines, starts, me):
    """Return order, clocks and groups as they are by definition."""
    known = {line.id: line for line in given_lines}
    plain = [
        NoteLine(one.id, one.author or "", one.typed_at, one.witness or "") for one in given_lines
    ]
    found = together(plain, starts, me)
    groups = [group for group in statements(plain) if len(group) > 1]
    return (
        tuple(known[one.line.id] for one in found.placed),
        found,
        {one: group for group in groups for one in group},
    )


@given(st.data())
def test_what_is_kept_equals_what_is_worked_out(data):
    order, now, starts, me = LineOrder(), (), {}, "anna"
    for number in range(data.draw(st.integers(1, 12))):
        now = data.draw(changed(now, number))
        if data.draw(st.integers(0, 4)) == 0:
            seconds = data.draw(st.dictionaries(PEOPLE, SECONDS))
            starts = {who: NINE + timedelta(seconds=after) for who, after in seconds.items()}
        me = data.draw(st.sampled_from((me, me, me, "bo")))
        order.follow(now, starts, me)

        assert (order.lines, order.together, order.same) == worked_out(now, starts, me)


def test_a_key_works_out_nothing(monkeypatch):
    order = LineOrder()
    many = tuple(
        Line(RowId(str(n)), RowId("talk"), None, NINE + timedelta(seconds=n), "Målen")
        for n in range(20)
    )
    order.follow(many, {}, "")
    kept = order.together
    typed = (*many[:7], replace(many[7], text="Målen är"), *many[8:])
    monkeypatch.setattr("ui.notes.line_order.together", None)

    order.follow(typed, {}, "")

    assert order.lines == typed
    assert order.together is kept
