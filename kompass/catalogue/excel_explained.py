"""What the workbook says about itself: the sheet that is read first, and an example."""

from collections.abc import Iterator
from decimal import Decimal

from kompass.catalogue import excel_layout as layout
from kompass.catalogue.excel_layout import Kind

_TEXT = """
# En utgåva av kriterierna som arbetsbok

Arbetsboken innehåller en utgåva: områden, frågor, högsta poäng och eventuella indikatorer.
Du kan ändra i den och läsa in den i Kompass. Innan något tas in granskas hela boken, och du
får veta vad som är fel, rad för rad. En utvärdering som redan har börjat ändras aldrig: den
bär med sig en egen kopia av sin utgåva.

# Bladet Utgåva

Här står vad som gäller hela utgåvan. Skriv i kolumnen Värde.

En utgåva som har getts ut ändras inte. Har du ändrat något ger du den ett nytt id, och gärna
en ny titel, så att ingen blandar ihop dem. Har du bara ändrat indikatorerna i en lista räcker
det att ge listan ett nytt id.

# Bladet Kriterier

Varje rad är ett område, en fråga eller en indikator. Frågorna står under sitt område och
indikatorerna under sin fråga. Tomma rader gör ingenting, och kolumnerna får byta plats.

Typ: Område, Fråga eller Indikator. Välj i listan.

Nummer: det tryckta numret, som text: 3 för ett område och 3.1 för en fråga. För en indikator
upprepas frågans nummer, eller så är cellen tom.

Id: det ständiga namnet, som programmet minns: små bokstäver a–z, siffror och bindestreck.
Varje id står en enda gång. Det som får en ny innebörd får ett nytt id.

Titel: rubriken, eller indikatorns text: en åtgärd som är gjord och går att visa.

Högsta poäng: ett område är alltid värt 100. Frågornas poäng blir tillsammans 100 i varje
område, och indikatorernas tillsammans frågans poäng. Högst två decimaler.

Belägg: vad som räknas som belägg. Bara för indikatorer.

Tryckt titel: frågan som den trycktes, när Titel rättar ett tryckfel. Bara för frågor.

Kort titel: kortare rubrik till diagram, högst 50 tecken. Bara för områden.

Inledning: förslag till inledning i rapporten. Bara för områden.

Anteckning: dina egna anteckningar. Kompass läser dem inte.

# Att tänka på

Skriv värden, inte formler. En cell med en formel läses inte.

Kolumnen Nummer är formaterad som text, annars blir 1.10 till 1.1 eller till ett datum.
Kopierar du in rader: klistra in bara värdena.

Radbrytningar i en cell (Alt+Retur) går bra i Belägg, Inledning och indikatorns text, men
inte i rubriker.

Kontrollera boken med kommandot: kompass catalogue check FIL.xlsx. Läs in den med: kompass
catalogue import FIL.xlsx.
"""


def explanation() -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the sheet, each with whether it is a heading."""
    for paragraph in _TEXT.strip().split("\n\n"):
        text = " ".join(paragraph.split())
        yield text.removeprefix("# "), text.startswith("# ")


def _row(
    kind: Kind, number: str, identity: str, title: str, points: int, **more: str
) -> layout.Row:
    row: layout.Row = {
        layout.TYPE: kind.value,
        layout.NUMBER: number,
        layout.ID: identity,
        layout.TITLE: title,
        layout.POINTS: Decimal(points),
    }
    return row | more


EXAMPLE: list[layout.Row] = [
    _row(
        Kind.AREA, "1", "ex2026-dialog", "Dialog med invånarna", 100,
        **{layout.INTRODUCTION: "Varför området är viktigt, i några meningar."},
    ),
    _row(Kind.QUESTION, "1.1", "ex2026-dialog-moten", "Hålls öppna möten?", 60),
    _row(
        Kind.INDICATOR, "1.1", "ex2026-dialog-moten-beslut",
        "Fullmäktige har beslutat hur ofta öppna möten hålls.", 20,
        **{layout.EVIDENCE: "Beslutet i protokollet"},
    ),
    _row(
        Kind.INDICATOR, "1.1", "ex2026-dialog-moten-hallna",
        "Minst fyra öppna möten har hållits det senaste året.", 40,
        **{layout.EVIDENCE: "Inbjudningar och anteckningar"},
    ),
    _row(
        Kind.QUESTION, "1.2", "ex2026-dialog-svar",
        "Får den som skriver till kommunen svar i tid?", 40,
    ),
]  # fmt: skip
