"""Everything the catalogue has: what ships with the program and what a person has taken in."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from kompass.catalogue import files, indicators
from kompass.catalogue.fields import quoted
from kompass.catalogue.indicator_set import IndicatorSet, with_indicators
from kompass.catalogue.model import Edition
from kompass.catalogue.sources import read_file
from kompass.catalogue.user_editions import Contents, Item, UserEditions
from kompass.errors import KompassError


@dataclass(frozen=True)
class Known:
    """All editions and indicator sets; those that ship come first."""

    shipped_editions: tuple[Edition, ...]
    shipped_sets: tuple[IndicatorSet, ...]
    own: Contents

    @property
    def editions(self) -> tuple[Edition, ...]:
        """All editions."""
        return (*self.shipped_editions, *self.own.editions)

    @property
    def indicator_sets(self) -> tuple[IndicatorSet, ...]:
        """All indicator sets."""
        return (*self.shipped_sets, *self.own.indicator_sets)

    @property
    def items(self) -> tuple[Item, ...]:
        """All editions, then all indicator sets."""
        return (*self.editions, *self.indicator_sets)

    def find(self, edition_id: str) -> Edition | None:
        """Return the edition with this id, ``None`` if there is none."""
        return next((edition for edition in self.editions if edition.id == edition_id), None)

    def edition(self, edition_id: str) -> Edition:
        """Return the edition with this id; raises ``KompassError`` with the ids there are."""
        return self.find(edition_id) or _raise(
            f"Det finns ingen utgåva {quoted(edition_id)}.",
            [edition.id for edition in self.editions],
        )

    def indicator_set(self, set_id: str) -> IndicatorSet:
        """Return the indicator set with this id; raises ``KompassError`` with the ids there are."""
        for chosen in self.indicator_sets:
            if chosen.id == set_id:
                return chosen
        ids = ", ".join(chosen.id for chosen in self.indicator_sets)
        raise KompassError(f"Det finns ingen indikatorlista {quoted(set_id)}. Välj bland: {ids}.")

    def sets_for(self, edition: Edition) -> tuple[IndicatorSet, ...]:
        """Return the indicator sets made for exactly this edition."""
        return indicators.indicator_sets_for(edition, self.own.indicator_sets)

    def item(self, item_id: str) -> Item:
        """Return what has this id; raises ``KompassError`` with the ids there are."""
        return self.get(item_id) or _raise(
            f"Det finns ingen utgåva eller indikatorlista {quoted(item_id)}.",
            [item.id for item in self.items],
        )

    def get(self, item_id: str) -> Item | None:
        """Return what has this id, ``None`` if there is nothing."""
        return next((item for item in self.items if item.id == item_id), None)

    def whole(self, item: Item) -> Edition:
        """Return an edition as it is, and an indicator set laid over its edition."""
        if isinstance(item, Edition):
            return item
        return with_indicators(self.edition(item.edition), item)

    def source(self, item: Item) -> bytes:
        """Return the YAML file of an edition or a set as it was written, remarks and all."""
        shipped = {**files.packaged_files(), **files.packaged_files(with_kind=True)}
        named = {PurePosixPath(name).stem: raw for name, raw in shipped.items()}
        return named[item.id] if item.id in named else read_file(self.own.paths[item.id])


def known(user: UserEditions | None = None) -> Known:
    """Return all there is, with the own ones of ``user``; reads every file anew."""
    return Known(
        files.packaged_editions(),
        indicators.packaged_indicator_sets(),
        (user or UserEditions()).contents(),
    )


def _raise(sentence: str, ids: list[str]) -> Edition:
    raise KompassError(f"{sentence} Välj bland: {', '.join(ids)}.")
