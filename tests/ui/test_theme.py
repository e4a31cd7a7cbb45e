"""The palettes keep the contrast that the design promises, and the program wears the one it was told."""

import re
from importlib.resources import files

import pytest
from colour_difference import SIGHTS, difference
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from blotter.settings import Settings
from blotter.ui import scale, style, theme
from blotter.ui.code_look import contrast
from blotter.ui.theme import Palette

PALETTES = pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
GROUNDS = ("window", "base", "raised", "alt", "sunken", "accent_soft", "row_selected", "row_hover")


@PALETTES
@pytest.mark.parametrize("ground", [*GROUNDS, "selection", "selection_off", "hit", "hit_now"])
def test_text_is_legible_on_every_ground(palette: Palette, ground: str) -> None:
    assert contrast(palette.text, getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [
        ("muted", "base", 4.5),
        ("muted", "window", 4.5),
        ("muted", "row_selected", 4.5),
        ("accent", "base", 4.5),
        ("accent", "raised", 4.5),
        ("on_accent", "accent", 4.5),
        ("activated", "base", 4.5),
        ("activated", "row_selected", 4.5),
        ("success", "base", 4.5),
        ("warn", "base", 4.5),
        ("error", "base", 4.5),
        ("error", "window", 4.5),
        ("hit_edge", "hit", 4.5),
        ("faint", "base", 3),
        ("control", "base", 3),
        ("control", "window", 3),
        ("control", "raised", 3),
        ("focus", "base", 3),
        ("focus", "window", 3),
        ("focus", "row_selected", 3),
        *((kind, "base", 3) for kind in ("agree", "boundary", "label", "missed", "decided")),
    ],
)
def test_marks_and_edges_are_seen(palette: Palette, colour: str, ground: str, least: float) -> None:
    assert contrast(getattr(palette, colour), getattr(palette, ground)) >= least


@PALETTES
@pytest.mark.parametrize("sight", SIGHTS)
def test_agreement_colours_differ_in_every_sight(palette: Palette, sight: str) -> None:
    kinds = [palette.agree, palette.boundary, palette.label, palette.missed, palette.decided]
    pairs = [(a, b) for number, a in enumerate(kinds) for b in kinds[number + 1 :]]
    assert min(difference(a, b, sight) for a, b in pairs) > 21.4


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(theme.LIGHT.text, theme.LIGHT.base) == pytest.approx(15.4, abs=0.05)
    assert contrast(theme.DARK.muted, theme.DARK.base) == pytest.approx(7.6, abs=0.05)


def test_applying_tells_and_dresses_everything(dressed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(dressed, "dark")
    assert theme.current() is theme.DARK
    worn = dressed.palette()
    assert worn.color(QPalette.ColorRole.Base) == theme.DARK.base
    assert worn.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.DARK.faint
    assert worn.color(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight) == theme.DARK.selection_off
    assert theme.DARK.control.name() in dressed.styleSheet()


def test_applying_the_same_again_tells_nobody(dressed: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.notifier().changed):
        theme.apply(dressed, "light")


def test_the_desktop_is_followed_only_where_that_was_asked_for(dressed: QApplication) -> None:
    told = dressed.styleHints().colorSchemeChanged
    told.emit(Qt.ColorScheme.Dark)
    assert theme.current() is theme.LIGHT
    theme.apply(dressed, "system")
    told.emit(Qt.ColorScheme.Dark)
    assert theme.current() is theme.DARK
    told.emit(Qt.ColorScheme.Light)
    assert theme.current() is theme.LIGHT


def test_every_role_of_qt_has_a_colour_of_ours() -> None:
    worn = theme.qt_palette(theme.DARK)
    ours = {theme.hexes(theme.DARK)[token] for token in theme.TOKENS}
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
                assert worn.color(group, role).name() in {name.lower() for name in ours}, (group, role)


@PALETTES
def test_style_sheet_uses_tokens_only(palette: Palette) -> None:
    written = (files("blotter") / "data" / "window.qss").read_text(encoding="utf-8")
    assert "#" not in written
    sheet = style.sheet(palette.is_dark, theme.hexes(palette))
    assert "$" not in sheet
    assert set(re.findall("#[0-9a-f]{6}", sheet)) <= set(theme.hexes(palette).values())


@PALETTES
def test_marks_in_controls_have_the_palette_s_colours(palette: Palette) -> None:
    folder = files("blotter") / "data" / "marks"
    name = "dark" if palette.is_dark else "light"
    for mark, token in (("down", "muted"), ("up", "muted"), ("check", "on_accent")):
        drawn = (folder / f"{mark}-{name}.svg").read_text(encoding="utf-8")
        assert set(re.findall("#[0-9A-Fa-f]{6}", drawn)) == {theme.hexes(palette)[token].upper()}


def test_quotes_have_a_face_of_their_own_and_han_forms_follow_the_language(dressed: QApplication) -> None:
    chinese, japanese = theme.text_font(15, "zh-Hans"), theme.text_font(15, "ja")
    assert chinese.pixelSize() == 15
    assert chinese.families()[0] == japanese.families()[0]
    assert set(chinese.families()) == set(japanese.families())


def test_fonts_are_handed_out_as_copies(dressed: QApplication) -> None:
    theme.interface_font(13).setPixelSize(40)
    assert theme.interface_font(13).pixelSize() == 13
    assert theme.interface_font(12, 600).weight() == 600


def test_the_interface_grows_and_thin_lines_stay_thin(dressed: QApplication) -> None:
    try:
        theme.wear(dressed, Settings(theme="light", scale=200, roomy=True, text_face="DejaVu Sans"))
        assert (scale.px(24), scale.row_height(24)) == (48, 56)
        assert theme.interface_font(13).pixelSize() == dressed.font().pixelSize() == 26
        assert theme.quote_font().families()[0] == "DejaVu Sans"
        assert theme.text_font(15).pixelSize() == 15, "documents have a size of their own"
        sheet = dressed.styleSheet()
        assert "min-height: 56px" in sheet
        assert "border: 1px solid" in sheet
        assert "font-size: 24px" in sheet
    finally:
        theme.wear(dressed, Settings(theme="light"))
    assert (scale.row_height(24), theme.interface_font(13).pixelSize()) == (24, 13)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_list_of_answers_shows_every_one(dressed: QApplication, qtbot: QtBot, count: int) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"Answer {number}" for number in range(count)])
    box.show()
    box.showPopup()
    last = box.view().visualRect(box.model().index(count - 1, 0))
    assert box.view().viewport().rect().contains(last)
    box.hidePopup()
