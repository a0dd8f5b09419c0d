"""The register of Swedish municipalities: look up one, or suggest while somebody types."""

import csv
import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kompass.errors import KompassError
from kompass.packaged import read_text
from kompass.swedish import alphabetical

_FILE = "resources/municipalities.csv"
_LETTERS_WITHOUT_MARKS = str.maketrans({"ø": "o", "æ": "a", "-": " "})
_CODE = re.compile(r"[0-9]{1,6}")
_FORM_OF_ADDRESS = re.compile(r"(?<=\S) (kommun|stad)$")
_NAMES_OF_THEIR_OWN = {"falu kommun": "falun", "region gotland": "gotland"}


@dataclass(frozen=True)
class Municipality:
    """One municipality as the register has it."""

    code: str
    """Four digits with the leading zero kept: "0181"."""
    name: str
    county_code: str
    county: str
    skr_group_code: str
    skr_group: str
    """The municipality group of SKR, 2023."""
    population: int
    """Inhabitants on 31 December of ``population_year``."""
    population_year: int
    source: str


@dataclass(frozen=True)
class _Entry:
    municipality: Municipality
    name: str
    """Lower case, marks kept: Håbo and Habo are two municipalities."""
    plain: str
    """Lower case without dots, rings and hyphens."""


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 290 municipalities in order of their codes."""
    rows = csv.DictReader(read_text(_FILE).splitlines())
    return tuple(
        Municipality(
            code=row["code"],
            name=row["name"],
            county_code=row["county_code"],
            county=row["county"],
            skr_group_code=row["skr_group_code"],
            skr_group=row["skr_group"],
            population=int(row["population"]),
            population_year=int(row["population_year"]),
            source=row["source"],
        )
        for row in rows
    )


def find(code_or_name: str) -> Municipality:
    """Return the municipality with this code or name; case, dots and hyphens are forgiven.

    A code may lack its leading zero, as spreadsheets drop it, and a name may be followed by
    "kommun" or "stad". Raises ``KompassError`` naming the nearest municipalities otherwise.
    """
    typed = _short(" ".join(code_or_name.split()))
    if not typed:
        raise KompassError("Skriv kommunens namn eller kod, till exempel Södertälje eller 0181.")
    if _CODE.fullmatch(typed):
        return _with_code(typed)
    for candidate in _forms(typed.casefold()):
        found = _named(candidate)
        if len(found) == 1:
            return found[0]
        if found:
            raise KompassError(
                f"”{typed}” kan vara flera kommuner: {_or([m.name for m in found])}. "
                "Skriv namnet med prickar och ringar, eller kommunens kod."
            )
    raise KompassError(
        f"Det finns ingen kommun som heter ”{typed}”. Närmast är {_or(_nearest_names(typed))}."
    )


def named(name: str) -> Municipality | None:
    """Return the one municipality of this name, forgiven as by ``find``; ``None`` if unsure.

    Looks for no nearest names, so it is quick enough to ask of every cell of a table.
    """
    for candidate in _forms(" ".join(name.split()).casefold()):
        found = _named(candidate)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def suggest(typed: str, limit: int = 8) -> tuple[Municipality, ...]:
    """Return at most ``limit`` municipalities that fit what somebody has typed so far.

    Best first: the whole name, names that begin so, names with a later word that begins so,
    names that hold it anywhere; within each in Swedish alphabetical order. Codes are matched
    from their first digit. Nothing typed gives nothing.
    """
    written = " ".join(typed.casefold().split())
    if not written:
        return ()
    ranked = [(rank, entry) for entry in _entries() if (rank := _rank(entry, written)) is not None]
    ranked.sort(key=lambda pair: (pair[0], alphabetical(pair[1].name)))
    return tuple(entry.municipality for _, entry in ranked[:limit])


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(_Entry(m, m.name.casefold(), _plain(m.name)) for m in municipalities())


def _with_code(typed: str) -> Municipality:
    code = typed.zfill(4)
    for municipality in municipalities():
        if municipality.code == code:
            return municipality
    by_distance = sorted(municipalities(), key=lambda m: abs(int(m.code) - int(code)))
    near = [f"{m.code} {m.name}" for m in by_distance[:3]]
    raise KompassError(f"Det finns ingen kommun med koden {typed}. Närmast är {_or(near)}.")


def _forms(name: str) -> list[str]:
    """Return the name and what it may be short for: "stockholms stad" is Stockholm."""
    if own := _NAMES_OF_THEIR_OWN.get(name):
        return [own]
    bare = _FORM_OF_ADDRESS.sub("", name)
    if bare == name:
        return [name]
    return [name, bare, *([bare[:-1]] if bare.endswith("s") else [])]


def _named(name: str) -> list[Municipality]:
    """Return the municipalities of this name: as it is written, else with marks forgiven."""
    return _by_name().get(name) or _by_plain().get(_plain(name), [])


@cache
def _by_name() -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for entry in _entries():
        found.setdefault(entry.name, []).append(entry.municipality)
    return found


@cache
def _by_plain() -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for entry in _entries():
        found.setdefault(entry.plain, []).append(entry.municipality)
    return found


def _nearest_names(typed: str) -> list[str]:
    begins = [municipality.name for municipality in suggest(typed, limit=3)]
    by_plain = {entry.plain: entry.municipality.name for entry in _entries()}
    close = difflib.get_close_matches(_plain(typed), by_plain, n=3, cutoff=0.0)
    return list(dict.fromkeys([*begins, *(by_plain[plain] for plain in close)]))[:3]


def _rank(entry: _Entry, written: str) -> int | None:
    """Return how well an entry fits, 0 best; ``None`` if it does not fit at all."""
    plain = _plain(written)
    tests = (
        written == entry.name,
        plain == entry.plain or written.zfill(4) == entry.municipality.code,
        entry.name.startswith(written) or entry.municipality.code.startswith(written),
        bool(plain) and entry.plain.startswith(plain),
        bool(plain) and f" {plain}" in entry.plain,
        bool(plain) and plain in entry.plain,
    )
    return tests.index(True) if True in tests else None


def _plain(text: str) -> str:
    spaced = text.casefold().translate(_LETTERS_WITHOUT_MARKS)
    letters = unicodedata.normalize("NFKD", spaced)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _short(text: str, most: int = 60) -> str:
    """Return text short enough to repeat in a sentence; no name is near this long."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _or(names: list[str]) -> str:
    return " eller ".join(filter(None, (", ".join(names[:-1]), names[-1])))
