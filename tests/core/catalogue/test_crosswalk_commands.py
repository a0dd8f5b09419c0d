"""Crosswalks from the command line: list, show, check, export, import."""

import json
from pathlib import Path

from test_catalogue_commands import done, refused

from kompass.catalogue.crosswalk import known_crosswalks

SHIPPED = "kompass-samband-2002-2020"


def own_file(folder: Path) -> Path:
    """Return an office's own file, made out of a shipped one as a person would."""
    path = folder / "eget.yaml"
    done("export", SHIPPED, "-o", path)
    text = path.read_text("utf-8")
    text = text.replace(f"id: {SHIPPED}", "id: vart-samband")
    text = text.replace("label: Kompass eget förslag", "label: Vårt förslag")
    path.write_text(text.replace("proposed_by: Kompass", "proposed_by: Vi"), "utf-8")
    return path


def test_the_list_says_whose_each_is() -> None:
    lines = done("crosswalks").splitlines()
    assert len(lines) == 6
    assert all("(Kompass eget förslag)" in line for line in lines)
    assert lines[2] == (
        f"{SHIPPED}  Från utgåva 2002 till utgåva 2020 (Kompass eget förslag): "
        "områden: 6 omgjorda, 4 inte jämförbara"
    )


def test_one_of_them_pair_by_pair_and_as_json() -> None:
    said = done("crosswalks", SHIPPED)
    assert "8 Kommunen som samhällsbyggare → 2 Samhällsutveckling: omgjort, " in said
    assert "ingen motsvarighet → 4 Effektivitet: inte jämförbart, " in said
    (found,) = json.loads(done("crosswalks", SHIPPED, "--json"))["crosswalks"]
    assert (found["id"], found["label"]) == (SHIPPED, "Kompass eget förslag")
    assert "Det finns inget samband ”nej”" in refused("crosswalks", "nej")


def test_an_own_one_is_checked_taken_in_and_comes_first(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    assert "utan fel" in done("check", path)
    assert "Inget har sparats" in done("import", path, "--dry-run")
    assert known_crosswalks().all[0].id != "vart-samband"
    assert "Sparat: " in done("import", path)
    assert "Finns redan" in done("import", path)
    assert done("crosswalks").startswith("vart-samband  (eget) ")
    again = json.loads(done("import", path, "--json"))
    assert (again["known"], again["saved"]) == (True, None)
    back = tmp_path / "tillbaka.yaml"
    done("export", "vart-samband", "-o", back)
    assert "label: Vårt förslag" in back.read_text("utf-8")


def test_under_another_id(tmp_path: Path) -> None:
    assert "Sparat: " in done("import", own_file(tmp_path), "--id", "annat-samband")
    assert "går inte att använda" in refused("import", own_file(tmp_path), "--id", "Å Ä")


def test_in_vain(tmp_path: Path) -> None:
    path = tmp_path / "skeppat.yaml"
    done("export", SHIPPED, "-o", path)
    assert "följer med Kompass" in refused("import", path)
    assert "hör till de samband" in refused("import", path, "--id", "nytt")
    assert "bara som .yaml" in refused("export", SHIPPED, "-o", tmp_path / "a.xlsx")
    path.write_text(path.read_text("utf-8").replace("recast", "ungefär"), "utf-8")
    assert "ska vara ett av same, recast, not_comparable" in refused("check", path)
