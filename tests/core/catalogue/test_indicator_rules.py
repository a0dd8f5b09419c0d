"""Every rule an indicator set must obey: broken one at a time, and all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kompass.catalogue import indicators
from kompass.catalogue.files import parse
from kompass.catalogue.model import Edition

Document = dict[str, Any]
Complaints = Callable[[Callable[[], object]], list[str]]

SET: tuple[str | int, ...] = ()
QUESTION = ("questions", 0)
INDICATOR = (*QUESTION, "indicators", 0)


@pytest.fixture
def edition(small: Document) -> Edition:
    return parse(small, "x")


@pytest.fixture
def document(edition: Edition) -> Document:
    """A valid set: one question (1.1, 60 points), two indicators."""
    return {
        "kind": "indicators",
        "id": "min-lista",
        "title": "Min lista",
        "label": "Vårt förslag",
        "proposed_by": "Exempelstad",
        "edition": "small-2026",
        "edition_hash": edition.content_hash,
        "questions": [
            {
                "id": "small-dialog-moten",
                "indicators": [
                    {
                        "id": "a",
                        "text": "Möten är hållna.",
                        "points": "20",
                        "evidence": "Protokoll",
                    },
                    {"id": "b", "text": "Svar är givna.", "points": 40},
                ],
            }
        ],
    }


def spoil(document: Document, path: tuple[str | int, ...], **changes: object) -> Document:
    part: Any = document
    for step in path:
        part = part[step]
    part.update(changes)
    for key in [key for key, value in changes.items() if value is None]:
        del part[key]
    return document


def read(document: object, edition: Edition) -> object:
    return indicators.parse(document, "x", {edition.id: edition}.get)


def test_a_small_set_is_read_whole(document: Document, edition: Edition) -> None:
    chosen = indicators.parse(document, "x", {edition.id: edition}.get)
    assert (chosen.id, chosen.title, chosen.label) == ("min-lista", "Min lista", "Vårt förslag")
    assert [one.points for one in chosen.questions[0].indicators] == [20, 40]
    assert len(chosen.content_hash) == 64
    assert [
        i.text
        for q in indicators.with_indicators(edition, chosen).questions()
        for i in q.indicators
    ] == [
        "Möten är hållna.",
        "Svar är givna.",
    ]


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (SET, {"kind": None}, "x: Filen är ingen indikatorlista."),
        (SET, {"kind": "edition"}, "x: Filen är ingen indikatorlista."),
        (SET, {"titel": "Fel"}, "x: Okänd nyckel ”titel”. Menas ”title”?"),
        (SET, {"id": None}, "x: id saknas."),
        (SET, {"id": "Å"}, "x: id ”Å” går inte att använda."),
        (SET, {"id": "small-2026"}, "x: id ”small-2026” används redan av utgåvan."),
        (SET, {"title": None}, "x: title saknas."),
        (SET, {"label": None}, "x: label saknas. Skriv till exempel ”label: Arbetsförslag,"),
        (SET, {"label": "a\nb"}, "x: label innehåller en radbrytning."),
        (SET, {"proposed_by": None}, "x: proposed_by saknas."),
        (SET, {"edition": None}, "x: edition saknas."),
        (SET, {"edition": "annan"}, "x: Listan är gjord för utgåvan ”annan”, som inte finns här."),
        (SET, {"edition_hash": None}, "x: edition_hash saknas. Skriv utgåvans content_hash"),
        (SET, {"edition_hash": "abc"}, "x: edition_hash ska vara 64 siffror och bokstäver a–f."),
        (SET, {"edition_hash": "0" * 64}, "x: Listan är gjord för ett annat innehåll i small-2026"),
        (SET, {"questions": None}, "x: questions saknas. En lista har indikatorer till minst en"),
        (SET, {"questions": []}, "x: questions är tom."),
        (SET, {"questions": "alla"}, "x: questions ska vara en lista men är text."),
        (SET, {"questions": ["a"]}, "x, fråga på plats 1: Här ska stå nycklar som id och title"),
        (SET, {"content_hash": "0" * 64}, "x: Innehållet är ändrat sedan listan låstes"),
        (QUESTION, {"id": None}, "x, fråga på plats 1: id saknas."),
        (
            QUESTION,
            {"id": "small-dialog-mote"},
            "x, fråga på plats 1: Det finns ingen fråga ”small-dialog-mote” i small-2026. Menas ”",
        ),
        (QUESTION, {"id": "qqq"}, "Det finns ingen fråga ”qqq” i small-2026. Kontrollera frågans"),
        (QUESTION, {"number": "1.1"}, "x, fråga 1.1: Okänd nyckel ”number”."),
        (QUESTION, {"indicators": None}, "x, fråga 1.1: indicators saknas."),
        (QUESTION, {"indicators": []}, "x, fråga 1.1: indicators saknas."),
        (INDICATOR, {"id": None}, "x, fråga 1.1, indikator på plats 1: id saknas."),
        (
            INDICATOR,
            {"id": "small-dialog-svar"},
            "fråga 1.1, indikator på plats 1: id ”small-dialog-svar” används redan av fråga 1.2.",
        ),
        (
            INDICATOR,
            {"id": "b"},
            "x, fråga 1.1, indikator på plats 2: id ”b” används redan av fråga 1.1, indikator på",
        ),
        (INDICATOR, {"text": None}, "x, fråga 1.1, indikator på plats 1: text saknas."),
        (INDICATOR, {"points": None}, "x, fråga 1.1, indikator på plats 1: points saknas."),
        (INDICATOR, {"points": "0"}, "points är ”0” men ska vara större än 0."),
        (
            INDICATOR,
            {"points": "19,5"},
            "x, fråga 1.1: Indikatorernas points blir tillsammans 59,5 men ska bli 60.",
        ),
        (INDICATOR, {"bevis": "a"}, "x, fråga 1.1, indikator på plats 1: Okänd nyckel ”bevis”."),
    ],
)
def test_a_broken_set(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    document: Document,
    edition: Edition,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: read(spoil(document, path, **changes), edition))
    assert complaint in said
    assert said.isprintable()


def test_a_question_stands_once(
    document: Document, edition: Edition, complaints_of: Complaints
) -> None:
    again = {"id": "small-dialog-moten", "indicators": [{"id": "c", "text": "C.", "points": 60}]}
    document["questions"].append(again)
    (said,) = complaints_of(lambda: read(document, edition))
    assert said.startswith("x, fråga 1.1: Frågan ”small-dialog-moten” står två gånger.")


def test_an_edition_with_its_own_indicators_takes_no_set(
    small: Document, document: Document, complaints_of: Complaints
) -> None:
    small["areas"][0]["questions"][0]["indicators"] = [{"id": "own", "text": "O.", "points": 60}]
    own = parse(small, "x")
    document["edition_hash"] = own.content_hash
    (said,) = complaints_of(lambda: read(document, own))
    assert "har egna indikatorer" in said


def test_sums_may_fall_short_only_where_the_maximum_is_unknown(
    small: Document, document: Document, complaints_of: Complaints
) -> None:
    del small["areas"][0]["questions"][0]["max_points"]
    incomplete = parse(small | {"incomplete": True}, "x")
    document["edition_hash"] = incomplete.content_hash
    read(document, incomplete)
    spoil(document, INDICATOR, points="61")
    (said,) = complaints_of(lambda: read(document, incomplete))
    assert "blir tillsammans 101 men ska bli 100" in said


@pytest.mark.parametrize("document_", [None, [], "text", 7, {"id": "small"}])
def test_something_that_is_no_set(
    document_: object, edition: Edition, complaints_of: Complaints
) -> None:
    (said,) = complaints_of(lambda: read(document_, edition))
    assert said.startswith("x: Filen är ingen indikatorlista. En sådan börjar med raden")


def test_all_complaints_come_at_once_with_their_lines(
    tmp_path: Path, edition: Edition, complaints_of: Complaints
) -> None:
    path = tmp_path / "lista.yaml"
    path.write_text(
        "kind: indicators\nid: min lista\ntitle: Min\nlabel: L\nlabel: M\nproposed_by: P\n"
        f"edition: small-2026\nedition_hash: {edition.content_hash}\nquestions:\n"
        "  - id: small-dialog-moten\n    indicators:\n      - id: a\n        text: A.\n"
        "        points: sju\n  - id: nej\n    indicators:\n      - id: a\n"
        "        text: B.\n        points: 1\n",
        "utf-8",
    )
    said = complaints_of(lambda: indicators.load(path, {edition.id: edition}.get))
    assert [one.split(":")[0] for one in said] == [
        "lista.yaml, rad 2",
        "lista.yaml, rad 5",
        "lista.yaml, rad 14, fråga 1.1, indikator på plats 1",
        "lista.yaml, rad 15, fråga på plats 2",
        "lista.yaml, rad 17, fråga på plats 2, indikator på plats 1",
    ]


def test_an_edition_tells_of_its_set_in_a_way_that_can_be_judged(
    small: Document, complaints_of: Complaints
) -> None:
    own = {"id": "own", "text": "O.", "points": 60}
    small["areas"][0]["questions"][0]["indicators"] = [own]
    parse(small | {"indicator_set": {"id": "i", "title": "T", "label": "L"}}, "x")
    for broken, complaint in (
        ("text", "x: indicator_set ska vara en grupp av nycklar"),
        ({"id": "i", "title": "T"}, "x, indikatorlistan: label saknas."),
        ({"id": "own", "title": "T", "label": "L"}, "id ”own” används redan av område 1"),
        ({"id": "i", "title": "T", "label": "L", "av": "A"}, "Okänd nyckel ”av”."),
    ):
        (said,) = complaints_of(lambda broken=broken: parse(small | {"indicator_set": broken}, "x"))
        assert complaint in said
    del small["areas"][0]["questions"][0]["indicators"]
    info = {"id": "i", "title": "T", "label": "L"}
    (said,) = complaints_of(lambda: parse(small | {"indicator_set": info}, "x"))
    assert "anger en indikatorlista men har inga indikatorer" in said
