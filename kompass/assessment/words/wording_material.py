"""Changes to sources, interviews and evidence in a few Swedish words. Never anybody's name."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.values.state import EVIDENCE, PRESENT, Entity, Value
from kompass.assessment.words.wording_team import Forward, number_of
from kompass.ids import QuestionId, RowId
from kompass.swedish import join_words

_NEW_GONE_MOVED: Final[Mapping[Entity, tuple[str, str, str]]] = MappingProxyType(
    {
        Entity.SOURCE: ("nytt", "borttaget", "flyttat"),
        Entity.EXCERPT: ("nytt", "borttaget", "flyttat"),
        **dict.fromkeys(
            (
                Entity.REQUEST,
                Entity.LOOKUP,
                Entity.INTERVIEW,
                Entity.PERSON,
                Entity.GUIDE,
                Entity.GUIDE_QUESTION,
                Entity.LINE,
                Entity.LINK,
            ),
            ("ny", "borttagen", "flyttad"),
        ),
    }
)
_ORDER: Final = (
    Entity.ERASED,
    Entity.SOURCE,
    Entity.INTERVIEW,
    Entity.GUIDE,
    Entity.EXCERPT,
    Entity.LINE,
    Entity.PERSON,
    Entity.GUIDE_QUESTION,
    Entity.REQUEST,
    Entity.LOOKUP,
    Entity.ASKED,
    Entity.STARTED,
    Entity.LINK,
)
"""What a step is called by, where it is about several things."""
MANY: Final[Mapping[Entity, tuple[str, str]]] = MappingProxyType(
    {
        Entity.SOURCE: ("underlag", "underlag"),
        Entity.REQUEST: ("begäran om underlag", "begäranden om underlag"),
        Entity.LOOKUP: ("punkt att leta efter", "punkter att leta efter"),
        Entity.INTERVIEW: ("intervju", "intervjuer"),
        Entity.PERSON: ("intervjuad", "intervjuade"),
        Entity.GUIDE: ("intervjuguide", "intervjuguider"),
        Entity.GUIDE_QUESTION: ("guidefråga", "guidefrågor"),
        Entity.ASKED: ("avprickad guidefråga", "avprickade guidefrågor"),
        Entity.STARTED: ("markerad intervjustart", "markerade intervjustarter"),
        Entity.LINE: ("anteckning", "anteckningar"),
        Entity.EXCERPT: ("utdrag", "utdrag"),
        Entity.LINK: ("koppling till en fråga", "kopplingar till frågor"),
        Entity.ERASED: ("radering för gott", "raderingar för gott"),
    }
)
_FIELDS: Final[Mapping[tuple[Entity, str], str]] = MappingProxyType(
    {
        (Entity.SOURCE, "title"): "titel på",
        (Entity.SOURCE, "sort"): "typ av",
        (Entity.SOURCE, "published"): "datum för",
        (Entity.SOURCE, "publisher"): "utgivare av",
        (Entity.SOURCE, "request"): "besvarad begäran för",
        (Entity.SOURCE, "note"): "anteckning om",
        (Entity.REQUEST, "title"): "namn på",
        (Entity.REQUEST, "questions"): "frågor för",
        (Entity.REQUEST, "status"): "läge för",
        (Entity.REQUEST, "asked_on"): "dag för",
        (Entity.REQUEST, "note"): "anteckning om",
        (Entity.LOOKUP, "question"): "fråga för",
        (Entity.LOOKUP, "outcome"): "utfall för",
        (Entity.LOOKUP, "source"): "sida för",
        (Entity.LOOKUP, "note"): "notering om",
        (Entity.INTERVIEW, "role"): "roll för",
        (Entity.INTERVIEW, "organisation"): "organisation för",
        (Entity.INTERVIEW, "day"): "dag för",
        (Entity.INTERVIEW, "starts"): "tid för",
        (Entity.INTERVIEW, "ends"): "sluttid för",
        (Entity.INTERVIEW, "place"): "plats för",
        (Entity.INTERVIEW, "assessors"): "utvärderare vid",
        (Entity.INTERVIEW, "note"): "anteckning om",
        (Entity.INTERVIEW, "guide"): "guide för",
        (Entity.INTERVIEW, "status"): "läge för",
        (Entity.INTERVIEW, "retain_until"): "gallringsdatum för",
        (Entity.PERSON, "name"): "namn på",
        (Entity.PERSON, "code"): "rollkod för",
        (Entity.PERSON, "contact"): "kontaktuppgift till",
        (Entity.LINE, "speaker"): "talare på",
        (Entity.LINE, "signals"): "märkning av",
        (Entity.LINE, "time_mark"): "tidsmärke på",
        (Entity.LINE, "level"): "känslighet för",
        (Entity.LINE, "witness"): "samma uppgift som",
        (Entity.LINE, "reviewed"): "genomgång av",
        (Entity.EXCERPT, "comment"): "kommentar till",
        (Entity.EXCERPT, "level"): "känslighet för",
        (Entity.LINK, "direction"): "riktning för",
        (Entity.LINK, "strength"): "styrka för",
        (Entity.LINK, "comment"): "kommentar till",
    }
)
_ENDINGS: Final = (
    ("ordförande", "n"),
    ("råd", "et"),
    ("ombud", "et"),
    ("are", "n"),
    ("chef", "en"),
    ("direktör", "en"),
    ("strateg", "en"),
    ("ekonom", "en"),
    ("controller", "n"),
    ("rektor", "n"),
)
"""How roles are said in the definite form; others stand in quotation marks."""


def words(change: Forward, snapshot: Snapshot) -> str:
    """Return what a change is about: "anteckningsrad hos ekonomichefen"."""
    if change.entity is Entity.ERASED:
        return "radering för gott av en intervjuad"
    key = (change.entity, change.entity_id, change.field)
    row = next((v for v in (change.new, change.old) if isinstance(v, Mapping)), None)
    what = _thing(key, snapshot, row or {})
    if change.entity in (Entity.ASKED, Entity.STARTED):
        return what
    new, gone, moved = _NEW_GONE_MOVED[change.entity]
    if change.field == PRESENT:
        return f"{gone if change.new is None else new} {what}"
    if change.field == "position":
        return f"{moved} {what}"
    before = _FIELDS.get((change.entity, change.field), "")
    return f"{before} {what}".strip()


def several(changes: Sequence[Forward], snapshot: Snapshot) -> str:
    """Return what a step of several changes is about, empty where it is not only evidence."""
    if not all(change.entity in EVIDENCE for change in changes):
        return ""
    entity = min((change.entity for change in changes), key=_ORDER.index)
    own = [change for change in changes if change.entity is entity]
    if entity is Entity.LINE and (two := _two_lines(own, snapshot)):
        return two
    main = next((change for change in own if change.field == PRESENT), own[0])
    things = {change.entity_id for change in own if change.field == PRESENT} or {main.entity_id}
    if entity is Entity.LINK:
        return _links(own, snapshot) or words(main, snapshot)
    if len(things) > 1:
        gone = main.field == PRESENT and main.new is None
        return f"{len(things)} {'borttagna ' if gone else ''}{MANY[entity][1]}"
    said = words(main, snapshot)
    links = [change for change in changes if change.entity is Entity.LINK]
    numbers = _numbers([change for change in links if change.new is not None], snapshot)
    return f"{said} till {numbers}" if numbers and entity in (Entity.EXCERPT, Entity.LINE) else said


def place(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    """Return which field it is: "kommentar till utdrag ur Budget 2006"."""
    if key[0] is Entity.ERASED:
        return "radering för gott"
    return f"{_FIELDS.get((key[0], key[2]), '')} {_thing(key, snapshot, row)}".strip()


def question_of(key: Key, snapshot: Snapshot) -> QuestionId | None:
    """Return the question that a link or something to look for is about."""
    if key[0] is Entity.LINK:
        link = snapshot.material.links.get(RowId(key[1]))
        return link.question if link else None
    if key[0] is Entity.LOOKUP:
        found = (each.question for each in snapshot.material.lookups if each.id == key[1])
        return next(found, None)
    return None


def at_role(role: str) -> str:
    """Return whom one talks to: "ekonomichefen"; roles that are not known stand as written."""
    role = role.strip()
    lower = role[:1].lower() + role[1:] if not role[1:2].isupper() else role
    for ending, definite in _ENDINGS:
        if lower.endswith(ending):
            return lower + definite
    return f"”{role}”" if role else "någon"


def _thing(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    entity, entity_id, _ = key
    material = snapshot.material
    match entity:
        case Entity.SOURCE:
            return f"underlag ”{_source(entity_id, snapshot, row)}”"
        case Entity.REQUEST:
            known = next((each.title for each in material.requests if each.id == entity_id), "")
            return f"begäran om ”{known or row.get('title', '')}”"
        case Entity.LOOKUP | Entity.LINK:
            return _about(key, snapshot, row)
        case Entity.GUIDE | Entity.GUIDE_QUESTION:
            return _of_guide(key, snapshot, row)
        case Entity.EXCERPT:
            excerpt = material.excerpts.get(RowId(entity_id))
            source = excerpt.source if excerpt else str(row.get("source", ""))
            return f"utdrag ur {_source(source, snapshot, {}) or 'ett underlag'}"
        case _:
            return _at_interview(key, snapshot, row)


def _about(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    question = question_of(key, snapshot) or row.get("question")
    number = number_of(str(question), snapshot) if question else ""
    if key[0] is Entity.LINK:
        return f"koppling till {number or 'en fråga'}"
    return f"punkt att leta efter om {number}" if number else "punkt att leta efter"


def _source(row_id: str, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    known = snapshot.material.source(RowId(row_id))
    return known.title if known else str(row.get("title", ""))


def _of_guide(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    entity, entity_id, _ = key
    material, guide = snapshot.material, str(row.get("guide", ""))
    if entity is Entity.GUIDE:
        known = material.guide(RowId(entity_id))
        return f"guide för {at_role(known.role if known else str(row.get('role', '')))}"
    for owner, questions in material.guide_questions.items():
        if any(each.id == entity_id for each in questions):
            guide = owner
    known = material.guide(RowId(guide))
    return f"fråga i guiden för {at_role(known.role)}" if known else "fråga i en guide"


def _at_interview(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    entity, entity_id, _ = key
    material = snapshot.material
    if entity is Entity.INTERVIEW:
        known = material.interview(RowId(entity_id))
        return f"intervju med {at_role(known.role if known else str(row.get('role', '')))}"
    interview = str(row.get("interview", ""))
    if entity is Entity.LINE and (line := material.lines.get(RowId(entity_id))):
        interview = line.interview
    if entity is Entity.PERSON and (person := material.person(RowId(entity_id))):
        interview = person.interview
    if entity in (Entity.ASKED, Entity.STARTED):
        interview = entity_id.partition("/")[0]
    known = material.interview(RowId(interview))
    where = f" hos {at_role(known.role)}" if known else ""
    if entity is Entity.STARTED:
        talk = f"intervjun med {at_role(known.role)}" if known else "en intervju"
        return f"markerad start på {talk}"
    what = {Entity.LINE: "anteckningsrad", Entity.PERSON: "intervjuad"}
    return f"{what.get(entity, 'avprickad guidefråga')}{where}"


def _two_lines(changes: Sequence[Forward], snapshot: Snapshot) -> str:
    """Return what splitting or joining lines is called, empty for anything else."""
    whole = [change for change in changes if change.field == PRESENT]
    text = [change for change in changes if change.field == "text"]
    if len(whole) != 1 or not text or text[0].entity_id == whole[0].entity_id:
        return ""
    where = words(text[0], snapshot).removeprefix("anteckningsrad")
    return f"{'sammanslagna anteckningsrader' if whole[0].new is None else 'delad anteckningsrad'}{where}"  # fmt: skip  # noqa: E501


def _links(changes: Sequence[Forward], snapshot: Snapshot) -> str:
    made = [change for change in changes if change.field == PRESENT]
    numbers = _numbers(made, snapshot)
    if not numbers:
        return ""
    gone = all(change.new is None for change in made)
    return f"{'borttagen' if gone else 'ny'} koppling till {numbers}"


def _numbers(links: Sequence[Forward], snapshot: Snapshot) -> str:
    found = [
        number_of(str(row["question"]), snapshot)
        for change in links
        for row in (change.new, change.old)
        if isinstance(row, Mapping)
    ]
    return join_words(sorted(dict.fromkeys(found)))
