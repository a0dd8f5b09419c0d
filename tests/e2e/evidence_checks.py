"""What the file and the reports hold, held against the plan of the visit."""

import io
import re
import zipfile
from itertools import chain
from pathlib import Path

import pikepdf
from evidence_plan import (
    CITED,
    MEETINGS,
    MOVED,
    MOVED_TO,
    NAMES,
    NOTES,
    NUMBERS,
    PASSAGES,
    PASSER_BY,
    REASON,
    SECRET,
    passages_on,
    said_on,
)

from kompass.assessment.material import Direction, Secrecy
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.storage import open_file
from kompass.ids import RowId

_MEANS = {"": Direction.SUPPORTS, "-": Direction.CONTRADICTS, "b": Direction.BACKGROUND}
_GAPS = re.compile(r"[\s\-\N{SOFT HYPHEN}\x02\N{NO-BREAK SPACE}\N{HYPHEN}\uFFFE]+")


def squeezed(text: str) -> str:
    """Return a text without what depends on where its lines are broken."""
    return _GAPS.sub("", text)


def check_file(path: Path) -> None:
    """Hold the programme, the notes, the excerpts and their links against the plan."""
    with open_file(path, author="", read_only=True) as file:
        snapshot = file.snapshot
    _check_programme(snapshot)
    for role, lines in NOTES.items():
        _check_notes(snapshot, role, lines)
    _check_excerpts(snapshot)
    numbered = {one.number: one.id for one in snapshot.edition.questions()}
    for number in NUMBERS:
        assert snapshot.material.evidence_of(numbered[number]), number


def _check_programme(snapshot: Snapshot) -> None:
    names = {person.id: person.name for person in snapshot.assessors}
    found = []
    for one in snapshot.material.interviews:
        people = ", ".join(person.name for person in snapshot.material.people_of(one.id))
        who = ", ".join(names[row] for row in one.assessors)
        found.append(
            (
                one.day,
                one.starts,
                one.ends,
                one.role,
                one.organisation,
                people.split(f", {PASSER_BY[0]}")[0],
                one.place,
                who,
            )
        )
    planned = [
        (one.day, one.starts, one.ends, one.role, one.organisation, one.name,
         MOVED_TO if at == MOVED else one.place, one.assessor)
        for at, one in enumerate(MEETINGS)
    ]  # fmt: skip
    assert sorted(found, key=str) == sorted(planned, key=str)


def _check_notes(snapshot: Snapshot, role: str, planned: tuple) -> None:
    material = snapshot.material
    (interview,) = [one for one in material.interviews if one.role == role]
    codes = {person.id: person.code for person in material.all_people()}
    found = material.lines_of(interview.id)
    for line, said in zip(found, planned, strict=False):
        assert (line.text, line.signals) == (said.text, said.signals)
        assert codes.get(line.speaker, "") == said.speaker, said
        assert _numbers(snapshot, line.id) == sorted(said.numbers), said
    assert len(found) - len(planned) == (2 if role == next(iter(NOTES)) else 0)
    for line in found[len(planned) : len(planned) + 1]:
        assert (line.text, line.level) == (SECRET, Secrecy.SENSITIVE)


def _numbers(snapshot: Snapshot, item: RowId) -> list[str]:
    links = snapshot.material.links_to(item)
    return sorted(snapshot.edition.question(link.question).number for link in links)


def _check_excerpts(snapshot: Snapshot) -> None:
    material = snapshot.material
    found = {}
    for excerpt in material.excerpts.values():
        assert (excerpt.region is None) == bool(excerpt.anchor.quote)
        quote = " ".join((excerpt.anchor.quote or excerpt.comment).split())
        directions = {link.direction for link in material.links_to(excerpt.id)}
        found[quote] = (_numbers(snapshot, excerpt.id), directions)
    planned = {one.quote: one for one in PASSAGES}
    assert set(found) == set(planned), set(found) ^ set(planned)
    for quote, one in planned.items():
        assert found[quote] == (sorted(one.numbers), {_MEANS[one.direction]}), quote


def check_reports(plain: tuple[Path, Path], internal: tuple[Path, Path]) -> None:
    """Hold both forms of both reports against the plan."""
    for path in chain(plain, internal):
        check_nameless(path)
    for path in internal:
        _check_appendix(squeezed(read(path)))
    for path in plain:
        text = squeezed(read(path))
        assert squeezed(REASON) in text
        assert not re.search(r"\[\d+\]|E[0-9a-f]{5}\]", text), path
        for said in _evidence():
            assert squeezed(said) not in text, said


def _evidence() -> list[str]:
    lines = [line.text for lines in NOTES.values() for line in lines]
    return [*(one.quote for one in PASSAGES), *lines]


def _check_appendix(text: str) -> None:
    cited = [passages_on(CITED[0])[0].sentence, said_on(CITED[1])[0].text]
    begin = text.index(
        squeezed("Hänvisningar i texten"), text.rindex(squeezed("internt arbetsmaterial"))
    )
    end = text.index(squeezed("Belägg fråga för fråga"), begin)
    for at, said in enumerate(cited, 1):
        assert squeezed(f"{REASON} [{at}]") in text, said
        assert squeezed(said) in text[begin:end], said
    for said in _evidence():
        assert squeezed(said) in text[end:], said
    assert squeezed(SECRET) not in text


def check_nameless(path: Path) -> None:
    """See that nobody's name stands anywhere in a file, however it is packed."""
    everything = squeezed(read(path)) + "".join(unpacked(path.read_bytes()))
    for name in (*NAMES, PASSER_BY[0]):
        for part in (squeezed(name), name.split()[1]):
            assert part.casefold() not in everything.casefold(), (part, path)


def read(path: Path) -> str:
    """Return what stands in a report, as somebody reads it."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    import docx

    body = docx.Document(str(path)).element.body
    paragraph, text = (f"{{{body.nsmap['w']}}}{name}" for name in ("p", "t"))
    return "\n".join("".join(t.text or "" for t in p.iter(text)) for p in body.iter(paragraph))


def unpacked(content: bytes) -> list[str]:
    """Return everything in a file as text: parts of a zip, streams and facts of a PDF."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    else:
        with pikepdf.open(io.BytesIO(content)) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    found.append(thing.read_bytes(pikepdf.StreamDecodeLevel.generalized))
                else:
                    found.append(repr(thing).encode())
    return [each.decode(code, "ignore") for each in found for code in ("utf-8", "utf-16-be")]
