"""Our own drawings, tinted when they are painted, so that they follow the theme by themselves."""

import functools
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from blotter.ui import theme


def icon(name: str, colour: QColor | str | None = None) -> QIcon:
    """The drawing of this name in a colour, in a token of the palette (`"success"`), or in muted.

    Disabled it is faint, checked it takes the accent; a name without a drawing is a KeyError.
    """
    return _icon(name, colour.name(QColor.NameFormat.HexArgb) if isinstance(colour, QColor) else colour)


def pixmap(name: str, size: int, colour: QColor | str | None = None, ratio: float = 1.0) -> QPixmap:
    """The drawing as a picture, `size` pixels wide and high at `ratio` device pixels a pixel."""
    made = _drawn(name, _tint(colour).rgba(), round(size * ratio), round(size * ratio))
    shared = QPixmap(made)
    shared.setDevicePixelRatio(ratio)
    return shared


def names() -> list[str]:
    """Every drawing that there is."""
    return sorted(each.name.removesuffix(".svg") for each in _FOLDER.iterdir() if each.name.endswith(".svg"))


_FOLDER = files("blotter") / "data" / "icons"


@functools.cache
def _drawing(name: str) -> str:
    file = _FOLDER / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8")


@functools.cache
def _icon(name: str, colour: str | None) -> QIcon:
    _drawing(name)
    return QIcon(_Engine(name, colour))


def _tint(colour: QColor | str | None) -> QColor:
    if isinstance(colour, QColor):
        return colour
    token = colour or "muted"
    if token in theme.TOKENS:
        shade: QColor = getattr(theme.current(), token)
        return shade
    return QColor(token)


@functools.lru_cache(maxsize=2048)
def _drawn(name: str, rgba: int, width: int, height: int) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    svg = _drawing(name).replace("currentColor", colour.name())
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(picture)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF((width - side) / 2, (height - side) / 2, side, side)
    )
    painter.end()
    return picture


class _Engine(QIconEngine):
    """Paints one drawing at any size, in the colour that the theme has at that moment."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        # The binding leaves a returned engine to Python, while Qt deletes it too: one reference stays here.
        _CLONES.append(_Engine(self._name, self._colour))
        return _CLONES[-1]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        tint = _tint(self._colour)
        if mode is QIcon.Mode.Disabled:
            tint = theme.current().faint
        elif state is QIcon.State.On and self._colour is None:
            tint = theme.current().accent
        picture = QPixmap(
            _drawn(self._name, tint.rgba(), round(size.width() * scale), round(size.height() * scale))
        )
        picture.setDevicePixelRatio(scale)
        return picture

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        return QSize(side, side)

    def isNull(self) -> bool:
        return False


_CLONES: list[QIconEngine] = []
