"""Text as long and as varied as a municipality's documents, the same in every run."""

import random
from itertools import accumulate
from typing import Final

_ONSETS: Final = "b bl d dr f fl fr g gr h j k kl kr kv l m n p pr r s sk sl sm sn st sv t tr v"
_VOWELS: Final = "aeiouyåäö"
_CODAS: Final = ("", "l", "ll", "m", "n", "nd", "ng", "r", "rd", "rk", "rn", "s", "st", "t", "tt")
_ENDINGS: Final = ("", "", "en", "et", "er", "ar", "or", "na", "erna", "ning", "ningen", "het", "s")
_COMMON: Final = (
    "och i att det som en på är av för med till den har de inte om ett vi kan ska år "
    "kommunen verksamheten mål medborgare nämnden uppföljning kvalitet förskola budget"
)
_FROM_END: Final = 3
"""The commonest word is that much less common than Zipf's rule has it, as in real pages."""


class SwedishLike:
    """Words with Swedish letters, a third of them compounds, used as unevenly as real ones."""

    def __init__(self, forms: int = 30_000, *, seed: int = 4) -> None:
        self._random = random.Random(seed)
        self.words = self._forms(forms)
        weights = (1 / (place + _FROM_END) for place in range(forms))
        self._weights = list(accumulate(weights))

    def text(self, fewest: int, most: int) -> str:
        """Return sentences of so many words together."""
        words = self._random.choices(
            self.words, cum_weights=self._weights, k=self._random.randint(fewest, most)
        )
        sentences, at = [], 0
        while at < len(words):
            end = at + self._random.randint(5, 18)
            sentences.append(" ".join(words[at:end]).capitalize() + ".")
            at = end
        return " ".join(sentences)

    def _forms(self, number: int) -> list[str]:
        onsets = _ONSETS.split()
        choose = self._random.choice
        stems = [
            "".join(
                choose(onsets) + choose(_VOWELS) + choose(_CODAS) for _ in range(choose((1, 1, 2)))
            )
            for _ in range(3_000)
        ]
        words = dict.fromkeys(_COMMON.split())
        while len(words) < number:
            stem = choose(stems)
            if self._random.random() < 0.35:
                stem += choose(("", "s")) + choose(stems)
            words[stem + choose(_ENDINGS)] = None
        return list(words)
