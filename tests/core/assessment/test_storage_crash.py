"""A program killed in the middle of writing: what it had said was saved is in the file."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pytest

from kompass.assessment.journal import undoing as journal
from kompass.assessment.storage import AssessmentFile

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

KILLS = 15

NURSERY = """
import os, random, signal, sys, time
from decimal import Decimal
from pathlib import Path
from kompass.assessment import edits
from kompass.assessment.storage import open_file
from kompass.ids import StepId, new_id

def write(path, seed, say):
    chance = random.Random(seed)
    file = open_file(path, author=f"skrivare {seed}")
    assert not file.read_only, file.read_only_reason
    questions = list(file.snapshot.edition.questions())
    areas = file.snapshot.edition.areas
    rows = []
    while True:
        what = chance.randrange(6)
        question = chance.choice(questions)
        if what == 0:
            edits.set_points(file, question.id, Decimal(chance.randrange(20)) / 2)
        elif what == 1:
            edits.set_rationale(file, question.id, "text " * chance.randrange(2000))
        elif what == 2:
            rows.append(edits.add_strength(file, chance.choice(areas).id, "styrka"))
        elif what == 3:
            edits.undo(file)
        elif what == 4:
            edits.redo(file)
        else:
            edits.import_points(file, {q.id: Decimal(chance.randrange(10)) for q in questions})
        os.write(say, f"{file.latest_step.changes[-1].id}\\n".encode())

path = Path(sys.argv[1])
for seed in range(int(sys.argv[2])):
    chance = random.Random(seed)
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            write(path, seed, say)
        finally:
            os._exit(1)
    os.close(say)
    heard = b""
    while heard.count(b"\\n") < chance.randrange(1, 10):
        heard += os.read(hear, 1000) or sys.exit("the writer ended by itself")
    time.sleep(chance.uniform(0, 0.01))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    while more := os.read(hear, 1000):
        heard += more
    os.close(hear)
    print(heard.decode(), end="")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing quickly needs fork")
def test_no_acknowledged_change_is_lost(file: AssessmentFile, reopen: Open) -> None:
    file.close()

    done = subprocess.run(
        [sys.executable, "-c", NURSERY, str(file.path), str(KILLS)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.returncode == 0, done.stderr
    acknowledged = set(done.stdout.split())
    assert len(acknowledged) >= KILLS
    after = reopen(file.path)
    assert not after.read_only
    changes = after.changes()
    assert acknowledged <= {change.id for change in changes}
    assert journal.replay(changes) == after.state
    with sqlite3.connect(file.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
