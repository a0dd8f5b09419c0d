"""What must be said beside a comparison, in Swedish sentences."""

from collections.abc import Iterator, Sequence
from typing import Final

from kompass.comparison.subjects import LEVELS, Subject, SubjectKind
from kompass.comparison.visits import in_two_editions
from kompass.swedish import format_number, join_words

NO_PUBLISHED_TOTAL: Final = "ingen total publicerad"
NO_COMPUTED_TOTAL: Final = "ingen total"
_COUNTS: Final = (
    "inget", "ett", "två", "tre", "fyra", "fem", "sex",
    "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip


def known_words(subject: Subject) -> str:
    """Return what is known where there is no total: "två områden kända"."""
    if subject.kind is SubjectKind.REFERENCE:
        return NO_PUBLISHED_TOTAL
    if subject.kind is SubjectKind.COMPUTED:
        return NO_COMPUTED_TOTAL
    known = subject.known_areas
    count = _COUNTS[known] if known < len(_COUNTS) else str(known)
    done = ("färdigbedömt", "färdigbedömda")
    one, many = done if subject.kind is SubjectKind.FILE else ("känt", "kända")
    return f"{count} område {one}" if known < 2 else f"{count} områden {many}"


def misprint(subject: Subject) -> str:
    """Return what a printed total that is not the sum needs said; empty if it agrees."""
    printed, computed = subject.printed_total, subject.computed_total
    if printed is None or computed is None or printed == computed:
        return ""
    return (
        f"{_begun(subject.name)}: totalen är tryckt som {format_number(printed)} i källan, men "
        f"områdena summerar till {format_number(computed)}. Skillnaden räknas på "
        "summan; inget är rättat."
    )


def only_printed(subject: Subject) -> str:
    """Return what a total without all its areas needs said; empty if there is no such total."""
    if subject.is_reference or subject.total is None or subject.computed_total is not None:
        return ""
    return (
        f"{_begun(subject.name)}: totalen är den som är tryckt; områdenas poäng är inte alla kända."
    )


def across_editions(base: Subject, other: Subject) -> str:
    """Return the warning that every total across editions carries."""
    if other.edition is None:
        return (
            f"{_begun(_of_edition(other))}: totalen kan inte jämföras med {base.name} som "
            "om det vore samma instrument."
        )
    return (
        f"{_begun(_of_edition(other))} och {_of_edition(base)}: områden och krav är inte "
        "desamma, så totalerna kan bara jämföras med stor försiktighet."
    )


def _of_edition(subject: Subject) -> str:
    verb = "gäller" if subject.is_reference else "är bedömd med"
    return f"{subject.name} {verb} {subject.edition_words}"


def unknown_areas(subject: Subject) -> str:
    """Return which areas are unknown; empty if none is, or if the edition is."""
    if subject.edition is None:
        return f"{_begun(subject.name)}: utgåvan är okänd, så inget område kan jämföras."
    missing = [area for area in subject.edition.areas if subject.areas.get(area.id) is None]
    if not missing:
        return ""
    what = "inte färdigbedömda" if subject.kind is SubjectKind.FILE else "inte kända"
    if len(missing) == len(subject.edition.areas):
        return f"{_begun(subject.name)}: inget områdes poäng är {_singular(what)}."
    named = join_words([f"{area.number} {area.short_title or area.title}" for area in missing])
    return f"{_begun(subject.name)}: poängen i {named} är {what}. De är inte noll."


def _singular(what: str) -> str:
    return {"inte färdigbedömda": "färdiga", "inte kända": "kända"}[what]


def of_subjects(subjects: Sequence[Subject], barriers: Sequence[str]) -> Iterator[str]:
    """Yield what must be said of each subject: why not comparable, unknown, misprinted."""
    for subject, barred in zip(subjects, barriers, strict=True):
        if not subject.comparable:
            yield f"{subject.title}: {subject.why_not}"
        if not barred and not subject.comparable and subject is not subjects[0]:
            yield _same_kind(subjects[0], subject)
        yield from filter(None, (unknown_areas(subject), misprint(subject), only_printed(subject)))
    yield from _references(subjects)
    yield from _visits(subjects)


def _visits(subjects: Sequence[Subject]) -> Iterator[str]:
    for same in in_two_editions(subjects):
        words = join_words([one.edition_words for one in same])
        yield (
            f"{same[0].title} står här med {words}: det är ett och samma besök bedömt två gånger, "
            "ingen förändring i kommunen."
        )
    seen: set[tuple[str, int | None, frozenset[str] | None]] = set()
    for one in subjects:
        visit = (one.code or one.unit, one.year, one.instrument)
        if one.unit and one.year is not None and visit in seen:
            yield f"{one.title} ({one.edition_words}) står två gånger, ur olika källor."
        seen.add(visit)


def _same_kind(base: Subject, other: Subject) -> str:
    how = f"på samma nivå ({LEVELS[other.level]})" if base.level == other.level else "på samma sätt"
    return f"{other.title} och {base.title} är bedömda {how} och jämförs därför med varandra."


def _references(subjects: Sequence[Subject]) -> Iterator[str]:
    kinds = {one.kind for one in subjects}
    if {SubjectKind.REFERENCE, SubjectKind.COMPUTED} <= kinds:
        yield (
            "Publicerade referensvärden och värden beräknade ur jämförelsebasen står bredvid "
            "varandra, men är inte samma sak: de har olika underlag."
        )
    without = [one.name for one in subjects if one.is_reference and one.total is None]
    if without:
        yield (
            f"{_begun(join_words(without))} har ingen total: en total räknas aldrig "
            "fram ur områdenas medianer eller medelvärden."
        )


def _begun(text: str) -> str:
    """Return a name as a sentence begins with it."""
    return f"{text[:1].upper()}{text[1:]}"
