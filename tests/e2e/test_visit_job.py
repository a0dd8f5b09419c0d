"""A whole visit: three copies scored apart, merged, agreed on, signed, and truly told."""

import json
import shutil
from pathlib import Path

import pytest
from alone import begin
from desktop import Desktop
from laptop import HERE, Laptop
from visit_checks import (
    check_decided,
    check_history,
    check_merged,
    check_signed,
    check_totals,
    contents,
    planned,
)
from visit_plan import (
    AGREED,
    ALIKE,
    ANNA,
    BEFORE_THE_MEETING,
    BO,
    CECILIA,
    CLASHES,
    CLOCKS,
    NUMBERS,
    OWN,
    TEAM,
    meeting_order,
    swedish,
)
from visit_window import (
    agree,
    current_question,
    decide,
    find_in_history,
    merge_both_at_once,
    merge_one_by_one,
    score_in_window,
    sign_all,
)

pytestmark = pytest.mark.e2e
PICTURES = Path(__file__).parents[1] / "output" / "e2e"
DECIDED_FIRST = 3


def test_a_whole_visit_with_three_copies(user_folders: Path, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    laptops = set_up(tmp_path)
    anna, bo = laptops[ANNA], laptops[BO]
    for name in (BO, CECILIA):
        laptops[name].run(HERE / "alone.py", laptops[name].file, name)
    with anna.window() as desk:
        score_in_window(desk)
    stick = on_a_stick(laptops, tmp_path)

    third = merged_by_command(laptops[CECILIA], stick)
    check_merged(contents(third))
    with bo.window() as desk:
        merge_one_by_one(desk, [stick[CECILIA], stick[ANNA]], [CECILIA, ANNA])
        desk.keys("Escape")
    assert contents(bo.file) == contents(third)
    with anna.window() as desk:
        merge_and_think_again(desk, anna, stick)
        assert contents(anna.file) == contents(third)
        decide_some(desk, anna)
    with anna.window() as desk:
        decide_the_rest(desk, anna)
        hold_the_meeting(desk)
        sign_all(desk)
        desk.find(kind="QLabel", text="Utvärderingen är låst sedan")
        look_back(desk)

    check_signed(anna.file, ALIKE)
    check_totals(json.loads(anna.run("-m", "kompass", "totals", anna.file, "--json")))
    check_history(anna.file, ALIKE)
    carried_home = bo.folder / "hemma.kompass"
    bo.run("-m", "kompass", "merge", bo.file, anna.file, "-o", carried_home)
    check_signed(carried_home, ALIKE)
    assert contents(carried_home) == contents(anna.file)


def set_up(folder: Path) -> dict[str, Laptop]:
    """Give everybody a laptop with a wrong clock and a copy of the same file."""
    laptops = {}
    first = folder / "första.kompass"
    begin(first, TEAM)
    for name, days in CLOCKS.items():
        home = folder / name.split()[0]
        home.mkdir()
        laptops[name] = Laptop(name, home, days)
        laptops[name].begin()
        shutil.copy(first, laptops[name].file)
    return laptops


def on_a_stick(laptops: dict[str, Laptop], folder: Path) -> dict[str, Path]:
    """Copy what everybody has done alone to one folder."""
    stick = folder / "sticka"
    stick.mkdir()
    return {
        name: Path(shutil.copy(laptop.file, stick / f"{name.split()[0]}.kompass"))
        for name, laptop in laptops.items()
    }


def merged_by_command(laptop: Laptop, stick: dict[str, Path]) -> Path:
    """Merge in a third order on the command line, which leaves all copies as they are."""
    before = {name: path.read_bytes() for name, path in stick.items()}
    out = laptop.folder / "tillsammans.kompass"
    order = (stick[CECILIA], stick[ANNA], stick[BO])
    told = json.loads(laptop.run("-m", "kompass", "merge", *order, "-o", out, "--json"))
    assert [conflict["field"] for conflict in told["conflicts"]] == [c.where for c in CLASHES]
    assert {name: path.read_bytes() for name, path in stick.items()} == before
    return out


def merge_and_think_again(desk: Desktop, laptop: Laptop, stick: dict[str, Path]) -> None:
    """Take in both copies, undo all of it in one step, and do it again."""
    before = contents(laptop.file)
    merge_both_at_once(desk, [stick[BO], stick[CECILIA]], [BO, CECILIA])
    desk.find(text=f"{len(CLASHES)} konflikter att avgöra")
    desk.keys("Escape")
    desk.find(text=f"{len(CLASHES)} konflikter kvar att avgöra")
    merged = contents(laptop.file)
    desk.keys("ctrl+z")
    desk.gone(text="kvar att avgöra")
    undone = contents(laptop.file)
    standing = {key: heads for key, heads in undone.heads.items() if heads}
    assert (undone.counting, standing) == (before.counting, before.heads)
    assert (undone.snapshot, undone.disputed) == (before.snapshot, set())
    desk.keys("ctrl+y")
    desk.find(text=f"{len(CLASHES)} konflikter kvar att avgöra")
    assert contents(laptop.file) == merged


def decide_some(desk: Desktop, laptop: Laptop) -> None:
    """Decide the first conflicts, and stop in the middle."""
    desk.click(desk.find(kind="QPushButton", text="Avgör"))
    for at, clash in enumerate(CLASHES[:DECIDED_FIRST], 1):
        decide(desk, clash, still_open=len(CLASHES) - at)
    desk.picture(PICTURES / "conflicts.png")
    desk.keys("Escape")
    desk.find(text=f"{len(CLASHES) - DECIDED_FIRST} konflikter kvar att avgöra")
    assert contents(laptop.file).disputed == planned(CLASHES[DECIDED_FIRST:])


def decide_the_rest(desk: Desktop, laptop: Laptop) -> None:
    """Go on after the program has been closed."""
    desk.find(text=f"{len(CLASHES) - DECIDED_FIRST} konflikter kvar att avgöra")
    desk.click(desk.find(kind="QPushButton", text="Avgör"))
    for at, clash in enumerate(CLASHES[DECIDED_FIRST:], DECIDED_FIRST + 1):
        decide(desk, clash, still_open=len(CLASHES) - at)
    desk.keys("Escape")
    decided = contents(laptop.file)
    assert decided.disputed == set()
    check_decided(decided.snapshot)


def hold_the_meeting(desk: Desktop) -> None:
    """Accept what is alike in one stroke; then the most different questions first."""
    desk.keys("ctrl+5")
    desk.find(text=f"1 av {len(NUMBERS)} överens")
    desk.keys("F7")
    done = 1 + len(ALIKE)
    desk.find(text=f"{done} av {len(NUMBERS)} överens")
    to_do = [each for each in meeting_order() if each not in (*ALIKE, BEFORE_THE_MEETING)]
    for at, number in enumerate(to_do, 1):
        assert current_question(desk) == number
        agree(desk, number)
        if at == len(to_do) // 2:
            desk.picture(PICTURES / "agreeing.png")
        desk.find(text=f"{done + at} av {len(NUMBERS)} överens")


def look_back(desk: Desktop) -> None:
    """Find in the history what three people did to one question."""
    desk.keys("ctrl+6")
    number = "3.1"
    for name in TEAM:
        said = f"{number} till {swedish(OWN[name][number].points)}"
        find_in_history(desk, f"{name} {number} till", [name, said])
    find_in_history(desk, f"satte {number} till", [TEAM[0], f"till {swedish(AGREED[number])}"])
    desk.picture(PICTURES / "history.png")
    find_in_history(desk, "sammanslagning ångrade", ["Bo.kompass", "Cecilia.kompass"])
