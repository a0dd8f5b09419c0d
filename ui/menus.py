"""The menu bar, made from the table of actions."""

from PySide6.QtWidgets import QMenu, QMenuBar

from ui.actions import Actions, Menu, translated


def fill(bar: QMenuBar, actions: Actions) -> None:
    """Put every visible action under its menu; a menu without any is left out."""
    menus: dict[Menu, QMenu] = {}
    for menu in Menu:
        rows = [(s, a) for s, a in actions if s.menu is menu and a.isVisible()]
        if not rows:
            continue
        menus[menu] = bar.addMenu(translated(menu))
        menus[menu].setToolTipsVisible(False)
        for spec, action in rows:
            if spec.starts_group:
                menus[menu].addSeparator()
            menus[menu].addAction(action)
