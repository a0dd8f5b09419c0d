"""Where one result stands among those of a reference set."""

from decimal import Decimal

from archive_results import EDITION, made

from kompass.archive.computing.places import places
from kompass.archive.computing.units import whose
from kompass.archive.selection import Selection
from kompass.archive.statistics import Choices, reference_set

ONLY = Selection(edition=EDITION.id)
OTHERS = tuple(
    made(name, code="", areas=(points, *("50",) * 7))
    for name, points in (("A", "80"), ("B", "70"), ("C", "70"), ("D", "60"), ("E", "50"))
)
OWN = made("Sala", areas=("70", None, *("50",) * 6))


def placed(*, with_own: bool) -> dict[str, tuple[str, Decimal]]:
    results = (OWN, *OTHERS)
    found = reference_set(results, EDITION, ONLY, own=whose(OWN), with_own=with_own)
    return {
        one.figure: (one.rank.words, one.rank.percentile) for one in places(OWN, found, results)
    }


def test_ties_are_said_and_what_is_not_known_has_no_place() -> None:
    found = placed(with_own=False)
    first, second, third = (area.id for area in EDITION.areas[:3])
    assert found[first] == ("delad 2:a av 6", Decimal(350) / 6)
    assert second not in found
    assert found[third] == ("delad 1:a av 6", Decimal(50))
    assert "total" not in found  # not the sum of seven areas


def test_being_one_of_the_set_or_beside_it_gives_the_same_place() -> None:
    assert placed(with_own=True) == placed(with_own=False)


def test_figures_of_too_few_have_no_places() -> None:
    results = (OWN, *OTHERS[:2])
    few = reference_set(results, EDITION, ONLY, own=whose(OWN))
    assert not list(places(OWN, few, results))
    shown = reference_set(results, EDITION, ONLY, own=whose(OWN), choices=Choices(with_few=True))
    assert next(iter(places(OWN, shown, results))).rank.of == 3
