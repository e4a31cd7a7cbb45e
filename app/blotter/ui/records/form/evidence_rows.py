"""The rows of the evidence: quote with stripe, place, coder, the fields it supports; how they look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blotter.domain.segment import Span, initials
from blotter.project import places
from blotter.project.project import Project
from blotter.project.records.rechecking import Looked, State
from blotter.ui import code_look, icons, theme, whereabouts
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.records.form.editors import label_of
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import paint_ground

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _QUOTE_LINES, _SHOWN = 62, 2, 400
_STATES = {
    State.CHANGED: later("to re-check: its words are others now"),
    State.UNCODED: later("to re-check: it was uncoded"),
}


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence in words; `colour` is its code's, "" where it was uncoded."""

    looked: Looked
    colour: str
    place: str
    supports: str
    state: str
    piece: str = ""

    @property
    def spoken(self) -> str:
        """All of it in a line."""
        parts = (self.looked.quote, self.place, self.supports, self.piece, self.state)
        return ", ".join(part for part in parts if part)


def rows(desk: Desk, looked: Sequence[Looked]) -> list[EvidenceRow]:
    """Pieces of evidence in words."""
    pieces = [each.evidence.piece for each in looked if each.evidence.piece]
    letters = {piece: chr(ord("A") + n % 26) for n, piece in enumerate(dict.fromkeys(pieces))}
    return [_row(desk, each, letters) for each in looked]


def _row(desk: Desk, looked: Looked, letters: dict[str, str]) -> EvidenceRow:
    project, evidence = desk.project, looked.evidence
    segment = looked.segment
    colour = project.codebook.colour(segment.code) if segment else ""
    fields = in_a_row(label_of(desk, each).lower() for each in evidence.fields) or tr("the whole record")
    vouching = in_a_row(evidence.claim_sources)
    supports = tr("{fields} · {sources}", fields=fields, sources=vouching) if vouching else fields
    state = tr(_STATES[looked.state]) if looked.state in _STATES else ""
    piece = tr("piece {letter}", letter=letters[evidence.piece]) if evidence.piece else ""
    return EvidenceRow(looked, colour, _place(project, looked), supports, state, piece)


def _place(project: Project, looked: Looked) -> str:
    source = project.sources.get(looked.evidence.source)
    if source is None:
        return tr("document removed")
    number = places.paragraph_number(places.paragraph_starts(project, source), looked.span.start)
    place = whereabouts.in_full(project, source, Span(*looked.span), number)
    told = tr("{document}, {place}", document=source.name, place=place)
    who = project.coders.get(looked.segment.coder if looked.segment else looked.evidence.coder or "")
    return f"{told} · {initials(who.name)}" if who else told


class EvidenceModel(QAbstractListModel):
    """The evidence of the record that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[EvidenceRow] = ()

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show these in place of the former."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None


class EvidenceDelegate(QStyledItemDelegate):
    """Two lines of the quote in the face of the text, and a line that says where it stands."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EvidenceRow = index.data(ROW)
        rect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, rect, is_selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        palette = theme.current()
        if row.colour:
            look = code_look.look(row.colour, palette.is_dark)
            stripe = QRectF(rect.left() + px(14), rect.top() + px(7), px(5), rect.height() - px(14))
            code_look.paint_stripe(painter, stripe, look)
        left = rect.left() + px(28)
        quote = QRect(left, rect.top() + px(4), rect.right() - left - px(10), px(36))
        painter.setPen(palette.text)
        _paint_quote(painter, quote, " ".join(row.looked.quote[:_SHOWN].split()))
        self._paint_place(painter, QRect(left, rect.bottom() - px(21), quote.width(), px(18)), row)
        painter.setPen(palette.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.focus, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_place(self, painter: QPainter, rect: QRect, row: EvidenceRow) -> None:
        palette = theme.current()
        painter.setFont(theme.interface_font(12))
        metrics = painter.fontMetrics()
        left = rect.left()
        told = row.state or row.supports
        share = min(metrics.horizontalAdvance(told) + 2, rect.width() * 3 // 5)
        right = QRect(rect.right() - share, rect.top(), share, rect.height())
        if row.state:
            icons.icon("flag", "warn").paint(
                painter, QRect(right.left() - px(18), rect.top() + px(2), px(14), px(14))
            )
        painter.setPen(palette.warn if row.state else palette.muted)
        painter.drawText(
            right,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            metrics.elidedText(told, _ELIDE, share),
        )
        painter.setPen(palette.muted)
        place = f"{row.place} · {row.piece}" if row.piece else row.place
        room = right.left() - left - px(22)
        painter.drawText(
            QRect(left, rect.top(), room, rect.height()),
            int(_MIDDLE),
            metrics.elidedText(place, _ELIDE, room),
        )


def _paint_quote(painter: QPainter, rect: QRect, words: str) -> None:
    """At most two lines; the last one ends with dots where there is more."""
    layout = QTextLayout(f"“{words}”", theme.quote_font(13))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(theme.quote_font(13))
    metrics = painter.fontMetrics()
    layout.beginLayout()
    top = rect.top()
    for number in range(_QUOTE_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        rest = layout.text()[line.textStart() :]
        shown = rest[: line.textLength()].rstrip()
        if number == _QUOTE_LINES - 1 and len(rest.rstrip()) > len(shown):
            shown = metrics.elidedText(rest, _ELIDE, rect.width())
        painter.drawText(QRect(rect.left(), top, rect.width(), px(18)), int(_MIDDLE), shown)
        top += px(18)
    layout.endLayout()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ELIDE = Qt.TextElideMode.ElideRight
