"""Whom a reference set stands for, who is in and out and why: Swedish sentences."""

from collections.abc import Iterator

from kompass.archive.computing.population import Population
from kompass.archive.selection import Selection, years_in_words
from kompass.swedish import join_words

_MOST_NAMED = 8
"""Longer lists are counted instead of named."""


def remarks(population: Population, selection: Selection) -> Iterator[str]:
    """Yield sentences: whom the figures stand for, who is out and why, what totals are used."""
    yield f"Urvalet: {selection.in_words()}."
    yield from _counted(population)
    yield from _own(population)
    yield from _comparable(population)
    yield from _totals(population)


def results_in_words(count: int) -> str:
    """Return how many results: "ett resultat", "7 resultat"."""
    return "ett resultat" if count == 1 else f"{count} resultat"


def _counted(population: Population) -> Iterator[str]:
    n = len(population.ids)
    if not n:
        yield "Inget resultat i jämförelsebasen är med."
        return
    years = f" från {years_in_words(*population.years)}" if population.years else ""
    yield _sentence(f"{results_in_words(n)} av {_units(population)}{years} är med.")
    if population.years_unknown:
        yield f"Av dem har {results_in_words(population.years_unknown)} okänt år."
    yield from _latest(population)
    if population.units < n and not population.filling:
        yield "Alla utvärderingar räknas: den som har flera är med flera gånger."
    if population.doubled:
        yield (
            f"Varning: {join_words(population.doubled[:_MOST_NAMED])} finns flera gånger för samma "
            "år och räknas flera gånger. Återta det som inte ska räknas."
        )
    if population.completed:
        yield (
            f"Av dem är {results_in_words(population.completed)} av en kompletterad kopia av "
            "utgåvan, med samma områden."
        )


def _latest(population: Population) -> Iterator[str]:
    if population.earlier_out:
        yield (
            "Bara den senaste utvärderingen av varje enhet räknas; "
            f"{results_in_words(population.earlier_out)} från tidigare är inte med."
        )
    if population.filling:
        named = list(population.filling[:_MOST_NAMED])
        rest = len(population.filling) - len(named)
        named += [f"{rest} till"] if rest else []
        yield (
            "Där den senaste utvärderingen av en enhet saknar en siffra räknas den senaste som är "
            f"känd, ur {join_words(named)}."
        )


def _units(population: Population) -> str:
    inside = population.units - population.outside
    municipalities = "en kommun" if inside == 1 else f"{inside} kommuner"
    others = f"{population.outside} {'annan enhet' if population.outside == 1 else 'andra enheter'}"
    return join_words(
        [*([municipalities] if inside else []), *([others] if population.outside else [])]
    )


def _own(population: Population) -> Iterator[str]:
    if population.own is None:
        return
    name = population.own.name
    if population.own_in:
        yield f"{name} är själv med i siffrorna ({results_in_words(population.own_in)})."
    elif population.own_out:
        out = results_in_words(population.own_out)
        yield f"{name} är inte själv med i siffrorna: {out} har lämnats utanför."
    else:
        yield f"{name} har inget eget resultat i urvalet."


def _comparable(population: Population) -> Iterator[str]:
    out, inside = population.not_comparable_out, population.not_comparable_in
    if out:
        yield _sentence(f"{results_in_words(out)} är inte {_alike(out)} och är därför inte med.")
    if inside:
        yield f"Varning: {results_in_words(inside)} som inte är {_alike(inside)} är ändå med."


def _alike(count: int) -> str:
    return f"direkt {'jämförbart' if count == 1 else 'jämförbara'} med de andra"


def _totals(population: Population) -> Iterator[str]:
    if population.lacking:
        yield (
            "Ett område utan känd siffra räknas inte som noll utan är inte med, så antalet kan "
            "skilja sig mellan områdena."
        )
    if population.printed_only:
        yield (
            f"För {results_in_words(population.printed_only)} där områden saknas används den "
            "tryckta totalpoängen, och bara i totalen."
        )
    if population.differing:
        named = list(population.differing[:_MOST_NAMED])
        rest = len(population.differing) - len(named)
        named += [f"så är det för {rest} till"] if rest else []
        yield f"{join_words(named)}; områdenas summa används."


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
