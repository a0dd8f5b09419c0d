"""Results made up for the tests of the archive."""

from decimal import Decimal

from kompass.archive.model import Origin, Result
from kompass.assessment.snapshot import Level
from kompass.catalogue.files import packaged
from kompass.ids import ResultId

EDITION = packaged("kommunkompassen-2002")


def made(name: str = "Sala", *, code: str = "1981", year: int | None = 2007, **changed) -> Result:
    """Return a result of edition 2002 with all areas; keyword arguments change its fields."""
    areas = changed.pop("areas", ("60", "50.5", "70.25", "44", "61", "52", "33", "80"))
    if isinstance(areas, tuple):
        areas = {
            area.id: None if points is None else Decimal(points)
            for area, points in zip(EDITION.areas, areas, strict=True)
        }
    fields = {
        "id": ResultId(f"{name}-{year}"),
        "municipality": name,
        "code": code,
        "country": "SE",
        "level": Level.WHOLE,
        "year": year,
        "edition": EDITION.id,
        "areas": areas,
        "origin": Origin.IMPORTED,
        "source": "Egen rapport",
    }
    return Result(**{**fields, **changed})
