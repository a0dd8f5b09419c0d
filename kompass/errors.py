"""Expected trouble, as one sentence for people."""


class KompassError(Exception):
    """Trouble that a person can do something about.

    ``str(error)`` is one Swedish sentence that says what is wrong and what to do.
    ``details`` holds further lines (a list of places in a file, say) and may be empty.
    Everything that is not a ``KompassError`` or ``Cancelled`` is a bug.
    """

    def __init__(self, sentence: str, *, details: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.details = details


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person cancelled a job; nothing was changed and nothing needs saying."""
