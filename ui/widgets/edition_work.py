"""What the dialog of the editions does in another thread; each reads the folder anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass.catalogue.known import Known
    from kompass.catalogue.taking_in import Intake
    from kompass.catalogue.user_editions import Item
    from kompass.progress import Progress


def everything(_progress: Progress) -> Known:
    """Return all editions and indicator sets."""
    from kompass.catalogue.known import known

    return known()


def prepare(path: Path, new_id: str, _progress: Progress) -> Intake:
    """Return what taking in a file would bring; raises ``KompassError`` if it has faults."""
    from kompass.catalogue.known import known
    from kompass.catalogue.taking_in import prepare as prepared

    return prepared(path, known(), new_id=new_id)


def take(item: Item, _progress: Progress) -> Path:
    """Put an edition or a set into the person's folder and return its file."""
    from kompass.catalogue.user_editions import UserEditions

    return UserEditions().save(item)


def remove(item_id: str, _progress: Progress) -> None:
    """Take an edition or a set out of the person's folder."""
    from kompass.catalogue.user_editions import UserEditions

    UserEditions().remove(item_id)


def export(known: Known, item: Item, target: Path, _progress: Progress) -> None:
    """Write an edition or a set as a workbook or, with its remarks, as YAML."""
    if target.suffix.lower() == ".xlsx":
        from kompass.catalogue.excel import export_workbook

        export_workbook(known.whole(item), target)
    else:
        from kompass.catalogue.saving import put

        put(target, known.source(item))


def template(target: Path, _progress: Progress) -> None:
    """Write an empty workbook with explanations."""
    from kompass.catalogue.excel import template as write

    write(target)
