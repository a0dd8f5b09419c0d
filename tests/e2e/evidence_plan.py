"""A visit with sources and interviews as it was planned: who is met, what is read and noted.

All of it comes from a seed and nothing from the program, so that whatever the program shows
or prints can be held against it. Nobody here is real.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import product

from printed import MAXIMA

ANNA, BO = TEAM = ("Anna Ek", "Bo Åkesson")
NUMBERS = tuple(f"{area}.{at}" for area, every in MAXIMA.items() for at, _ in enumerate(every, 1))
DAYS = tuple(date(2026, 9, day) for day in (22, 23, 24))
_SLOTS = ((8, 30), (9, 30), (10, 30), (13, 0), (14, 0))
_ROOMS = ("Rum Eken", "Rum Linden")
_dice = random.Random("ett besök med underlag")


@dataclass(frozen=True)
class Meeting:
    """One interview of the schedule."""

    day: date
    starts: time
    ends: time
    role: str
    organisation: str
    name: str
    place: str
    assessor: str


@dataclass(frozen=True)
class Passage:
    """A sentence in a document, and what it is evidence of."""

    document: int
    word: str
    """Stands nowhere else."""
    sentence: str
    numbers: tuple[str, ...]
    direction: str
    """What is typed for it: "" supports, "-" contradicts, "b" is background."""
    beside: str = ""
    """What stands before it in its row of a table, which is taken as a whole."""

    @property
    def quote(self) -> str:
        """What one key takes."""
        return f"{self.beside} {self.sentence}".strip()


@dataclass(frozen=True)
class Said:
    """One line of a note: what is typed, and what has to stand there afterwards."""

    typed: str
    text: str
    numbers: tuple[str, ...]
    signals: tuple[str, ...] = ()
    speaker: str = ""
    """A role code."""
    word: str = ""


def _split(words: str) -> list[str]:
    return words.split()


def _names() -> list[str]:
    first = _split(
        "Algot Berta Cajsa Didrik Ebbe Folke Greta Hedvig Iris Jarl Klas Lage Malte Nanna Ottar "
        "Petra Quintus Rut Sigge Tyra Ulla Valter Ylva Zacke Åsmund Ärla Östen Disa Embla Frey"
    )
    begins = ("Påhitt", "Exempel", "Prov", "Fiktiv", "Låtsas", "Uppdikt")
    last = [a + b for a, b in product(begins, ("sson", "gren", "lund", "ander", "berg"))]
    _dice.shuffle(last)
    return [f"{a} {b}" for a, b in zip(first, last, strict=True)]


NAMES = tuple(_names())
"""Of those who are interviewed."""
KSO, KD, UNION = "Kommunstyrelsens ordförande", "Kommundirektör", "Facklig företrädare"
CODES = {KSO: "KSO", KD: "KD", UNION: "FF"}
"""The role codes of those whose interviews are noted."""
_ROLES = (
    (KSO, "Kommunstyrelsen"), ("Oppositionsråd", "Kommunstyrelsen"), (KD, "Ledningskontoret"),
    (UNION, "Vision"), ("Ekonomichef", "Ekonomi"), ("Personalchef", "Personal"),
    ("Kommunikationschef", "Kommunikation"), ("Näringslivschef", "Näringsliv"),
    *((f"Förvaltningschef {what.lower()}", what) for what in
      ("Skola", "Vård", "Omsorg", "Kultur", "Teknik", "Miljö")),
    *((f"Enhetschef {what.lower()}", what) for what in (
        "Hemtjänst", "Förskola", "Bibliotek", "Park", "Vatten", "Avfall", "Gymnasium", "Idrott",
        "Socialjour", "Bygglov", "Kost", "Städ", "Fritidsgård", "Musikskola", "Arkiv", "Turism",
    )),
)  # fmt: skip


def _meetings() -> Iterator[Meeting]:
    for at, ((role, organisation), name) in enumerate(zip(_ROLES, NAMES, strict=True)):
        (hour, minute), side = _SLOTS[at % 10 // 2], at % 2
        starts, ends = time(hour, minute), time(hour, minute + 25)
        day = DAYS[at // 10]
        yield Meeting(day, starts, ends, role, organisation, name, _ROOMS[side], TEAM[side])


MEETINGS = tuple(_meetings())
CLASHING = 12
"""The schedule gives the one after this the same assessor at the same time: a clash."""
MOVED = 27
"""This one is at another place than the schedule says."""
MOVED_TO = "Stadsbiblioteket"


def _words() -> Iterator[str]:
    parts = product(
        _split(
            "kvalitets budget medborgar personal miljö förenings kultur upphandlings ledar "
            "service delegations resultat webb närings lokal brukar kompetens jämförelse"
        ),
        _split(
            "planen dialogen redovisningen garantin uppföljningen beredningen handboken "
            "nätverket mätningen"
        ),
    )
    words = [a + b for a, b in parts]
    _dice.shuffle(words)
    yield from words


WORDS = _words()
EXCERPTS, DOCUMENTS = 40, 20
_IN_ROWS = {16: "Mål", 36: "7", 37: "7"}
"""Passages in tables with what stands before them."""
ONLY_NOTED = 7
"""Questions that no document says anything about."""


def _passages(order: list[str]) -> Iterator[Passage]:
    sentences = (
        "Under året har {} följts upp i {} nämnder, och resultatet finns på webbplatsen.",
        "Nämnden beslöt att {} ska ses över inom {} månader.",
        "Revisionen bedömer att {} saknar mål, bl.a. för {} av enheterna.",
        "Genom {} nås {} av tio medborgare.",
    )
    counts = ("två", "tre", "fyra", "fem", "sex")
    for at in range(EXCERPTS):
        word = next(WORDS)
        sentence = sentences[at % 4].format(word, counts[at % 5])
        numbers = [order[at % len(order)]]
        if at == EXCERPTS - 1:
            numbers.append(order[0])
        again = at >= len(order)
        direction = ("", "b", "", "-", "b")[at % 5] if again else ("", "", "-", "", "")[at % 5]
        row = _IN_ROWS.get(at, "")
        yield Passage(at // 2, word, sentence, tuple(numbers), direction, row)


def _shuffled() -> list[str]:
    order = list(NUMBERS)
    _dice.shuffle(order)
    return order


_ORDER = _shuffled()
PASSAGES = tuple(_passages(_ORDER[:-ONLY_NOTED]))
NOTED = (*_ORDER[-ONLY_NOTED:], *_ORDER[:8])
"""The questions that the notes are about, in the order of the lines."""
PASSER_BY = ("Sigvard Provlind", "EX")
"""Somebody who is named in a note, and the role code that is given for them there."""
SECRET = "Det här ska aldrig stå på papper, inte ens utan namn."
"""A line that is marked as sensitive."""


def _of_ordforande(n: tuple[str, ...], w: list[str], name: str) -> tuple[Said, ...]:
    first = name.split(maxsplit=1)[0]
    return (
        Said(f"§{n[0]} vi har {w[0]} sedan i fjol\n", f"vi har {w[0]} sedan i fjol", n[0:1],
             word=w[0]),
        Said(f"{name} tror på {w[1]} !! §{n[1]}\n", f"KSO tror på {w[1]}", n[1:2], ("!!",),
             word=w[1]),
        Said(f"kso: jag såg {w[2]} själv !!\n§{n[2]}\n", f"jag såg {w[2]} själv", n[2:3], ("!!",),
             "KSO", w[2]),
        Said(f'§{n[3]} ”{w[3]} är vår stolthet” ""\n', f"”{w[3]} är vår stolthet”", n[3:4],
             ('""',), "KSO", w[3]),
        Said(f"{first}s {w[4]} §{n[4]} är försenad --\n", f"KSO:s {w[4]} är försenad", n[4:5],
             ("--",), "KSO", w[4]),
    )  # fmt: skip


def _of_direktor(n: tuple[str, ...], w: list[str], name: str) -> tuple[Said, ...]:
    last = name.split()[1]
    return (
        Said(f"§{n[0]}! tjänstemännen kan {w[0]}\n", f"tjänstemännen kan {w[0]}", n[0:1],
             word=w[0]),
        Said(f"men {w[1]} är okänd ?? \n", f"men {w[1]} är okänd", n[0:1], ("??",), word=w[1]),
        Said(f"§. enligt {last} räcker {w[2]}\n§{n[1]} §{n[2]}\n", f"enligt KD räcker {w[2]}",
             n[1:3], word=w[2]),
        Said(f"kd: {w[3]} ++ §{n[3]}\n§§\n", w[3], n[3:4], ("++",), "KD", w[3]),
        Said(f"§{n[4]} {w[4]} på ön är ny ++ !!\n", f"{w[4]} på ön är ny", n[4:5], ("++", "!!"),
             "KD", w[4]),
    )  # fmt: skip


def _of_union(n: tuple[str, ...], w: list[str], name: str) -> tuple[Said, ...]:
    return tuple(
        Said(f"{name.lower()} om {word} §{number}\n" if at == 1 else f"§{number} {word} är bra\n",
             f"FF om {word}" if at == 1 else f"{word} är bra", (number,), word=word)
        for at, (number, word) in enumerate(zip(n, w, strict=True))
    )  # fmt: skip


def _notes() -> dict[str, tuple[Said, ...]]:
    made = {}
    ways = ((KSO, _of_ordforande), (KD, _of_direktor), (UNION, _of_union))
    for at, (role, way) in enumerate(ways):
        name = next(one.name for one in MEETINGS if one.role == role)
        made[role] = way(NOTED[at * 5 : at * 5 + 5], [next(WORDS) for _ in range(5)], name)
    return made


NOTES = _notes()
"""The lines of the interviews that are noted, by role."""


def passages_on(number: str) -> list[Passage]:
    """Return what documents say about a question."""
    return [one for one in PASSAGES if number in one.numbers]


def said_on(number: str) -> list[Said]:
    """Return what was said about a question in interviews."""
    return [line for lines in NOTES.values() for line in lines if number in line.numbers]


def _cited() -> tuple[str, str]:
    alone = [number for number in NUMBERS if len(passages_on(number) + said_on(number)) == 1]
    written = {passage.sentence for passage in PASSAGES if passage.document < DOCUMENTS - 1}
    by_passage = [n for n in alone for one in passages_on(n) if one.sentence in written]
    by_line = [n for n in alone if said_on(n) and NUMBERS.index(n) > NUMBERS.index(by_passage[0])]
    return by_passage[0], by_line[0]


CITED = _cited()
"""Two questions whose rationales cite the one piece of evidence they have: a document's, then
an interview's."""
REASON = "Bedömningen vilar på"
"""Begins their rationales."""
