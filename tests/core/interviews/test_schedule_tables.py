"""Schedules as municipalities send them: csv and xlsx, with all that people do to tables."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompass.errors import KompassError
from kompass.interviews.clock import Moment, Visit
from kompass.interviews.schedule_cells import (
    matched,
    minutes_of,
    moment_of,
    role_and_name,
    split_names,
    times_of,
)
from kompass.interviews.schedule_headings import Field
from kompass.interviews.schedule_table import (
    RowComplaint,
    ScheduledInterview,
    SchedulePreview,
    preview,
)

WEDNESDAY, THURSDAY = date(2026, 9, 16), date(2026, 9, 17)
VISIT = Visit(WEDNESDAY, date(2026, 9, 18))
PLAIN = """\
Datum;Tid;Roll;Organisation;Namn;Plats;Utvärderare
2026-09-16;9.00-9.45;Kommundirektör;Ledningskontoret;Anna Berg;Rum 1;AE, Bo Ström
2026-09-16;10:00–10:45;Ekonomichef;;;Rum 1;AE och BS
2026-09-17;kl 13;Rektor;Utbildning;;;
"""
READ = (
    ScheduledInterview(
        2, WEDNESDAY, time(9), time(9, 45), "Kommundirektör", "Ledningskontoret", "Anna Berg",
        place="Rum 1", assessors=("AE", "Bo Ström"),
    ),
    ScheduledInterview(
        3, WEDNESDAY, time(10), time(10, 45), "Ekonomichef", place="Rum 1",
        assessors=("AE", "BS"),
    ),
    ScheduledInterview(4, THURSDAY, time(13), None, "Rektor", "Utbildning"),
)  # fmt: skip


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> SchedulePreview:
    path = folder / "schema.csv"
    path.write_bytes(text.encode(encoding))
    return preview(path, VISIT)


def short(read: SchedulePreview) -> list[tuple[int, int | None, str, str]]:
    """Row, day of the month, times and role of every interview."""
    return [
        (
            one.row,
            one.day.day if one.day else None,
            f"{one.starts or '':%H:%M}-{one.ends or '':%H:%M}" if one.starts and one.ends
            else f"{one.starts:%H:%M}" if one.starts else "",
            one.role,
        )
        for one in read.interviews
    ]  # fmt: skip


def book(folder: Path, rows: list[list[object]], merge: tuple[str, ...] = ()) -> SchedulePreview:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    path = folder / "schema.xlsx"
    made.save(path)
    return preview(path, VISIT)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_line_ends(
    tmp_path: Path, separator: str, encoding: str, newline: str
) -> None:
    text = PLAIN.replace("AE, Bo Ström", '"AE, Bo Ström"').replace(";", separator)
    read = csv_file(tmp_path, text.replace("\n", newline), encoding)
    assert read.accepted() == READ
    assert bool(read.remark) == (encoding == "cp1252")
    assert read.unread == ()


def test_excels_own_line_about_the_separator_counts_as_a_row(tmp_path: Path) -> None:
    read = csv_file(tmp_path, "sep=;\n" + PLAIN)
    assert [one.row for one in read.accepted()] == [3, 4, 5]


def test_a_title_above_other_headings_and_an_unknown_column(tmp_path: Path) -> None:
    text = (
        "Program för besöket;;;;\n;;;;\nDag;Kl.;Befattning;Parkering;Längd (min)\n"
        "ons;9.00;Rektor;P1;45\nfredag;13;Enhetschef;;1 h\n"
    )
    read = csv_file(tmp_path, text)
    assert short(read) == [(4, 16, "09:00-09:45", "Rektor"), (5, 18, "13:00-14:00", "Enhetschef")]
    assert read.unread == ("Parkering",)
    assert ("Befattning", Field.ROLE) in read.understood


def test_rows_of_days_and_breaks(tmp_path: Path) -> None:
    text = (
        "Tid;Vem;Lokal\nOnsdag 16 september;;\n9-9.45;Kommundirektör Anna Berg;A\n"
        "12-13;Lunch;\n13-14;Lunch med oppositionsråd;A\nTorsdag 17/9;;\n\n09:00-09:45;Rektor;B\n"
        "Tid;Vem;Lokal\n10.00-10.15;Fikapaus;\n10.15;Fackliga företrädare (Karin Öst, Bo Ek);\n"
    )
    read = csv_file(tmp_path, text)
    assert short(read) == [
        (3, 16, "09:00-09:45", "Kommundirektör"),
        (5, 16, "13:00-14:00", "Lunch med oppositionsråd"),
        (8, 17, "09:00-09:45", "Rektor"),
        (11, 17, "10:15", "Fackliga företrädare"),
    ]
    assert [one.name for one in read.interviews] == ["Anna Berg", "", "", "Karin Öst, Bo Ek"]
    assert read.skipped == ((4, "Lunch"), (10, "Fikapaus"))


def test_a_day_that_is_not_repeated_holds_for_the_rows_below(tmp_path: Path) -> None:
    text = "Datum;Tid;Roll\n16/9;9;A\n;10;B\n17/9;9;C\n;10;D\n"
    assert [row[:2] for row in short(csv_file(tmp_path, text))] == [
        (2, 16),
        (3, 16),
        (4, 17),
        (5, 17),
    ]


def test_start_and_end_in_columns_of_their_own_and_both_in_one(tmp_path: Path) -> None:
    text = "När;Från;Till;Funktion\ntorsdag;9.00;9.45;A\n17/9 kl 10-11;;;B\n"
    assert short(csv_file(tmp_path, text)) == [
        (2, 17, "09:00-09:45", "A"),
        (3, 17, "10:00-11:00", "B"),
    ]


def test_without_a_day_or_time_an_interview_is_not_yet_placed(tmp_path: Path) -> None:
    read = csv_file(tmp_path, "Tid;Roll\n;Rektor\n")
    assert (read.accepted()[0].day, read.accepted()[0].starts) == (None, None)
    one_day = preview(tmp_path / "schema.csv", Visit(THURSDAY, THURSDAY))
    assert one_day.accepted()[0].day == THURSDAY


def test_every_wrong_row_is_said_and_nothing_is_taken(tmp_path: Path) -> None:
    text = (
        "Dag;Datum;Tid;Roll\nonsdag;16/9;9.00;A\ntisdag;16/9;9.00;B\n;17/9;9.75;C\n;17/9;9-10;\n"
        ";i morgon;9;D\n;17/9;10-9;E\n"
    )
    read = csv_file(tmp_path, text)
    assert [one.row for one in read.interviews] == [2]
    assert read.complaints == (
        RowComplaint(
            3,
            "16 september 2026 är en onsdag, men här står tisdag. Rätta dagen eller datumet.",
        ),
        RowComplaint(
            4,
            "”9.75” går inte att läsa som ett klockslag. Skriv till exempel 9.00 eller 9.00–9.45.",
        ),
        RowComplaint(
            5, "Raden säger inte vem som intervjuas. Fyll i en roll, eller ta bort raden."
        ),
        RowComplaint(6, "”i morgon” går inte att läsa som en dag. Skriv till exempel 2026-09-18."),
        RowComplaint(7, "Sluttiden 09:00 är inte efter starttiden 10:00. Rätta den ena."),
    )
    with pytest.raises(KompassError) as caught:
        read.accepted()
    assert str(caught.value) == (
        "schema.csv, rad 3: 16 september 2026 är en onsdag, men här står tisdag. Rätta dagen "
        "eller datumet. Filen har 4 fel till. Inget har tagits in."
    )
    assert [said.split(":")[0] for said in caught.value.details] == [
        "rad 4",
        "rad 5",
        "rad 6",
        "rad 7",
    ]


def test_excels_days_times_numbers_and_merged_cells(tmp_path: Path) -> None:
    read = book(
        tmp_path,
        [
            ["Besöksprogram"],
            ["Datum", "Tid", "Slut", "Roll", "Vecka"],
            [datetime(2026, 9, 16), time(9), time(9, 45), "A", 38],  # noqa: DTZ001
            [None, 0.5, timedelta(hours=13), "B", 38],
            [None, 14, 1445, "C", 38],
            [datetime(2026, 9, 17, 8, 30), None, None, "D", 38],  # noqa: DTZ001
            ["Fredag 18 september", None, None, None, None],
            [None, "9.00–9.45", None, "E", 38],
            [46283, "kl. 10", None, "F", 38],  # the day number of 18 September 2026
        ],
        merge=("A3:A5", "A7:E7"),
    )
    assert short(read) == [
        (3, 16, "09:00-09:45", "A"),
        (4, 16, "12:00-13:00", "B"),
        (5, 16, "14:00-14:45", "C"),
        (6, 17, "08:30", "D"),
        (8, 18, "09:00-09:45", "E"),
        (9, 18, "10:00", "F"),
    ]
    assert read.complaints == ()


def test_a_time_that_excel_made_a_number_of_is_refused_and_not_guessed(tmp_path: Path) -> None:
    read = book(tmp_path, [["Tid", "Roll"], [9.3, "A"]])
    (complaint,) = read.complaints
    assert complaint.sentence == (
        "Klockslaget har blivit talet 9,3. Skriv det med kolon, till exempel 9:30."
    )


def test_the_first_sheet_with_headings_is_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["Välkommen"])
    hidden = made.create_sheet("Gammalt")
    hidden.append(["Tid", "Roll"])
    hidden.append(["9", "Fel"])
    hidden.sheet_state = "hidden"
    right = made.create_sheet("Schema")
    right.append(["Tid", "Roll"])
    right.append(["9", "Rätt"])
    made.save(tmp_path / "bok.xlsx")
    read = preview(tmp_path / "bok.xlsx", VISIT)
    assert [one.role for one in read.accepted()] == ["Rätt"]
    assert read.place == "bok.xlsx, bladet Schema"


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 70_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "är tom"),
        (b"  \n", "är tom"),
        (b"PK\x03\x04broken", "är ingen hel Excelfil"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "låst med lösenord eller sparad i det gamla formatet"),
        (b"\x00\x01\x02", "är ingen texttabell"),
        (b"hej\n", "saknar rubriker som går att förstå"),
        (b"Roll;Namn\na;b\n", "saknar rubriker"),
        (b'Tid;Roll\n9;"oavslutat\n', "kontrollera citattecknen"),
        (b"Tid;Roll\n", "innehåller inga intervjuer"),
        (b"Tid;Roll\n" + b"9;a\n" * 2001, "har fler än 2000 rader"),
        (b"x" * 5_000_001, "MB, och ett schema är mindre än 5 MB"),
    ],
)  # fmt: skip
def test_what_is_no_schedule_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "fil.xlsx"
    path.write_bytes(content)
    with pytest.raises(KompassError) as caught:
        preview(path, VISIT).accepted()
    assert str(caught.value).startswith("fil.xlsx")
    assert said in str(caught.value)


def test_a_bomb_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb())
    with pytest.raises(KompassError, match="blir orimligt stor"):
        preview(path, VISIT)
    for missing in (tmp_path, tmp_path / "finns inte.csv"):
        with pytest.raises(KompassError, match="är ingen fil"):
            preview(missing, VISIT)


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Kommundirektör", "Kommundirektör", ""),
        ("Anna Berg, kommundirektör", "kommundirektör", "Anna Berg"),
        ("Kommunstyrelsens ordförande Lars-Erik Ek", "Kommunstyrelsens ordförande",
         "Lars-Erik Ek"),
        ("Kommunstyrelsens Ordförande", "Kommunstyrelsens Ordförande", ""),
        ("Enhetschefer: förskola - skola", "Enhetschefer: förskola - skola", ""),
        ("Rektor Åsa Öhman", "Rektor", "Åsa Öhman"),
        ("Åsa Öhman (EC)", "EC", "Åsa Öhman"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_role_and_name_in_one_cell_are_kept_apart(text: str, role: str, name: str) -> None:
    assert role_and_name(text) == (role, name)


def test_cells_of_a_workbook_one_by_one() -> None:
    assert moment_of(WEDNESDAY, VISIT) == Moment(WEDNESDAY)
    assert moment_of(datetime(2026, 9, 16, 9), VISIT) == Moment(WEDNESDAY, time(9))  # noqa: DTZ001
    assert moment_of(datetime(1899, 12, 30, 9), VISIT) == Moment(None, time(9))  # noqa: DTZ001
    assert moment_of(46283.0, VISIT) == Moment(date(2026, 9, 18))
    assert moment_of(0.375, VISIT) == Moment(None, time(9))
    assert times_of(0.375 - 1e-6) == (time(9), None), "Excel's fractions are a bit short"
    assert times_of(time(8, 59, 40)) == (time(9), None)
    assert minutes_of("1,5 tim") == minutes_of(90.0) == minutes_of(time(1, 30)) == 90
    for wrong in ("0", "13 h", "45,5", "en stund", "999"):
        with pytest.raises(KompassError, match="går inte att läsa som en längd"):
            minutes_of(wrong)


def test_assessors_are_found_by_name_initials_or_part() -> None:
    team = {"u1": "Anna Ek", "u2": "Bo Ström", "u3": "Anna Ljung"}
    assert split_names("AE/Bo & anna ljung, AE") == ("AE", "Bo", "anna ljung", "AE")[:3]
    assert matched(("AE", "Bo", "anna ljung"), team) == (("u1", "u2", "u3"), ())
    assert matched(("Anna", "Kim", "a.e."), team) == (("u1",), ("Anna", "Kim"))


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-5, 90_000), st.floats(allow_nan=False),
    st.booleans(), st.dates(), st.times(),
    st.sampled_from(["9-10", "16/9", "Lunch", "Rektor", "kl 13", "fredag", "dag 1"]),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6))
def test_whatever_stands_in_cells_is_an_interview_a_complaint_or_passed_over(
    tmp_path: Path, rows: list[list[object]]
) -> None:
    clean = [
        [cell if not isinstance(cell, str) else "".join(filter(str.isprintable, cell))
         for cell in row]
        for row in rows
    ]  # fmt: skip
    read = book(tmp_path, [["Dag", "Tid", "Slut", "Vem", "Plats"], *clean])
    told = [one.row for one in read.interviews] + [one.row for one in read.complaints]
    told += [number for number, _ in read.skipped]
    assert len(told) == len(set(told))
    assert all(2 <= number <= len(rows) + 1 for number in told)
    assert all(one.sentence.endswith(".") for one in read.complaints)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_file_does_anything_but_be_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    for head in (b"", b"PK\x03\x04", b"Tid;Roll\n"):
        path.write_bytes(head + content)
        with suppress(KompassError):
            preview(path, VISIT)
