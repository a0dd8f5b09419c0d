"""Where pages stand: nothing overlaps, everything can be reached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.page_layout import GAP, STEPS, PageLayout, next_zoom, zoom_to_width

A4 = (595.28, 841.89)
sizes = st.lists(st.tuples(st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=40).map(
    tuple
)
zooms = st.floats(0.1, 3.0)


@given(sizes, zooms)
def test_pages_follow_each_other_with_a_gap(sizes, zoom):
    layout = PageLayout(sizes, zoom)

    ends = [top + height for top, (_, height) in zip(layout.tops, layout.pages, strict=True)]
    assert layout.tops[0] == GAP
    assert [top - end for top, end in zip(layout.tops[1:], ends, strict=False)] == [GAP] * (
        len(sizes) - 1
    )
    assert layout.height == ends[-1] + GAP


@given(sizes, zooms, st.integers(0, 50_000), st.integers(1, 3000))
def test_the_pages_between_two_heights_are_exactly_those_seen(sizes, zoom, top, view):
    layout = PageLayout(sizes, zoom)
    seen = [
        number
        for number, (start, (_, height)) in enumerate(zip(layout.tops, layout.pages, strict=True))
        if start <= top + view and start + height > top
    ]

    assert list(layout.between(top, top + view)) == seen


@given(sizes, st.integers(200, 3000))
def test_pages_fitted_to_a_width_are_never_wider(sizes, width):
    layout = PageLayout(sizes, zoom_to_width(sizes, width))

    assert layout.width <= width + 1 or layout.zoom == 0.1


def test_a4_at_full_size_is_as_wide_as_paper_on_the_screen():
    assert PageLayout((A4,)).pages[0] == (794, 1123)


def test_zoom_steps_end_at_both_ends():
    assert next_zoom(STEPS[-1], 1) == STEPS[-1]
    assert next_zoom(STEPS[0], -1) == STEPS[0]
    assert next_zoom(0.69, 1) == 0.8
    assert next_zoom(0.69, -1) == 0.67


@pytest.mark.parametrize("width", [0, 10, 2 * GAP])
def test_no_room_at_all_is_no_trouble(width):
    assert zoom_to_width((A4,), width) > 0


def test_no_pages_take_no_room():
    assert PageLayout(()).height == 0
    assert list(PageLayout(()).between(0, 100)) == []
