"""What could be tied to a question: excerpts and lines that are not, the likeliest first. Pure.

Likely is what has words of the question in it. A word counts by its beginning, so that
"kvaliteten" and "kvalitetssäkring" are alike, and the more the fewer others have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

from kompass.assessment.citations import name_of
from kompass.assessment.material import EvidenceKind, Excerpt, SourceKind
from kompass.sources.folding import WORD, fold
from ui.evidence.words import place_words, quote_of

if TYPE_CHECKING:
    from kompass.assessment.material import Item, Material
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, RowId

_SHORTEST: Final = 4
"""Letters of a word that says anything."""
_BEGINNING: Final = 6
"""So many letters are the same word."""
_FREE: Final = 0.3
"""What it counts that nothing is tied to a piece yet."""
_SMALL_WORDS: Final = (
    "alla annan andra arbete arbetet arbetar bara blir både dess detta denna deras dessa efter "
    "eller finns från flera genom göra gäller hade hela hur hålls ingen inom inte kommun "
    "kommunen kommunens kommuner med mellan mycket många måste någon något några när också "
    "olika samt sedan sina sitt skall ska som till under utan vara varje vilka vilken "
    "vilket viss vissa över"
)
_SAYS_NOTHING: Final = frozenset(fold(_SMALL_WORDS).split())


@dataclass(frozen=True)
class Candidate:
    """A piece that could be tied."""

    item: RowId
    kind: EvidenceKind
    name: str
    quote: str
    where: str
    elsewhere: str
    """The numbers of the questions that it is tied to already: "2.1, 3.4"."""


class Candidates:
    """All pieces with their folded words, made once for a question."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot = snapshot
        self._texts = {item.id: (item, fold(_text(item, snapshot.material)))
                       for item in _untied(snapshot.material, question.id)}  # fmt: skip
        self._ranked = self._rank(_stems(question))

    def __len__(self) -> int:
        return len(self._ranked)

    def without(self, item: RowId) -> None:
        """Leave out what has been tied."""
        self._ranked = [each for each in self._ranked if each != item]

    def fitting(self, typed: str, most: int = 60) -> list[Candidate]:
        """Return those that hold every typed word, or part of a word; all for nothing typed."""
        parts = fold(typed).split()
        found = (
            self._candidate(self._texts[row][0])
            for row in self._ranked
            if all(part in self._texts[row][1] for part in parts)
        )
        return [each for each, _ in zip(found, range(most), strict=False)]

    def _rank(self, stems: dict[str, float]) -> list[RowId]:
        count = len(self._texts)
        worth = dict.fromkeys(self._texts, 0.0)
        for stem, weight in stems.items():
            having = [row for row, (_, text) in self._texts.items() if stem in text]
            rare = log(1 + count / len(having)) if having else 0.0
            for row in having:
                worth[row] += weight * rare
        material = self._snapshot.material
        for row in worth:
            worth[row] += 0.0 if material.links_to(row) else _FREE
        # Where nothing tells them apart: newest first, as it is fresh in mind.
        newest = sorted(worth, key=lambda row: _at(self._texts[row][0]), reverse=True)
        return sorted(newest, key=lambda row: -worth[row])

    def _candidate(self, item: Item) -> Candidate:
        material, edition = self._snapshot.material, self._snapshot.edition
        tied = {edition.question(link.question).number for link in material.links_to(item.id)}
        return Candidate(
            item.id,
            kind_of(item, material),
            name_of(item.id),
            quote_of(item),
            place_words(item, material),
            ", ".join(sorted(tied)),
        )


def kind_of(item: Item, material: Material) -> EvidenceKind:
    """Return the group that a piece belongs to."""
    if not isinstance(item, Excerpt):
        return EvidenceKind.INTERVIEW
    source = material.source(item.source)
    web = source is not None and source.kind is SourceKind.WEB
    return EvidenceKind.WEB if web else EvidenceKind.DOCUMENT


def _untied(material: Material, question: QuestionId) -> Iterator[Item]:
    tied = {link.of for link in material.links_of(question)}
    for excerpt in material.excerpts.values():
        if excerpt.id not in tied and not excerpt.removed:
            yield excerpt
    for line in material.lines.values():
        if line.id not in tied and not line.removed and line.text.strip():
            yield line


def _text(item: Item, material: Material) -> str:
    """Return everything that somebody may type to find a piece."""
    words = f"{quote_of(item)} {place_words(item, material)}"
    return f"{words} {item.comment}" if isinstance(item, Excerpt) else words


def _at(item: Item) -> str:
    at = item.at if isinstance(item, Excerpt) else item.typed_at
    return at.isoformat() if at is not None else ""


def _stems(question: Question) -> dict[str, float]:
    """Return the beginnings of the question's words; those of its title count double."""
    stems = dict.fromkeys(_beginnings(each.text for each in question.indicators), 1.0)
    return stems | dict.fromkeys(_beginnings([question.title]), 2.0)


def _beginnings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in WORD.findall(fold(text)):
            if len(word) >= _SHORTEST and word not in _SAYS_NOTHING:
                yield word[:_BEGINNING]
