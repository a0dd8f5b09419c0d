"""Comparisons to draw: printed figures, and one made-up municipality with six visits."""

import random
from decimal import Decimal

from kompass.charts.several import (
    NOT_COMPARABLE,
    RECAST,
    SAME,
    AreaSpread,
    ComparedArea,
    Difference,
    Differences,
    Five,
    RankLine,
    Ranks,
    Series,
    Several,
    Spreads,
    TotalDot,
    Totals,
)

AREAS_2002 = (
    "Offentlighet och demokratisk kontroll",
    "Tillgänglighet och medborgar-/brukarorientering",
    "Tydlighet i samspelet mellan politiker och tjänstemän",
    "Ledning, decentralisering och delegering",
    "Kontroll och rapportering",
    "Personalpolitik",
    "Verksamhetsutveckling",
    "Kommunen som samhällsbyggare",
)
AREAS_2020 = (
    "Samspel mellan förtroendevalda och medborgare",
    "Samhällsutveckling",
    "Styrning och kontroll",
    "Effektivitet",
    "Brukarens fokus",
    "Kvalitetsutveckling",
    "Arbetsliv",
    "Chefs- och ledarskap samt medarbetarskap",
)
R, N, S = RECAST, NOT_COMPARABLE, SAME
WARNING = (
    "Summor från olika utgåvor jämförs med försiktighet: utgåva 2020 ställer högre krav och "
    "har andra områden än utgåva 2002. Områdenas motsvarigheter är Kompass eget förslag."
)


def series(name, points, *, edition="2002", marks=(S,) * 8, source="SKL 2006"):
    values = tuple(None if text == "-" else Decimal(text) for text in points.split())
    known = [value for value in values if value is not None]
    total = sum(known) if len(known) == len(values) else None
    said = "två av åtta områden kända" if total is None else f"{total.normalize():f} av 800"
    return Series(
        name=name,
        label=f"{name}, utgåva {edition} ({source})",
        values=values,
        marks=tuple(marks),
        total=total,
        total_words=said.replace(".", ","),
        year=int(name.split()[-1]),
        edition=f"kommunkompassen-{edition}",
        edition_words=f"utgåva {edition}",
    )


def numbered(titles):
    return tuple(ComparedArea(number, title) for number, title in enumerate(titles, start=1))


SODERTALJE = series("Södertälje 2006", "66 74.5 87.5 77 73 66 50 83")
SODERTALJE_2008 = series("Södertälje 2008", "- 82.5 - 81.5 - - - -", source="SKL 2009")
MEDIAN = series("median 2009", "60.5 56.2 65.3 66.0 53.5 56.7 44.8 73.4", source="SKL 2009")
TROLLHATTAN = series("Trollhättan 2004", "77 81 95 74 87 77 76 80")
UDDEVALLA = series("Uddevalla 2005", "76 81 86 75 76 67.5 68 80")
BOTKYRKA = series("Botkyrka 2005", "91 88 95 82 86 82 78 94")
OREBRO = series("Örebro 2006", "63 47 70.5 68.5 62 59 52 82")
VALLENTUNA = series(
    "Vallentuna 2021",
    "73 86 80 83 86 83 82 75",
    edition="2020",
    marks=(R, R, R, N, N, R, R, S),
    source="vallentuna.se",
)
VALLENTUNA_OWN = series(
    "Vallentuna 2021", "73 75 80 83 86 82 86 83", edition="2020", source="vallentuna.se"
)
SWEDEN = series("medel 2021", "63 65 73 64 61 59 68 64", edition="2020", source="vallentuna.se")
BACKWARDS = series("Södertälje 2006", "66 83 87.5 73 74.5 50 66 -", marks=(R, S, R, N, R, R, R, N))

TWO = Several("Södertälje 2006", numbered(AREAS_2002), (SODERTALJE, MEDIAN), (), Decimal(800))
SIX = Several(
    "Södertälje och fem andra",
    numbered(AREAS_2002),
    (SODERTALJE, TROLLHATTAN, UDDEVALLA, BOTKYRKA, OREBRO, MEDIAN),
    ("Botkyrka 2005: tryckt summa 692, områdena ger 696.",),
    Decimal(800),
)
OWN_VISITS = Several(
    "Södertälje",
    numbered(AREAS_2002),
    (SODERTALJE, SODERTALJE_2008),
    ("Södertälje 2008: bara två områden är kända. De andra är okända, inte noll.",),
    Decimal(800),
)
ACROSS = Several(
    "Södertälje 2006 och andra",
    numbered(AREAS_2002),
    (SODERTALJE, SODERTALJE_2008, MEDIAN, OREBRO, VALLENTUNA),
    (WARNING,),
    Decimal(800),
)
PAIR_ACROSS = Several(
    "Södertälje 2006 och Vallentuna 2021",
    numbered(AREAS_2002),
    (SODERTALJE, VALLENTUNA),
    (WARNING,),
    Decimal(800),
)
NEWEST = Several(
    "Vallentuna 2021 bakåt",
    numbered(AREAS_2020),
    (VALLENTUNA_OWN, SWEDEN, BACKWARDS),
    (WARNING,),
    Decimal(800),
)
SIX_VISITS = Several(
    "Påhittad kommun",
    numbered(AREAS_2002),
    (
        series("Påhittad 2004", "50 47 60.5 58.5 62 59 42 72"),
        series("Påhittad 2006", "53 52 62 60 60 61 45 74"),
        series("Påhittad 2010", "57 56 66 64 58 66 55 76"),
        series("Påhittad 2010", "51 50 61 64 52 60 50 70", edition="2010",
               marks=(R, R, R, S, N, R, S, S)),
        series("Påhittad 2015", "58 61 64 70 - 66 61 71", edition="2010",
               marks=(R, R, R, S, N, R, S, S)),
        series("Påhittad 2021", "70 66 73 74 61 69 68 74", edition="2020",
               marks=(R, R, R, N, N, R, R, R)),
    ),
    (WARNING,),
    Decimal(800),
)  # fmt: skip
SEVERAL = {
    "two": TWO, "six": SIX, "own": OWN_VISITS, "across": ACROSS, "pair": PAIR_ACROSS,
    "newest": NEWEST, "visits": SIX_VISITS,
}  # fmt: skip


def five(median):
    return Five(
        31, median - Decimal("27.5"), median - 9, median, median + Decimal("11.4"), Decimal(96)
    )


SPREADS = Spreads(
    title="Södertälje 2006 bland 31 kommuner",
    population="Utgåva 2002, 2003–2009, jämförbara, utan den egna",
    own_label="Södertälje 2006",
    areas=tuple(
        AreaSpread(str(area.number), area.title, 31, five(median), (), own, "delad 12:a av 32")
        for area, median, own in zip(TWO.areas, MEDIAN.values, SODERTALJE.values, strict=True)
    ),
    method="linjär interpolation (som KVARTIL.INK)",
)
FEW = Spreads(
    title="Södertälje 2006 bland fyra",
    population="Trollhättan 2004, Uddevalla 2005, Botkyrka 2005, Örebro 2006",
    own_label="Södertälje 2006",
    areas=tuple(
        AreaSpread(
            str(area.number), area.title, 4, None,
            tuple(one.values[nth] for one in (TROLLHATTAN, UDDEVALLA, BOTKYRKA, OREBRO)),
            SODERTALJE.values[nth], "4:a av 5",
        )
        for nth, area in enumerate(TWO.areas)
    ),
    warnings=("Färre än fem resultat: figurerna säger lite.",),
)  # fmt: skip

PUBLISHED = Totals(
    "Publicerade 2004–2006",
    "utgåva 2002, 2004–2006, jämförbara",
    tuple(
        TotalDot(one.name, one.year, one.total, "utgåva 2002", own=one is SODERTALJE)
        for one in (TROLLHATTAN, UDDEVALLA, BOTKYRKA, OREBRO, SODERTALJE)
    ),
)
RANKS = Ranks(
    "Placering bland fem, område för område",
    tuple(str(number) for number in range(1, 9)),
    tuple(
        RankLine(
            one.name,
            tuple(
                1 + sum(other.values[nth] > one.values[nth] for other in SIX.series[:5])
                for nth in range(8)
            ),
            own=one is SODERTALJE,
        )
        for one in SIX.series[:5]
    ),
    "Delad placering räknas 1, 2, 2, 4.",
)


def many_totals(count=150):
    """Return made-up totals of three editions with two own results."""
    chance = random.Random(2002)
    dots = []
    for nth in range(count):
        year = chance.randrange(2003, 2024)
        edition = "2002" if year < 2010 else "2010" if year < 2020 else "2020"
        total = Decimal(max(80, round(chance.gauss(480, 70))))
        near = chance.random() > 0.05
        dots.append(TotalDot(f"Kommun {nth}", year, total, f"utgåva {edition}", comparable=near))
    dots.append(TotalDot("Södertälje 2006", 2006, Decimal(577), "utgåva 2002", own=True))
    dots.append(TotalDot("Södertälje 2015", 2015, Decimal(612), "utgåva 2010", own=True))
    return Totals("Jämförelsebasen", "Alla utgåvor, 2003–2023, påhittade", tuple(dots))


def differences_of(data, nth=1, *, by_size=False):
    """Return the base minus series ``nth``, area by area, as a comparison gives it."""
    base, other = data.base, data.series[nth]
    rows = tuple(
        Difference(
            str(area.number),
            area.title,
            None if None in (one, two) or mark == NOT_COMPARABLE else one - two,
            mark,
            one,
            two,
        )
        for area, one, two, mark in zip(
            data.areas, base.values, other.values, other.marks, strict=True
        )
    )
    title = f"{base.name} jämfört med {other.name}"
    return Differences(title, base.name, other.name, rows, by_size, data.warnings)
