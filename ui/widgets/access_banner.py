"""Says why the open assessment can only be read, and who has it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.session import Session
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class AccessBanner(Banner):
    """Shown as long as nothing can be changed.

    One looks at an earlier moment, the file is read-only, with ``reopen``, or all have signed.
    """

    def __init__(self, session: Session, reopen: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._reopen = reopen
        session.opened.connect(self._refresh)
        session.closed.connect(self.hide)
        session.lock_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        file = self._session.file
        then = self._session.then
        self.let_close(can=then is None)  # who does not see it would take the past for the present
        if then is not None:
            sentence = self.tr("Du ser utvärderingen som den stod {then}. Inget går att ändra här.")
            self.notice(
                sentence.format(then=then.words),
                button=self.tr("Tillbaka till nu"),
                run=lambda: self._session.look_at(None),
                sign="history",
            )
        elif file is not None and file.read_only:
            self.notice(self._reason(file), button=self.tr("Försök öppna igen"), run=self._reopen)
        elif file is not None and self._session.locked:
            from kompass.assessment.team.signing import lock_sentence

            sentence = lock_sentence(file.snapshot)
            self.notice(sentence, button=self.tr("Lås upp"), run=self._unlock)
        else:
            self.hide()

    def _unlock(self) -> None:
        from kompass.assessment import edits

        self._session.edit(edits.unlock)

    def _reason(self, file: "AssessmentFile") -> str:
        may_read = self.tr("Du kan läsa men inte ändra.")
        if file.holder is None:
            return f"{file.read_only_reason} {may_read}"
        since = file.holder.since.astimezone()
        who = self.tr("{name} har utvärderingen öppen på datorn {host} sedan {time}.").format(
            name=file.holder.name, host=file.holder.host, time=f"{since:%Y-%m-%d %H:%M}"
        )
        return f"{who} {may_read}"
