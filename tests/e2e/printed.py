"""What is printed in the instrument of 2002, as the tests of the window need it."""

from collections.abc import Mapping
from types import MappingProxyType

MAXIMA: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "1": (40, 40, 20),
        "2": (10, 20, 20, 20, 20, 10),
        "3": (30, 20, 30, 20),
        "4": (30, 20, 20, 20, 10),
        "5": (40, 20, 20, 20),
        "6": (20, 20, 10, 20, 20, 10),
        "7": (20, 20, 20, 20, 20),
        "8": (40, 20, 20, 20),
    }
)
"""The most points of each question, by area, in printed order."""
