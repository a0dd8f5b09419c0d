"""What the menus Visa and Hjälp do: colours, text size, palette, shortcuts, about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.actions import ActionId, Actions, plain
from ui.archive_session import ArchiveSession
from ui.icons import icon
from ui.session import Session
from ui.settings import AUTHOR, SHORT_WORDS, TEXT_SCALE, THEME, Settings
from ui.theme import SCALES, Theme, ThemeChoice

if TYPE_CHECKING:
    from kompass.assessment.scoring import AreaResult, QuestionResult
    from kompass.ids import QuestionId
    from ui.models.entries import Entry
    from ui.widgets.settings_dialog import SettingsDialog

    GoTo = Callable[[QuestionId], object]

_LOOKS: Final = {
    ActionId.LOOK_LIGHT: ThemeChoice.LIGHT,
    ActionId.LOOK_DARK: ThemeChoice.DARK,
    ActionId.LOOK_SYSTEM: ThemeChoice.SYSTEM,
}


class ViewCommands(QObject):
    """Serves the actions that change how things look, and those that explain them."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        archive: ArchiveSession,
        go_to: GoTo,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._actions = actions
        self._theme = theme
        self._archive = archive
        self._go_to = go_to
        self._window = window
        for action, command in (
            (ActionId.TEXT_LARGER, lambda: self._step_text(1)),
            (ActionId.TEXT_SMALLER, lambda: self._step_text(-1)),
            (ActionId.TEXT_NORMAL, lambda: self._resize_text(1.0)),
            (ActionId.FULL_SCREEN, self._toggle_full_screen),
            (ActionId.COMMANDS, self._show_palette),
            (ActionId.SHORTCUTS, self._show_shortcuts),
            (ActionId.ABOUT, self._show_about),
            (ActionId.SETTINGS, self._show_settings),
            (ActionId.EDITIONS, self._show_editions),
            *((look, partial(self._choose_look, choice)) for look, choice in _LOOKS.items()),
        ):
            actions[action].triggered.connect(lambda _=False, run=command: run())
        self._group_looks()

    def entries(self) -> list[Entry]:
        """Return what can be done now, then the areas and questions one can go to."""
        return [*self._commands(), *self._places()]

    def _commands(self) -> list[Entry]:
        from ui.models.entries import Entry

        return [
            Entry(
                text=_text_of(action.text()) or plain(spec),
                run=action.trigger,
                hint=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                icon=action.icon(),
            )
            for spec, action in self._actions
            if action.isEnabled() and action.isVisible() and spec.id is not ActionId.COMMANDS
        ]

    def _places(self) -> list[Entry]:
        if not self._session.is_open:
            return []
        return [entry for area in self._session.result.areas for entry in self._places_in(area)]

    def _places_in(self, area: AreaResult) -> Iterator[Entry]:
        title = self.tr("Område {number} {title}").format(
            number=area.area.number, title=area.area.title
        )
        for question in area.questions[:1]:
            yield self._place(title, question.question.id, "")
        for question in area.questions:
            text = f"{question.question.number} {question.question.title}"
            yield self._place(text, question.question.id, self._points(question))

    def _place(self, text: str, question: QuestionId, hint: str) -> Entry:
        from ui.models.entries import Entry

        return Entry(
            text=text, run=lambda: self._go_to(question), hint=hint, icon=icon("arrow-right")
        )

    def _points(self, question: QuestionResult) -> str:
        if question.points is None:
            return self.tr("ej bedömd")
        from kompass.swedish import format_number

        maximum = question.question.max_points
        points = format_number(question.points)
        return f"{points} / {format_number(maximum)}" if maximum is not None else points

    def _group_looks(self) -> None:
        group = QActionGroup(self)
        for look in _LOOKS:
            group.addAction(self._actions[look])
        self._theme.changed.connect(self._mark_look)
        self._mark_look()

    def _mark_look(self) -> None:
        for look, choice in _LOOKS.items():
            self._actions[look].setChecked(choice is self._theme.choice)

    def _choose_look(self, choice: ThemeChoice) -> None:
        self._settings.set(THEME, str(choice))
        self._theme.choose(choice)

    def _step_text(self, step: int) -> None:
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self._theme.scale))
        self._resize_text(SCALES[min(max(nearest + step, 0), len(SCALES) - 1)])

    def _resize_text(self, scale: float) -> None:
        self._theme.resize_text(scale)
        self._settings.set(TEXT_SCALE, scale)

    def _toggle_full_screen(self) -> None:
        state = self._window.windowState() ^ Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state)
        full = bool(state & Qt.WindowState.WindowFullScreen)
        self._actions[ActionId.FULL_SCREEN].setChecked(full)

    def _show_palette(self) -> None:
        from ui.widgets.command_palette import CommandPalette

        CommandPalette(self.entries(), self._theme, self._window).open()

    def _show_shortcuts(self) -> None:
        from ui.widgets.shortcut_overview import ShortcutOverview

        ShortcutOverview(self._window).open()

    def _show_about(self) -> None:
        from ui.widgets.about import About

        About(self._window).open()

    def _show_editions(self) -> None:
        from ui.widgets.editions_dialog import EditionsDialog

        EditionsDialog(self._settings, self._theme, self._window).open()

    def _show_settings(self) -> None:
        from ui.widgets.settings_dialog import SettingsDialog

        words = self._settings.short_words()
        dialog = SettingsDialog(
            self._session.author, words, self._theme, self._archive, self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.open()

    def _take(self, dialog: SettingsDialog) -> None:
        self._settings.set(AUTHOR, dialog.author)
        self._settings.set(SHORT_WORDS, dialog.short_words)
        self._session.author = self._settings.author
        if dialog.archive.address != self._archive.chosen or dialog.archive.password:
            self._archive.choose(dialog.archive.address, dialog.archive.password)
        self._choose_look(dialog.theme_choice)
        self._resize_text(dialog.scale)


def _text_of(menu_text: str) -> str:
    """Return a menu's text without its mnemonic: "&Ångra: 3.1 till 22,5"."""
    return menu_text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
