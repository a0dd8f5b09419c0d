"""All words of an index, in memory: which of them hold a part, or differ only in their dots."""

from collections.abc import Iterable, Mapping, Sequence

from kompass.sources.folding import without_dots


class Vocabulary:
    """Words and on how many pages each stands; it only grows, which at worst costs time.

    All words stand in one long text, so that a part is found at the speed of ``str.find``.
    """

    def __init__(self, pages_of: Mapping[str, int]) -> None:
        self._pages_of = dict(pages_of)
        self._text = ""
        self._plain = ""
        self._written = -1

    def __len__(self) -> int:
        return len(self._pages_of)

    def add(self, words: Iterable[str]) -> None:
        """Take in the words of one more page."""
        for word in set(words):
            self._pages_of[word] = self._pages_of.get(word, 0) + 1

    def containing(self, part: str) -> list[str]:
        """Return the words that hold ``part`` anywhere, most used first."""
        self._write()
        return self._most_used(self._found(self._text, part))

    def alike(self, part: str) -> list[str]:
        """Return the words that hold ``part`` if å, ä and ö are read as a and o on both sides."""
        self._write()
        return self._most_used(self._found(self._plain, without_dots(part)))

    def first(self, words: Sequence[str], most: int, pages: int) -> Sequence[str]:
        """Return the first of ``words``: ``most``, or fewer that stand on ``pages`` together."""
        asked, total = words[:most], 0
        for number, word in enumerate(asked):
            if total >= pages:
                return asked[:number]
            total += self._pages_of[word]
        return asked

    def _found(self, text: str, part: str) -> list[str]:
        found: list[str] = []
        at = text.find(part)
        while at >= 0:
            start = text.rfind("\n", 0, at + 1) + 1
            end = text.find("\n", at + 1)
            found.append(self._text[start:end])
            at = text.find(part, end)
        return found

    def _most_used(self, words: list[str]) -> list[str]:
        words.sort(key=lambda word: (-self._pages_of[word], word))
        return words

    def _write(self) -> None:
        if self._written != len(self._pages_of):
            self._text = "\n".join(("", *self._pages_of, ""))
            self._plain = without_dots(self._text)
            self._written = len(self._pages_of)
