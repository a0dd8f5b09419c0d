"""Questions found as people type them in a hurry: 34, 3.4, 3,10 or the beginning of a word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kompass.catalogue.model import Edition, Question
from kompass.ids import QuestionId

_WORD = re.compile(r"\w+")
_NOT_FOUND = 9


@dataclass(frozen=True)
class QuestionFinder:
    """Finds the questions of one edition."""

    edition: Edition

    def numbered(self, typed: str) -> Question | None:
        """Return the question that ``typed`` numbers, ``None`` if there is none.

        With a dot or a comma between, the number is exactly that: 3.10. Without one the
        digits may stand for one question only: 34 is 3.4.
        """
        number = typed.strip().replace(",", ".")
        if "." in number:
            return self._by_number.get(number)
        found = self._by_digits.get(number, ())
        return found[0] if len(found) == 1 else None

    def starting(self, typed: str) -> tuple[Question, ...]:
        """Return the questions whose number begins as ``typed``, in printed order."""
        number = typed.replace(",", ".")
        return tuple(
            question
            for question in self._by_number.values()
            if question.number.startswith(number)
            or question.number.replace(".", "").startswith(number)
        )

    def named(self, typed: str) -> tuple[Question, ...]:
        """Return the questions with a word like ``typed``, the best ones first.

        A word that begins so comes before one that has it inside; missing dots over å, ä
        and ö are forgiven, and the words of the permanent id count too.
        """
        wanted = typed.strip().casefold()
        if not wanted:
            return ()
        ranked = sorted(
            (rank, at, question)
            for at, question in enumerate(self._by_number.values())
            if (rank := min(self._ranks(question.id, wanted), default=_NOT_FOUND)) < _NOT_FOUND
        )
        return tuple(question for _, _, question in ranked)

    def get(self, question: QuestionId) -> Question | None:
        """Return the question with this id, ``None`` if the edition has none."""
        return next((one for one in self._by_number.values() if one.id == question), None)

    def _ranks(self, question: QuestionId, wanted: str) -> Iterator[int]:
        bare = _bare(wanted)
        for word in self._words[question]:
            if word.startswith(wanted):
                yield 0
            elif _bare(word).startswith(bare):
                yield 1
            elif wanted in word:
                yield 2
            elif bare in _bare(word):
                yield 3

    @cached_property
    def _by_number(self) -> dict[str, Question]:
        return {question.number: question for question in self.edition.questions()}

    @cached_property
    def _by_digits(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for number, question in self._by_number.items():
            found.setdefault(number.replace(".", ""), []).append(question)
        return found

    @cached_property
    def _words(self) -> dict[QuestionId, list[str]]:
        return {
            question.id: _WORD.findall(question.title.casefold()) + question.id.split("-")[1:]
            for question in self.edition.questions()
        }


def chip(question: Question) -> str:
    """Return what a question is called on a chip: "3.4 Hur främjas ..."."""
    return f"{question.number} {question.title}"


def _bare(word: str) -> str:
    """Return ``word`` without dots, rings and accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )
