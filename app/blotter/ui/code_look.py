"""How a code looks: its wash in the text, its stripe in the margin, its pattern, its swatch in a list."""

import functools
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from blotter.domain.palette import NEUTRAL as NEUTRAL
from blotter.domain.palette import PALETTE as PALETTE
from blotter.domain.palette import PALETTE_NAMES as PALETTE_NAMES
from blotter.domain.palette import Pattern as Pattern
from blotter.domain.palette import named_colour
from blotter.ui import theme
from blotter.ui.theme import Palette


@dataclass(frozen=True, slots=True)
class CodeLook:
    """A code's ground in the text, its stripe, and the stripe's pattern, in one theme."""

    name: str
    wash: QColor
    stripe: QColor
    pattern: Pattern


@functools.cache
def look(colour: str, dark: bool) -> CodeLook:
    """The look of a palette name or of `#rrggbb`; "" and unknown names look neutral."""
    named, pattern = named_colour(colour)
    if colour.startswith("#") and QColor.isValidColorName(colour):
        stripe = QColor(colour)
        return CodeLook(colour, _derived_wash(stripe, dark), stripe, Pattern.SOLID)
    if dark:
        return CodeLook(named.name, QColor(named.dark_wash), QColor(named.dark_stripe), pattern)
    return CodeLook(named.name, QColor(named.light_wash), QColor(named.light_stripe), pattern)


def _derived_wash(stripe: QColor, dark: bool) -> QColor:
    """A wash of the same hue, quiet enough that text stays legible where two of them overlap."""
    base = theme.DARK.base if dark else theme.LIGHT.base
    share = 0.24
    wash = mixed(base, stripe, share)
    floor = 5.2 if dark else 9.8
    text = theme.DARK.text if dark else theme.LIGHT.text
    while contrast(text, _blend(wash.rgb(), wash.rgb(), base.rgb(), dark)) < floor and share > 0.02:
        share -= 0.02
        wash = mixed(base, stripe, share)
    return wash


def thin(colour: QColor, share: float) -> QColor:
    """A colour that lets through what is under it, all but a share (0 to 1)."""
    veil = QColor(colour)
    veil.setAlphaF(share)
    return veil


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """The ground with a share (0 to 1) of a colour in it."""
    return QColor(
        round(ground.red() + (colour.red() - ground.red()) * share),
        round(ground.green() + (colour.green() - ground.green()) * share),
        round(ground.blue() + (colour.blue() - ground.blue()) * share),
    )


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance in sRGB)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blended(first: QColor, second: QColor, palette: Palette) -> QColor:
    """The ground where two washes overlap: `a·b/base` in light, `a + b − base` in dark, per channel."""
    return _blend(first.rgb(), second.rgb(), palette.base.rgb(), palette.is_dark)


@functools.lru_cache(maxsize=4096)
def _blend(first: int, second: int, base: int, dark: bool) -> QColor:
    channels = []
    for shift in (16, 8, 0):
        a, b, ground = (first >> shift) & 255, (second >> shift) & 255, (base >> shift) & 255
        value = a + b - ground if dark else a * b / max(1, ground)
        channels.append(min(255, max(0, round(value))))
    return QColor(*channels)


def paint_stripe(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    """Fill the rectangle with the look's pattern, from its top; caps are the margin's."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _PAINTERS[look.pattern](painter, rect, look)
    painter.restore()


def _paint_solid(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.fillRect(rect, look.stripe)


def _paint_dashes(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.fillRect(rect, _bands(rect, look.stripe, 12, (0, 9)))


def _paint_dash_dot(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.fillRect(rect, _bands(rect, look.stripe, 18, (0, 9), (12, 15)))


def _paint_rungs(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.fillRect(rect, _bands(rect, look.stripe, 6, (2, 4)))
    rail = round(rect.width() * 0.4)
    left = rect.left() + (rect.width() - rail) // 2
    painter.fillRect(QRectF(left, rect.top(), rail, rect.height()), look.stripe)


def _paint_rails(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    rail = max(1, int(rect.width() * 0.4))
    painter.fillRect(QRectF(rect.left(), rect.top(), rail, rect.height()), look.stripe)
    painter.fillRect(QRectF(rect.right() - rail, rect.top(), rail, rect.height()), look.stripe)


def _paint_hollow(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.fillRect(rect, look.stripe)
    painter.fillRect(rect.adjusted(1, 1, -1, -1), look.wash)


def _paint_dots(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.stripe, rect.width(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    step, middle = rect.width() + 2, rect.center().x()
    first, last = _shown(painter, rect, step)
    tops = (rect.top() + rect.width() / 2 + step * number for number in range(first, last))
    painter.drawPoints([QPointF(middle, top) for top in tops])


def _paint_hatch(painter: QPainter, rect: QRectF, look: CodeLook) -> None:
    gradient = QLinearGradient(rect.topLeft(), rect.topLeft() + QPointF(2.5, 2.5))
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    between = QColor(look.stripe)
    between.setAlpha(80)
    for at, colour in ((0, look.stripe), (0.56, look.stripe), (0.6, between), (0.96, between)):
        gradient.setColorAt(at, colour)
    gradient.setColorAt(1, look.stripe)
    painter.fillRect(rect, QBrush(gradient))


_PAINTERS = {
    Pattern.SOLID: _paint_solid,
    Pattern.DASHES: _paint_dashes,
    Pattern.HATCH: _paint_hatch,
    Pattern.RAILS: _paint_rails,
    Pattern.RUNGS: _paint_rungs,
    Pattern.DOTS: _paint_dots,
    Pattern.HOLLOW: _paint_hollow,
    Pattern.DASH_DOT: _paint_dash_dot,
}


def _bands(rect: QRectF, colour: QColor, period: float, *marks: tuple[float, float]) -> QBrush:
    """Marks of a colour that repeat downward from the rectangle's top, nothing between them."""
    gradient = QLinearGradient(rect.topLeft(), rect.topLeft() + QPointF(0, period))
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    nothing = QColor(colour)
    nothing.setAlpha(0)
    gradient.setColorAt(0, nothing)
    gradient.setColorAt(1, nothing)
    step = 1e-4
    for start, end in marks:
        gradient.setColorAt(max(0, start / period - step), nothing if start else colour)
        gradient.setColorAt(start / period, colour)
        gradient.setColorAt(end / period - step, colour)
        gradient.setColorAt(min(1, end / period), nothing)
    return QBrush(gradient)


def _shown(painter: QPainter, rect: QRectF, step: float) -> tuple[int, int]:
    """Which repetitions of a step fall into the part of the rectangle that the device can show."""
    device = painter.combinedTransform().inverted()[0].mapRect(QRectF(painter.viewport()))
    top, bottom = max(rect.top(), device.top()), min(rect.bottom(), device.bottom())
    first = int((top - rect.top()) // step)
    return first, max(first, int((bottom - rect.top()) // step) + 1)


def paint_swatch(
    painter: QPainter, rect: QRectF, look: CodeLook, palette: Palette, on_selection: bool = False
) -> None:
    """The sign of a code in lists: its wash with its stripe; on a selected row the ground is the page's."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(rect, 3, 3)
    painter.fillPath(outline, palette.base if on_selection else look.wash)
    stripe = QRectF(rect.left(), rect.top(), round(rect.width() * 5 / 14), rect.height())
    paint_stripe(painter, stripe, look)
    painter.restore()


def swatch(
    look: CodeLook, palette: Palette, size: int = 14, on_selection: bool = False, ratio: float | None = None
) -> QPixmap:
    """The sign of a code as a picture; `ratio` is device pixels a pixel, the screens' largest by default."""
    if ratio is None:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(0, 0, size, size), look, palette, on_selection)
    painter.end()
    return pixmap
