"""Crosswalks between editions: whose they are, which way they go, and what bad files get."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.complaints import Complaints
from kompass.catalogue.crosswalk import (
    NOTHING_PROPOSED,
    Bridge,
    Crosswalk,
    Crosswalks,
    Likeness,
    known_crosswalks,
    packaged_crosswalks,
)
from kompass.catalogue.crosswalk_files import UserCrosswalks, as_yaml, load, to_document
from kompass.catalogue.crosswalk_reading import read_crosswalk
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.catalogue.user_editions import UserEditions
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, QuestionId

SAMHALLE = {
    2002: AreaId("k2002-samhalle"),
    2010: AreaId("k2010-samhalle"),
    2016: AreaId("k2016-samhalle"),
    2020: AreaId("k2020-samhalle"),
}
YEARS = ((2002, 2010), (2010, 2016), (2002, 2016), (2016, 2020), (2010, 2020), (2002, 2020))


def edition(year: int) -> Edition:
    return packaged(f"kommunkompassen-{year}")


def bridge(one: int, other: int) -> Bridge:
    return packaged_crosswalks().between(edition(one), edition(other))


def own_document(**changes: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "kind": "crosswalk",
        "id": "vart-samband",
        "title": "Vårt samband",
        "label": "Exempelstads förslag",
        "proposed_by": "Exempelstads kommun",
        "one": "kommunkompassen-2002",
        "other": "kommunkompassen-2020",
        "areas": [
            {
                "one": "k2002-samhalle",
                "other": "k2020-samhalle",
                "likeness": "same",
                "reason": "vi har jämfört båda våra rapporter",
            }
        ],
    }
    return document | changes


def read(document: object) -> Crosswalk:
    return read_crosswalk(document, Complaints("prov"), UserCrosswalks().edition_named)


@pytest.mark.parametrize(("one", "other"), YEARS)
def test_every_pair_of_editions_has_our_own_proposal_labelled_as_such(one: int, other: int) -> None:
    found = bridge(one, other)
    assert found.label == "Kompass eget förslag"
    assert not found.same_edition
    assert found.crosswalk is not None
    assert found.crosswalk.proposed_by == "Kompass"
    named = {pair.one for pair in found.areas} | {pair.other for pair in found.areas}
    assert set(edition(one).area_ids) <= named
    for pair in (*found.areas, *found.questions):
        assert pair.proposed_by == "Kompass"
        assert pair.reason
        assert pair.reason[0].islower()
        assert pair.likeness is not Likeness.SAME, "nothing published says that only a name changed"


def test_samhallsbyggnad_is_area_8_until_2019_and_area_2_from_2020() -> None:
    for year in (2002, 2010, 2016):
        (pair,) = bridge(year, 2020).area(SAMHALLE[year])
        assert pair.other == SAMHALLE[2020]
        assert edition(year).area(SAMHALLE[year]).number == 8
    assert edition(2020).area(SAMHALLE[2020]).number == 2
    second_of_2002 = edition(2002).areas[1]
    assert [pair.other for pair in bridge(2002, 2020).area(second_of_2002.id)] == ["k2020-brukare"]


def test_the_other_way_round_is_the_same_pairs_turned() -> None:
    there, back = bridge(2002, 2020), bridge(2020, 2002)
    pairs = {(p.one, p.other, p.likeness, p.reason) for p in there.areas if p.other}
    assert {(p.other, p.one, p.likeness, p.reason) for p in back.areas if p.other} == pairs
    (alone,) = back.area(AreaId("k2020-effektivitet"))
    assert (alone.other, alone.likeness) == (None, Likeness.NOT_COMPARABLE)
    assert "effektivitet" in alone.reason


def test_questions_may_have_moved_to_another_area() -> None:
    found = bridge(2002, 2010)
    (pair,) = found.question(QuestionId("k2002-utveckling-jamforelser"))
    assert pair.other == "k2010-resultat-jamforelser"
    assert pair.likeness is Likeness.RECAST
    (nothing,) = found.question(QuestionId("k2002-samhalle-kulturliv"))
    assert (nothing.likeness, nothing.reason) == (Likeness.NOT_COMPARABLE, NOTHING_PROPOSED)
    assert nothing.proposed_by == ""


def test_within_one_edition_everything_is_the_same_without_a_proposal() -> None:
    found = bridge(2002, 2002)
    assert found.same_edition
    assert found.label == ""
    assert all(pair.likeness is Likeness.SAME for pair in (*found.areas, *found.questions))
    assert len(found.areas) == 8
    assert len(found.questions) == 37


def test_a_completed_copy_goes_by_the_same_crosswalk_and_is_the_same_edition() -> None:
    base = edition(2010)
    own = replace(base, id=EditionId("var-2010"))
    assert packaged_crosswalks().between(base, own).same_edition
    found = packaged_crosswalks().between(own, edition(2020))
    assert [pair.other for pair in found.areas] == [p.other for p in bridge(2010, 2020).areas]
    level = at_area_level(base)
    assert packaged_crosswalks().between(edition(2002), level).area(SAMHALLE[2002])[0].other
    assert packaged_crosswalks().between(edition(2002), level).questions == tuple(
        pair for pair in bridge(2002, 2010).questions if pair.other is None
    ), "an edition at area level has no question to pair with"


def test_a_question_with_another_maximum_in_a_copy_is_recast_and_says_so() -> None:
    base = edition(2002)
    first = base.areas[0]
    changed = (replace(first.questions[0], max_points=Decimal(30)), *first.questions[1:])
    own = replace(
        base,
        id=EditionId("egen"),
        areas=(replace(first, questions=changed), *base.areas[1:]),
    )
    (pair,) = packaged_crosswalks().between(base, own).question(first.questions[0].id)
    assert pair.likeness is Likeness.RECAST
    assert "(40 och 30)" in pair.reason


def test_nothing_proposed_is_not_comparable() -> None:
    found = Crosswalks().between(edition(2002), edition(2020))
    (pair,) = found.area(SAMHALLE[2002])
    assert (pair.other, pair.likeness) == (None, Likeness.NOT_COMPARABLE)
    assert pair.reason == "ingen motsvarighet är föreslagen"
    assert found.label == ""


def test_an_own_crosswalk_wins_over_the_shipped_one() -> None:
    UserCrosswalks().save(read(own_document()))
    found = known_crosswalks().between(edition(2002), edition(2020))
    assert found.label == "Exempelstads förslag"
    assert found.area(SAMHALLE[2002])[0].likeness is Likeness.SAME
    assert found.area(AreaId("k2002-personal"))[0].reason == NOTHING_PROPOSED
    turned = known_crosswalks().between(edition(2020), edition(2002))
    assert turned.label == "Exempelstads förslag"
    other = known_crosswalks().between(edition(2002), edition(2010))
    assert other.label == "Kompass eget förslag"


def test_an_own_crosswalk_does_not_disturb_the_own_editions() -> None:
    UserCrosswalks().save(read(own_document()))
    assert UserEditions().contents().broken == ()
    assert UserEditions().contents().editions == ()


def test_saving_again_replaces_and_a_damaged_file_harms_nothing_else() -> None:
    user = UserCrosswalks()
    path = user.save(read(own_document()))
    assert user.save(read(own_document(title="Nytt"))) == path
    (user.folder / "trasig.yaml").write_text("kind: crosswalk\nid: trasig\n", "utf-8")
    found = known_crosswalks()
    assert found.all[0].title == "Nytt"
    (trouble,) = found.broken
    assert str(trouble).startswith("trasig.yaml")


@pytest.mark.parametrize("shipped", packaged_crosswalks().all, ids=lambda one: one.id)
def test_writing_and_reading_gives_the_same(shipped: Crosswalk, tmp_path: Path) -> None:
    path = tmp_path / "samma.yaml"
    path.write_text(as_yaml(shipped), "utf-8")
    assert load(path, UserCrosswalks().edition_named) == shipped
    assert yaml.safe_load(as_yaml(shipped)) == to_document(shipped)


@pytest.mark.parametrize("key", ["id", "label", "proposed_by"])
def test_nobody_speaks_in_the_name_of_a_shipped_one(key: str) -> None:
    shipped = packaged_crosswalks().all[0]
    borrowed = read(own_document(**{key: getattr(shipped, key)}))
    with pytest.raises(KompassError):
        UserCrosswalks().save(borrowed)


def area(**changes: object) -> dict[str, Any]:
    return {**own_document()["areas"][0], **changes}


SPOILED: list[tuple[dict[str, Any], str]] = [
    ({"areas": []}, "areas är tom"),
    ({"areas": None}, "areas saknas"),
    ({"one": "kommunkompassen-1999"}, "one är utgåvan ”kommunkompassen-1999”, som inte finns här"),
    ({"other": "kommunkompassen-2002"}, "samma utgåva"),
    ({"areas": [area(one="k2002-samhälle")]}, "Menas ”k2002-samhalle”"),
    ({"areas": [area(other="k2002-samhalle")]}, "som inte finns i utgåvan"),
    ({"areas": [area(likeness="samma")]}, "ska vara ett av same, recast, not_comparable"),
    ({"areas": [area(likeness=None)]}, "likeness saknas"),
    ({"areas": [area(reason=None)]}, "reason saknas"),
    ({"areas": [area(other=None)]}, "kan bara vara not_comparable"),
    ({"areas": [area(one=None, other=None)]}, "varken one eller other"),
    ({"areas": [area(), area()]}, "Paret står redan"),
    ({"areas": [area(), area(other="k2020-kvalitet", likeness="recast")]}, "är recast"),
    ({"areas": [area(likeness="recast"), area(other=None, likeness="not_comparable")]}, "utan mot"),
    ({"areas": ["k2002-samhalle"]}, "inte text"),
    ({"weights": 1}, "Okänd nyckel"),
    ({"kind": "samband"}, "kind: crosswalk"),
    ({"label": None}, "label saknas"),
]  # fmt: skip


@pytest.mark.parametrize(("spoiled", "said"), SPOILED, ids=[said for _, said in SPOILED])
def test_a_bad_file_gets_one_clear_sentence(spoiled: dict[str, Any], said: str) -> None:
    with pytest.raises(KompassError) as caught:
        read(own_document(**spoiled))
    assert said in str(caught.value), caught.value
    assert str(caught.value).startswith("prov")


@pytest.mark.parametrize("nonsense", [None, [], "text", 3])
def test_what_is_no_crosswalk_at_all(nonsense: object) -> None:
    with pytest.raises(KompassError, match="inget samband"):
        read(nonsense)


def test_an_edition_is_told_apart_from_a_crosswalk(tmp_path: Path) -> None:
    from kompass.catalogue.files import load as load_edition

    path = tmp_path / "s.yaml"
    path.write_text(as_yaml(packaged_crosswalks().all[0]), "utf-8")
    with pytest.raises(KompassError, match="samband mellan utgåvor"):
        load_edition(path)
