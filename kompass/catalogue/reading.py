"""A document (from YAML or JSON) becomes an edition, or one error with all complaints.

The rules: an area is worth 100 points and its questions add up to that; a question's
indicators add up to its maximum; every id stands once. An edition marked incomplete may
lack maxima and questions, and then sums may fall short but never exceed.
"""

import re
from dataclasses import replace
from decimal import Decimal

from kompass.catalogue.complaints import Complaints, Spot
from kompass.catalogue.document import content_hash
from kompass.catalogue.fields import UNREAD, Fields, kind, quoted
from kompass.catalogue.model import Area, Edition, IndicatorSetInfo, Question
from kompass.catalogue.parts import Identities, parts, read_indicator
from kompass.catalogue.rules import (
    Terms,
    check_area,
    check_hash,
    check_question,
    read_language,
    read_step,
)
from kompass.ids import AreaId, EditionId, IndicatorSetId, QuestionId
from kompass.points import Points

EDITION_KEYS = (
    "id", "title", "language", "years", "source", "step_percent", "incomplete", "note",
    "indicator_set", "areas", "content_hash",
)  # fmt: skip
INFO_KEYS = ("id", "title", "label", "proposed_by")
AREA_KEYS = (
    "id", "number", "title", "short_title", "max_points", "suggested_introduction", "questions",
)  # fmt: skip
QUESTION_KEYS = ("id", "number", "title", "printed_title", "max_points", "indicators")

INDICATORS = "indicators"
"""The ``kind`` of a file that holds an indicator set; an edition has no ``kind``."""
CROSSWALK = "crosswalk"
"""The ``kind`` of a file that holds a crosswalk between two editions."""

LONGEST_SHORT_TITLE = 50
"""Two lines of 22 characters and a little to spare: what fits beside a chart."""

_AREA_NUMBER = re.compile(r"[1-9]\d?", re.ASCII)
_QUESTION_NUMBER = re.compile(r"[1-9]\d?\.[1-9]\d?", re.ASCII)


def read_edition(document: object, complaints: Complaints) -> Edition:
    """Return the edition that ``document`` describes, with its content hash.

    ``complaints`` may already hold some, and knows the lines where the document has any.
    Raises ``KompassError`` with all of them.
    """
    if not isinstance(document, dict):
        what = "är tom eller har bara kommentarer" if document is None else f"är {kind(document)}"
        complaints.add(
            Spot(), f"Filen {what}, ingen utgåva. Börja den med nycklar som id och title."
        )
        raise complaints.error()
    if document.get("kind") == INDICATORS:
        complaints.add(Spot(), "Filen är en indikatorlista, ingen utgåva. Välj en annan fil.")
        raise complaints.error()
    if document.get("kind") == CROSSWALK:
        complaints.add(
            Spot(),
            "Filen är ett samband mellan utgåvor, ingen utgåva. "
            "Ta in det med kommandot: kompass catalogue import FIL.yaml.",
        )
        raise complaints.error()
    fields = Fields(document, Spot(), complaints)
    edition = _Reader().edition(fields)
    complaints.refuse_if_any()
    edition = replace(edition, content_hash=content_hash(edition))
    check_hash(fields, edition.content_hash)
    complaints.refuse_if_any()
    return edition


class _Reader:
    """Reads one edition; remembers what has been seen and what the edition allows."""

    def __init__(self) -> None:
        self._identities = Identities()
        self._numbers: dict[str, str] = {}
        self._terms = Terms(incomplete=False, step=None)

    def edition(self, fields: Fields) -> Edition:
        fields.refuse_unknown(EDITION_KEYS)
        self._terms = Terms(incomplete=fields.flag("incomplete"), step=read_step(fields))
        edition = Edition(
            id=EditionId(self._identities.read(fields, "utgåvan")),
            title=fields.demanded_title(),
            language=read_language(fields),
            years=fields.demanded_title("years"),
            source=fields.paragraphs("source") if fields.demand("source") else "",
            step_percent=self._terms.step or Decimal(0),
            areas=self._areas(fields),
            incomplete=self._terms.incomplete,
            note=fields.paragraphs("note"),
            indicator_set=self._indicator_set(fields),
        )
        if edition.indicator_set is not None and not any(edition.indicators()):
            fields.complain(
                "Utgåvan anger en indikatorlista men har inga indikatorer. "
                "Skriv indikatorerna, eller ta bort uppgifterna om listan.",
                key="indicator_set",
            )
        return edition

    def _indicator_set(self, fields: Fields) -> IndicatorSetInfo | None:
        value = fields.content.get("indicator_set")
        if value is None:
            return None
        if not isinstance(value, dict):
            fields.blame(
                "indicator_set",
                f"ska vara en grupp av nycklar ({', '.join(INFO_KEYS)}) men är {kind(value)}.",
            )
            return None
        spot = Spot((*fields.spot.address, "indicator_set"), "indikatorlistan")
        return read_info(Fields(value, spot, fields.complaints), self._identities)

    def _areas(self, fields: Fields) -> tuple[Area, ...]:
        advice = "En utgåva har minst ett område."
        if fields.demand("areas", advice) and fields.content["areas"] == []:
            fields.complain(f"areas är tom. {advice}", key="areas")
        return tuple(self._area(part) for part in parts(fields, "areas", "område"))

    def _area(self, fields: Fields) -> Area:
        fields.refuse_unknown(AREA_KEYS)
        number = self._area_number(fields)
        area = Area(
            id=AreaId(self._identities.read(fields)),
            number=number,
            title=fields.demanded_title(),
            max_points=self._maximum(fields),
            short_title=fields.title("short_title", longest=LONGEST_SHORT_TITLE),
            suggested_introduction=fields.paragraphs("suggested_introduction"),
            questions=tuple(
                self._question(part, number) for part in parts(fields, "questions", "fråga")
            ),
        )
        check_area(fields, area, self._terms)
        return area

    def _question(self, fields: Fields, area_number: int) -> Question:
        fields.refuse_unknown(QUESTION_KEYS)
        question = Question(
            id=QuestionId(self._identities.read(fields)),
            number=self._question_number(fields, area_number),
            title=fields.demanded_title(),
            max_points=self._maximum(fields),
            printed_title=fields.title("printed_title"),
            indicators=tuple(
                read_indicator(part, self._identities)
                for part in parts(fields, "indicators", "indikator")
            ),
        )
        check_question(fields, question, self._terms)
        return question

    def _area_number(self, fields: Fields) -> int:
        sample = fields.complaints.words.sample("number", "3")
        if not fields.demand("number", f"Skriv områdets tryckta nummer, till exempel {sample}."):
            return 0
        value = fields.content["number"]
        if value is UNREAD:
            return 0
        if isinstance(value, bool) or not _AREA_NUMBER.fullmatch(str(value)):
            fields.blame("number", f"ska vara ett heltal från 1 till 99 men är {quoted(value)}.")
            return 0
        self._note_number(fields, str(value))
        return int(str(value))

    def _question_number(self, fields: Fields, area_number: int) -> str:
        sample = fields.complaints.words.sample("number", "3.1")
        if not fields.demand("number", f"Skriv frågans tryckta nummer, till exempel {sample}."):
            return ""
        number = fields.title("number")
        if number and not _QUESTION_NUMBER.fullmatch(number):
            fields.blame(
                "number",
                f"{quoted(number)} går inte att använda. "
                "Skriv områdets nummer, punkt och frågans nummer, till exempel 3.1.",
            )
            return ""
        if number and area_number and number.split(".")[0] != str(area_number):
            fields.complain(
                f"Frågan har numret {number} men står i område {area_number}. "
                "Ändra numret eller flytta frågan.",
                key="number",
            )
        self._note_number(fields, number)
        return number

    def _note_number(self, fields: Fields, number: str) -> None:
        if not number:
            return
        owner = quoted(fields.content.get("id") or fields.spot.name)
        if number in self._numbers:
            fields.complain(
                f"Numret {number} används redan av {self._numbers[number]}. "
                "Ge varje område och varje fråga ett eget nummer.",
                key="number",
            )
        self._numbers.setdefault(number, owner)

    def _maximum(self, fields: Fields) -> Points | None:
        words = fields.complaints.words
        advice = (
            f"Skriv den högsta poängen, till exempel {words.sample('max_points', '20')}. "
            f"Bara en utgåva med {words.incomplete} får sakna maximum."
        )
        if self._terms.incomplete or fields.demand("max_points", advice):
            return fields.points("max_points")
        return None


def read_info(fields: Fields, identities: Identities) -> IndicatorSetInfo:
    """Return which indicator set ``fields`` tells of."""
    fields.refuse_unknown(INFO_KEYS)
    return IndicatorSetInfo(
        id=IndicatorSetId(identities.read(fields)),
        title=fields.demanded_title(),
        label=fields.demanded_title("label"),
        proposed_by=fields.title("proposed_by"),
    )
