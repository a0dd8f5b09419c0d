"""Crosswalks from files: those that ship, and a person's own in the folder of the editions."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kompass import packaged as packaged_files
from kompass.catalogue import files
from kompass.catalogue.crosswalk import Crosswalk, Pair
from kompass.catalogue.crosswalk_reading import read_crosswalk
from kompass.catalogue.document import Document, given
from kompass.catalogue.fields import quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.named_edition import EditionNamed
from kompass.catalogue.reading import CROSSWALK
from kompass.catalogue.saving import put
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.catalogue.user_editions import SUFFIX, UserEditions
from kompass.errors import KompassError
from kompass.ids import EditionId

FOLDER = "criteria/crosswalks"


@dataclass(frozen=True)
class Contents:
    """A person's own crosswalks; ``broken`` says, file by file, what could not be used."""

    crosswalks: tuple[Crosswalk, ...] = ()
    broken: tuple[KompassError, ...] = ()
    paths: dict[str, Path] = field(default_factory=dict)
    """The file of every crosswalk, by its id."""


@cache
def shipped() -> tuple[Crosswalk, ...]:
    """Return the crosswalks that ship, in the order of their editions."""
    editions = {edition.id: edition for edition in files.packaged_editions()}
    found = []
    for name, raw in shipped_files().items():
        content, complaints = yaml_document(raw, name)
        crosswalk = read_crosswalk(
            content, complaints, lambda wanted: editions.get(EditionId(wanted))
        )
        found.append(crosswalk)
    return tuple(found)


def shipped_files() -> dict[str, bytes]:
    """Return name and bytes of the crosswalks that ship."""
    names = packaged_files.names(FOLDER, SUFFIX)
    return {name: packaged_files.read_bytes(name) for name in names}


def load(path: Path, edition_named: EditionNamed) -> Crosswalk:
    """Return the crosswalk in a YAML file; raises ``KompassError`` with all complaints."""
    content, complaints = yaml_document(read_file(path), place_of(path))
    return read_crosswalk(content, complaints, edition_named)


def is_crosswalk(path: Path) -> bool:
    """Tell whether a file says that it is a crosswalk; a damaged one says nothing."""
    if path.suffix.lower() not in (SUFFIX, ".yml"):
        return False
    try:
        content, _ = yaml_document(read_file(path), place_of(path))
    except KompassError:
        return False
    return isinstance(content, dict) and content.get("kind") == CROSSWALK


def to_document(crosswalk: Crosswalk) -> Document:
    """Return ``crosswalk`` as mappings, lists and text, in the order a YAML file has them."""
    return given(
        kind=CROSSWALK,
        id=crosswalk.id,
        title=crosswalk.title,
        label=crosswalk.label,
        proposed_by=crosswalk.proposed_by,
        one=crosswalk.one,
        other=crosswalk.other,
        note=crosswalk.note,
        areas=[_pair(pair, crosswalk) for pair in crosswalk.areas],
        questions=[_pair(pair, crosswalk) for pair in crosswalk.questions],
    )


class UserCrosswalks:
    """The crosswalks in one folder, by default that of the person's own editions."""

    def __init__(self, user: UserEditions | None = None) -> None:
        self._user = user or UserEditions()
        self.folder = self._user.folder

    def contents(self) -> Contents:
        """Return what the folder holds; reads its files anew. A damaged file harms nothing."""
        if not self.folder.is_dir():
            return Contents()
        found: dict[str, Crosswalk] = {}
        paths: dict[str, Path] = {}
        broken: list[KompassError] = []
        for path in sorted(self.folder.glob(f"[!.]*{SUFFIX}")):
            if not is_crosswalk(path):
                continue
            try:
                crosswalk = load(path, self.edition_named)
                self._claim(crosswalk, path, paths)
                found[crosswalk.id] = crosswalk
                paths[crosswalk.id] = path
            except KompassError as trouble:
                broken.append(trouble)
        return Contents(tuple(found.values()), tuple(broken), paths)

    def edition_named(self, wanted: str) -> Edition | None:
        """Return the edition with this id, shipped or own, ``None`` if there is none."""
        from kompass.catalogue.known import known

        return known(self._user).find(wanted)

    def save(self, crosswalk: Crosswalk) -> Path:
        """Put a crosswalk into the folder, in place of one with the same id; return its file.

        Raises ``KompassError`` if it borrows the id or the label of one that ships, if its id
        is that of an edition or of an indicator set, or if it cannot be written.
        """
        if refusal := refused(crosswalk):
            raise refusal
        path = self.contents().paths.get(crosswalk.id, self.folder / f"{crosswalk.id}{SUFFIX}")
        if path.exists() and crosswalk.id not in self.contents().paths:
            raise KompassError(
                f"I mappen ”{self.folder}” ligger redan en fil som heter {path.name} med annat "
                "innehåll. Välj ett annat id."
            )
        self._user.make_folder()
        put(path, as_yaml(crosswalk).encode("utf-8"))
        return path

    @staticmethod
    def _claim(crosswalk: Crosswalk, path: Path, paths: dict[str, Path]) -> None:
        if refusal := refused(crosswalk):
            raise KompassError(f"{place_of(path)}: {refusal}")
        if crosswalk.id in paths:
            raise KompassError(
                f"{place_of(path)}: id {quoted(crosswalk.id, 80)} finns redan i "
                f"{place_of(paths[crosswalk.id])}. Ta bort den ena filen."
            )


def refused(crosswalk: Crosswalk) -> KompassError | None:
    """Return why a person cannot have this crosswalk as an own one, if so."""
    if any(crosswalk.id == one.id for one in shipped()):
        return KompassError(
            f"{quoted(crosswalk.id, 80)} följer med Kompass och ändras inte. Välj ett nytt id."
        )
    if any(crosswalk.label.casefold() == one.label.casefold() for one in shipped()):
        return KompassError(
            f"Märkningen {quoted(crosswalk.label, 80)} hör till de samband som följer med Kompass. "
            "Skriv en egen märkning och vem som föreslår sambandet."
        )
    if any(crosswalk.proposed_by.casefold() == one.proposed_by.casefold() for one in shipped()):
        return KompassError(
            f"Sambandet sägs vara föreslaget av {crosswalk.proposed_by}, men det är ändrat. "
            "Skriv vem som föreslår det."
        )
    return None


def as_yaml(crosswalk: Crosswalk) -> str:
    """Return ``crosswalk`` as a YAML file that gives the same again when it is read."""
    import yaml

    text: str = yaml.safe_dump(
        to_document(crosswalk), allow_unicode=True, sort_keys=False, width=100
    )
    return text


def _pair(pair: Pair, crosswalk: Crosswalk) -> Document:
    alone_in_other = pair.other is None and pair.one in crosswalk.alone_in_other
    return given(
        one="" if alone_in_other else pair.one,
        other=pair.one if alone_in_other else pair.other,
        likeness=pair.likeness.value,
        reason=pair.reason,
    )
