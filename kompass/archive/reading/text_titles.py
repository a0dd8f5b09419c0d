"""Where in a text the titles of areas and questions stand, however they are broken into lines.

Exact titles are found letter by letter in a tree of all known wordings; what is merely like a
title is asked of ``Titles`` and always leaves a doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import letters
from kompass.archive.reading.titles import KNOWN_WORDINGS, OLD_WORDINGS, Titles
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, EditionId, QuestionId

Id = AreaId | QuestionId
_SILENT: Final = frozenset({"och", "samt", "og"})
_MOST_TOKENS: Final = 45
_MOST_WORDS: Final = 20
_BEGINNING: Final = 4


class Hit(NamedTuple):
    """One thing that a title may mean."""

    edition: EditionId
    id: Id
    number: str
    is_area: bool
    doubts: tuple[str, ...] = ()


class Found(NamedTuple):
    """A title in the text: tokens from ``first`` to before ``after``."""

    first: int
    after: int
    hits: tuple[Hit, ...]


@dataclass
class _Node:
    further: dict[str, "_Node"] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()


class Book:
    """All titles of all editions that may be meant."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.editions = {edition.id: edition for edition in editions}
        self._titles = {edition.id: Titles(edition) for edition in editions}
        self._near: dict[str, tuple[Hit, ...]] = {}

    @cached_property
    def all_hits(self) -> dict[tuple[EditionId, Id], Hit]:
        """Every area and question of every edition."""
        found: dict[tuple[EditionId, Id], Hit] = {}
        for edition in self.editions.values():
            for area in edition.areas:
                found[edition.id, area.id] = Hit(
                    edition.id, area.id, str(area.number), is_area=True
                )
                for one in area.questions:
                    found[edition.id, one.id] = Hit(edition.id, one.id, one.number, is_area=False)
        return found

    def title(self, hit: Hit) -> str:
        """Return how the edition itself prints what was found: "3 Tydlighet …"."""
        edition = self.editions[hit.edition]
        if hit.is_area:
            return f"{hit.number} {edition.area(AreaId(hit.id)).title}"
        return f"{hit.number} {edition.question(QuestionId(hit.id)).title}"

    def at(self, tokens: Sequence[Token], first: int) -> Found | None:
        """Return the longest known title that begins at this token."""
        node, best = self._tree, None
        for place in range(first, min(len(tokens), first + _MOST_TOKENS)):
            token = tokens[place]
            if token.kind is Kind.BREAK or token.line > tokens[max(first, place - 1)].line + 2:
                break
            if token.kind is Kind.DASH:
                continue
            spelled = letters(token.text)
            if spelled in _SILENT:
                continue
            following = _walk(node, spelled)
            if following is None:
                break
            node = following
            if node.hits and spelled:
                best = Found(first, place + 1, node.hits)
        return best

    def near(self, words: str) -> tuple[Hit, ...]:
        """Return what a title is like, in every edition, each with its doubt."""
        if words.count(" ") > _MOST_WORDS or len(words) > 250:
            return ()
        if words not in self._near:
            self._near[words] = tuple(self._like(words))
        return self._near[words]

    def _like(self, words: str) -> Iterator[Hit]:
        begun = {letters(word)[:_BEGINNING] for word in words.split()}
        for edition, beginnings in self._beginnings.items():
            if not begun & beginnings:
                continue
            heard = self._titles[edition].any(words)
            if heard is not None and (hit := self.all_hits.get((edition, heard.id))):
                doubt = f"Rubriken ”{words}” lästes som ”{self.title(hit)}”."
                yield hit._replace(doubts=heard.doubts or (doubt,))

    @cached_property
    def _beginnings(self) -> dict[EditionId, set[str]]:
        """The first letters of the longer words of the titles: what is near shares one."""
        found: dict[EditionId, set[str]] = {}
        for hit, wording in self._wordings():
            words = (letters(word) for word in wording.replace("/", " ").split())
            found.setdefault(hit.edition, set()).update(
                word[:_BEGINNING] for word in words if len(word) > _BEGINNING
            )
        return found

    @cached_property
    def _tree(self) -> _Node:
        root = _Node()
        for hit, wording in self._wordings():
            node = root
            for word in wording.replace("-", " - ").replace("/", " ").split():
                spelled = letters(word)
                if spelled not in _SILENT:
                    for letter in spelled:
                        node = node.further.setdefault(letter, _Node())
            if node is not root and not any(_same(hit, other) for other in node.hits):
                node.hits = (*node.hits, hit)
        return root

    def _wordings(self) -> Iterator[tuple[Hit, str]]:
        for edition in self.editions.values():
            for area in edition.areas:
                hit = self.all_hits[edition.id, area.id]
                for wording in (area.title, area.short_title, *KNOWN_WORDINGS.get(area.id, ())):
                    yield hit, wording
                for wording in OLD_WORDINGS.get(area.id, ()):
                    doubt = f"Rubriken ”{wording}” lästes som ”{self.title(hit)}”."
                    yield hit._replace(doubts=(doubt,)), wording
                for one in area.questions:
                    for wording in (one.title, one.printed_title):
                        yield self.all_hits[edition.id, one.id], wording


def _same(one: Hit, other: Hit) -> bool:
    return (one.edition, one.id) == (other.edition, other.id)


def _walk(node: _Node, spelled: str) -> _Node | None:
    for letter in spelled:
        following = node.further.get(letter)
        if following is None:
            return None
        node = following
    return node
