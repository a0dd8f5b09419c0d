"""Taking in an edition or an indicator set: what would change, and whether it may."""

from dataclasses import dataclass, replace
from pathlib import Path

from kompass.catalogue import files, indicators
from kompass.catalogue.document import content_hash, to_document
from kompass.catalogue.indicator_reading import read_indicator_set
from kompass.catalogue.indicator_set import set_in, set_to_document, without_indicators
from kompass.catalogue.known import Known
from kompass.catalogue.model import Edition
from kompass.catalogue.preview import Difference, nearest, preview
from kompass.catalogue.reading import INDICATORS, read_edition
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.catalogue.user_editions import Item, refused
from kompass.errors import KompassError
from kompass.ids import EditionId, IndicatorSetId

WORKBOOK = ".xlsx"
OTHER_WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".ods")


@dataclass(frozen=True)
class Intake:
    """What a file would bring; nothing is changed by preparing it."""

    item: Item
    against: Edition | None
    """What it is compared with: the known edition that has most in common with it."""
    differences: tuple[Difference, ...]
    refusal: KompassError | None
    """Why it cannot be saved under the id it has."""
    is_known: bool
    """Whether exactly this is there already."""


def read_any(path: Path, known: Known) -> Item:
    """Return the edition or indicator set in a YAML file or a workbook.

    A workbook whose edition is known, with indicators laid over it, is an indicator set.
    Raises ``KompassError`` with all complaints.
    """
    if path.suffix.lower() == WORKBOOK:
        from kompass.catalogue.excel import read_workbook

        return _as_set(read_workbook(path), known)
    if path.suffix.lower() in OTHER_WORKBOOKS:
        raise KompassError(f"{place_of(path)}: Spara filen som {WORKBOOK} först.")
    document, complaints = yaml_document(read_file(path), place_of(path))
    if isinstance(document, dict) and document.get("kind") == INDICATORS:
        return read_indicator_set(document, complaints, known.find)
    return _as_set(read_edition(document, complaints), known)


def prepare(path: Path, known: Known, *, new_id: str = "") -> Intake:
    """Return what taking in the file at ``path`` would bring, under ``new_id`` if given.

    Raises ``KompassError`` if the file is not valid or ``new_id`` cannot be an id.
    """
    item = read_any(path, known)
    if new_id:
        item = _renamed(item, new_id, known)
    whole = known.whole(item)
    against = _against(item, whole, known)
    there = known.get(item.id)
    return Intake(
        item=item,
        against=against,
        differences=preview(against, whole),
        refusal=None if there == item else refused(item, known.own),
        is_known=there == item,
    )


def _as_set(edition: Edition, known: Known) -> Item:
    """Return the set laid over a known edition instead of a copy of that edition."""
    bare = without_indicators(edition)
    base = known.find(bare.id)
    chosen = set_in(edition)
    if chosen is None or base is None or content_hash(base) != bare.content_hash:
        return edition
    same = next((one for one in known.indicator_sets if one.id == chosen.id), None)
    return replace(chosen, note=same.note) if same else chosen


def _renamed(item: Item, new_id: str, known: Known) -> Item:
    """Return ``item`` under another id, judged anew: the id may be impossible or taken."""
    place = "--id"
    if isinstance(item, Edition):
        document = to_document(replace(item, id=EditionId(new_id)))
        return files.parse(document, place)
    document = set_to_document(replace(item, id=IndicatorSetId(new_id)))
    return indicators.parse(document, place, known.find)


def _against(item: Item, whole: Edition, known: Known) -> Edition | None:
    """Return what is to be compared with: its namesake, or else what is most like it."""
    laid = [known.whole(chosen) for chosen in known.indicator_sets]
    if isinstance(item, Edition):
        namesake = known.find(item.id)
        return namesake or nearest(whole, known.editions)
    base = known.edition(item.edition)
    of_base = [edition for edition in laid if edition.id == base.id]
    same = [e for e in of_base if e.indicator_set and e.indicator_set.id == item.id]
    return same[0] if same else nearest(whole, [base, *of_base])
