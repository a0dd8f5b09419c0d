"""How a long job tells how far it has come, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called by a job between its steps."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Tell that ``done`` of ``total`` steps are done and ``what`` (Swedish) comes next.

        Raises ``Cancelled`` if the person has asked to stop; the job must then leave
        nothing behind.
        """


def silent(done: int, total: int, what: str) -> None:
    """Progress for callers that do not care."""
