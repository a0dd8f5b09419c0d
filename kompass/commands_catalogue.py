"""What the commands of the catalogue do: list, check, write out, take in."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kompass import commands_crosswalks
from kompass.errors import KompassError
from kompass.saying import complain, say, say_json

if TYPE_CHECKING:
    from kompass.catalogue.taking_in import Intake
    from kompass.catalogue.user_editions import Item

WORKBOOK, YAML = ".xlsx", (".yaml", ".yml")
MOST_SHOWN = 60
"""Differences; what is longer than a screen is better read by a program."""


def list_all(_options: Namespace) -> int:
    """Print the editions and indicator sets that ship, the own ones, and what is broken."""
    from kompass.catalogue.known import known

    found = known()
    for item in found.items:
        own = "(egen) " if item.id in found.own.paths else ""
        say(f"{item.id}  {own}{_in_one_line(item)}")
    for trouble in found.own.broken:
        complain(trouble)
    return 0


def check(options: Namespace) -> int:
    """Check an edition, an indicator set or a crosswalk, and tell what it holds and still lacks."""
    from kompass.catalogue.crosswalk_files import is_crosswalk
    from kompass.catalogue.known import known
    from kompass.catalogue.model import Edition
    from kompass.catalogue.overview import in_full, set_in_full
    from kompass.catalogue.taking_in import read_any

    if is_crosswalk(options.file):
        return commands_crosswalks.check(options.file)
    item = read_any(options.file, known())
    say(f"{options.file}: utan fel.")
    for line in in_full(item) if isinstance(item, Edition) else set_in_full(item):
        say(line)
    return 0


def export(options: Namespace) -> int:
    """Write an edition, a set laid over its edition, a crosswalk, or an empty workbook."""
    target: Path = options.output
    if options.template:
        from kompass.catalogue.excel import template

        template(target)
        say(f"{target}: en tom mall.")
        return 0
    if commands_crosswalks.is_crosswalk(options.id):
        return commands_crosswalks.export(options.id, target)
    from kompass.catalogue.known import known

    found = known()
    item = found.item(options.id)
    if target.suffix.lower() == WORKBOOK:
        from kompass.catalogue.excel import export_workbook

        export_workbook(found.whole(item), target)
    elif target.suffix.lower() in YAML:
        from kompass.catalogue.saving import put

        put(target, found.source(item))
    else:
        raise KompassError(
            f"{target.name}: Välj ett namn som slutar på {WORKBOOK} eller {YAML[0]}."
        )
    say(f"{target}: {_in_one_line(item)}.")
    return 0


def take_in(options: Namespace) -> int:
    """Take an edition, a set or a crosswalk into the own folder; tell what that changes."""
    from kompass.catalogue.crosswalk_files import is_crosswalk
    from kompass.catalogue.known import known
    from kompass.catalogue.taking_in import prepare
    from kompass.catalogue.user_editions import UserEditions

    if is_crosswalk(options.file):
        return commands_crosswalks.take_in(options)
    user = UserEditions()
    intake = prepare(options.file, known(user), new_id=options.id or "")
    stays = options.dry_run or intake.is_known or intake.refusal is not None
    path = None if stays else user.save(intake.item)
    if options.json:
        say_json(_document(intake, path))
    else:
        _say_intake(intake, path)
    if intake.refusal is not None:
        raise intake.refusal
    return 0


def _say_intake(intake: "Intake", path: Path | None) -> None:
    say(f"{intake.item.id}  {_in_one_line(intake.item)}")
    if intake.is_known:
        say("Finns redan, likadan. Inget har ändrats.")
        return
    if intake.against is None:
        say("Den liknar ingen annan utgåva, så allt i den är nytt.")
    else:
        laid = intake.against.indicator_set
        beside = f"{intake.against.id} med {laid.id}" if laid else intake.against.id
        say(f"Jämförd med {beside}:")
    for difference in intake.differences[:MOST_SHOWN]:
        say(f"  {difference.text}")
    if (hidden := len(intake.differences) - MOST_SHOWN) > 0:
        say(f"  … och {hidden} till. Alla visas med --json.")
    say(f"Sparad: {path}" if path else "Inget har sparats.")


def _document(intake: "Intake", path: Path | None) -> dict[str, object]:
    from kompass.catalogue.model import Edition

    against = intake.against
    return {
        "id": intake.item.id,
        "kind": "edition" if isinstance(intake.item, Edition) else "indicators",
        "title": intake.item.title,
        "content_hash": intake.item.content_hash,
        "known": intake.is_known,
        "saved": str(path) if path else None,
        "refusal": str(intake.refusal) if intake.refusal else None,
        "against": against.id if against else None,
        "against_indicator_set": (
            against.indicator_set.id if against and against.indicator_set else None
        ),
        "differences": [
            {
                "change": difference.happening.value,
                "level": difference.level.value,
                "id": difference.id,
                "text": difference.text,
            }
            for difference in intake.differences
        ],
    }


def _in_one_line(item: "Item") -> str:
    from kompass.catalogue.model import Edition
    from kompass.catalogue.overview import in_one_line, set_in_one_line

    return in_one_line(item) if isinstance(item, Edition) else set_in_one_line(item)
