"""What the job has left behind: the files that were saved, and the archive itself."""

from decimal import Decimal

from archive_intake import CORRECTED, SOURCE_2008
from archive_plan import ANNA, AREAS, EARLIER, MADE_UP, OWN, Points, total
from archive_window import WHY


def check_archive(address: str) -> None:
    """Hold the archive, read by somebody else, against what the window was told."""
    from kompass.archive.store import open_archive

    with open_archive(address, author="Bo Åkesson") as archive:
        found = {one.title: one for one in archive.results()}
        for name, version, why, origin in (
            (OWN, 2, WHY, "own"),
            (EARLIER, 2, CORRECTED, "imported"),
            (MADE_UP, 1, "", "imported"),
        ):
            result = found[name]
            edition = archive.edition(result.edition)
            points: Points = tuple(result.areas.get(area.id) for area in edition.areas)
            assert points == AREAS[name]
            assert (result.version, result.origin.value) == (version, origin)
            latest = archive.trace(result.id)[-1]
            assert (latest.by, latest.why) == (ANNA, why)
        assert len(found[OWN].questions) == 37
        assert found[OWN].total == 577
        assert found[EARLIER].total is None
        assert found[EARLIER].source == SOURCE_2008
        assert (found[MADE_UP].source, found[MADE_UP].total) == ("prov", total(MADE_UP))
        misprinted = found["Botkyrka 2005"]
        assert misprinted.printed_total == Decimal(692)
        assert misprinted.total == Decimal(696)
