"""What argparse says of a command, and of a mistyped one, in Swedish."""

import re
from argparse import Action, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import Any, Final

HELP: Final = "visa den här hjälpen"
VERSION: Final = "visa programmets version"
_HEADINGS: Final = {"positional arguments": "argument", "options": "val"}

_SAID: Final = (
    (r"the following arguments are required: (.+)", r"\1 saknas"),
    (r"one of the arguments (.+) is required", r"ange något av \1"),
    (r"unrecognized arguments: (.+)", r"förstår inte \1"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 går inte ihop med \2"),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1 behöver ett värde"),
    (
        r"argument (.+): invalid choice: (.+?) \(.*choose from (.+)\)",
        r"\1 kan inte vara \2 utan \3",
    ),
    (r"argument (.+): invalid int value: (.+)", r"\1 ska vara ett heltal, inte \2"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 tar inget värde, inte \2"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 kan betyda \2"),
)


def in_swedish(message: str) -> str:
    """Return argparse's complaint in Swedish, or as it is if it is a new one."""
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(said)
    return message


class SwedishHelp(HelpFormatter):
    """The help of a command, with argparse's own words in Swedish."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the word that tells how the command is written."""
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Name the kinds of arguments in Swedish."""
        super().start_section(_HEADINGS.get(heading or "", heading))


class SwedishRawHelp(SwedishHelp, RawDescriptionHelpFormatter):
    """The same, where the description has its lines already."""
