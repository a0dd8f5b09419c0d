"""Whoever decides a conflict reads words: names, days and choices, never ids or codes."""

from datetime import date, time

import pytest

from kompass.assessment import conflicts, edits, merge
from kompass.assessment.material_kinds import InterviewStatus, LookupOutcome, RequestStatus
from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create, open_file
from kompass.catalogue.files import packaged

EDITION = packaged("kommunkompassen-2002")
FIRST, SECOND = [question.id for question in EDITION.questions()][:2]


@pytest.fixture
def decided(tmp_path):
    """Return a function that lets two change one thing each, merges, and tells the versions."""

    def run(made, *changes):
        paths = {name: tmp_path / f"{name}.kompass" for name in ("Anna", "Bo")}
        details = Details(Unit("Testby"), 2026)
        with create(paths["Anna"], details=details, edition=EDITION, author="Anna") as file:
            team = [edits.add_assessor(file, name) for name in ("Anna Ek", "Bo Åkesson")]
            row = made(file)
        paths["Bo"].write_bytes(paths["Anna"].read_bytes())
        for (name, path), change in zip(paths.items(), changes, strict=True):
            with open_file(path, author=name) as file:
                change(file, row, team)
        with open_file(paths["Anna"], author="Anna") as file:
            merge.take(file, merge.plan(file, [paths["Bo"]]))
            found = conflicts.conflicts(file)
            return {one.where: [each.words for each in one.versions] for one in found}

    return run


def test_an_interview(decided):
    told = decided(
        lambda file: edits.add_interview(file, role="Ekonomichef"),
        lambda file, row, team: edits.set_interview(
            file,
            row,
            day=date(2026, 9, 22),
            starts=time(9, 0),
            ends=time(9, 45),
            assessors=[team[0]],
            status=InterviewStatus.DONE,
        ),
        lambda file, row, team: edits.set_interview(
            file,
            row,
            day=date(2026, 9, 23),
            starts=time(13, 5),
            ends=time(14, 0),
            assessors=team,
            status=InterviewStatus.CANCELLED,
        ),
    )

    assert told == {
        "dag för intervju med ekonomichefen": ["22 september 2026", "23 september 2026"],
        "tid för intervju med ekonomichefen": ["9.00", "13.05"],
        "sluttid för intervju med ekonomichefen": ["9.45", "14.00"],
        "utvärderare vid intervju med ekonomichefen": ["Anna Ek", "Anna Ek och Bo Åkesson"],
        "läge för intervju med ekonomichefen": ["hållen", "inställd"],
    }


def test_what_to_ask_for(decided):
    told = decided(
        lambda file: edits.add_request(file, title="Budget"),
        lambda file, row, _: edits.set_request(
            file, row, status=RequestStatus.ASKED, questions=[FIRST]
        ),
        lambda file, row, _: edits.set_request(
            file, row, status=RequestStatus.MISSING, questions=[SECOND]
        ),
    )

    assert told == {
        "läge för begäran om ”Budget”": ["begärt", "finns inte"],
        "frågor för begäran om ”Budget”": ["1.1", "1.2"],
    }


def test_what_to_look_for(decided):
    told = decided(
        lambda file: edits.add_lookup(file, text="Protokoll"),
        lambda file, row, _: edits.set_lookup(file, row, outcome=LookupOutcome.FOUND),
        lambda file, row, _: edits.set_lookup(file, row, outcome=LookupOutcome.NOT_FOUND),
    )

    assert list(told.values()) == [["finns", "finns inte"]]


def test_a_speaker_is_told_by_the_code_alone(decided):
    def made(file):
        interview = edits.add_interview(file, role="Ekonomichef")
        people = [
            edits.add_person(file, interview, name=name, code=code)
            for name, code in (("Maja Öberg", "EC"), ("Ture Falk", "KD"))
        ]
        return edits.add_line(file, interview, "Ja"), people

    told = decided(
        made,
        lambda file, row, _: edits.mark_line(file, row[0], speaker=row[1][0]),
        lambda file, row, _: edits.mark_line(file, row[0], speaker=row[1][1]),
    )

    assert told == {"talare på anteckningsrad hos ekonomichefen": ["EC", "KD"]}
