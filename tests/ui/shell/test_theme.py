"""Light and dark: readable, following the system, and changeable while the window is open."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from ui.icons import app_icon, icon
from ui.theme import DARK, LIGHT, SCALES, ThemeChoice, mark


@pytest.fixture
def chosen(qapp, theme):
    yield theme
    theme.choose(ThemeChoice.LIGHT)
    theme.resize_text(1.0)


def contrast(first, second):
    """Return the contrast ratio of WCAG 2.1, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name):
    color = QColor(name)
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "page"), ("text", "rail"), ("text", "raised"), ("text", "accent_soft"),
        ("text", "reference_soft"), ("text", "damage_soft"),
        ("muted", "page"), ("muted", "rail"), ("muted", "raised"),
        ("accent", "page"), ("accent", "rail"), ("accent", "accent_soft"),
        ("reference", "page"), ("damage", "page"), ("on_accent", "accent"),
    ],
)  # fmt: skip
def test_text_can_be_read(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_outlines_of_controls_can_be_seen(tokens):
    assert contrast(tokens.control, tokens.page) >= 3


def test_all_colors_are_colors():
    for tokens in (LIGHT, DARK):
        assert all(QColor(value).isValid() for value in asdict(tokens).values())


def test_choosing_changes_palette_and_tells(chosen, qtbot):
    with qtbot.waitSignal(chosen.changed):
        chosen.choose(ThemeChoice.DARK)

    assert chosen.dark
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.page)
    chosen.choose(ThemeChoice.LIGHT)
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.page)


def test_the_system_is_followed_only_when_chosen(chosen, qtbot, monkeypatch):
    class Hints:
        scheme = Qt.ColorScheme.Dark

        def colorScheme(self):  # noqa: N802 - Qt's name
            return self.scheme

        def setColorScheme(self, scheme):  # noqa: N802 - Qt's name
            pass

    monkeypatch.setattr(chosen, "_hints", Hints())
    chosen._follow_system()
    assert not chosen.dark

    chosen.choose(ThemeChoice.SYSTEM)
    assert chosen.dark
    Hints.scheme = Qt.ColorScheme.Light
    chosen._follow_system()
    assert not chosen.dark


def test_text_grows_within_limits(chosen, qapp):
    ordinary = qapp.font().pointSizeF()

    chosen.resize_text(1.5)
    assert qapp.font().pointSizeF() == pytest.approx(ordinary * 1.5)
    chosen.resize_text(99)
    assert chosen.scale == SCALES[-1]


def test_the_text_face_is_our_own(theme, qapp):
    assert qapp.font().family() == "Source Sans Pro"
    assert theme.font(strong=True).weight() > theme.font().weight()


def test_a_label_keeps_its_words_when_it_gets_looks(theme, qtbot):
    label = QLabel("Kommunen")
    qtbot.addWidget(label)

    mark(label, text="title", tone="muted")
    label.show()

    assert label.text() == "Kommunen"
    assert label.fontInfo().pointSizeF() > QLabel("x").fontInfo().pointSizeF()


def test_icons_follow_the_palette(chosen):
    compass = icon("compass")

    light = _darkest(compass)
    chosen.choose(ThemeChoice.DARK)

    assert light != _darkest(compass)


def test_icons_are_sharp_at_high_resolution(theme):
    pixmap = icon("compass").pixmap(QSize(24, 24), 2.0)

    assert pixmap.size() == QSize(48, 48)
    assert pixmap.devicePixelRatio() == 2.0


def test_an_unknown_icon_is_a_mistake(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_program_has_an_icon_of_its_own(qapp):
    assert not app_icon().pixmap(QSize(64, 64)).isNull()


def _darkest(compass):
    image = compass.pixmap(QSize(24, 24)).toImage()
    colors = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    return max(colors, key=lambda color: color.alpha()).name()
