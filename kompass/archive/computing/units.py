"""Whose a result is: the municipality or other unit, the same for all its results."""

from dataclasses import dataclass

from kompass.archive.model import Result


@dataclass(frozen=True)
class Whose:
    """The municipality or other unit that a result is of, as far as results tell it apart."""

    name: str
    code: str = ""
    """In the register; a unit outside it is told by name and country."""
    country: str = "SE"

    @property
    def key(self) -> str:
        """The same for all results of one unit."""
        return self.code or f"{self.country} {self.name.casefold()}"


def whose(result: Result) -> Whose:
    """Return whose result it is."""
    return Whose(result.municipality, result.code, result.country)
