"""From plain values to what the frozen snapshot knows of sources, interviews and evidence. Pure.

One line that is typed rebuilds that line, the list of its interview, and copies one mapping;
whatever else there is stays the very same objects.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from kompass.assessment.material import Material
from kompass.assessment.material_kinds import (
    Asked,
    Erased,
    Excerpt,
    GuideQuestion,
    Interview,
    Line,
    Link,
    Person,
    Source,
)
from kompass.assessment.values import material_rows
from kompass.assessment.values.state import EVIDENCE, Entity, Row, State, parted
from kompass.catalogue.model import Edition
from kompass.ids import QuestionId, RowId

K = TypeVar("K", bound=Hashable)


class _HasId(Protocol):
    @property
    def id(self) -> RowId: ...


R = TypeVar("R", bound=_HasId)
Touched = dict[Entity, set[str]]


def check(state: State, edition: Edition) -> None:
    """Raise ``KeyError`` for a question or an indicator that there is not."""
    for entity in (Entity.LINK, Entity.LOOKUP, Entity.GUIDE_QUESTION):
        for _, row in state.rows(entity):
            if row["question"]:
                edition.question(QuestionId(str(row["question"])))


def refreshed(material: Material, state: State, touched: Iterable[tuple[Entity, str]]) -> Material:
    """Return ``material`` with everything rebuilt that the touched (entity, id) pairs reach.

    An empty id stands for all rows of its entity.
    """
    by_entity: Touched = {}
    for entity, entity_id in touched:
        if entity in EVIDENCE:
            by_entity.setdefault(entity, set()).add(entity_id)
    if not by_entity:
        return material
    # From the bottom up: what has been removed is kept while something builds on it.
    material = _with_links(material, state, by_entity)
    material = _with_lines(material, state, by_entity)
    material = _with_excerpts(material, state, by_entity)
    return _with_lists(material, state, by_entity)


def _with_links(material: Material, state: State, touched: Touched) -> Material:
    ids = _ids(touched, state, Entity.LINK, material.links)
    if not ids:
        return material
    before = [material.links[each] for each in ids if each in material.links]
    after = [
        material_rows.link(each, state.row(Entity.LINK, each))
        for each in ids
        if state.has(Entity.LINK, each)
    ]
    for link in (*before, *after):
        for entity in (Entity.LINE, Entity.EXCERPT):
            if state.knows(entity, link.of) and not state.has(entity, link.of):
                touched.setdefault(entity, set()).add(link.of)
    return replace(
        material,
        links=_put(material.links, ids, after),
        by_question=_regrouped(
            material.by_question, before, after, lambda link: link.question, _link_order
        ),
        by_item=_regrouped(material.by_item, before, after, lambda link: link.of, _link_order),
    )


def _with_lines(material: Material, state: State, touched: Touched) -> Material:
    ids = _ids(touched, state, Entity.LINE, material.lines)
    if not ids:
        return material
    before = [material.lines[each] for each in ids if each in material.lines]
    after = [
        material_rows.line(each, state.row(Entity.LINE, each), removed=removed)
        for each, removed in _standing(state, Entity.LINE, ids, material.by_item)
    ]
    for line in (*before, *after):
        if not state.has(Entity.INTERVIEW, line.interview):
            touched.setdefault(Entity.INTERVIEW, set()).add(line.interview)
    return replace(
        material,
        lines=_put(material.lines, ids, after),
        by_interview=_regrouped(
            material.by_interview, before, after, lambda line: line.interview, _line_order
        ),
    )


def _with_excerpts(material: Material, state: State, touched: Touched) -> Material:
    ids = _ids(touched, state, Entity.EXCERPT, material.excerpts)
    if not ids:
        return material
    before = [material.excerpts[each] for each in ids if each in material.excerpts]
    after = [
        material_rows.excerpt(each, state.row(Entity.EXCERPT, each), removed=removed)
        for each, removed in _standing(state, Entity.EXCERPT, ids, material.by_item)
    ]
    for excerpt in (*before, *after):
        if not state.has(Entity.SOURCE, excerpt.source):
            touched.setdefault(Entity.SOURCE, set()).add(excerpt.source)
    return replace(
        material,
        excerpts=_put(material.excerpts, ids, after),
        by_source=_regrouped(
            material.by_source, before, after, lambda each: each.source, _excerpt_order
        ),
    )


def _with_lists(material: Material, state: State, touched: Touched) -> Material:
    """Rebuild the lists that are short: whole, and only those that are touched."""
    build: dict[Entity, tuple[str, Callable[[], object]]] = {
        Entity.SOURCE: ("sources", lambda: _sources(state, material)),
        Entity.REQUEST: (
            "requests",
            lambda: _ordered(state, Entity.REQUEST, material_rows.request),
        ),
        Entity.LOOKUP: ("lookups", lambda: _ordered(state, Entity.LOOKUP, material_rows.lookup)),
        Entity.INTERVIEW: ("interviews", lambda: _interviews(state, material)),
        Entity.PERSON: ("people", lambda: _people(state)),
        Entity.GUIDE: ("guides", lambda: _ordered(state, Entity.GUIDE, material_rows.guide)),
        Entity.GUIDE_QUESTION: ("guide_questions", lambda: _questions(state)),
        Entity.ASKED: ("asked", lambda: _asked(state)),
        Entity.STARTED: ("started", lambda: _started(state)),
        Entity.ERASED: ("erased", lambda: _erased(state)),
    }
    lists: dict[str, Any] = {
        name: make() for entity, (name, make) in build.items() if entity in touched
    }
    return replace(material, **lists) if lists else material


def _ids(touched: Touched, state: State, entity: Entity, known: Mapping[RowId, R]) -> set[RowId]:
    ids = touched.get(entity, set())
    if "" not in ids:
        return {RowId(each) for each in ids}
    rows = (*state.rows(entity), *state.tombstones(entity))
    return {RowId(row_id) for row_id, _ in rows} | set(known)


def _standing(
    state: State, entity: Entity, ids: Iterable[RowId], built_on: Mapping[RowId, object]
) -> Iterator[tuple[RowId, bool]]:
    """Yield which of these rows are to be seen, and whether they have been removed."""
    for each in ids:
        if state.has(entity, each):
            yield each, False
        elif state.knows(entity, each) and each in built_on:
            yield each, True


def _put(known: Mapping[RowId, R], ids: Iterable[RowId], after: Iterable[R]) -> Mapping[RowId, R]:
    rows = dict(known)
    for each in ids:
        rows.pop(each, None)
    rows |= {row.id: row for row in after}
    return MappingProxyType(rows)


def _regrouped(
    groups: Mapping[K, tuple[R, ...]],
    before: Iterable[R],
    after: Iterable[R],
    key: Callable[[R], K],
    order: Callable[[R], tuple[object, ...]],
) -> Mapping[K, tuple[R, ...]]:
    """Return ``groups`` with the rows ``before`` taken out and those ``after`` put in."""
    gone: dict[K, set[RowId]] = {}
    for row in before:
        gone.setdefault(key(row), set()).add(row.id)
    come: dict[K, list[R]] = {}
    for row in after:
        come.setdefault(key(row), []).append(row)
    changed = dict(groups)
    places = {row.id: order(row) for row in before}
    for name in gone.keys() | come.keys():
        new = {row.id: row for row in come.get(name, ())}
        if new.keys() == gone.get(name) and all(places[i] == order(new[i]) for i in new):
            # Each stays in its place, as with every key that is typed: nothing to sort.
            changed[name] = tuple(new.get(row.id, row) for row in groups[name])
            continue
        left = [row for row in groups.get(name, ()) if row.id not in gone.get(name, ())]
        rows = sorted([*left, *new.values()], key=order)
        changed.pop(name, None)
        if rows:
            changed[name] = tuple(rows)
    return MappingProxyType(changed)


def _link_order(link: Link) -> tuple[object, ...]:
    return (link.at.isoformat() if link.at else "", link.id)


def _line_order(line: Line) -> tuple[object, ...]:
    return (line.position, line.id)


def _excerpt_order(excerpt: Excerpt) -> tuple[object, ...]:
    return (excerpt.anchor.page, excerpt.anchor.start, excerpt.id)


def _ordered(state: State, entity: Entity, row_of: Callable[[str, Row], R]) -> tuple[R, ...]:
    return tuple(row_of(row_id, row) for row_id, row in state.ordered(entity))


def _sources(state: State, material: Material) -> tuple[Source, ...]:
    rows = (*state.rows(Entity.SOURCE), *state.tombstones(Entity.SOURCE))
    found = [
        material_rows.source(each, state.row(Entity.SOURCE, each), removed=removed)
        for each, removed in _standing(
            state, Entity.SOURCE, (RowId(i) for i, _ in rows), material.by_source
        )
    ]
    return tuple(sorted(found, key=lambda each: (str(each.added_at or ""), each.id)))


def _interviews(state: State, material: Material) -> tuple[Interview, ...]:
    rows = (*state.rows(Entity.INTERVIEW), *state.tombstones(Entity.INTERVIEW))
    order = sorted(rows, key=lambda item: (str(item[1]["position"]), item[0]))
    ids = (RowId(row_id) for row_id, _ in order)
    return tuple(
        material_rows.interview(each, state.row(Entity.INTERVIEW, each), removed=removed)
        for each, removed in _standing(state, Entity.INTERVIEW, ids, material.by_interview)
    )


def _people(state: State) -> Mapping[RowId, tuple[Person, ...]]:
    found: dict[RowId, list[Person]] = {}
    for row_id, row in state.ordered(Entity.PERSON):
        person = material_rows.person(row_id, row)
        found.setdefault(person.interview, []).append(person)
    return MappingProxyType({interview: tuple(people) for interview, people in found.items()})


def _questions(state: State) -> Mapping[RowId, tuple[GuideQuestion, ...]]:
    found: dict[RowId, list[GuideQuestion]] = {}
    for row_id, row in state.ordered(Entity.GUIDE_QUESTION):
        question = material_rows.guide_question(row_id, row)
        found.setdefault(question.guide, []).append(question)
    return MappingProxyType({guide: tuple(questions) for guide, questions in found.items()})


def _asked(state: State) -> Mapping[tuple[RowId, RowId], Asked]:
    found = {}
    for key, row in state.rows(Entity.ASKED):
        interview, question = parted(key)
        asked = material_rows.asked(row)
        if asked != Asked():
            found[RowId(interview), RowId(question)] = asked
    return MappingProxyType(found)


def _started(state: State) -> Mapping[tuple[RowId, RowId], datetime]:
    found = {}
    for key, row in state.rows(Entity.STARTED):
        interview, assessor = parted(key)
        if row["at"]:
            found[RowId(interview), RowId(assessor)] = datetime.fromisoformat(str(row["at"]))
    return MappingProxyType(found)


def _erased(state: State) -> tuple[Erased, ...]:
    found = [material_rows.erased(row_id, row) for row_id, row in state.rows(Entity.ERASED)]
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))
