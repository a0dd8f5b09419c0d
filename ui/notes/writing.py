"""How lines get from the paper into the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ui.notes.filling import line_above
from ui.notes.rows import Row

if TYPE_CHECKING:
    from kompass.assessment.edits import NewLine
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.notes.notebook import Notebook


class Writing:
    """Writes lines of a notebook; a line is no longer dirty once it is in the file."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._typing = False

    def write(
        self,
        file: AssessmentFile,
        interview: RowId,
        places: Sequence[int],
        step: StepId,
        *,
        typing: bool = False,
    ) -> None:
        """Write the lines at these places, in one step.

        What is held back while somebody is ``typing`` waits for the next time.
        """
        self._typing = typing
        from kompass.assessment.edits import write_lines

        rows = self._notebook.rows
        known = [at for at in places if rows[at].id is not None]
        texts = {rows[at].id: self._text(at) for at in known}
        write_lines(file, {row: text for row, text in texts.items() if row}, step=step)
        for run in self._runs([at for at in places if rows[at].id is None]):
            self._add(file, interview, run, step)
        for at in places:
            row = rows[at]
            self._do(file, row, step)
            self._done(file, row)
            row.dirty = typing and self._text(at) != self._notebook.stored_text(at)

    def _text(self, at: int) -> str:
        return self._notebook.stored_text(at, typing=self._typing)

    def _runs(self, places: Sequence[int]) -> Iterator[list[int]]:
        """Yield new lines that stand in a row; without text or anything to say, they wait."""
        rows = self._notebook.rows
        worth = [at for at in places if self._text(at).strip() or rows[at].kept]
        for at in set(places) - set(worth):
            rows[at].dirty = False
        for _, run in groupby(enumerate(worth), lambda pair: pair[1] - pair[0]):
            yield [at for _, at in run]

    def _add(
        self, file: AssessmentFile, interview: RowId, run: Sequence[int], step: StepId
    ) -> None:
        from kompass.assessment.edits import Tie, add_lines, add_links

        rows, me = self._notebook.rows, self._notebook.me
        after = line_above(self._notebook, run[0])
        lines = [self._new_line(at) for at in run]
        ids = add_lines(file, interview, lines, after=after, author=me, step=step)
        for at, row_id in zip(run, ids, strict=True):
            row = rows[at]
            if row.ties:
                ties = [Tie(question, origin=origin) for question, origin in row.ties]
                add_links(file, row_id, ties, author=me, step=step)
            row.line = file.snapshot.material.lines[row_id]

    def _new_line(self, at: int) -> NewLine:
        from kompass.assessment.edits import NewLine

        row = self._notebook.rows[at]
        return NewLine(self._text(at), row.begun, row.speaker, row.level)

    def _do(self, file: AssessmentFile, row: Row, step: StepId) -> None:
        deeds, row.deeds = row.deeds, []
        for number, deed in enumerate(deeds):
            if row.id is None:
                row.deeds = deeds[number:]
                return
            try:
                deed(file, row.id, step)
            except BaseException:
                row.deeds = deeds[number:]
                raise

    def _done(self, file: AssessmentFile, row: Row) -> None:
        row.dirty = False
        material = file.snapshot.material
        if row.id is not None and row.id in material.lines:
            line = material.lines[row.id]
            row.take(
                line,
                material.links_to(row.id),
                foreign=self._notebook.is_foreign(line.author),
            )
