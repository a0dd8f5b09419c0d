"""Programs that are killed while they type: many, several at a time, from one that is loaded.

A life is Python source with a function ``live(path, say)`` that never ends; ``say(count)`` at
every beat tells how many keys have been pressed by then. One program imports everything that
lives need, and each life is a fork of it, so that forty of them cost little more than one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROMISED_S = 0.4
"""What is older than this when the program is killed has to be in the file."""
BEAT_S = 0.025
AT_ONCE = 3

_NURSERY = """
import json, os, random, select, signal, sys, time
from pathlib import Path

def born(path):
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            told = lambda count: os.write(say, b"%d %.6f;" % (count, time.monotonic()))
            live(Path(path), told)
        finally:
            os._exit(1)
    os.close(say)
    return hear, child

source, at_once, shortest, longest, *paths = sys.argv[1:]
exec(compile(source, "<life>", "exec"))
chance, waiting, alive = random.Random(len(paths)), paths[::-1], {}
while waiting or alive:
    while waiting and len(alive) < int(at_once):
        path = waiting.pop()
        hear, child = born(path)
        alive[hear] = [path, child, None, b""]
    for hear in select.select(list(alive), [], [], 0.005)[0]:
        heard = os.read(hear, 65536)
        if not heard:
            sys.exit("a life ended by itself")
        alive[hear][3] += heard
        if alive[hear][2] is None:
            alive[hear][2] = time.monotonic() + chance.uniform(float(shortest), float(longest))
    for hear, (path, child, end, heard) in list(alive.items()):
        if end is None or time.monotonic() < end:
            continue
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        assert os.WIFSIGNALED(status), status
        while more := os.read(hear, 65536):
            heard += more
        os.close(hear)
        del alive[hear]
        beats = [each.split() for each in heard.decode().split(";")[:-1]]
        told = [(int(count), float(at)) for count, at in beats]
        print(json.dumps([path, killed, told]), flush=True)
"""


@dataclass(frozen=True)
class Killed:
    """One program that was killed."""

    path: Path
    killed: float
    beats: tuple[tuple[int, float], ...]
    """So many keys had been pressed at this moment."""

    @property
    def typed(self) -> int:
        """How many keys it had pressed."""
        return self.beats[-1][0]

    def promised(self, *, after_last_key: bool = False) -> int:
        """Return how many keys have to be in the file.

        Those pressed longer ago than promised, or, ``after_last_key``, followed by a pause as
        long as that. Time in which the machine did not let the program run does not count.
        """
        lived = 0.0
        later = self.killed
        pause_of, pause = self.typed, 0.0
        for count, at in reversed(self.beats):
            awake = min(later - at, 2 * BEAT_S)
            lived, later = lived + awake, at
            pause = pause + awake if count == pause_of else awake
            pause_of = count
            if (pause if after_last_key else lived) >= PROMISED_S:
                return count
        return 0


def killed(
    life: str, paths: Sequence[Path], *, shortest_s: float, longest_s: float
) -> Iterator[Killed]:
    """Let a life begin with each of the files, and yield each when it has been killed.

    That is between ``shortest_s`` and ``longest_s`` after its first key.
    """
    bounds = (str(AT_ONCE), str(shortest_s), str(longest_s))
    done = subprocess.run(
        [sys.executable, "-c", _NURSERY, life, *bounds, *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        path, at, beats = json.loads(line)
        yield Killed(Path(path), at, tuple((count, when) for count, when in beats))
