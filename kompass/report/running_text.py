"""What a person typed into a text box, as paragraphs and lists."""

import re

from kompass.report.document import Block, Bullet, Bullets, Paragraph
from kompass.report.wording import paragraphs

_POINT = re.compile(r"\s*[-*•]\s+(?=\S)")


def running_text(text: str) -> list[Block]:
    """Return ``text`` as paragraphs, split at blank lines; lines that open with "- " are points.

    Empty text gives nothing. Single line breaks inside a paragraph are joined.
    """
    blocks: list[Block] = []
    for points, piece in _runs(text):
        if points:
            blocks.append(Bullets(tuple(Bullet(point) for point in _points(piece))))
        else:
            blocks += [Paragraph(paragraph) for paragraph in paragraphs(piece)]
    return blocks


def _runs(text: str) -> list[tuple[bool, str]]:
    """Return stretches of lines, each either points or ordinary text."""
    runs: list[tuple[bool, list[str]]] = []
    for line in text.splitlines():
        point = bool(_POINT.match(line))
        continues = bool(runs) and runs[-1][0] and bool(line.strip()) and line[:1].isspace()
        if runs and (runs[-1][0] == point or continues):
            runs[-1][1].append(line)
        elif line.strip() or runs:
            runs.append((point, [line]))
    return [(point, "\n".join(lines)) for point, lines in runs]


def _points(piece: str) -> list[str]:
    points: list[str] = []
    for line in piece.splitlines():
        opening = _POINT.match(line)
        if opening:
            points.append(line[opening.end() :].strip())
        elif line.strip() and points:
            points[-1] += f" {line.strip()}"
    return points
