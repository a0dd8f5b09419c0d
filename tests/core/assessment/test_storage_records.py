"""The tables, the fields of the journal and the snapshot are lists of the same things."""

from dataclasses import fields

import pytest
from pydantic import ValidationError

from kompass.assessment.file.records import RECORDS, TABLES, ChangeRecord, checked, table_of
from kompass.assessment.snapshot import Details
from kompass.assessment.values.state import SHAPES, Entity
from kompass.ids import new_id

every_entity = pytest.mark.parametrize("entity", Entity)


@every_entity
def test_every_field_is_a_column(entity: Entity) -> None:
    shape = SHAPES[entity]
    extra = {"id", "removed"} if shape.created else {"id"}

    assert set(table_of(RECORDS[entity]).columns.keys()) == extra | set(shape.defaults)


def test_every_detail_is_a_field() -> None:
    assert {field.name for field in fields(Details)} == set(SHAPES[Entity.DETAILS].defaults)


def test_columns_are_text_and_whole_numbers_in_strict_tables() -> None:
    for record in TABLES:
        table = table_of(record)
        assert table.dialect_options["sqlite"]["strict"]
        bytes_too = {"BLOB"} if table.name == "content" else set()
        assert {str(column.type) for column in table.columns} <= {"TEXT", "INTEGER"} | bytes_too


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": "22,5"},
        {"points": "-1"},
        {"points": "1.005"},
        {"points": 22.5},
        {"points": "1E3"},
        {"rationale": None},
        {"rationale": 3},
        {"id": ""},
    ],
)
def test_a_score_must_look_like_one(wrong: dict[str, object]) -> None:
    good = {"id": "k2002-x", "points": "22.5", "rationale": "", "override_reason": ""}
    assert checked(RECORDS[Entity.SCORE], good) == good

    with pytest.raises(ValidationError):
        checked(RECORDS[Entity.SCORE], {**good, **wrong})


@pytest.mark.parametrize("share", ["1.0", "1.5", "0.333", "-0.5", ".5", 0.5, 1, ""])
def test_a_mark_is_a_share(share: object) -> None:
    good = {"id": f"{new_id()}/ka-x", "share": "0.5", "note": ""}
    assert checked(RECORDS[Entity.MARK], good) == good
    for other in ("0", "1", "0.33", None):
        checked(RECORDS[Entity.MARK], {**good, "share": other})

    with pytest.raises(ValidationError):
        checked(RECORDS[Entity.MARK], {**good, "share": share})


@pytest.mark.parametrize("wrong", ["x", "/k2002-x", "x/", "a/b/c", "A/b"])
def test_what_is_somebodys_own_has_two_ids(wrong: str) -> None:
    good = {"id": "team/k2002-x", "points": None, "rationale": "", "override_reason": ""}
    checked(RECORDS[Entity.OWN_SCORE], good)

    with pytest.raises(ValidationError):
        checked(RECORDS[Entity.OWN_SCORE], {**good, "id": wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"digest": "x"},
        {"change": "7"},
        {"at": "2026-11-21T09:00:00Z"},
        {"at": None},
        {"at": "2026-11-21T09:00:00+01:00"},
    ],
)
def test_a_signature_must_look_like_one(wrong: dict[str, object]) -> None:
    signed = {"change": new_id(), "digest": "0" * 64, "at": "2026-11-21T09:00:00.000001+00:00"}
    good = {"id": new_id(), "signed": signed}
    assert checked(RECORDS[Entity.SIGNATURE], good) == good
    checked(RECORDS[Entity.SIGNATURE], {**good, "signed": None})

    with pytest.raises(ValidationError):
        checked(RECORDS[Entity.SIGNATURE], {**good, "signed": {**signed, **wrong}})


@pytest.mark.parametrize(
    "wrong",
    [{"id": "7"}, {"at": "2026-11-21T09:00:00"}, {"kind": "x"}, {"entity": "x"}, {"seq": 0}],
)
def test_a_change_must_look_like_one(wrong: dict[str, object]) -> None:
    good = {
        "seq": 1,
        "id": new_id(),
        "at": "2026-11-21T09:00:00Z",
        "author": "",
        "kind": "edit",
        "step": new_id(),
        "entity": "score",
        "entity_id": "x",
        "field": "points",
    }
    checked(ChangeRecord, good)

    with pytest.raises(ValidationError):
        checked(ChangeRecord, {**good, **wrong})


LINK = {
    "id": new_id(),
    "of": new_id(),
    "question": "k2002-x",
    "indicator": "",
    "direction": "supports",
    "strength": 2,
    "comment": "",
    "author": "",
    "origin": "typed",
    "at": "",
    "removed": False,
}
LINE = {
    "id": new_id(),
    "interview": new_id(),
    "author": "",
    "position": "0mi",
    "typed_at": "2026-11-21T09:00:00+00:00",
    "text": "",
    "speaker": "",
    "signals": "key check",
    "level": "internal",
    "time_mark": "",
    "witness": "",
    "reviewed": "yes",
    "removed": False,
}


@pytest.mark.parametrize(
    ("entity", "good", "wrong"),
    [
        (Entity.LINK, LINK, {"strength": 0}),
        (Entity.LINK, LINK, {"strength": 4}),
        (Entity.LINK, LINK, {"direction": "for"}),
        (Entity.LINK, LINK, {"of": ""}),
        (Entity.LINK, LINK, {"author": "Anna"}),
        (Entity.LINK, LINK, {"at": "2026-11-21"}),
        (Entity.LINE, LINE, {"typed_at": ""}),
        (Entity.LINE, LINE, {"typed_at": "2026-11-21T09:00:00Z"}),
        (Entity.LINE, LINE, {"position": ""}),
        (Entity.LINE, LINE, {"level": "secret"}),
        (Entity.LINE, LINE, {"reviewed": "no"}),
        (Entity.LINE, LINE, {"speaker": "KD"}),
        (Entity.LINE, LINE, {"text": None}),
    ],
)
def test_evidence_must_look_like_it(
    entity: Entity, good: dict[str, object], wrong: dict[str, object]
) -> None:
    assert checked(RECORDS[entity], good) == good

    with pytest.raises(ValidationError):
        checked(RECORDS[entity], {**good, **wrong})
