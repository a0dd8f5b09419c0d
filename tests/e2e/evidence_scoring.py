"""Scoring beside the evidence, finding it again, and the reports, in the real window."""

from pathlib import Path

from desktop import Desktop, Seen
from evidence_plan import CITED, NOTES, NUMBERS, PASSAGES, REASON, passages_on, said_on
from evidence_window import command

POINTS = "4"
ROOM = 2
"""Pieces of evidence that are in sight without scrolling."""
SEARCH = "Sök i allt underlag"
HITS = "Träffar"
BROKEN = PASSAGES[2]
"""Stands broken over the end of a line."""
INSIDE = "garantin"
"""Ends several compounds and stands nowhere by itself."""


def score_beside_evidence(desk: Desktop, picture: Path) -> None:
    """Give every question points with its evidence in sight, and cite some of it."""
    desk.keys("ctrl+2")
    desk.click(desk.wait(lambda: _side(desk), "the choice of whose points"))
    desk.keys("F5")
    desk.find(kind="EvidenceList", name=f"Belägg till fråga {NUMBERS[0]}")
    desk.keys("F2")
    for number in NUMBERS:
        _see_all_beside(desk, number)
        desk.find(kind="EvidenceRing", name=_ring(number))
        desk.type(POINTS)
        if number in CITED:
            desk.keys("ctrl+r")
            desk.type(f"{REASON} [[")
            desk.find(kind="QListView", name="Belägg att hänvisa till", text="E-")
            if number == CITED[0]:
                desk.picture(picture)
            desk.keys("Return")
            desk.keys("ctrl+Return")
        else:
            desk.keys("Return")


def _side(desk: Desktop) -> Seen | None:
    """Return the button for the team's points; the rail has one of that name too."""
    found = [s for s in desk.look() if s.kind == "QToolButton" and s.text == "Samsyn"]
    return max(found, key=lambda seen: seen.x) if len(found) > 1 else None


def _see_all_beside(desk: Desktop, number: str) -> None:
    """See all that a question rests on, in the right groups; where it is much, to the end."""
    name = f"Belägg till fråga {number}"
    documents, interviews = passages_on(number), said_on(number)
    wanted = [one.sentence for one in documents]
    wanted += [line.text for line in interviews]
    wanted += [f"Dokument {len(documents)}"] if documents else []
    wanted += [f"Intervjuer {len(interviews)}"] if interviews else []
    shown = desk.find(kind="EvidenceList", name=name, text=wanted[0]).text
    if len(documents) + len(interviews) > ROOM:
        desk.keys("F5", "End")
        shown += desk.find(kind="EvidenceList", name=name, text=wanted[-1]).text
        desk.keys("Escape")
    assert all(text in shown for text in wanted), (number, shown)


def _ring(number: str) -> str:
    documents = [one for one in passages_on(number) if one.direction != "b"]
    kinds = ["dokument"] * bool(documents) + ["intervjuer"] * bool(said_on(number))
    of = ("inga belägg", "belägg av ett slag: ", "belägg av minst två slag: ")[len(kinds)]
    return f"Belägg för fråga {number}: {of}{' och '.join(kinds)}"


def read_in_place(desk: Desktop) -> None:
    """Open a passage beside the question, and come back to where one was."""
    number = CITED[0]
    desk.keys("ctrl+f")
    desk.type(number)
    desk.keys("Return", "F5", "Return")
    desk.find(kind="ReaderView")
    desk.keys("Escape")
    desk.gone(kind="ReaderView")
    desk.with_keyboard(name=f"Belägg till fråga {number}")


def find_again(desk: Desktop, picture: Path) -> None:
    """Find a word that is broken over a line, and one inside of others, and go there and back."""
    _search(desk, BROKEN.word, "1 träff", [BROKEN.sentence])
    desk.keys("Return")
    desk.find(kind="ReaderView")
    desk.find(kind="_Field", text=BROKEN.word)
    desk.keys("alt+Left")
    desk.find(kind="EvidenceList", name="Belägg till fråga")
    lines = [line for lines in NOTES.values() for line in lines]
    found = [one.word for one in (*PASSAGES, *lines) if INSIDE in one.word]
    assert len(found) > 1
    _search(desk, INSIDE, "även inuti ord", found)
    desk.picture(picture)
    desk.keys("Escape")
    _search(desk, BROKEN.word.translate(str.maketrans("åäö", "aao")), "1 träff", [BROKEN.word])
    desk.keys("Escape")


def _search(desk: Desktop, typed: str, count: str, found: list[str]) -> None:
    desk.keys("ctrl+shift+f")
    desk.with_keyboard(kind="QLineEdit", name=SEARCH)
    desk.keys("ctrl+a")
    desk.type(typed)
    desk.find(kind="QLabel", text=count)
    said = desk.find(kind="QListView", name=HITS, text=found[0]).text
    assert all(words in said for words in found), (found, said)


def save_report(desk: Desktop, path: Path) -> tuple[Path, Path]:
    """Save the report as Word and as PDF."""
    desk.keys("ctrl+4")
    command(desk, "Spara rapporten som båda")
    desk.with_keyboard(name="fileNameEdit")
    desk.keys("ctrl+a")
    desk.type(str(path.with_suffix(".docx")))
    desk.keys("Return")
    desk.find(text=f"Sparat: {path.name}")
    return path.with_suffix(".docx"), path.with_suffix(".pdf")


def with_appendix(desk: Desktop) -> None:
    """Have the next report carry the internal appendix."""
    desk.keys("ctrl+4")
    desk.find(kind="CheckBox", text="Med intern bilaga")
    command(desk, "Ta med intern bilaga")
