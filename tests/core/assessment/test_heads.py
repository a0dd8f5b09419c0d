"""The set of changes on its own: what stands, what sleeps, and what shows."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.file import set_rows
from kompass.assessment.journal import heads
from kompass.assessment.journal.heads import Node
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.values.state import PRESENT, Entity
from kompass.ids import ChangeId

Open = Callable[..., AssessmentFile]

OLD_FILES = Path(__file__).parents[2] / "old_files"
POINTS = (Entity.SCORE, "q", "points")
TEXT = (Entity.STRENGTH, "s", "text")
THERE = (Entity.STRENGTH, "s", PRESENT)
PLACE = (Entity.STRENGTH, "s", heads.POSITION)


def change(name: str, *replaces: str, key: tuple = POINTS, removes: bool = False) -> Node:
    return Node(ChangeId(name), key, tuple(map(ChangeId, replaces)), removes)


def test_what_no_other_change_replaces_stands() -> None:
    line = [change("a"), change("b", "a"), change("c", "b")]

    assert heads.heads_of(line) == {POINTS: ("c",)}
    assert heads.heads_of([*line, change("d", "b")]) == {POINTS: ("c", "d")}
    assert heads.heads_of([*line, change("d", "b"), change("e", "c", "d")]) == {POINTS: ("e",)}


def test_what_builds_on_something_that_is_not_here_sleeps() -> None:
    later = [change("c", "b"), change("d", "c"), change("e", key=TEXT)]

    assert heads.heads_of([change("a"), *later]) == {POINTS: ("a",), TEXT: ("e",)}
    assert heads.heads_of([change("a"), change("b", "a"), *later]) == {
        POINTS: ("d",),
        TEXT: ("e",),
    }


def test_a_removal_stands_against_what_it_has_not_seen() -> None:
    row = [change("new", key=THERE), change("w", key=TEXT)]
    blind = change("gone", "new", key=THERE, removes=True)
    seeing = change("gone", "new", "w", key=THERE, removes=True)
    moved = change("m", key=PLACE)

    assert heads.heads_of([*row, blind])[THERE] == ("gone", "w")
    assert heads.heads_of([*row, seeing])[THERE] == ("gone",)
    assert heads.heads_of([*row, seeing, moved])[THERE] == ("gone",)
    assert heads.heads_of([*row, seeing, change("x", "w", key=TEXT)])[THERE] == ("gone", "x")
    # Somebody who had seen it removed the row as well: nobody wants it.
    other = change("too", "new", key=THERE, removes=True)
    assert heads.heads_of([*row, seeing, other])[THERE] == ("gone", "too")


@st.composite
def journals(draw: st.DrawFn) -> list[Node]:
    """Changes of two fields, each replacing any of those before it."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(0, 12))):
        key = draw(st.sampled_from([POINTS, TEXT]))
        before = [node.id for node in nodes if node.key == key]
        replaced = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        nodes.append(Node(ChangeId(str(number)), key, tuple(replaced), removes=False))
    return nodes


@given(nodes=journals(), order=st.randoms(use_true_random=False), data=st.data())
def test_the_order_does_not_matter_and_nor_does_hearing_twice(
    nodes: list[Node], order: random.Random, data: st.DataObject
) -> None:
    heard = data.draw(st.lists(st.sampled_from(nodes), unique=True)) if nodes else []
    shuffled = order.sample(nodes, len(nodes)) + heard

    assert heads.heads_of(shuffled) == heads.heads_of(nodes)


@given(nodes=journals())
def test_every_change_stands_or_is_replaced_by_one_of_its_field(nodes: list[Node]) -> None:
    standing = {each for ids in heads.heads_of(nodes).values() for each in ids}
    replaced = {each for node in nodes for each in node.replaces}

    assert standing | replaced == {node.id for node in nodes}
    assert standing.isdisjoint(replaced)


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=5)), min_size=1))
def test_what_shows_is_one_of_the_values_in_whatever_order(values: list[object]) -> None:
    assert heads.shown(values) in values
    assert heads.shown(values) == heads.shown(values[::-1])


def test_something_shows_before_nothing() -> None:
    assert heads.shown([None, "", "0"]) == "0"
    assert heads.shown(["kort", "en längre text", None]) == "en längre text"
    assert heads.shown([{}, None]) == {}


def test_an_upgraded_journal_is_the_same_set_in_every_copy(tmp_path: Path, reopen: Open) -> None:
    files = []
    for name in ("ett", "två"):
        path = tmp_path / f"{name}.kompass"
        shutil.copy(OLD_FILES / "schema_1.kompass", path)
        files.append(reopen(path))

    one, two = (set(file.shared.nodes()) for file in files)

    assert one == two
    assert len(one) == len(files[0].changes())
    assert set_rows.all_heads(files[0]._connection) == heads.heads_of(one)
    assert all(len(ids) == 1 for ids in heads.heads_of(one).values())
    removed = [node for node in one if node.removes]
    assert removed
    assert all(len(node.replaces) >= 1 for node in removed)
