"""How the commands print, and who they say has done it."""

import json
import sys
from getpass import getuser

from kompass.errors import KompassError


def say(text: str) -> None:
    """Print a line for people."""
    print(text)  # noqa: T201 - printing is what a command line does


def say_json(document: object) -> None:
    """Print a document for programs."""
    say(json.dumps(document, ensure_ascii=False, indent=2))


def complain(trouble: KompassError) -> None:
    """Tell about trouble that does not end the command."""
    print(f"kompass: {trouble}", file=sys.stderr)  # noqa: T201


def somebody() -> str:
    """Return the name of whoever is logged in."""
    try:
        return getuser()
    except (OSError, KeyError):
        return "okänd"
