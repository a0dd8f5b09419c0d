"""What the commands say of many results together: reference values and good examples."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from kompass.archive_choosing import (
    edition_called,
    editions_of,
    opened,
    selection_of,
    the_result,
)
from kompass.errors import KompassError
from kompass.saying import say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kompass.archive.computing.places import Place
    from kompass.archive.computing.reference_sets import ReferenceSet
    from kompass.archive.computing.spreads import Spread
    from kompass.archive.good_examples import Asker, GoodExample
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition
    from kompass.ids import AreaId, QuestionId

DEFAULT_EDITION = "kommunkompassen-2002"
_TITLE, _FIGURE = 44, 8
_HEADS = ("n", "median", "medel", "undre", "övre", "lägst", "högst")


def reference(options: Namespace) -> int:
    """Print n, median, mean, quartiles, lowest and highest of the results that are asked for."""
    from kompass.archive.as_json import places_document, reference_document
    from kompass.archive.computing.places import places
    from kompass.archive.computing.population import is_of
    from kompass.archive.computing.units import whose
    from kompass.archive.statistics import Choices, reference_set

    with opened(options, read_only=True) as archive:
        edition = _edition(options, archive)
        selection = replace(selection_of(options, archive), edition=edition.id)
        own = the_result(archive, options.own) if options.own else None
        choices = Choices(
            latest_only=options.latest,
            with_few=options.few,
            with_not_comparable=options.not_comparable,
        )
        every = archive.results(selection)
        found = reference_set(
            [one for one in every if is_of(one, edition)],
            edition,
            selection,
            own=whose(own) if own is not None else None,
            with_own=options.with_own,
            choices=choices,
        )
    alike = own is not None and is_of(own, edition) and (own.comparable or options.not_comparable)
    ranked = tuple(places(own, found, every)) if own is not None and alike else ()
    if options.json:
        say_json({**reference_document(found, edition, every), "places": places_document(ranked)})
    else:
        _say_reference(found, edition)
        _say_places(own, ranked, edition)
    return 0


def good_practice(options: Namespace) -> int:
    """Print who scored high on a question or an area, and what the archive says they do."""
    from kompass.archive.good_examples import RULE, cited, good_examples
    from kompass.catalogue.crosswalk import known_crosswalks

    with opened(options, read_only=True) as archive:
        edition = _edition(options, archive)
        subject = _subject(options.question, edition)
        selection = replace(selection_of(options, archive), edition=None)
        examples = good_examples(
            subject,
            edition,
            archive.results(selection),
            {one.id: one for one in editions_of(archive)},
            known_crosswalks(),
            _asker(options, archive, subject, edition),
        )
    if options.json:
        say_json({"rule": RULE, "examples": [_document(one) for one in examples]})
        return 0
    for example in examples:
        say(cited(example))
        for sentence in example.comparability:
            say(f"  {sentence}")
    if not examples:
        say("Jämförelsebasen har inget gott exempel på det i det urvalet.")
    say(RULE)
    return 0


def _edition(options: Namespace, archive: "Archive") -> "Edition":
    return edition_called(options.edition or DEFAULT_EDITION, editions_of(archive))


def _subject(number: str, edition: "Edition") -> "AreaId | QuestionId":
    for area in edition.areas:
        if number.strip() in (str(area.number), area.id):
            return area.id
    for question in edition.questions():
        if number.strip() == question.id:
            return question.id
    return edition.question_numbered(number).id


def _asker(
    options: Namespace, archive: "Archive", subject: "AreaId | QuestionId", edition: "Edition"
) -> "Asker":
    """Return whose example is looked for: a municipality, or one of its results."""
    from kompass.archive.good_examples import Asker
    from kompass.assessment.register import find

    if not options.municipality:
        return Asker("")
    try:
        result = the_result(archive, options.municipality)
    except KompassError:
        found = find(options.municipality)
        return Asker(found.name, found.code)
    return Asker(
        result.municipality,
        result.code,
        result.year,
        result.level,
        _share(result, subject, edition),
    )


def _share(
    result: "Result", subject: "AreaId | QuestionId", edition: "Edition"
) -> "Decimal | None":
    from kompass.archive.computing.population import is_of

    if not is_of(result, edition):
        return None
    for area in edition.areas:
        points = result.areas.get(area.id)
        if area.id == subject and points is not None and area.max_points:
            return points * 100 / area.max_points
        for question in area.questions:
            known = result.questions.get(question.id)
            if question.id == subject and known is not None and question.max_points:
                return known * 100 / question.max_points
    return None


def _document(example: "GoodExample") -> dict[str, object]:
    from kompass.archive.as_json import number
    from kompass.archive.good_examples import cited

    result = example.result
    return {
        "result": result.id,
        "municipality": {"code": result.code, "name": result.municipality},
        "year": result.year,
        "edition": result.edition,
        "place": example.place,
        "title": example.title,
        "whole_area": example.whole_area,
        "points": number(example.points),
        "max": number(example.maximum),
        "likeness": example.likeness.value,
        "comparability": list(example.comparability),
        "why": example.why,
        "told": [statement.text for statement in example.statements],
        "cited": cited(example),
        "source": result.source,
    }


def _say_reference(found: "ReferenceSet", edition: "Edition") -> None:
    say(f"{found.population}: {found.n} resultat av {found.municipalities} kommuner eller enheter.")
    if found.years:
        say(f"År {found.years[0]}–{found.years[1]}. Utgåva: {edition.title}.")
    say("")
    say(f"{'':{_TITLE}}{''.join(f'{head:>{_FIGURE}}' for head in _HEADS)}")
    for area in edition.areas:
        _say_spread(f"{area.number} {area.title}", found.areas.get(area.id))
        for question in area.questions:
            spread = found.questions.get(question.id)
            if spread is not None:
                _say_spread(f"  {question.number} {question.title}", spread)
    _say_spread("Totalt", found.total)
    say("")
    _say_sentences((found.warning, found.question_warning, *found.remarks))


def _say_places(own: "Result | None", ranked: "Sequence[Place]", edition: "Edition") -> None:
    """Say where the own result stands in the areas and in total."""
    from kompass.archive.computing.figures import TOTAL
    from kompass.archive.computing.ranking import percentile_in_words
    from kompass.swedish import format_number

    if own is None:
        return
    said = {str(area.id): f"{area.number} {area.title}" for area in edition.areas}
    said[TOTAL] = "Totalt"
    lines = [
        f"  {said[one.figure]}: {format_number(one.points)} poäng, {one.rank.words}, "
        f"{percentile_in_words(one.rank)}"
        for one in ranked
        if one.figure in said
    ]
    say("")
    say(f"{own.title} bland dem:" if lines else f"{own.title} har ingen plats bland dem.")
    _say_sentences(lines)


def _say_sentences(sentences: "Sequence[str]") -> None:
    for sentence in filter(None, sentences):
        say(sentence)


def _say_spread(label: str, spread: "Spread | None") -> None:
    from kompass.swedish import format_number as said

    short = label if len(label) < _TITLE else f"{label[: _TITLE - 2]}… "
    if spread is None:
        say(f"{short:{_TITLE}}  visas inte: för få resultat, eller inga")
        return
    one = spread.rounded()
    points = (one.median, one.mean, one.lower, one.upper, one.minimum, one.maximum)
    figures = (str(one.n), *(said(each) for each in points))
    say(f"{short:{_TITLE}}{''.join(f'{each:>{_FIGURE}}' for each in figures)}")
