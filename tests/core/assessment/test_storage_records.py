"""The tables, the fields of the journal and the snapshot are lists of the same things."""

from dataclasses import fields

import pytest
from pydantic import ValidationError

from kompass.assessment.records import RECORDS, TABLES, ChangeRecord, checked, table_of
from kompass.assessment.snapshot import Details
from kompass.assessment.state import SHAPES, Entity
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
        assert {str(column.type) for column in table.columns} <= {"TEXT", "INTEGER"}


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
    good = {"id": "k2002-x", "points": "22.5", "rationale": ""}
    assert checked(RECORDS[Entity.SCORE], good) == good

    with pytest.raises(ValidationError):
        checked(RECORDS[Entity.SCORE], {**good, **wrong})


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
