"""A registered name that is being typed right now, and is not there in full yet."""

from collections.abc import Collection

from kompass.interviews.line_model import Person

_LEAST = 3
"""Letters of a beginning; fewer begin too many words."""
_LONGEST = 60
"""Characters before the cursor that can belong to a name."""


def unfinished_name(before: str, people: Collection[Person]) -> int:
    """Return where in ``before`` a registered name begins whose end has not been typed.

    The length of ``before`` if none does. What begins there is better not written yet: half
    a name would stay in the journal, where only the role code should be.
    """
    start = max(0, len(before) - _LONGEST)
    for at in range(start, len(before)):
        if (at == 0 or not (before[at - 1].isalnum() or before[at - 1] == "-")) and (
            before[at].isalpha()
        ):
            typed = before[at:]
            if any(_begins(typed, person.name) for person in people):
                return at
    return len(before)


def _begins(typed: str, name: str) -> bool:
    """Tell whether what is typed is the beginning of a name, or of a part of it."""
    whole, spaced = " ".join(name.split()), " ".join(typed.split())
    if len(spaced) < _LEAST:
        return False
    sure = spaced[0].isupper() or " " in spaced
    if typed[-1].isspace():
        spaced += " "
    if sure and len(spaced) < len(whole) and whole.casefold().startswith(spaced.casefold()):
        return True
    parts = (part for part in whole.split() if part[0].isupper())
    return any(len(typed) < len(part) and part.startswith(typed) for part in parts)
