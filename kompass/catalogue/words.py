"""What complaints call the parts of an edition: as they are called where it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Words:
    """The names of the keys in one form of edition, a YAML file or a workbook."""

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Key and name, where the two differ."""
    sample_pattern: str = "”{key}: {value}”"
    incomplete: str = "”incomplete: true”"
    """What marks an edition as incomplete."""

    def name(self, key: str) -> str:
        """Return what ``key`` is called at the beginning of a sentence."""
        return self.names.get(key, key)

    def within(self, key: str) -> str:
        """Return what ``key`` is called inside a sentence."""
        name = self.name(key)
        return name[:1].lower() + name[1:]

    def sample(self, key: str, value: str) -> str:
        """Return how ``value`` is written for ``key``."""
        return self.sample_pattern.format(key=key, value=value)


YAML = Words()
