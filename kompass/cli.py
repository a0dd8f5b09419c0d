"""The command line: the second entrance, which keeps the core honest.

Exit codes: 0 done; 1 expected trouble, one sentence on standard error that says what to
do; 2 wrong usage. What each command does stands in ``kompass.commands``.
"""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from kompass import (
    __version__,
    commands,
    commands_catalogue,
    commands_crosswalks,
    commands_erase,
    commands_merge,
)
from kompass.cli_archive import add_archive
from kompass.cli_compare import add_compare
from kompass.cli_report import add_report
from kompass.errors import Cancelled, KompassError
from kompass.usage import HELP, VERSION, SwedishHelp, SwedishRawHelp, in_swedish

DESCRIPTION = """\
Kompass bedömer hur en kommun styrs och leds, med instrumentet Kommunkompassen.
Utan kommando öppnas fönstret: kompass [FIL]."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises for bad input."""
    _speak_utf8()
    parser = _parser()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = parser.parse_args(_with_command(given, parser))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    run: Callable[[Namespace], int] = options.run
    try:
        return run(options)
    except KompassError as error:
        print(f"kompass: {error}", file=sys.stderr)  # noqa: T201
        for line in error.details:
            print(f"  {line}", file=sys.stderr)  # noqa: T201
        return 1
    except (Cancelled, KeyboardInterrupt):
        print("kompass: avbrutet, inget har sparats.", file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


class _SwedishParser(ArgumentParser):
    """Argparse, with its own words and complaints in Swedish."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        options.setdefault("formatter_class", SwedishHelp)
        super().__init__(**{**options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=HELP)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"kompass: fel i kommandot: {in_swedish(message)}. Se: {self.prog} --help\n")


def _parser() -> ArgumentParser:
    parser = _SwedishParser(prog="kompass", description=DESCRIPTION, formatter_class=SwedishRawHelp)
    parser.add_argument(
        "--version", action="version", version=f"Kompass {__version__}", help=VERSION
    )
    group = parser.add_subparsers(title="kommandon", metavar="KOMMANDO", required=True)
    for add in (
        _window,
        _files,
        _scores,
        _outputs,
        add_report,
        add_compare,
        add_archive,
        _merge,
        _erasing,
        _catalogue,
    ):
        add(group.add_parser)
    return parser


Add = Callable[..., ArgumentParser]


def _command(add: Add, name: str, run: Callable[[Namespace], int], said: str) -> ArgumentParser:
    parser = add(name, help=said, description=said)
    parser.set_defaults(run=run)
    return parser


def _window(add: Add) -> None:
    opened = _command(add, "open", commands.open_window, "Öppna fönstret, gärna med en fil")
    opened.add_argument("file", metavar="FIL", type=Path, nargs="?")


def _files(add: Add) -> None:
    example = _command(
        add, "example", commands.example, "Skriv det medföljande exemplet, Södertälje 2006"
    )
    example.add_argument("file", metavar="FIL", type=Path)
    new = _command(add, "new", commands.new, "Skapa en ny utvärdering")
    new.add_argument("file", metavar="FIL", type=Path)
    unit = new.add_mutually_exclusive_group(required=True)
    unit.add_argument("--municipality", metavar="KOD_ELLER_NAMN", help="ur kommunregistret")
    unit.add_argument("--unit", metavar="NAMN", help="stadsdel, region eller utländsk kommun")
    new.add_argument(
        "--kind",
        choices=("district", "region", "foreign"),
        default="district",
        help="slaget av enhet när --unit används (förvalt: district, stadsdel)",
    )
    new.add_argument("--year", metavar="ÅÅÅÅ", type=int, required=True)
    new.add_argument("--edition", metavar="UTGÅVA", default=commands.DEFAULT_EDITION)
    new.add_argument(
        "--indicators",
        metavar="LISTA",
        help="låt poängen följa av indikatorerna i en lista (se kompass catalogue list)",
    )


def _scores(add: Add) -> None:
    score = _command(add, "score", commands.score, "Sätt poäng på en fråga")
    score.add_argument("file", metavar="FIL", type=Path)
    score.add_argument("question", metavar="FRÅGA", help="numret, till exempel 3.1")
    score.add_argument("points", metavar="POÄNG", help="till exempel 22,5, eller - för ej bedömd")
    score.add_argument(
        "--assessor",
        metavar="NAMN",
        help="vem i gruppen som för in poängen; det är gruppens poäng som sätts, om inte --own",
    )
    score.add_argument(
        "--own", action="store_true", help="sätt den utvärderarens egna poäng i stället"
    )
    score.add_argument(
        "--reason",
        metavar="SKÄL",
        help="varför poängen sätts för hand, där en fråga har indikatorer",
    )
    table = _command(
        add, "import-scores", commands.import_scores, "Läs in poäng ur en tabell (csv, xlsx)"
    )
    table.add_argument("file", metavar="FIL", type=Path)
    table.add_argument("table", metavar="TABELL", type=Path, help="kolumnerna number och points")
    table.add_argument("--assessor", metavar="NAMN", help="vem i gruppen som för in tabellen")


def _outputs(add: Add) -> None:
    totals = _command(add, "totals", commands.totals, "Visa poäng per fråga, område och totalt")
    check = _command(
        add, "check", commands.check, "Visa vad som saknas eller inte stämmer före rapporten"
    )
    check.add_argument("--evidence", action="store_true", help="visa också poäng som saknar belägg")
    for parser in (totals, check):
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument(
            "--json", action="store_true", help="för program i stället för människor"
        )


def _merge(add: Add) -> None:
    merge = _command(
        add, "merge", commands_merge.merge, "Slå ihop kollegors kopior av en utvärdering"
    )
    merge.add_argument("mine", metavar="MIN", type=Path, help="läses bara, precis som de andra")
    merge.add_argument("theirs", metavar="DERAS", type=Path, nargs="+")
    merge.add_argument(
        "-o", "--output", metavar="UT", type=Path, required=True, help="en ny fil med allt"
    )
    merge.add_argument("--json", action="store_true", help="för program i stället för människor")


def _erasing(add: Add) -> None:
    erase = _command(
        add, "erase", commands_erase.erase, "Radera en intervjuad för gott, med alla spår"
    )
    erase.add_argument("file", metavar="FIL", type=Path)
    erase.add_argument("person", metavar="PERSON", help="namnet eller rollkoden")
    erase.add_argument("--also", metavar="ORD", action="append", help="också detta namn")
    erase.add_argument("--keep", metavar="ORD", action="append", help="men inte detta ord")
    erase.add_argument("--yes", action="store_true", help="gör det; annars visas bara vad som sker")
    overdue = _command(
        add, "overdue", commands_erase.overdue, "Visa intervjuer som skulle ha gallrats"
    )
    overdue.add_argument("file", metavar="FIL", type=Path)


def _catalogue(add: Add) -> None:
    parser = add("catalogue", help="Utgåvor av kriterierna", description="Utgåvor av kriterierna")
    group = parser.add_subparsers(metavar="KOMMANDO", required=True)
    _command(
        group.add_parser, "list", commands_catalogue.list_all, "Visa utgåvor och indikatorlistor"
    )
    check = _command(
        group.add_parser,
        "check",
        commands_catalogue.check,
        "Kontrollera en utgåva, en indikatorlista eller ett samband som du skrivit (yaml, xlsx)",
    )
    check.add_argument("file", metavar="FIL", type=Path)
    crosswalks = _command(
        group.add_parser,
        "crosswalks",
        commands_crosswalks.crosswalks,
        "Visa sambanden mellan utgåvor, eller ett av dem par för par",
    )
    crosswalks.add_argument("id", metavar="ID", nargs="?", help="sambandets id")
    crosswalks.add_argument(
        "--json", action="store_true", help="för program i stället för människor"
    )
    _catalogue_files(group.add_parser)


def _catalogue_files(add: Add) -> None:
    export = _command(
        add,
        "export",
        commands_catalogue.export,
        "Skriv en utgåva, en indikatorlista, ett samband eller en tom mall (xlsx, yaml)",
    )
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "id", metavar="ID", nargs="?", help="id i ”catalogue list” eller ”crosswalks”"
    )
    what.add_argument("--template", action="store_true", help="en tom arbetsbok att fylla i")
    export.add_argument("-o", "--output", metavar="FIL", type=Path, required=True)
    take_in = _command(
        add,
        "import",
        commands_catalogue.take_in,
        "Ta in en egen utgåva, en indikatorlista eller ett samband (yaml, xlsx)",
    )
    take_in.add_argument("file", metavar="FIL", type=Path)
    take_in.add_argument("--id", metavar="ID", help="ge den ett nytt id")
    take_in.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle ändras")
    take_in.add_argument("--json", action="store_true", help="för program i stället för människor")


def _with_command(given: list[str], parser: ArgumentParser) -> list[str]:
    """Read ``kompass [FILE]`` as ``kompass open [FILE]``."""
    if not given:
        return ["open"]
    first = given[0]
    if first == "score":
        return [_with_true_minus(word) for word in given]
    if first in commands.NAMES or first.startswith("-"):
        return given
    if first.isalpha() and not Path(first).exists():
        parser.error(f"det finns varken ett kommando eller en fil som heter ”{first}”")
    return ["open", *given]


def _with_true_minus(word: str) -> str:
    """Keep "-1,5" from being taken for an option: argparse knows only the decimal point."""
    return re.sub(r"^-(?=\d)", "−", word)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
