"""The parts of the reader that know no window: lines, leaves, pictures kept, rectangles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from kompass.assessment.material_kinds import Direction, Region
from kompass.sources.model import PageText
from ui.reader import regions
from ui.reader.leaves import GAP, Stack, leaves_of
from ui.reader.page_lines import PageLines
from ui.reader.picture_cache import PictureCache
from ui.reader.pictures import MOST_PIXELS, width_within
from ui.reader.typed import Typed
from ui.reader.values import Mark
from ui.reader.zooming import Fit, fitting_zoom, next_zoom

A4 = (595.0, 842.0)


def boxes_of(text, per_line=10):
    """Ten letters a line, 6 points wide, lines 14 points apart; no box for a line's end."""
    boxes, across, down = [], 0, 0
    for sign in text:
        if sign == "\n":
            boxes.append(None)
            across, down = 0, down + 1
            continue
        boxes.append((across * 6.0, down * 14.0, across * 6.0 + 6.0, down * 14.0 + 10.0))
        across += 1
    return boxes


def test_a_passage_over_two_lines_is_two_rectangles():
    text = "abcde\nfghij"
    lines = PageLines(text, boxes_of(text))

    assert lines.rects(3, 8) == [(18.0, 0.0, 30.0, 10.0), (0.0, 14.0, 12.0, 24.0)]


def test_a_joined_word_goes_on_in_the_next_line_without_a_line_end():
    text = "kvalitet"
    boxes = boxes_of("kvali\ntet")
    del boxes[5]

    assert len(PageLines(text, boxes).rects(0, 8)) == 2


def test_the_nearest_character_is_found_from_far_away():
    text = "abcde\nfghij"
    lines = PageLines(text, boxes_of(text))

    assert lines.nearest(13.0, 4.0) == 2
    assert lines.nearest(500.0, 18.0) == 10
    assert lines.border(500.0, 18.0) == 11
    assert lines.border(-50.0, 2.0) == 0
    assert PageLines("", ()).nearest(3.0, 3.0) is None


def test_another_reading_of_a_page_keeps_the_places_where_both_agree():
    old = "abcde\nfghij"
    lines = PageLines(old, boxes_of(old)).fitted("abcXe\nfghij")

    assert lines.rects(0, 3) == [(0.0, 0.0, 18.0, 10.0)]
    assert lines.rects(3, 4) == []
    assert lines.rects(6, 11) == [(0.0, 14.0, 30.0, 24.0)]
    longer = PageLines(old, boxes_of(old)).fitted("abcde\n\nfghij")
    assert longer.rects(7, 12) == [(0.0, 14.0, 30.0, 24.0)]
    assert PageLines("", ()).fitted("abc").rects(0, 3) == []


def test_columns_are_not_one_line():
    boxes = [(0, 0, 6, 10), (6, 0, 12, 10), (0, 14, 6, 24), (300, 0, 306, 10)]

    lines = PageLines("abcd", boxes).lines

    assert [(line.start, line.end) for line in lines] == [(0, 2), (2, 3), (3, 4)]


@given(st.text(st.sampled_from("ab \n"), max_size=20_000))
def test_leaves_hold_every_character_once(text):
    leaves = leaves_of([PageText(0, "", text)])

    assert leaves[0].start == 0
    assert leaves[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(leaves))
    assert [leaf.is_first for leaf in leaves] == [True] + [False] * (len(leaves) - 1)
    assert leaves[-1].is_last


def test_a_long_page_is_cut_where_a_line_ends():
    text = "\n".join("en rad om ingenting" for _ in range(2_000))

    leaves = leaves_of([PageText(0, "", text)])

    assert len(leaves) > 4
    assert all(text[leaf.end - 1] == "\n" for leaf in leaves[:-1])


def test_leaves_of_one_page_hang_together():
    stack = Stack([(10, 100), (10, 50), (10, 20)], [False, True, False])

    assert stack.tops == [GAP, GAP + 100, 2 * GAP + 150]
    assert stack.between(GAP + 10, GAP + 60) == range(1)
    assert stack.between(GAP + 90, GAP + 120) == range(2)
    assert stack.at(GAP + 149) == 1


def image(width, height=100):
    return QImage(width, height, QImage.Format.Format_RGB32)


def test_the_longest_unused_picture_goes_first():
    cache = PictureCache(3 * 100 * 100 * 4)
    for page in range(3):
        cache.put(page, 100, image(100))
    cache.best(0, 100)

    cache.put(3, 100, image(100))

    assert [cache.has(page, 100) for page in range(4)] == [True, False, True, True]
    assert cache.size == 3 * 100 * 100 * 4


def test_a_picture_larger_than_the_budget_is_kept_alone():
    cache = PictureCache(1000)
    cache.put(0, 10, image(10, 10))
    cache.put(1, 500, image(500))

    assert not cache.has_any(0)
    assert cache.has(1, 500)


def test_the_picture_nearest_in_width_stands_in():
    cache = PictureCache()
    cache.put(0, 50, image(50))
    cache.put(0, 400, image(400))

    assert cache.best(0, 300).width() == 400
    assert cache.best(0, 60).width() == 50
    assert cache.best(1, 60) is None


def test_no_picture_has_more_pixels_than_there_is_room_for():
    assert width_within(800, A4) == 800
    width = width_within(60_000, A4)
    assert width * width * A4[1] / A4[0] <= MOST_PIXELS * 1.01


@given(st.floats(-2000, 2000), st.floats(-2000, 2000), st.booleans())
def test_a_rectangle_stays_on_its_page(across, down, grow):
    first = regions.first(A4)
    region = (regions.grown if grow else regions.moved)(first, across, down, A4)

    assert 0 <= region.x0 < region.x1 <= A4[0]
    assert 0 <= region.y0 < region.y1 <= A4[1]
    if not grow:
        assert region.x1 - region.x0 == pytest.approx(first.x1 - first.x0, abs=0.03)


def test_a_rectangle_is_drawn_from_any_corner():
    drawn = regions.between((100, 200), (50, 80), A4)

    assert drawn == Region(50, 80, 100, 200)
    assert not regions.is_empty(drawn)
    assert regions.is_empty(regions.between((100, 200), (101, 400), A4))


@pytest.mark.parametrize(
    ("signs", "numbers"),
    [
        ("34", ("3.4",)),
        ("3441", ("3.4", "4.1")),
        ("3.10", ("3.10",)),
        ("34,3.10", ("3.4", "3.10")),
        ("34 34", ("3.4",)),
        ("3", ("3.",)),
        ("3.", ("3.",)),
        ("", ()),
    ],
)
def test_digits_name_questions(signs, numbers):
    typed = Typed()
    for sign in signs:
        typed = typed.with_key(sign)

    assert typed.numbers == numbers


def test_a_direction_may_come_before_or_after_the_digits():
    before = Typed().with_key("-").with_key("3").with_key("4")
    after = Typed().with_key("3").with_key("4").with_key("-")

    assert before == after
    assert before.direction is Direction.CONTRADICTS
    assert before.with_key("+").direction is Direction.SUPPORTS
    assert before.with_key("b").direction is Direction.BACKGROUND


def test_numbers_that_are_no_questions_are_named():
    titles = {"3.4": "Medborgarlöften"}

    assert Typed("34").unknown(titles) == ()
    assert Typed("3499").unknown(titles) == ("9.9",)
    assert Typed("3").unknown(titles) == ("3.",)
    assert Typed("99").unknown({}) == ()
    assert Typed().with_key("x") is None
    assert Typed().with_key(",") is None


def test_a_mark_tells_its_direction_without_colour():
    def short(direction):
        return Mark("m", 0, 0, 1, "3.4", direction).short

    assert [short(direction) for direction in Direction] == ["+3.4", "−3.4", "3.4"]


def test_zoom_steps_and_fits():
    assert next_zoom(1.0, 1) == 1.1
    assert next_zoom(1.07, -1) == 1.0
    assert next_zoom(4.0, 1) == 4.0
    assert fitting_zoom(Fit.WIDTH, A4, (793.33, 100)) == pytest.approx(1.0, rel=1e-3)
    assert fitting_zoom(Fit.PAGE, A4, (5000, 561.33)) == pytest.approx(0.5, rel=1e-3)
