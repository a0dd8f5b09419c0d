"""Any valid edition survives being written down and read again, hash and all."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.catalogue.document import content_hash
from kompass.catalogue.files import load, parse, to_document
from kompass.catalogue.model import Area, Edition, Indicator, Question
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, IndicatorId, QuestionId

_LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"],
    exclude_characters="\ufffc\ufffd",
)


def _tidy(text: str) -> str:
    return normalize("NFC", text.strip())


TITLES = st.text(_LETTERS, min_size=1, max_size=40).map(_tidy).filter(bool)
TEXTS = st.one_of(
    st.just(""),
    st.lists(TITLES, min_size=1, max_size=3).map(lambda lines: _tidy("\n\n".join(lines))),
    st.sampled_from(
        ["null", "~", "yes", "1.10", "# nej", "- a", "a: b", "'", '"', "&a", "!b", "{"]
    ),
)
SHORT = st.one_of(st.just(""), TITLES.filter(lambda title: len(title) <= 50))


@st.composite
def splits(draw: st.DrawFn, whole: Decimal, unit: Decimal) -> list[Decimal]:
    """Points above zero that add up to ``whole``, in multiples of ``unit``."""
    units = int(whole / unit)
    cuts = draw(st.sets(st.integers(1, units - 1), max_size=4)) if units > 1 else set()
    edges = [0, *sorted(cuts), units]
    return [(b - a) * unit for a, b in pairwise(edges)]


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    incomplete = draw(st.booleans())
    count = draw(st.integers(1, 3))
    numbers = draw(st.permutations(range(1, 20)))[:count]
    edition = Edition(
        id=EditionId("e"),
        title=draw(TITLES),
        language=draw(st.sampled_from(["sv", "nb", "no", "en", "sv-FI"])),
        years=draw(TITLES),
        source=draw(TEXTS) or "Källa",
        step_percent=draw(st.sampled_from([Decimal(5), Decimal(10), Decimal("2.5"), Decimal(50)])),
        areas=tuple(draw(areas(number, incomplete=incomplete)) for number in numbers),
        incomplete=incomplete,
        note=draw(TEXTS),
    )
    return replace(edition, content_hash=content_hash(edition))


@st.composite
def areas(draw: st.DrawFn, number: int, *, incomplete: bool) -> Area:
    maxima: Sequence[Decimal | None] = draw(splits(Decimal(100), Decimal("0.4")))
    full: Decimal | None = Decimal(100)
    if incomplete:
        maxima = draw(st.lists(st.sampled_from([*maxima, None]), max_size=len(maxima), unique=True))
        full = draw(st.sampled_from([full, None]))
    return Area(
        id=AreaId(f"e-a{number}"),
        number=number,
        title=draw(TITLES),
        max_points=full,
        short_title=draw(SHORT),
        suggested_introduction=draw(TEXTS),
        questions=tuple(
            draw(questions(f"{number}.{place}", maximum))
            for place, maximum in enumerate(maxima, start=1)
        ),
    )


@st.composite
def questions(draw: st.DrawFn, number: str, maximum: Decimal | None) -> Question:
    own = f"e-q{number.replace('.', '-')}"
    shares = draw(splits(maximum, Decimal("0.2"))) if maximum and draw(st.booleans()) else []
    return Question(
        id=QuestionId(own),
        number=number,
        title=draw(TITLES),
        max_points=maximum,
        printed_title=draw(st.one_of(st.just(""), TITLES)),
        indicators=tuple(
            Indicator(IndicatorId(f"{own}-i{n}"), draw(TEXTS) or "Åtgärd", share, draw(TEXTS))
            for n, share in enumerate(shares)
        ),
    )


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
