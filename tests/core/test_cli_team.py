"""The command line for a team: indicators, own scores, points by hand, a locked assessment."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import TEAM, MarkStatus
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.cli import main

INDICATORS = "kompass-arbetsindikatorer-2002"
LABEL = "Kompass arbetsförslag, inte SKL:s lista"


def kompass(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return code, out.getvalue(), err.getvalue()


def done(*arguments: object) -> str:
    code, out, err = kompass(*arguments)
    assert (code, err) == (0, "")
    return out


def refused(*arguments: object) -> str:
    code, out, err = kompass(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith("kompass: ")
    return err


def opened(path: Path) -> AssessmentFile:
    return open_file(path, author="Prov")


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """An assessment with indicators and two assessors."""
    path = tmp_path / "med indikatorer.kompass"
    said = done("new", path, "--municipality", "0181", "--year", 2006, "--indicators", INDICATORS)
    assert LABEL in said
    with opened(path) as file:
        edits.add_assessor(file, "Anna Ek")
        edits.add_assessor(file, "Bo Å")
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "utan.kompass"
    done("new", path, "--municipality", "0181", "--year", 2006)
    with opened(path) as file:
        edits.add_assessor(file, "Anna Ek")
        edits.add_assessor(file, "Bo Å")
    return path


def totals(path: Path) -> dict[str, object]:
    return json.loads(done("totals", path, "--json"))


def first_question(path: Path) -> dict[str, object]:
    return totals(path)["areas"][0]["questions"][0]


def test_indicators_are_chosen_by_id(tmp_path: Path, marked: Path) -> None:
    with opened(marked) as file:
        assert all(question.indicators for question in file.snapshot.edition.questions())

    path = tmp_path / "x.kompass"
    told = refused("new", path, "--unit", "X", "--year", 2006, "--indicators", "nej")
    assert "ingen indikatorlista ”nej”" in told
    assert INDICATORS in told
    assert not path.exists()


def test_the_assessor_only_writes_unless_the_score_is_own(plain: Path) -> None:
    done("score", plain, "3.1", "20", "--assessor", "Anna Ek")
    assert totals(plain)["points_so_far"] == 20
    said = done("score", plain, "3.1", "12,5", "--assessor", "Bo Å", "--own")
    assert "Bo Å har 12,5 egna poäng på 3.1." in said
    assert totals(plain)["points_so_far"] == 20

    with opened(plain) as file:
        snapshot = file.snapshot
        assert [change.author for change in file.changes()][-1] == "Bo Å"
    question = snapshot.edition.question_numbered("3.1").id
    own = {person.name: snapshot.own_score(person.id, question) for person in snapshot.assessors}
    assert (own["Anna Ek"].points, own["Bo Å"].points) == (None, Decimal("12.5"))

    assert "inga egna poäng" in done("score", plain, "3.1", "-", "--assessor", "Bo Å", "--own")


def test_own_of_whom(plain: Path) -> None:
    before = plain.read_bytes()
    assert "--assessor NAMN" in refused("score", plain, "3.1", "20", "--own")
    told = refused("score", plain, "3.1", "20", "--own", "--assessor", "Nils")
    assert "I gruppen finns Anna Ek, Bo Å." in told
    assert plain.read_bytes() == before

    with opened(plain) as file:
        edits.add_assessor(file, "Bo Å")
    told = refused("score", plain, "3.1", "20", "--own", "--assessor", "Bo Å")
    assert "Bo Å står 2 gånger i gruppen." in told


def test_with_indicators_points_are_by_hand_and_need_a_reason(marked: Path) -> None:
    assert "följer av indikatorerna" in refused("score", marked, "1.1", "20")
    done("score", marked, "1.1", "20", "--reason", "Vi såg något annat")
    question = first_question(marked)
    assert question["points"] == 20
    assert question["overridden"] is True
    assert question["override_reason"] == "Vi såg något annat"
    assert question["points_by_indicators"] is None
    assert "satt för hand: Vi såg något annat" in done("totals", marked)

    done("score", marked, "1.1", "10", "--own", "--assessor", "Bo Å", "--reason", "Mitt skäl")
    done("score", marked, "1.1", "-")
    assert first_question(marked)["points"] is None


def test_a_reason_has_no_use_without_indicators(plain: Path) -> None:
    assert "har inga indikatorer" in refused("score", plain, "3.1", "20", "--reason", "x")


def test_a_table_is_taken_in_by_hand(marked: Path, tmp_path: Path) -> None:
    table = tmp_path / "poäng.csv"
    table.write_text("nummer;poäng\n1.1;26\n", encoding="utf-8")
    done("import-scores", marked, table)

    assert first_question(marked)["override_reason"] == "Inläst ur en tabell."


def test_totals_tell_how_far_the_marks_have_come(marked: Path) -> None:
    with opened(marked) as file:
        indicator = next(file.snapshot.edition.indicators())
        edits.set_mark(file, TEAM, indicator.id, MarkStatus.PARTLY, percent=50)
    question = first_question(marked)
    assert (question["points"], question["points_so_far"], question["max_assessed"]) == (
        None,
        float(indicator.points) / 2,
        float(indicator.points),
    )
    assert totals(marked)["indicators"]["label"] == LABEL
    assert totals(marked)["points_so_far"] == 0
    text = done("totals", marked)
    assert LABEL in text
    assert "5 av 10 bedömda" in text


def test_without_indicators_totals_are_as_published(plain: Path) -> None:
    assert set(first_question(plain)) == {"no", "title", "points", "max", "percent"}
    assert "indicators" not in totals(plain)


def test_a_locked_assessment_is_not_scored(plain: Path) -> None:
    with opened(plain) as file:
        for person in file.snapshot.assessors:
            edits.sign(file, person.id)
    before = plain.read_bytes()

    assert "undertecknats av Anna Ek och Bo Å" in refused("score", plain, "3.1", "20")
    assert plain.read_bytes() == before
    done("totals", plain)
