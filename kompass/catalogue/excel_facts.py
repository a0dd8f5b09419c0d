"""The sheet about the edition as a whole becomes the head of a document."""

from difflib import get_close_matches

from kompass.catalogue.complaints import Address, Complaints, Line, Spot
from kompass.catalogue.excel_cells import Shown
from kompass.catalogue.excel_layout import FACT_HEADINGS, FACTS, FACTS_SHEET, Fact
from kompass.catalogue.excel_sheets import Found, Sheet
from kompass.catalogue.fields import UNREAD, quoted

Node = dict[str, object]
Lines = dict[Address, int | Line]

_YES, _NO = ("ja", "sant", "true"), ("nej", "falskt", "false")
_FIRST = -1
"""The order of this sheet: before that with the criteria."""
_SET = "indicator_set"
_LABELS = {fact.label.casefold(): fact for fact in FACTS}


def read_facts(sheet: Sheet | None, complaints: Complaints, lines: Lines) -> Node:
    """Return a document without areas, and note in ``lines`` where everything stands."""
    if sheet is not None:
        return _Reader(sheet, complaints, lines).read()
    complaints.add(
        Spot(),
        f"Bladet {FACTS_SHEET} med rubrikerna {' och '.join(FACT_HEADINGS[:2])} saknas. "
        "Utgå från en export eller från mallen.",
    )
    needed = ("id", "title", "language", "years", "source", "step_percent")
    return dict.fromkeys(needed, UNREAD)


class _Reader:
    def __init__(self, sheet: Sheet, complaints: Complaints, lines: Lines) -> None:
        self._sheet = sheet
        self._complaints = complaints
        self._lines = lines
        self._document: Node = {}
        self._info: Node = {}

    def read(self) -> Node:
        top = self._line(self._sheet.headed.number)
        self._lines.update({_address(fact): top for fact in FACTS})
        label_at, value_at = (self._sheet.headed.place(name) for name in FACT_HEADINGS[:2])
        for row in self._sheet.rows:
            label, value = row.cells.get(label_at), row.cells.get(value_at)
            name = label.text if isinstance(label, Shown) else ""
            fact = _LABELS.get(name.casefold())
            if fact is not None:
                self._take(fact, value, self._line(row.number))
            elif value is not None:
                self._unknown(name, self._line(row.number))
        if self._info:
            self._document[_SET] = self._info
        return self._document

    def _take(self, fact: Fact, value: Found, line: Line) -> None:
        into = self._info if fact.of_set else self._document
        if fact.key in into:
            self._complain(f"{fact.label} står två gånger. Ta bort den ena raden.", line)
            return
        self._lines[_address(fact)] = line
        if fact.of_set:
            self._lines.setdefault((_SET,), line)
        if isinstance(value, str):
            self._complain(f"{fact.label} {value}", line)
            into[fact.key] = UNREAD
        elif value is not None:
            into[fact.key] = self._value(fact, value.text, line)

    def _value(self, fact: Fact, text: str, line: Line) -> object:
        if fact.key == "step_percent":
            return text.removesuffix("%").strip()
        if fact.key != "incomplete":
            return text
        if text.casefold() not in (*_YES, *_NO):
            self._complain(f"{fact.label} är {quoted(text)} men ska vara ja eller nej.", line)
        return text.casefold() in _YES

    def _unknown(self, name: str, line: Line) -> None:
        near = get_close_matches(name.casefold(), _LABELS, 1, 0.6)
        advice = f"Menas ”{_LABELS[near[0]].label}”?" if near else "Ta bort raden."
        fault = (
            f"Okänd uppgift {quoted(name)}." if name else "Värdet har ingen uppgift framför sig."
        )
        self._complain(f"{fault} {advice}", line)

    def _line(self, number: int) -> Line:
        return Line(_FIRST, number, f"bladet {self._sheet.name}")

    def _complain(self, sentence: str, line: Line) -> None:
        self._complaints.add(Spot(), sentence, line=line)


def _address(fact: Fact) -> Address:
    return (_SET, fact.key) if fact.of_set else (fact.key,)
