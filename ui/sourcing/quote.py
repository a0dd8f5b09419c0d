"""A pasted quote finds its source: looked for beside the window, kept when it is sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import Direction, SourceKind
from kompass.sources.addresses import looks_like_address, plain_address
from ui.models.sources_evidence import keep
from ui.models.sources_words import OWN_QUOTE
from ui.reader.values import Selection
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.material import Source
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import QuestionId, RowId
    from kompass.progress import Progress
    from kompass.sources.model import Taken
    from kompass.sources.paste import Candidate
    from ui.models.sources_desk import SourceDesk
    from ui.models.sources_reading import Readings


@dataclass(frozen=True)
class Pasted:
    """What was pasted, and for which question, if any."""

    text: str
    question: QuestionId | None = None
    solves: RowId | None = None
    """A quote without source, whose source is looked for once more."""


class QuoteSearch(QObject):
    """One quote at a time.

    * ``kept``: ``(Pasted, id of the excerpt)``
    * ``unsure``: ``(Pasted, candidates)``: somebody has to choose, or say that it is none
    * ``waits``: the id of a web source: what was pasted is an address
    * ``failed``: a sentence
    """

    kept = Signal(object, str)
    unsure = Signal(object, object)
    waits = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: SourceDesk, readings: Readings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._job = OneJob(self)
        desk.session.closed.connect(self._job.drop)

    @property
    def busy(self) -> bool:
        """Whether a quote is being looked for."""
        return self._job.running

    def paste(self, pasted: Pasted) -> None:
        """Look for where a text comes from."""
        if not pasted.text.strip():
            self.failed.emit(self.tr("Urklipp har ingen text. Kopiera stycket först."))
            return
        if not self._desk.writable:
            self.failed.emit(self.tr("Filen är skrivskyddad, så inget kan läggas till."))
            return
        if looks_like_address(pasted.text):
            self._let_wait(pasted.text.strip())
        elif not self.busy:
            self._look(pasted)

    def choose(self, pasted: Pasted, chosen: Candidate) -> None:
        """Keep the quote where somebody says it stands."""
        row = self._desk.do(partial(self._kept, pasted, chosen))
        if row is not None:
            self.kept.emit(pasted, row)

    def without_source(self, pasted: Pasted) -> None:
        """Keep the quote as one's own, marked until its source is found."""
        if self.busy:
            return

        def work(progress: Progress) -> Taken:
            from kompass.sources.worker import read_bytes_apart

            return read_bytes_apart(pasted.text.encode(), "citat.txt", progress)

        self._start(work, partial(self._on_alone, pasted))

    def candidates_for(self, pasted: Pasted) -> tuple[Source, ...]:
        """Return where a quote may come from: everything but quotes without source."""
        material = self._desk.material
        return tuple(
            one for one in material.sources
            if one.sort != OWN_QUOTE and material.newer(one.id) is None and one.id != pasted.solves
        )  # fmt: skip

    def source_of(self, candidate: Candidate) -> Source | None:
        """Return the source that a candidate stands in."""
        every = self._desk.material.sources
        fitting = [one for one in every if one.sha256 == candidate.ref and one.sort != OWN_QUOTE]
        return next((one for one in fitting if not one.removed), next(iter(fitting), None))

    def _look(self, pasted: Pasted) -> None:
        pages = self._readings.pages(self.candidates_for(pasted))

        def work(_progress: Progress) -> tuple[Candidate, ...]:
            from kompass.sources.paste import find_quote

            return find_quote(pasted.text, pages)

        self._start(work, partial(self._on_found, pasted))

    def _on_found(self, pasted: Pasted, found: Sequence[Candidate]) -> None:
        from kompass.sources.paste import How

        if len(found) == 1 and found[0].how is How.EXACT:
            self.choose(pasted, found[0])
        else:
            self.unsure.emit(pasted, tuple(found))

    def _kept(self, pasted: Pasted, chosen: Candidate, file: AssessmentFile) -> RowId | None:
        from kompass.assessment import edits
        from kompass.sources.anchors import anchor

        source = self.source_of(chosen)
        if source is None:
            return None
        if pasted.solves is not None:
            material = file.snapshot.material
            found = anchor(file.page(chosen.ref, chosen.number), chosen.start, chosen.end)
            moved = [one.id for one in material.excerpts_of(pasted.solves)]
            for row in moved:
                edits.move_excerpt(file, row, source.id, found)
            edits.remove_source(file, pasted.solves)
            return moved[0] if moved else None
        selection = Selection(chosen.number, chosen.start, chosen.end, chosen.quote)
        return keep(file, source, selection, _asked(pasted), Direction.SUPPORTS)

    def _on_alone(self, pasted: Pasted, taken: Taken) -> None:
        row = self._desk.do(partial(_alone, pasted, taken))
        if row is not None:
            self.kept.emit(pasted, row)

    def _let_wait(self, typed: str) -> None:
        row = self._desk.do(partial(_address, typed))
        if row is not None:
            self.waits.emit(row)

    def _start(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._job.start(work, done=done, failed=lambda error: self.failed.emit(str(error)))


def _asked(pasted: Pasted) -> list[QuestionId]:
    return [pasted.question] if pasted.question is not None else []


def _alone(pasted: Pasted, taken: Taken, file: AssessmentFile) -> RowId:
    """Make a source of nothing but the quote, or use the one there is, and tie it."""
    from kompass.assessment import edits
    from kompass.ids import StepId, new_id

    step = StepId(new_id())
    material = file.snapshot.material
    known = next((s for s in material.sources if s.sha256 == taken.sha256 and not s.removed), None)
    words = " ".join(pasted.text.split())
    title = words if len(words) <= 60 else f"{words[:59]}…"
    row = known.id if known else edits.add_source(
        file, taken, title=f"”{title}”", sort=OWN_QUOTE, step=step
    )  # fmt: skip
    source = file.snapshot.material.source(row)
    page = taken.text.pages[0]
    assert source is not None  # noqa: S101 - it has just been added
    whole = Selection(page.number, 0, len(page.text), page.text)
    return keep(file, source, whole, _asked(pasted), Direction.SUPPORTS, step)


def _address(typed: str, file: AssessmentFile) -> RowId:
    from kompass.assessment import edits

    address = plain_address(typed)
    for source in file.snapshot.material.sources:
        if source.kind is SourceKind.WEB and source.address == address:
            return source.id
    return edits.add_source(file, None, SourceKind.WEB, address=address, title=typed)
