"""The one door for files with figures: what is in it decides how it is read, never its name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kompass.archive.reading.grids_csv import decoded, grid_of, without_mark
from kompass.archive.reading.grids_layout import read_grid
from kompass.archive.reading.grids_model import Grid
from kompass.archive.reading.grids_texts import is_texts, with_texts
from kompass.archive.reading.model import Reading
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.progress import Progress, silent
from kompass.sources.model import DocumentText, Form, whole_text
from kompass.sources.recognise import misnamed, plain_name, recognise

MOST_BYTES: Final = 20_000_000
"""Of a table; twenty thousand results are smaller."""
MOST_TEXT: Final = 2_000_000
"""Characters of a document that are looked through for figures."""
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""How old Office files begin, and new ones with a password: full of zeros, and no text."""
_ENOUGH: Final = 6
"""Figures that make a table of separated cells certain; with fewer it may be running text."""
_NAMES: Final = {
    Form.XLSX: "Excel",
    Form.DOCX: "Worddokument",
    Form.HTML: "webbsida",
    Form.PDF: "PDF",
    Form.ODT: "OpenDocument",
    Form.TEXT: "text",
    Form.MARKDOWN: "text",
}
_NOTHING: Final = (
    "{} innehåller inga poäng som går att känna igen. Områdena ska ha sina rubriker eller "
    "nummer ur en utgåva, och poängen stå bredvid eller under."
)


def read_table(path: Path, *, editions: Sequence[Edition], progress: Progress = silent) -> Reading:
    """Return what a file says in figures, cell by cell, with what could not be read.

    xlsx, csv and other separated text, Word, web pages, PDF and OpenDocument, whatever the
    name ends with. Raises ``KompassError`` in one sentence for what is too large, damaged,
    protected or holds no figures at all, and ``Cancelled`` from ``progress``.
    """
    name = plain_name(path.name)
    progress(0, 0, f"Öppnar {name}")
    content = _content(path, name)
    form = _form(content, name)
    reading = _read(form, content, name, tuple(editions), progress)
    if not reading.columns and not reading.refused:
        raise KompassError(_NOTHING.format(name))
    said = (*misnamed(form, name), *reading.remarks)
    return replace(reading, remarks=tuple(dict.fromkeys(said)))


def read_pasted(text: str, *, editions: Sequence[Edition], progress: Progress = silent) -> Reading:
    """Return what a text from the clipboard says: cells kept apart by tabs, or running text.

    Raises ``KompassError`` in one sentence if it holds no figures or is far too long.
    """
    if len(text) > MOST_TEXT:
        raise KompassError("Texten är för lång. Klistra bara in tabellen.")
    reading = _of_text(text, tuple(editions), progress, file="")
    if not reading.columns and not reading.refused:
        raise KompassError(_NOTHING.format("Texten"))
    return reading


def _content(path: Path, name: str) -> bytes:
    from kompass.sources.worker import file_bytes

    try:
        with path.open("rb") as stream:
            head = stream.read(5)
        size = path.stat().st_size
    except (OSError, ValueError):
        head, size = b"", 0
    if size > MOST_BYTES and head != b"%PDF-":
        raise KompassError(
            f"{name} är {size // 1_000_000} MB, och en tabell med resultat är mindre än "
            f"{MOST_BYTES // 1_000_000} MB. Dela upp den, eller spara bara det som ska läsas in."
        )
    return file_bytes(path)


def _form(content: bytes, name: str) -> Form:
    try:
        return recognise(content, name)
    except KompassError:
        if without_mark(content) and not content.startswith(_COMPOUND):
            return Form.TEXT
        raise


def _read(
    form: Form, content: bytes, name: str, editions: tuple[Edition, ...], progress: Progress
) -> Reading:
    if form is Form.XLSX:
        from kompass.archive.reading.grids_xlsx import grids_of

        grids, said = grids_of(content, name, progress)
        return _named(form, _of_grids(grids, editions, name), said)
    if form in (Form.DOCX, Form.HTML):
        grids = _tables(form, content, name, progress)
        reading = _of_grids(grids, editions, name)
        if reading.columns:
            return _named(form, reading)
    if form is Form.IMAGE:
        raise KompassError(
            f"{name} är en bild, och siffror i bilder läses inte. Skriv av tabellen i Excel."
        )
    if form in (Form.TEXT, Form.MARKDOWN):
        text, spoken = decoded(content, name)
        return _named(form, _of_text(text, editions, progress, file=name), spoken)
    return _named(form, *_of_document(content, name, editions, progress))


def _tables(form: Form, content: bytes, name: str, progress: Progress) -> tuple[Grid, ...]:
    from kompass.archive.reading.grids_documents import docx_grids, html_grids

    read = docx_grids if form is Form.DOCX else html_grids
    return read(content, name, progress)


def _of_document(
    content: bytes, name: str, editions: tuple[Edition, ...], progress: Progress
) -> tuple[Reading, tuple[str, ...]]:
    """Return the figures in a document's text, which a process of its own makes."""
    from kompass.sources.worker import read_bytes_apart

    document: DocumentText = read_bytes_apart(content, name, progress).text
    text = whole_text(document.pages)
    if len(text) > MOST_TEXT:
        raise KompassError(
            f"{name} är för lång. Kopiera sidan med tabellen och klistra in den i stället."
        )
    if not text.strip():
        raise KompassError(
            f"{name} har ingen text, bara bilder av sidor. Skriv av tabellen i Excel."
        )
    return _of_text(text, editions, progress, file=name), document.remarks


def _of_text(text: str, editions: tuple[Edition, ...], progress: Progress, *, file: str) -> Reading:
    """Return what a text says: as a table with separators, or as running text."""
    from kompass.archive.reading.texts import read_text

    table = _as_table(text, editions, progress, file)
    if _figures(table) >= _ENOUGH or len(text) > MOST_TEXT:
        return table
    progress(0, 0, "Söker poäng i texten")
    running = read_text(text, editions=editions)
    silent_table = not table.columns and not table.refused
    return running if silent_table or _figures(running) > _figures(table) else table


def _as_table(text: str, editions: tuple[Edition, ...], progress: Progress, file: str) -> Reading:
    try:
        grid = grid_of(text, progress)
    except KompassError:
        if len(text) > MOST_TEXT:
            raise
        return Reading()
    reading = read_grid(grid, editions, file=file)
    return replace(reading, form=f"tabell, {reading.form}" if reading.form else "")


def _of_grids(grids: Iterable[Grid], editions: tuple[Edition, ...], file: str) -> Reading:
    """Return the tables of one file as one reading."""
    readings: list[Reading] = []
    silent_ones: list[str] = []
    texts: list[Grid] = []
    for grid in grids:
        if is_texts(grid):
            texts.append(grid)
            continue
        reading = read_grid(grid, editions, file=file)
        if reading.columns or reading.refused:
            readings.append(reading)
        else:
            silent_ones.append(grid.name)
    remarks = [remark for reading in readings for remark in reading.remarks]
    if silent_ones and readings:
        remarks.append(f"Utan resultat som känns igen: {', '.join(silent_ones[:10])}.")
    whole = Reading(
        tuple(column for reading in readings for column in reading.columns),
        tuple(refused for reading in readings for refused in reading.refused),
        tuple(dict.fromkeys(remarks)),
        "; ".join(dict.fromkeys(reading.form for reading in readings if reading.form)),
    )
    for grid in texts:
        whole = with_texts(whole, grid, editions)
    return whole


def _named(form: Form, reading: Reading, said: Iterable[str] = ()) -> Reading:
    words = _NAMES[form]
    if reading.form:
        told = reading.form.casefold().startswith(words.casefold())
        words = reading.form if told else f"{words}, {reading.form}"
    return replace(reading, form=words, remarks=(*said, *reading.remarks))


def _figures(reading: Reading) -> int:
    return sum(1 for column in reading.columns for _ in column.cells())
