"""What a list and a check tell about an edition."""

from typing import Any

from kompass.catalogue.files import packaged, parse
from kompass.catalogue.overview import gaps, in_full, in_one_line


def test_the_shipped_edition_in_one_line() -> None:
    edition = packaged("kommunkompassen-2002")
    assert in_one_line(edition) == (
        "Kommunkompassen 2002, 2002–2010: 8 områden, 37 frågor, 800 poäng"
    )
    assert gaps(edition) == ()
    assert in_full(edition) == (in_one_line(edition), f"content_hash: {edition.content_hash}")


def test_what_an_incomplete_edition_lacks(small: dict[str, Any]) -> None:
    first = small["areas"][0]
    del first["questions"][0]["max_points"]
    small["areas"].append({"id": "b", "number": 2, "title": "B"})
    short = {"id": "c-1", "number": "3.1", "title": "C?", "max_points": "99.2"}
    third = {"id": "c", "number": 3, "title": "C", "max_points": 100, "questions": [short]}
    small["areas"].append(third)
    edition = parse(small | {"incomplete": True}, "x")
    assert in_one_line(edition) == "Liten utgåva, 2026: 3 områden, 3 frågor, ofullständig"
    assert gaps(edition) == (
        "Fråga 1.1 saknar max_points.",
        "Område 2 saknar max_points.",
        "Område 2 saknar frågor.",
        "Frågorna i område 3 blir tillsammans 99,2 poäng, inte 100.",
    )


def test_one_is_not_many(small: dict[str, Any]) -> None:
    (first, second) = small["areas"][0]["questions"]
    small["areas"][0]["questions"] = [first | {"max_points": 100}]
    assert in_one_line(parse(small, "x")).endswith(": 1 område, 1 fråga, 100 poäng")
    unknown = [{key: part[key] for key in ("id", "number", "title")} for part in (first, second)]
    small["areas"][0]["questions"] = unknown
    assert gaps(parse(small | {"incomplete": True}, "x")) == (
        "Frågorna 1.1 och 1.2 saknar max_points.",
    )
