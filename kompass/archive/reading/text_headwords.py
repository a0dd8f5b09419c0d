"""The words that say what kind of figures a column holds, without case, dots and rings."""

from types import MappingProxyType
from typing import Final

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.text_words import letters

KINDS: Final = MappingProxyType(
    {
        **dict.fromkeys(("median", "medianen", "medianvarde"), ColumnKind.MEDIAN),
        **dict.fromkeys(
            [
                "medel",
                "medelvarde",
                "medeltal",
                "snitt",
                "snittet",
                "genomsnitt",
                "riket",
                "rikssnitt",
                "sverige",
                "sverigesnitt",
                "sverigesnittet",
                "landet",
                "landssnitt",
                "snittpoang",
                "medelpoang",
                "gjennomsnitt",
                "riksmedel",
            ],
            ColumnKind.MEAN,
        ),
        **dict.fromkeys(
            [
                "max",
                "maxpoang",
                "maximal",
                "maximum",
                "mojliga",
                "maxpoeng",
                "makspoeng",
                "maks",
                "hogsta",
                "maximalt",
            ],
            ColumnKind.MAXIMUM,
        ),
        **dict.fromkeys(
            ["forandring", "andring", "skillnad", "differens", "diff", "endring", "differans"],
            ColumnKind.CHANGE,
        ),
        **dict.fromkeys(("procent", "andel", "prosent"), ColumnKind.PERCENT),
        **dict.fromkeys(["foregaende", "forra", "tidigare", "forrige"], ColumnKind.PREVIOUS),
        **dict.fromkeys(
            [
                "poang",
                "poeng",
                "resultat",
                "egna",
                "egnapoang",
                "utfall",
                "er",
                "var",
                "erhallna",
                "uppnadda",
                "kommunens",
                "egen",
                "kommunen",
                "varde",
                "betyg",
                "vart",
                "uppnatt",
                "oppnadd",
            ],
            ColumnKind.RESULT,
        ),
    }
)
SIGNS: Final = MappingProxyType(
    {"%": ColumnKind.PERCENT, **dict.fromkeys(("+/-", "+/−", "±", "∆", "δ"), ColumnKind.CHANGE)}
)


def kind_of(word: str) -> ColumnKind | None:
    """Return what a column is that one word names."""
    return KINDS.get(letters(word))
