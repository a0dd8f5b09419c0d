"""A version of PySide6 that loses references to None must never slip in.

PySide6 6.12.0 on Python 3.11 drops one reference to ``None`` for every Qt call that returns
nothing. After some seven thousand calls the process dies ("deallocating None"), so short
tests pass on it and only counting shows it. Python 3.12 and later never count ``None``.
"""

import subprocess
import sys

CALLS = 1_000
OTHER_CODE = CALLS // 10
"""Room for what else happens to let go of ``None`` meanwhile; a faulty version loses all."""

# In a process of its own, since a faulty version may take the process with it.
COUNT = f"""
import sys
from PySide6.QtCore import QObject
subject = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    subject.setObjectName("x")
print(before - sys.getrefcount(None), flush=True)
"""


def test_calls_that_return_nothing_keep_their_references_to_none() -> None:
    count = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, check=False
    )

    assert int(count.stdout) < OTHER_CODE, count.stderr
