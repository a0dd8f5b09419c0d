"""Charts as files: readable, described, the same every time, and never half-written."""

import io
import re
import threading
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from kompass.charts.bars import bars
from kompass.charts.compass import compass
from kompass.charts.files import encoded, save
from kompass.charts.theme import DARK, LIGHT, PAPER
from kompass.errors import KompassError

SIZE = (6.22, 5.2)


@pytest.fixture(scope="module")
def pdf(sodertalje, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "profil.pdf"
    save(compass(sodertalje, PAPER, SIZE), path)
    return path


def test_a_png_is_sharp_enough_for_print(sodertalje, tmp_path):
    path = tmp_path / "Södertälje – profil.PNG"
    save(compass(sodertalje, PAPER, SIZE), path)
    with Image.open(path) as image:
        assert min(image.info["dpi"]) >= 200
        assert image.width == pytest.approx(SIZE[0] * image.info["dpi"][0], abs=2)
        assert image.text["Title"] == "Kompassros Södertälje 2006"
        assert "87,5 (median 65,3, +22,2)" in image.text["Description"]


def test_a_pdf_can_be_searched_and_copied(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    for said in ("Södertälje 2006", "577 av 800", "74,5", "Tillgänglighet", "samhällsbyggare",
                 "tjänstemän", "utvärderade kommuner", "(+22,2)"):  # fmt: skip
        assert said in text, said
    metadata = document.get_metadata_dict()
    assert metadata["Title"] == "Kompassros Södertälje 2006"
    assert "Verksamhetsutveckling: 50" in metadata["Subject"]
    document.close()


def test_a_pdf_carries_its_truetype_fonts(pdf):
    with pikepdf.open(pdf) as document:
        fonts = list(document.pages[0].Resources.Font.values())
        assert fonts
        for font in fonts:
            descendants = font.get("/DescendantFonts", [font])
            for one in descendants:
                assert one.Subtype in ("/CIDFontType2", "/TrueType")
                assert "SourceSansPro" in str(one.BaseFont)
                assert "/FontFile2" in one.FontDescriptor
    assert b"/Type3" not in pdf.read_bytes()


def test_an_svg_needs_no_fonts_and_says_what_it_shows(sodertalje, tmp_path):
    path = tmp_path / "profil.svg"
    save(compass(sodertalje, LIGHT, SIZE), path)
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("lang") == "sv"
    titles = {element.get("id"): element.text for element in (root.find(f"{name}title"),
              root.find(f"{name}desc"))}  # fmt: skip
    assert list(titles) == root.get("aria-labelledby").split()
    assert titles["title"] == "Kompassros Södertälje 2006"
    assert "1 Offentlighet och demokratisk kontroll: 66" in titles["description"]
    assert root.find(f".//{name}text") is None, "letters are outlines"
    assert "font-family" not in text


def test_svg_words_are_escaped(sodertalje):
    from dataclasses import replace

    strange = replace(sodertalje, title=r"A & B <script> \1 ”C”")
    root = ET.fromstring(encoded(compass(strange, LIGHT, SIZE), ".svg"))
    assert root.find("{http://www.w3.org/2000/svg}title").text.endswith(r"A & B <script> \1 ”C”")


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("draw", [compass, bars])
def test_the_same_chart_gives_the_same_bytes(sodertalje, draw, suffix):
    one, other = (encoded(draw(sodertalje, DARK, SIZE), suffix, dpi=50) for _ in range(2))
    assert one == other
    assert not re.search(rb"20\d\d-\d\d-\d\dT|CreationDate", one)


def test_a_chart_drawn_in_another_thread_is_the_same(sodertalje):
    expected = encoded(compass(sodertalje, LIGHT, SIZE), ".png", dpi=60)
    found = []

    def draw():
        found.append(encoded(compass(sodertalje, LIGHT, SIZE), ".png", dpi=60))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_saving_replaces_and_leaves_nothing_beside(alone, tmp_path):
    path = tmp_path / "profil.svg"
    path.write_text("gammal", encoding="utf-8")
    save(bars(alone, LIGHT, SIZE), path)
    assert "<svg" in path.read_text(encoding="utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["profil.svg"]


@pytest.mark.parametrize("name", ["profil.docx", "profil", "profil.jpeg"])
def test_an_unknown_format_is_refused_with_the_ones_there_are(alone, tmp_path, name):
    with pytest.raises(KompassError, match="PNG, SVG eller PDF") as refused:
        save(bars(alone, LIGHT, SIZE), tmp_path / name)
    assert name in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_a_place_that_does_not_exist_is_refused(alone, tmp_path):
    with pytest.raises(KompassError, match="mappen finns inte"):
        save(bars(alone, LIGHT, SIZE), tmp_path / "borta" / "profil.png")


def test_a_folder_in_the_way_is_refused_and_left_alone(alone, tmp_path):
    place = tmp_path / "profil.png"
    place.mkdir()
    with pytest.raises(KompassError, match="kunde inte sparas"):
        save(bars(alone, LIGHT, SIZE), place)
    assert [entry.name for entry in tmp_path.iterdir()] == ["profil.png"]


def test_a_full_disk_leaves_the_old_file(alone, tmp_path, monkeypatch):
    path = tmp_path / "profil.svg"
    path.write_text("gammal", encoding="utf-8")

    def full(self: Path, content: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KompassError, match="disken är full"):
        save(bars(alone, LIGHT, SIZE), path)
    assert path.read_text(encoding="utf-8") == "gammal"
    assert [entry.name for entry in tmp_path.iterdir()] == ["profil.svg"]


def test_the_screen_picture_is_the_same_drawing(sodertalje):
    picture = compass(sodertalje, LIGHT, SIZE)
    with Image.open(io.BytesIO(encoded(picture, ".png", dpi=96))) as image:
        assert image.size == picture.canvas.get_width_height()
