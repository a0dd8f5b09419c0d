"""A person's own guides: files in a folder, used again from one assessment to the next."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from kompass.catalogue.fields import LONGEST_ID, quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.errors import KompassError
from kompass.interviews.guides import Guide, GuideSet, export, packaged_guides, read_guides
from kompass.interviews.proposals import Head

SUFFIX = ".yaml"
OWN_LABEL = "Egen guide"

_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Contents:
    """What a folder holds for one edition; ``broken`` says what could not be used and why."""

    sets: tuple[GuideSet, ...] = ()
    broken: tuple[KompassError, ...] = ()
    paths: dict[str, Path] = field(default_factory=dict)
    """The file of every set, by its id."""


class UserGuides:
    """The guides in one folder, by default that of whoever is logged in; it need not exist."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _folder_of_user()

    def contents(self, edition: Edition) -> Contents:
        """Return the guides for ``edition``; reads the files anew.

        Guides for other editions are passed over. A damaged file is told of in ``broken``
        and harms nothing else.
        """
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix == SUFFIX)
        except FileNotFoundError:
            return Contents()
        except OSError as error:
            said = f"Mappen ”{self.folder}” går inte att läsa. Kontrollera behörigheten till den."
            return Contents(broken=(KompassError(said, details=(str(error),)),))
        found: dict[str, GuideSet] = {}
        files: dict[str, Path] = {}
        broken: list[KompassError] = []
        for path in paths:
            try:
                chosen = _for_edition(path, edition)
                if chosen:
                    _claim(chosen.head.id, path, files)
                    found[chosen.head.id] = chosen
            except KompassError as trouble:
                broken.append(trouble)
        return Contents(tuple(found.values()), tuple(broken), files)

    def save(self, chosen: GuideSet, edition: Edition) -> Path:
        """Put guides into the folder, in place of those with the same id, and return the file.

        Raises ``KompassError`` if the id belongs to guides that ship, or if the file
        cannot be written.
        """
        if any(shipped.head.id == chosen.head.id for shipped in packaged_guides(edition)):
            raise KompassError(
                f"{quoted(chosen.head.id, 80)} följer med Kompass och ändras inte. "
                "Spara guiden under ett eget id."
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KompassError(
                f"Mappen ”{self.folder}” går inte att skapa. Kontrollera behörigheten ovanför den.",
                details=(str(error),),
            ) from error
        there = self.contents(edition).paths
        path = there.get(chosen.head.id, self.folder / f"{chosen.head.id}{SUFFIX}")
        if chosen.head.id not in there and path.exists():
            raise KompassError(
                f"I mappen ”{self.folder}” ligger redan en fil som heter {path.name} med annat "
                "innehåll. Ta bort eller laga den först."
            )
        export(chosen, path)
        return path

    def remove(self, set_id: str, edition: Edition) -> None:
        """Take guides out of the folder; raises ``KompassError`` if they are not there."""
        path = self.contents(edition).paths.get(set_id)
        if path is None:
            raise KompassError(f"Det finns inga egna guider {quoted(set_id, 80)}.")
        try:
            path.unlink()
        except OSError as error:
            raise KompassError(
                f"Filen ”{path}” går inte att ta bort. Kontrollera behörigheten till mappen.",
                details=(str(error),),
            ) from error


def own_set(
    guide: Guide, edition: Edition, *, proposed_by: str, taken: Collection[str] = ()
) -> GuideSet:
    """Return ``guide`` as a set of its own, to be saved or exported.

    Its ids are made from the title and differ from those in ``taken``.
    """
    words = _words(guide.title or guide.role)
    chosen, number = f"egen-{words}", 2
    while chosen in taken:
        chosen = f"egen-{words}-{number}"
        number += 1
    head = Head(chosen, guide.title or guide.role, OWN_LABEL, proposed_by or OWN_LABEL, edition.id)
    return GuideSet(head, (replace(guide, id=f"{chosen}-guide"),))


def _words(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", plain).strip("-")[: LONGEST_ID - 24].strip("-") or "guide"


def _for_edition(path: Path, edition: Edition) -> GuideSet | None:
    content, complaints = yaml_document(read_file(path), place_of(path))
    made_for = content.get("edition") if isinstance(content, dict) else None
    if isinstance(made_for, str) and made_for != edition.id:
        return None
    return read_guides(content, complaints, edition)


def _claim(set_id: str, path: Path, files: dict[str, Path]) -> None:
    if files.setdefault(set_id, path) != path:
        raise KompassError(
            f"{place_of(path)}: id {quoted(set_id, 80)} finns redan i "
            f"{place_of(files[set_id])}. Ta bort den ena filen."
        )


def _folder_of_user() -> Path:
    from platformdirs import user_data_path

    return user_data_path("Kompass", appauthor=False) / "intervjuguider"
