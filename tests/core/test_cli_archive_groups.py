"""``kompass archive groups`` and ``peers``: whom to compare with, and by whose rule."""

import json
from pathlib import Path

import pytest
from cli_runs import done, refused

SEVEN = {"Botkyrka", "Haninge", "Huddinge", "Nynäshamn", "Salem", "Södertälje", "Tyresö"}


@pytest.fixture(autouse=True)
def _own_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPASS_ARCHIVE", str(tmp_path / "jamforelsebas.sqlite"))


def groups() -> dict[str, dict]:
    return {one["name"]: one for one in json.loads(done("archive", "groups", "--json"))["groups"]}


def test_the_groups_that_ship_are_told_with_their_source() -> None:
    seven = groups()["De sju Södertörnskommunerna"]
    assert {one["name"] for one in seven["municipalities"]} == SEVEN
    assert (seven["kind"], "Ernst & Young" in seven["rule"]) == ("shipped", True)
    cities = groups()["Storstäder"]  # SKR 2023, group A1
    assert (cities["id"], cities["kind"], len(cities["municipalities"])) == ("A1", "skr", 3)
    said = done("archive", "groups")
    assert "A1  Storstäder: 3 kommuner" in said
    assert "Ernst & Young" in said


def test_all_municipalities_are_in_one_group_of_skr() -> None:
    codes = [
        one["code"]
        for group in groups().values()
        if group["kind"] == "skr"
        for one in group["municipalities"]
    ]
    assert (len(codes), len(set(codes))) == (290, 290)


def test_a_group_is_saved_chosen_and_removed() -> None:
    members = ("--member", "Botkyrka", "--member", "0138")
    assert "Våra två: Botkyrka, Tyresö" in done(
        "archive", "groups", "--save", "Våra  två", *members
    )
    listed = json.loads(done("archive", "list", "--group", "våra två", "--json"))
    assert {one["municipality"]["name"] for one in listed["results"]} <= {"Botkyrka", "Tyresö"}
    assert listed["count"] > 0
    assert "finns redan" in refused("archive", "groups", "--save", "våra två", *members)
    assert "Våra två" not in done("archive", "groups", "--remove", "VÅRA TVÅ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["groups", "--save", "Vi"], "minst en --member"),
        (["groups", "--member", "Salem"], "--save NAMN"),
        (["groups", "--save", "Vi", "--member", "Blaj"], "ingen kommun som heter ”Blaj”"),
        (["groups", "--remove", "Vi"], "ingen är sparad än"),
        (["groups", "--remove", "sodertorn"], "ingen sparad grupp ”sodertorn”"),
        (["peers", "Blaj"], "ingen kommun som heter ”Blaj”"),
        (["peers", "Salem", "--count", "0"], "minst 1"),
        (["peers", "Gotland", "--by", "county", "--save", "X"], "minst en kommun"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(options: list[str], said: str) -> None:
    before = groups()
    assert said in refused("archive", *options)
    assert groups() == before


def test_the_nearest_say_what_they_have_in_common_and_by_which_rule() -> None:
    found = json.loads(done("archive", "peers", "Södertälje", "--count", "3", "--json"))
    assert found["municipality"] == {"code": "0181", "name": "Södertälje"}
    assert "Kompass eget förslag" in found["rule"]
    assert len(found["peers"]) == 3
    assert all(any("% av Södertälje" in why for why in one["reasons"]) for one in found["peers"])
    said = done("archive", "peers", "0181", "--count", "3")
    assert all(f"{one['name']} ({one['code']}): " in said for one in found["peers"])
    assert found["rule"] in said


@pytest.mark.parametrize(
    ("by", "reason"),
    [("group", "samma kommungrupp"), ("size", "liknande storlek"), ("county", "samma län")],
)
def test_likeness_by_one_rule_alone(by: str, reason: str) -> None:
    found = json.loads(done("archive", "peers", "Södertälje", "--by", by, "--json"))["peers"]
    assert 0 < len(found) <= 10
    assert all(any(why.startswith(reason) for why in one["reasons"]) for one in found)


def test_only_those_with_results_and_saved_as_a_group() -> None:
    options = ("peers", "Södertälje", "--with-results", "--count", "4")
    found = json.loads(done("archive", *options, "--json"))["peers"]
    assert all(one["results"] for one in found)
    assert "Sparad som grupp: Lika oss." in done("archive", *options, "--save", "Lika oss")
    listed = json.loads(done("archive", "list", "--group", "Lika oss", "--json"))
    named = {one["municipality"]["code"] for one in listed["results"]}
    assert named == {one["code"] for one in found}
    assert f"resultat: {found[0]['results'][0]}" in done("archive", *options)


def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "ingen.sqlite"
    for command in (("groups",), ("peers", "Salem")):
        refused("archive", *command, "--archive", missing)
    assert not missing.exists()
