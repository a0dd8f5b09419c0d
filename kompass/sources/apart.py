"""The process that reads one document and ends: ``python -m kompass.sources.apart``.

It gets name and bytes on its standard input and tells one JSON object a line on its standard
output: how far it has come, each page, and at last either the rest of the text or why there is
none. What comes back is plain data, so that a document that takes this process over still has
no way into the other one.
"""

import json
import sys
from dataclasses import dataclass
from typing import BinaryIO

from kompass.errors import KompassError
from kompass.sources.limits import confine
from kompass.sources.model import DocumentText
from kompass.sources.reading import read

LENGTH = 8
"""Bytes of the number that says how long the name is, and of that for the content."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes messages, one a line."""

    stream: BinaryIO

    def progress(self, done: int, total: int, what: str) -> None:
        """Tell how far the reading has come."""
        self.tell(kind="progress", done=done, total=total, what=what)

    def text(self, text: DocumentText) -> None:
        """Tell the text, page by page, and that it is whole."""
        for page in text.pages:
            places = [(place.start, place.words) for place in page.places]
            self.tell(
                kind="page", label=page.label, text=page.text, places=places, lost=page.unreadable
            )
        self.tell(
            kind="read",
            form=text.form,
            title=text.title,
            remarks=text.remarks,
            extractor=text.extractor,
            version=text.version,
            pages=len(text.pages),
        )

    def tell(self, **message: object) -> None:
        """Write one message."""
        self.stream.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
        self.stream.flush()


def main() -> None:
    """Read the document on standard input and tell about it on standard output."""
    name = _part(sys.stdin.buffer).decode("utf-8", "replace")
    content = _part(sys.stdin.buffer)
    teller = Teller(sys.stdout.buffer)
    confine()
    try:
        teller.text(read(content, name, teller.progress))
    except KompassError as error:
        teller.tell(kind="refused", sentence=str(error), details=error.details)
    except MemoryError:
        teller.tell(kind="memory")


def _part(stream: BinaryIO) -> bytes:
    return stream.read(int.from_bytes(stream.read(LENGTH), "big"))


if __name__ == "__main__":
    main()
