"""Short words that are written out, and registered names that become role codes."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from kompass.interviews.line_model import Kind, Person, Replaced
from kompass.interviews.line_tags import last_token

SHORT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ks": "kommunstyrelsen",
        "kf": "kommunfullmäktige",
        "ksau": "kommunstyrelsens arbetsutskott",
        "äo": "äldreomsorgen",
        "åu": "årsuppföljningen",
        "åred": "årsredovisningen",
        "ik": "intern kontroll",
        "vp": "verksamhetsplanen",
        "apt": "arbetsplatsträff",
        "ms": "medarbetarsamtal",
        "fvc": "förvaltningschefen",
        "ec": "enhetschefen",
    }
)
"""What a team begins with; each team keeps a list of its own."""

LONGEST = 80
"""Characters of a token that can be a short word with what stands around it."""

_AROUND = re.compile(r"([(\[”\"']*)(.+?)([,.;:!?)\]”\"']*)", re.DOTALL)
_ROLE = re.compile(
    r"(?:kommun|nämnd|förvaltning|fack|lärar|alliansen|vision)\w*|\w*(?:ordförande|chef|direktör|råd|"
    r"nämnd|styrelse|förvaltning|handläggare|samordnare|controller|strateg|ombud|ledamot|rektor|"
    r"sekreterare|ekonom|parti)(?:n|en|na|er|erna|et|ar|arna)?s?",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_ENDS = ".!?:\n"
_STARTERS = frozenset(
    re.findall(
        r"\w+",
        "alla allt att av bara bland bra de den det dock du där efter eftersom eller en enligt er "
        "ett fast flera från får för före förra gör hade han hans har hennes hon hos hur här i "
        "idag ingen inget inte ja jag kan kanske kommer kommunen med medan mellan men mest min "
        "mycket många måste man nej ni nu nya när någon något några nämnden och också om på "
        "samma sedan ska som tidigare till tillsammans trots tycker under utan utom var "
        "varför varje vem vet vi vid vill vilka vår vad är även över",
    )
)
"""Words that begin a sentence and are no first names."""


def expanded(before: str, words: Mapping[str, str], let_be: Collection[str]) -> Replaced | None:
    """Return how the short word right before the cursor is written out, if it is one.

    ``Ks`` keeps its capital, and ``KS`` is left alone: somebody means the letters.
    """
    token = last_token(before)
    parts = _AROUND.fullmatch(token) if len(token) <= LONGEST else None
    if parts is None or parts[2] in let_be:
        return None
    word = parts[2]
    small = word[:1].lower() + word[1:]
    full = words.get(small, "")
    if not full or full == word:
        return None
    by = full[:1].upper() + full[1:] if word != small else full
    start = len(before) - len(token) + len(parts[1])
    return Replaced(Kind.WORD, start, word, by)


def without_names(
    text: str, people: Collection[Person], let_be: Collection[str] = ()
) -> tuple[str, tuple[Replaced, ...]]:
    """Return ``text`` with every registered name as a role code, and what was replaced.

    The whole name is found whatever its case; a first name or a surname alone when it is
    written with a capital and belongs to one registered person only. "Bergs" is "KD:s".
    """
    pattern, codes = _pattern(people)
    if pattern is None:
        return text, ()
    pieces: list[str] = []
    replaced: list[Replaced] = []
    at = length = 0
    for found in pattern.finditer(text):
        group = found.lastgroup or ""
        by = codes[group] + (":s" if found[0][len(found[group]) :] else "")
        if found[0] in let_be or by == found[0]:
            continue
        pieces += [text[at : found.start()], by]
        length += found.start() - at
        replaced.append(Replaced(Kind.NAME, length, found[0], by))
        length += len(by)
        at = found.end()
    return "".join([*pieces, text[at:]]), tuple(replaced)


def unknown_people(text: str) -> tuple[tuple[int, int], ...]:
    """Return where ``text`` has two or more capitalised words in a row: perhaps a person.

    Abbreviations in capitals are no names, nor are roles, nor is an ordinary word that
    begins a sentence.
    """
    return tuple(
        (run[0].start(), run[-1].end()) for run in map(_without_roles, _runs(text)) if len(run) >= 2
    )


def says_a_role(text: str) -> bool:
    """Tell whether a word of ``text`` is the name of a role or of a part of a municipality."""
    return any(_ROLE.fullmatch(found[0]) for found in _CAPITALISED.finditer(text))


def _without_roles(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return a run of capitalised words without the roles around it; empty with one inside."""
    roles = [bool(_ROLE.fullmatch(found[0])) for found in run]
    first, last = 0, len(run)
    while first < last and roles[first]:
        first += 1
    while last > first and roles[last - 1]:
        last -= 1
    return [] if any(roles[first:last]) else run[first:last]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for found in _CAPITALISED.finditer(text):
        joined = bool(run) and text[run[-1].end() : found.start()] == " "
        if not joined:
            yield run
            run = []
        if _like_a_name(found[0]) and not (not run and _only_begins(text, found)):
            run.append(found)
        else:
            yield run
            run = []
    yield run


def _like_a_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:] != word[1:].upper()


def _only_begins(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()].rstrip(' "”')
    begins = not before or before[-1] in _SENTENCE_ENDS
    return begins and found[0].lower() in _STARTERS


def _pattern(people: Collection[Person]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return what finds the names, and the stand-in for each of its groups."""
    whole = {" ".join(p.name.split()): p.stand_in for p in people if p.name.strip()}
    uses = Counter(part for name in whole for part in set(_parts(name)))
    single = {
        part: code
        for name, code in whole.items()
        for part in _parts(name)
        if uses[part] == 1 and part not in whole
    }
    found: list[str] = []
    codes: dict[str, str] = {}
    for names, template in ((whole, "(?i:{0})"), (single, "{0}")):
        for name in sorted(names, key=len, reverse=True):
            group = f"n{len(codes)}"
            codes[group] = names[name]
            spaced = r"\s+".join(re.escape(part) for part in name.split())
            found.append(f"(?P<{group}>{template.format(spaced)})")
    if not found:
        return None, {}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(found)})s?(?!\w|-\w)"), codes


def _parts(name: str) -> list[str]:
    """Return the parts of a name that may stand alone: no initials, no "von" or "af"."""
    return [part for part in name.split() if part[0].isupper() and len(part.rstrip(".")) > 1]
