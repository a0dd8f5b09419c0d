"""A team's short words as a text that people edit: one word on each line, ``ks = ...``."""

from collections.abc import Mapping

from kompass.errors import KompassError

LONGEST_WORD = 12
LONGEST_MEANING = 120


def parse_words(text: str) -> dict[str, str]:
    """Return the short words, in small letters, and what each stands for.

    Empty lines and lines that begin with # are passed over. Raises ``KompassError`` with
    line and reason for the first line that cannot be used; the others are in ``details``.
    """
    words: dict[str, str] = {}
    complaints: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        word, _, meaning = (" ".join(part.split()) for part in line.partition("="))
        small = word.casefold()
        if fault := _fault(small, meaning, words):
            complaints.append(f"Rad {number}: {fault}")
        else:
            words[small] = meaning
    if complaints:
        raise KompassError(complaints[0], details=tuple(complaints[1:]))
    return words


def words_as_text(words: Mapping[str, str]) -> str:
    """Return short words as ``parse_words`` reads them, in the order of the alphabet."""
    return "".join(f"{word} = {meaning}\n" for word, meaning in sorted(words.items()))


def _fault(word: str, meaning: str, words: Mapping[str, str]) -> str:
    if not word or not meaning:
        return "Skriv ett kort ord, ett likhetstecken och vad det står för: ks = kommunstyrelsen."
    if not word.isalnum() or len(word) > LONGEST_WORD:
        return f"”{word[:20]}” ska vara bokstäver och siffror, högst {LONGEST_WORD}."
    if len(meaning) > LONGEST_MEANING:
        return f"Det som ”{word}” står för har {len(meaning)} tecken. Korta det till högst 120."
    return f"”{word}” står redan i listan. Ta bort den ena raden." if word in words else ""
