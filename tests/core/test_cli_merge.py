"""``kompass merge``: a new file with everything from several copies, and one sentence otherwise."""

import json
import shutil
from pathlib import Path

import pytest
from cli_runs import done, refused

from kompass.assessment import edits
from kompass.assessment.storage import open_file


@pytest.fixture
def copies(tmp_path: Path) -> dict[str, Path]:
    """Anna, Bo and Cilla have scored 1.1 differently; Bo 1.2 as well."""
    paths = {name: tmp_path / f"{name}.kompass" for name in ("Anna", "Bo", "Cilla")}
    done("new", paths["Anna"], "--municipality", "0181", "--year", "2006")
    for name in ("Bo", "Cilla"):
        shutil.copy(paths["Anna"], paths[name])
    for name, points in (("Anna", "20"), ("Bo", "25"), ("Cilla", "30")):
        done("score", paths[name], "1.1", points)
    done("score", paths["Bo"], "1.2", "10")
    with open_file(paths["Bo"], author="Bo") as file:
        question = file.snapshot.edition.question_numbered("1.2")
        edits.set_rationale(file, question.id, "Öppna möten.")
    return paths


def totals(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(done("totals", path, "--json"))
    return found


def test_everything_comes_into_a_new_file(copies: dict[str, Path], tmp_path: Path) -> None:
    before = {name: path.read_bytes() for name, path in copies.items()}
    out = tmp_path / "tillsammans.kompass"

    said = done("merge", *copies.values(), "-o", out)

    assert "Bo.kompass: " in said
    assert "2 poäng, 1 motivering, 1 konflikt." in said
    assert "Att avgöra: poäng på 1.1: 20 (" in said
    assert said.rstrip().endswith("tillsammans.kompass: Södertälje 2006.")
    assert {name: path.read_bytes() for name, path in copies.items()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(path.name for path in copies.values()), out.name]
    )
    questions = totals(out)["areas"][0]["questions"]
    assert [question["points"] for question in questions[:2]] == [30, 10]


def test_for_programs(copies: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "ut.kompass"

    said = json.loads(done("merge", *copies.values(), "-o", out, "--json"))

    assert (said["output"], said["title"]) == (str(out), "Södertälje 2006")
    assert said["changes"] == 4
    assert said["brings"] == [{"count": 2, "what": "poäng"}, {"count": 1, "what": "motivering"}]
    assert [Path(copy["file"]).name for copy in said["copies"]] == ["Bo.kompass", "Cilla.kompass"]
    assert [copy["conflicts"] for copy in said["copies"]] == [1, 1]
    (conflict,) = said["conflicts"]
    assert (conflict["field"], conflict["question"], conflict["area"]) == ("poäng på 1.1", "1.1", 1)
    assert [version["value"] for version in conflict["versions"]] == ["20", "25", "30"]
    assert [version["mine"] for version in conflict["versions"]] == [True, False, False]


def test_any_order_gives_the_same(copies: dict[str, Path], tmp_path: Path) -> None:
    anna, bo, cilla = copies.values()
    one, two, three = (tmp_path / f"{number}.kompass" for number in range(3))
    done("merge", anna, bo, cilla, "-o", one)
    done("merge", cilla, anna, "-o", two)
    done("merge", bo, two, "-o", three)

    assert totals(one) == totals(three)
    with open_file(one, author="x", read_only=True) as a, open_file(three, author="x") as b:
        assert a.snapshot == b.snapshot
        assert set(a.shared.nodes()) == set(b.shared.nodes())


def test_merging_again_changes_nothing(copies: dict[str, Path], tmp_path: Path) -> None:
    anna, bo, _ = copies.values()
    one, two = tmp_path / "ett.kompass", tmp_path / "två.kompass"
    done("merge", anna, bo, "-o", one)

    said = done("merge", one, bo, "-o", two)

    assert "”Bo.kompass” innehåller inget nytt" in said
    with open_file(one, author="x", read_only=True) as a, open_file(two, author="x") as b:
        assert a.changes() == b.changes()
        assert a.snapshot == b.snapshot


def test_what_cannot_be_merged_is_refused_and_nothing_written(
    copies: dict[str, Path], tmp_path: Path
) -> None:
    anna, bo, cilla = copies.values()
    out = tmp_path / "ut.kompass"
    other = tmp_path / "annan.kompass"
    done("new", other, "--municipality", "0181", "--year", "2006")
    damaged = tmp_path / "skadad.kompass"
    damaged.write_bytes(bo.read_bytes()[:-1000])

    for arguments, told in (
        ([anna, other], "är en annan utvärdering"),
        ([anna, bo, damaged], "är skadad"),
        ([damaged, bo], "är skadad"),
        ([anna, anna], "är angiven både som din fil och som en kopia"),
        ([anna, bo, bo], "är vald två gånger"),
        ([anna, tmp_path / "borta.kompass"], "finns inte"),
    ):
        assert told in refused("merge", *arguments, "-o", out)
        assert not out.exists()

    assert "finns redan" in refused("merge", anna, bo, "-o", cilla)
    assert totals(cilla)["areas"][0]["questions"][0]["points"] == 30
