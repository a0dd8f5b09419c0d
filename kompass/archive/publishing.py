"""From a signed assessment to a result in the archive: what goes in, and what never does."""

from collections.abc import Collection
from dataclasses import dataclass

from kompass.archive.model import Result, Statement
from kompass.assessment.snapshot import Snapshot
from kompass.catalogue.model import Edition


@dataclass(frozen=True)
class Line:
    """One line of a preview."""

    label: str
    value: str


@dataclass(frozen=True)
class Offered:
    """A strength, an improvement or a good example that may go along, if somebody chooses it."""

    id: str
    statement: Statement
    named: tuple[str, ...] = ()
    """Names of persons and role codes that the text holds: not to be published as it stands."""


def offered(snapshot: Snapshot) -> tuple[Offered, ...]:
    """Return the texts that may go along, in the order of the report."""
    raise NotImplementedError


def draft(snapshot: Snapshot, *, with_statements: Collection[str] = ()) -> Result:
    """Return what would be published; ``with_statements`` are ids of ``offered``."""
    raise NotImplementedError


def preview(result: Result, edition: Edition) -> tuple[Line, ...]:
    """Return exactly what goes in, line by line."""
    raise NotImplementedError


def left_behind(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what does not go in, as plain lines."""
    raise NotImplementedError


def as_correction(result: Result, stored: Result) -> Result:
    """Return the draft as a correction of what is stored."""
    raise NotImplementedError


def differences(old: Result, new: Result, edition: Edition) -> tuple[str, ...]:
    """Return in Swedish what a correction would change."""
    raise NotImplementedError
