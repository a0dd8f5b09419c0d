"""What there is to add: searched in the archive and among the published references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from kompass.errors import KompassError
from ui.comparing.ground import Ground, editions_of, subject_of
from ui.models.comparing_choices import Choice, choice_of

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.selection import Selection
    from kompass.archive.store import Archive
    from kompass.archive.values import Kind
    from kompass.catalogue.model import Edition
    from kompass.comparison.subjects import Subject
    from kompass.ids import EditionId

MOST: Final = 200
"""So many rows are shown; type more to see others."""
_NEAREST: Final = 60
_FAST: Final = 1000
"""From so many results on, a reference is computed from arrays."""


@dataclass(frozen=True)
class Circle:
    """Whom the rows are of: everybody, some municipalities, or references only."""

    title: str
    codes: tuple[str, ...] | None = None
    """Codes of the register, in the order in which they are to stand; ``None``: everybody."""
    reasons: dict[str, str] = field(default_factory=dict)
    """By code, what they have in common with the base's municipality."""
    rule: str = ""
    results: bool = True
    references: bool = False


@dataclass(frozen=True)
class Found:
    """The rows that fit, and how many there are in all."""

    choices: tuple[Choice, ...]
    total: int


def circles(archive: Archive, base: Subject | None, words: dict[str, str]) -> tuple[Circle, ...]:
    """Return what one can narrow to; ``words`` are the titles that are not somebody's own."""
    from kompass.archive import peers

    found = [Circle(words["all"], references=True)]
    code = "" if base is None else base.code
    if base is not None and base.unit:
        codes = (code,) if code else None
        if codes:
            found.append(Circle(words["own"].format(name=base.unit), codes))
    found.append(Circle(words["references"], results=False, references=True))
    if code:
        near = peers.nearest(code, count=_NEAREST)
        found.append(
            Circle(
                words["nearest"].format(name=base.unit if base else ""),
                tuple(one.municipality.code for one in near),
                {one.municipality.code: _sentence(one.reasons) for one in near},
                peers.NEAREST_RULE,
            )
        )
        alike = (peers.same_skr_group(code), peers.same_county(code), peers.similar_size(code))
        found += [Circle(one.group.name, one.group.municipalities, rule=one.rule) for one in alike]
    southern = peers.SODERTORN
    found.append(Circle(southern.group.name, southern.group.municipalities, rule=southern.rule))
    found += [
        Circle(words["group"].format(name=group.name), group.municipalities)
        for group in archive.groups()
    ]
    return tuple(found)


def search(
    archive: Archive, circle: Circle, text: str, base: Subject | None, ground: Ground
) -> Found:
    """Return what fits a search within a circle: the archive's results, then references."""
    rows: list[Choice] = []
    total = 0
    if circle.results:
        page = archive.page(selection_of(circle, text), first=0, count=MOST)
        total = page.total
        editions = editions_of(archive, ground)
        rows = [_choice(one, base, editions, circle) for one in page.results]
        if circle.codes is not None and circle.reasons:
            order = {code: at for at, code in enumerate(circle.codes)}
            rows.sort(key=lambda row: order.get(row.subject.code if row.subject else "", 1 << 16))
    references = references_in(ground, text, base) if circle.references else []
    return Found(tuple(named_first((*rows, *references), text)), total + len(references))


def named_first(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Return those first whose own name is what is searched for, not only their sources."""
    from kompass.archive.selection import folded

    words = folded(text).split()
    return sorted(choices, key=lambda one: not all(word in folded(one.title) for word in words))


def references_in(ground: Ground, text: str, base: Subject | None) -> list[Choice]:
    """Return the published references that fit a search."""
    from kompass.archive.selection import folded

    words = folded(text).split()
    subjects = (ground.reference(one) for one in ground.references)
    return [
        choice_of(one, base, frozenset())
        for one in subjects
        if all(word in folded(f"{one.name} {one.title}") for word in words)
    ]


def selection_of(circle: Circle, text: str) -> Selection:
    """Return the selection that a circle and a search mean."""
    from kompass.archive.selection import Selection

    codes = frozenset(circle.codes) if circle.codes is not None else frozenset()
    return Selection(text=text, municipalities=codes)


def computed(
    archive: Archive,
    selection: Selection,
    base: Subject,
    kind: Kind,
    *,
    with_own: bool,
    with_few: bool,
) -> tuple[Subject, str]:
    """Return the median (or another figure) of a selection as a subject, and what to know.

    Of the base's edition. Raises ``KompassError`` where there is nothing to show.
    """
    from kompass.archive.statistics import (
        Choices,
        Whose,
        as_reference,
        for_figures,
        from_figures,
        reference_set,
    )
    from kompass.comparison.subjects import of_reference

    edition = base.edition
    if edition is None:
        raise KompassError("Basens utgåva är okänd. Välj en bas med känd utgåva.")
    asked = Choices(with_few=with_few)
    of_edition = replace(selection, edition=edition.id)
    own = Whose(base.unit, base.code, base.country or "SE") if base.unit else None
    if archive.page(of_edition, first=0, count=1).total > _FAST:
        figures = archive.figures(for_figures(of_edition, edition, asked), edition)
        without = None if with_own else own
        found = from_figures(figures, edition, of_edition, without=without, choices=asked)
    else:
        results = archive.results(of_edition)
        found = reference_set(
            results, edition, of_edition, own=own, with_own=with_own, choices=asked
        )
    values = as_reference(found, kind)
    return of_reference(values, edition), " ".join(filter(None, (found.warning, *found.remarks)))


def _choice(
    result: Result, base: Subject | None, editions: Mapping[EditionId, Edition], circle: Circle
) -> Choice:
    from kompass.archive.values import edition_name

    try:
        subject = subject_of(result, editions)
    except KompassError as error:
        edition = edition_name(result.edition)
        return Choice(str(result.id), result.title, edition, refused=str(error))
    choice = choice_of(subject, base, frozenset())
    return replace(choice, why=circle.reasons.get(result.code, ""))


def marked_there(choices: Sequence[Choice], there: frozenset[str]) -> tuple[Choice, ...]:
    """Return the rows with those marked that are compared already."""
    return tuple(replace(one, there=one.id in there) for one in choices)


def _sentence(reasons: Sequence[str]) -> str:
    said = ", ".join(reasons)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
