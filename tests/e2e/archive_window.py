"""The archive in the real window: where it lies, publishing into it, and what it says."""

from pathlib import Path

from archive_plan import AREAS, EARLIER, MADE_UP, OWN, swedish, total
from archive_plan import spreads as planned_spreads
from desktop import Desktop, Seen
from evidence_window import command
from observed import CURRENT

WHY = "Med besökets dagar och alla delfrågor."
RECORD = "Poäng per område"


def cells(row: str) -> dict[str, str]:
    """Return a row of a table as it is read aloud, by the names of its columns."""
    parts = (cell.partition(": ") for cell in row.replace("\N{NO-BREAK SPACE}", " ").split(" | "))
    return {name: said for name, _, said in parts}


def whole_table(desk: Desktop, name: str) -> list[str]:
    """Return all rows of the table that has the keyboard, scrolled through from end to end."""
    desk.keys("ctrl+Home")
    desk.wait(lambda: _current_at(desk, name, 0), f"the first row of {name}")
    desk.keys("ctrl+End")
    last = desk.wait(lambda: _current_at(desk, name, -1), f"the last row of {name}").text
    desk.keys("ctrl+Home")
    shown = desk.wait(lambda: _current_at(desk, name, 0), f"the first row of {name}").text
    found = _rows(shown)
    while found[-1] != _rows(last)[-1]:
        desk.keys("Next")
        shown = desk.wait(lambda before=shown: _another(desk, name, before), "more rows").text
        rows = _rows(shown)
        at = found.index(rows[0]) if rows[0] in found else len(found)
        found[at:] = rows
    return found


def _rows(shown: str) -> list[str]:
    return [line.removeprefix(CURRENT) for line in shown.splitlines()]


def _current_at(desk: Desktop, name: str, place: int) -> Seen | None:
    shown = desk.find(name=name)
    return shown if shown.text.splitlines()[place].startswith(CURRENT) else None


def _another(desk: Desktop, name: str, before: str) -> Seen | None:
    shown = desk.find(name=name)
    return None if shown.text == before else shown


def choose_shared(desk: Desktop, address: str, password: str, picture: Path) -> None:
    """Choose a shared database in the settings, try it out, and use it."""
    desk.keys("ctrl+comma")
    desk.find(kind="SettingsDialog")
    desk.keys("alt+j", "End", "Tab")
    desk.with_keyboard(kind="QLineEdit", name="Jämförelsebasens adress")
    desk.type(address)
    desk.keys("Tab")
    _try_and_use(desk, password, picture)


def give_password(desk: Desktop, password: str, pictures: Path) -> None:
    """See after a new start that the database wants its password, and what to do."""
    desk.keys("ctrl+g")
    desk.find(kind="QLabel", text="Jämförelsebasen kan inte läsas just nu")
    desk.find(kind="QLabel", text="Det behövs ett lösenord till databasen")
    desk.picture(pictures / "archive-wants-password.png")
    desk.click(desk.find(kind="QPushButton", text="Inställningar…"))
    desk.find(kind="SettingsDialog")
    desk.click(desk.find(kind="QLineEdit", name="Lösenord till databasen"))
    _try_and_use(desk, password, pictures / "archive-shared.png")
    desk.find(kind="ResultsView", name="Resultat")


def _try_and_use(desk: Desktop, password: str, picture: Path) -> None:
    desk.with_keyboard(kind="QLineEdit", name="Lösenord till databasen")
    desk.type(password)
    desk.keys("Tab", "space")
    desk.find(kind="QLabel", text="Det går bra: ")
    desk.picture(picture)
    desk.click(desk.find(kind="QPushButton", text="Ok"))
    desk.gone(kind="SettingsDialog")


def publish(desk: Desktop, picture: Path) -> None:
    """Publish the signed assessment over the visit that ships with the program."""
    command(desk, "Publicera utvärderingen")
    desk.find(kind="PublishDialog")
    # The same figures are there already, so only what is not a figure changes.
    desk.find(kind="QLabel", text=f"{OWN} finns redan i jämförelsebasen")
    desk.wait(lambda: _none_of_points(desk), "a correction that changes no points")
    desk.picture(picture)
    rows = [cells(row) for row in whole_table(desk, "Det här läggs in")]
    said = {row["Det här läggs in"]: row["Värde"] for row in rows}
    areas = [value for name, value in said.items() if name.startswith("Område ")]
    assert areas == [f"{swedish(one)} av 100 poäng" for one in AREAS[OWN] if one is not None]
    assert sum(name.startswith("Fråga ") for name in said) == 37
    assert said["Totalt, områdenas summa"] == "577 av 800 poäng"
    assert said["Styrkor, förbättringsområden och goda exempel"] == "inget"
    desk.keys("alt+p")
    desk.find(kind="QLabel", text="Skriv varför resultatet ändras.")
    desk.type(WHY)
    desk.keys("alt+p")
    desk.find(kind="QLabel", text=f"{OWN} finns nu i jämförelsebasen, med version 2.")
    desk.keys("Return")
    desk.gone(kind="PublishDialog")


def _none_of_points(desk: Desktop) -> Seen | None:
    shown = desk.find(kind="QLabel", text="finns redan i jämförelsebasen")
    return None if "poäng" in shown.text else shown


def look_at_results(desk: Desktop, pictures: Path) -> None:
    """Read three records: one half known, one misprinted, and the one that was taken in."""
    desk.keys("ctrl+g")
    desk.find(kind="ResultsView", name="Resultat")
    said = _record(desk, EARLIER)
    known = ["okänt" if one is None else swedish(one) for one in AREAS[EARLIER]]
    assert said == [*known, "okänt"]
    desk.find(kind="ResultsView", text="Totalt: Totalen är inte känd")
    desk.picture(pictures / "archive-2008.png")
    assert _record(desk, "Botkyrka 2005")[-1] == "696"
    desk.find(kind="QLabel", text="Tryckt total 692, men områdena summerar till 696.")
    desk.find(kind="ResultsView", text="Totalt: Tryckt total 692, men områdena summerar till 696")
    for name in (OWN, MADE_UP):
        known = [*AREAS[name], total(name)]
        assert _record(desk, name) == [swedish(one) for one in known if one is not None]
    desk.find(kind="QLabel", text="inläst ur en tabell eller rapport")


def _record(desk: Desktop, name: str) -> list[str]:
    """Search for a result, go to it, and return its points, area by area, the total last."""
    desk.keys("ctrl+f", "ctrl+a")
    desk.type(name)
    desk.find(kind="QLabel", text=f"sökt på ”{name}”")
    desk.keys("Escape", "ctrl+Home")
    unit, year = name.split()
    current = f"{CURRENT}Kommun: {unit} | År: {year} |"
    # Sources are searched too, so others may stand before the one that is meant.
    while not (shown := _current(desk)).startswith(current):
        desk.keys("Down")
        desk.wait(lambda shown=shown: _other_than(desk, shown), f"a row after {shown}")
    desk.wait(lambda: _title(desk, name), f"the record of {name}")
    rows = desk.find(kind="RowsView", name=RECORD).text.splitlines()
    return [cells(row)["Poäng"] for row in rows]


def _current(desk: Desktop) -> str:
    shown = desk.find(kind="ResultsView", text=CURRENT).text
    return next(row for row in shown.splitlines() if row.startswith(CURRENT))


def _other_than(desk: Desktop, row: str) -> Seen | None:
    shown = desk.find(kind="ResultsView", text=CURRENT)
    return None if row in shown.text.splitlines() else shown


def _title(desk: Desktop, name: str) -> Seen | None:
    return next((s for s in desk.look() if s.kind == "QLabel" and s.text == name), None)


def look_at_references(desk: Desktop, picture: Path) -> None:
    """Compute reference figures of edition 2002 and hold them against those counted here."""
    desk.keys("ctrl+f", "ctrl+a", "Delete")
    desk.click(desk.find(kind="QToolButton", text="Referensvärden"))
    desk.click(desk.find(kind="QPushButton", text="Kommunkompassen 2002"))
    desk.find(kind="QLabel", text="5 resultat av 5 kommuner från 2004–2007 är med.")
    desk.find(kind="QLabel", text="Södertälje är inte själv med i siffrorna")
    desk.find(kind="QLabel", text="Botkyrka 2005 är tryckt med 692 poäng")
    desk.picture(picture)
    table = desk.find(kind="RowsView", name="Referensvärden", text="Nr: 8").text
    rows = [cells(row.removeprefix(CURRENT)) for row in table.splitlines()]
    rows = [*rows[1:], rows[0]]
    for row, one in zip(rows, planned_spreads(), strict=True):
        wanted = (one.middle, one.average, one.least, one.most)
        shown = [row[name] for name in ("Median", "Medel", "Lägst", "Högst")]
        assert row["Antal"] == str(one.count), row
        assert shown == [swedish(value) for value in wanted], row
    desk.click(desk.find(kind="QToolButton", text="Resultat"))
