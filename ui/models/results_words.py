"""How results are told in tables and records."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kompass.archive.model import Origin
from kompass.archive.values import edition_name
from kompass.assessment.snapshot import Level
from kompass.swedish import format_date, format_number

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Deed
    from kompass.archive.model import Result

UNKNOWN: Final = "okänt"
NONE: Final = "–"
"""In tables, where a word has no room."""
HOME: Final = "SE"


def tr_results(text: str) -> str:
    """Return a text of this part of the window in the language of the window."""
    return QCoreApplication.translate("Results", text)


def countries() -> dict[str, str]:
    """Return the countries that results are usually of, by their two letters."""
    return {
        "SE": tr_results("Sverige"),
        "NO": tr_results("Norge"),
        "DK": tr_results("Danmark"),
        "FI": tr_results("Finland"),
    }


def levels() -> dict[Level, str]:
    """Return the organisational levels."""
    return {
        Level.WHOLE: tr_results("hela kommunen"),
        Level.GROUP: tr_results("koncernnivå"),
        Level.DISTRICT: tr_results("stadsdel"),
    }


def origins() -> dict[Origin, str]:
    """Return how results came in, in a word for a column."""
    return {
        Origin.OWN: tr_results("egen"),
        Origin.PUBLISHED: tr_results("publicerat"),
        Origin.IMPORTED: tr_results("inläst"),
    }


def origins_in_full() -> dict[Origin, str]:
    """Return how results came in."""
    return {
        Origin.OWN: tr_results("egen utvärdering"),
        Origin.PUBLISHED: tr_results("publicerat, följer med Kompass"),
        Origin.IMPORTED: tr_results("inläst ur en tabell eller rapport"),
    }


def deeds() -> dict[Deed, str]:
    """Return what somebody did with a result."""
    from kompass.archive.keeping.shapes import Deed

    return {
        Deed.ADDED: tr_results("lade in resultatet"),
        Deed.SHIPPED: tr_results("Följde med programmet"),
        Deed.CORRECTED: tr_results("rättade resultatet"),
        Deed.WITHDRAWN: tr_results("drog tillbaka resultatet"),
        Deed.RESTORED: tr_results("återställde resultatet"),
    }


def unit_words(result: Result) -> str:
    """Return the municipality or other unit, with its country where that is another."""
    if result.country == HOME:
        return result.municipality
    return f"{result.municipality} ({countries().get(result.country, result.country)})"


def edition_short(result: Result) -> str:
    """Return an edition as a column has it: "2002"."""
    name = edition_name(result.edition)
    return UNKNOWN if result.edition is None else name.removeprefix("utgåva ")


def total_words(result: Result) -> str:
    """Return the total, with what is printed beside what the areas add up to if they differ."""
    if result.total is None:
        return UNKNOWN
    shown = format_number(result.total)
    if result.total_differs and result.printed_total is not None:
        printed = format_number(result.printed_total)
        return tr_results("{0} (tryckt {1})").format(shown, printed)
    return shown


def total_in_full(result: Result) -> str:
    """Return where the total comes from, in a sentence."""
    if result.total is None:
        return tr_results("Totalen är inte känd: områden saknas och ingen total är tryckt.")
    total = format_number(result.total)
    if result.total_differs and result.printed_total is not None:
        return tr_results(
            "Tryckt total {0}, men områdena summerar till {1}. Båda visas och inget är rättat."
        ).format(format_number(result.printed_total), total)
    if result.computed_total is None:
        return tr_results("{0} är den tryckta totalen; alla områden är inte kända.").format(total)
    if result.printed_total is None:
        return tr_results("{0} är områdenas summa; ingen total är tryckt.").format(total)
    return tr_results("{0}: tryckt total och områdenas summa är lika.").format(total)


def points_words(points: Decimal | None) -> str:
    """Return points for a cell; never 0 for what is not known."""
    return NONE if points is None else format_number(points)


def comparable_words(result: Result) -> str:
    """Return the mark of a result in a word or two."""
    if result.withdrawn is not None:
        return tr_results("återtaget")
    return tr_results("ja") if result.comparable else tr_results("inte direkt")


def comparable_in_full(result: Result) -> str:
    """Return the mark of a result as a sentence."""
    if result.withdrawn is not None:
        return tr_results("Återtaget och räknas inte med: {0}").format(result.withdrawn.why)
    if result.comparable:
        return tr_results("Jämförbart med andra resultat av samma utgåva")
    return result.why_not or tr_results("Inte direkt jämförbart")


def moment_words(at: datetime) -> str:
    """Return a moment by the clock of this computer: "4 mars 2026 kl. 09.05"."""
    here = at.astimezone()
    return tr_results("{0} kl. {1}").format(format_date(here.date()), here.strftime("%H.%M"))


def results_words(count: int) -> str:
    """Return how many results."""
    from kompass.swedish import format_count

    return (
        tr_results("1 resultat")
        if count == 1
        else tr_results("{0} resultat").format(format_count(count))
    )
