"""Names that tell subjects apart where two have the same, as one visit in two editions has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kompass.comparison.subjects import Subject, SubjectKind


def told_apart(subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the subjects, those of one name with what sets them apart in it.

    That is the edition; within one edition whether it is a file, and else the id.
    """
    counted = Counter(one.name for one in subjects)
    return tuple(
        replace(one, short_title=f"{one.name} ({_apart(one, subjects)})")
        if counted[one.name] > 1
        else one
        for one in subjects
    )


def _apart(subject: Subject, subjects: Sequence[Subject]) -> str:
    same = [one for one in subjects if one.name == subject.name and one is not subject]
    if all(one.edition_words != subject.edition_words for one in same):
        return subject.edition_words
    if subject.kind is SubjectKind.FILE and all(one.kind is not subject.kind for one in same):
        return "utvärderingsfil"
    return subject.id
