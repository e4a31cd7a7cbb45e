"""TileMap: the world with one tile a state, light to dark by how much there is, and the number in each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from blotter.domain.countries import COUNTRIES
from blotter.ui import theme
from blotter.ui.asking.matrix_table import ink
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.theme import mark_font, tabular

COLUMNS, ROWS = 36, 17
_GAP, _RADIUS = 2.5, 3.0
LEAST_WITH_VALUES = 21
"""Tiles of fewer pixels show the code alone."""
_LEAST, _LARGEST = 15, 46
_CODE, _VALUE = 0.33, 0.40
"""The sizes of code and value as shares of a tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A state: its code, what it is called with its number, the value as written, and its class.

    `level` is 0 where there is nothing, else from 1 to the number of classes.
    """

    code: str
    name: str
    value: str = ""
    level: int = 0
    ids: tuple[str, ...] = ()
    more: str = ""


class TileMap(Chart):
    """Tiles stand where their states do, more or less; `shade` gives the ground of a level above 0."""

    def __init__(self, shade: Callable[[int], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()
        self.shows_values = True
        self._shade = shade

    def show_tiles(self, tiles: Sequence[Tile], shows_values: bool = True) -> None:
        """Show these; whoever has no tile is not shown."""
        self.tiles = tuple(each for each in tiles if COUNTRIES[each.code].tile is not None)
        self.shows_values = shows_values
        self.lay_out()

    def tile_size(self) -> float:
        """The side of a tile with its gap."""
        return min(self.width() / COLUMNS, self.height() / ROWS, float(_LARGEST))

    def _natural_height(self) -> int:
        return _LEAST * ROWS

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST * COLUMNS, _LEAST * ROWS)

    def _placed(self) -> Sequence[Mark]:
        size = self.tile_size()
        left, top = (self.width() - size * COLUMNS) / 2, (self.height() - size * ROWS) / 2
        return [
            Mark(each.code, each.name, _area(each.code, left, top, size), each.ids, each.more)
            for each in sorted(self.tiles, key=lambda each: _place(each.code))
        ]

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        size = self.tile_size()
        code = mark_font(max(7, round(size * _CODE)), 400)
        value = tabular(mark_font(max(8, round(size * _VALUE)), 600))
        for tile in self.tiles:
            mark = self.mark(tile.code)
            if mark is not None and mark.area.intersects(exposed):
                self._paint_tile(painter, mark.area, tile, (code, value))

    def _paint_tile(self, painter: QPainter, area: QRectF, tile: Tile, fonts: tuple[QFont, QFont]) -> None:
        palette = theme.current()
        ground = self._shade(tile.level) if tile.level else palette.alt
        painter.setPen(QPen(palette.border, 1) if not tile.level else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(ink(ground) if tile.level else palette.muted)
        painter.setFont(fonts[0])
        has_value = bool(
            tile.level and tile.value and self.shows_values and self.tile_size() >= LEAST_WITH_VALUES
        )
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        if not has_value:
            painter.drawText(area, middle, tile.code)
            return
        half = area.height() / 2
        painter.drawText(area.adjusted(0, area.height() * 0.06, 0, -half), middle, tile.code)
        painter.setFont(fonts[1])
        painter.drawText(area.adjusted(0, half - area.height() * 0.06, 0, 0), middle, tile.value)


def _place(code: str) -> tuple[int, int]:
    place = COUNTRIES[code].tile
    assert place is not None
    return place


def _area(code: str, left: float, top: float, size: float) -> QRectF:
    row, column = _place(code)
    side = size - _GAP
    return QRectF(left + column * size, top + row * size, side, side)
