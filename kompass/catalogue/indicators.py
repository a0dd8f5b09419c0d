"""Indicator sets (level 3) from files, and how they are laid over an edition."""

from pathlib import Path

from kompass.catalogue import files
from kompass.catalogue.complaints import Complaints
from kompass.catalogue.document import content_hash
from kompass.catalogue.indicator_reading import read_indicator_set
from kompass.catalogue.indicator_set import (
    IndicatorSet,
    QuestionIndicators,
    set_in,
    set_to_document,
    with_indicators,
    without_indicators,
)
from kompass.catalogue.model import Edition
from kompass.catalogue.named_edition import EditionNamed
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.ids import EditionId

__all__ = [
    "IndicatorSet",
    "QuestionIndicators",
    "indicator_sets_for",
    "load",
    "packaged_indicator_sets",
    "parse",
    "set_in",
    "set_to_document",
    "with_indicators",
    "without_indicators",
]


def packaged_indicator_sets() -> tuple[IndicatorSet, ...]:
    """Return the indicator sets that ship with the program, by id; reads their files anew."""
    editions = {edition.id: edition for edition in files.packaged_editions()}
    return tuple(
        _from_yaml(raw, name, lambda wanted: editions.get(EditionId(wanted)))
        for name, raw in files.packaged_files(with_kind=True).items()
    )


def indicator_sets_for(
    edition: Edition, others: tuple[IndicatorSet, ...] = ()
) -> tuple[IndicatorSet, ...]:
    """Return the sets made for exactly this edition: those that ship, then those of ``others``.

    An edition that has a set laid over it counts as the edition below. An edition with
    indicators of its own has no sets.
    """
    bare = without_indicators(edition)
    if any(bare.indicators()):
        return ()
    made_for = (bare.id, content_hash(bare))
    return tuple(
        chosen
        for chosen in (*packaged_indicator_sets(), *others)
        if (chosen.edition, chosen.edition_hash) == made_for
    )


def load(path: Path, edition_named: EditionNamed) -> IndicatorSet:
    """Return the indicator set in a YAML file.

    ``edition_named`` finds the edition it is made for. Raises ``KompassError`` whose
    sentence is the first complaint with file, line and place, and whose details are the
    others.
    """
    return _from_yaml(read_file(path), place_of(path), edition_named)


def parse(document: object, place: str, edition_named: EditionNamed) -> IndicatorSet:
    """Return the set that a document (as ``set_to_document`` makes it) describes.

    Raises ``KompassError`` as ``load`` does; ``place`` is what complaints call the document.
    """
    return read_indicator_set(document, Complaints(place), edition_named)


def _from_yaml(raw: bytes, place: str, edition_named: EditionNamed) -> IndicatorSet:
    content, complaints = yaml_document(raw, place)
    return read_indicator_set(content, complaints, edition_named)
