"""Imports without PySide's detour.

From the moment PySide is imported it reads the source of every further module, looking for
``from __feature__ import snake_case``. This program never writes that, and the database
library alone has hundreds of modules: a sixth of the time to open a file.
"""

import builtins


def import_plainly() -> None:
    """Give Python its own import back; harmless where PySide has not put another in its place.

    PySide keeps the one it replaced as ``__orig_import__``.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
