"""Printed titles against the editions: which area or question is meant, and by which edition.

Exact after folding first, then wordings that are known from print, then what is merely near,
which always leaves a doubt. A printed number alone names nothing until the edition is known.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId
from kompass.sources.folding import fold

KNOWN_WORDINGS: Final[Mapping[AreaId, tuple[str, ...]]] = MappingProxyType(
    {
        AreaId("k2002-offentlighet"): ("Offentlighet, öppenhet och demokratisk kontroll",),
        AreaId("k2002-tillganglighet"): ("Tillgänglighet, medborgar- och brukarorientering",),
        AreaId("k2002-samhalle"): ("Kommun som samhällsbyggare",),
    }
)
"""As the reports of SKL themselves print areas: 2006 in its first table, 2009 in the book."""
OLD_WORDINGS: Final[Mapping[AreaId, tuple[str, ...]]] = MappingProxyType(
    {AreaId("k2020-samspel"): ("Offentlighet och demokrati",)}
)
"""Names of an earlier edition that a municipality has printed for this one: always a doubt."""

_NUMBERED: Final = re.compile(
    r"\s*(?:(?:huvud)?område|omr\.?|area|kriterium|delfråga|fråga|nr\.?)?[\s_]*"
    r"([0-9]{1,2}(?:\.[0-9]{1,2})?)(?![0-9,])\s*[.:)\]]?(?:\s+|[–-]\s*|$|(?=[^\W\d]))",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[0-9a-zåäö]+")
_NEAR: Final = 85.0
_LEAD: Final = 6.0
_LEAST_BEGINNING: Final = 12
_LEAST_WITH_NUMBER: Final = 5
_MOST_TITLE: Final = 300


@dataclass(frozen=True)
class Heard:
    """The area or question that a printed title means."""

    id: AreaId | QuestionId
    doubts: tuple[str, ...] = ()
    likeness: float = 100.0
    """0-100; 100 for what is exactly, or only by its number, the one."""


@dataclass(frozen=True)
class EditionChoice:
    """Which edition fits the titles best, and whether that is sure."""

    edition: Edition
    others: tuple[Edition, ...] = ()
    """Those that fit exactly as well: it is a tie."""
    why: str = ""
    """One sentence for people."""
    doubts: tuple[str, ...] = ()
    """What has to be confirmed before figures keyed by this edition may be taken."""


def folded(title: str) -> str:
    """Return a title's words in lower case, with nothing between them but spaces."""
    return " ".join(word for word in _WORD.findall(fold(title)) if word not in {"och", "samt"})


def numbered(title: str) -> tuple[str, str]:
    """Return the printed number in front of a title and the rest: "1.1", "Hur informeras …".

    "område 3", "area_3" and "3" give "3" and nothing; a title without number gives "" first.
    """
    found = _NUMBERED.match(title)
    if found is None:
        return "", title.strip()
    number = ".".join(str(int(part)) for part in found[1].split("."))
    return number, title[found.end() :].strip()


class Titles:
    """The titles of one edition, ready to be asked."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def area(self, title: str) -> Heard | None:
        """Return the area that a printed title (with or without its number) means."""
        return self._heard(title, self._areas, self._area_numbers)

    def question(self, title: str) -> Heard | None:
        """Return the question that a printed title (with or without its number) means."""
        return self._heard(title, self._questions, self._question_numbers)

    def any(self, title: str) -> Heard | None:
        """Return the area or question that is meant; whole titles come before near ones."""
        number, rest = numbered(title)
        if "." in number:
            return self.question(title)
        if number and not rest:
            return self.area(title)
        found = [one for one in (self.area(title), self.question(title)) if one]
        return max(found, key=lambda one: one.likeness - 20 * bool(one.doubts), default=None)

    def _heard(
        self,
        title: str,
        titles: Mapping[str, AreaId | QuestionId],
        numbers: Mapping[str, AreaId | QuestionId],
    ) -> Heard | None:
        bare = title.strip()[:_MOST_TITLE]
        if (exact := self._ids.get(bare)) in titles.values() and exact is not None:
            return Heard(exact)
        number, rest = numbered(bare)
        by_number = numbers.get(number)
        if not folded(rest):
            return Heard(by_number) if by_number else None
        found = self._by_title(rest, titles) or self._by_title(bare, titles)
        if found is None and by_number is not None:
            return self._begun(rest, by_number)
        if found is None or not number or by_number in (None, found.id):
            return found
        own = self._title(found.id).split(" ", 1)[0]
        where = f"{own} i {self.edition.title}"
        doubt = f"”{_short(bare)}” har numret {number}, men rubriken hör till {where}."
        return Heard(found.id, (*found.doubts, doubt), found.likeness)

    def _by_title(self, rest: str, titles: Mapping[str, AreaId | QuestionId]) -> Heard | None:
        key = folded(rest)
        if not key:
            return None
        if key in titles:
            return Heard(titles[key])
        for area, wordings in OLD_WORDINGS.items():
            if area in titles.values() and key in map(folded, wordings):
                return Heard(area, (self._read_as(rest, area),), 95.0)
        return self._beginning(rest, key, titles) or self._near(rest, key, titles)

    def _begun(self, rest: str, one: AreaId | QuestionId) -> Heard | None:
        """Return what a number says if the words after it begin as its title does."""
        title, key = numbered(self._title(one))[1], folded(rest)
        if len(key) < _LEAST_WITH_NUMBER or not folded(title).startswith(key):
            return None
        return Heard(one, (self._read_as(rest, one),), 90.0)

    def _beginning(
        self, rest: str, key: str, titles: Mapping[str, AreaId | QuestionId]
    ) -> Heard | None:
        """Return what a title that was cut short must be the beginning of."""
        if len(key) < _LEAST_BEGINNING:
            return None
        begun = {one for title, one in titles.items() if title.startswith(key)}
        if len(begun) != 1:
            return None
        only = begun.pop()
        return Heard(only, (self._read_as(rest, only),), 90.0)

    def _near(self, rest: str, key: str, titles: Mapping[str, AreaId | QuestionId]) -> Heard | None:
        from rapidfuzz import fuzz

        best: dict[AreaId | QuestionId, float] = {}
        for title, one in titles.items():
            likeness = max(fuzz.ratio(key, title), fuzz.token_sort_ratio(key, title))
            best[one] = max(best.get(one, 0.0), likeness)
        ranked = sorted(best.items(), key=lambda pair: -pair[1])
        if not ranked or ranked[0][1] < _NEAR:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _LEAD:
            return None
        one, likeness = ranked[0]
        return Heard(one, (self._read_as(rest, one),), min(likeness, 99.0))

    def _read_as(self, rest: str, one: AreaId | QuestionId) -> str:
        return f"Rubriken ”{_short(rest)}” lästes som ”{self._title(one)}”."

    def _title(self, one: AreaId | QuestionId) -> str:
        for area in self.edition.areas:
            if area.id == one:
                return f"{area.number} {area.title}"
            for question in area.questions:
                if question.id == one:
                    return f"{question.number} {question.title}"
        return ""

    @cached_property
    def _ids(self) -> Mapping[str, AreaId | QuestionId]:
        areas = {str(area.id): area.id for area in self.edition.areas}
        return {**areas, **{str(one.id): one.id for one in self.edition.questions()}}

    @cached_property
    def _areas(self) -> Mapping[str, AreaId | QuestionId]:
        return _unambiguous(
            (wording, area.id)
            for area in self.edition.areas
            for wording in (area.title, area.short_title, *KNOWN_WORDINGS.get(area.id, ()))
        )

    @cached_property
    def _questions(self) -> Mapping[str, AreaId | QuestionId]:
        return _unambiguous(
            (wording, question.id)
            for question in self.edition.questions()
            for wording in (question.title, question.printed_title)
        )

    @cached_property
    def _area_numbers(self) -> Mapping[str, AreaId | QuestionId]:
        return {str(area.number): area.id for area in self.edition.areas}

    @cached_property
    def _question_numbers(self) -> Mapping[str, AreaId | QuestionId]:
        return {question.number: question.id for question in self.edition.questions()}


def choose_edition(
    titles: Sequence[str], editions: Sequence[Edition], years: Sequence[int] = ()
) -> EditionChoice | None:
    """Return the edition that all titles together fit best; ``None`` if none fits at all.

    Editions with the same areas (a copy completed by an office) are no tie. A tie is broken
    by the years of use only, and then, like a tie that stays one, leaves a doubt.
    """
    scored = [(_fit(titles, edition), edition) for edition in editions]
    best = max((fit for fit, _ in scored), default=0.0)
    if best <= 0:
        return None
    tied = _different([edition for fit, edition in scored if fit == best])
    if len(tied) == 1:
        return EditionChoice(tied[0], why=f"Rubrikerna är de i {tied[0].title}.")
    in_use = [edition for edition in tied if years and all(_used(edition, y) for y in years)]
    names = _either([edition.title for edition in tied])
    if len(in_use) == 1:
        doubt = (
            f"Rubrikerna säger inte vilken utgåva det är ({names}). Efter årtalet lästes de som "
            f"{in_use[0].title}."
        )
        others = tuple(edition for edition in tied if edition is not in_use[0])
        return EditionChoice(in_use[0], others, doubt, (doubt,))
    doubt = f"Det går inte att se vilken utgåva det är: {names}. Välj utgåva."
    chosen = (in_use or tied)[0]
    others = tuple(edition for edition in tied if edition is not chosen)
    return EditionChoice(chosen, others, doubt, (doubt,))


def years_of(edition: Edition) -> tuple[int, int]:
    """Return the first and last year of use, as the edition's own words tell them."""
    years = [int(year) for year in re.findall(r"[0-9]{4}", edition.years)]
    if not years:
        return 0, 9999
    return years[0], years[-1] if len(years) > 1 else 9999


def _used(edition: Edition, year: int) -> bool:
    first, last = years_of(edition)
    return first <= year <= last


def _fit(titles: Sequence[str], edition: Edition) -> float:
    """Return how well the titles fit: what is near counts less than what is the same."""
    book = Titles(edition)
    total = 0.0
    for title in titles:
        heard = book.any(title)
        if heard is not None:
            total += heard.likeness / 100 - (0.3 if heard.doubts else 0.0)
    return round(total, 3)


def _different(editions: Iterable[Edition]) -> list[Edition]:
    """Leave out editions whose areas and questions are among those of another one."""
    kept: dict[tuple[AreaId, ...], Edition] = {}
    for edition in editions:
        key = tuple(area.id for area in edition.areas)
        before = kept.get(key)
        if before is None or (before.incomplete and not edition.incomplete):
            kept[key] = edition
    return list(kept.values())


def _unambiguous(
    wordings: Iterable[tuple[str, AreaId | QuestionId]],
) -> Mapping[str, AreaId | QuestionId]:
    """Return folded wordings that belong to one thing only."""
    found: dict[str, set[AreaId | QuestionId]] = {}
    for wording, one in wordings:
        if key := folded(wording):
            found.setdefault(key, set()).add(one)
    return {key: ones.copy().pop() for key, ones in found.items() if len(ones) == 1}


def _either(names: Sequence[str]) -> str:
    return " eller ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
