"""Files that are no editions are refused by a sentence before anything is made of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kompass.catalogue import files
from kompass.catalogue.files import (
    LARGEST_FILE,
    load,
    packaged,
    packaged_editions,
    parse,
    to_document,
)
from kompass.errors import KompassError

Write = Callable[[str | bytes], Path]


def refusal(path: Path) -> str:
    with pytest.raises(KompassError) as refused:
        load(path)
    return str(refused.value)


def test_a_small_edition_is_read_whole(small_text: str, write: Write) -> None:
    edition = load(write(small_text))
    assert (edition.id, edition.title, edition.language) == ("small-2026", "Liten utgåva", "sv")
    assert (edition.years, edition.source) == ("2026", "Handbok 2026")
    assert edition.step_percent == 5
    assert edition.max_points == 100
    assert [q.number for q in edition.questions()] == ["1.1", "1.2"]
    assert [q.max_points for q in edition.questions()] == [60, 40]
    assert len(edition.content_hash) == 64


def test_yaml_and_json_say_the_same(small_text: str, small: dict[str, Any], write: Write) -> None:
    assert load(write(small_text)) == parse(small, "x")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(small_text: str, write: Write) -> None:
    plain = load(write(small_text))
    assert load(write("\ufeff" + small_text.replace("\n", "\r\n"))) == plain


def test_letters_made_of_two_characters_become_one(small_text: str, write: Write) -> None:
    plain = load(write(small_text))
    assert load(write(small_text.replace("ö", "o\u0308").replace("å", "a\u030a"))) == plain


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "borta.yaml").startswith("borta.yaml: Filen finns inte.")


def test_a_path_through_a_file(write: Write) -> None:
    assert refusal(write("x") / "inne.yaml").startswith("inne.yaml: Filen går inte att läsa.")


def test_an_impossible_path(tmp_path: Path) -> None:
    assert "går inte att läsa" in refusal(tmp_path / "a\0b.yaml")
    assert "går inte att läsa" in refusal(tmp_path / ("a" * 300))


def test_a_folder(tmp_path: Path) -> None:
    assert "Det här är en mapp." in refusal(tmp_path)
    assert "Det här är en mapp." in refusal(Path("/"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert "ingen vanlig fil" in refusal(pipe)


def test_a_file_that_may_not_be_read(
    small_text: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", denied)  # a mode of 000 would not stop root
    assert "får inte läsas" in refusal(write(small_text))


def test_an_empty_file(write: Write) -> None:
    assert refusal(write(b"")) == "min.yaml: Filen är tom. Välj en annan fil."


@pytest.mark.parametrize("text", ["# bara en kommentar\n", "\n\n", "---\n", "~"])
def test_a_file_without_content(text: str, write: Write) -> None:
    assert "Filen är tom eller har bara kommentarer, ingen utgåva." in refusal(write(text))


def test_fifty_megabytes_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def must_not_read(_path: Path) -> bytes:
        raise AssertionError

    path = tmp_path / "stor.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", must_not_read)
    assert refusal(path).startswith("stor.yaml: Filen är större än 5 MB")


def test_the_size_limit_itself_is_allowed(small_text: str, write: Write) -> None:
    padding = LARGEST_FILE - len(small_text.encode()) - 2
    load(write(f"{small_text}#{'x' * padding}\n"))
    assert "större än 5 MB" in refusal(write(f"{small_text}#{'x' * (padding + 1)}\n"))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp437"])
def test_another_encoding_is_refused_with_the_line(
    encoding: str, small_text: str, write: Write
) -> None:
    said = refusal(write(small_text.encode(encoding)))
    assert "inte text i teckenkodningen UTF-8" in said
    assert said.startswith("min.yaml, rad 2:" if encoding != "utf-16" else "min.yaml, rad 1:")


def test_a_picture_is_refused(write: Write) -> None:
    assert "UTF-8" in refusal(write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))


def test_strange_file_names_can_be_printed(tmp_path: Path) -> None:
    said = refusal(tmp_path / "tyst\x1b[2J\udce5.yaml")
    assert said.isprintable()


def test_the_shipped_edition_is_found_by_its_id() -> None:
    edition = packaged("kommunkompassen-2002")
    assert edition.id == "kommunkompassen-2002"
    assert edition in packaged_editions()


@pytest.mark.parametrize("name", ["kommunkompassen-1999", "", "../README", "a/b", "\x1b[2J"])
def test_an_unknown_shipped_edition_names_those_there_are(name: str) -> None:
    with pytest.raises(KompassError, match="kommunkompassen-2002") as refused:
        packaged(name)
    assert str(refused.value).isprintable()


def test_a_stored_copy_that_was_changed_is_refused() -> None:
    document = json.loads(json.dumps(to_document(packaged("kommunkompassen-2002"))))
    document["areas"][2]["questions"][0]["max_points"] = "29"
    document["areas"][2]["questions"][1]["max_points"] = "21"
    with pytest.raises(KompassError, match=r"^Södertälje\.kompass: Innehållet är ändrat"):
        parse(document, "Södertälje.kompass")


@pytest.mark.parametrize("stated", ["0" * 64, "abc", "A" * 64])
def test_a_wrong_hash_is_refused(stated: str, small: dict[str, Any]) -> None:
    with pytest.raises(KompassError, match="content_hash"):
        parse(small | {"content_hash": stated}, "x")


def test_the_hash_rests_on_what_scores_rest_on() -> None:
    edition = packaged("kommunkompassen-2002")
    first, *others = edition.areas
    question = first.questions[0]
    changed = [
        replace(edition, id="annan"),
        replace(edition, step_percent=Decimal(10)),
        replace(edition, incomplete=True),
        replace(edition, areas=(*others, first)),
        *(
            replace(edition, areas=(replace(first, **change), *others))
            for change in (
                {"id": "annat"},
                {"number": 9},
                {"title": "Annan"},
                {"questions": first.questions[1:]},
                {"questions": (replace(question, title="Annan"), *first.questions[1:])},
                {"questions": (replace(question, number="1.9"), *first.questions[1:])},
                {"questions": (replace(question, max_points=None), *first.questions[1:])},
            )
        ),
    ]
    hashes = {files.content_hash(other) for other in changed}
    assert len(hashes) == len(changed)
    assert edition.content_hash not in hashes


def test_the_hash_does_not_rest_on_words_beside_the_scores() -> None:
    edition = packaged("kommunkompassen-2002")
    areas = tuple(
        replace(
            area,
            short_title="Kort",
            suggested_introduction="Annat.",
            questions=tuple(replace(q, printed_title="Tryckt") for q in area.questions),
        )
        for area in edition.areas
    )
    mended = replace(edition, title="T", years="Y", source="S", note="N", areas=areas)
    assert files.content_hash(mended) == edition.content_hash


def test_the_hash_does_not_depend_on_how_a_number_is_written(small: dict[str, Any]) -> None:
    plain = parse(small, "x")
    for maximum in (60, 60.0, "60.0", "60,00", Decimal("6E+1")):
        small["areas"][0]["questions"][0]["max_points"] = maximum
        assert parse(small, "x") == plain


def test_a_stored_copy_needs_no_yaml() -> None:
    program = (
        "import sys, json; from kompass.catalogue.files import parse\n"
        "parse(json.load(sys.stdin), 'x'); assert 'yaml' not in sys.modules"
    )
    stored = json.dumps(to_document(packaged("kommunkompassen-2002")))
    subprocess.run([sys.executable, "-c", program], input=stored, text=True, check=True)
