"""The calendar file, read again line by line as RFC 5545 says, and by the library."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kompass.interviews.calendar import Names, calendar, export
from kompass.interviews.programme import Slot

STAMP = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
SEPTEMBER = Slot(
    "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    "Kommundirektör",
    date(2026, 9, 18),
    time(9),
    time(9, 45),
    organisation="Ledning; stab, kansli",
    place="Rum\\ A,\nvåning 3",
    assessors=("u1",),
    people=("p1", "p2"),
)
WINTER = Slot("b", "Rektor", date(2026, 11, 3), time(13), None)


def lines(content: bytes) -> list[str]:
    """The content lines, unfolded as the standard says."""
    return re.sub("\r\n[ \t]", "", content.decode("utf-8")).split("\r\n")


def test_an_interview_is_an_event_in_swedish_time() -> None:
    made = calendar([SEPTEMBER], title="Exempelstad 2026", stamp=STAMP)
    found = lines(made.content)
    for line in (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-CALNAME:Exempelstad 2026",
        "UID:1b4e28ba-2fa1-11d2-883f-0016d3cca427@kompass.interviews",
        "DTSTAMP:20260901T083000Z",
        "DTSTART;TZID=Europe/Stockholm:20260918T090000",
        "DTEND;TZID=Europe/Stockholm:20260918T094500",
        "SUMMARY:Intervju: Kommundirektör\\, Ledning\\; stab\\, kansli",
        "LOCATION:Rum\\\\ A\\,\\nvåning 3",
        "STATUS:CONFIRMED",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
    ):
        assert line in found, line
    assert made.left_out == ()


def test_summer_and_winter_are_told_apart() -> None:
    read = Calendar.from_ical(calendar([SEPTEMBER, WINTER], title="x", stamp=STAMP).content)
    starts = {str(event["uid"]): event.decoded("dtstart") for event in read.walk("VEVENT")}
    assert starts[f"{SEPTEMBER.id}@kompass.interviews"].astimezone(UTC) == datetime(
        2026, 9, 18, 7, tzinfo=UTC
    )
    assert starts["b@kompass.interviews"].astimezone(UTC) == datetime(2026, 11, 3, 12, tzinfo=UTC)
    (winter,) = [event for event in read.walk("VEVENT") if event["uid"].startswith("b@")]
    assert winter.decoded("dtend") - winter.decoded("dtstart") == timedelta(hours=1)


def test_persons_are_named_only_when_asked_for() -> None:
    names = Names({"u1": "Anna Ek"}, {"p1": "Karin Öst", "p2": ""})
    assert "Karin" not in "".join(lines(calendar([SEPTEMBER], title="x", stamp=STAMP).content))
    asked = lines(calendar([SEPTEMBER], title="x", stamp=STAMP, names=names).content)
    assert "DESCRIPTION:Intervjuas: Karin Öst\\nUtvärderare: Anna Ek" in asked


def test_the_same_programme_gives_the_same_file_and_identities_stay() -> None:
    one = calendar([SEPTEMBER, WINTER], title="x", stamp=STAMP).content
    assert one == calendar([WINTER, SEPTEMBER], title="x", stamp=STAMP).content
    moved = Slot(SEPTEMBER.id, "Annan roll", date(2026, 9, 17), time(8), time(9), cancelled=True)
    found = lines(calendar([moved], title="x", stamp=STAMP).content)
    assert f"UID:{SEPTEMBER.id}@kompass.interviews" in found
    assert "STATUS:CANCELLED" in found


def test_what_has_no_day_or_time_is_left_out_and_told(tmp_path: Path) -> None:
    slots = [SEPTEMBER, Slot("c", "x"), Slot("d", "x", date(2026, 9, 18))]
    path = tmp_path / "program.ics"
    assert export(slots, path, title="x", stamp=STAMP) == ("d", "c")
    assert path.read_bytes() == calendar(slots, title="x", stamp=STAMP).content
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 1


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)


@given(TEXTS, TEXTS, TEXTS)
def test_every_text_comes_back_and_no_line_is_too_long(role: str, where: str, title: str) -> None:
    slot = Slot("a", role, date(2026, 9, 18), time(9), place=where)
    content = calendar([slot], title=title, stamp=STAMP).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]) == f"Intervju: {slot.called}"
    assert str(event.get("location", "")) == where


@given(st.text(max_size=40))
def test_no_text_can_break_out_of_its_line(text: str) -> None:
    slot = Slot("a", f"x{text}\r\nATTENDEE:y\rATTENDEE:z", date(2026, 9, 18), time(9))
    content = calendar([slot], title=text, stamp=STAMP).content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert "attendee" not in event
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert str(event["summary"]).startswith("Intervju: x")
