"""The interview guides and the checklist that ship: proposals that say so, for all questions."""

from collections import Counter

import pytest
import yaml

from kompass import packaged as shipped
from kompass.catalogue.files import packaged, packaged_editions, packaged_of_kind
from kompass.catalogue.indicators import packaged_indicator_sets
from kompass.interviews.guides import packaged_guides
from kompass.interviews.materials import packaged_checklists

GUIDES = "criteria/kompass-intervjuguider-2002.yaml"
MATERIALS = "criteria/kompass-underlag-2002.yaml"
ROLES = [
    "Kommunstyrelsens ordförande",
    "Oppositionsråd",
    "Kommundirektör",
    "Förvaltningschef",
    "Enhetschef",
    "Ekonomi",
    "Personal",
    "Kommunikation",
    "Näringsliv",
    "Facklig företrädare",
]
EDITION = packaged("kommunkompassen-2002")
IDS = [question.id for question in EDITION.questions()]


def plain(name: str) -> dict[str, list[dict[str, list[str]]]]:
    """The file as any YAML reader has it."""
    return yaml.safe_load(shipped.read_text(name))


@pytest.mark.parametrize("name", [GUIDES, MATERIALS])
def test_they_say_that_they_are_our_own_proposal(name: str) -> None:
    text = shipped.read_text(name)
    assert text.startswith("# KOMPASS EGET FÖRSLAG TILL ")
    assert plain(name)["label"] == "Kompass eget förslag"
    assert plain(name)["proposed_by"] == "Kompass"
    assert f"criteria/{plain(name)['id']}.yaml" == name
    assert name.removeprefix("criteria/") in shipped.read_text("criteria/README.md")


def test_they_are_no_editions_and_no_indicator_sets() -> None:
    assert [edition.id for edition in packaged_editions()] == [
        "kommunkompassen-2002", "kommunkompassen-2010", "kommunkompassen-2016",
        "kommunkompassen-2020",
    ]  # fmt: skip
    assert [one.id for one in packaged_indicator_sets()] == ["kompass-arbetsindikatorer-2002"]
    assert list(packaged_of_kind("interview_guides")) == [GUIDES]
    assert list(packaged_of_kind("material_checklist")) == [MATERIALS]


def test_the_ten_roles_have_a_guide_each_with_a_code_of_its_own() -> None:
    (chosen,) = packaged_guides(EDITION)
    assert [guide.role for guide in chosen.guides] == ROLES
    assert len({guide.code for guide in chosen.guides} - {""}) == 10
    assert all(30 <= guide.minutes <= 90 for guide in chosen.guides)


def test_every_question_is_asked_of_at_least_three_roles() -> None:
    asked = Counter(
        row["question"]
        for guide in plain(GUIDES)["guides"]
        for row in guide["questions"]
        if "question" in row
    )
    assert set(asked) == set(IDS)
    assert len(IDS) == 37
    assert min(asked.values()) >= 3


def test_every_point_has_one_to_three_questions_that_can_be_asked_aloud() -> None:
    said = [
        (row, sentence)
        for guide in plain(GUIDES)["guides"]
        for row in guide["questions"]
        for sentence in row["ask"]
    ]
    assert all(1 <= len(row["ask"]) <= 3 for row, _ in said)
    assert all(isinstance(text, str) and text[-1] in "?." and text[0].isupper() for _, text in said)
    assert all(len(text) <= 110 for _, text in said)
    assert len({text for _, text in said}) == len(said), "nobody is asked in borrowed words"


def test_an_interview_leaves_three_minutes_for_every_question_of_the_edition() -> None:
    for guide in plain(GUIDES)["guides"]:
        points = sum("question" in row for row in guide["questions"])
        assert 7 <= points <= guide["minutes"] / 3, guide["role"]


def test_the_checklist_serves_all_questions() -> None:
    (chosen,) = packaged_checklists(EDITION)
    assert chosen.head.label == "Kompass eget förslag"
    assert {one.question for one in chosen.lookups} == set(IDS)
    assert {question for one in chosen.requests for question in one.questions} == set(IDS)
    assert len({one.title for one in chosen.requests}) == len(chosen.requests) == 47
    assert all(chosen.lookups_of(question) and chosen.requests_of(question) for question in IDS)


def test_no_word_of_an_official_list_is_claimed() -> None:
    for name in (GUIDES, MATERIALS):
        text = shipped.read_text(name).casefold()
        assert "officiell" not in text
        assert "nivå 3" not in text
