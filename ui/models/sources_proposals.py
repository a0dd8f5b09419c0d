"""Kompass' own proposals of what to ask for and look for, less what is in the lists already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition
    from kompass.ids import RowId


def label(edition: Edition) -> str:
    """Return whose proposals there are: "Kompass eget förslag"; empty where there are none."""
    from kompass.interviews.materials import packaged_checklists

    return next((one.head.label for one in packaged_checklists(edition)), "")


def add_requests(file: AssessmentFile) -> int:
    """Add the proposed requests that are not in the list; return how many."""
    from kompass.assessment import edits
    from kompass.interviews.materials import packaged_checklists

    there = _titles(file.snapshot)
    wanted: list[edits.RequestFields] = [
        {"title": one.title, "questions": one.questions}
        for each in packaged_checklists(file.snapshot.edition)
        for one in each.requests
        if one.title.casefold() not in there
    ]
    edits.add_requests(file, wanted)
    return len(wanted)


def add_lookups(file: AssessmentFile) -> int:
    """Add the proposed things to look for that are not in the list; return how many."""
    from kompass.assessment import edits
    from kompass.interviews.materials import packaged_checklists

    there = {(one.question, one.text.casefold()) for one in file.snapshot.material.lookups}
    wanted: list[edits.LookupFields] = [
        {"question": one.question, "text": one.text}
        for each in packaged_checklists(file.snapshot.edition)
        for one in each.lookups
        if (one.question, one.text.casefold()) not in there
    ]
    edits.add_lookups(file, wanted)
    return len(wanted)


def proposed(snapshot: Snapshot) -> tuple[frozenset[str], frozenset[str]]:
    """Return the proposed titles and texts, to tell them from what the team has written."""
    from kompass.interviews.materials import packaged_checklists

    lists = packaged_checklists(snapshot.edition)
    return (
        frozenset(one.title for each in lists for one in each.requests),
        frozenset(one.text for each in lists for one in each.lookups),
    )


def sort_of_request(snapshot: Snapshot, request: RowId) -> str:
    """Return what kind of document a proposed request asks for; empty for the team's own."""
    from kompass.interviews.materials import packaged_checklists

    title = next((one.title for one in snapshot.material.requests if one.id == request), "")
    return next(
        (
            one.sort.capitalize()
            for each in packaged_checklists(snapshot.edition)
            for one in each.requests
            if one.title == title
        ),
        "",
    )


def _titles(snapshot: Snapshot) -> set[str]:
    return {one.title.casefold() for one in snapshot.material.requests}
