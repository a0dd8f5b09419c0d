"""An indicator set laid over an edition: nothing else changes, and everything is pinned."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from editions_drawn import TEXTS, TITLES, editions, splits
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kompass.catalogue import files, indicators
from kompass.catalogue.document import content_hash
from kompass.catalogue.files import packaged, packaged_editions, parse, to_document
from kompass.catalogue.indicators import (
    IndicatorSet,
    QuestionIndicators,
    indicator_sets_for,
    packaged_indicator_sets,
    set_in,
    set_to_document,
    with_indicators,
    without_indicators,
)
from kompass.catalogue.model import Edition, Indicator
from kompass.catalogue.yaml_out import as_yaml
from kompass.errors import KompassError
from kompass.ids import EditionId, IndicatorId, IndicatorSetId

PLAIN_2002 = "a8030d952d6f7d7cfd9be67d57b3a4ac03e21d504af1d4ac19896b3fd9cb79a4"


@pytest.fixture
def edition() -> Edition:
    return packaged("kommunkompassen-2002")


@pytest.fixture
def chosen(edition: Edition) -> IndicatorSet:
    return indicator_sets_for(edition)[0]


@st.composite
def bare_editions(draw: st.DrawFn) -> Edition:
    edition = draw(editions())
    areas = tuple(
        replace(area, questions=tuple(replace(q, indicators=()) for q in area.questions))
        for area in edition.areas
    )
    edition = replace(edition, areas=areas, indicator_set=None)
    return replace(edition, content_hash=content_hash(edition))


@st.composite
def sets_for(draw: st.DrawFn, edition: Edition) -> IndicatorSet:
    """A valid set for some of the questions of ``edition``."""
    parts = []
    for question in edition.questions():
        if draw(st.booleans()):
            goal = question.max_points or Decimal(50)
            found = tuple(
                Indicator(IndicatorId(f"s-{question.id}-{n}"), draw(TITLES), share, draw(TEXTS))
                for n, share in enumerate(draw(splits(goal, Decimal("0.2"))))
            )
            parts.append(QuestionIndicators(question.id, found))
    assume(parts)
    made = IndicatorSet(
        id=IndicatorSetId("s"),
        title=draw(TITLES),
        label=draw(TITLES),
        proposed_by=draw(TITLES),
        edition=edition.id,
        edition_hash=edition.content_hash,
        questions=tuple(parts),
        note=draw(TEXTS),
    )
    return indicators.parse(set_to_document(made), "x", {edition.id: edition}.get)


def test_the_edition_itself_stays_what_it_was(edition: Edition, chosen: IndicatorSet) -> None:
    laid = with_indicators(edition, chosen)
    assert edition.content_hash == PLAIN_2002
    assert laid.id == edition.id
    assert [replace(q, indicators=()) for q in laid.questions()] == list(edition.questions())
    assert without_indicators(laid) == edition
    assert without_indicators(laid).content_hash == PLAIN_2002


def test_the_set_is_remembered_with_its_label(edition: Edition, chosen: IndicatorSet) -> None:
    laid = with_indicators(edition, chosen)
    assert laid.indicator_set is not None
    assert laid.indicator_set.id == "kompass-arbetsindikatorer-2002"
    assert laid.indicator_set.label == "Kompass arbetsförslag, inte SKL:s lista"
    assert set_in(laid) == replace(chosen, note="")
    assert set_in(edition) is None


def test_the_hash_pins_edition_set_and_every_indicator(
    edition: Edition, chosen: IndicatorSet
) -> None:
    laid = with_indicators(edition, chosen)
    (first, *others) = chosen.questions
    (one, *rest) = first.indicators

    def hash_with(changed: IndicatorSet) -> str:
        return with_indicators(edition, changed).content_hash

    hashes = [
        edition.content_hash,
        laid.content_hash,
        hash_with(replace(chosen, id=IndicatorSetId("annan"))),
        *(
            hash_with(
                replace(
                    chosen,
                    questions=(
                        replace(first, indicators=(replace(one, **change), *rest)),
                        *others,
                    ),
                )
            )
            for change in ({"text": "Annat."}, {"evidence": "Annat"}, {"id": "annat"})
        ),
    ]
    assert len(set(hashes)) == len(hashes)
    mended = replace(chosen, title="Annan titel", note="Annat")
    assert hash_with(mended) == laid.content_hash


def test_the_frozen_copy_of_an_assessment_holds_the_set(
    edition: Edition, chosen: IndicatorSet
) -> None:
    laid = with_indicators(edition, chosen)
    stored = json.loads(json.dumps(to_document(laid)))
    assert parse(stored, "x") == laid
    stored["indicator_set"]["id"] = "smygande"
    with pytest.raises(KompassError, match="Innehållet är ändrat"):
        parse(stored, "x")


def test_a_set_for_something_else_is_refused(edition: Edition, chosen: IndicatorSet) -> None:
    with pytest.raises(KompassError, match="gjord för en annan utgåva"):
        with_indicators(replace(edition, id=EditionId("annan")), chosen)
    changed = replace(edition, step_percent=Decimal(10))
    with pytest.raises(KompassError, match="gjord för en annan utgåva"):
        with_indicators(changed, chosen)


def test_two_sets_on_one_edition_are_refused(edition: Edition, chosen: IndicatorSet) -> None:
    with pytest.raises(KompassError, match="har redan indikatorer"):
        with_indicators(with_indicators(edition, chosen), chosen)


def test_sets_are_found_for_the_very_edition(edition: Edition, chosen: IndicatorSet) -> None:
    assert [one.id for one in indicator_sets_for(edition)] == [chosen.id]
    assert indicator_sets_for(with_indicators(edition, chosen)) == (chosen,)
    assert indicator_sets_for(replace(edition, incomplete=True)) == ()
    own = replace(chosen, id=IndicatorSetId("egen"))
    other = replace(own, edition=EditionId("annan"))
    assert [one.id for one in indicator_sets_for(edition, (other, own))] == [chosen.id, "egen"]


def test_an_edition_with_indicators_of_its_own_has_no_sets(
    edition: Edition, chosen: IndicatorSet
) -> None:
    own = replace(with_indicators(edition, chosen), indicator_set=None)
    assert indicator_sets_for(own) == ()
    assert without_indicators(own) == own


def test_the_editions_that_ship_are_not_disturbed_by_the_sets() -> None:
    shipped = [f"kommunkompassen-{year}" for year in (2002, 2010, 2016, 2020)]
    assert [edition.id for edition in packaged_editions()] == shipped
    assert [chosen.id for chosen in packaged_indicator_sets()] == ["kompass-arbetsindikatorer-2002"]
    with pytest.raises(KompassError, match=rf"Välj bland: {', '.join(shipped)}\.$"):
        packaged("kompass-arbetsindikatorer-2002")


def test_an_edition_that_only_mentions_a_kind_is_still_an_edition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = {
        "criteria/a.yaml": b"note: >-\n  kind: of\nx: 'kind: y'\n",
        "criteria/b.yaml": b"kind: indicators\n",
    }
    monkeypatch.setattr(files.shipped, "names", lambda _folder, _suffix: list(raw))
    monkeypatch.setattr(files.shipped, "read_bytes", raw.__getitem__)
    assert list(files.packaged_files()) == ["criteria/a.yaml"]
    assert list(files.packaged_files(with_kind=True)) == ["criteria/b.yaml"]


def test_the_order_of_questions_in_the_file_does_not_matter(
    edition: Edition, chosen: IndicatorSet
) -> None:
    document: Any = set_to_document(chosen)
    document["questions"].reverse()
    assert indicators.parse(document, "x", {edition.id: edition}.get) == chosen


@settings(max_examples=40)
@given(st.data())
def test_any_set_through_json_yaml_and_a_frozen_copy(data: st.DataObject) -> None:
    edition = data.draw(bare_editions())
    chosen = data.draw(sets_for(edition))
    named = {edition.id: edition}.get
    assert indicators.parse(json.loads(json.dumps(set_to_document(chosen))), "x", named) == chosen
    assert indicators.parse(yaml.safe_load(as_yaml(chosen)), "x", named) == chosen
    laid = with_indicators(edition, chosen)
    assert parse(to_document(laid), "x") == laid
    assert without_indicators(laid) == edition
    assert set_in(laid, chosen.note) == chosen


def test_a_set_is_read_from_a_file(tmp_path: Path, edition: Edition, chosen: IndicatorSet) -> None:
    path = tmp_path / "min.yaml"
    path.write_text(as_yaml(chosen), "utf-8")
    assert indicators.load(path, {edition.id: edition}.get) == chosen
    with pytest.raises(
        KompassError, match=r"^min\.yaml, rad 1: Filen är en indikatorlista, ingen utgåva"
    ):
        files.load(path)
