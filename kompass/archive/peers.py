"""Whom to compare a municipality with: groups of municipalities, and the nearest by likeness."""

from dataclasses import dataclass

from kompass.assessment.register import Municipality


@dataclass(frozen=True)
class Group:
    """A named group of municipalities."""

    id: str
    name: str
    municipalities: tuple[str, ...]
    """Codes of the register."""
    source: str = ""
    """Whose list or rule it is."""


@dataclass(frozen=True)
class Peer:
    """A municipality and why it is near."""

    municipality: Municipality
    reasons: tuple[str, ...]


def nearest(code: str, *, count: int = 10) -> tuple[Peer, ...]:
    """Return the municipalities most like this one, with reasons."""
    raise NotImplementedError
