"""What the headings of a table say: which municipality and year, and what kind of figures."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from kompass.archive.reading.model import ColumnKind
from kompass.assessment.register import municipalities, named
from kompass.catalogue.model import Edition


class Role(StrEnum):
    """What the figures of one column say about each area or question."""

    POINTS = "points"
    MAXIMUM = "maximum"
    PERCENT = "percent"


@dataclass(frozen=True)
class Heading:
    """A heading as far as it was understood."""

    text: str
    role: Role | None = None
    """``None`` where the heading has no word for it."""
    kind: ColumnKind = ColumnKind.RESULT
    municipality: str = ""
    code: str = ""
    year: int | None = None
    doubts: tuple[str, ...] = ()

    @property
    def names_a_unit(self) -> bool:
        """Whether the heading tells whose figures they are."""
        return bool(self.municipality) or self.kind in _POPULATIONS


_POPULATIONS: Final = (ColumnKind.MEDIAN, ColumnKind.MEAN)
_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_MAXIMUM: Final = re.compile(
    r"\bmax(?:imi|imum)?\b|\bmax-?\s?poäng\b|\bmax[_ ]points\b|\bmöjliga?\b|\bhögsta möjliga\b",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"%|\bprocent\b|\bpercent\b|\bandel\b", re.IGNORECASE)
_POINTS: Final = re.compile(
    r"\b(?:egna\s+)?poäng\b|\bpoints\b|\bresultat\b|\bbedömning\b|\bscore\b", re.IGNORECASE
)
_KINDS: Final = (
    (re.compile(r"\bmedian", re.IGNORECASE), ColumnKind.MEDIAN),
    (re.compile(r"\bmedel|\bsnitt|genomsnitt|\bmean\b|\baverage\b", re.IGNORECASE),
     ColumnKind.MEAN),
    (re.compile(r"förändr|\bändring|\bdiff|\bchange\b|skillnad|^\s*\+\s*/?\s*[-–]", re.IGNORECASE),
     ColumnKind.CHANGE),
    (re.compile(r"\bhögst|\bbäst|\bmaximivärde", re.IGNORECASE), ColumnKind.MAXIMUM),
    (re.compile(r"\bföregående|\bförra|\btidigare|\bprevious\b", re.IGNORECASE),
     ColumnKind.PREVIOUS),
)  # fmt: skip
_REFERENCE_ROW: Final = re.compile(
    r"(?:median|medel|snitt|genomsnitt|max(?:imum|poäng)?\b|högsta|average\b|mean\b)",
    re.IGNORECASE,
)
_NOISE: Final = re.compile(
    r"\b(?:max(?:imum|imi)?-?\s?(?:poäng|points)?|egna|poäng|points|resultat|bedömning|score|"
    r"procent|percent|andel|möjliga?|av|år|utvärdering(?:en)?|kommunkompass(?:en)?|kommuns|"
    r"föregående|förra|tidigare|previous|totalt?|område|huvudområde|delfråga|kriterium|fråga)\b"
    r"|[%()\[\]:;,]",
    re.IGNORECASE,
)


def unknown_beside(parts: list[Heading]) -> tuple[str, ...]:
    """Return doubts about what stands with the name of a municipality and is not understood.

    "Mål 2008", "Rang" or "Riket" below "Örebro" makes the figures something else than Örebro's
    points.
    """
    named = [part for part in parts if part.code]
    others = [part.text for part in parts if part.municipality and not part.code]
    if not named:
        return ()
    return tuple(
        f"Vid ”{named[-1].text}” står också ”{other[:60]}”. Se efter att talen är poängen."
        for other in others
    )


def heading_of(text: str) -> Heading:
    """Return what a heading of a column of figures says; unknown words may name a unit."""
    shown = " ".join(text.split())
    kind = next((kind for pattern, kind in _KINDS if pattern.search(shown)), ColumnKind.RESULT)
    years = [int(year) for year in _YEAR.findall(shown)]
    heading = Heading(shown, role=_role(shown), kind=kind, year=years[0] if years else None)
    if len(set(years)) > 1:
        doubt = f"”{shown}” nämner flera år. Välj det rätta."
        heading = replace(heading, year=None, doubts=(doubt,))
    if kind in (*_POPULATIONS, ColumnKind.CHANGE, ColumnKind.MAXIMUM):
        return heading
    name = " ".join(_NOISE.sub(" ", _YEAR.sub(" ", shown)).split()).strip(" -–—_.")
    if not re.search(r"[^\W\d_]{2}", name):
        return heading
    municipality, code = known_name(name)
    return replace(heading, municipality=municipality, code=code)


def unit_of(text: str, *, foreign: bool = False) -> Heading:
    """Return what a cell with the name of a unit says; nothing but a year is taken off it.

    A foreign unit, and a part of a municipality, is never looked up in the register.
    """
    shown = " ".join(text.split())
    if reference := _REFERENCE_ROW.match(shown):
        kind = next((kind for pattern, kind in _KINDS if pattern.search(reference[0])), None)
        return Heading(shown, kind=kind or ColumnKind.MAXIMUM, year=year_of(shown))
    name, code = (shown, "") if foreign else known_name(shown)
    year = None if code else year_of(shown)
    if year is not None:
        bare = " ".join(_YEAR.sub(" ", shown).split()).strip(" ,-–—()")
        name, code = (bare, "") if foreign else known_name(bare)
    return Heading(shown, municipality=name, code=code, year=year)


def known_name(name: str) -> tuple[str, str]:
    """Return name and code of a municipality; what is not surely one keeps its name, no code."""
    bare = " ".join(name.split())
    if not bare or bare.isdigit():
        return bare, ""
    found = named(bare)
    return (found.name, found.code) if found else (bare, "")


def year_of(text: str) -> int | None:
    """Return the only year that a text names."""
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def named_in(text: str) -> tuple[str, str]:
    """Return name and code of the one municipality that running text surely names.

    Surely is: followed by "kommun", "stad" or a year, because Mark, Ale and Mora are also
    other words. Two that are named, or none, give two empty texts.
    """
    found = {match[1].casefold() for match in _names().finditer(text)}
    names = {known_name(name) for name in found}
    return names.pop() if len(names) == 1 else ("", "")


def edition_named(text: str, editions: tuple[Edition, ...]) -> Edition | None:
    """Return the edition that a cell names by id, title or first year: "2002"."""
    bare = " ".join(text.split()).casefold()
    for edition in editions:
        if bare in (edition.id.casefold(), edition.title.casefold()):
            return edition
    words = re.sub(r"kommunkompassen|utgåvan?|edition|\bfrån\b|[-:\s]", "", bare)
    for edition in editions:
        if words and words == edition.id.removeprefix("kommunkompassen-"):
            return edition
    return None


@cache
def _names() -> re.Pattern[str]:
    names = sorted((m.name for m in municipalities()), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, names))})s?\s+"
        r"(?:kommuns?\b|stads?\b|(?:19|20)[0-9]{2}\b)",
        re.IGNORECASE,
    )


def _role(text: str) -> Role | None:
    if _PERCENT.search(text):
        return Role.PERCENT
    if _MAXIMUM.search(text):
        return Role.MAXIMUM
    return Role.POINTS if _POINTS.search(text) else None


def known_code(text: str) -> str:
    """Return a municipality's code with its leading zero, "" if there is none such."""
    bare = text.strip()
    if not bare.isdigit():
        return ""
    code = bare.zfill(4)
    return code if any(one.code == code for one in municipalities()) else ""
