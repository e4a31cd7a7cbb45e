"""The rows of the quick palette: a model of matches, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blotter.domain.codebook import split_path
from blotter.ui import code_look, icons, theme
from blotter.ui.palette_ranking import Match
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import paint_cap, paint_ground

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 28
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A match, or the offer to create (`match` is None and `words` say what)."""

    match: Match | None
    key: str = ""
    is_marked: bool = False
    words: str = ""


class PaletteRows(QAbstractListModel):
    """What the palette shows now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[PaletteRow] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show these rows in place of the former."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def replace_row(self, number: int, row: PaletteRow) -> None:
        """Show another row in the place of one."""
        self.rows = [*self.rows[:number], row, *self.rows[number + 1 :]]
        self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if row.match is None else _spoken(row.match, row.is_marked)
        return None


def _spoken(match: Match, is_marked: bool) -> str:
    parts = (
        match.entry.name,
        match.entry.parent_path,
        match.reason,
        "marked" if is_marked else "",
    )
    return ", ".join(part for part in parts if part)


class PaletteRowDelegate(QStyledItemDelegate):
    """Name with the matched letters set off, where it stands, why it was found, how often it was used."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option.rect, is_selected, False)
        if row.match is None:
            _paint_offer(painter, option.rect, row.words)
        else:
            _paint_match(painter, option.rect, row, row.match, is_selected)
        painter.restore()


def _paint_offer(painter: QPainter, rect: QRect, words: str) -> None:
    icons.icon("plus").paint(painter, QRect(rect.left() + px(13), rect.center().y() - px(7), px(16), px(16)))
    painter.setPen(theme.current().text)
    painter.setFont(theme.interface_font(13))
    place = rect.adjusted(px(36), 0, -px(14), 0)
    told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
    painter.drawText(place, _LEFT, told)


def _paint_match(painter: QPainter, rect: QRect, row: PaletteRow, match: Match, is_selected: bool) -> None:
    palette = theme.current()
    look = code_look.look(match.entry.colour, palette.is_dark)
    sign = px(14)
    square = QRectF(rect.left() + sign, rect.top() + (rect.height() - sign) // 2, sign, sign)
    code_look.paint_swatch(painter, square, look, palette, is_selected)
    right = _paint_right(painter, rect, row, match)
    place = QRect(rect.left() + px(36), rect.top(), right - rect.left() - px(36), rect.height())
    left = _paint_name(painter, place, match)
    told = " · ".join(part for part in (match.entry.parent_path, match.reason) if part)
    painter.setPen(palette.muted)
    painter.setFont(theme.interface_font(12))
    rest = QRect(left + 12, rect.top(), right - left - 12, rect.height())
    painter.drawText(rest, _LEFT, painter.fontMetrics().elidedText(told, _ELIDE, max(0, rest.width())))


def _paint_right(painter: QPainter, rect: QRect, row: PaletteRow, match: Match) -> int:
    """Paint count, mark and digit at the right; where they begin."""
    painter.setPen(theme.current().muted)
    painter.setFont(theme.tabular(theme.interface_font(12)))
    painter.drawText(rect.adjusted(0, 0, -px(14), 0), _RIGHT, str(match.entry.count))
    right = rect.right() - px(52)
    if row.key:
        right = paint_cap(painter, rect, right, row.key) - 8
    if row.is_marked:
        icons.icon("check", "accent").paint(
            painter, QRect(right - px(16), rect.center().y() - px(7), px(16), px(16))
        )
        right -= px(24)
    return right


def _paint_name(painter: QPainter, rect: QRect, match: Match) -> int:
    """Paint the name piece by piece; where it ends."""
    palette = theme.current()
    plain, strong = theme.interface_font(13), theme.interface_font(13, 600)
    left = rect.left()
    for text, is_letter in _pieces(match):
        font: QFont = strong if is_letter else plain
        metrics = QFontMetrics(font)
        room = rect.right() - left
        told = metrics.elidedText(text, _ELIDE, room)
        painter.setFont(font)
        painter.setPen(palette.accent if is_letter else palette.text)
        painter.drawText(QRect(left, rect.top(), max(0, room), rect.height()), _LEFT, told)
        left += metrics.horizontalAdvance(told)
        if told != text:
            break
    return left


def _pieces(match: Match) -> list[tuple[str, bool]]:
    """The name cut at its matched letters."""
    name, pieces, at = match.entry.name, [], 0
    for start, end in match.letters:
        pieces += [(name[at:start], False), (name[max(at, start) : end], True)]
        at = max(at, end)
    return [piece for piece in (*pieces, (name[at:], False)) if piece[0]]


def shown_path(path: str) -> str:
    """A path as people read it."""
    return " › ".join(split_path(path)) if path else ""


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
