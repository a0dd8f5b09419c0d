"""One line for what is wrong with several fields that stand together."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QLabel

from ui.widgets.labels import show_sentence


class Troubled(Protocol):
    """Something that tells in one sentence what is wrong with it, "" when nothing is."""

    @property
    def trouble_changed(self) -> SignalInstance:
        """Carries the sentence."""


class SharedTrouble(QObject):
    """Shows the sentence of the first field that has one."""

    def __init__(self, target: QLabel, *sources: Troubled) -> None:
        super().__init__(target)
        self._target = target
        self._sentences = dict.fromkeys(range(len(sources)), "")
        for place, source in enumerate(sources):
            source.trouble_changed.connect(partial(self._tell, place))

    def _tell(self, place: int, sentence: str) -> None:
        self._sentences[place] = sentence
        show_sentence(self._target, next(filter(None, self._sentences.values()), ""))
