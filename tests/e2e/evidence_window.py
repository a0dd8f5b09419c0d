"""What the visit takes in the real window: programme, notes, documents and excerpts, by keys."""

from pathlib import Path

from desktop import Desktop, Seen
from evidence_documents import SCAN, passages
from evidence_plan import (
    CLASHING,
    EXCERPTS,
    MEETINGS,
    MOVED,
    MOVED_TO,
    NOTES,
    PASSAGES,
    PASSER_BY,
    SECRET,
    Passage,
)
from observed import CURRENT

PROGRAMME = "Intervjuerna i tidsordning"
CLASHES = "Krockar i programmet"
DOCUMENTS = "Dokument"
EXCERPTS_SHOWN = "Utdrag ur underlaget"


def command(desk: Desktop, words: str) -> None:
    """Call a command by its name."""
    desk.keys("ctrl+k")
    desk.with_keyboard(name="Sök bland kommandon och frågor")
    desk.type(words)
    desk.find(kind="QListView", text=f"{CURRENT}{words}")
    desk.keys("Return")


def take_in_schedule(desk: Desktop, schedule: Path) -> None:
    """Look through the schedule and take it in."""
    command(desk, "Hämta schema")
    desk.with_keyboard(name="fileNameEdit")
    desk.type(str(schedule))
    desk.keys("Return")
    desk.find(kind="QLabel", text=f"{len(MEETINGS)} intervjuer tas in")
    desk.keys("Return")
    desk.find(text=f"{len(MEETINGS)} intervjuer är intagna")


def correct_programme(desk: Desktop) -> None:
    """Correct an assessor that clashes, and a place."""
    desk.keys("ctrl+8")
    desk.find(name=CLASHES, text=MEETINGS[CLASHING].role)
    desk.keys("ctrl+Home")
    _correct(desk, MEETINGS[CLASHING + 1].role, "Utvärderare", "BÅ")
    desk.gone(name=CLASHES)
    _correct(desk, MEETINGS[MOVED].role, "Plats", MOVED_TO)
    desk.find(name=PROGRAMME, text=f"Plats: {MOVED_TO}")
    desk.keys("ctrl+Home")


def _correct(desk: Desktop, role: str, column: str, text: str) -> None:
    _walk_to(desk, role)
    desk.keys("Return")
    while desk.find(kind="CellEdit").name != column:
        desk.keys("Tab")
    desk.keys("ctrl+a")
    desk.type(text)
    desk.keys("Return", "Escape")


def _walk_to(desk: Desktop, role: str) -> None:
    """Walk down to an interview, each key after the one before has been seen to work."""
    desk.with_keyboard(name=PROGRAMME, text=CURRENT)
    for _ in MEETINGS:
        row = _current_row(desk, PROGRAMME)
        if f"Roll: {role} |" in row:
            return
        desk.keys("Down")
        desk.wait(lambda row=row: _moved(desk, row), f"another row than {row}")
    raise AssertionError(f"no interview with {role}")


def _moved(desk: Desktop, row: str) -> Seen | None:
    shown = desk.find(name=PROGRAMME, text=CURRENT)
    return None if row in shown.text.splitlines() else shown


def _current_row(desk: Desktop, name: str) -> str:
    rows = desk.find(name=name, text=CURRENT).text.splitlines()
    return next(row for row in rows if row.startswith(CURRENT))


def take_notes(desk: Desktop) -> None:
    """Write the notes of the interviews that are noted, and what else is said there."""
    for role, lines in NOTES.items():
        desk.keys("ctrl+8")
        desk.keys("ctrl+Home")
        open_notes(desk, role)
        for said in lines:
            write(desk, said.typed)
        desk.find(kind="NoteEditor", text="\n".join(said.text for said in lines))
        if role == next(iter(NOTES)):
            _write_more(desk)
        desk.keys("Escape")


def _write_more(desk: Desktop) -> None:
    """Write a line that nobody else may see, and register somebody who is talked about."""
    desk.type(SECRET)
    desk.keys("ctrl+shift+h", "Return")
    name, code = PASSER_BY
    desk.type(f"mötte {name} om taxan")
    desk.keys("ctrl+Left", "ctrl+Left", "ctrl+Left", "ctrl+r")
    desk.find(kind="QLineEdit", name="Rollkod")
    desk.type(code)
    desk.keys("Return")
    desk.find(kind="NoteEditor", text=f"mötte {code} om taxan")


def open_notes(desk: Desktop, role: str) -> None:
    """Open the notes of an interview of the programme, ready to write."""
    _walk_to(desk, role)
    desk.keys("ctrl+shift+Return")
    desk.with_keyboard(kind="NoteEditor")


def write(desk: Desktop, typed: str) -> None:
    """Type lines; xdotool has no Enter among its letters."""
    for at, line in enumerate(typed.split("\n")):
        if at:
            desk.keys("Return")
        if line:
            desk.type(line)


def take_in_documents(desk: Desktop, folder: Path, refused: list[str]) -> None:
    """Choose everything in a folder, and see what could not be taken in."""
    desk.keys("ctrl+7", "ctrl+l")
    desk.with_keyboard(name="fileNameEdit")
    desk.type(str(folder))
    desk.keys("Return")
    desk.find(kind="QTreeView", name="Filer", text="01 årsredovisning.pdf")
    # The first click only puts away the names proposed below the line.
    for _ in range(2):
        desk.click(desk.find(name="Filer"))
    desk.keys("ctrl+a")
    desk.find(kind="QLineEdit", name="fileNameEdit", text="skannad.png")
    desk.click(desk.find(kind="QPushButton", text="Öppna"))
    said = desk.find(name="Filer att titta på")
    desk.find(text=f"20 filer är tillagda. {len(refused)} filer gick inte att ta in.")
    assert all(any(sentence in line for line in said.text.splitlines()) for sentence in refused)


def tie_excerpts(desk: Desktop, picture: Path) -> None:
    """Read one document after the other and tie its passages to questions."""
    desk.keys("ctrl+7", "ctrl+Home")
    for document in range(SCAN + 1):
        if document:
            desk.keys("Down")
        desk.keys("Return")
        desk.with_keyboard(kind="ReaderView")
        here = [one for one in PASSAGES if one.document == document]
        for one in here:
            (_tie_region if document == SCAN else _tie_sentence)(desk, one)
        if document == SCAN:
            desk.find(kind="QLabel", text=f"{EXCERPTS} utdrag")
        else:
            desk.wait(lambda number=document: _quoted(desk, number), "both sentences as quotes")
        if document == 1:
            desk.picture(picture)
        back_to_list(desk)


def _tie_sentence(desk: Desktop, one: Passage) -> None:
    desk.keys("ctrl+f")
    desk.type(one.word)
    desk.keys("Return", "s")
    _tie(desk, one)


def _tie_region(desk: Desktop, one: Passage) -> None:
    """Draw a frame somewhere else than the last one, and write what it shows."""
    if one is not PASSAGES[-1]:
        desk.keys("r")
    desk.keys("Right", "Down", "shift+Left")
    _tie(desk, one)
    desk.click(desk.find(name="Vad utdraget visar"))
    desk.type(one.sentence)
    desk.keys("Escape")
    desk.with_keyboard(name=EXCERPTS_SHOWN, text=one.sentence)
    desk.keys("Return")
    desk.with_keyboard(kind="ReaderView")


def _tie(desk: Desktop, one: Passage) -> None:
    desk.type(one.direction + "".join(number.replace(".", "") for number in one.numbers))
    desk.keys("Return")
    desk.find(kind="QLabel", text=f"Sparat till {', '.join(one.numbers)}.")


def _quoted(desk: Desktop, document: int) -> Seen | None:
    shown = next((seen for seen in desk.look() if seen.name == EXCERPTS_SHOWN), None)
    said = " ".join(shown.text.split()) if shown else ""
    return shown if all(sentence in said for sentence in passages(document)) else None


def back_to_list(desk: Desktop) -> None:
    """Leave selection, search and reader, one after the other."""
    for _ in range(6):
        if any(seen.kind == "RowsView" and seen.name == DOCUMENTS for seen in desk.look()):
            return
        desk.keys("Escape")
    raise AssertionError("the reader cannot be left")
