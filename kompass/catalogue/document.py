"""An edition as a document for JSON, and the hash that pins its content."""

import json
import unicodedata
from decimal import Decimal
from hashlib import sha256

from kompass.catalogue.model import Area, Edition, Indicator, IndicatorSetInfo, Question
from kompass.points import tidy

Document = dict[str, object]


def to_document(edition: Edition) -> Document:
    """Return ``edition`` as mappings, lists and text, in the order a YAML file has them.

    Points are text ("22.5"), so that no reader turns them into binary fractions. What is
    empty or unknown is left out. The hash is that of the content as it is now.
    """
    return given(
        id=edition.id,
        title=edition.title,
        language=edition.language,
        years=edition.years,
        source=edition.source,
        step_percent=_number(edition.step_percent),
        incomplete=edition.incomplete,
        note=edition.note,
        indicator_set=edition.indicator_set and _info(edition.indicator_set),
        areas=[_area(area) for area in edition.areas],
        content_hash=content_hash(edition),
    )


def content_hash(edition: Edition) -> str:
    """Return the SHA-256 (64 hexadecimal digits) of everything that scores rest on.

    That is the edition's id, language, step and incompleteness, and the ids, numbers,
    titles, maxima and order of areas, questions and indicators, with the indicators'
    evidence and the id of the set they were taken from. It is not the edition's own title,
    years, source and note, nor short titles, printed titles and suggested introductions,
    nor what else is said about the set: these may be mended without making anyone's points
    mean something else.
    """
    content = given(
        id=edition.id,
        language=edition.language,
        step_percent=_number(edition.step_percent),
        incomplete=edition.incomplete,
        indicator_set=edition.indicator_set and edition.indicator_set.id,
        areas=[_scored_area(area) for area in edition.areas],
    )
    return digest(content)


def digest(content: Document) -> str:
    """Return the SHA-256 of a document, however its keys are ordered and its letters composed."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(unicodedata.normalize("NFC", canonical).encode("utf-8")).hexdigest()


def indicator_document(indicator: Indicator) -> Document:
    """Return one indicator as a document."""
    return given(
        id=indicator.id,
        text=indicator.text,
        points=_number(indicator.points),
        evidence=indicator.evidence,
    )


def given(**values: object) -> Document:
    """Return the values that are given: no empty text, no empty list, no ``None``, no false."""
    return {key: value for key, value in values.items() if value}


def _scored_area(area: Area) -> Document:
    return given(
        id=area.id,
        number=area.number,
        title=area.title,
        max_points=_number(area.max_points),
        questions=[_scored_question(question) for question in area.questions],
    )


def _scored_question(question: Question) -> Document:
    return given(
        id=question.id,
        number=question.number,
        title=question.title,
        max_points=_number(question.max_points),
        indicators=[indicator_document(indicator) for indicator in question.indicators],
    )


def _area(area: Area) -> Document:
    return given(
        id=area.id,
        number=area.number,
        title=area.title,
        short_title=area.short_title,
        max_points=_number(area.max_points),
        suggested_introduction=area.suggested_introduction,
        questions=[_question(question) for question in area.questions],
    )


def _question(question: Question) -> Document:
    return given(
        id=question.id,
        number=question.number,
        title=question.title,
        printed_title=question.printed_title,
        max_points=_number(question.max_points),
        indicators=[indicator_document(indicator) for indicator in question.indicators],
    )


def _info(info: IndicatorSetInfo) -> Document:
    return given(id=info.id, title=info.title, label=info.label, proposed_by=info.proposed_by)


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{tidy(number):f}"
