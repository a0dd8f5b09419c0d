"""The only reader of files that ship with the program: criteria, resources and the text face."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath


def read_text(name: str) -> str:
    """Return a packaged UTF-8 file, named from the top: "criteria/kommunkompassen-2002.yaml"."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of a packaged file; raises ``FileNotFoundError`` if it does not ship."""
    from importlib.resources import files

    root, *rest = _parts(name)
    return files(root).joinpath(*rest).read_bytes()


def names(folder: str, suffix: str) -> Iterator[str]:
    """Yield the packaged files directly in ``folder`` that end with ``suffix``, sorted."""
    from importlib.resources import files

    root, *rest = _parts(folder)
    found = [entry.name for entry in files(root).joinpath(*rest).iterdir()]
    for name in sorted(name for name in found if name.endswith(suffix)):
        yield f"{folder}/{name}"


def path_of(name: str) -> Path:
    """Return a packaged file as a path on disk (the program is never run from a zip)."""
    # Found without importlib.resources: the window's icon is wanted before the first paint.
    root, *rest = _parts(name)
    spec = find_spec(root)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(name)
    return Path(spec.submodule_search_locations[0]).joinpath(*rest)


def font_file(style: str) -> Path:
    """Return the TrueType file of Source Sans Pro in ``style``: Regular, Semibold, Bold, It."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("font_source_sans_pro")
    return Path(spec.origin).parent / "files" / f"SourceSansPro-{style}.ttf"


FONT_FAMILY = "Source Sans Pro"


def _parts(name: str) -> tuple[str, ...]:
    parts = PurePosixPath(name).parts
    if ".." in parts or not parts or parts[0] not in ("criteria", "resources"):
        raise ValueError(f"not a packaged file: {name}")
    return parts
