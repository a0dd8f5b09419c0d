"""Any valid edition survives being written down and read again, hash and all."""

import json
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from editions_drawn import editions
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.catalogue.files import load, parse, to_document
from kompass.catalogue.model import Edition
from kompass.errors import KompassError


@settings(max_examples=60)
@given(editions())
def test_through_json(edition: Edition) -> None:
    again = parse(json.loads(json.dumps(to_document(edition))), "x")
    assert again == edition
    assert to_document(again) == to_document(edition)


@settings(max_examples=60)
@given(editions())
def test_through_yaml(edition: Edition) -> None:
    text = yaml.safe_dump(to_document(edition), allow_unicode=True, sort_keys=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "min.yaml"
        path.write_text(text, "utf-8")
        assert load(path) == edition


@settings(max_examples=30)
@given(editions(), st.data())
def test_a_stored_copy_with_any_other_maximum_is_refused(edition: Edition, data: Any) -> None:
    document: Any = to_document(edition)
    known = [
        question
        for area in document["areas"]
        for question in area.get("questions", [])
        if "max_points" in question
    ]
    if not known:
        return
    question = data.draw(st.sampled_from(known))
    question["max_points"] = str(Decimal(question["max_points"]) - Decimal("0.2"))
    with pytest.raises(KompassError):
        parse(document, "x")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "number",
                        "title",
                        "max_points",
                        "areas",
                        "questions",
                        "indicators",
                        "points",
                        "text",
                        "incomplete",
                        "step_percent",
                        "language",
                        "x",
                    ]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_is_parsed_is_refused_in_one_line(document: object) -> None:
    with pytest.raises(KompassError) as refused:
        parse(document, "x")
    assert str(refused.value).isprintable()


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_whatever_is_in_a_file_is_refused_in_one_line(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "min.yaml"
        path.write_text(text, "utf-8")
        with pytest.raises(KompassError) as refused:
            load(path)
    assert str(refused.value).isprintable()
