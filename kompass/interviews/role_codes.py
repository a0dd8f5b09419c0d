"""Role codes that stand for persons in notes: KD, FC2."""

import re
from collections.abc import Collection, Iterable

from kompass.interviews.guides import LONGEST_CODE, GuideSet

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("och", "för", "i", "av", "på", "till", "med", "vid"))


def code_for(role: str, guides: Iterable[GuideSet], taken: Collection[str] = ()) -> str:
    """Return a code for somebody in ``role`` that nobody in ``taken`` has.

    It is that of the role's guide, else the first letters of the role, and gets a number
    when it is taken: FC, FC2, FC3.
    """
    known = (chosen.for_role(role) for chosen in guides)
    code = next((guide.code for guide in known if guide and guide.code), "") or _letters(role)
    used = {one.casefold() for one in taken}
    chosen, number = code, 2
    while chosen.casefold() in used:
        ending = str(number)
        chosen = code[: LONGEST_CODE - len(ending)] + ending
        number += 1
    return chosen


def _letters(role: str) -> str:
    words = [word for word in _WORD.findall(role) if word.casefold() not in _SMALL]
    if not words:
        return "P"
    letters = words[0][:2] if len(words) == 1 else "".join(word[0] for word in words[:3])
    return letters.upper()[:LONGEST_CODE]
