"""Every drawing is ours to tint, and wears the theme's colours at any size."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from blotter.ui import icons, theme

SVG = "{http://www.w3.org/2000/svg}"
FOLDER = files("blotter") / "data" / "icons"
WINDOW = Path(str(files("blotter") / "ui"))


@pytest.mark.parametrize("name", icons.names())
def test_drawing_uses_the_current_colour_and_nothing_from_elsewhere(name: str) -> None:
    written = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(written)  # noqa: S314
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "path", "circle", "rect", "ellipse"}
        for attribute in ("stroke", "fill"):
            assert element.get(attribute) in (None, "none", "currentColor")
        assert not {"style", "class", "href"} & set(element.attrib)
    assert re.findall(r"\w+://[^\"]*", written) == ["http://www.w3.org/2000/svg"]
    assert QSvgRenderer(written.encode()).isValid()


@pytest.mark.parametrize("name", icons.names())
def test_drawing_stays_on_its_grid(dressed: QApplication, name: str) -> None:
    picture = icons.pixmap(name, 24, "text").toImage()
    inked = [(x, y) for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() > 60]
    assert len(inked) >= 12
    assert all(1 <= x <= 22 and 1 <= y <= 22 for x, y in inked)


def test_the_window_asks_only_for_drawings_that_exist() -> None:
    asked = {
        name
        for module in WINDOW.rglob("*.py")
        for name in re.findall(r"icons\.(?:icon|pixmap)\(\s*\"([^\"]+)\"", module.read_text(encoding="utf-8"))
    }
    assert {"search", "plus"} <= asked <= set(icons.names())


def test_no_two_drawings_are_alike() -> None:
    drawn = [(FOLDER / f"{name}.svg").read_text(encoding="utf-8") for name in icons.names()]
    assert len(set(drawn)) == len(drawn)


def ink(picture: QPixmap) -> str:
    """The colour that most of the drawing has."""
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return Counter(pixel.name() for pixel in pixels if pixel.alpha() == 255).most_common(1)[0][0]


def test_colours_come_from_the_theme_of_the_moment(dressed: QApplication) -> None:
    plain, done = icons.icon("progress-check"), icons.icon("progress-check", "success")
    assert ink(plain.pixmap(48, 48)) == theme.LIGHT.muted.name()
    assert ink(done.pixmap(48, 48)) == theme.LIGHT.success.name()
    theme.apply(dressed, "dark")
    assert ink(plain.pixmap(48, 48)) == theme.DARK.muted.name()
    assert ink(done.pixmap(48, 48)) == theme.DARK.success.name()


def test_a_colour_that_was_given_stays(dressed: QApplication) -> None:
    given = icons.icon("progress-check", QColor("#b13235"))
    theme.apply(dressed, "dark")
    assert ink(given.pixmap(48, 48)) == "#b13235"


def test_states_can_be_told_apart(dressed: QApplication) -> None:
    icon = icons.icon("progress-check")
    size = QSize(48, 48)
    assert ink(icon.pixmap(size, QIcon.Mode.Disabled)) == theme.LIGHT.faint.name()
    assert ink(icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)) == theme.LIGHT.accent.name()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_pictures_have_the_screen_s_pixels(dressed: QApplication, ratio: float) -> None:
    picture = icons.icon("tag").pixmap(QSize(18, 18), ratio)
    assert picture.size().width() == 18 * ratio
    assert picture.devicePixelRatio() == ratio


def test_a_name_without_a_drawing_is_a_bug() -> None:
    with pytest.raises(KeyError):
        icons.icon("no such drawing")


def test_an_icon_may_be_copied_and_added_to(dressed: QApplication) -> None:
    copy = QIcon(icons.icon("tag"))
    copy.addPixmap(QPixmap(3, 3))
    del copy
    assert ink(icons.icon("progress-check").pixmap(48, 48))
