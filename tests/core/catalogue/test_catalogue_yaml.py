"""YAML that is broken, or cleverer than an edition may be, is refused with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kompass.catalogue.files import load
from kompass.errors import KompassError

Write = Callable[[str | bytes], Path]
TITLE = "    title: Dialog\n"
TITLE_LINE = 10


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with libyaml's parser and with PyYAML's own."""
    if request.param == "SafeLoader":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")


def refusal(path: Path) -> str:
    with pytest.raises(KompassError) as refused:
        load(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("    title: Dialog: med alla\n", "Här står ett kolon för mycket"),
        ("      title: Dialog\n", "Här står ett kolon för mycket"),
        ("   title: Dialog\n", "Raden är fel indragen"),
        ("    title Dialog\n", "Här saknas ett kolon"),
        ('    title: "Dialog\n', "Här börjar en text inom citattecken som aldrig slutar"),
        ("    title: [Dialog\n", "Här står en klammer"),
        ("    title: @dialog\n", "Raden har ett tecken som inte får stå där"),
        ("    title: %dialog\n", "Raden har ett tecken som inte får stå där"),
        ("    title: &marke Dialog\n", "Hänvisningar med & och * används inte"),
        ("    title: *marke\n", "Hänvisningar med & och * används inte"),
        ("    <<: *marke\n", "Hänvisningar med & och * används inte"),
        ("    &marke title: Dialog\n", "Hänvisningar med & och * används inte"),
        ("    title: !!python/name:os.system\n", "Typmärken med utropstecken används inte"),
        ("    title: !!binary RGlhbG9n\n", "Typmärken med utropstecken används inte"),
        ("    title: !eget Dialog\n", "Typmärken med utropstecken används inte"),
        ("    title: ! Dialog\n", "Typmärken med utropstecken används inte"),
        ("    ? [a, b]\n    : Dialog\n", "En nyckel ska vara ett enkelt ord"),
        ("    title: Dialog\n    title: Annat\n", "Nyckeln ”title” står två gånger"),
        ("    title: Dia\x07log\n", "Här står ett osynligt styrtecken (U+0007)"),
        ("    title: Dia\x00log\n", "Här står ett osynligt styrtecken (U+0000)"),
        ('    title: "Dia\\x07log"\n', "tecken som inte går att visa (U+0007)"),
    ],
)
def test_a_broken_line(line: str, sentence: str, small_text: str, write: Write) -> None:
    said = refusal(write(small_text.replace(TITLE, line)))
    expected = TITLE_LINE + 1 if "två gånger" in sentence else TITLE_LINE
    assert said.startswith(f"min.yaml, rad {expected}")
    assert sentence in said


def test_an_indent_by_tab(small_text: str, write: Write) -> None:
    assert "tabb" in refusal(write(small_text.replace(TITLE, "\ttitle: Dialog\n")))


def test_two_editions_in_one_file(small_text: str, write: Write) -> None:
    said = refusal(write(f"{small_text}---\n{small_text}"))
    assert said.startswith("min.yaml, rad 21: Här börjar ett andra YAML-dokument")


def test_one_document_with_its_marks_is_fine(small_text: str, write: Write) -> None:
    assert load(write(f"%YAML 1.1\n---\n{small_text}...\n")) == load(write(small_text))


def test_a_bomb_of_references_is_refused_at_once(write: Write) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    assert "Hänvisningar" in refusal(write(f"l0: &l0 [x, x]\n{levels}"))


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_deep_nesting_is_refused_at_once(deep: str, write: Write) -> None:
    assert "Raden ligger för djupt" in refusal(write(deep))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Hej hopp.\nHej igen.\n", "text"), ("- a\n- b\n", "en lista"), ("7", "text")],
)
def test_something_else_than_an_edition(text: str, kind: str, write: Write) -> None:
    assert refusal(write(text)) == (
        f"min.yaml, rad 1: Filen är {kind}, ingen utgåva. Börja den med nycklar som id och title."
    )


def test_thousands_of_repeated_keys(write: Write) -> None:
    assert "Nästan varje nyckel står två gånger" in refusal(write("a: 1\n" * 10_000))


def test_text_is_taken_as_it_is_written(small_text: str, write: Write) -> None:
    """YAML would make a number, a truth value, a date and nothing at all of these."""
    text = small_text.replace("number: 1.2", "number: 1.10").replace("language: sv", "language: no")
    text = text.replace("years: 2026", "years: 2026-01-01").replace(TITLE, "    title: yes\n")
    text = text.replace("title: Får invånarna svar?", "title: 'null'")
    edition = load(write(text))
    assert edition.language == "no"
    assert edition.years == "2026-01-01"
    assert edition.areas[0].title == "yes"
    assert edition.areas[0].questions[1].number == "1.10"
    assert edition.areas[0].questions[1].title == "null"


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_key_without_a_value_is_as_good_as_none(
    nothing: str, small_text: str, write: Write
) -> None:
    assert load(write(f"{small_text}note:{nothing}\n")) == load(write(small_text))
    said = refusal(write(small_text.replace(TITLE, f"    title:{nothing}\n")))
    assert said.startswith(f"min.yaml, rad {TITLE_LINE}, område 1: title saknas.")


def test_folded_text_becomes_one_line(small_text: str, write: Write) -> None:
    folded = small_text.replace(TITLE, "    title: >\n      Dialog\n      med alla\n\n")
    assert load(write(folded)).areas[0].title == "Dialog med alla"
