"""Citations of evidence in what a team has written, as a report prints them.

A report that leaves the team says nothing of them: the evidence is internal. With the internal
appendix each becomes a running number, in the order in which a reader meets them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from kompass.assessment.citations import places, resolve
from kompass.assessment.snapshot import AreaTexts, Details, Score, Snapshot

Rewrite = Callable[[str], str]


@dataclass(frozen=True)
class Cited:
    """An assessment whose texts are ready to be printed, and what they cite, in order."""

    snapshot: Snapshot
    names: tuple[str, ...]
    """Number 1 first. Empty where citations are left out."""


def numbered(snapshot: Snapshot) -> Cited:
    """Return the texts with "[1]" for every citation; the same evidence has the same number."""
    numbers: dict[str, int] = {}
    names: list[str] = []

    def number(name: str) -> str:
        item = resolve(name, snapshot.material)
        same = name if item is None else item.id
        if same not in numbers:
            numbers[same] = len(numbers) + 1
            names.append(name)
        return f"[{numbers[same]}]"

    rewritten = _rewritten(snapshot, lambda text: _each(text, number))
    return Cited(rewritten, tuple(names))


def left_out(snapshot: Snapshot) -> Cited:
    """Return the texts without citations, and without the space before each."""
    return Cited(_rewritten(snapshot, lambda text: _each(text, lambda _: "")), ())


def _each(text: str, printed: Callable[[str], str]) -> str:
    pieces: list[str] = []
    at = 0
    for name, start, end in places(text):
        before, said = text[at:start], printed(name)
        pieces += [before if said else before.rstrip(" "), said]
        at = end
    return "".join((*pieces, text[at:]))


def _rewritten(snapshot: Snapshot, rewrite: Rewrite) -> Snapshot:
    """Rewrite all texts in the order of the report: the summary, then area by area."""
    details = _details(snapshot.details, rewrite)
    scores, own, texts = dict(snapshot.scores), dict(snapshot.own_scores), {}
    for area in snapshot.edition.areas:
        before = snapshot.area_texts(area.id)
        introduction = rewrite(before.introduction)
        for question in area.questions:
            if question.id in scores:
                scores[question.id] = _score(scores[question.id], rewrite)
            for key, score in snapshot.own_scores.items():
                if key[1] == question.id:
                    own[key] = _score(score, rewrite)
        texts[area.id] = _area(replace(before, introduction=introduction), rewrite)
    kept = {area: text for area, text in texts.items() if text != AreaTexts()}
    return replace(
        snapshot,
        details=details,
        scores=MappingProxyType(scores),
        own_scores=MappingProxyType(own),
        texts=MappingProxyType(kept),
    )


def _details(details: Details, rewrite: Rewrite) -> Details:
    return replace(
        details,
        purpose=rewrite(details.purpose),
        about=rewrite(details.about),
        organisation=rewrite(details.organisation),
        conduct=rewrite(details.conduct),
        summary=rewrite(details.summary),
    )


def _score(score: Score, rewrite: Rewrite) -> Score:
    return replace(
        score, rationale=rewrite(score.rationale), override_reason=rewrite(score.override_reason)
    )


def _area(texts: AreaTexts, rewrite: Rewrite) -> AreaTexts:
    return replace(
        texts,
        findings=rewrite(texts.findings),
        strengths=tuple(replace(row, text=rewrite(row.text)) for row in texts.strengths),
        improvements=tuple(
            replace(row, text=rewrite(row.text), good_examples=rewrite(row.good_examples))
            for row in texts.improvements
        ),
    )
