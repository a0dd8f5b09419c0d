"""Peers: who is like whom, by which rule and by whose list."""

from pathlib import Path

import pytest

from kompass.archive.peers import (
    NEAREST_RULE,
    SIMILAR_SIZE,
    SODERTORN,
    chosen,
    nearest,
    same_county,
    same_skr_group,
    similar_size,
)
from kompass.archive.store import open_archive
from kompass.assessment.register import find
from kompass.errors import KompassError


def names(codes: tuple[str, ...]) -> list[str]:
    return [find(code).name for code in codes]


def test_the_seven_of_sodertorn_are_those_of_the_source() -> None:
    assert sorted(names(SODERTORN.group.municipalities)) == [
        "Botkyrka", "Haninge", "Huddinge", "Nynäshamn", "Salem", "Södertälje", "Tyresö",
    ]  # fmt: skip
    assert "Ernst & Young" in SODERTORN.rule
    assert "Nykvarn" in SODERTORN.rule


def test_same_group_and_county_leave_oneself_out() -> None:
    group = same_skr_group("0181")
    assert "0181" not in group.group.municipalities
    assert {find(code).skr_group for code in group.group.municipalities} == {find("0181").skr_group}
    county = same_county("0181")
    assert len(county.group.municipalities) == 25  # 26 in Stockholms län
    assert "Stockholms län" in county.rule


def test_similar_size_goes_both_ways_and_says_whose_rule_it_is() -> None:
    found = similar_size("0181")
    own = find("0181").population
    sizes = [find(code).population for code in found.group.municipalities]
    assert all(own / SIMILAR_SIZE <= size <= own * SIMILAR_SIZE for size in sizes)
    assert "Kompass eget förslag" in found.rule
    for code in found.group.municipalities:
        assert "0181" in similar_size(code).group.municipalities


def test_nearest_are_those_with_most_in_common_and_say_what() -> None:
    first, *rest = nearest("0181", count=5)
    assert len(rest) == 4
    assert "0181" not in {each.municipality.code for each in (first, *rest)}
    assert any("kommungrupp" in reason for reason in first.reasons)
    assert all(any("% av Södertälje" in reason for reason in each.reasons) for each in rest)
    assert "Kompass eget förslag" in NEAREST_RULE


def test_nearest_among_those_with_results() -> None:
    found = nearest("0181", among=["0127", "1488", "0181"])
    assert {each.municipality.name for each in found} == {"Botkyrka", "Trollhättan"}


def test_chosen_by_hand_in_that_order_and_once() -> None:
    found = chosen("  Våra   grannar ", ["Nykvarn", "0181", "Södertälje"])
    assert found.group.name == "Våra grannar"
    assert names(found.group.municipalities) == ["Nykvarn", "Södertälje"]


def test_a_group_needs_a_name_and_somebody() -> None:
    with pytest.raises(KompassError, match="namn"):
        chosen(" ", ["0181"])
    with pytest.raises(KompassError, match="minst en"):
        chosen("Tom", [])
    with pytest.raises(KompassError, match="Närmast"):
        chosen("Fel", ["Sodertalj"])


def test_groups_are_saved_in_the_archive_as_they_are(tmp_path: Path) -> None:
    with open_archive(f"sqlite:///{tmp_path / 'arkiv.db'}", author="Bo Åberg") as archive:
        neighbours = chosen("Grannar", ["0140", "0127"]).group
        archive.save_group(SODERTORN.group)
        archive.save_group(neighbours)
        assert archive.groups() == (SODERTORN.group, neighbours)
