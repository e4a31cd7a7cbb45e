"""The palettes of the window, light and dark, and the fonts that go with them."""

import functools
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from blotter.ui import style

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the window's chrome by what it is for; codes have colours of their own."""

    is_dark: bool
    window: QColor
    base: QColor
    raised: QColor
    alt: QColor
    sunken: QColor
    text: QColor
    muted: QColor
    faint: QColor
    border: QColor
    control: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    focus: QColor
    selection: QColor
    selection_off: QColor
    row_selected: QColor
    row_hover: QColor
    activated: QColor
    success: QColor
    warn: QColor
    error: QColor
    hit: QColor
    hit_now: QColor
    hit_edge: QColor
    agree: QColor
    boundary: QColor
    label: QColor
    missed: QColor
    decided: QColor


TOKENS = tuple(field.name for field in fields(Palette) if field.name != "is_dark")
"""The names of the colours, in the order of the class."""


def _palette(is_dark: bool, **colours: str) -> Palette:
    return Palette(is_dark, **{name: QColor(colour) for name, colour in colours.items()})


LIGHT = _palette(
    False,
    window="#F1F0ED",
    base="#FDFCFA",
    raised="#FFFFFF",
    alt="#F7F5F2",
    sunken="#E6E4DF",
    text="#1F2328",
    muted="#575E67",
    faint="#80868D",
    border="#D5D2CB",
    control="#82878E",
    accent="#1D5FA6",
    on_accent="#FFFFFF",
    accent_soft="#DCE8F6",
    focus="#1259C3",
    selection="#B4D2F8",
    selection_off="#D8DBDF",
    row_selected="#D3E4F8",
    row_hover="#EAE7E2",
    activated="#8C4A00",
    success="#1B6E4B",
    warn="#855700",
    error="#B3261E",
    hit="#FFE58A",
    hit_now="#FFBE55",
    hit_edge="#7A4B00",
    agree="#508886",
    boundary="#532D01",
    label="#834FD8",
    missed="#BF623D",
    decided="#2F3849",
)

DARK = _palette(
    True,
    window="#25282C",
    base="#1C1E21",
    raised="#2D3136",
    alt="#212427",
    sunken="#17191B",
    text="#E4E2DD",
    muted="#ABAFB4",
    faint="#7A8087",
    border="#3B3F45",
    control="#80868E",
    accent="#86B7F2",
    on_accent="#0D1A2A",
    accent_soft="#263A52",
    focus="#8AB9FF",
    selection="#2F5688",
    selection_off="#3D434A",
    row_selected="#263C5A",
    row_hover="#30343A",
    activated="#E6A962",
    success="#6CC79A",
    warn="#E2B55E",
    error="#FF8F80",
    hit="#5E4E12",
    hit_now="#7A560D",
    hit_edge="#FFD47A",
    agree="#57918B",
    boundary="#AF7F10",
    label="#A374FF",
    missed="#FFCFBC",
    decided="#D7E1FD",
)


class Notifier(QObject):
    """Tells whoever paints with our colours that they are others now."""

    changed = Signal()


class _Chosen:
    """What the window wears now, and what the user asked for."""

    def __init__(self) -> None:
        self.palette = LIGHT
        self.scheme: Scheme = "system"
        self.follows = False
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


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the program: Fusion, our palette, font and style sheet; `system` follows the desktop."""
    chosen = _chosen()
    chosen.scheme = scheme
    hints = app.styleHints()
    if not chosen.follows:
        chosen.follows = True
        hints.colorSchemeChanged.connect(_follow_desktop)
    app.setStyle("Fusion")
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
    app.setStyleSheet(style.sheet(palette.is_dark, hexes(palette)))
    if is_other:
        chosen.notifier.changed.emit()


def hexes(palette: Palette) -> dict[str, str]:
    """Every token's colour as `#rrggbb`, for style sheets and rich text."""
    return {name: getattr(palette, name).name() for name in TOKENS}


def qt_palette(palette: Palette) -> QPalette:
    """Our colours in Qt's roles, for active, inactive and disabled parts."""
    role = QPalette.ColorRole
    made = QPalette()
    for each, colour in {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.base,
        role.AlternateBase: palette.alt,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.text,
        role.PlaceholderText: palette.muted,
        role.Text: palette.text,
        role.Button: palette.raised,
        role.ButtonText: palette.text,
        role.BrightText: palette.error,
        role.Light: palette.raised,
        role.Midlight: palette.alt,
        role.Mid: palette.border,
        role.Dark: palette.control,
        role.Shadow: palette.control,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.text,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Accent: palette.accent,
    }.items():
        made.setColor(each, colour)
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, palette.selection_off)
    disabled = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        made.setColor(disabled, each, palette.faint)
    made.setColor(disabled, role.Base, palette.window)
    made.setColor(disabled, role.Button, palette.window)
    made.setColor(disabled, role.Highlight, palette.selection_off)
    made.setColor(disabled, role.Accent, palette.faint)
    return made


def interface_font(pixel_size: int = 13, weight: int = 400) -> QFont:
    """The system's own face, for everything that is ours; `weight` from 100 to 900."""
    return QFont(_interface_font(pixel_size, weight))


@functools.cache
def _interface_font(pixel_size: int, weight: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight(weight))
    return font


def text_font(pixel_size: int = 15, language: str = "", face: str = "") -> QFont:
    """The face of sources and quotes; `language` (BCP 47) puts its regional Han forms first.

    `face` is a family that the reader wants in place of the usual one.
    """
    font = QFont()
    families = _text_families(language)
    font.setFamilies([face, *families] if face else list(families))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixel_size)
    return font


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_TEXT_FACES = {
    "win32": ("Sitka Text", "Cambria", "Georgia"),
    "darwin": ("Charter", "Iowan Old Style", "Georgia"),
    "linux": ("Source Serif 4", "Noto Serif", "Charis SIL", "DejaVu Serif"),
}
_HAN_FACES: dict[str, dict[str, tuple[str, ...]]] = {
    "win32": {"zh": ("SimSun", "Microsoft YaHei"), "ja": ("Yu Mincho",), "ko": ("Malgun Gothic",)},
    "darwin": {
        "zh": ("Songti SC", "PingFang SC"),
        "ja": ("Hiragino Mincho ProN",),
        "ko": ("Apple SD Gothic Neo",),
    },
    "linux": {
        "zh": ("Noto Serif CJK SC", "Noto Sans CJK SC"),
        "zh-hant": ("Noto Serif CJK TC", "Noto Sans CJK TC"),
        "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP"),
        "ko": ("Noto Serif CJK KR", "Noto Sans CJK KR"),
    },
}
_OTHER_FACES = {
    "win32": ("Sakkal Majalla", "Times New Roman", "Nirmala UI", "Leelawadee UI"),
    "darwin": ("Geeza Pro", "New Peninim MT"),
    "linux": ("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari"),
}


@functools.cache
def _text_families(language: str) -> Sequence[str]:
    platform = sys.platform if sys.platform in _TEXT_FACES else "linux"
    present = [face for face in _TEXT_FACES[platform] if QFontDatabase.hasFamily(face)]
    han = _HAN_FACES[platform]
    own = _han_key(language, han)
    ordered = [*han.get(own, ()), *(face for key, faces in han.items() if key != own for face in faces)]
    scripts = [face for face in (*ordered, *_OTHER_FACES[platform]) if QFontDatabase.hasFamily(face)]
    return (*(present[:1] or ["serif"]), *scripts)


def _han_key(language: str, han: dict[str, tuple[str, ...]]) -> str:
    tag = language.lower()
    if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) and "zh-hant" in han:
        return "zh-hant"
    return tag.partition("-")[0]
