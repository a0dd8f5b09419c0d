"""The report's figures: drawn when a writer asks for them, described in words at once."""

from typing import TYPE_CHECKING, Final

from kompass.charts.theme import PAPER
from kompass.charts.words import describe, in_words
from kompass.report.document import Figure
from kompass.report.material import Material
from kompass.report.wording import number_word

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

COMPASS_SIZE: Final = (6.22, 4.85)
"""Inches; as wide as the text column."""
BAR_SIZE: Final = (6.22, 0.28)


def rose(material: Material) -> Figure:
    """Return the compass rose against the chosen reference, with a numbered caption."""
    profile = material.profile

    def draw() -> "Drawing":
        from kompass.charts.compass import compass

        return compass(profile, PAPER, COMPASS_SIZE, title=False)

    count = number_word(len(profile.areas))
    text = f"Kompassrosen: {material.possessive} profil i de {count} områdena"
    alt = f"Kompassros. {describe(profile)}"
    return Figure(draw, COMPASS_SIZE, alt, material.captions.figure(text))


def area_bar(material: Material, number: int) -> Figure:
    """Return the small bar of one area, without a caption: it belongs to the line above it."""
    profile = material.profile
    area = next(area for area in profile.areas if area.number == number)

    def draw() -> "Drawing":
        from kompass.charts.bars import area_bar as bar

        return bar(area, PAPER, BAR_SIZE, reference_name=profile.reference_name)

    return Figure(draw, BAR_SIZE, f"Stapel. {in_words(area, profile.reference_name)}.")
