"""Which question a line may be about, by the words of lines that are tagged already.

A suggestion is a suggestion: it is shown, and somebody accepts it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

from kompass.ids import QuestionId

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7
"""Letters of a word that count: "medborgarlöfte" and "medborgarlöftena" are one."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "alla andra att bara behöver blir borde bättre denna deras dessa detta eller efter finns "
        "från fram genom gjort göra hade hela inte kan kanske kommer kommun kommunen kunna många "
        "mycket måste någon något några också olika samma sedan sina skulle säger tycker under "
        "utan varit vara varje vilka vilket väldigt även över",
    )
)
_LEAST_SHARED = 1
_LEAD = 1.25
"""So many times better than the next question a suggestion has to be."""


class Suggestions:
    """What has been learnt from tagged lines, of one assessment."""

    def __init__(self, tagged: Iterable[tuple[str, QuestionId]]) -> None:
        self._counts: dict[str, Counter[QuestionId]] = defaultdict(Counter)
        questions: set[QuestionId] = set()
        for text, question in tagged:
            questions.add(question)
            for word in stems(text):
                self._counts[word][question] += 1
        self._questions = len(questions)

    def suggest(self, text: str) -> QuestionId | None:
        """Return the question whose lines share most with ``text``; ``None`` if none stands out."""
        scores: Counter[QuestionId] = Counter()
        shared: Counter[QuestionId] = Counter()
        for word in stems(text):
            known = self._counts.get(word, Counter())
            weight = log((self._questions + 1) / (len(known) + 0.5)) if known else 0.0
            total = sum(known.values())
            for question, count in known.items():
                scores[question] += int(1000 * weight * count / total)
                shared[question] += 1
        best = scores.most_common(2)
        if not best or best[0][1] <= 0 or shared[best[0][0]] < _LEAST_SHARED:
            return None
        if len(best) > 1 and best[0][1] < _LEAD * best[1][1]:
            return None
        return best[0][0]


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say something."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)
