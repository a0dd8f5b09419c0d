"""The small style sheet on top of Fusion, filled with colours and text sizes."""

from collections.abc import Mapping
from typing import Final

from kompass.packaged import path_of

_ICON_TO_TEXT: Final = 1.6
"""Pixels of a button's icon to points of its text."""
_ICON_GAP: Final = 6
"""Pixels that a button's icon has beside it, besides the four that Qt always leaves."""

_SHEET: Final = """
* { font-size: %(body)spt; }
*[text_size="small"] { font-size: %(small)spt; }
*[text_size="title"] { font-size: %(title)spt; font-weight: 600; }
*[weight="strong"] { font-weight: 600; }
QLabel[tone="muted"] { color: %(muted)s; }
QLabel[tone="accent"] { color: %(accent)s; }
QLabel[tone="reference"] { color: %(reference)s; }
QLabel[tone="damage"] { color: %(damage)s; }

*[surface="rail"] { background: %(rail)s; }
*[surface="notice"] { background: %(reference_soft)s; }
*[surface="damage"] { background: %(damage_soft)s; }
*[surface="popup"] { background: %(raised)s; border: 1px solid %(control)s; }
*[surface="popup"] QListView, QListView[surface="popup"] { background: %(raised)s; }
QListView[surface="popup"]::item { padding: 4px 8px; }
QListView[surface="popup"]::item:selected { background: %(accent_soft)s; color: %(text)s; }

QLineEdit, QPlainTextEdit, QComboBox {
    background: %(page)s; border: 1px solid %(control)s; border-radius: 4px;
    selection-background-color: %(accent)s; selection-color: %(on_accent)s;
}
QLineEdit { padding: 4px 8px; }
QComboBox { padding: 4px 10px; combobox-popup: 0; }
QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid %(accent)s; }
QLineEdit:focus { padding: 3px 7px; }
QComboBox:focus { padding: 3px 9px; }
QPlainTextEdit:focus { padding: 3px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {
    background: %(rail)s; border-color: %(line)s;
}
QLineEdit:disabled, QPlainTextEdit:disabled { color: %(faint)s; border-color: %(line)s; }
QComboBox:disabled { color: %(muted)s; background: %(rail)s; border-color: %(line)s; }
QComboBox:hover { background: %(rail)s; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("%(chevron)s"); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
    background: %(raised)s; border: 1px solid %(control)s; padding: 4px; outline: none;
    selection-background-color: %(accent_soft)s; selection-color: %(text)s;
}
QComboBox QAbstractItemView::item { padding: 4px; }
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"] { border-color: %(damage)s; }

*[kind="bullet"] { border: 2px solid transparent; padding: 2px; background: transparent; }
*[kind="bullet"]:hover { border: 2px solid %(line)s; }
*[kind="bullet"]:focus { border: 2px solid %(accent)s; padding: 2px; background: %(page)s; }

QPushButton {
    padding: 6px 16px; border-radius: 4px; qproperty-iconSize: %(icon_room)spx %(icon)spx;
    border: 1px solid %(control)s; background: %(page)s; color: %(text)s;
}
QPushButton:hover { background: %(rail)s; }
QPushButton:pressed { background: %(accent_soft)s; }
QPushButton:focus { border: 2px solid %(accent)s; padding: 5px 15px; }
QPushButton:disabled { color: %(faint)s; border-color: %(line)s; }
QPushButton[kind="primary"], QPushButton:default {
    background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: %(accent_strong)s; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid %(text)s; }
QPushButton[kind="primary"]:disabled {
    background: %(line)s; color: %(muted)s; border-color: %(line)s;
}
QPushButton[kind="quiet"] {
    border: 2px solid transparent; background: transparent; color: %(accent)s; padding: 3px 8px;
}
QPushButton[kind="quiet"]:hover { background: %(accent_soft)s; }
QPushButton[kind="quiet"]:focus { border: 2px solid %(accent)s; }
QPushButton[kind="quiet"]:disabled { color: %(faint)s; }

QPushButton[kind="choice"] { padding: 5px 28px 5px 10px; font-weight: normal; }
QPushButton[kind="choice"]:focus { padding: 4px 27px 4px 9px; }
QPushButton[kind="choice"]::menu-indicator {
    image: url("%(chevron)s"); width: 16px; height: 16px; right: 8px;
    subcontrol-origin: padding; subcontrol-position: right center;
}

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton {
    border: 2px solid transparent; border-radius: 4px; padding: 4px; background: transparent;
}
QToolButton[kind="rail"] {
    padding: 8px 8px; border: none; border-left: 3px solid transparent; border-radius: 0;
}
QToolButton[kind="rail"]:checked {
    border-left: 3px solid %(accent)s; background: %(accent_soft)s; color: %(accent)s;
    font-weight: 600;
}
QToolButton[kind="rail"]:focus { border: 2px solid %(accent)s; padding: 6px 7px 6px 9px; }
QToolButton:hover { background: %(accent_soft)s; }
QToolButton:focus { border: 2px solid %(accent)s; }

QToolButton[kind="mark"] { padding: 3px 5px; }
QToolButton[kind="mark"]:checked { background: %(accent_soft)s; border-color: %(accent)s; }
QToolButton[kind="amount"] { padding: 0; }
QToolButton[kind="conflict"] {
    padding: 0 6px; background: %(reference_soft)s; color: %(reference)s; font-weight: 600;
}
QToolButton[kind="conflict"]:hover { border-color: %(reference)s; }
QToolButton[kind="conflict"]:focus { border-color: %(accent)s; }
QToolButton[kind="subject"] { border: 1px solid %(control)s; padding: 4px 9px; }
QToolButton[kind="subject"]:focus { border: 2px solid %(accent)s; padding: 3px 8px; }
QToolButton[kind="subject"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="switch"] { padding: 4px 8px; qproperty-iconSize: %(icon_room)spx %(icon)spx; }
QToolButton[kind="switch"]:checked { background: %(accent_soft)s; color: %(accent)s; }
QTableView[kind="figures"]::item { padding: 2px 4px; }
QTableView[kind="figures"] QHeaderView::section { padding: 4px; }
QTableView[kind="matrix"]::item { padding: 0; }
QTableView[kind="matrix"] QTableCornerButton::section {
    background: %(page)s; border: none; border-bottom: 1px solid %(line)s;
}
QTableView[kind="matrix"] QHeaderView::section:horizontal { padding: 4px 0; }
QTableView[kind="matrix"]::item:selected { border: 2px solid %(accent)s; color: %(text)s; }
QTableView[kind="figures"]::item:selected { background: %(accent_soft)s; color: %(text)s; }

QMenuBar { background: %(rail)s; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(accent_soft)s; color: %(text)s; }
QMenu { background: %(raised)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: %(accent_soft)s; color: %(text)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: %(raised)s; color: %(text)s; border: 1px solid %(control)s; padding: 4px; }
QStatusBar { background: %(rail)s; }
QStatusBar::item { border: none; }
QScrollArea { border: none; background: transparent; }
QAbstractItemView {
    background: %(page)s; border: none; outline: none;
    selection-background-color: %(accent_soft)s; selection-color: %(text)s;
}
QHeaderView::section {
    background: %(page)s; color: %(muted)s; border: none;
    border-bottom: 1px solid %(line)s; padding: 4px 8px;
}
QSplitter::handle { background: %(line)s; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %(control)s; border: 3px solid %(page)s; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %(muted)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
    border: none; border-radius: 3px; background: %(line)s; max-height: 6px; text-align: center;
}
QProgressBar::chunk { border-radius: 3px; background: %(accent)s; }
"""


def stylesheet(colors: Mapping[str, str], sizes: tuple[float, float, float]) -> str:
    """Return the sheet for these colours and the small, ordinary and large size in points."""
    small, body, title = (f"{size:.2f}" for size in sizes)
    chevron = path_of("resources/icons/chevron.svg").as_posix()
    icon = round(sizes[1] * _ICON_TO_TEXT)
    words = {"small": small, "body": body, "title": title, "chevron": chevron}
    return _SHEET % {**colors, **words, "icon": icon, "icon_room": icon + _ICON_GAP}
