"""A person's own editions: what is there stays what it is, and nothing broken does harm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create, open_file
from kompass.catalogue.files import packaged, parse
from kompass.catalogue.indicators import (
    IndicatorSet,
    QuestionIndicators,
    indicator_sets_for,
    set_in,
    with_indicators,
)
from kompass.catalogue.known import known
from kompass.catalogue.model import Edition
from kompass.catalogue.user_editions import UserEditions
from kompass.catalogue.yaml_out import as_yaml
from kompass.errors import KompassError
from kompass.ids import EditionId, IndicatorSetId


@pytest.fixture
def user(tmp_path: Path) -> UserEditions:
    return UserEditions(tmp_path / "egna" / "utgåvor")


@pytest.fixture
def own(small: dict[str, Any]) -> Edition:
    return parse(small, "x")


@pytest.fixture
def own_set() -> IndicatorSet:
    """Somebody's own indicators for the shipped edition."""
    edition = packaged("kommunkompassen-2002")
    chosen = indicator_sets_for(edition)[0]
    named = replace(chosen, id=IndicatorSetId("egen-lista"), label="Vårt förslag", title="Vår")
    found = set_in(with_indicators(edition, named))
    assert found is not None
    return found


def refusal(attempt: Callable[[], object]) -> str:
    with pytest.raises(KompassError) as refused:
        attempt()
    return str(refused.value)


def test_an_empty_folder_need_not_exist(user: UserEditions) -> None:
    contents = user.contents()
    assert (contents.editions, contents.indicator_sets, contents.broken) == ((), (), ())
    assert not user.folder.exists()


def test_the_folder_is_the_users_own(user_folders: Path) -> None:
    folder = UserEditions().folder
    assert folder.is_relative_to(user_folders)
    assert folder.parts[-2:] == ("Kompass", "utgåvor")


def test_what_is_saved_comes_back(user: UserEditions, own: Edition, own_set: IndicatorSet) -> None:
    assert user.save(own) == user.folder / "small-2026.yaml"
    user.save(own_set)
    contents = user.contents()
    assert contents.editions == (own,)
    assert contents.indicator_sets == (own_set,)
    assert contents.broken == ()
    assert [path.name for path in sorted(user.folder.iterdir())] == [
        "egen-lista.yaml",
        "small-2026.yaml",
    ]


def test_a_set_for_an_own_edition(user: UserEditions, own: Edition, own_set: IndicatorSet) -> None:
    (one, *_) = own_set.questions[0].indicators
    all_points = (replace(one, points=Decimal(60)),)
    part = QuestionIndicators(own.areas[0].questions[0].id, all_points)
    mine = replace(own_set, edition=own.id, edition_hash=own.content_hash, questions=(part,))
    mine = set_in(with_indicators(own, mine)) or mine
    user.save(own)
    user.save(mine)
    assert user.contents().indicator_sets == (mine,)
    assert known(user).sets_for(own) == (mine,)
    (user.folder / "small-2026.yaml").unlink()
    (broken,) = user.contents().broken
    assert "”small-2026”, som inte finns här" in str(broken)


def test_saving_again_changes_nothing(user: UserEditions, own: Edition) -> None:
    path = user.save(own)
    before = path.stat().st_mtime_ns
    assert user.save(own) == path
    assert path.stat().st_mtime_ns == before


def test_words_that_no_points_rest_on_may_be_mended(user: UserEditions, own: Edition) -> None:
    user.save(own)
    user.save(replace(own, note="Rättad anmärkning"))
    assert user.contents().editions[0].note == "Rättad anmärkning"


def test_what_is_published_is_never_edited(user: UserEditions, small: dict[str, Any]) -> None:
    user.save(parse(small, "x"))
    small["areas"][0]["title"] = "Annat"
    changed = parse(small, "x")
    said = refusal(lambda: user.save(changed))
    assert said.startswith("”small-2026” finns redan med ett annat innehåll")
    assert user.contents().editions[0].areas[0].title == "Dialog"
    user.save(parse(small | {"id": "small-2027"}, "x"))
    assert [edition.id for edition in user.contents().editions] == ["small-2026", "small-2027"]


@pytest.mark.parametrize("taken", ["kommunkompassen-2002", "kompass-arbetsindikatorer-2002"])
def test_an_id_that_ships_is_refused(taken: str, user: UserEditions, own: Edition) -> None:
    said = refusal(lambda: user.save(replace(own, id=EditionId(taken))))
    assert said == f"”{taken}” följer med Kompass och ändras inte. Välj ett nytt id."
    assert not user.folder.exists()


def test_an_edition_and_a_set_cannot_share_an_id(
    user: UserEditions, own: Edition, own_set: IndicatorSet
) -> None:
    user.save(own)
    said = refusal(lambda: user.save(replace(own_set, id=IndicatorSetId("small-2026"))))
    assert "finns redan med ett annat innehåll" in said


def test_nobody_speaks_in_the_name_of_the_shipped_set(
    user: UserEditions, own_set: IndicatorSet
) -> None:
    label = "Kompass arbetsförslag, inte SKL:s lista"
    fewer = replace(own_set, questions=own_set.questions[:3])
    assert "Skriv en egen märkning" in refusal(lambda: user.save(replace(fewer, label=label)))
    user.save(fewer)


def test_broken_files_are_told_of_and_harm_nothing(user: UserEditions, own: Edition) -> None:
    user.save(own)
    shipped = as_yaml(replace(own, id=EditionId("kommunkompassen-2002")))
    edited = as_yaml(own).replace("Dialog", "Annat").replace("small-2026", "small-2028")
    for name, text in (
        ("a.yaml", "id: [\n"),
        ("b.yaml", shipped),
        ("c.yaml", edited),
        ("z.yaml", as_yaml(own)),
        ("d.yaml", "kind: indicators\n"),
        ("e.yaml", ""),
        ("readme.txt", "Hej"),
        (".f.yaml", "{"),
    ):
        (user.folder / name).write_text(text, "utf-8")
    (user.folder / "g.yaml").mkdir()
    contents = user.contents()
    assert contents.editions == (own,)
    assert sorted(str(trouble).split(",")[0].split(":")[0] for trouble in contents.broken) == [
        "a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml", "g.yaml", "z.yaml",
    ]  # fmt: skip
    said = " ".join(map(str, contents.broken))
    assert "Innehållet är ändrat sedan utgåvan låstes" in said
    assert "tillhör något som följer med Kompass" in said
    assert "finns redan i small-2026.yaml" in said


def test_a_broken_file_is_not_written_over(user: UserEditions, own: Edition) -> None:
    user.folder.mkdir(parents=True)
    (user.folder / "small-2026.yaml").write_text("trasig: [", "utf-8")
    assert "ligger redan en fil som heter small-2026.yaml" in refusal(lambda: user.save(own))


def test_a_file_by_another_name_is_the_same_edition(user: UserEditions, own: Edition) -> None:
    user.folder.mkdir(parents=True)
    (user.folder / "min egen.yaml").write_text(as_yaml(own), "utf-8")
    assert user.save(own).name == "min egen.yaml"
    assert user.save(replace(own, note="Mer")).name == "min egen.yaml"
    assert len(list(user.folder.iterdir())) == 1


def test_a_folder_that_is_a_file(tmp_path: Path, own: Edition) -> None:
    (tmp_path / "fil").write_text("x", "utf-8")
    user = UserEditions(tmp_path / "fil")
    (trouble,) = user.contents().broken
    assert "går inte att läsa" in str(trouble)
    assert "går inte att skapa" in refusal(lambda: user.save(own))


def test_a_failed_save_leaves_what_was_there(
    user: UserEditions, own: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = user.save(own)
    before = path.read_bytes()

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "disken är full" in refusal(lambda: user.save(replace(own, note="Mer")))
    assert path.read_bytes() == before
    assert list(user.folder.iterdir()) == [path]


def test_everything_there_is(user: UserEditions, own: Edition, own_set: IndicatorSet) -> None:
    user.save(own)
    user.save(own_set)
    everything = known(user)
    assert [item.id for item in everything.items] == [
        "kommunkompassen-2002",
        "kommunkompassen-2010",
        "kommunkompassen-2016",
        "kommunkompassen-2020",
        "small-2026",
        "kompass-arbetsindikatorer-2002",
        "egen-lista",
    ]
    assert everything.edition("small-2026") == own
    assert everything.find("nej") is None
    assert "kommunkompassen-2020, small-2026." in refusal(lambda: everything.edition("nej"))
    assert "egen-lista." in refusal(lambda: everything.item("nej"))
    shipped = everything.edition("kommunkompassen-2002")
    assert [chosen.id for chosen in everything.sets_for(shipped)] == [
        "kompass-arbetsindikatorer-2002",
        "egen-lista",
    ]
    whole = everything.whole(own_set)
    assert whole.indicator_set is not None
    assert whole.indicator_set.label == "Vårt förslag"


def test_a_started_assessment_never_changes_with_the_folder(
    tmp_path: Path, user: UserEditions, own_set: IndicatorSet
) -> None:
    user.save(own_set)
    everything = known(user)
    edition = everything.whole(own_set)
    path = tmp_path / "min.kompass"
    details = Details(unit=Unit(name="Södertälje", code="0181"), year=date(2026, 1, 1).year)
    with create(path, details=details, edition=edition, author="Anna") as file:
        assert file.snapshot.edition == edition
    for saved in user.folder.iterdir():
        saved.unlink()
    with open_file(path, author="Anna", read_only=True) as file:
        assert file.snapshot.edition == edition
        assert file.snapshot.edition.indicator_set == own_set.info
