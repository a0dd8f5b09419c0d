"""What the three do in the real window, by keys and mouse."""

from pathlib import Path

from alone import FINDINGS_6, INTRODUCTION
from desktop import Desktop, Seen
from observed import CURRENT
from visit_plan import (
    AGREED,
    ANNA,
    NEW_STRENGTHS,
    OWN,
    TEAM,
    WITH_REASON_ALREADY,
    Clash,
    reason,
    swedish,
)

MEETING = "Frågorna att enas om"
CONFLICTS = "Konflikter att avgöra"
HISTORY = "Historik, det nyaste först"


def score_in_window(desk: Desktop) -> None:
    """Score everything as Anna, with second thoughts, reasons, and the texts of some areas."""
    texts = {"1.1": ("ctrl+i", INTRODUCTION.versions[ANNA]),
             "2.1": ("ctrl+t", NEW_STRENGTHS[ANNA][1]),
             "6.1": ("ctrl+shift+i", FINDINGS_6.versions[ANNA])}  # fmt: skip
    desk.keys("ctrl+2")
    for number, opinion in OWN[ANNA].items():
        desk.wait(lambda number=number: _keyboard_on(desk, number), f"the keyboard on {number}")
        if number in texts:
            key, text = texts[number]
            desk.keys(key)
            desk.type(text)
            desk.keys("Escape")
            desk.wait(lambda number=number: _keyboard_on(desk, number), f"back on {number}")
        first = opinion.points if opinion.first is None else opinion.first
        desk.type(swedish(first))
        desk.keys("ctrl+r")
        desk.type(opinion.rationale)
        desk.keys("ctrl+Return")
    for number, opinion in OWN[ANNA].items():
        if opinion.first is not None:
            desk.keys("ctrl+f")
            desk.type(number)
            desk.keys("Return")
            desk.wait(lambda number=number: _keyboard_on(desk, number), f"the keyboard on {number}")
            desk.keys("ctrl+a")
            desk.type(swedish(opinion.points))
            desk.keys("Return")


def _keyboard_on(desk: Desktop, number: str) -> Seen | None:
    wanted = f"Poäng på fråga {number}:"
    return next((s for s in desk.look() if s.focused and s.name.startswith(wanted)), None)


def open_merging(desk: Desktop) -> None:
    """Call the wizard by its name."""
    desk.keys("ctrl+k")
    desk.find(name="Sök bland kommandon och frågor")
    desk.type("Slå ihop")
    desk.find(kind="QListView", text=f"{CURRENT}Slå ihop med kopior")
    desk.keys("Return")
    desk.find(kind="MergeDialog")


def choose_copy(desk: Desktop, copy: Path, brings: str) -> None:
    """Choose a copy in the wizard and see what it would bring, before it does."""
    desk.click(desk.find(kind="QPushButton", text="filer"))
    desk.find(kind="QFileDialog")
    desk.keys("ctrl+a")
    desk.type(str(copy))
    desk.keys("Return")
    desk.find(kind="MergeCopiesList", text=f"{copy.name}. {brings}")


def take_in(desk: Desktop) -> None:
    """Take in what has been shown."""
    desk.wait(lambda: _button(desk, "Hämta"), "what can be taken in")
    desk.click(desk.find(kind="QPushButton", text="&Hämta"))
    desk.find(kind="QListView", name=CONFLICTS)


def _button(desk: Desktop, text: str) -> Seen | None:
    found = (s for s in desk.look() if s.kind == "QPushButton" and s.enabled)
    return next((s for s in found if s.text.replace("&", "") == text), None)


def decide(desk: Desktop, clash: Clash, still_open: int) -> None:
    """Decide the conflict that is shown, which has to be this one."""
    where = clash.where[0].upper() + clash.where[1:]
    desk.find(kind="QListView", name=CONFLICTS, text=f"{CURRENT}{where}")
    for author in clash.versions:
        desk.find(kind="DifferenceText", name=author)
    shown = [seen for seen in desk.look() if seen.kind == "DifferenceText"]
    authors = [seen.name.split(",")[0] for seen in sorted(shown, key=lambda seen: seen.y)]
    assert sorted(authors) == sorted(clash.versions), authors
    if clash.decision == "both":
        desk.keys("b")
    elif clash.decision == "new":
        desk.keys("n")
        desk.find(kind="QPlainTextEdit", name=f"Nytt värde: {clash.where}")
        desk.keys("ctrl+a")
        desk.type(clash.outcome)
        desk.keys("ctrl+Return")
    else:
        desk.keys(str(authors.index(clash.decision) + 1))
    desk.wait(lambda: _conflicts_left(desk, still_open), f"{still_open} conflicts left")


def _conflicts_left(desk: Desktop, count: int) -> Seen | None:
    words = {0: "Alla konflikter är avgjorda", 1: "1 konflikt att avgöra"}
    wanted = words.get(count, f"{count} konflikter att avgöra")
    return next((seen for seen in desk.look() if seen.text == wanted), None)


def agree(desk: Desktop, number: str) -> None:
    """Set what the team agrees on, with a reason if it has none, and go on to the next."""
    points = swedish(AGREED[number])
    desk.type(points)
    desk.find(name=f"Samsyn om {number}:", text=points)
    if number != WITH_REASON_ALREADY:
        desk.keys("shift+F3")
        desk.type(reason(number))
    desk.keys("F6")


def current_question(desk: Desktop) -> str:
    """Return the number of the question that the meeting is at."""
    table = desk.find(kind="MeetingTable", name=MEETING, text=CURRENT)
    row = next(line for line in table.text.splitlines() if line.startswith(CURRENT))
    return row.removeprefix(CURRENT).split(" | ")[0].removeprefix("Nr: ")


def sign_all(desk: Desktop) -> None:
    """Let everybody sit down and sign."""
    for at, name in enumerate(TEAM):
        if at:
            desk.click(desk.find(kind="QComboBox", name="Vem sitter vid datorn?"))
            desk.keys("Down", "Return")
        desk.find(kind="QComboBox", text=name)
        desk.keys("ctrl+shift+u")
        desk.wait(lambda at=at: _signatures(desk, at + 1), f"{at + 1} signatures")


def _signatures(desk: Desktop, count: int) -> Seen | None:
    found = [seen for seen in desk.look() if seen.text.startswith("Undertecknade ")]
    return found[0] if len(found) == count else None


def merge_both_at_once(desk: Desktop, copies: list[Path], brings: list[str]) -> None:
    """Choose the copies one after the other, and take them in together."""
    open_merging(desk)
    for copy, words in zip(copies, brings, strict=True):
        choose_copy(desk, copy, words)
    take_in(desk)


def merge_one_by_one(desk: Desktop, copies: list[Path], brings: list[str]) -> None:
    """Take in one copy, then fetch the next."""
    open_merging(desk)
    for at, (copy, words) in enumerate(zip(copies, brings, strict=True)):
        if at:
            desk.click(desk.find(kind="QPushButton", text="kopior"))
        choose_copy(desk, copy, words)
        take_in(desk)


def find_in_history(desk: Desktop, search: str, words: list[str]) -> None:
    """Search the history for something, and find one line that says all of this."""

    def told() -> Seen | None:
        shown = next(seen for seen in desk.look() if seen.name == HISTORY)
        lines = [line for line in shown.text.splitlines() if all(word in line for word in words)]
        return shown if len(lines) == 1 else None

    desk.click(desk.find(kind="QLineEdit", name="Sök i historiken"))
    desk.keys("ctrl+a")
    desk.type(search)
    desk.wait(told, f"one line in the history with {words}")
