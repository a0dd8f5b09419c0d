"""Make this checkout ready: system libraries, `.venv` and the pinned packages.

The Makefile calls it before everything else, with what is about to happen: `run`, `check`
or `test`. It uses the standard library only, since nothing is installed yet, and does
nothing when nothing is missing. Trouble ends in one sentence and exit code 1.
"""

from __future__ import annotations  # a Python that is too old must get as far as being told so

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CONSTRAINTS = ROOT / "constraints.txt"
PYTHON_NEEDED = (3, 11)

# The folder itself goes on the path: looking each module up instead costs 11 ms every start.
EDITABLE = ("--no-build-isolation", "--config-settings", "editable_mode=compat", "--editable")

# Debian's names. What Qt needs to be imported and to draw without a screen:
QT = (
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",  # brings a font
    "libglib2.0-0",
)
# What a window on a real desktop needs on top of that:
WINDOW = (
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
# A screen of our own, with hands to type and click on it:
SCREEN = ("xvfb", "xdotool")
# A database server, which the tests start for themselves:
SERVER = ("postgresql",)


@dataclass(frozen=True)
class Purpose:
    """What somebody is about to do, and what has to be there for it."""

    libraries: tuple[str, ...]
    extra: str
    needs_display: bool = False


PURPOSES = {
    "run": Purpose(QT + WINDOW, extra="run", needs_display=True),
    "check": Purpose(QT, extra="dev"),
    "test": Purpose(QT + WINDOW + SCREEN + SERVER, extra="dev"),
}


class SetUpError(Exception):
    """Something a person has to do first, as one sentence."""


def main() -> int:
    """Set up for the purpose named on the command line; return the exit code."""
    try:
        prepare(PURPOSES[sys.argv[1]])
    except SetUpError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def prepare(purpose: Purpose) -> None:
    """Install whatever is missing for ``purpose``."""
    if sys.version_info < PYTHON_NEEDED:
        raise SetUpError(
            f"Kompass needs Python 3.11 or newer and this is {platform.python_version()}: "
            "install one and name it, for example `make PYTHON=python3.12 run`."
        )
    if purpose.needs_display and not display_is_there():
        raise SetUpError(
            "There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY "
            "is set): run this from a desktop session."
        )
    fresh = not venv_works()
    install_libraries(purpose.libraries, python=fresh)
    if fresh:
        create_venv()
    install_packages(purpose.extra)


def display_is_there() -> bool:
    """Tell whether a window can be opened: only Linux has machines without a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def install_libraries(libraries: tuple[str, ...], *, python: bool) -> None:
    """Install the Debian packages that are missing, or say what to run instead.

    With ``python`` also what this Python needs to make a virtual environment.
    """
    wanted = list(libraries)
    if python and importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    if not sys.platform.startswith("linux"):
        return
    if shutil.which("dpkg-query") is None:
        if python:
            say(f"This is not Debian, so see to it yourself that these are here: {names(wanted)}.")
        return
    there = debian_packages()
    missing = [name for name in wanted if name not in there]
    if missing:
        apt_get(missing)


def debian_packages() -> frozenset[str]:
    """Return the names of all installed packages and of everything they provide."""
    form = "${db:Status-Status},${Package},${Provides}\n"
    listed = run_quietly("dpkg-query", "--show", f"--showformat={form}")
    installed = [line.split(",") for line in listed.splitlines() if line.startswith("installed,")]
    return frozenset(name.split("(")[0].strip() for line in installed for name in line[1:])


def apt_get(packages: list[str]) -> None:
    """Install Debian packages as root, or raise with the one command that does it."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SetUpError(
            "Some system packages are missing. Run this, then try again:\n"
            f"  sudo apt-get update && sudo {' '.join(install)}"
        )
    say(f"Installing system packages: {names(packages)} ...")
    quiet = ["-q", "-q", "-o", "DPkg::Lock::Timeout=600"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Old lists name versions that have left the mirror; no list at all names none.
    subprocess.run(["apt-get", "update", *quiet], env=environment, check=False)
    log = subprocess.run(
        [*install, *quiet], env=environment, check=False, capture_output=True, text=True
    )
    if log.returncode != 0:
        sys.stderr.write(log.stdout + log.stderr)
        raise SetUpError("apt-get could not install them: see to what it says above and try again.")


def venv_works() -> bool:
    """Tell whether `.venv` was made here, runs, has pip and the version of this Python."""
    notes = VENV / "pyvenv.cfg"
    if not VENV_PYTHON.exists() or str(VENV) not in notes.read_text(encoding="utf-8"):
        return False  # a moved or copied checkout: every script in it points to the old place
    asked = "import pip, sys; print(sys.version_info[:2])"
    answer = subprocess.run([VENV_PYTHON, "-c", asked], check=False, capture_output=True, text=True)
    return answer.stdout.strip() == str(sys.version_info[:2])


def create_venv() -> None:
    """Make `.venv` anew."""
    say(f"Creating .venv with Python {platform.python_version()} ...")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if made.returncode != 0:
        raise SetUpError("Python could not create .venv: see to what it says above and try again.")


def install_packages(extra: str) -> None:
    """Install Kompass for editing and its pinned packages, unless that is done already."""
    state = wanted_state()
    enough = {VENV / f"ready-{extra}", VENV / "ready-dev"}
    if any(note.exists() and note.read_text(encoding="utf-8") == state for note in enough):
        return
    say("Installing Python packages into .venv (a minute or two the first time) ...")
    # The build tools are pinned too, and then used where they are instead of fetched anew.
    pip("--upgrade", "pip", "setuptools")
    pip(*EDITABLE, f".[{extra}]")
    (VENV / f"ready-{extra}").write_text(state, encoding="utf-8")


def pip(*arguments: str) -> None:
    """Run `pip install` in `.venv` within the pinned versions."""
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--constraint", str(CONSTRAINTS), *arguments]
    log = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if log.returncode != 0:
        sys.stderr.write(log.stdout + log.stderr)
        raise SetUpError(
            "pip could not install the packages: see to what it says above and try again."
        )


def wanted_state() -> str:
    """Return a digest of everything that decides what is installed."""
    import tomllib  # Python 3.10 has none, and must get as far as being told so

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = (EDITABLE, project["build-system"], project["project"], project["tool"]["setuptools"])
    text = json.dumps(parts) + CONSTRAINTS.read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def run_quietly(*command: str) -> str:
    """Return what a command that cannot fail prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def names(packages: list[str]) -> str:
    """Return names for reading."""
    return ", ".join(packages)


def say(sentence: str) -> None:
    """Tell the person what takes its time."""
    print(sentence, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
