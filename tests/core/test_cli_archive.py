"""``kompass archive``: what a newcomer types on the first day, and what goes wrong."""

import json
from pathlib import Path

import pytest
from cli_runs import done, kompass, refused

from kompass.assessment.editing.signing import sign
from kompass.assessment.storage import open_file
from kompass.catalogue.files import packaged
from kompass.ids import EditionId

AREAS = [area.title for area in packaged(EditionId("kommunkompassen-2002")).areas]
PRINTED_2006 = "SKL, Kommunkompassen: Analys av Södertälje kommun, september 2006, avsnitt 4"
VALLENTUNA = ["70", "71", "72", "73", "74", "75", "76", "77"]


@pytest.fixture(autouse=True)
def _own_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPASS_ARCHIVE", str(tmp_path / "jamforelsebas.sqlite"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tabell.csv"
    rows = ["Område;Vallentuna 2005;Median"]
    rows += [f"{title};{points};60" for title, points in zip(AREAS, VALLENTUNA, strict=True)]
    path.write_text("\n".join([*rows, "Totalt;588;"]), encoding="utf-8-sig")
    return path


def test_what_ships_is_listed_and_filtered() -> None:
    said = done("archive", "list", "--edition", "2002", "--years", "2004-2006")
    assert "trollhattan-2004  Trollhättan 2004, utgåva 2002, 647 poäng" in said
    assert "696 poäng, tryckt 692" in said
    assert "5 resultat: utgåva 2002, 2004–2006" in said
    county = json.loads(done("archive", "list", "--county", "Stockholm", "--json"))
    assert {one["municipality"]["code"][:2] for one in county["results"]} == {"01"}


def test_a_record_with_its_source_and_trace() -> None:
    assert "Tryckt totalsumma 692, men områdena blir 696." in done(
        "archive", "show", "botkyrka-2005"
    )
    found = json.loads(done("archive", "show", "Botkyrka 2005", "--json"))
    assert (found["printed_total"], found["computed_total"], found["total_differs"]) == (
        692,
        696,
        True,
    )
    assert found["trace"][0]["what"] == "shipped"


def test_reference_values_of_the_five_complete_results() -> None:
    found = json.loads(
        done("archive", "reference", "--edition", "2002", "--years", "2004-2006", "--json")
    )
    assert found["n"] == 5
    first = found["areas"][0]  # 77, 76, 91, 63, 66
    assert (first["median"], first["mean"], first["min"], first["max"]) == (76, 74.6, 63, 91)
    assert (first["lower_quartile"], first["upper_quartile"]) == (66, 77)
    assert first["median_without_one"] == [71, 76.5]
    low, high = first["median_interval_95"]
    assert 63 <= low < 76 < high <= 91
    asked = found["questions"][0]
    assert (asked["n"], asked["withheld_n"], asked["median"]) == (0, 1, None)
    assert found["total"]["median"] == 609.5
    assert "utgåva 2002" in found["population"]
    assert "Kvartilerna" in done("archive", "reference", "--years", "2004-2006")


def test_the_latest_known_figure_of_each_counts_and_that_is_said() -> None:
    found = json.loads(
        done("archive", "reference", "--years", "2004-2008", "--latest", "--few", "--json")
    )
    first, second = found["areas"][:2]  # 77, 76, 91, 63, 66 and 81, 81, 88, 47, 82.5
    assert (first["n"], first["median"]) == (5, 76)
    assert (second["n"], second["median"], second["median_without_one"]) == (5, 81, [81, 81.75])
    assert any("ur Södertälje 2006" in each for each in found["remarks"])


def test_the_own_result_is_placed_among_the_others() -> None:
    options = ("reference", "--years", "2004-2006", "--own", "Södertälje 2006", "--few")
    found = json.loads(done("archive", *options, "--json"))
    first = found["places"][0]  # 66 beside 77, 76, 91 and 63: one of five below, itself in between
    assert (first["points"], first["place"], first["of"], first["tied"]) == (66, 4, 5, 0)
    assert first["percentile"] == 30
    assert found["places"][-1]["id"] == "total"
    said = done("archive", *options)
    assert "Södertälje 2006 bland dem:" in said
    assert "66 poäng, 4:e av 5, percentil 30 (mittrang)" in said
    among = json.loads(done("archive", *options, "--with-own", "--json"))
    assert among["n"] == found["n"] + 1
    assert among["places"][0] == first
    assert json.loads(done("archive", "reference", "--json"))["places"] == []


def test_good_practice_names_who_and_the_source() -> None:
    said = done("archive", "good-practice", "3", "--municipality", "Örebro 2006")
    assert "Trollhättan (95 av 100 poäng i område 3" in said
    assert "Källa" in said
    assert json.loads(done("archive", "good-practice", "3", "--json"))["examples"]


def test_a_dry_run_shows_and_saves_nothing(table: Path) -> None:
    said = done("archive", "import", table, "--dry-run")
    assert "Skulle läggas till: Vallentuna 2005, 8 av 8 områden, totalt 588" in said
    assert "aldrig ett resultat" in said
    assert "Vallentuna 2005" not in done("archive", "list")


def test_a_table_is_taken_in_once(table: Path) -> None:
    found = json.loads(done("archive", "import", table, "--source", "Rapporten", "--json"))
    assert found["saved"] is True
    assert found["columns"][1]["kind"] == "median"
    assert [cell["text"] for cell in found["columns"][0]["cells"]] == [*VALLENTUNA, "588"]
    (result,) = found["results"]
    assert (result["total"], result["source"], result["origin"]) == (588, "Rapporten", "imported")
    again = kompass("archive", "import", table)
    assert again.returncode == 1
    assert "finns redan med samma poäng" in again.stderr


def test_what_is_doubtful_is_taken_only_by_its_key(table: Path) -> None:
    table.write_text(table.read_text(encoding="utf-8-sig").replace("588", "600"), encoding="utf-8")
    found = json.loads(done("archive", "import", table, "--dry-run", "--json"))
    (doubt,) = [one for one in found["columns"][0]["doubts"] if one["gravity"] == "asks"]
    assert "588" in doubt["sentence"]
    assert found["results"] == []
    key = ["--accept-doubtful", doubt["key"]]
    taken = json.loads(done("archive", "import", table, *key, "--json"))
    assert (taken["results"][0]["printed_total"], taken["results"][0]["total_differs"]) == (
        600,
        True,
    )


def test_a_municipality_and_year_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"{title};{points}" for title, points in zip(AREAS, VALLENTUNA, strict=True)]
    path.write_text("\n".join(["Område;Poäng", *rows]), encoding="utf-8")
    refusal = kompass("archive", "import", path)
    assert refusal.returncode == 1
    assert "vilken kommun" in refusal.stderr
    said = done("archive", "import", path, "--municipality", "Habo", "--year", "2007")
    assert "Tillagt: Habo 2007" in said


def test_correcting_taking_back_and_putting_back_leave_a_trace(table: Path) -> None:
    done("archive", "import", table)
    said = done("archive", "correct", "Vallentuna 2005", "--points", "1=71,5", "--why", "felläst")
    assert "71,5" in said
    assert "version 2" in said
    done("archive", "withdraw", "Vallentuna 2005", "--why", "fel rapport")
    assert "Vallentuna 2005" not in done("archive", "list")
    done("archive", "restore", "Vallentuna 2005", "--why", "rätt ändå")
    trace = json.loads(done("archive", "show", "Vallentuna 2005", "--json"))["trace"]
    assert [one["what"] for one in trace] == ["added", "corrected", "withdrawn", "restored"]


def test_oneself_is_left_out_also_by_a_result_of_another_edition() -> None:
    said = done("archive", "reference", "--edition", "2002", "--own", "orebro-2015")
    assert "Örebro är inte själv med i siffrorna: ett resultat har lämnats utanför." in said


def test_the_sodertorn_seven_are_a_group_that_nobody_has_to_save() -> None:
    for name in ("sodertorn", "De sju Södertörnskommunerna"):
        found = json.loads(done("archive", "list", "--group", name, "--json"))["results"]
        assert {one["municipality"]["name"] for one in found} == {
            "Botkyrka",
            "Södertälje",
            "Tyresö",
        }


def test_an_older_archive_is_brought_up_to_date_by_whoever_only_reads(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "old_files" / "archive_1.sqlite"
    for name, command in (("a", ["archive", "list"]), ("b", ["compare", "botkyrka-2005", "*"])):
        path = tmp_path / f"{name}.sqlite"
        path.write_bytes(old.read_bytes())
        words = ["median-2009" if word == "*" else word for word in command]
        assert "Botkyrka 2005" in done(*words, "--archive", path)
        assert len(list(tmp_path.glob(f"{name}-före-*.sqlite"))) == 1


def test_an_unsigned_assessment_is_not_published(tmp_path: Path) -> None:
    done("example", tmp_path / "s.kompass")
    result = kompass("archive", "add", tmp_path / "s.kompass")
    assert result.returncode == 1
    assert "underteckna" in result.stderr.casefold()


def test_a_visit_that_is_there_is_corrected_and_never_counted_twice(tmp_path: Path) -> None:
    path = tmp_path / "s.kompass"
    done("example", path)
    with open_file(path, author="Lars Strid") as file:
        for assessor in file.snapshot.assessors:
            sign(file, assessor.id)

    said = refused("archive", "add", path)
    assert f"kompass archive correct sodertalje-2006 {path} --why SKÄL" in said
    done("archive", "correct", "sodertalje-2006", path, "--texts", "--why", "vår egen fil")
    done("archive", "correct", "sodertalje-2006", path, "--texts", "--why", "en gång till")

    shown = json.loads(done("archive", "show", "sodertalje-2006", "--json"))
    assert (shown["origin"], shown["total"], shown["printed_total"]) == ("own", 577, 577)
    assert shown["source"].endswith("; även publicerat: " + PRINTED_2006)
    asked = [one for one in shown["statements"] if one["question"]]
    assert len(asked) == 40, "rows of the shipped table that name a question"
    found = json.loads(done("archive", "list", "--search", "0181 2006", "--json"))
    assert found["count"] == 1


def test_results_are_exported_and_can_be_taken_into_another_archive(tmp_path: Path) -> None:
    done(
        "archive", "export", "--edition", "2002", "--years", "2004-2006", "-o", tmp_path / "u.xlsx"
    )
    found = kompass("archive", "import", tmp_path / "u.xlsx", "--json")
    assert len(json.loads(found.stdout)["already_there"]) == 5
    assert found.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "nix"], "inget resultat"),
        (["list", "--edition", "1999"], "ingen utgåva"),
        (["list", "--years", "igår"], "inga år"),
        (["list", "--county", "Skogen"], "inget län"),
        (["list", "--group", "Z"], "ingen grupp"),
        (["import", "saknas.csv"], "går inte att läsa"),
        (["correct", "botkyrka-2005", "--points", "1=900", "--why", "x"], "mellan 0 och 100"),
        (["correct", "sodertalje-2006", "--points", "1.1=90", "--why", "x"], "högsta poäng är 40"),
        (["correct", "botkyrka-2005", "--why", "x"], "inget att rätta"),
        (["good-practice", "9.9"], "ingen fråga 9.9"),
        (["list", "--archive", "finns/inte.sqlite"], "jämförelsebas"),
    ],
)
def test_trouble_is_one_sentence(arguments: list[str], words: str) -> None:
    assert words in refused("archive", *arguments)


def test_wrong_usage_is_two() -> None:
    assert kompass("archive", "frobnicate").returncode == 2
    assert kompass("archive", "withdraw", "botkyrka-2005").returncode == 2
