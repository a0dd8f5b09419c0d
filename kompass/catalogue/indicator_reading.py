"""A document (from YAML or JSON) becomes an indicator set, or one error with all complaints.

A set is judged together with its edition: every question must be there, and the
indicators of each question add up to its maximum.
"""

import re
from dataclasses import replace
from difflib import get_close_matches

from kompass.catalogue.complaints import Complaints, Spot
from kompass.catalogue.document import content_hash
from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.indicator_set import (
    IndicatorSet,
    QuestionIndicators,
    set_hash,
    without_indicators,
)
from kompass.catalogue.model import Edition, Question
from kompass.catalogue.named_edition import EditionNamed, named_edition
from kompass.catalogue.parts import Identities, parts, read_indicator
from kompass.catalogue.reading import INDICATORS, INFO_KEYS, read_info
from kompass.catalogue.rules import Terms, check_hash, check_indicators
from kompass.ids import EditionId, IndicatorSetId, QuestionId

SET_KEYS = (
    "kind", "id", "title", "label", "proposed_by", "edition", "edition_hash", "note", "questions",
    "content_hash",
)  # fmt: skip
SET_QUESTION_KEYS = ("id", "indicators")

_HASH = re.compile(r"[0-9a-f]{64}")


def read_indicator_set(
    document: object, complaints: Complaints, edition_named: EditionNamed
) -> IndicatorSet:
    """Return the indicator set that ``document`` describes, with its content hash.

    Raises ``KompassError`` with all complaints, those that ``complaints`` holds included.
    """
    if not isinstance(document, dict) or document.get("kind") != INDICATORS:
        complaints.add(
            Spot(),
            "Filen är ingen indikatorlista. En sådan börjar med raden ”kind: indicators”.",
        )
        raise complaints.error()
    fields = Fields(document, Spot(), complaints)
    chosen = _Reader(fields, edition_named).read()
    complaints.refuse_if_any()
    chosen = replace(chosen, content_hash=set_hash(chosen))
    check_hash(fields, chosen.content_hash, "listan")
    complaints.refuse_if_any()
    return chosen


class _Reader:
    """Reads one set; knows its edition, if that could be found."""

    def __init__(self, fields: Fields, edition_named: EditionNamed) -> None:
        fields.refuse_unknown(SET_KEYS)
        self._fields = fields
        self._edition = self._named(edition_named)
        self._questions = (
            {question.id: question for question in self._edition.questions()}
            if self._edition
            else {}
        )
        self._identities = Identities(_taken(self._edition) if self._edition else {})
        self._first: dict[str, str] = {}

    def read(self) -> IndicatorSet:
        fields = self._fields
        info = read_info(
            Fields(_info_of(fields.content), fields.spot, fields.complaints), self._identities
        )
        fields.demand("proposed_by")
        return IndicatorSet(
            id=IndicatorSetId(info.id),
            title=info.title,
            label=info.label,
            proposed_by=info.proposed_by,
            edition=EditionId(fields.title("edition")),
            edition_hash=self._edition_hash(),
            questions=self._read_questions(),
            note=fields.paragraphs("note"),
        )

    def _named(self, edition_named: EditionNamed) -> Edition | None:
        fields = self._fields
        said = "Listan är gjord för utgåvan"
        edition = named_edition(fields, "edition", said, edition_named)
        if edition is None:
            return None
        bare = without_indicators(edition)
        if any(bare.indicators()):
            fields.complain(
                f"Utgåvan {edition.id} har egna indikatorer, och då kan ingen lista läggas på den. "
                "Ange en annan utgåva.",
                key="edition",
            )
        return bare

    def _edition_hash(self) -> str:
        fields = self._fields
        if not fields.demand(
            "edition_hash",
            "Skriv utgåvans content_hash, som ”kompass catalogue check” skriver ut.",
        ):
            return ""
        stated = fields.title("edition_hash")
        if stated and not _HASH.fullmatch(stated):
            fields.blame("edition_hash", "ska vara 64 siffror och bokstäver a–f.")
        elif stated and self._edition and stated != content_hash(self._edition):
            fields.complain(
                f"Listan är gjord för ett annat innehåll i {self._edition.id} än det som finns "
                "här. Hämta utgåvan som listan är gjord för, eller gå igenom listan och skriv in "
                "utgåvans nya content_hash.",
                key="edition_hash",
            )
        return stated

    def _read_questions(self) -> tuple[QuestionIndicators, ...]:
        fields = self._fields
        advice = "En lista har indikatorer till minst en fråga."
        if fields.demand("questions", advice) and fields.content["questions"] == []:
            fields.complain(f"questions är tom. {advice}", key="questions")
        found = [
            self._question(self._numbered(part)) for part in parts(fields, "questions", "fråga")
        ]
        order = list(self._questions)
        return tuple(
            sorted(found, key=lambda part: order.index(part.id) if part.id in order else 0)
        )

    def _numbered(self, fields: Fields) -> Fields:
        """Call the part by the printed number of its question instead of its place."""
        question = self._questions.get(QuestionId(str(fields.content.get("id"))))
        if question is None:
            return fields
        return replace(fields, spot=Spot(fields.spot.address, f"fråga {question.number}"))

    def _question(self, fields: Fields) -> QuestionIndicators:
        fields.refuse_unknown(SET_QUESTION_KEYS)
        question = self._known(fields, fields.identity())
        if not fields.rows("indicators"):
            fields.blame("indicators", "saknas. Skriv frågans indikatorer, eller ta bort frågan.")
        indicators = tuple(
            read_indicator(part, self._identities)
            for part in parts(fields, "indicators", "indikator")
        )
        if question is not None:
            terms = Terms(incomplete=question.max_points is None, step=None)
            check_indicators(fields, indicators, question.max_points, terms)
        identity = question.id if question else QuestionId("")
        return QuestionIndicators(identity, indicators)

    def _known(self, fields: Fields, identity: str) -> Question | None:
        if not identity:
            return None
        if identity in self._first:
            fields.complain(
                f"Frågan {quoted(identity)} står två gånger. Samla dess indikatorer på ett ställe.",
                key="id",
            )
        self._first.setdefault(identity, fields.spot.name)
        question = self._questions.get(QuestionId(identity))
        if question is None and self._edition is not None:
            near = get_close_matches(identity, self._questions, 1, 0.6)
            advice = f"Menas {quoted(near[0], 80)}?" if near else "Kontrollera frågans id."
            fields.complain(
                f"Det finns ingen fråga {quoted(identity, 80)} i {self._edition.id}. {advice}",
                key="id",
            )
        return question


def _info_of(content: dict[str, object]) -> dict[str, object]:
    return {key: content[key] for key in INFO_KEYS if key in content}


def _taken(edition: Edition) -> dict[str, str]:
    """Return the ids that no indicator can have, and whose they are."""
    taken: dict[str, str] = {edition.id: "utgåvan"}
    taken |= {area.id: f"område {area.number}" for area in edition.areas}
    taken |= {question.id: f"fråga {question.number}" for question in edition.questions()}
    taken |= {indicator.id: "utgåvans egen indikator" for indicator in edition.indicators()}
    return taken
