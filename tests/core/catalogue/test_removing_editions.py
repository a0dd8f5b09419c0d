"""Own editions and indicator sets go away one by one, and never from under each other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kompass.catalogue.files import packaged, parse
from kompass.catalogue.indicators import packaged_indicator_sets
from kompass.catalogue.model import Edition
from kompass.catalogue.user_editions import UserEditions
from kompass.errors import KompassError
from kompass.ids import IndicatorSetId


@pytest.fixture
def user(tmp_path: Path) -> UserEditions:
    return UserEditions(tmp_path / "utgåvor")


@pytest.fixture
def own(small: dict[str, Any]) -> Edition:
    return parse(small, "small")


def test_what_is_removed_is_gone_and_can_be_taken_in_again(
    user: UserEditions, own: Edition
) -> None:
    path = user.save(own)

    user.remove(own.id)

    assert not path.exists()
    assert user.contents().editions == ()
    user.save(own)
    assert user.contents().editions == (own,)


def test_a_set_goes_and_the_shipped_edition_below_stays(user: UserEditions) -> None:
    (shipped,) = packaged_indicator_sets()
    chosen = replace(shipped, id=IndicatorSetId("egna-2026"), label="Vår lista", proposed_by="Vi")
    user.save(chosen)

    user.remove(chosen.id)

    assert user.contents().indicator_sets == ()
    assert packaged(shipped.edition)


@pytest.mark.parametrize("unknown", ["kommunkompassen-2002", "finns-inte"])
def test_what_is_not_in_the_folder_cannot_be_removed(unknown: str, user: UserEditions) -> None:
    with pytest.raises(KompassError, match="Det finns ingen egen"):
        user.remove(unknown)


def test_an_edition_stays_while_a_set_rests_on_it(user: UserEditions, own: Edition) -> None:
    user.save(own)
    user.folder.joinpath("lista.yaml").write_text(
        "kind: indicators\nid: lista-2026\ntitle: Listan\nlabel: Vår\nproposed_by: Vi\n"
        f"edition: {own.id}\nedition_hash: {own.content_hash}\n"
        "questions:\n  - id: small-dialog-moten\n    indicators:\n"
        "      - {id: lista-moten-ett, text: Ett möte om året, points: 60}\n",
        encoding="utf-8",
    )

    with pytest.raises(KompassError, match="Ta bort listan först"):
        user.remove(own.id)

    user.remove("lista-2026")
    user.remove(own.id)
    assert user.contents().paths == {}
