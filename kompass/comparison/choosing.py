"""Which result or reference somebody means: by its id, or by municipality and year."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kompass.archive.model import Result
from kompass.archive.values import ReferenceValues, edition_name
from kompass.catalogue.model import Edition
from kompass.comparison.subjects import Subject, of_reference, of_result
from kompass.errors import KompassError
from kompass.ids import EditionId
from kompass.swedish import join_words

EditionOf = Callable[[EditionId], Edition | None]


@dataclass(frozen=True)
class Choices:
    """Everything that can be chosen besides files."""

    results: Sequence[Result]
    references: Sequence[ReferenceValues]
    edition: EditionOf

    def subject(self, wanted: str) -> Subject:
        """Return the result or reference with this id, or of this municipality and year.

        Raises ``KompassError`` with the nearest there are if nothing is meant by it, and with
        the ids if several are: nothing is guessed.
        """
        for result in self.results:
            if result.id == wanted:
                return self._of(result)
        for values in self.references:
            if values.id == wanted:
                return self._reference(values)
        found = [one for one in self.results if _fits(one, wanted) and one.withdrawn is None]
        if len(found) == 1:
            return self._of(found[0])
        if found:
            alike = len({one.title for one in found}) == 1
            raise KompassError(
                f"”{wanted}” kan vara {join_words([_named(one) for one in found])}. "
                f"Skriv {'id:t' if alike else 'id:t, eller kommun och år'}."
            )
        raise KompassError(
            f"Det finns ingen fil och inget resultat ”{wanted}”. {self._near(wanted)}"
        )

    def everyone(self) -> tuple[Subject, ...]:
        """Return all results whose edition is at hand."""
        return tuple(
            self._of(one)
            for one in self.results
            if one.withdrawn is None
            and (one.edition is None or self.edition(one.edition) is not None)
        )

    def _of(self, result: Result) -> Subject:
        return of_result(result, None if result.edition is None else self.edition(result.edition))

    def _reference(self, values: ReferenceValues) -> Subject:
        edition = None if values.edition is None else self.edition(values.edition)
        if edition is None:
            raise KompassError(
                f"Referensvärdet {values.id} gäller {edition_name(values.edition)}, så det kan "
                "inte jämföras område för område. Välj ett annat."
            )
        return of_reference(values, edition)

    def _near(self, wanted: str) -> str:
        known = {_folded(one.title): one.title for one in self.results}
        known |= {str(one.id): str(one.id) for one in self.results}
        known |= {one.id: one.id for one in self.references}
        near = get_close_matches(_folded(wanted), list(known), n=4, cutoff=0.5)
        names = list(dict.fromkeys(known[one] for one in near))
        if not names:
            return "Skriv en fil, ett id eller kommun och år, till exempel ”Trollhättan 2004”."
        return f"Närmast är {join_words(names)}."


def _fits(result: Result, wanted: str) -> bool:
    text = _folded(wanted)
    return text in (_folded(result.municipality), _folded(result.title))


def _named(result: Result) -> str:
    return f"{result.id} ({result.title}, {edition_name(result.edition)})"


def _folded(text: str) -> str:
    """Return ``text`` without case and dots, so that Sodertalje finds Södertälje."""
    plain = unicodedata.normalize("NFD", " ".join(text.split()).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("ø", "o")
