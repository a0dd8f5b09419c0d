"""The register of municipalities: complete, sourced, and forgiving to type against."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kompass.assessment import register
from kompass.errors import KompassError


def names(typed: str, limit: int = 8) -> list[str]:
    return [municipality.name for municipality in register.suggest(typed, limit)]


def test_the_register_is_whole() -> None:
    everyone = register.municipalities()
    assert len(everyone) == 290
    assert len({m.county for m in everyone}) == 21
    assert len({m.county_code for m in everyone}) == 21
    assert len({m.code for m in everyone}) == 290
    assert len({m.name for m in everyone}) == 290
    assert all(len(m.code) == 4 and m.code.isdigit() for m in everyone)
    assert all(m.code.startswith(m.county_code) for m in everyone)
    assert {m.population_year for m in everyone} == {2019}
    assert sum(m.population for m in everyone) == 10_327_589


def test_every_row_has_its_source_and_group() -> None:
    for m in register.municipalities():
        assert all(publisher in m.source for publisher in ("SCB", "SKR", "Kolada"))
        assert m.skr_group_code[0] in "ABC"
        assert m.skr_group
        assert m.name == m.name.strip()


def test_the_register_is_read_once() -> None:
    assert register.municipalities() is register.municipalities()


@pytest.mark.parametrize(
    "typed",
    [
        "Södertälje", "södertälje", "SÖDERTÄLJE", "sodertalje", "  Sodertälje ", "0181", "181",
        "Södertälje kommun", "sodertalje kommun",
    ],
)  # fmt: skip
def test_finds_sodertalje_however_it_is_typed(typed: str) -> None:
    found = register.find(typed)
    assert (found.code, found.name, found.county) == ("0181", "Södertälje", "Stockholms län")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("malmo", "Malmö"),
        ("Malmö stad", "Malmö"),
        ("Stockholms stad", "Stockholm"),
        ("Göteborgs Stad", "Göteborg"),
        ("Borås stad", "Borås"),
        ("Falu kommun", "Falun"),
        ("Region Gotland", "Gotland"),
        ("Gotlands kommun", "Gotland"),
        ("upplands-vasby", "Upplands Väsby"),
        ("Upplands Bro", "Upplands-Bro"),
        ("malung salen", "Malung-Sälen"),
        ("So\N{COMBINING DIAERESIS}derta\N{COMBINING DIAERESIS}lje", "Södertälje"),
    ],
)
def test_forgives_marks_hyphens_and_forms_of_address(typed: str, name: str) -> None:
    assert register.find(typed).name == name


def test_two_names_that_differ_by_a_ring_are_two_municipalities() -> None:
    assert register.find("habo").code == "0643"
    assert register.find("Håbo").code == "0305"
    assert names("habo") == ["Habo", "Håbo"]
    assert names("håbo")[0] == "Håbo"
    with pytest.raises(KompassError, match=r"flera kommuner: Håbo eller Habo\."):
        register.find("hábo")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("Sodertalge", "Södertälje"), ("Götebrog", "Göteborg"), ("Upsala", "Uppsala")],
)
def test_an_unknown_name_is_refused_with_the_three_nearest(typed: str, nearest: str) -> None:
    with pytest.raises(KompassError) as refused:
        register.find(typed)
    sentence = str(refused.value)
    assert sentence.startswith(f"Det finns ingen kommun som heter ”{typed}”.")
    near = sentence.removesuffix(".").split("Närmast är ")[1].replace(" eller ", ", ").split(", ")
    assert nearest in near
    assert len(near) == 3


def test_an_unknown_code_is_refused_with_codes_that_exist() -> None:
    with pytest.raises(KompassError, match=r"med koden 0185\. Närmast är 0184 Solna, "):
        register.find("0185")


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_asks_for_a_name(typed: str) -> None:
    with pytest.raises(KompassError, match="Skriv kommunens namn"):
        register.find(typed)
    assert register.suggest(typed) == ()


def test_suggests_while_typing() -> None:
    assert names("sodert") == ["Södertälje"]
    assert names("SÖDERT") == ["Södertälje"]
    assert names("upplands-vasby") == ["Upplands Väsby"]
    assert names("upplands") == ["Upplands-Bro", "Upplands Väsby"]


def test_names_that_begin_so_come_before_names_that_hold_it() -> None:
    assert names("bro") == ["Bromölla", "Upplands-Bro", "Nybro", "Tibro", "Vansbro", "Örebro"]
    borg = names("borg", 20)
    assert borg[0] == "Borgholm"
    assert "Göteborg" in borg
    assert names("ed", 3)[0] == "Eda"
    assert names("ed", 20).index("Dals-Ed") < names("ed", 20).index("Hedemora")


def test_the_suggestions_follow_the_swedish_alphabet() -> None:
    assert names("o", 30)[:3] == ["Ockelbo", "Olofström", "Orsa"]
    starting = [name for name in names("ö", 30) if name.startswith("Ö")]
    assert starting == [
        "Öckerö", "Ödeshög", "Örebro", "Örkelljunga", "Örnsköldsvik", "Östersund", "Österåker",
        "Östhammar", "Östra Göinge", "Överkalix", "Övertorneå",
    ]  # fmt: skip


def test_suggests_by_code() -> None:
    assert register.suggest("0181")[0].name == "Södertälje"
    assert register.suggest("181")[0].name == "Södertälje"
    assert {m.code[:2] for m in register.suggest("09")} == {"09"}


def test_the_limit_is_kept() -> None:
    assert len(register.suggest("a", 5)) == 5


@given(st.sampled_from(register.municipalities()), st.data())
def test_any_beginning_of_a_name_suggests_it(m: register.Municipality, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(m.name)))
    assert m in register.suggest(m.name[:length], 290)


@given(st.text(max_size=60))
@example("²")
@example("٠١٨١")
@example("9" * 5000)
def test_no_text_breaks_the_register(typed: str) -> None:
    register.suggest(typed)
    with suppress(KompassError):
        assert register.find(typed) in register.municipalities()
