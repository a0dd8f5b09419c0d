"""The process that reads one document and ends: ``python -m kompass.sources.apart``.

It gets name and bytes on its standard input and tells one JSON object a line on its standard
output: how far it has come, each page, and at last either the rest of the text or why there is
none. What comes back is plain data, so that a document that takes this process over still has
no way into the other one.
"""

import json
import sys
import time
from dataclasses import dataclass
from typing import BinaryIO

from kompass.errors import KompassError
from kompass.sources.limits import confine
from kompass.sources.model import DocumentText, PageText
from kompass.sources.reading import read

LENGTH = 8
"""Bytes of the number that says how long the name is, and of that for the content."""


_OFTEN_ENOUGH = 0.05
"""Seconds between two words about how far the reading has come."""


@dataclass(slots=True)
class Teller:
    """Writes messages, one a line."""

    stream: BinaryIO
    told: float = 0.0

    def progress(self, done: int, total: int, what: str) -> None:
        """Tell how far the reading has come, if that was not told just now."""
        now = time.monotonic()
        if now - self.told > _OFTEN_ENOUGH:
            self.told = now
            self.tell({"kind": "progress", "done": done, "total": total, "what": what})

    def text(self, text: DocumentText) -> None:
        """Tell the text, page by page, and that it is whole."""
        whole = {
            "kind": "read",
            "form": text.form,
            "title": text.title,
            "remarks": text.remarks,
            "extractor": text.extractor,
            "version": text.version,
            "pages": len(text.pages),
        }
        self.tell(*(_page(page) for page in text.pages), whole)

    def tell(self, *messages: dict[str, object]) -> None:
        """Write messages at once."""
        lines = (json.dumps(message, ensure_ascii=False) + "\n" for message in messages)
        self.stream.write("".join(lines).encode())
        self.stream.flush()


def _page(page: PageText) -> dict[str, object]:
    return {
        "kind": "page",
        "label": page.label,
        "text": page.text,
        "places": [(place.start, place.words) for place in page.places],
        "lost": page.unreadable,
    }


def main() -> None:
    """Read the document on standard input and tell about it on standard output."""
    name = _part(sys.stdin.buffer).decode("utf-8", "replace")
    content = _part(sys.stdin.buffer)
    teller = Teller(sys.stdout.buffer)
    confine()
    try:
        teller.text(read(content, name, teller.progress))
    except KompassError as error:
        teller.tell({"kind": "refused", "sentence": str(error), "details": error.details})
    except MemoryError:
        teller.tell({"kind": "memory"})


def _part(stream: BinaryIO) -> bytes:
    return stream.read(int.from_bytes(stream.read(LENGTH), "big"))


if __name__ == "__main__":
    main()
