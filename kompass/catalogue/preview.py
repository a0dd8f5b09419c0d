"""What changes from one edition to another, in words, part by part by their permanent ids."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kompass.catalogue import preview_words as words
from kompass.catalogue.fields import quoted
from kompass.catalogue.model import Area, Edition, Indicator, IndicatorSetInfo, Question
from kompass.catalogue.overview import in_one_line


class Happening(Enum):
    """What becomes of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Level(Enum):
    """What sort of part it is."""

    EDITION = "edition"
    INDICATOR_SET = "indicator_set"
    AREA = "area"
    QUESTION = "question"
    INDICATOR = "indicator"


@dataclass(frozen=True)
class Difference:
    """One thing that changes; ``text`` is a Swedish sentence that stands by itself."""

    happening: Happening
    level: Level
    id: str
    text: str


def preview(old: Edition | None, new: Edition) -> tuple[Difference, ...]:
    """Return everything that differs between ``old`` and ``new``.

    First the edition as a whole, then area by area what is new or changed, last what is
    removed. With no ``old`` everything is new. Empty if nothing differs.
    """
    if old is None:
        text = f"Utgåvan är ny: {in_one_line(new)}."
        first: Iterable[Difference] = [_added(Level.EDITION, new.id, text)]
    else:
        first = _changed(Level.EDITION, new.id, "Utgåvan", words.changes(words.EDITION, old, new))
    before, after = _Parts.of(old) if old else _Parts(), _Parts.of(new)
    areas = _order("Områdena", Level.EDITION, new.id, before.areas, after.areas)
    return (
        *first,
        *_set(old.indicator_set if old else None, new.indicator_set),
        *areas,
        *(difference for area in new.areas for difference in _area(area, before)),
        *_removed(before, after),
    )


def nearest(new: Edition, known: Iterable[Edition]) -> Edition | None:
    """Return the edition that shares most ids with ``new``, the first of equals.

    ``None`` if none shares an area, a question or an indicator.
    """
    wanted = _ids(new)
    shared = [(len(wanted & _ids(edition)), edition) for edition in known]
    count, found = max(shared, key=lambda pair: pair[0], default=(0, None))
    return found if count else None


@dataclass(frozen=True)
class _Parts:
    """The parts of an edition by id, each with the part that it belongs to."""

    areas: Mapping[str, Area] = field(default_factory=dict)
    questions: Mapping[str, tuple[Question, Area]] = field(default_factory=dict)
    indicators: Mapping[str, tuple[Indicator, Question]] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> "_Parts":
        return cls(
            {area.id: area for area in edition.areas},
            {q.id: (q, area) for area in edition.areas for q in area.questions},
            {one.id: (one, q) for q in edition.questions() for one in q.indicators},
        )


def _ids(edition: Edition) -> set[str]:
    parts = _Parts.of(edition)
    return {*parts.areas, *parts.questions, *parts.indicators}


def _set(old: IndicatorSetInfo | None, new: IndicatorSetInfo | None) -> Iterator[Difference]:
    level, name = Level.INDICATOR_SET, "Indikatorlistan"
    if old is not None and new is not None:
        yield from _changed(level, new.id, name, words.changes(words.INFO, old, new))
    elif new is not None:
        yield _added(level, new.id, f"{name} {quoted(new.title)} läggs till: {new.label}.")
    elif old is not None:
        yield Difference(Happening.REMOVED, level, old.id, f"{name} {quoted(old.title)} tas bort.")


def _area(area: Area, before: _Parts) -> Iterator[Difference]:
    level, name = Level.AREA, f"Område {area.number}"
    old = before.areas.get(area.id)
    if old is None:
        yield _added(level, area.id, f"{words.area_name(area)} tillkommer.")
    else:
        yield from _changed(level, area.id, name, words.changes(words.AREA, old, area))
        first, second = ([q.id for q in part.questions] for part in (old, area))
        yield from _order(f"Frågorna i område {area.number}", level, area.id, first, second)
    for question in area.questions:
        yield from _question(question, area, before)


def _question(question: Question, area: Area, before: _Parts) -> Iterator[Difference]:
    level, name = Level.QUESTION, f"Fråga {question.number}"
    if question.id in before.questions:
        old, old_area = before.questions[question.id]
        yield from _changed(level, question.id, name, words.changes(words.QUESTION, old, question))
        if old_area.id != area.id:
            moved = f"flyttas från {quoted(old_area.title)} till {quoted(area.title)}."
            yield from _changed(level, question.id, name, [moved])
        first, second = ([one.id for one in part.indicators] for part in (old, question))
        order = f"Indikatorerna till fråga {question.number}"
        yield from _order(order, level, question.id, first, second)
    else:
        said = f"{words.question_name(question)} tillkommer, {words.worth(question.max_points)}."
        yield _added(level, question.id, said)
    for indicator in question.indicators:
        yield from _indicator(indicator, question, before)


def _indicator(indicator: Indicator, question: Question, before: _Parts) -> Iterator[Difference]:
    level, name = Level.INDICATOR, words.indicator_name(indicator, question)
    if indicator.id not in before.indicators:
        said = f"{name} tillkommer, {words.worth(indicator.points)}."
        yield _added(level, indicator.id, said)
        return
    old, old_question = before.indicators[indicator.id]
    yield from _changed(level, indicator.id, name, words.changes(words.INDICATOR, old, indicator))
    if old_question.id != question.id:
        moved = f"flyttas hit från fråga {old_question.number}."
        yield from _changed(level, indicator.id, name, [moved])


def _removed(before: _Parts, after: _Parts) -> Iterator[Difference]:
    gone = [
        *((Level.AREA, i, words.area_name(a)) for i, a in before.areas.items()),
        *((Level.QUESTION, i, words.question_name(q)) for i, (q, _) in before.questions.items()),
        *((Level.INDICATOR, i, words.indicator_name(*o)) for i, o in before.indicators.items()),
    ]
    kept = {*after.areas, *after.questions, *after.indicators}
    for level, identity, name in gone:
        if identity not in kept:
            yield Difference(Happening.REMOVED, level, identity, f"{name} tas bort.")


def _added(level: Level, identity: str, text: str) -> Difference:
    return Difference(Happening.ADDED, level, identity, text)


def _changed(level: Level, identity: str, name: str, said: Iterable[str]) -> Iterator[Difference]:
    for sentence in said:
        yield Difference(Happening.CHANGED, level, identity, f"{name}: {sentence}")


def _order(
    name: str, level: Level, identity: str, old: Iterable[str], new: Iterable[str]
) -> Iterator[Difference]:
    """Yield a sentence if what is in both comes in another order."""
    first, second = list(old), list(new)
    if [one for one in first if one in second] != [one for one in second if one in first]:
        said = f"{name} kommer i en annan ordning."
        yield Difference(Happening.CHANGED, level, identity, said)
