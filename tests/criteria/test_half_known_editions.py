"""The editions of 2010, 2016 and 2020: what is published of them, and nothing else."""

import re
from textwrap import wrap

import pytest

from kompass import packaged as shipped
from kompass.catalogue.crosswalk import packaged_crosswalks
from kompass.catalogue.files import packaged
from kompass.catalogue.overview import gaps

AREAS = {
    2010: (
        "Offentlighet och demokrati", "Tillgänglighet och brukarorientering",
        "Politisk styrning och kontroll", "Ledarskap, ansvar och delegation",
        "Resultat och effektivitet", "Kommunen som arbetsgivare - personalpolitik",
        "Verksamhetsutveckling", "Kommunen som samhällsbyggare",
    ),
    2016: (
        "Offentlighet och demokrati", "Brukarfokus, tillgänglighet och bemötande",
        "Politisk styrning och kontroll", "Ledarskap, ansvar och delegation",
        "Resultat och effektivitet", "Kommunen som arbetsgivare, personalpolitik",
        "Ständiga förbättringar", "Kommunen som samhällsbyggare",
    ),
    2020: (
        "Samspel mellan förtroendevalda och medborgare", "Samhällsutveckling",
        "Styrning och kontroll", "Effektivitet", "Brukarens fokus", "Kvalitetsutveckling",
        "Arbetsliv", "Chefs- och ledarskap samt medarbetarskap",
    ),
}  # fmt: skip
"""As the pages named in each edition's source list them."""

HEADINGS_2010 = (5, 5, 5, 6, 6, 0, 0, 0)
"""27 sub-headings of areas 1-5, from the contents of Sollentuna's report of 2015."""

HASHES = {
    2010: "6cf9db127cb33a62276882e87be68a0514ff0fbec34abe208ce416a18d0fac09",
    2016: "fa8b17c395bafa39def6860e70a493a341c044d0231b34af41266f8bcf73966d",
    2020: "a782984ebf4ff444005f32ec0121d8cab5900a5a936873b4f6fdd40fdbb650fd",
}


@pytest.mark.parametrize("year", AREAS)
def test_the_areas_are_as_published(year: int) -> None:
    edition = packaged(f"kommunkompassen-{year}")
    assert tuple(area.title for area in edition.areas) == AREAS[year]
    assert [area.number for area in edition.areas] == list(range(1, 9))
    assert edition.max_points == 800
    assert edition.incomplete
    assert edition.note.startswith("Ofullständig.")
    assert "http" in edition.source
    assert edition.step_percent == 1


@pytest.mark.parametrize("year", AREAS)
def test_nothing_is_made_up(year: int) -> None:
    edition = packaged(f"kommunkompassen-{year}")
    counts = HEADINGS_2010 if year == 2010 else (0,) * 8
    assert tuple(len(area.questions) for area in edition.areas) == counts
    assert all(question.max_points is None for question in edition.questions())
    assert not any(edition.indicators())
    assert all(not area.suggested_introduction for area in edition.areas)
    assert len(gaps(edition)) == 8


def test_the_numbers_of_2010_are_said_to_be_ours() -> None:
    edition = packaged("kommunkompassen-2010")
    assert len(list(edition.questions())) == 27
    assert "numren här är Kompass egna" in edition.note
    assert [question.title for question in edition.areas[4].questions] == [
        "Strategi för resultatstyrning och effektivitetsutveckling",
        "Kostnader och resultat i budgetprocessen",
        "Arbetsprocesser, uppföljning och kontroll",
        "Kommunikation kring resurser och resultat",
        "Jämförelser",
        "Extern samverkan",
    ]


@pytest.mark.parametrize("year", AREAS)
def test_ids_are_words_and_titles_fit_beside_a_chart(year: int) -> None:
    edition = packaged(f"kommunkompassen-{year}")
    for area in edition.areas:
        assert re.fullmatch(f"k{year}-[a-z]+", area.id)
        assert len(wrap(area.short_title or area.title, 22)) <= 2, area.title
        for question in area.questions:
            assert re.fullmatch(f"{area.id}-[a-z]+", question.id)


@pytest.mark.parametrize("year", AREAS)
def test_each_is_what_was_published(year: int) -> None:
    """Assessments are pinned to this very content: mend this test only for a new edition."""
    assert packaged(f"kommunkompassen-{year}").content_hash == HASHES[year]


def test_every_crosswalk_is_named_by_its_id_and_says_whose_it_is() -> None:
    ids = [crosswalk.id for crosswalk in packaged_crosswalks().all]
    names = list(shipped.names("criteria/crosswalks", ".yaml"))
    assert names == [f"criteria/crosswalks/{identity}.yaml" for identity in ids]
    assert len(ids) == 6
    for name in names:
        assert shipped.read_text(name).startswith("# KOMPASS EGET FÖRSLAG: ")
