"""What the command ``erase`` does: somebody who was interviewed is gone for good."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.saying import say, somebody

if TYPE_CHECKING:
    from kompass.assessment.erasing import ErasurePlan

_SHOWN = 60


def erase(options: Namespace) -> int:
    """Tell what erasing somebody comes to, and with ``--yes`` do it."""
    from kompass.assessment import erasing
    from kompass.assessment.storage import open_file

    with open_file(options.file, author=somebody(), read_only=not options.yes) as file:
        people = erasing.find(file, options.person)
        planned = erasing.plan(file, people, also=options.also or (), keep=options.keep or ())
        _say_plan(planned)
        if not options.yes:
            say("Inget är raderat. Skriv --yes för att radera för gott; det går inte att ångra.")
            return 0
        if file.read_only:
            raise KompassError(file.read_only_reason)
        erasing.erase(file, planned)
        say(f"Raderat för gott. Där namnet stod står nu {planned.code}.")
    return 0


def overdue(options: Namespace) -> int:
    """List the interviews whose notes and names should have been cleared out."""
    from kompass.assessment import erasing
    from kompass.assessment.storage import open_file
    from kompass.swedish import format_date

    with open_file(options.file, author=somebody(), read_only=True) as file:
        late = erasing.overdue(file.snapshot, date.today())  # noqa: DTZ011 - the day people live in
    for interview in late:
        if interview.retain_until is not None:
            kept = format_date(interview.retain_until)
            say(f"{interview.role or 'Utan roll'}: skulle ha gallrats senast {kept}.")
    if not late:
        say("Ingen intervju är kvar längre än den får.")
    return 0


def _say_plan(planned: "ErasurePlan") -> None:
    words = ", ".join(f"”{word}”" for word in planned.words) or "inga"
    say(f"Ord som byts mot {planned.code}: {words}.")
    for place in planned.places:
        say(f"  {place.where}: {_short(place.before)} → {_short(place.after)}")
    count = planned.changes
    say(f"I historiken ändras {count} {'post' if count == 1 else 'poster'}.")
    for remark in planned.remarks:
        say(remark)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
