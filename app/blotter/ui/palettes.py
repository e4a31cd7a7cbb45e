"""The palettes of the window, light and dark: every colour of its chrome by what it is for."""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette


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
