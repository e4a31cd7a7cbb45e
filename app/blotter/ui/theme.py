"""The theme: which palette the window wears, how large it is, and who is told when that changes."""

import functools
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from blotter.settings import Settings
from blotter.ui import fonts, scale, style
from blotter.ui.fonts import interface_font, mark_font, quote_font, tabular, text_font
from blotter.ui.grown_style import GrownStyle
from blotter.ui.palettes import DARK, LIGHT, TOKENS, Palette, hexes, qt_palette

__all__ = [
    "DARK",
    "LIGHT",
    "TOKENS",
    "Palette",
    "hexes",
    "interface_font",
    "mark_font",
    "qt_palette",
    "quote_font",
    "tabular",
    "text_font",
]

Scheme = Literal["system", "light", "dark"]


class Notifier(QObject):
    """Tells whoever paints with our colours that they are others now."""

    changed = Signal()


class _Chosen:
    """What the window wears now, and what the user asked for."""

    def __init__(self) -> None:
        self.palette = LIGHT
        self.scheme: Scheme = "system"
        self.follows = False
        self.size = 0
        self.notifier = Notifier()


@functools.cache
def _chosen() -> _Chosen:
    return _Chosen()


def current() -> Palette:
    """The palette that the window wears now."""
    return _chosen().palette


def notifier() -> Notifier:
    """Its `changed` is emitted after `current()` has become another palette."""
    return _chosen().notifier


def wear(app: QApplication, settings: Settings) -> None:
    """Dress the program as a person prefers."""
    scale.use(settings.scale, settings.roomy)
    fonts.choose_text_face(settings.text_face)
    apply(app, settings.theme)


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the program: Fusion, our palette, font and style sheet; `system` follows the desktop."""
    chosen = _chosen()
    chosen.scheme = scheme
    hints = app.styleHints()
    if not chosen.follows:
        chosen.follows = True
        hints.colorSchemeChanged.connect(_follow_desktop)
    if chosen.size != (size := scale.px(100)):
        # Each style that was ever worn is kept by the binding, dead, and putting on another has crashed among
        # thousands of them: none is put on in place of one that is the same.
        chosen.size = size
        app.setStyle(QStyleFactory.create("Fusion") if scale.is_plain() else GrownStyle())
    app.setFont(interface_font(13))
    hints.setColorScheme(_NATIVE_SCHEMES[scheme])
    _wear(app, _palette_for(hints.colorScheme() if scheme == "system" else _NATIVE_SCHEMES[scheme]))


_NATIVE_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def _palette_for(scheme: Qt.ColorScheme) -> Palette:
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _follow_desktop(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _chosen().scheme == "system":
        _wear(app, _palette_for(scheme))


def _wear(app: QApplication, palette: Palette) -> None:
    chosen = _chosen()
    is_other = palette is not chosen.palette
    chosen.palette = palette
    app.setPalette(qt_palette(palette))
    sheet = style.sheet(palette.is_dark, hexes(palette))
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)
    if is_other:
        chosen.notifier.changed.emit()
