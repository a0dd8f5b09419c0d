"""Guides from files: validated with file, place and sentence, exported, and used again."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.ids import EditionId, QuestionId
from kompass.interviews.guides import (
    Guide,
    GuideQuestion,
    GuideSet,
    as_yaml,
    export,
    load,
    packaged_guides,
    parse,
    to_document,
)
from kompass.interviews.materials import load as load_materials
from kompass.interviews.proposals import Head
from kompass.interviews.user_guides import UserGuides, own_set

EDITION = packaged("kommunkompassen-2002")
GOALS = QuestionId("k2002-samspel-mal")
HEAD = """\
kind: interview_guides
id: exempelstads-guider
title: Exempelstads guider
label: Arbetsgruppens förslag
proposed_by: Exempelstads kommun
edition: kommunkompassen-2002
guides:
"""
GUIDE = """\
  - id: ex-rektor
    role: Rektor
    code: RE
    minutes: 45
    questions:
      - question: k2002-samspel-mal
        ask:
          - Vilka mål har skolan?
      - ask:
          - Något mer?
      - question: k2002-ledning-resurser
"""


def written(folder: Path, text: str, name: str = "guide.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_guide_is_read_as_it_is_written(tmp_path: Path) -> None:
    chosen = load(written(tmp_path, HEAD + GUIDE), EDITION)
    assert chosen.head.label == "Arbetsgruppens förslag"
    (guide,) = chosen.guides
    assert guide == Guide(
        "ex-rektor",
        "Rektor",
        "Rektor",
        (
            GuideQuestion(GOALS, ("Vilka mål har skolan?",)),
            GuideQuestion(None, ("Något mer?",)),
            GuideQuestion(QuestionId("k2002-ledning-resurser")),
        ),
        "RE",
        45,
    )
    assert guide.asks_about() == (GOALS, "k2002-ledning-resurser")
    assert chosen.for_role(" rektor ") is guide
    assert chosen.for_role("Lärare") is None
    assert chosen.guide("ex-rektor") is guide


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("k2002-samspel-mal", "k2002-samspel-mål",
         "guide.yaml, rad 13, guiden för ”Rektor”, fråga på plats 1: Det finns ingen fråga"),
        ("k2002-samspel-mal", "k2002-samspel-mål", "002. Menas ”k2002-samspel-mal”?"),
        ("k2002-samspel-mal", "3.1", "Menas ”k2002-samspel-mal”?"),
        ("k2002-ledning-resurser", "k2002-samspel-mal", "står redan som fråga på plats 1"),
        ("    role: Rektor\n", "", "role saknas. Skriv till exempel ”role: Kommundirektör”."),
        ("code: RE", "code: REKTORNSKOD", "rad 10, guiden för ”Rektor”: code har 11 tecken"),
        ("minutes: 45", "minutes: 900", "minutes är ”900” men ska vara ett helt tal, 5–480."),
        ("minutes: 45", "minutes: 4,5", "ska vara ett helt tal"),
        ("minutes: 45", "minutes: lång", "minutes ska vara ett tal"),
        ("label: Arbetsgruppens förslag\n", "", "label saknas. Skriv vems förslag det är"),
        ("edition: kommunkompassen-2002", "edition: kommunkompassen-2010",
         "rad 6: Filen är gjord för utgåvan ”kommunkompassen-2010”"),
        ("kind: interview_guides", "kind: indicators", "Filen innehåller inte intervjuguider."),
        ("questions:", "frågor:", "Okänd nyckel ”frågor”"),
        ("        ask:\n          - Vilka mål har skolan?\n", "        ask: Vilka mål?\n",
         "ask ska vara en lista men är text"),
        ("- Något mer?", "-", "Här saknas text efter bindestrecket"),
        ("- Något mer?", "- [a, b]", "text ska vara text men är en lista"),
        ("id: ex-rektor", "id: exempelstads-guider", "används redan av filen"),
        ("Rektor\n", "Rektor\n    role: Lärare\n", "Nyckeln ”role” står två gånger"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_file_and_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in HEAD + GUIDE
    with pytest.raises(KompassError) as caught:
        load(written(tmp_path, (HEAD + GUIDE).replace(old, new, 1)), EDITION)
    sentences = " ".join((str(caught.value), *caught.value.details))
    assert sentences.startswith("guide.yaml")
    assert said in sentences


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"guides: [", b"- 1\n- 2\n", b"\x00"])
def test_what_is_no_guide_at_all_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "guide.yaml"
    path.write_bytes(content)
    with pytest.raises(KompassError, match=r"^guide\.yaml"):
        load(path, EDITION)
    with pytest.raises(KompassError, match=r"^guide\.yaml"):
        load_materials(path, EDITION)


LINES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40
).map(lambda text: unicodedata.normalize("NFC", text.strip()) or "x")
QUESTIONS = st.sampled_from([None, *(question.id for question in EDITION.questions())])
POINTS = st.lists(
    st.builds(GuideQuestion, QUESTIONS, st.lists(LINES, min_size=1, max_size=3).map(tuple)),
    min_size=1,
    max_size=6,
    unique_by=lambda point: point.question or object(),
).map(tuple)
GUIDES = st.builds(
    Guide, st.just("g"), LINES, LINES, POINTS, st.just("KD"), st.integers(5, 480)
)  # fmt: skip
SETS = st.builds(
    GuideSet,
    st.builds(Head, st.just("h"), LINES, LINES, LINES, st.just(EDITION.id)),
    GUIDES.map(lambda guide: (guide,)),
)


@given(SETS)
def test_a_document_and_a_file_give_the_same_again(chosen: GuideSet) -> None:
    import yaml

    assert parse(to_document(chosen), "x", EDITION) == chosen
    assert parse(yaml.safe_load(as_yaml(chosen)), "x", EDITION) == chosen


def test_what_ships_can_be_exported_changed_and_taken_in_again(tmp_path: Path) -> None:
    (shipped,) = packaged_guides(EDITION)
    own = own_set(shipped.guides[2], EDITION, proposed_by="Vår grupp")
    assert own.head.id == "egen-kommundirektor"
    assert own_set(shipped.guides[2], EDITION, proposed_by="", taken=[own.head.id]).head.id == (
        "egen-kommundirektor-2"
    )
    export(own, tmp_path / "ut.yaml")
    again = load(tmp_path / "ut.yaml", EDITION)
    assert again == own
    folder = UserGuides(tmp_path / "finns" / "inte än")
    assert folder.contents(EDITION).sets == ()
    path = folder.save(again, EDITION)
    assert folder.contents(EDITION).sets == (own,)
    shorter = replace(own, guides=(replace(own.guides[0], minutes=30),))
    assert folder.save(shorter, EDITION) == path
    assert folder.contents(EDITION).sets == (shorter,)
    folder.remove(own.head.id, EDITION)
    assert folder.contents(EDITION).sets == ()
    with pytest.raises(KompassError, match="inga egna guider"):
        folder.remove(own.head.id, EDITION)


def test_what_ships_is_not_replaced(tmp_path: Path) -> None:
    (shipped,) = packaged_guides(EDITION)
    with pytest.raises(KompassError, match="följer med Kompass"):
        UserGuides(tmp_path).save(shipped, EDITION)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_a_double_one_and_another_edition_harm_nothing(tmp_path: Path) -> None:
    written(tmp_path, HEAD + GUIDE, "a.yaml")
    written(tmp_path, HEAD + GUIDE, "b.yaml")
    written(tmp_path, "guides: [", "c.yaml")
    written(tmp_path, (HEAD + GUIDE).replace("en-2002", "en-2010", 1), "d.yaml")
    written(tmp_path, "hej", "e.txt")
    there = UserGuides(tmp_path).contents(EDITION)
    assert [chosen.head.id for chosen in there.sets] == ["exempelstads-guider"]
    assert [str(trouble).split(":")[0].split(",")[0] for trouble in there.broken] == [
        "b.yaml",
        "c.yaml",
    ]
    other = replace(EDITION, id=EditionId("annan"))
    assert packaged_guides(other) == ()


def test_a_file_that_is_in_the_way_is_left_alone(tmp_path: Path) -> None:
    own = own_set(packaged_guides(EDITION)[0].guides[0], EDITION, proposed_by="x")
    path = written(tmp_path, "mitt", f"{own.head.id}.yaml")
    with pytest.raises(KompassError, match="ligger redan en fil"):
        UserGuides(tmp_path).save(own, EDITION)
    assert path.read_text(encoding="utf-8") == "mitt"
