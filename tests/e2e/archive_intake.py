"""Bringing figures in, in the real window: a damaged transcript, and a table of a new result."""

from pathlib import Path

from archive_plan import AREAS, DAMAGED, EARLIER, MADE_UP, TRANSCRIPT, swedish, table_of
from desktop import Desktop, Seen
from evidence_window import command

TABLE = "Vad som har lästs, område för område"
CORRECTED = "Avläst på nytt ur avskriften."
SOURCE_2008 = "SKL, Fem intressanta kommuner 2009"


def take_in_transcript(desk: Desktop, folder: Path, picture: Path) -> None:
    """Take in two known areas of 2008; see all else refused, and that the visit is known."""
    path = folder / "avskrift.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    _open(desk, path)
    desk.find(kind="QLabel", text="0 resultat tas in")
    desk.keys("Right", "alt+d", "Down")
    _fill(desk, "alt+r", "2008")
    _fill(desk, "alt+l", SOURCE_2008)
    desk.find(kind="QLabel", text="1 resultat tas in med 2 tal")
    desk.find(kind="QLabel", text="Område 1, 3, 5, 6, 7, 8 saknas, och förblir okända.")
    desk.picture(picture)
    _check_cells(desk)
    _walk_damaged(desk)
    desk.click(desk.find(kind="QPushButton", text="&Nästa"))
    desk.find(kind="QLabel", text=f"{EARLIER} finns redan")
    desk.find(kind="RowsView", text=f"Resultat: {EARLIER} | Det här händer: Finns redan")
    desk.find(kind="FindingsList", name="Det här lämnas utanför")
    desk.keys("alt+r")
    desk.find(kind="QLabel", text="1 rättas")
    desk.keys("alt+f")
    desk.with_keyboard(kind="QLineEdit", name="Varför rättas det?")
    desk.type(CORRECTED)
    desk.keys("Return")
    _end(desk, "1 resultat är rättat i jämförelsebasen.")


def take_in_table(desk: Desktop, folder: Path) -> None:
    """Take in a result that is not there yet, from a table with semicolons."""
    path = folder / "prov.csv"
    path.write_text(table_of(MADE_UP), encoding="utf-8")
    _open(desk, path)
    _fill(desk, "alt+l", "prov")
    desk.click(desk.find(kind="CheckBox", text="Jag godtar det"))
    desk.find(kind="QLabel", text="1 resultat tas in med 9 tal.")
    desk.click(desk.find(kind="QPushButton", text="&Nästa"))
    desk.find(kind="RowsView", text=f"{MADE_UP} | Det här händer: Läggs in | Områden: 8 av 8")
    desk.click(desk.find(kind="QPushButton", text="gg in 1 resultat"))
    _end(desk, "1 resultat är inlagt i jämförelsebasen.")


def _open(desk: Desktop, path: Path) -> None:
    command(desk, "Hämta in en tabell")
    desk.with_keyboard(name="fileNameEdit")
    desk.type(str(path))
    desk.keys("Return")
    desk.with_keyboard(kind="CellsView", name=TABLE)


def _fill(desk: Desktop, letter: str, text: str) -> None:
    desk.keys(letter, "ctrl+a")
    desk.type(text)
    desk.keys("Tab")


def _end(desk: Desktop, sentence: str) -> None:
    desk.find(kind="QLabel", text=sentence)
    desk.click(desk.find(kind="QPushButton", text="&Visa i jämförelsebasen"))
    desk.gone(kind="IntakeDialog")
    desk.find(kind="ResultsView", name="Resultat")


def _check_cells(desk: Desktop) -> None:
    """See that the middle column has exactly what the transcript has kept."""
    rows = desk.find(kind="CellsView", name=TABLE).text.splitlines()[:8]
    for row, points in zip(rows, AREAS[EARLIER], strict=True):
        said = "skadad, vägrad" if points is None else f"{swedish(points)}, säker"
        assert row.split(" | ")[1].endswith(f"{EARLIER}: {said}"), row


def _walk_damaged(desk: Desktop) -> None:
    """Walk down the rows; each damaged one is shown as it stood, with the reason."""
    desk.click(desk.find(kind="CellsView", name=TABLE))
    desk.keys("ctrl+Home", "Right")
    for nth in range(9):
        if nth in DAMAGED:
            desk.wait(lambda ends=DAMAGED[nth]: _refused(desk, ends), f"row {nth} refused")
        desk.keys("Down")


def _refused(desk: Desktop, ends: str) -> Seen | None:
    said = [seen for seen in desk.look() if seen.kind == "QLabel"]
    stood = any(f"{ends}”" in one.text and "Så står det:" in one.text for one in said)
    why = next((one for one in said if one.text.startswith("Raden är skadad.")), None)
    return why if stood else None
