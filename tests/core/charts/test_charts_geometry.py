"""No text is clipped and no text touches another, at any size and for any name."""

import pytest
from drawn_looks import check_clear, texts

from kompass.charts.bars import bars
from kompass.charts.compass import compass
from kompass.charts.theme import DARK, LIGHT, PAPER

SMALLEST = (320 / 96, 320 / 96)
SIZES = {
    "smallest": SMALLEST,
    "laptop": (700 / 96, 560 / 96),
    "column": (6.22, 5.2),
    "tall": (4.0, 8.0),
    "flat": (9.0, 4.0),
    "projector": (1920 / 96, 1000 / 96),
}
DPIS = (96, 144, 200)


def written(picture):
    return [text.get_text() for text in texts(picture)]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("draw", [compass, bars])
def test_published_names_stand_clear_and_whole(sodertalje, draw, size, dpi):
    picture = draw(sodertalje, LIGHT, size)
    check_clear(picture, dpi)
    everything = " ".join(written(picture))
    assert "…" not in everything
    joined = everything.replace("- ", "").replace("/ ", "/")
    for area in sodertalje.areas:
        for word in area.title.replace("/", " ").replace("-", " ").split():
            assert word in everything or word in joined, word


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("draw", [compass, bars])
def test_unfinished_and_uncompared_profiles_stand_clear(unfinished, alone, draw, size):
    check_clear(draw(unfinished, DARK, size))
    check_clear(draw(alone, PAPER, size))
    check_clear(draw(unfinished, PAPER, size, title=False, legend=False))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("draw", [compass, bars])
def test_three_to_twelve_areas(invented_editions, draw, size):
    for profile in invented_editions:
        check_clear(draw(profile, LIGHT, size))


@pytest.mark.parametrize("size", [SIZES["smallest"], SIZES["column"], SIZES["flat"]])
@pytest.mark.parametrize("draw", [compass, bars])
def test_absurd_names_are_cut_but_clear(absurd, draw, size):
    for profile in absurd:
        check_clear(draw(profile, LIGHT, size))


@pytest.mark.parametrize("draw", [compass, bars])
def test_every_size_on_the_way_from_small_to_large(sodertalje, draw):
    for width in range(320, 1000, 40):
        for height in (320, 410, 520, 777):
            check_clear(draw(sodertalje, LIGHT, (width / 96, height / 96)))


@pytest.mark.parametrize("draw", [compass, bars])
def test_a_thumbnail_is_drawn_without_trouble(sodertalje, draw):
    for side in (40, 90, 150, 240):
        draw(sodertalje, LIGHT, (side / 96, side / 96)).canvas.draw()


def test_names_are_readable_in_the_smallest_picture(sodertalje):
    sizes = [text.get_fontsize() for text in texts(compass(sodertalje, LIGHT, SMALLEST))]
    assert min(sizes) >= 5
    assert max(sizes) >= 9


def test_type_grows_with_the_picture(sodertalje):
    def largest(size):
        return max(text.get_fontsize() for text in texts(compass(sodertalje, LIGHT, size)))

    assert largest((4, 4)) < largest((6, 6)) < largest((9, 9))
