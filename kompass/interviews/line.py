"""The keys of a note line: what Space, Tab and Enter make of what has been typed.

Nothing here raises, whatever is typed, and nothing typed is lost: what leaves the text
stands in an effect.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kompass.interviews.line_model import (
    Effect,
    Ended,
    Line,
    Marked,
    Person,
    Replaced,
    Signal,
    Spoke,
    Step,
    Surroundings,
    Tagged,
    Untagged,
    Where,
)
from kompass.interviews.line_tags import (
    Taken,
    candidates,
    last_token,
    left_tags,
    take_name,
    take_tag,
)
from kompass.interviews.line_words import expanded, unknown_people, without_names

__all__ = ["Mark", "MarkKind", "candidates", "marks", "on_enter", "on_space", "on_tab", "plain",
           "settle", "speaker_for", "take_back"]  # fmt: skip

_SPEAKER = re.compile(r"(\s*)([^\W_]{1,8}):")
_SIGNALS = {signal.value: signal for signal in Signal} | {"””": Signal.VERBATIM}
_ESCAPED = re.compile(r"(?<!\S)\\(?=§|(?:!!|\?\?|\+\+|--|\"\"|””|&&)(?!\S))")


class MarkKind(StrEnum):
    """How a stretch of a line is shown."""

    LEFT_TAG = "left tag"
    """A grey chip: looks like a tag but is none, or has not been taken."""
    PERSON = "person"
    """A dotted underline: perhaps the name of somebody who is not registered."""
    SIGNAL = "signal"
    """Will leave the text when the line is ended."""


@dataclass(frozen=True)
class Mark:
    """How the characters from ``start`` up to ``end`` are shown."""

    kind: MarkKind
    start: int
    end: int


def on_space(line: Line, around: Surroundings, *, expand: bool = True) -> Step:
    """Return the line after Space: a tag or speaker is taken, or a short word written out.

    ``expand`` is false for Ctrl+Space, which only puts a space there.
    """
    before, after = line.before, line.after
    if expand:
        taken = take_tag(line, around)
        if taken:
            return _without(taken, after)
        said: tuple[Effect, ...] = ()
        if _in_first_word(before):
            before, said = _take_speaker(before, around)
        if said and not before:
            return Step(after.removeprefix(" "), 0, said)
        before, written = _expand(before, around)
        return Step(f"{before} {after}", len(before) + 1, said + written)
    return Step(f"{before} {after}", len(before) + 1)


def on_tab(line: Line, around: Surroundings, *, chosen: int = 0) -> Step | None:
    """Return the line after Tab, ``None`` if Tab means nothing here.

    After ``§löf`` it takes the candidate at ``chosen`` (from 0); on an empty line it
    alternates between the two who spoke last.
    """
    taken = take_name(line, around, chosen)
    if taken:
        return _without(taken, line.after)
    if line.text.strip():
        return None
    last_two = [*reversed(around.recent[:2])]
    other = next((person for person in last_two if person != line.speaker), None)
    return None if other is None else Step(line.text, line.cursor, (Spoke(other, ""),))


def on_enter(line: Line, around: Surroundings) -> Ended:
    """Return the line as it stands when Enter has ended it at the cursor.

    The last tag or short word is taken as by Space, a speaker and signals leave the text,
    and registered names become role codes. A line with nothing but tags and signals gives
    them to the line above.
    """
    before, effects = _take_speaker(line.before, around)
    taken = take_tag(replace(line, text=before + line.after, cursor=len(before)), around)
    if taken:
        before = taken.before.rstrip(" ")
        effects += (taken.effect,)
    else:
        before, written = _expand(before, around)
        effects += written
    before, signals = _take_signals(before)
    before, names = without_names(before, around.people, around.let_be)
    effects += (*signals, *names)
    blank = not before.strip() and not line.after.strip()
    if blank and around.line_above:
        effects = _given_upwards(effects, line)
    if blank and not around.line_above:
        before, effects = _signals_kept(before, effects)
        blank = not before.strip()
    return Ended(before, line.after, effects, blank)


def settle(line: Line, around: Surroundings) -> Ended:
    """Return the line as it stands when it is left without Enter."""
    return on_enter(replace(line, cursor=len(line.text)), around)


def take_back(text: str, cursor: int, replaced: Sequence[Replaced]) -> Step | None:
    """Return the line with short words and names as they were typed: one Ctrl+Z.

    ``None`` if what they became no longer stands where it was put. Whoever takes back adds
    what was typed to ``Surroundings.let_be`` of the line.
    """
    for one in reversed(replaced):
        end = one.start + len(one.by)
        if text[one.start : end] != one.by:
            return None
        text = text[: one.start] + one.typed + text[end:]
        if cursor >= end:
            cursor += len(one.typed) - len(one.by)
        elif cursor > one.start:
            cursor = one.start + len(one.typed)
    return Step(text, cursor)


def marks(line: Line) -> tuple[Mark, ...]:
    """Return what stands out in a line; a tag that is being typed at the cursor does not."""
    typing = len(line.before)
    grey = [
        Mark(MarkKind.LEFT_TAG, start, end) for start, end in left_tags(line.text) if end != typing
    ]
    people = [Mark(MarkKind.PERSON, start, end) for start, end in unknown_people(line.text)]
    bare, signals = _take_signals(line.text)
    ends = [Mark(MarkKind.SIGNAL, len(bare), len(line.text))] if signals else []
    return tuple(sorted((*grey, *people, *ends), key=lambda mark: (mark.start, mark.end)))


def plain(text: str) -> str:
    r"""Return a line as it reads elsewhere: without the ``\`` that keeps ``\§34`` as text."""
    return _ESCAPED.sub("", text)


def speaker_for(typed: str, speakers: Sequence[Person]) -> Person | None:
    """Return whose code ``typed`` is, or begins if nobody else's code begins so."""
    key = typed.casefold()
    same = [person for person in speakers if person.code.casefold() == key]
    alike = same or [person for person in speakers if person.code.casefold().startswith(key)]
    return alike[0] if key and len(alike) == 1 else None


def _without(taken: Taken, after: str) -> Step:
    before = taken.before
    if taken.ends_word:
        before += " "
    if after.startswith(" ") and (not before or before[-1].isspace()):
        after = after[1:]
    return Step(before + after, len(before), (taken.effect,))


def _in_first_word(before: str) -> bool:
    return before.strip() == last_token(before) != ""


def _take_speaker(before: str, around: Surroundings) -> tuple[str, tuple[Effect, ...]]:
    found = _SPEAKER.match(before)
    person = speaker_for(found[2], around.speakers) if found else None
    if found is None or person is None:
        return before, ()
    return before[found.end() :].lstrip(" "), (Spoke(person.id, found[0]),)


def _expand(before: str, around: Surroundings) -> tuple[str, tuple[Effect, ...]]:
    found = expanded(before, around.words, around.let_be)
    if found is None:
        return before, ()
    tail = before[found.start + len(found.typed) :]
    return before[: found.start] + found.by + tail, (found,)


def _take_signals(text: str) -> tuple[str, tuple[Marked, ...]]:
    """Return the text without the signals at its end, which may be several."""
    taken: list[Marked] = []
    rest = text.rstrip()
    while (token := last_token(rest)) in _SIGNALS and len(taken) < len(Signal):
        taken.insert(0, Marked(_SIGNALS[token], token))
        rest = rest[: len(rest) - len(token)].rstrip()
    return (rest, tuple(taken)) if taken else (text, ())


def _given_upwards(effects: tuple[Effect, ...], line: Line) -> tuple[Effect, ...]:
    """Return the effects of a line with nothing else on it, on the line above."""
    moved: list[Effect] = [
        replace(one, where=Where.ABOVE) if isinstance(one, Tagged | Marked) else one
        for one in effects
    ]
    for question in line.tags:
        moved += [Untagged(question, ""), Tagged(question, "", Where.ABOVE)]
    return tuple(moved)


def _signals_kept(before: str, effects: tuple[Effect, ...]) -> tuple[str, tuple[Effect, ...]]:
    """Return signals to the text: there is no line that they could be about."""
    kept = [one.typed for one in effects if isinstance(one, Marked)]
    rest = tuple(one for one in effects if not isinstance(one, Marked))
    return before + " ".join(kept), rest
