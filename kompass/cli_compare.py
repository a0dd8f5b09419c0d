"""How ``kompass compare`` is written on the command line."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kompass import commands_compare

_SAID: Final = "Jämför två till sex resultat; det första är basen, som ställs mot de andra"
_ITEM: Final = (
    "en fil, ett id i jämförelsebasen (botkyrka-2005), ett referensvärde (median-2009) eller "
    "kommun och år (”Trollhättan 2004”)"
)


def add_compare(add: Callable[..., ArgumentParser]) -> None:
    """Add the command to the others."""
    parser = add("compare", help=_SAID, description=f"{_SAID}.")
    parser.set_defaults(run=commands_compare.compare)
    parser.add_argument("items", metavar="RESULTAT", nargs="+", help=_ITEM)
    parser.add_argument(
        "--nominees",
        action="store_true",
        help="rangordna tre till sju nominerade av samma utgåva område för område",
    )
    parser.add_argument("--json", action="store_true", help="för program i stället för människor")
    parser.add_argument(
        "--archive",
        metavar="ADRESS",
        help="jämförelsebasens fil eller databas (förvalt: KOMPASS_ARCHIVE, annars din egen)",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="UT",
        type=Path,
        help="skriv arbetsbok (xlsx), dokument (docx, pdf) eller kompassros (png, svg)",
    )
