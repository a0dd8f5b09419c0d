"""A workbook becomes an edition, or one error with every complaint and its row.

The rows are turned into the same document that a YAML file is, so that the same rules
judge it; only the names of the keys and the places of the complaints differ.
"""

from pathlib import Path

from kompass.catalogue.complaints import Address, Complaints, Line
from kompass.catalogue.excel_criteria import read_criteria
from kompass.catalogue.excel_facts import read_facts
from kompass.catalogue.excel_layout import WORDS
from kompass.catalogue.excel_sheets import read_sheets
from kompass.catalogue.model import Edition
from kompass.catalogue.reading import read_edition
from kompass.catalogue.sources import place_of


def read_workbook(path: Path) -> Edition:
    """Return the edition in a workbook as ``export_workbook`` or ``template`` lays it out.

    Empty rows, spaces around texts, other orders of columns and own remarks are fine.
    Raises ``KompassError`` with all complaints ("min.xlsx, rad 14: ..."), the first as its
    sentence; then nothing of the workbook is of any use.
    """
    facts, criteria = read_sheets(path)
    lines: dict[Address, int | Line] = {}
    complaints = Complaints(place_of(path), lines, WORDS)
    document = read_facts(facts, complaints, lines)
    if areas := read_criteria(criteria, complaints, lines):
        document["areas"] = areas
    return read_edition(document, complaints)
