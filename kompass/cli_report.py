"""How ``kompass profile`` and ``kompass report`` are written on the command line."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kompass import commands

_PROFILE: Final = "Spara kompassrosen som bild"
_REPORT: Final = "Skriv rapporten som Word eller PDF"


def add_report(add: Callable[..., ArgumentParser]) -> None:
    """Add the two commands to the others."""
    profile = add("profile", help=_PROFILE, description=_PROFILE)
    profile.set_defaults(run=commands.profile)
    profile.add_argument("file", metavar="FIL", type=Path)
    profile.add_argument("-o", "--output", metavar="BILD", type=Path, required=True)
    report = add("report", help=_REPORT, description=_REPORT)
    report.set_defaults(run=commands.report)
    report.add_argument("file", metavar="FIL", type=Path)
    report.add_argument("-o", "--output", metavar="RAPPORT", type=Path, required=True)
    report.add_argument(
        "--appendix",
        action="store_true",
        help="ta med den interna bilagan med beläggen; lämnas inte till kommunen",
    )
    report.add_argument(
        "--beside",
        metavar="RESULTAT",
        action="append",
        help="ett resultat i jämförelsetabellen: id, eller kommun och år; kan upprepas",
    )
    report.add_argument(
        "--earlier",
        metavar="BESÖK",
        help="jämför med ett tidigare besök: en fil, ett id, eller kommun och år",
    )
    for parser in (profile, report):
        parser.add_argument(
            "--against",
            metavar="REF",
            action="append",
            help="jämför med ett referensvärde, ett resultat (id, eller kommun och år) eller en "
            "annan fil; 'ingen' för ingen jämförelse"
            + ("; kan upprepas" if parser is profile else ""),
        )
        parser.add_argument(
            "--archive",
            metavar="ADRESS",
            help="jämförelsebasens fil eller databas (förvalt: KOMPASS_ARCHIVE, annars din egen)",
        )
