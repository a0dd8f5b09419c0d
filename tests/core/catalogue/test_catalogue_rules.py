"""Every rule an edition must obey: broken one at a time, and all at once."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kompass.catalogue.files import load, parse

Document = dict[str, Any]
Complaints = Callable[[Callable[[], object]], list[str]]

EDITION: tuple[str | int, ...] = ()
AREA = ("areas", 0)
QUESTION = (*AREA, "questions", 0)
INDICATOR = (*QUESTION, "indicators", 0)


def spoil(document: Document, path: tuple[str | int, ...], **changes: object) -> Document:
    """Set keys of one part of ``document``; ``None`` takes the key away."""
    part: Any = document
    for step in path:
        part = part[step]
    part.update(changes)
    for key in [key for key, value in changes.items() if value is None]:
        del part[key]
    return document


def with_indicators(document: Document, *points: str) -> Document:
    """Give question 1.1 (60 points) one indicator for each of ``points``."""
    indicators = [
        {"id": f"ind-{n}", "text": f"Åtgärd {n}", "points": share} for n, share in enumerate(points)
    ]
    return spoil(document, QUESTION, indicators=indicators)


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (EDITION, {"titel": "Fel"}, "x: Okänd nyckel ”titel”. Menas ”title”?"),
        (EDITION, {"qqq": 1}, "x: Okänd nyckel ”qqq”. Här får stå: id, title, language,"),
        (AREA, {"maxpoints": 1}, "x, område 1: Okänd nyckel ”maxpoints”. Menas ”max_points”?"),
        (QUESTION, {"poäng": 1}, "x, område 1, fråga 1.1: Okänd nyckel ”poäng”."),
        (EDITION, {"id": None}, "x: id saknas."),
        (EDITION, {"title": None}, "x: title saknas."),
        (EDITION, {"language": None}, "x: language saknas."),
        (EDITION, {"years": None}, "x: years saknas."),
        (EDITION, {"source": None}, "x: source saknas."),
        (EDITION, {"step_percent": None}, "x: step_percent saknas."),
        (EDITION, {"areas": None}, "x: areas saknas. En utgåva har minst ett område."),
        (EDITION, {"areas": []}, "x: areas är tom. En utgåva har minst ett område."),
        (AREA, {"id": None}, "x, område 1: id saknas."),
        (AREA, {"number": None}, "x, område på plats 1: number saknas."),
        (AREA, {"title": None}, "x, område 1: title saknas."),
        (AREA, {"max_points": None}, "x, område 1: max_points saknas."),
        (AREA, {"questions": None}, "x, område 1: questions saknas."),
        (AREA, {"questions": []}, "x, område 1: questions saknas."),
        (QUESTION, {"id": None}, "x, område 1, fråga 1.1: id saknas."),
        (QUESTION, {"number": None}, "x, område 1, fråga på plats 1: number saknas."),
        (QUESTION, {"title": None}, "x, område 1, fråga 1.1: title saknas."),
        (QUESTION, {"max_points": None}, "x, område 1, fråga 1.1: max_points saknas."),
    ],
)
def test_unknown_and_missing_keys(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    small: Document,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: parse(spoil(small, path, **changes), "x"))
    assert said.startswith(complaint)


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (EDITION, {"id": 7}, "x: id ska vara text men är ett tal."),
        (EDITION, {"title": ["a"]}, "x: title ska vara text men är en lista."),
        (EDITION, {"title": {"a": 1}}, "x: title ska vara text men är en grupp av nycklar."),
        (EDITION, {"years": 2026}, "x: years ska vara text men är ett tal."),
        (EDITION, {"note": True}, "x: note ska vara text men är ett ja/nej-värde."),
        (EDITION, {"incomplete": "kanske"}, "x: incomplete ska vara true eller false men är"),
        (EDITION, {"incomplete": 1}, "x: incomplete ska vara true eller false men är ”1”."),
        (EDITION, {"incomplete": []}, "x: incomplete ska vara true eller false men är en lista."),
        (EDITION, {"areas": "många"}, "x: areas ska vara en lista men är text."),
        (EDITION, {"areas": {"a": 1}}, "x: areas ska vara en lista men är en grupp av nycklar."),
        (EDITION, {"areas": ["a"]}, "x, område på plats 1: Här ska stå nycklar som id och title"),
        (AREA, {"questions": "tre"}, "x, område 1: questions ska vara en lista men är text."),
        (AREA, {"number": "ett"}, "number ska vara ett heltal från 1 till 99 men är ”ett”."),
        (AREA, {"number": 0}, "number ska vara ett heltal från 1 till 99 men är ”0”."),
        (AREA, {"number": True}, "number ska vara ett heltal från 1 till 99 men är ”True”."),
        (AREA, {"number": 1.5}, "number ska vara ett heltal från 1 till 99 men är ”1.5”."),
        (QUESTION, {"number": 1.1}, "fråga 1.1: number ska vara text men är ett tal."),
        (QUESTION, {"number": "1,1"}, "number ”1,1” går inte att använda."),
        (QUESTION, {"number": "1"}, "number ”1” går inte att använda."),
        (QUESTION, {"number": "1.01"}, "number ”1.01” går inte att använda."),
        (QUESTION, {"max_points": "många"}, "fråga 1.1: max_points ska vara ett tal men är"),
        (QUESTION, {"max_points": True}, "fråga 1.1: max_points ska vara ett tal men är ”True”."),
        (QUESTION, {"max_points": [60]}, "fråga 1.1: max_points ska vara ett tal men är en lista."),
        (QUESTION, {"max_points": "1e1"}, "fråga 1.1: max_points ska vara ett tal men är ”1e1”."),
        (QUESTION, {"max_points": float("nan")}, "max_points ska vara ett tal men är ”nan”."),
        (QUESTION, {"max_points": float("inf")}, "max_points ska vara ett tal men är ”inf”."),
        (QUESTION, {"indicators": "två"}, "indicators ska vara en lista men är text."),
        (QUESTION, {"indicators": [1]}, "fråga 1.1, indikator på plats 1: Här ska stå nycklar"),
    ],
)
def test_wrong_types(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    small: Document,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: parse(spoil(small, path, **changes), "x"))
    assert complaint in said


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (EDITION, {"id": "Små Ord"}, "id ”Små Ord” går inte att använda."),
        (EDITION, {"id": "a" * 81}, "högst 80 tecken."),
        (EDITION, {"language": "svenska"}, "language är ”svenska” men ska vara en språkkod"),
        (AREA, {"title": "   "}, "område 1: title är tom."),
        (AREA, {"title": "Två\nrader"}, "område 1: title innehåller en radbrytning."),
        (AREA, {"title": "x" * 301}, "område 1: title har 301 tecken. Korta den till högst 300."),
        (AREA, {"short_title": "x" * 51}, "short_title har 51 tecken. Korta den till högst 50."),
        (AREA, {"title": "Dia\x07log"}, "tecken som inte går att visa (U+0007)"),
        (AREA, {"title": "Dia\tlog"}, "tecken som inte går att visa (U+0009)"),
        (AREA, {"title": "Dia\xadlog"}, "tecken som inte går att visa (U+00AD)"),
        (AREA, {"title": "Dia\u200blog"}, "tecken som inte går att visa (U+200B)"),
        (AREA, {"title": "Dia\u202elog"}, "tecken som inte går att visa (U+202E)"),
        (AREA, {"title": "Dia\uf0b7log"}, "tecken som inte går att visa (U+F0B7)"),
        (AREA, {"title": "Dia\ufffdlog"}, "tecken som inte går att visa (U+FFFD)"),
        (AREA, {"title": "Dia\ud800log"}, "tecken som inte går att visa (U+D800)"),
        (EDITION, {"note": "a\x00b"}, "note innehåller ett tecken som inte går att visa (U+0000)"),
    ],
)
def test_unusable_texts(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    small: Document,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: parse(spoil(small, path, **changes), "x"))
    assert complaint in said
    assert said.isprintable()


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (AREA, {"id": "small-2026"}, "id ”small-2026” används redan av utgåvan."),
        (QUESTION, {"id": "small-dialog"}, "id ”small-dialog” används redan av område 1."),
        (
            (*AREA, "questions", 1),
            {"id": "small-dialog-moten"},
            "fråga 1.2: id ”small-dialog-moten” används redan av område 1, fråga 1.1.",
        ),
        (
            (*AREA, "questions", 1),
            {"number": "1.1"},
            "Numret 1.1 används redan av ”small-dialog-moten”.",
        ),
        (QUESTION, {"number": "2.1"}, "Frågan har numret 2.1 men står i område 1."),
    ],
)
def test_ids_and_numbers_stand_once(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    small: Document,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: parse(spoil(small, path, **changes), "x"))
    assert complaint in said


def test_two_areas_with_one_number(small: Document, complaints_of: Complaints) -> None:
    second = {"id": "b", "number": 1, "title": "B", "max_points": 100}
    second["questions"] = [{"id": "b-1", "number": "1.7", "title": "B?", "max_points": 100}]
    small["areas"].append(second)
    (said,) = complaints_of(lambda: parse(small, "x"))
    assert "Numret 1 används redan av ”small-dialog”." in said


@pytest.mark.parametrize(
    ("path", "changes", "complaint"),
    [
        (AREA, {"max_points": "80"}, "max_points är ”80”, men ett område är alltid värt 100"),
        (AREA, {"max_points": "120"}, "område 1: max_points är ”120” men ska vara högst 100."),
        (QUESTION, {"max_points": "50"}, "Frågornas max_points blir tillsammans 90 men ska bli"),
        (QUESTION, {"max_points": "60,2"}, "blir tillsammans 100,2 men ska bli 100."),
        (QUESTION, {"max_points": "0"}, "max_points är ”0” men ska vara större än 0."),
        (QUESTION, {"max_points": "-60"}, "max_points är ”-60” men ska vara större än 0."),
        (QUESTION, {"max_points": "100.01"}, "max_points är ”100.01” men ska vara högst 100."),
        (QUESTION, {"max_points": "9" * 500}, "men ska vara högst 100."),
        (QUESTION, {"max_points": "59.999"}, "max_points: 59,999 har för många decimaler"),
        (EDITION, {"step_percent": "0"}, "step_percent är ”0” men ska vara större än 0."),
        (EDITION, {"step_percent": "-5"}, "step_percent är ”-5” men ska vara större än 0."),
        (EDITION, {"step_percent": "0.5"}, "step_percent är 0,5 men ska vara minst 1"),
        (EDITION, {"step_percent": "100"}, "step_percent är 100 men ska vara minst 1, högst 50"),
        (EDITION, {"step_percent": "101"}, "step_percent är ”101” men ska vara högst 100."),
        (EDITION, {"step_percent": "7"}, "step_percent är 7 men ska vara minst 1, högst 50 och gå"),
        (EDITION, {"step_percent": "fem"}, "step_percent ska vara ett tal men är ”fem”."),
    ],
)
def test_points_and_steps_out_of_range(
    path: tuple[str | int, ...],
    changes: Document,
    complaint: str,
    small: Document,
    complaints_of: Complaints,
) -> None:
    (said,) = complaints_of(lambda: parse(spoil(small, path, **changes), "x"))
    assert complaint in said


def test_a_step_that_is_no_points(small: Document, complaints_of: Complaints) -> None:
    spoil(small, QUESTION, max_points="59.75")
    spoil(small, (*AREA, "questions", 1), max_points="40.25")
    said = complaints_of(lambda: parse(small, "x"))
    assert len(said) == 2
    assert "Steget 5 % av 59,75 ger poäng med fler än två decimaler." in said[0]


@pytest.mark.parametrize("written", ["0.1", "0,1", ".1", 0.1, Decimal("0.1")])
def test_a_tenth_is_a_tenth(written: object, small: Document) -> None:
    spoil(small, EDITION, step_percent="10")
    spoil(small, QUESTION, max_points=written)
    spoil(small, (*AREA, "questions", 1), max_points="99.9")
    edition = parse(small, "x")
    assert [str(q.max_points) for q in edition.questions()] == ["0.1", "99.9"]


def test_a_tenth_in_yaml_is_a_tenth(small_text: str, tmp_path: Path) -> None:
    path = tmp_path / "min.yaml"
    text = small_text.replace("step_percent: 5", "step_percent: 10")
    path.write_text(text.replace("_points: 60", "_points: 0.1").replace(": 40", ": 99.9"), "utf-8")
    assert [str(q.max_points) for q in load(path).questions()] == ["0.1", "99.9"]


def test_indicators_add_up_to_their_question(small: Document, complaints_of: Complaints) -> None:
    edition = parse(with_indicators(small, "10", "22.5", "27.5"), "x")
    assert [i.points for i in edition.areas[0].questions[0].indicators] == [
        10,
        Decimal("22.5"),
        Decimal("27.5"),
    ]
    for points, total in ((("10", "20"), "30"), (("60", "0.5"), "60,5")):
        (said,) = complaints_of(lambda points=points: parse(with_indicators(small, *points), "x"))
        assert said == (
            f"x, område 1, fråga 1.1: Indikatorernas points blir tillsammans {total} "
            "men ska bli 60. Rätta poängen."
        )


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"id": None}, "fråga 1.1, indikator på plats 1: id saknas."),
        ({"id": "small-dialog"}, "id ”small-dialog” används redan av område 1."),
        ({"text": None}, "fråga 1.1, indikator på plats 1: text saknas."),
        ({"points": None}, "fråga 1.1, indikator på plats 1: points saknas."),
        ({"points": "0"}, "points är ”0” men ska vara större än 0."),
        ({"bevis": "Protokoll"}, "Okänd nyckel ”bevis”."),
        ({"evidence": 7}, "evidence ska vara text men är ett tal."),
    ],
)
def test_a_broken_indicator(
    changes: Document, complaint: str, small: Document, complaints_of: Complaints
) -> None:
    spoiled = spoil(with_indicators(small, "20", "40"), INDICATOR, **changes)
    (said,) = complaints_of(lambda: parse(spoiled, "x"))
    assert complaint in said


def test_an_incomplete_edition_may_lack_maxima_and_questions(small: Document) -> None:
    spoil(small, EDITION, incomplete=True)
    spoil(small, AREA, max_points=None)
    spoil(small, QUESTION, max_points=None)
    small["areas"].append({"id": "b", "number": 2, "title": "Bara rubriken"})
    edition = parse(small, "x")
    assert edition.incomplete
    assert edition.max_points is None
    assert [area.max_points for area in edition.areas] == [None, None]
    assert [q.max_points for q in edition.questions()] == [None, 40]
    assert edition.areas[1].questions == ()


def test_sums_of_an_incomplete_edition_may_fall_short_but_not_exceed(
    small: Document, complaints_of: Complaints
) -> None:
    spoil(small, EDITION, incomplete="true")
    parse(with_indicators(spoil(small, QUESTION, max_points="50"), "20"), "x")
    (said,) = complaints_of(lambda: parse(with_indicators(small, "20", "31"), "x"))
    assert "Indikatorernas points blir tillsammans 51 men ska bli 50." in said
    with_indicators(small, "20")
    (said,) = complaints_of(lambda: parse(spoil(small, QUESTION, max_points="70"), "x"))
    assert "Frågornas max_points blir tillsammans 110 men ska bli 100." in said
    spoil(small, QUESTION, max_points=None)
    (said,) = complaints_of(lambda: parse(with_indicators(small, "60", "41"), "x"))
    assert "Indikatorernas points blir tillsammans 101 men ska bli 100." in said


def test_an_area_of_an_incomplete_edition_is_still_worth_a_hundred(
    small: Document, complaints_of: Complaints
) -> None:
    spoil(small, EDITION, incomplete=True)
    (said,) = complaints_of(lambda: parse(spoil(small, AREA, max_points=80), "x"))
    assert "ett område är alltid värt 100 poäng" in said


@pytest.mark.parametrize("document", [None, [], "text", 7, True])
def test_something_that_is_no_edition(document: object, complaints_of: Complaints) -> None:
    (said,) = complaints_of(lambda: parse(document, "Södertälje.kompass"))
    assert said.startswith("Södertälje.kompass: Filen är ")


def test_all_complaints_come_at_once_in_the_order_of_the_lines(
    small_text: str, tmp_path: Path, complaints_of: Complaints
) -> None:
    text = small_text.replace("step_percent: 5", "step_percent: 7").replace(
        "title: Får", "titel: Får"
    )
    text = text.replace("max_points: 40", "max_points: fyrtio").replace(
        "number: 1\n", "number: 0\n"
    )
    path = tmp_path / "min.yaml"
    path.write_text(text + "years: 2027\n", "utf-8")
    said = complaints_of(lambda: load(path))
    assert said[0].endswith("Filen har 5 fel till.")
    assert [complaint.split(":")[0] for complaint in said] == [
        "min.yaml, rad 6",
        "min.yaml, rad 9, område på plats 1",
        "min.yaml, rad 17, område på plats 1, fråga 1.2",
        "min.yaml, rad 19, område på plats 1, fråga 1.2",
        "min.yaml, rad 20, område på plats 1, fråga 1.2",
        "min.yaml, rad 21",
    ]
    assert "title saknas" in said[2]
    assert "Menas ”title”?" in said[3]


def test_a_hopeless_file_is_not_read_to_its_end(small: Document, complaints_of: Complaints) -> None:
    small["areas"] = ["x"] * 100_000
    said = complaints_of(lambda: parse(small, "x"))
    assert len(said) == 200
    assert said[0].endswith("Filen har minst 199 fel till.")
