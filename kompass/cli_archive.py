"""How the commands of the archive are written on the command line."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kompass import (
    commands_archive,
    commands_archive_figures,
    commands_archive_groups,
    commands_archive_import,
)

Add = Callable[..., ArgumentParser]
_SAID: Final = "Jämförelsebasen: färdiga resultat från många kommuner och år"
_RESULT: Final = "id (botkyrka-2005) eller kommun och år (”Botkyrka 2005”)"


def add_archive(add: Add) -> None:
    """Add the commands of the archive to the others."""
    parser = add("archive", help=_SAID, description=f"{_SAID}.")
    group = parser.add_subparsers(metavar="KOMMANDO", required=True).add_parser
    for one in (_lists, _publishing, _importing, _figures, _alike, _changing):
        one(group)


def _command(add: Add, name: str, run: Callable[[Namespace], int], said: str) -> ArgumentParser:
    parser = add(name, help=said, description=said)
    parser.set_defaults(run=run)
    parser.add_argument(
        "--archive",
        metavar="ADRESS",
        help="jämförelsebasens fil eller databas (förvalt: KOMPASS_ARCHIVE, annars din egen)",
    )
    return parser


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="för program i stället för människor")


def _filters(parser: ArgumentParser) -> None:
    parser.add_argument("--edition", metavar="UTGÅVA", help="till exempel 2002")
    parser.add_argument("--years", metavar="ÅÅÅÅ-ÅÅÅÅ", help="till exempel 2004-2006")
    parser.add_argument("--county", metavar="LÄN", help="namn eller kod")
    parser.add_argument("--group", metavar="GRUPP", help="SKR:s kommungrupp eller en sparad grupp")
    parser.add_argument("--comparable", action="store_true", help="bara direkt jämförbara")
    parser.add_argument("--search", metavar="ORD", help="ord i namn, källa, anmärkning och texter")


def _lists(add: Add) -> None:
    listed = _command(add, "list", commands_archive.list_all, "Visa resultaten")
    _filters(listed)
    listed.add_argument("--withdrawn", action="store_true", help="också återtagna")
    _json(listed)
    shown = _command(add, "show", commands_archive.show, "Visa ett resultat med alla uppgifter")
    shown.add_argument("result", metavar="RESULTAT", help=_RESULT)
    _json(shown)
    written = _command(
        add, "export", commands_archive.write_out, "Skriv resultaten som tabell (xlsx, csv)"
    )
    _filters(written)
    written.add_argument("-o", "--output", metavar="FIL", type=Path, required=True)


def _publishing(add: Add) -> None:
    added = _command(add, "add", commands_archive.publish, "Publicera en undertecknad utvärdering")
    added.add_argument("file", metavar="FIL", type=Path)
    added.add_argument(
        "--texts",
        action="store_true",
        help="också styrkor, förbättringsområden och goda exempel som inte nämner personer",
    )
    added.add_argument("--country", metavar="LAND", help="två bokstäver, för en enhet utomlands")
    added.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle följa med")
    _json(added)


def _importing(add: Add) -> None:
    taken = _command(
        add,
        "import",
        commands_archive_import.take_in,
        "Ta in resultat ur en tabell eller rapport (xlsx, csv, docx, html, pdf, text)",
    )
    taken.add_argument("file", metavar="FIL", type=Path)
    taken.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle tas in")
    taken.add_argument("--column", metavar="N", type=int, help="ta bara in kolumn N")
    unit = taken.add_mutually_exclusive_group()
    unit.add_argument("--municipality", metavar="KOD_ELLER_NAMN", help="ur kommunregistret")
    unit.add_argument("--unit", metavar="NAMN", help="stadsdel, region eller utländsk kommun")
    taken.add_argument("--country", metavar="LAND", help="två bokstäver, för en enhet utomlands")
    taken.add_argument("--level", choices=("whole", "group", "district"), help="vad som bedömdes")
    taken.add_argument("--year", metavar="ÅÅÅÅ", type=int)
    taken.add_argument("--edition", metavar="UTGÅVA", help="läs tabellen efter denna utgåva")
    taken.add_argument("--source", metavar="KÄLLA", help="varifrån siffrorna kommer")
    taken.add_argument(
        "--not-comparable", metavar="VARFÖR", help="resultatet är inte direkt jämförbart, därför"
    )
    taken.add_argument(
        "--accept-doubtful",
        metavar="NYCKEL",
        action="append",
        help="godta det tveksamma med denna nyckel; kan upprepas, ”alla” godtar allt som går",
    )
    _json(taken)


def _figures(add: Add) -> None:
    reference = _command(
        add,
        "reference",
        commands_archive_figures.reference,
        "Räkna median, medelvärde och spridning",
    )
    _filters(reference)
    reference.add_argument("--own", metavar="RESULTAT", help="det egna, utelämnat; visa dess plats")
    reference.add_argument("--with-own", action="store_true", help="men räkna med det egna")
    reference.add_argument("--latest", action="store_true", help="bara varje kommuns senaste")
    reference.add_argument("--few", action="store_true", help="visa också färre än fem resultat")
    reference.add_argument(
        "--not-comparable", action="store_true", help="också de som inte är direkt jämförbara"
    )
    _json(reference)
    good = _command(
        add,
        "good-practice",
        commands_archive_figures.good_practice,
        "Visa vilka som har höga poäng på en fråga eller ett område, och vad de gör",
    )
    good.add_argument(
        "question", metavar="FRÅGA", help="numret, till exempel 3.1, eller ett område"
    )
    _filters(good)
    good.add_argument("--municipality", metavar="KOMMUN", help="för vem: ett namn eller resultat")
    _json(good)


def _alike(add: Add) -> None:
    groups = _command(
        add, "groups", commands_archive_groups.groups, "Visa grupperna av kommuner, eller spara en"
    )
    change = groups.add_mutually_exclusive_group()
    change.add_argument("--save", metavar="NAMN", help="spara en grupp, med --member")
    change.add_argument("--remove", metavar="NAMN", help="ta bort en sparad grupp")
    groups.add_argument(
        "--member", metavar="KOD_ELLER_NAMN", action="append", help="med i gruppen; kan upprepas"
    )
    _json(groups)
    peers = _command(
        add,
        "peers",
        commands_archive_groups.peers,
        "Visa vilka kommuner som är mest lika en kommun",
    )
    peers.add_argument("municipality", metavar="KOD_ELLER_NAMN")
    peers.add_argument(
        "--by",
        choices=commands_archive_groups.LIKE,
        default=commands_archive_groups.LIKE[0],
        help="mest lika (förvalt), samma kommungrupp, liknande storlek eller samma län",
    )
    peers.add_argument("--count", metavar="N", type=int, default=10, help="högst så många")
    peers.add_argument("--with-results", action="store_true", help="bara de som har resultat")
    peers.add_argument("--save", metavar="NAMN", help="spara dem som en grupp")
    _json(peers)


def _changing(add: Add) -> None:
    withdrawn = _command(add, "withdraw", commands_archive.withdraw, "Återta ett resultat")
    restored = _command(
        add, "restore", commands_archive.restore, "Återställ ett återtaget resultat"
    )
    for parser in (withdrawn, restored):
        parser.add_argument("result", metavar="RESULTAT", help=_RESULT)
        parser.add_argument("--why", metavar="SKÄL", required=True)
    corrected = _command(add, "correct", commands_archive.correct, "Rätta ett resultat")
    corrected.add_argument("result", metavar="RESULTAT", help=_RESULT)
    corrected.add_argument(
        "file", metavar="FIL", type=Path, nargs="?", help="utvärderingen som rättar sitt resultat"
    )
    corrected.add_argument(
        "--texts", action="store_true", help="också utvärderingens styrkor och andra texter"
    )
    corrected.add_argument(
        "--points",
        metavar="NR=POÄNG",
        action="append",
        help="till exempel 3=77 eller 3.1=22,5; - betyder okänt; kan upprepas",
    )
    corrected.add_argument("--total", metavar="POÄNG", help="den tryckta totalsumman, eller -")
    corrected.add_argument("--year", metavar="ÅÅÅÅ", type=int)
    corrected.add_argument("--source", metavar="KÄLLA")
    corrected.add_argument("--note", metavar="TEXT")
    corrected.add_argument("--not-comparable", metavar="VARFÖR")
    corrected.add_argument("--why", metavar="SKÄL", required=True)
    corrected.add_argument("--dry-run", action="store_true", help="visa bara vad som ändras")
