"""The palettes of the charts: light and dark windows, and paper.

One strong colour for the own profile, one for every reference, greys for the rest. No
meaning rests on colour alone: the own profile is thick, solid and filled with round
markers, a reference is thin, dashed and never filled, with diamonds.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartTheme:
    """Colours as #RRGGBB; every pair of text and background keeps a contrast of 4.5 to 1."""

    background: str
    ink: str
    quiet: str
    """Secondary text: ring labels, numbers of areas, units."""
    grid: str
    rim: str
    star_light: str
    star_dark: str
    own: str
    own_fill: str
    own_fill_opacity: float
    reference: str
    track: str
    """The empty part of a bar."""
    series: tuple[str, ...]
    """Six series side by side, the own one first. Told apart by people who are colour-blind,
    and neighbours by lightness in grey print; each has a dash and a marker of its own too."""


LIGHT = ChartTheme(
    background="#FFFFFF",
    ink="#1A2330",
    quiet="#5B6673",
    grid="#CDD5DD",
    rim="#A9B4C0",
    star_light="#F2F5F8",
    star_dark="#E4EAF0",
    own="#0B5394",
    own_fill="#2F7CC4",
    own_fill_opacity=0.20,
    reference="#9C4F0C",
    track="#E9EEF3",
    series=("#0B5394", "#9C4F0C", "#2B2F36", "#0B7A4B", "#8A1E6E", "#5F6B78"),
)

DARK = ChartTheme(
    background="#15191E",
    ink="#E8ECF1",
    quiet="#9AA6B2",
    grid="#333C46",
    rim="#4C5864",
    star_light="#1B2128",
    star_dark="#222A33",
    own="#6CB2F2",
    own_fill="#5CA5EA",
    own_fill_opacity=0.22,
    reference="#F0AE55",
    track="#252D36",
    series=("#6CB2F2", "#F0AE55", "#F3F6FA", "#4FB286", "#F7B5DE", "#8C99A6"),
)

PAPER = ChartTheme(
    background="#FFFFFF",
    ink="#14181D",
    quiet="#4F5863",
    grid="#C4CCD4",
    rim="#8D98A3",
    star_light="#F4F6F8",
    star_dark="#E6EAEE",
    own="#0A3F78",
    own_fill="#3B7FBF",
    own_fill_opacity=0.20,
    reference="#A5500A",
    track="#E9EDF1",
    series=("#0A3F78", "#A5500A", "#22262C", "#0B7A4B", "#8A1E6E", "#5F6B78"),
)
