"""The edition that a crosswalk or a list of indicators names."""

from collections.abc import Callable

from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.model import Edition

EditionNamed = Callable[[str], Edition | None]
"""Finds the edition with an id, ``None`` if there is no such edition."""


def named_edition(
    fields: Fields, key: str, said: str, edition_named: EditionNamed
) -> Edition | None:
    """Return the edition whose id stands at ``key``; complains where it is missing or unknown.

    ``said`` begins the complaint, before the id: "one är utgåvan".
    """
    wanted = fields.demanded_title(key)
    edition = edition_named(wanted) if wanted else None
    if wanted and edition is None:
        fields.complain(
            f"{said} {quoted(wanted)}, som inte finns här. "
            f"Importera utgåvan först, eller rätta {key}.",
            key=key,
        )
    return edition
