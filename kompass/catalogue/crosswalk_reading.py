"""A document (from YAML) becomes a crosswalk, or one error with all complaints.

A crosswalk is judged together with both its editions: every id it names must be there.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from kompass.catalogue.complaints import Complaints, Spot
from kompass.catalogue.crosswalk import Crosswalk, Likeness, Pair
from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.named_edition import EditionNamed, named_edition
from kompass.catalogue.parts import parts
from kompass.catalogue.reading import CROSSWALK
from kompass.ids import AreaId, EditionId, QuestionId

CROSSWALK_KEYS = (
    "kind", "id", "title", "label", "proposed_by", "one", "other", "note", "areas", "questions",
)  # fmt: skip
PAIR_KEYS = ("one", "other", "likeness", "reason")

_LIKENESSES = ", ".join(likeness.value for likeness in Likeness)


def read_crosswalk(
    document: object, complaints: Complaints, edition_named: EditionNamed
) -> Crosswalk:
    """Return the crosswalk that ``document`` describes.

    Raises ``KompassError`` with all complaints, those that ``complaints`` holds included.
    """
    if not isinstance(document, dict) or document.get("kind") != CROSSWALK:
        complaints.add(
            Spot(), f"Filen är inget samband. Ett sådant börjar med raden ”kind: {CROSSWALK}”."
        )
        raise complaints.error()
    crosswalk = _Reader(Fields(document, Spot(), complaints), edition_named).read()
    complaints.refuse_if_any()
    return crosswalk


class _Reader:
    """Reads one crosswalk; knows its editions, as far as they could be found."""

    def __init__(self, fields: Fields, edition_named: EditionNamed) -> None:
        fields.refuse_unknown(CROSSWALK_KEYS)
        self._fields = fields
        self._alone_in_other: set[str] = set()
        self._by = fields.demanded_title("proposed_by")
        self._one = named_edition(fields, "one", "one är utgåvan", edition_named)
        self._other = named_edition(fields, "other", "other är utgåvan", edition_named)
        if self._one and self._other and self._one.area_ids == self._other.area_ids:
            fields.complain(
                "one och other har samma områden, så de är samma utgåva. "
                "Ett samband går mellan två olika utgåvor.",
                key="other",
            )

    def read(self) -> Crosswalk:
        fields, one, other = self._fields, self._one, self._other
        advice = "Skriv minst ett par av områden."
        if fields.demand("areas", advice) and fields.content["areas"] == []:
            fields.complain(f"areas är tom. {advice}", key="areas")
        return Crosswalk(
            id=fields.identity(),
            title=fields.demanded_title(),
            label=fields.demanded_title("label"),
            proposed_by=self._by,
            one=EditionId(fields.title("one")),
            other=EditionId(fields.title("other")),
            areas=self._pairs("areas", _areas(one), _areas(other)),
            questions=self._pairs("questions", _questions(one), _questions(other)),
            note=fields.paragraphs("note"),
            areas_of_one=one.area_ids if one else (),
            areas_of_other=other.area_ids if other else (),
            alone_in_other=frozenset(self._alone_in_other),
        )

    def _pairs(
        self, key: str, ones: Collection[str] | None, others: Collection[str] | None
    ) -> tuple[Pair, ...]:
        read = [(part, self._pair(part, ones, others)) for part in parts(self._fields, key, "par")]
        found = [(part, pair) for part, pair in read if pair is not None]
        for part, sentence in _contradictions(found):
            part.complain(sentence)
        return tuple(pair for _, pair in found)

    def _pair(
        self, part: Fields, ones: Collection[str] | None, others: Collection[str] | None
    ) -> Pair | None:
        part.refuse_unknown(PAIR_KEYS)
        one, other = _known(part, "one", ones), _known(part, "other", others)
        likeness = _likeness(part)
        reason = part.demanded_title("reason").rstrip(".")
        if one is None and other is None:
            if not part.has("one") and not part.has("other"):
                part.complain("Paret har varken one eller other. Skriv minst den ena.")
            return None
        if (one is None or other is None) and likeness not in (None, Likeness.NOT_COMPARABLE):
            part.blame("likeness", "kan bara vara not_comparable när one eller other saknas.")
        if likeness is None:
            return None
        if one is None:
            self._alone_in_other.add(str(other))
            return Pair(QuestionId(str(other)), None, likeness, reason, self._by)
        return Pair(
            QuestionId(one), QuestionId(other) if other else None, likeness, reason, self._by
        )


def _contradictions(found: list[tuple[Fields, Pair]]) -> Iterator[tuple[Fields, str]]:
    """Yield what cannot hold at once: a pair twice, something alone and in a pair, two equals."""
    seen: set[tuple[str, str | None]] = set()
    distinct = {(pair.one, pair.other) for _, pair in found}
    uses = Counter(str(end) for pair in distinct for end in pair if end)
    for part, pair in found:
        ends = [end for end in (pair.one, pair.other) if end]
        if (pair.one, pair.other) in seen:
            yield part, "Paret står redan i filen. Ta bort det ena."
        elif pair.other is None and uses[pair.one] > 1:
            yield (
                part,
                (
                    f"{quoted(pair.one, 80)} står här utan motsvarighet men också i ett annat par. "
                    "Ta bort det ena."
                ),
            )
        elif pair.likeness is Likeness.SAME and any(uses[end] > 1 for end in ends):
            yield (
                part,
                (
                    "Paret är same, men en av de två står också i ett annat par. "
                    "Det som har delats eller slagits ihop är recast."
                ),
            )
        seen.add((pair.one, pair.other))


def _known(part: Fields, key: str, ids: Collection[str] | None) -> str | None:
    """Return the id at ``key`` if the edition has it; complain if it does not."""
    wanted = part.title(key)
    if not wanted:
        return None
    if ids is None or wanted in ids:
        return wanted
    near = get_close_matches(wanted, list(ids), 1, 0.6)
    advice = f"Menas ”{near[0]}”?" if near else "Skriv ett id ur utgåvan."
    part.blame(key, f"är {quoted(wanted, 80)}, som inte finns i utgåvan. {advice}")
    return None


def _likeness(part: Fields) -> Likeness | None:
    said = part.title("likeness")
    if said in list(Likeness):
        return Likeness(said)
    if said:
        part.blame("likeness", f"är {quoted(said)} men ska vara ett av {_LIKENESSES}.")
    elif part.demand("likeness", f"Skriv ett av {_LIKENESSES}."):
        pass  # what stands there is no text, which has been complained of
    return None


def _areas(edition: Edition | None) -> tuple[AreaId, ...] | None:
    return edition.area_ids if edition else None


def _questions(edition: Edition | None) -> tuple[QuestionId, ...] | None:
    return tuple(question.id for question in edition.questions()) if edition else None
