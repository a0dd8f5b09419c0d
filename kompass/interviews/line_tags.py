"""Tags in a note line: ``§34``, ``§3.10``, ``§§``, ``§34!``, ``§.`` and ``§-34``."""

import re
from dataclasses import dataclass

from kompass.catalogue.model import Question
from kompass.ids import QuestionId
from kompass.interviews.line_model import (
    Effect,
    Line,
    Stuck,
    Surroundings,
    Tagged,
    Unstuck,
    Untagged,
    Where,
)

END_OF_STICKING = "§."

_TAG = re.compile(
    r"§(?P<off>-?)(?:(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,3})?)|(?P<again>§))(?P<stick>!?)"
    r"(?P<after>[,;:.)?!]*)"
)
_NUMBER = re.compile(r"§-?([0-9]{1,3}[.,]?[0-9]{0,3})")
_NAME = re.compile(r"§([^\W\d_][\w-]*)")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True)
class Taken:
    """A tag that has left the text."""

    before: str
    """The text before the cursor without the tag."""
    effect: Effect
    ends_word: bool
    """The tag stood before a comma or the like, so that the space typed after it stays."""


def take_tag(line: Line, around: Surroundings) -> Taken | None:
    """Return what the tag right before the cursor does, ``None`` if there is none to take."""
    before = line.before
    token = last_token(before)
    head = before[: len(before) - len(token)]
    if token == END_OF_STICKING:
        return Taken(head, Unstuck(token), ends_word=False)
    tag = _TAG.fullmatch(token)
    question = _question(tag, around) if tag else None
    if tag is None or question is None:
        return None
    after = tag["after"]
    typed = token[: len(token) - len(after)]
    if after:
        head = head.rstrip(" ") + after
    return Taken(head, _effect(tag, question, typed, line, around), ends_word=bool(after))


def take_name(line: Line, around: Surroundings, chosen: int) -> Taken | None:
    """Return what choosing a candidate does, ``None`` if there is no such candidate."""
    found = candidates(line, around)
    if not 0 <= chosen < len(found):
        return None
    before = line.before
    token = last_token(before)
    return Taken(
        before[: len(before) - len(token)],
        Tagged(found[chosen].id, token),
        ends_word=False,
    )


def candidates(line: Line, around: Surroundings) -> tuple[Question, ...]:
    """Return the questions that what is typed before the cursor can become: ``§löf``, ``§3``."""
    token = last_token(line.before)
    if name := _NAME.fullmatch(token):
        return around.finder.named(name[1])
    number = _NUMBER.fullmatch(token)
    return around.finder.starting(number[1]) if number else ()


def left_tags(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the text has tokens that look like tags: unknown ones, or pasted ones."""
    return tuple(
        (found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if _TAG.fullmatch(found[0]) or _NAME.fullmatch(found[0])
    )


def last_token(before: str) -> str:
    """Return the characters without space right before the cursor."""
    # Not a pattern: one that looks for the end from every character takes minutes on a long text.
    return "" if not before or before[-1].isspace() else before.rsplit(None, 1)[-1]


def tags_of_new_line(
    sticking: tuple[QuestionId, ...], pointed_at: QuestionId | None
) -> tuple[tuple[QuestionId, str], ...]:
    """Return what a new line is tied to and why: "typed" for what sticks, else "inherited".

    ``pointed_at`` is the question of the guide that the pointer stands at.
    """
    tags = dict.fromkeys(sticking, "typed")
    if pointed_at:
        tags.setdefault(pointed_at, "inherited")
    return tuple(tags.items())


def _question(tag: re.Match[str], around: Surroundings) -> QuestionId | None:
    if tag["again"]:
        return around.last
    found = around.finder.numbered(tag["number"])
    return found.id if found else None


def _effect(
    tag: re.Match[str], question: QuestionId, typed: str, line: Line, around: Surroundings
) -> Effect:
    if tag["off"]:
        alone = line.text.strip() == tag.string and question not in line.tags
        above = alone and around.line_above
        return Untagged(question, typed, Where.ABOVE if above else Where.THIS)
    return Stuck(question, typed) if tag["stick"] else Tagged(question, typed)
