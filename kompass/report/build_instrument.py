"""Chapter 1: what the instrument is.

Facts: the instrument's published descriptions (origin, users, number of evaluations) and
the edition itself (areas, questions, maxima). The words are our own.
"""

from collections.abc import Sequence
from decimal import Decimal

from kompass.catalogue.area_level import assessed_as_whole, in_words, is_assessed_as_whole
from kompass.catalogue.model import Edition
from kompass.report.document import Block, Heading, Paragraph
from kompass.report.wording import number_word
from kompass.swedish import NBSP, format_number

OFFICIAL_PREFIX = "kommunkompassen-"
"""Editions of SKL and SKR; their history is told, and whose name it is."""

_WHAT = (
    "Kommunkompassen är ett sätt att utifrån bedöma hur en kommun styrs och leds. Det är inte "
    "kvaliteten i skolan, omsorgen eller någon annan verksamhet som bedöms, utan det arbete "
    "som ska ge verksamheterna goda förutsättningar: hur kommunen informerar och lyssnar, hur "
    "ansvar fördelas mellan förtroendevalda och tjänstemän, hur arbetet leds, följs upp och "
    "utvecklas."
)
_EARNED = (
    "Varje delfråga rymmer ett antal konkreta åtgärder. Poäng ges för det som faktiskt är "
    "gjort och kan visas, inte för det som planeras. Poängen säger alltså hur långt arbetet "
    "har kommit, och texten till varje område förklarar varför."
)
_STEPS = (
    (
        "Utvärderingen görs av två eller tre personer utifrån. De läser styrdokument, budget, "
        "årsredovisning, policyer och rutiner för uppföljning och går igenom webbplatsen. Under "
        "ett besök på två till fyra dagar intervjuar de 25–50 personer: ledande förtroendevalda "
        "och tjänstemän, chefer på olika nivåer och fackliga företrädare."
    ),
    (
        "Besöket slutar med en första muntlig återkoppling. Den skriftliga rapporten följer "
        "några veckor till några månader senare. Många kommuner gör om utvärderingen efter "
        "några år för att se om förbättringarna har gett resultat."
    ),
)
_ORIGIN = (
    "Instrumentet går tillbaka på ett pris som Bertelsmannstiftelsen delade ut 1993 och "
    "anpassades av Harald Baldersheim och Morten Øgård i Oslo. Det används i Norge av "
    "kommunernas organisation KS och i Sverige sedan 2002 av Sveriges Kommuner och Landsting "
    "(SKL), i dag Sveriges Kommuner och Regioner (SKR). Fram till 2020 hade omkring "
    f"240{NBSP}utvärderingar gjorts i 140{NBSP}svenska kommuner."
)
_EDITIONS = (
    "Frågorna har ändrats i flera omgångar, och områdena är inte desamma i alla utgåvor. "
    "Resultat jämförs därför område för område bara inom en och samma utgåva."
)
INDEPENDENT = (
    "Namnet Kommunkompassen tillhör Sveriges Kommuner och Regioner (SKR). Rapporten är "
    "framställd med Kompass, ett fristående program utan koppling till SKR eller KS."
)


def instrument(edition: Edition) -> list[Block]:
    """Return the chapter; the history only where the edition is one of SKL's or SKR's."""
    whole = len(assessed_as_whole(edition))
    all_whole, partly = whole == len(edition.areas), 0 < whole < len(edition.areas)
    official = edition.id.startswith(OFFICIAL_PREFIX)
    blocks: list[Block] = [
        Heading("1 Vad Kommunkompassen är", 1, "instrumentet", new_page=True),
        Paragraph(_WHAT),
        Heading("Områden och poäng", 2, "instrumentet-poang"),
        Paragraph(_areas_sentence(edition)),
        Paragraph(_points_sentence(edition)),
        *([] if all_whole else [Paragraph(_EARNED)]),
        *([Paragraph(in_words(edition))] if partly else []),
        *_indicators(edition),
        Heading("Så går en utvärdering till", 2, "instrumentet-gang"),
        *(Paragraph(step) for step in _STEPS),
        Heading("Bakgrund och utgåva", 2, "instrumentet-utgava"),
    ]
    if official:
        blocks.append(Paragraph(_ORIGIN))
    blocks.append(Paragraph(f"{_edition_sentence(edition)} {_EDITIONS}"))
    return blocks


def _indicators(edition: Edition) -> list[Block]:
    """Return that points rest on indicators, and whose these are, where it is so."""
    marked = sum(1 for question in edition.questions() if question.indicators)
    if not marked:
        return []
    every = marked == sum(1 for _ in edition.questions())
    which = "delfrågorna" if every else f"{number_word(marked)} av delfrågorna"
    text = f"Poängen på {which} räknas ur indikatorer, konkreta åtgärder med var sin poäng. "
    chosen = edition.indicator_set
    if chosen is None:
        return [Paragraph(f"{text}De hör till utgåvan.")]
    return [Paragraph(f"{text}Indikatorerna är hämtade ur ”{chosen.title}”: {chosen.label}.")]


def _areas_sentence(edition: Edition) -> str:
    first, last = edition.areas[0], edition.areas[-1]
    return (
        f"Bedömningen görs inom {number_word(len(edition.areas))} huvudområden, från "
        f"{first.number} {first.title} till {last.number} {last.title}. De redovisas ett i taget "
        "i kapitel 3."
    )


def _points_sentence(edition: Edition) -> str:
    maxima = {area.max_points for area in edition.areas}
    known = [area for area in edition.areas if not is_assessed_as_whole(area)]
    counts = [len(area.questions) for area in known]
    worth = ""
    if len(maxima) == 1 and None not in maxima and edition.max_points is not None:
        worth = (
            f"Varje huvudområde kan ge {format_number(maxima.pop() or Decimal(0))}{NBSP}poäng, "
            f"sammanlagt {format_number(edition.max_points)}. "
        )
    if len(assessed_as_whole(edition)) == len(edition.areas):
        return f"{worth}{in_words(edition)}"
    per_question = {
        q.max_points for area in known for q in area.questions if q.max_points is not None
    }
    if not per_question or min(counts) == 0:
        return f"{worth}Områdena är indelade i delfrågor."
    return (
        f"{worth}Ett område består av {_between(counts)} delfrågor, som var och en kan ge högst "
        f"{_either(sorted(per_question))}{NBSP}poäng."
    )


def _between(counts: Sequence[int]) -> str:
    low, high = number_word(min(counts)), number_word(max(counts))
    return low if low == high else f"{low} till {high}"


def _either(values: Sequence[Decimal]) -> str:
    words = [format_number(value) for value in values]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} eller {words[-1]}"


def _edition_sentence(edition: Edition) -> str:
    years = f", som användes {edition.years}" if edition.years else ""
    if edition.years.endswith("–"):
        years = f", som används sedan {edition.years.rstrip('–')}"
    return f"Den här utvärderingen följer {edition.title}{years}."
