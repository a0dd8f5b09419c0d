"""The row above the picture: words where there is room, icons with names where there is not."""

import pytest

from ui.actions import Actions
from ui.theme import Theme, ThemeChoice
from ui.widgets.picture_tools import PictureTools


@pytest.fixture
def tools(qapp, qtbot):
    actions = Actions()
    row = PictureTools(actions, Theme(qapp, ThemeChoice.LIGHT))
    row.actions_kept = actions
    qtbot.addWidget(row)
    row.show()
    return row


def test_there_are_words_where_there_is_room(tools):
    tools.resize(800, tools.height())

    assert [tools.copy.text(), tools.save.text()] == ["Kopiera bilden", "Spara bilden…"]


def test_a_narrow_row_keeps_icons_with_names(tools):
    tools.resize(tools.minimumSizeHint().width(), tools.height())

    for button in (tools.copy, tools.save):
        assert button.text() == ""
        assert button.accessibleName()
        assert button.toolTip()
        assert tools.rect().contains(button.geometry())


def test_the_least_width_does_not_depend_on_what_is_shown(tools):
    tools.resize(800, tools.height())
    with_words = tools.minimumSizeHint().width()
    tools.resize(with_words, tools.height())

    assert abs(tools.minimumSizeHint().width() - with_words) <= 8
