"""What argparse says of a mistyped command, in Swedish."""

import re
from typing import Final

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
