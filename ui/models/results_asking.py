"""Has a selection computed beside the window, as often as something has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.archive.computing.population import Choices
from kompass.archive.computing.units import Whose
from kompass.archive.selection import Selection
from kompass.errors import KompassError
from ui.jobs import run_job
from ui.models.results_charts import Own, SelectionTotals, read_totals, spreads_of
from ui.models.results_desk import ResultsDesk
from ui.models.results_figures import Answer, Question, Stability, compute, stability
from ui.session import Session

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition
    from kompass.charts.several import Spreads


class Asking(QObject):
    """Knows what is wanted of the selection; answers that nobody waits for are dropped.

    * ``computing``: it has begun
    * ``answered``: carries an ``Answer``
    * ``spread``: carries ``Spreads`` and the ``Answer`` behind them
    * ``stable``: carries a ``Stability`` and the figure it is of
    * ``totals_read``: carries ``SelectionTotals``
    * ``refused``: one sentence about why there are no figures
    """

    computing = Signal()
    answered = Signal(object)
    spread = Signal(object, object)
    stable = Signal(object, str)
    totals_read = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: ResultsDesk, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._asked = 0
        self._asked_totals = 0
        self.answer: Answer | None = None
        self.choices = Choices()
        self.with_own = False

    @property
    def whose(self) -> Whose | None:
        """The municipality of the open file; ``None`` while none is open."""
        if not self._session.is_open:
            return None
        unit = self._session.snapshot.details.unit
        return Whose(unit.name, unit.code)

    def edition(self) -> Edition | None:
        """Return the edition to compute in: the chosen one."""
        return self._desk.edition

    def fits_file(self, edition: Edition) -> bool:
        """Tell whether the open assessment has the areas of an edition."""
        if not self._session.is_open:
            return False
        return self._session.snapshot.edition.area_ids == edition.area_ids

    def own(self, edition: Edition | None) -> Own | None:
        """Return what to mark: the open assessment, else the result that is chosen."""
        if edition is not None and self.fits_file(edition):
            return self._open_assessment()
        record = self._desk.record
        if record is None or edition is None:
            return None
        same = set(record.result.areas) == set(edition.area_ids)
        return _marked(record.result, self._desk.selection) if same else None

    def compute(self) -> None:
        """Compute the selection; needs a chosen edition."""
        edition = self.edition()
        if edition is None:
            return
        self._asked += 1
        asked = self._asked
        question = Question(self._desk.selection, edition, self.whose, self.with_own, self.choices)
        self.computing.emit()

        def work(archive: Archive) -> Answer | None:
            return compute(archive, question) if asked == self._asked else None

        def done(answer: Answer | None) -> None:
            if answer is not None and asked == self._asked:
                self.answer = answer
                self.answered.emit(answer)

        self._desk.archive.ask(
            work, done, owner=self, failed=lambda error: self._on_failed(error, asked)
        )

    def find_spreads(self, answer: Answer) -> None:
        """Compute how the areas of an answer are spread, and where the marked result stands."""
        asked, own = self._asked, self.own(answer.question.edition)
        title = answer.reference.population

        def done(found: Spreads) -> None:
            if asked == self._asked:
                self.spread.emit(found, answer)

        run_job(
            self,
            lambda _: spreads_of(answer, own, title),
            done=done,
            failed=lambda error: self._on_failed(error, asked),
        )

    def find_stability(self, figure: str) -> None:
        """Compute how much one median rests on single results."""
        answer, asked = self.answer, self._asked
        if answer is None:
            return

        def done(found: Stability) -> None:
            if asked == self._asked:
                self.stable.emit(found, figure)

        run_job(
            self,
            lambda _: stability(answer, figure),
            done=done,
            failed=lambda error: self._on_failed(error, asked),
        )

    def read_totals(self) -> None:
        """Read the totals of the selection, of one edition or of several."""
        offer = self._desk.offer
        if offer is None:
            return
        self._asked_totals += 1
        asked, selection = self._asked_totals, self._desk.selection
        own = self._open_assessment() if self.whose is not None else None
        self.computing.emit()

        def work(archive: Archive) -> SelectionTotals | None:
            if asked != self._asked_totals:
                return None
            return read_totals(archive, selection, offer.editions, own)

        def done(found: SelectionTotals | None) -> None:
            if found is not None and asked == self._asked_totals:
                self.totals_read.emit(found)

        self._desk.archive.ask(
            work, done, owner=self, failed=lambda error: self._on_failed(error, self._asked)
        )

    def _on_failed(self, error: KompassError, asked: int) -> None:
        if asked == self._asked:
            self.answer = None
            self.refused.emit(str(error))

    def _open_assessment(self) -> Own:
        snapshot, unit = self._session.snapshot, self._session.snapshot.details.unit
        areas = {one.area.id: one.points for one in self._session.result.areas}
        label = self.tr("{title} (öppen utvärdering)").format(title=snapshot.title)
        # With the municipality counted its visit may be there, and nobody ties with himself.
        return Own(label, areas, unit.code, unit.name, counted=self.with_own)


def _marked(result: Result, selection: Selection) -> Own:
    return Own(
        result.title, result.areas, result.code, result.municipality,
        counted=selection.admits(result),
    )  # fmt: skip
