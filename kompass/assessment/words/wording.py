"""A step of the journal in a few Swedish words, for the menu and the history."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kompass.assessment.journal.changes import Kind, Step
from kompass.assessment.snapshot import Improvement, Snapshot, Strength
from kompass.assessment.values.state import EVIDENCE, PRESENT, Entity
from kompass.assessment.words import wording_material, wording_team
from kompass.assessment.words.wording_team import Forward
from kompass.ids import AreaId
from kompass.swedish import join_words

DETAILS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unit": "kommun",
        "year": "år",
        "level": "nivå",
        "occasion": "första eller upprepad utvärdering",
        "visit_from": "besöksdatum",
        "visit_to": "besöksdatum",
        "purpose": "syfte",
        "inhabitants": "invånare",
        "inhabitants_year": "år för invånarantal",
        "about": "om kommunen",
        "organisation": "organisation",
        "conduct": "genomförande",
        "summary": "sammanfattning",
        "blind": "dolda egna poäng",
        "lead": "vem som leder samsynen",
    }
)
_BULLETS: Final[Mapping[Entity, tuple[str, str, str, str]]] = MappingProxyType(
    {
        Entity.STRENGTH: ("styrka", "ny styrka", "borttagen styrka", "flyttad styrka"),
        Entity.IMPROVEMENT: (
            "förbättringsområde",
            "nytt förbättringsområde",
            "borttaget förbättringsområde",
            "flyttat förbättringsområde",
        ),
    }
)


ERASED: Final = "något som har raderats för gott"


def describe(step: Step, snapshot: Snapshot) -> str:
    """Return what a step is about: "3.1 till 22,5", "motivering till 3.1".

    An undo is described by what it took back, so that the same words stand behind "Ångra"
    and "Gör om". ``snapshot`` gives the numbers of questions and areas and may be of any
    moment.
    """
    if step.kind is Kind.CREATED:
        return "ny utvärdering"
    if step.is_merge:
        return _merge(step)
    changes = [Forward(change) for change in step.changes if not change.superseded]
    if step.kind is Kind.UNDO:
        changes.reverse()
    if not changes:
        return ERASED
    words = list(dict.fromkeys(_words(change, snapshot) for change in changes))
    if len(changes) > 1 and (together := wording_material.several(changes, snapshot)):
        return together
    return words[0] if len(words) == 1 else _several(changes, words, snapshot)


def row_words(entity: Entity, where: str) -> str:
    """Return what a bullet is called, and where: "styrka i område 3"."""
    return f"{_BULLETS[entity][0]} i {where}"


def _merge(step: Step) -> str:
    about = step.first.new or step.first.old
    if not isinstance(about, Mapping):
        return "sammanslagning"
    copies = str(about["copies"]).split("\n")
    if len(set(copies)) < len(copies):  # everybody's copy has the name of the first one
        people = join_words(str(about["people"]).split(", "))
        return f"sammanslagning med {len(copies)} kopior, från {people}"
    return f"sammanslagning med {join_words([f'”{copy}”' for copy in copies])}"


def _several(changes: Sequence[Forward], words: Sequence[str], snapshot: Snapshot) -> str:
    for change in changes:
        if change.field == PRESENT and change.new is not None:
            return _words(change, snapshot)  # a row that was added and then written in
    questions = {change.entity_id for change in changes if change.entity is Entity.SCORE}
    points = ("points", "override_reason")
    if len(questions) > 1 and all(
        change.entity is Entity.SCORE and change.field in points for change in changes
    ):
        return f"poäng på {len(questions)} frågor"
    if together := wording_team.several(changes, snapshot):
        return together
    if all(change.entity is Entity.DETAILS for change in changes):
        return "uppgifter om utvärderingen"
    one_row = len({(change.entity, change.entity_id) for change in changes}) == 1
    if one_row or all(change.field == "position" for change in changes):
        return words[0]
    return f"{len(changes)} ändringar"


def _words(change: Forward, snapshot: Snapshot) -> str:
    if change.entity in EVIDENCE:
        return wording_material.words(change, snapshot)
    of_team = change.entity in wording_team.ENTITIES
    return wording_team.words(change, snapshot) if of_team else _own_words(change, snapshot)


def _own_words(change: Forward, snapshot: Snapshot) -> str:
    match change.entity:
        case Entity.SCORE:
            return _score(change, snapshot)
        case Entity.AREA:
            where = area_words(AreaId(change.entity_id), snapshot)
            text = "inledning till" if change.field == "introduction" else "iakttagelser i"
            return f"{text} {where}"
        case Entity.STRENGTH | Entity.IMPROVEMENT:
            return _bullet(change, snapshot)
        case Entity.ASSESSOR:
            return _person(change, snapshot)
        case Entity.SEATS | Entity.MOMENT:
            return _party_or_moment(change, snapshot)
        case _:
            what = DETAILS.get(change.field, "uppgifter om utvärderingen")
            return f"{what} till {change.new}" if change.field == "year" else what


def _score(change: Forward, snapshot: Snapshot) -> str:
    by_marks = wording_team.has_indicators(change.entity_id, snapshot)
    number = wording_team.number_of(change.entity_id, snapshot)
    return wording_team.points_words(change, number, by_marks=by_marks)


def _bullet(change: Forward, snapshot: Snapshot) -> str:
    text, added, removed, moved = _BULLETS[change.entity]
    where = _area_of_bullet(change, snapshot)
    if change.field == PRESENT:
        what = removed if change.new is None else added
    elif change.field == "position":
        what = moved
    elif change.field == "good_examples":
        what = "goda exempel"
    else:
        what = text
    return f"{what} i {where}" if where else what


def _area_of_bullet(change: Forward, snapshot: Snapshot) -> str:
    for value in (change.new, change.old):
        if isinstance(value, Mapping):
            return area_words(AreaId(str(value["area"])), snapshot)
    for area, texts in snapshot.texts.items():
        bullets: list[Strength | Improvement] = [*texts.strengths, *texts.improvements]
        if any(bullet.id == change.entity_id for bullet in bullets):
            return area_words(area, snapshot)
    return ""


def _person(change: Forward, snapshot: Snapshot) -> str:
    names = {str(person.id): person.name for person in snapshot.assessors}
    words = ("ny", "borttagen", "flyttad")
    return _row(change, "utvärderare", names.get(change.entity_id), words, "name")


def _party_or_moment(change: Forward, snapshot: Snapshot) -> str:
    if change.entity is Entity.MOMENT:
        return _row(change, "tidpunkt", None, ("namngiven", "borttagen", "flyttad"), "name")
    names = {str(seats.id): seats.party for seats in snapshot.seats}
    if change.field == "seats" and names.get(change.entity_id):
        return f"mandat för {names[change.entity_id]}"
    words = ("nytt", "borttaget", "flyttat")
    return _row(change, "parti", names.get(change.entity_id), words, "party")


def _row(
    change: Forward, what: str, name: str | None, words: tuple[str, str, str], named_by: str
) -> str:
    added, removed, moved = words
    for value in (change.new, change.old):
        if isinstance(value, Mapping):
            name = str(value[named_by])
    if change.field == PRESENT:
        what = f"{removed if change.new is None else added} {what}"
    elif change.field == "position":
        what = f"{moved} {what}"
    return f"{what} {name}" if name else what


def area_words(area: AreaId, snapshot: Snapshot) -> str:
    """Return an area by its printed number, its id if the edition does not have it."""
    try:
        return f"område {snapshot.edition.area(area).number}"
    except KeyError:
        return f"område {area}"
