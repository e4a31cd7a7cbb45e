"""Codes can be told apart and read through, in both themes and by everyone."""

import itertools

import pytest
from colour_difference import SIGHTS, difference
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from blotter.ui import code_look, theme
from blotter.ui.code_look import CodeLook, Pattern, contrast, look

THEMES = pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def stripes(dark: bool) -> list[QColor]:
    return [look(name, dark).stripe for name in code_look.PALETTE_NAMES]


@THEMES
@pytest.mark.parametrize("name", ["", *code_look.PALETTE_NAMES])
def test_every_stripe_is_seen_on_the_page(palette: theme.Palette, name: str) -> None:
    assert contrast(look(name, palette.is_dark).stripe, palette.base) >= 3


@THEMES
def test_text_is_legible_on_every_pair_of_washes(palette: theme.Palette) -> None:
    washes = [look(name, palette.is_dark).wash for name in code_look.PALETTE_NAMES]
    least = min(
        contrast(palette.text, code_look.blended(a, b, palette))
        for a, b in itertools.product(washes, repeat=2)
    )
    assert least > (5.1 if palette.is_dark else 9.2)


@pytest.mark.parametrize(
    ("dark", "sight", "least"),
    [
        (False, "normal", 14.4),
        (False, "deuteranopia", 8.4),
        (False, "protanopia", 8.9),
        (False, "tritanopia", 8.9),
        (True, "normal", 13.8),
        (True, "deuteranopia", 10.2),
        (True, "protanopia", 10.3),
        (True, "tritanopia", 10.5),
    ],
)
def test_stripes_differ_in_every_sight(dark: bool, sight: str, least: float) -> None:
    found = min(difference(a, b, sight) for a, b in itertools.combinations(stripes(dark), 2))
    assert found == pytest.approx(least, abs=0.06)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHTS)
def test_two_hues_with_one_pattern_differ(dark: bool, sight: str) -> None:
    shown = stripes(dark)
    assert min(difference(shown[n], shown[n + 8], sight) for n in range(8)) > 9


def test_washes_blend_by_the_formula_and_in_any_order() -> None:
    blue, amber = look("blue", False).wash, look("amber", False).wash
    base = theme.LIGHT.base
    expected = [
        round(a * b / c)
        for a, b, c in zip(blue.toTuple()[:3], amber.toTuple()[:3], base.toTuple()[:3], strict=True)
    ]
    assert list(code_look.blended(blue, amber, theme.LIGHT).toTuple()[:3]) == expected
    dark = code_look.blended(theme.DARK.base, look("red", True).wash, theme.DARK)
    assert dark == look("red", True).wash


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(*[st.integers(0, 255)] * 3),
    st.tuples(*[st.integers(0, 255)] * 3),
    st.sampled_from([theme.LIGHT, theme.DARK]),
)
def test_own_colours_keep_text_legible(
    first: tuple[int, int, int], second: tuple[int, int, int], palette: theme.Palette
) -> None:
    washes = [look(QColor(*colour).name(), palette.is_dark).wash for colour in (first, second)]
    assert contrast(palette.text, code_look.blended(*washes, palette)) >= 4.5


def test_own_colour_stays_as_chosen() -> None:
    assert look("#c0ffee", False).stripe == QColor("#c0ffee")
    assert look("#c0ffee", True).stripe == QColor("#c0ffee")
    assert look("#c0ffee", True).wash != look("#c0ffee", False).wash


@pytest.mark.parametrize("colour", ["", "no such colour", "#zzzzzz"])
def test_a_code_without_a_colour_is_seen_all_the_same(colour: str) -> None:
    assert look(colour, False).stripe == look("", False).stripe
    assert look(colour, False).pattern is Pattern.HOLLOW


def painted(look: CodeLook, width: int, height: int = 60, ratio: float = 1) -> QImage:
    image = QImage(
        round((width + 4) * ratio), round((height + 4) * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    code_look.paint_stripe(painter, QRectF(2, 2, width, height), look)
    painter.end()
    return image


@pytest.mark.parametrize("width", [5, 7])
def test_patterns_look_different(dressed: QApplication, width: int) -> None:
    red = look("red", False)
    images = [painted(CodeLook("", red.wash, red.stripe, pattern), width) for pattern in Pattern]
    for first, second in itertools.combinations(images, 2):
        assert first != second


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [5, 7])
@pytest.mark.parametrize(
    "pattern", [Pattern.SOLID, Pattern.DASHES, Pattern.RAILS, Pattern.RUNGS, Pattern.DASH_DOT]
)
def test_straight_patterns_are_crisp(dressed: QApplication, pattern: Pattern, width: int, ratio: int) -> None:
    stripe = QColor("#b13235")
    image = painted(CodeLook("", stripe, stripe, pattern), width, ratio=ratio)
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert seen == {0, stripe.rgba()}


@pytest.mark.parametrize("pattern", Pattern)
def test_patterns_stay_within_their_rectangle(dressed: QApplication, pattern: Pattern) -> None:
    image = painted(CodeLook("", QColor("blue"), QColor("blue"), pattern), 5)
    for y in range(image.height()):
        assert image.pixel(1, y) == 0
        assert image.pixel(7, y) == 0
    for x in range(image.width()):
        assert image.pixel(x, 1) == 0
        assert image.pixel(x, 62) == 0


def test_dashes_are_nine_and_three(dressed: QApplication) -> None:
    image = painted(CodeLook("", QColor("blue"), QColor("blue"), Pattern.DASHES), 5)
    column = [image.pixelColor(4, y).alpha() > 0 for y in range(2, 26)]
    assert column == ([True] * 9 + [False] * 3) * 2


def test_dots_are_where_they_were_when_only_the_end_is_shown(dressed: QApplication) -> None:
    dots = CodeLook("", QColor("blue"), QColor("blue"), Pattern.DOTS)
    whole = painted(dots, 5, 700)
    part = QImage(9, 50, QImage.Format.Format_ARGB32_Premultiplied)
    part.fill(0)
    painter = QPainter(part)
    painter.translate(0, -600)
    code_look.paint_stripe(painter, QRectF(2, 2, 5, 700), dots)
    painter.end()
    assert part == whole.copy(0, 600, 9, 50)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_swatch_has_its_size_on_every_screen(dressed: QApplication, ratio: float) -> None:
    picture = code_look.swatch(look("green", False), theme.LIGHT, ratio=ratio)
    assert picture.deviceIndependentSize().toSize().toTuple() == (14, 14)
    assert picture.toImage().pixelColor(round(11 * ratio), round(7 * ratio)) == look("green", False).wash


def test_swatch_on_a_selected_row_has_the_page_as_ground(dressed: QApplication) -> None:
    picture = code_look.swatch(look("green", False), theme.LIGHT, on_selection=True, ratio=1)
    assert picture.toImage().pixelColor(11, 7) == theme.LIGHT.base
    assert picture.toImage().pixelColor(2, 5) == look("green", False).stripe


@pytest.mark.parametrize("name", code_look.PALETTE_NAMES)
def test_a_colour_has_eight_looks_by_its_patterns(name: str) -> None:
    looks = [look(f"{name}+{further}" if further else name, False) for further in range(8)]
    assert {each.pattern for each in looks} == set(Pattern)
    assert {each.stripe.name() for each in looks} == {look(name, False).stripe.name()}
