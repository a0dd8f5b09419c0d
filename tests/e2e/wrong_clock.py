"""A laptop whose clock is wrong, for programs that are run unchanged otherwise."""

import os
import sys
from datetime import datetime, timedelta, tzinfo
from importlib import import_module

DAYS = "KOMPASS_CLOCK_DAYS"
"""The environment variable that says how many days the clock is ahead, or behind below zero."""


class _Wrong(datetime):
    """The clock as the program reads it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Return the moment that this laptop takes for now."""
        return datetime.now(tz) + timedelta(days=float(os.environ[DAYS]))


def set_clock() -> None:
    """Let everything that is written in a file have this laptop's time, if it has one."""
    if DAYS not in os.environ:
        return
    for door in ("storage", "edits"):
        import_module(f"kompass.assessment.{door}")
    for name, module in list(sys.modules.items()):
        if name.startswith("kompass.") and getattr(module, "datetime", None) is datetime:
            module.datetime = _Wrong  # type: ignore[attr-defined]
