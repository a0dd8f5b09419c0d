"""Rows that change in their groups stand where sorting everything would put them."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.values.snapshots_material import _regrouped
from kompass.ids import RowId


@dataclass(frozen=True)
class Thing:
    id: RowId
    group: str
    place: int
    text: str


def order(thing):
    return (thing.place, thing.id)


IDS = st.sampled_from([RowId(letter) for letter in "abcdefgh"])
THINGS = st.builds(Thing, IDS, st.sampled_from("xyz"), st.integers(0, 3), st.sampled_from("pq"))
STATES = st.lists(THINGS, unique_by=lambda thing: thing.id).map(
    lambda found: {thing.id: thing for thing in found}
)


def grouped(state):
    """Return all groups sorted, by definition."""
    found = {}
    for thing in sorted(state.values(), key=order):
        found.setdefault(thing.group, []).append(thing)
    return {group: tuple(things) for group, things in found.items()}


@given(STATES, STATES, st.sets(IDS), st.booleans())
def test_regrouping_equals_grouping_anew(before, wanted, touched, only_texts):
    after = dict(before)
    for each in touched:
        new = wanted.get(each)
        old = before.get(each)
        if new is None or (only_texts and old is None):
            after.pop(each, None)
        elif only_texts:
            after[each] = Thing(each, old.group, old.place, new.text)
        else:
            after[each] = new

    found = _regrouped(
        grouped(before),
        [before[each] for each in touched if each in before],
        [after[each] for each in touched if each in after],
        lambda thing: thing.group,
        order,
    )

    assert dict(found) == grouped(after)
