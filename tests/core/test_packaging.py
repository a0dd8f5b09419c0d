"""An installed Kompass works away from its source: code, criteria and resources are in it."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SOURCE = ("LICENSE", "README.md", "pyproject.toml", "criteria", "kompass", "resources", "ui")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what git knows of, so that no leftover gets into it."""
    source = tmp_path_factory.mktemp("source")
    for name in source_files():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    call(sys.executable, *build, "--wheel-dir", out, source, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment with the wheel and what it declares, no more.

    The packages it declares are lent from the environment of the tests: downloading them
    again would need the network and say nothing more.
    """
    place = tmp_path_factory.mktemp("empty") / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    (packages,) = place.glob("lib/python*/site-packages")
    pip = ["-m", "pip", "--python", place, "install", "--quiet", "--no-deps", "--no-index"]
    call(sys.executable, *pip, wheel, cwd=place)
    for entry in lent(wheel_requirements(packages)):
        if not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)
    return place / "bin"


def test_everything_it_imports_is_declared(installed: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "pip", "--python", installed.parent, "check", cwd=tmp_path)
    everything = (
        "import kompass, ui; from importlib import import_module; from pkgutil import walk_packages"
        "\nfor package in (kompass, ui):"
        "\n    for module in walk_packages(package.__path__, package.__name__ + '.'):"
        "\n        module.name.endswith('__main__') or import_module(module.name)"
        "\nprint(kompass.__file__)"
    )

    place = call(installed / "python", "-c", everything, cwd=tmp_path)

    assert place.startswith(str(installed.parent))


def test_the_criteria_and_resources_are_in_it(installed: Path, tmp_path: Path) -> None:
    ask = (
        "import sys; from kompass.packaged import path_of"
        "\nfor name in sys.argv[1:]: print(path_of(name).read_bytes() != b'')"
    )
    data = [name for name in source_files() if name.startswith(("criteria/", "resources/"))]
    filled = [name for name in data if (ROOT / name).stat().st_size]

    answers = call(installed / "python", "-c", ask, *filled, cwd=tmp_path).split()

    assert answers == ["True"] * len(filled)
    assert "criteria/kommunkompassen-2002.yaml" in filled


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_example_becomes_a_report_in_another_folder(
    installed: Path, tmp_path: Path, suffix: str
) -> None:
    call(installed / "kompass", "example", "exempel.kompass", cwd=tmp_path)
    call(
        installed / "kompass",
        "report",
        "exempel.kompass",
        "-o",
        f"rapport.{suffix}",
        cwd=tmp_path,
    )

    assert (tmp_path / f"rapport.{suffix}").stat().st_size > 10_000


def source_files() -> list[str]:
    ask = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SOURCE]
    listed = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]


def wheel_requirements(packages: Path) -> list[str]:
    (metadata,) = packages.glob("kompass-*.dist-info/METADATA")
    lines = metadata.read_text(encoding="utf-8").splitlines()
    return [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]


def lent(requirements: list[str]) -> Iterator[Path]:
    """Yield the files and folders of everything required, and of what that requires."""
    waiting, seen = list(requirements), set[str]()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if not wanted or name in seen:
            continue
        seen.add(name)
        found = distribution(name)
        waiting += found.requires or []
        tops = {file.parts[0] for file in found.files or [] if file.parts[0] not in ("..", "bin")}
        yield from (Path(str(found.locate_file(top))) for top in tops - {"__pycache__"})


def call(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout and return what it prints."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=clean_environment(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in environment.items() if key != "PYTHONPATH"}
