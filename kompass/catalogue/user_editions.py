"""A person's own editions and indicator sets: files in a folder, locked once they are there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kompass.catalogue import files, indicators
from kompass.catalogue.complaints import Complaints
from kompass.catalogue.fields import quoted
from kompass.catalogue.indicator_reading import read_indicator_set
from kompass.catalogue.indicator_set import IndicatorSet
from kompass.catalogue.model import Edition
from kompass.catalogue.reading import CROSSWALK, INDICATORS, read_edition
from kompass.catalogue.saving import put
from kompass.catalogue.sources import place_of, read_file, yaml_document
from kompass.catalogue.yaml_out import as_yaml
from kompass.errors import KompassError

SUFFIX = ".yaml"

Item = Edition | IndicatorSet


@dataclass(frozen=True)
class Contents:
    """What a folder holds; ``broken`` says, file by file, what could not be used and why."""

    editions: tuple[Edition, ...] = ()
    indicator_sets: tuple[IndicatorSet, ...] = ()
    broken: tuple[KompassError, ...] = ()
    paths: Mapping[str, Path] = field(default_factory=dict)
    """The file of every edition and set, by its id."""

    def get(self, item_id: str) -> Item | None:
        """Return the edition or set with this id, ``None`` if there is none."""
        items: tuple[Item, ...] = (*self.editions, *self.indicator_sets)
        return next((item for item in items if item.id == item_id), None)


class UserEditions:
    """The editions and indicator sets in one folder, by default that of whoever is logged in.

    What is saved is never changed afterwards but for the words that no points rest on.
    A started assessment has its own frozen copy and knows nothing of the folder, which
    need not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _folder_of_user()

    def contents(self) -> Contents:
        """Return what the folder holds; reads its files anew.

        A file that is damaged, that has an id of another one, or whose edition is not
        there is told of in ``broken`` and harms nothing else.
        """
        collected = _Collected()
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix == SUFFIX)
        except FileNotFoundError:
            return Contents()
        except OSError as error:
            said = f"Mappen ”{self.folder}” går inte att läsa. Kontrollera behörigheten till den."
            return Contents(broken=(KompassError(said, details=(str(error),)),))
        return collected.contents(path for path in paths if not path.name.startswith("."))

    def save(self, item: Item) -> Path:
        """Put an edition or an indicator set into the folder and return its file.

        Raises ``KompassError`` if its id belongs to something that ships, or to something
        else in the folder: what has been published is never changed, so a new one needs an
        id of its own. The same again with other words where no points rest on them (a
        note, say) replaces what is there.
        """
        there = self.contents()
        if refusal := refused(item, there):
            raise refusal
        path = there.paths.get(item.id, self.folder / f"{item.id}{SUFFIX}")
        if item.id not in there.paths and path.exists():
            raise KompassError(
                f"I mappen ”{self.folder}” ligger redan en fil som heter {path.name} och inte går "
                "att läsa. Ta bort eller laga den först."
            )
        if there.get(item.id) != item:
            self.make_folder()
            put(path, as_yaml(item).encode("utf-8"))
        return path

    def remove(self, item_id: str) -> None:
        """Take an edition or an indicator set out of the folder; its file is deleted.

        Raises ``KompassError`` if the folder has nothing with this id, if an indicator set
        in the folder is made for the edition, or if the file cannot be deleted.
        """
        there = self.contents()
        item = there.get(item_id)
        if item is None:
            raise KompassError(
                f"Det finns ingen egen utgåva eller indikatorlista {quoted(item_id, 80)}."
            )
        resting = [one.title for one in there.indicator_sets if one.edition == item_id]
        if resting:
            raise KompassError(
                f"Indikatorlistan {quoted(resting[0], 80)} är gjord för {quoted(item.title, 80)}. "
                "Ta bort listan först."
            )
        path = there.paths[item.id]
        try:
            path.unlink()
        except OSError as error:
            raise KompassError(
                f"Filen ”{path}” går inte att ta bort. Kontrollera behörigheten till mappen.",
                details=(str(error),),
            ) from error

    def make_folder(self) -> None:
        """Make the folder if it is not there; raises ``KompassError`` if it cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KompassError(
                f"Mappen ”{self.folder}” går inte att skapa. Kontrollera behörigheten ovanför den.",
                details=(str(error),),
            ) from error


def refused(item: Item, there: Contents) -> KompassError | None:
    """Return why ``item`` cannot be saved beside what ships and what is ``there``, if so."""
    name = quoted(item.id, 80)
    if item.id in _shipped_ids():
        return KompassError(f"{name} följer med Kompass och ändras inte. Välj ett nytt id.")
    if isinstance(item, IndicatorSet) and _borrows_a_label(item):
        return KompassError(
            f"Märkningen {quoted(item.label, 80)} hör till en lista som följer med Kompass, och "
            "den här har andra indikatorer. Skriv en egen märkning och vem som föreslår listan."
        )
    old = there.get(item.id)
    if old is None or (type(old) is type(item) and old.content_hash == item.content_hash):
        return None
    return KompassError(
        f"{name} finns redan med ett annat innehåll, och det som är utgivet ändras inte. "
        "Välj ett nytt id."
    )


class _Collected:
    """Gathers what is in the files, editions before the sets that are made for them."""

    def __init__(self) -> None:
        self._shipped = _shipped_ids()
        self._editions: dict[str, Edition] = {}
        self._sets: dict[str, IndicatorSet] = {}
        self._paths: dict[str, Path] = {}
        self._broken: list[KompassError] = []

    def contents(self, paths: Iterator[Path]) -> Contents:
        later: list[tuple[Path, object, Complaints]] = []
        for path in paths:
            try:
                document, complaints = yaml_document(read_file(path), place_of(path))
                kind = document.get("kind") if isinstance(document, dict) else None
                if kind == CROSSWALK:
                    continue  # kompass.catalogue.crosswalk_files reads these
                if kind == INDICATORS:
                    later.append((path, document, complaints))
                    continue
                edition = read_edition(document, complaints)
                self._claim(edition, path)
                self._editions[edition.id] = edition
            except KompassError as trouble:
                self._broken.append(trouble)
        for path, document, complaints in later:
            try:
                chosen = read_indicator_set(document, complaints, self._edition_named)
                self._claim(chosen, path)
                self._sets[chosen.id] = chosen
            except KompassError as trouble:
                self._broken.append(trouble)
        return Contents(
            tuple(self._editions.values()),
            tuple(self._sets.values()),
            tuple(self._broken),
            self._paths,
        )

    def _claim(self, item: Item, path: Path) -> None:
        name = quoted(item.id, 80)
        if item.id in self._shipped:
            raise KompassError(
                f"{place_of(path)}: id {name} tillhör något som följer med Kompass. "
                "Ge filens innehåll ett eget id."
            )
        if item.id in self._paths:
            raise KompassError(
                f"{place_of(path)}: id {name} finns redan i {place_of(self._paths[item.id])}. "
                "Ta bort den ena filen."
            )
        self._paths[item.id] = path

    def _edition_named(self, wanted: str) -> Edition | None:
        if wanted in self._editions:
            return self._editions[wanted]
        return files.packaged(wanted) if wanted in _shipped_editions() else None


def _borrows_a_label(chosen: IndicatorSet) -> bool:
    """Tell whether a set speaks in the name of a shipped one without saying the same."""
    return any(
        shipped.label == chosen.label and shipped.questions != chosen.questions
        for shipped in indicators.packaged_indicator_sets()
    )


def _folder_of_user() -> Path:
    from platformdirs import user_data_path

    return user_data_path("Kompass", appauthor=False) / "utgåvor"


def _shipped_editions() -> set[str]:
    return {PurePosixPath(name).stem for name in files.packaged_files()}


def _shipped_ids() -> set[str]:
    """Return the ids of everything that ships; a shipped file is named by its id."""
    others = files.packaged_files(with_kind=True)
    return _shipped_editions() | {PurePosixPath(name).stem for name in others}
