"""Sentences, paragraphs and words of a canonical text, as a reader selects them by keyboard.

All positions are indices in the text; ranges are half-open. A sentence never reaches over a
paragraph's end, and never has white space at its ends.
"""

import re

Span = tuple[int, int]

_ENDS = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|:(?=\n)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:[•▪◦●○■□–—*-]|\(?\d{1,2}[.)]|[a-zåäö]\))[ \t]+\S")
_LAST_WORD = re.compile(r"(?:\w+\.)*\w+$")
_WORD = re.compile(r"\w+(?:[-’'.:]\w+)*")
_ABBREVIATIONS = (
    "adj alt anm art avd avs bif bil bl ca cirk civ dir dnr doc dr enl ev ex exkl fd fig fil "
    "fm fr förf g hr inkl inv isf jfr jur kap kl kungl lic m mag max med milj min mom n nedanst nr "
    "nuv o obs omkr op ordf ovanst p pga prof proc prop ref reg resp s sekr sid sign sk st stf str "
    "suppl t tab tel tex tf tom tr uppl urspr utg v vd vol vs ö övers "
    "jan feb mar apr jun jul aug sep sept okt nov dec "
    "a.a bl.a d.v.s dvs d.y d.ä f.d f.n f.o.m f.ö fr.o.m g.m i.e i.s.f i.st.f m.a.o m.h.t p.g.a "
    "p.m s.k t.ex t.h t.o.m t.v u.a v.g"
)
"""Words whose full stop is a part of them, whatever follows."""
_OFTEN_LAST = (
    "f ff m.m mm m.fl mfl osv o.s.v etc e.d o.d dyl o.dyl kr tim mån sek e.m f.m e.kr f.kr"
)
"""Abbreviations that also end sentences: so they do before a capital."""
_NEVER_LAST = frozenset(_ABBREVIATIONS.split()) - frozenset(_OFTEN_LAST.split())
_NEAR = 1000
"""Characters within which a word begins or ends."""
_SHORTEST_FULL_LINE = 0.7
"""Of the usual line; the longest says nothing, since it was joined from two."""


def sentence_at(text: str, index: int) -> Span:
    """Return the sentence that the character ``index`` is in, or the next one if it is between."""
    spans = _sentences(text, paragraph_at(text, index))
    return next((span for span in spans if index < span[1]), spans[-1] if spans else (index, index))


def next_sentence(text: str, index: int) -> Span | None:
    """Return the first sentence that begins at ``index`` or later; None if there is none."""
    at = index
    while at < len(text):
        paragraph = paragraph_at(text, at)
        for span in _sentences(text, paragraph):
            if span[0] >= index:
                return span
        at = max(paragraph[1], at + 1)
    return None


def paragraph_at(text: str, index: int) -> Span:
    """Return the paragraph that the character ``index`` is in, or the next one if between two.

    Paragraphs are kept apart by empty lines. Pages of a PDF have none, so there one also ends
    with a short line that ends a sentence or has a capital after it, as a heading has, and
    each item of a list is one.
    """
    spans = _paragraphs(text)
    if not spans:
        return index, index
    return next((span for span in spans if index < span[1]), spans[-1])


def word_left(text: str, index: int) -> int:
    """Return where the word before ``index`` begins; 0 if there is none."""
    starts = (found.start() for found in _WORD.finditer(text, max(0, index - _NEAR), index))
    return max((start for start in starts if start < index), default=0)


def word_right(text: str, index: int) -> int:
    """Return where the word after ``index`` ends; the text's end if there is none."""
    near = _WORD.finditer(text, max(0, index - _NEAR))
    found = next((one for one in near if one.end() > index), None)
    return found.end() if found else len(text)


def _sentences(text: str, paragraph: Span) -> list[Span]:
    start, end = paragraph
    spans: list[Span] = []
    for found in _ENDS.finditer(text, start, end):
        if _is_end(text, found.start(), found.end(), end):
            _put(spans, text, start, found.end())
            start = found.end()
    _put(spans, text, start, end)
    return spans


def _put(spans: list[Span], text: str, start: int, end: int) -> None:
    trimmed = _trimmed(text, start, end)
    if trimmed[0] < trimmed[1]:
        spans.append(trimmed)


def _is_end(text: str, at: int, after: int, end: int) -> bool:
    """Return whether the mark at ``at`` ends a sentence and is not part of a word or number."""
    following = text[after:end].lstrip()[:1]
    if not following or text[at] in "!?:" or after - at > 1:
        return not following.islower()
    word = _LAST_WORD.search(text, max(at - 40, 0), at)
    last = word.group() if word else ""
    if last.lower() in _NEVER_LAST or following.islower():
        return False
    initial = len(last.rpartition(".")[2]) == 1 and last[-1].isupper()
    ordinal = last.isdigit() and len(last) <= 2 and _begins_line(text, at - len(last))
    return not (initial or ordinal)


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _paragraphs(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        spans += _divided(text, start, gap.start())
        start = gap.end()
    return spans + _divided(text, start, len(text))


def _divided(text: str, start: int, end: int) -> list[Span]:
    """Return the paragraphs of a part of a text without empty lines."""
    lines = [found.span() for found in _LINE.finditer(text, start, end)]
    usual = sorted(last - first for first, last in lines)[3 * len(lines) // 4] if lines else 0
    spans: list[Span] = []
    for number, (first, last) in enumerate(lines):
        if number == 0 or _begins(text, lines[number - 1], (first, last), usual):
            start = first
            spans.append((first, last))
        else:
            spans[-1] = (start, last)
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))[0] < trimmed[1]]


def _begins(text: str, before: Span, line: Span, usual: int) -> bool:
    """Return whether a line begins a paragraph of its own."""
    if _ITEM.match(text, *line):
        return True
    ended = text[slice(*before)].rstrip()
    if len(ended) >= _SHORTEST_FULL_LINE * usual or ended.endswith((",", "-", "–")):
        return False
    return ended.endswith((".", "!", "?", ":")) or text[line[0] : line[1]].lstrip()[:1].isupper()


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
