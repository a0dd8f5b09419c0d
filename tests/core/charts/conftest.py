"""Profiles to draw: the figures of Södertälje 2006 as printed, and what could go wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest
from comparison_figures import AREAS_2002

from kompass.charts.profile import Profile, ProfileArea, ReferenceLine

POINTS = tuple(Decimal(x) for x in ["66", "74.5", "87.5", "77", "73", "66", "50", "83"])
MEDIANS = tuple(
    Decimal(x) for x in ["60.5", "56.2", "65.3", "66.0", "53.5", "56.7", "44.8", "73.4"]
)
LEGEND = "Median, utvärderade kommuner till och med 2009, utgåva 2002 (SKL 2009)"


@pytest.fixture(scope="session")
def sodertalje() -> Profile:
    """Södertälje 2006 against the medians printed in 2009."""
    return make_profile(AREAS_2002, POINTS, MEDIANS)


@pytest.fixture(scope="session")
def unfinished(sodertalje: Profile) -> Profile:
    """Area 3 has 62 of the 80 points assessed so far, area 6 is not assessed at all."""
    areas = list(sodertalje.areas)
    areas[2] = replace(areas[2], points=None, points_so_far=Decimal(62), max_assessed=Decimal(80))
    areas[5] = replace(areas[5], points=None)
    return replace(sodertalje, areas=tuple(areas), total="485,5 av 680 bedömda")


@pytest.fixture(scope="session")
def alone(sodertalje: Profile) -> Profile:
    """Södertälje 2006 without a reference."""
    areas = tuple(replace(area, reference=None) for area in sodertalje.areas)
    return replace(sodertalje, areas=areas, reference_label="")


@pytest.fixture(scope="session")
def compared(sodertalje: Profile) -> Profile:
    """Against the medians and three municipalities printed in the same report, Örebro in part."""
    others = (
        ("Trollhättan 2004", ["77", "81", "95", "74", "87", "77", "76", "80"]),
        ("Botkyrka 2005", ["91", "88", "95", "82", "86", "82", "78", "94"]),
        ("Örebro 2006", ["63", "47", "70.5", "68.5", "62", "59", None, "82"]),
    )
    further = tuple(
        ReferenceLine(
            tuple(None if value is None else Decimal(value) for value in values),
            f"{name}, utgåva 2002 (SKL 2006)",
            name,
        )
        for name, values in others
    )
    return replace(sodertalje, further=further)


@pytest.fixture(scope="session")
def invented_editions() -> tuple[Profile, ...]:
    """Three to twelve areas; the names are the published ones over again."""
    titles, own, reference = AREAS_2002 * 2, POINTS * 2, MEDIANS * 2
    return tuple(make_profile(titles[:n], own[:n], reference[-n:]) for n in range(3, 13))


@pytest.fixture(scope="session")
def absurd(sodertalje: Profile) -> tuple[Profile, ...]:
    """Names nobody would print: very many words, one endless word, strange signs, nothing."""
    names = (
        "Ett område vars namn aldrig tar slut utan fortsätter med bisats efter bisats " * 4,
        "samhällsbyggnadsförvaltningsövergripandekvalitetsledningsutvecklingsarbete" * 3,
        "x" * 200,
        "$a_b$ % \\frac{1}{2} 🧭 漢字 \n\t radbrytning",
        "",
    )
    return tuple(
        replace(
            sodertalje,
            title=name or "Namnlös",
            own_label=name or "Namnlös",
            reference_label=LEGEND + name,
            areas=tuple(replace(area, title=name) for area in (sodertalje.areas * 2)[:count]),
        )
        for name in names
        for count in (3, 8, 12)
    )


def make_profile(titles, own, reference) -> Profile:
    """Return a complete profile of these areas."""
    areas = tuple(
        ProfileArea(number, title, points, compared)
        for number, (title, points, compared) in enumerate(
            zip(titles, own, reference, strict=True), start=1
        )
    )
    return Profile(
        title="Södertälje 2006",
        areas=areas,
        total="577 av 800",
        own_label="Södertälje 2006",
        reference_label=LEGEND,
        reference_name="median",
    )
