"""What ``kompass compare`` does: find what is meant, compare it, and tell or write it."""

from argparse import Namespace
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.errors import KompassError
from kompass.saying import complain, say, say_json, somebody

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.catalogue.model import Edition
    from kompass.comparison.choosing import Choices
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject

PICTURES: Final = (".png", ".svg")
DOCUMENTS: Final = (".docx", ".pdf")
WORKBOOK: Final = ".xlsx"
PICTURE_INCHES: Final = (9.0, 7.5)
_SUFFIXES: Final = (WORKBOOK, *DOCUMENTS, *PICTURES)
_FILE: Final = ".kompass"


def compare(options: Namespace) -> int:
    """Compare two to six results, or rank three to seven nominees."""
    _check_output(options)
    choices = _Lazily(options.archive)
    subjects = _subjects(options, choices)
    if options.nominees:
        return _nominees(options, subjects)
    from kompass.catalogue.crosswalk import known_crosswalks
    from kompass.comparison.compare import compare as beside

    crosswalks = known_crosswalks()
    comparison = beside(subjects, crosswalks)
    if options.output is not None:
        _write(comparison, crosswalks, options.output, choices)
    if options.json:
        from kompass.comparison.as_json import as_json

        say_json(as_json(comparison, crosswalks, choices.everyone(comparison)))
    elif options.output is not None:
        say(f"{options.output}: {comparison.base.title} och {len(subjects) - 1} till.")
        for text in comparison.warnings:
            say(f"- {text}")
    else:
        from kompass.comparison.as_text import as_text

        say(as_text(comparison, crosswalks, choices.everyone(comparison)))
    for trouble in crosswalks.broken:
        complain(trouble)
    return 0


def _write(
    comparison: "Comparison", crosswalks: "Crosswalks", path: Path, choices: "_Lazily"
) -> None:
    suffix = path.suffix.lower()
    if suffix == WORKBOOK:
        from kompass.comparison.workbook import write_workbook

        write_workbook(comparison, crosswalks, path)
    elif suffix in DOCUMENTS:
        from kompass.report.comparison_document import comparison_document
        from kompass.report.export import write_document

        everyone = choices.everyone(comparison)
        write_document(comparison_document(comparison, crosswalks, everyone=everyone), path)
    else:
        from kompass.charts import files
        from kompass.charts.of_comparison import several_of
        from kompass.charts.several_compass import several_compass
        from kompass.charts.theme import PAPER

        files.save(several_compass(several_of(comparison), PAPER, PICTURE_INCHES), path)


def _nominees(options: Namespace, subjects: "Sequence[Subject]") -> int:
    from kompass.comparison.nominees import nominees

    found = nominees(subjects)
    if options.json:
        from kompass.comparison.nominees_told import as_json

        say_json(as_json(found))
    elif options.output is None:
        from kompass.comparison.nominees_told import as_text

        say(as_text(found))
    if options.output is not None:
        from kompass.catalogue.crosswalk import known_crosswalks
        from kompass.report.export import write_document
        from kompass.report.nominees_document import nominees_document

        document = nominees_document(found, known_crosswalks(), reference=_median(found.edition))
        write_document(document, options.output)
        if not options.json:
            say(f"{options.output}: {len(subjects)} nominerade, {found.edition.title}.")
    return 0


def _median(edition: "Edition") -> "Subject | None":
    """Return what the profiles stand beside: the first published reference of the edition."""
    from kompass.archive.reference import published
    from kompass.comparison.subjects import of_reference

    return next((of_reference(values, edition) for values in published(edition)), None)


def _check_output(options: Namespace) -> None:
    """Refuse before anything is read what could not be written, or would write over an item."""
    path = options.output
    if path is None:
        return
    allowed = DOCUMENTS if options.nominees else _SUFFIXES
    if path.suffix.lower() not in allowed:
        raise KompassError(
            f"”{path.name}” har inget känt format. Ge det ett namn som slutar på "
            f"{', '.join(allowed[:-1])} eller {allowed[-1]}."
        )
    for item in map(Path, options.items):
        if item.is_file() and path.exists() and path.samefile(item):
            raise KompassError(
                f"”{path}” är en av utvärderingarna. Ge det som ska skrivas ett annat namn."
            )


class _Lazily:
    """The archive and the references, read once and only if anything asks for them."""

    def __init__(self, address: str | None) -> None:
        self._address = address

    @cached_property
    def choices(self) -> "Choices":
        """Everything that can be chosen besides files."""
        return _choices(self._address)

    def everyone(self, comparison: "Comparison") -> "tuple[Subject, ...]":
        """Return whom own visits can be ranked among; nobody where there is one visit only."""
        from kompass.comparison.visits import own_visits

        return self.choices.everyone() if own_visits(comparison.subjects) else ()


def _subjects(options: Namespace, lazily: _Lazily) -> "list[Subject]":
    found: list[Subject] = []
    for item in options.items:
        if Path(item).is_file():
            found.append(_of_file(Path(item)))
        elif Path(item).suffix == _FILE:
            raise KompassError(f"Det finns ingen fil ”{item}”. Kontrollera namnet och mappen.")
        else:
            found.append(lazily.choices.subject(item))
    return found


def _of_file(path: Path) -> "Subject":
    from kompass.assessment.storage import open_file
    from kompass.comparison.subjects import of_snapshot

    with open_file(path, author=somebody(), read_only=True) as file:
        return of_snapshot(file.snapshot)


def _choices(address: str | None) -> "Choices":
    """Return what can be chosen: the archive's results, and every published reference."""
    from kompass.archive.reference import published
    from kompass.archive_choosing import every_result
    from kompass.catalogue.known import known
    from kompass.comparison.choosing import Choices

    results, editions = every_result(address, with_withdrawn=True)
    catalogue = known()
    by_id = {edition.id: edition for edition in (*catalogue.editions, *editions)}
    references = [values for one in catalogue.editions for values in published(one)]
    return Choices(results, references, by_id.get)
