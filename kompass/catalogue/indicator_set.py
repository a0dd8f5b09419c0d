"""An indicator set: somebody's level 3, laid over an edition instead of copied into it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from kompass.catalogue.document import Document, content_hash, digest, given, indicator_document
from kompass.catalogue.model import Edition, Indicator, IndicatorSetInfo, Question
from kompass.errors import KompassError
from kompass.ids import EditionId, IndicatorSetId, QuestionId


@dataclass(frozen=True)
class QuestionIndicators:
    """The indicators of one question; together they give the question's maximum."""

    id: QuestionId
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class IndicatorSet:
    """One proposal of indicators (level 3). Never changed once published."""

    id: IndicatorSetId
    title: str
    label: str
    """Shown wherever the indicators are: "Kompass arbetsförslag, inte SKL:s lista"."""
    proposed_by: str
    edition: EditionId
    edition_hash: str
    """The content hash of the edition it is made for; it fits no other."""
    questions: tuple[QuestionIndicators, ...]
    note: str = ""
    content_hash: str = ""
    """SHA-256 of what points rest on, the label and whose proposal it is."""

    @property
    def info(self) -> IndicatorSetInfo:
        """What an edition remembers of the set."""
        return IndicatorSetInfo(self.id, self.title, self.label, self.proposed_by)

    def of(self, question_id: QuestionId) -> tuple[Indicator, ...]:
        """Return the indicators of a question, none if the set leaves it alone."""
        return self._of.get(question_id, ())

    @cached_property
    def _of(self) -> dict[QuestionId, tuple[Indicator, ...]]:
        return {part.id: part.indicators for part in self.questions}


def with_indicators(edition: Edition, chosen: IndicatorSet) -> Edition:
    """Return ``edition`` with the indicators of a set at its questions, and the set remembered.

    Areas and questions stay what they are; the content hash pins the indicators too.
    Raises ``KompassError`` if the set is made for something else, or if the edition has
    indicators already.
    """
    if any(edition.indicators()):
        raise KompassError(
            f"{edition.title} har redan indikatorer. Välj utgåvan utan indikatorer i stället."
        )
    if (chosen.edition, chosen.edition_hash) != (edition.id, content_hash(edition)):
        raise KompassError(
            f"”{chosen.title}” är gjord för en annan utgåva än {edition.title}. "
            "Välj en lista som är gjord för utgåvan."
        )
    laid = _with_questions(edition, lambda question: chosen.of(question.id))
    laid = replace(laid, indicator_set=chosen.info)
    return replace(laid, content_hash=content_hash(laid))


def without_indicators(edition: Edition) -> Edition:
    """Return ``edition`` as it was before a set was laid over it.

    An edition with indicators of its own, which belong to it, is returned as it is.
    """
    if edition.indicator_set is None:
        return edition
    bare = replace(_with_questions(edition, lambda _question: ()), indicator_set=None)
    return replace(bare, content_hash=content_hash(bare))


def set_in(edition: Edition, note: str = "") -> IndicatorSet | None:
    """Return the set that is laid over ``edition``, ``None`` if there is none."""
    info = edition.indicator_set
    if info is None:
        return None
    found = IndicatorSet(
        id=info.id,
        title=info.title,
        label=info.label,
        proposed_by=info.proposed_by,
        edition=edition.id,
        edition_hash=without_indicators(edition).content_hash,
        questions=tuple(
            QuestionIndicators(question.id, question.indicators)
            for question in edition.questions()
            if question.indicators
        ),
        note=note,
    )
    return replace(found, content_hash=set_hash(found))


def set_to_document(chosen: IndicatorSet) -> Document:
    """Return a set as mappings, lists and text, in the order its file has them."""
    return given(
        kind="indicators",
        id=chosen.id,
        title=chosen.title,
        label=chosen.label,
        proposed_by=chosen.proposed_by,
        edition=chosen.edition,
        edition_hash=chosen.edition_hash,
        note=chosen.note,
        questions=_question_documents(chosen),
        content_hash=set_hash(chosen),
    )


def set_hash(chosen: IndicatorSet) -> str:
    """Return the SHA-256 of everything but the title and the note, which may be mended."""
    return digest(
        given(
            id=chosen.id,
            label=chosen.label,
            proposed_by=chosen.proposed_by,
            edition=chosen.edition,
            edition_hash=chosen.edition_hash,
            questions=_question_documents(chosen),
        )
    )


def _question_documents(chosen: IndicatorSet) -> list[Document]:
    return [
        given(id=part.id, indicators=[indicator_document(one) for one in part.indicators])
        for part in chosen.questions
    ]


def _with_questions(
    edition: Edition, indicators_of: Callable[[Question], tuple[Indicator, ...]]
) -> Edition:
    areas = tuple(
        replace(
            area,
            questions=tuple(
                replace(question, indicators=indicators_of(question)) for question in area.questions
            ),
        )
        for area in edition.areas
    )
    return replace(edition, areas=areas)
