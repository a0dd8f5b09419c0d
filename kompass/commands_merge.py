"""What the command ``merge`` does: a new file with everything from several copies."""

from argparse import Namespace
from typing import TYPE_CHECKING

from kompass.saying import say, say_json, somebody

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict, CopyPlan
    from kompass.assessment.merge_files import Merged


def merge(options: Namespace) -> int:
    """Merge copies into a new file, and tell what came and what must be decided."""
    from kompass.assessment.merge_files import merge_into

    merged = merge_into(options.output, options.mine, options.theirs, author=somebody())
    if options.json:
        say_json(_document(options, merged))
    else:
        _say_merged(options, merged)
    return 0


def _say_merged(options: Namespace, merged: "Merged") -> None:
    for copy in merged.plan.copies:
        say(copy.in_words if not copy.has_news else f"{copy.path.name}: {copy.in_words}.")
    for conflict in merged.conflicts:
        say(f"Att avgöra: {conflict.where}: {_versions(conflict)}")
    say(f"{options.output}: {merged.snapshot.title}.")


def _versions(conflict: "Conflict") -> str:
    return " eller ".join(
        f"{_in_short(version.words)} ({version.author or 'okänd'})" for version in conflict.versions
    )


def _in_short(words: str, most: int = 60) -> str:
    line = " ".join(words.split()) or "inget"
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _document(options: Namespace, merged: "Merged") -> dict[str, object]:
    return {
        "output": str(options.output),
        "title": merged.snapshot.title,
        "changes": sum(copy.changes for copy in merged.plan.copies),
        "brings": _counted(merged.plan.brings),
        "copies": [_copy(copy) for copy in merged.plan.copies],
        "conflicts": [_conflict(conflict, merged) for conflict in merged.conflicts],
    }


def _copy(copy: "CopyPlan") -> dict[str, object]:
    return {
        "file": str(copy.path),
        "changes": copy.changes,
        "people": [{"name": name, "changes": count} for name, count in copy.people],
        "brings": _counted(copy.brings),
        "conflicts": copy.conflicts,
    }


def _conflict(conflict: "Conflict", merged: "Merged") -> dict[str, object]:
    edition = merged.snapshot.edition
    return {
        "field": conflict.where,
        "question": edition.question(conflict.question).number if conflict.question else None,
        "area": edition.area(conflict.area).number if conflict.area else None,
        "versions": [
            {
                "value": version.words,
                "author": version.author,
                "at": version.at.isoformat(),
                "mine": version.mine,
            }
            for version in conflict.versions
        ],
    }


def _counted(brings: tuple[tuple[int, str], ...]) -> list[dict[str, object]]:
    return [{"count": count, "what": what} for count, what in brings]
