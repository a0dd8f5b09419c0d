"""Killed while somebody types a note: what is in the file then."""

import time
from pathlib import Path

from desktop import Desktop
from evidence_plan import KD
from evidence_window import open_notes

from kompass.assessment.storage import open_file

LOST = 0.4
"""Seconds of typing that may be missing."""
BUSY = 0.3
"""Seconds that a key may be on its way on a busy machine."""
WORDS = 40


def type_until_killed(desk: Desktop) -> list[str]:
    """Type without a pause until the process is killed; return what has to be in the file."""
    desk.keys("ctrl+8", "ctrl+Home")
    open_notes(desk, KD)
    sent = []
    for number in range(WORDS):
        word = f"ord{number:02}"
        desk.type(f"{word} ")
        sent.append((time.monotonic(), word))
    desk.program.kill()
    killed = time.monotonic()
    desk.program.wait(20)
    return [word for at, word in sent if at < killed - LOST - BUSY]


def check_killed(path: Path, words: list[str]) -> None:
    """See that the file is whole, and that the line begins with these words."""
    assert len(words) > WORDS // 2
    with open_file(path, author="") as file:
        assert not file.read_only, file.read_only_reason
        material = file.snapshot.material
        (interview,) = [one for one in material.interviews if one.role == KD]
        line = material.lines_of(interview.id)[-1]
    assert line.text.split()[: len(words)] == words, (line.text, words)


def show_last_note(desk: Desktop, words: list[str]) -> None:
    """Go on after that: the program opens the file as if nothing had been, notes and all."""
    desk.keys("ctrl+8", "ctrl+Home")
    open_notes(desk, KD)
    desk.find(kind="NoteEditor", text=" ".join(words))
