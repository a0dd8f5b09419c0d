"""The programme: what clashes, in which order it stands, and how days and times are read."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.errors import KompassError
from kompass.interviews.clock import (
    Moment,
    Visit,
    format_times,
    is_weekday,
    read_day,
    read_moment,
    read_times,
    stored_day,
    stored_time,
)
from kompass.interviews.programme import Clash, ClashKind, Slot, by_day, clashes, in_order, lanes

FRIDAY = date(2026, 9, 18)
VISIT = Visit(date(2026, 9, 16), date(2026, 9, 18))
NAMES = {"u1": "Anna Ek", "u2": "Bo Ström"}


def slot(id_: str, starts: str = "", ends: str = "", **given_: object) -> Slot:
    return Slot(
        id_,
        str(given_.pop("role", id_)),
        given_.pop("day", FRIDAY),  # type: ignore[arg-type]
        stored_time(starts),
        stored_time(ends),
        **given_,  # type: ignore[arg-type]
    )


def test_one_assessor_cannot_be_in_two_interviews() -> None:
    one = slot("a", "09:00", "09:45", role="kommundirektör", assessors=("u1", "u2"))
    other = slot("b", "09:30", "10:15", role="ekonomichef", assessors=("u1",))
    assert clashes([other, one], VISIT, NAMES) == (
        Clash(
            ClashKind.ASSESSOR,
            ("a", "b"),
            "Anna Ek är bokad på två intervjuer samtidigt den 18 september 2026: "
            "kommundirektör kl. 9.00–9.45 och ekonomichef kl. 9.30–10.15.",
        ),
    )


def test_one_place_holds_one_interview_but_a_video_meeting_is_no_place() -> None:
    one = slot("a", "09:00", "09:45", place="Rum  Sessionen")
    other = slot("b", "09:30", "10:15", place="rum sessionen ", organisation="Kultur")
    (clash,) = clashes([one, other])
    assert clash.kind is ClashKind.PLACE
    assert clash.sentence == (
        "Platsen Rum Sessionen är bokad för två intervjuer samtidigt den 18 september 2026: "
        "a kl. 9.00–9.45 och b, Kultur kl. 9.30–10.15."
    )
    teams = [slot(name, "09:00", "10:00", place="Via Teams") for name in "ab"]
    assert clashes(teams) == ()


def test_one_person_is_interviewed_in_one_place_at_a_time_and_is_not_named() -> None:
    (clash,) = clashes(
        [slot("a", "09:00", "09:45", people=("p",)), slot("b", "09:44", people=("q", "p"))]
    )
    assert clash.kind is ClashKind.PERSON
    assert clash.sentence.startswith("Samma person ska intervjuas två gånger samtidigt den 18 ")


def test_adjacent_cancelled_and_unplaced_interviews_do_not_clash() -> None:
    same = {"assessors": ("u1",), "place": "A", "people": ("p",)}
    assert clashes([slot("a", "09:00", "09:45", **same), slot("b", "09:45", "10:30", **same)]) == ()
    cancelled = slot("b", "09:00", "10:30", cancelled=True, **same)
    assert clashes([slot("a", "09:00", "09:45", **same), cancelled]) == ()
    other_day = slot("b", "09:00", "10:30", day=date(2026, 9, 17), **same)
    assert clashes([slot("a", "09:00", "09:45", **same), other_day]) == ()
    assert clashes([slot("a", "09:00", "09:45", **same), slot("b", **same)]) == ()
    nowhere = [slot(name, "09:00", "10:00", day=None, **same) for name in "ab"]
    assert clashes(nowhere) == ()


def test_an_end_before_the_beginning_is_said() -> None:
    (clash,) = clashes([slot("a", "09:45", "09:00", role="rektor")])
    assert clash.kind is ClashKind.ORDER
    assert clash.sentence == (
        "Intervjun den 18 september 2026 (rektor) slutar kl. 9.00, innan den börjar kl. 9.45."
    )
    (same,) = clashes([slot("a", "09:00", "09:00")])
    assert "slutar när den börjar, kl. 9.00." in same.sentence


@pytest.mark.parametrize(
    ("day", "outside"), [(15, True), (16, False), (18, False), (19, True)]
)  # fmt: skip
def test_a_day_outside_the_visit_is_said(day: int, outside: bool) -> None:
    found = clashes([slot("a", "09:00", day=date(2026, 9, day), role="rektor")], VISIT)
    assert bool(found) == outside
    if found:
        assert found[0].sentence == (
            f"Intervjun den {day} september 2026 (rektor) ligger utanför besöket, "
            "16–18 september 2026."
        )
    assert clashes([slot("a", "09:00", day=date(2020, 1, 1))]) == ()


def test_the_days_stand_in_order_and_what_is_unplaced_last() -> None:
    slots = [
        slot("e", day=None),
        slot("d"),
        slot("c", "10:00", place="B"),
        slot("b", "10:00", place="A"),
        slot("a", "13:00", day=date(2026, 9, 16)),
    ]
    assert [one.id for one in in_order(slots)] == ["a", "b", "c", "d", "e"]
    assert [(day.day, len(day.slots)) for day in by_day(slots)] == [
        (date(2026, 9, 16), 1),
        (FRIDAY, 3),
        (None, 1),
    ]


def test_of_those_that_begin_together_the_shortest_stands_first() -> None:
    slots = [slot("c", "09:00"), slot("b", "09:00", "10:00"), slot("a", "09:00", "09:30")]
    assert [one.id for one in in_order(slots)] == ["a", "b", "c"]


def test_what_follows_directly_stands_in_the_same_lane() -> None:
    assert lanes([slot("a", "09:00", "09:45"), slot("b", "09:45", "10:00")]) == {"a": 0, "b": 0}


def test_two_without_an_end_clash_when_they_begin_together() -> None:
    both = [slot(name, "09:00", assessors=("u1",)) for name in "ab"]
    assert [clash.kind for clash in clashes(both)] == [ClashKind.ASSESSOR]
    assert clashes([both[0], slot("b", "09:01", assessors=("u1",))]) == ()


def test_names_of_days_of_the_week() -> None:
    assert all(is_weekday(name) for name in ("onsdag", "Ons", "tors.", "Lördagen", "tor"))
    assert not any(is_weekday(name) for name in ("ons 16/9", "dag 1", "", "onsdagsmöte"))


MINUTES = st.integers(0, 23 * 60)
SLOTS = st.lists(
    st.builds(
        lambda starts, length: (starts, min(starts + length, 24 * 60 - 1)),
        MINUTES,
        st.integers(1, 120),
    ),
    max_size=12,
)


def clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@given(SLOTS)
def test_exactly_those_that_share_a_minute_clash(spans: list[tuple[int, int]]) -> None:
    slots = [
        Slot(str(n), "r", FRIDAY, clock(a), clock(b), assessors=("u",))
        for n, (a, b) in enumerate(spans)
    ]
    shared = {
        frozenset((str(n), str(m)))
        for (n, one), (m, other) in combinations(enumerate(spans), 2)
        if set(range(*one)) & set(range(*other))
    }
    assert {frozenset(clash.slots) for clash in clashes(slots)} == shared


@given(SLOTS)
def test_no_interview_covers_another_in_its_lane(spans: list[tuple[int, int]]) -> None:
    slots = [Slot(str(n), "r", FRIDAY, clock(a), clock(b)) for n, (a, b) in enumerate(spans)]
    lane = lanes(slots)
    for (n, one), (m, other) in combinations(enumerate(spans), 2):
        if lane[str(n)] == lane[str(m)]:
            assert not set(range(*one)) & set(range(*other))
    busiest = max((sum(a <= m < b for a, b in spans) for m in range(24 * 60)), default=0)
    assert len(set(lane.values())) == busiest


@pytest.mark.parametrize(
    "typed",
    [
        "2026-09-18", "2026-9-18", "2026-09-18 00:00:00", "20260918", "260918", "18/9", "18 / 9",
        "18/9-26", "18/9 2026", "18.9.2026", "18.09.26", "18.9.", "18 september", "18 sept 2026",
        "den 18 september 2026", "Fredag 18 september", "fredagen den 18:e september", "fre 18/9",
        "FREDAG, 18/9", "fredag", "dag 3", "18 sep.",
    ],
)  # fmt: skip
def test_days_as_people_write_them(typed: str) -> None:
    assert read_day(typed, VISIT) == FRIDAY


def test_a_year_is_guessed_near_the_visit() -> None:
    assert read_day("2 januari", Visit(date(2026, 12, 30))) == date(2027, 1, 2)
    assert read_day("30/12", Visit(today=date(2027, 1, 2))) == date(2026, 12, 30)
    with pytest.raises(KompassError):
        read_day("2 januari", Visit())


@pytest.mark.parametrize(
    "typed", ["", "måndag", "31/9", "2026-13-01", "i morgon", "18", "kl 9", "dag 0x", "29 feb"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(KompassError, match="går inte att läsa som en dag"):
        read_day(typed, Visit(date(2026, 9, 16), date(2026, 9, 17)))


def test_a_wrong_day_of_the_week_is_refused() -> None:
    with pytest.raises(KompassError, match="18 september 2026 är en fredag, men här står tisdag"):
        read_day("tisdag 18/9", VISIT)


@pytest.mark.parametrize(
    "typed",
    [
        "9.00-9.45", "09:00–09:45", "09.00 - 09.45", "kl 9–9.45", "kl. 9.00 till 9.45",
        "0900-0945", "9,00—9,45", "från 9 till 9.45", "09:00:00-09:45:00", "9.00−9.45",
        "Kl. 09.00–kl. 09.45", " 9 . 00 - 9 . 45 ",
    ],
)  # fmt: skip
def test_spans_as_people_write_them(typed: str) -> None:
    assert read_times(typed) == (time(9), time(9, 45))


@pytest.mark.parametrize("typed", ["kl 13", "13", "13.00", "13:00", "1300", "klockan 13", "kl.13"])
def test_times_as_people_write_them(typed: str) -> None:
    assert read_times(typed) == (time(13), None)


@pytest.mark.parametrize("typed", ["", "9.3", "25", "9.60", "fm", "9-", "-", "9-10-11", "24.00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(KompassError, match="går inte att läsa som ett klockslag"):
        read_times(typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("18/9 kl 9-9.45", Moment(FRIDAY, time(9), time(9, 45))),
        ("fredag 18 september, kl. 9", Moment(FRIDAY, time(9))),
        ("18 sep kl 9", Moment(FRIDAY, time(9))),
        ("2026-09-18 09:00", Moment(FRIDAY, time(9))),
        ("fredag", Moment(FRIDAY)),
        ("18 september", Moment(FRIDAY)),
        ("9–9.45", Moment(None, time(9), time(9, 45))),
    ],
)
def test_a_cell_with_both(typed: str, moment: Moment) -> None:
    assert read_moment(typed, VISIT) == moment


@pytest.mark.parametrize("piece", ["1 ", "18/9 ", "9", "-", "fredag "])
def test_a_book_in_a_cell_is_refused_at_once(piece: str) -> None:
    for read in (read_day, read_moment):
        with pytest.raises(KompassError, match="går inte att läsa"):
            read(piece * 200_000, VISIT)
    with pytest.raises(KompassError, match="går inte att läsa"):
        read_times(piece * 200_000)


@given(st.text(max_size=30))
def test_nothing_but_a_sentence_comes_out_of_nonsense(typed: str) -> None:
    for read in (lambda: read_day(typed, VISIT), lambda: read_times(typed),
                 lambda: read_moment(typed, VISIT)):  # fmt: skip
        with suppress(KompassError):
            read()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times())
def test_what_we_write_we_read(day: date, moment: time) -> None:
    assert read_day(day.isoformat(), Visit()) == day
    starts = moment.replace(second=0, microsecond=0)
    assert read_times(format_times(starts, None)) == (starts, None)
    assert stored_day(day.isoformat()) == day
    later = (datetime.combine(day, starts) + timedelta(minutes=1)).time()
    assert read_times(format_times(starts, later)) == (starts, later)


def test_stored_texts_that_are_damaged_are_nothing() -> None:
    assert stored_day("") is None
    assert stored_day("i morgon") is None
    assert stored_time("25:00") is None
    assert format_times(None, None) == ""
