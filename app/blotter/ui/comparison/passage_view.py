"""PassageView: the passage of a disagreement between the coders' stripes, with the code's definition."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.ui import code_look, icons, style, theme
from blotter.ui.comparison.excerpt import excerpt
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.passage_page import PassagePage, StripeMargin, paint_line
from blotter.ui.comparison.place_model import marked, shown_place
from blotter.ui.comparison.places import Place
from blotter.ui.language import in_a_row, tr
from blotter.ui.scale import px
from blotter.ui.views.elided_label import title_label
from blotter.ui.wording import read_path


class PassageView(QWidget):
    """The first coder's stripes stand at the left, those of the others at the right."""

    opened = Signal()
    """The document is to be opened at this passage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PassagePage()
        self.left = StripeMargin(self.page)
        self.right = StripeMargin(self.page)
        self._title = title_label()
        self._names = (title_label(), title_label())
        self._names[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._definition = _label()
        self._definition.setWordWrap(True)
        self._definition.setContentsMargins(12, 7, 12, 8)
        self._code: tuple[str, Code, str] | None = None
        self._open = QToolButton()
        self._legend = QWidget()
        self._legend_line = FlowLayout(self._legend, gap=14)
        self._legend_line.setContentsMargins(12, 2, 12, 5)
        self._lay_out()
        theme.notifier().changed.connect(self._tell_definition)

    def _lay_out(self) -> None:
        self._open.setIcon(icons.icon("external-link"))
        self._open.setToolTip(tr("Open the document here (Enter in the list)"))
        self._open.setAccessibleName(tr("Open the document here"))
        self._open.setAutoRaise(True)
        self._open.clicked.connect(self.opened)
        bar = _row(self._title, self._open, margins=(12, 0, 6, 0))
        style.set_role(bar, "bar")
        bar.setFixedHeight(px(28))
        names = _row(*self._names, margins=(12, 6, 12, 0))
        text = _row(self.left, self.page, self.right, margins=(0, 0, 0, 0))
        rule = QWidget()
        rule.setFixedHeight(1)
        rule.setAutoFillBackground(True)
        rule.setBackgroundRole(rule.palette().ColorRole.Mid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, names, text, self._legend, rule, self._definition):
            column.addWidget(widget, 1 if widget is text else 0)
        self.setTabOrder(self._open, self.page)
        for widget in (self, names, text, self._legend, self._definition):
            widget.setAutoFillBackground(True)
            widget.setBackgroundRole(self.palette().ColorRole.Base)

    def clear(self) -> None:
        """Show nothing."""
        self.setVisible(False)

    def show_place(
        self, place: Place, text: str, language: str, code: Code, revision: str, colours: Mapping[str, str]
    ) -> None:
        """Show a place of a text; `revision` says which definition counts, `colours` are by path."""
        self.setVisible(True)
        part = excerpt(text, place)
        first, *others = place.coders
        self._title.setText(shown_place(place))
        self._names[0].setText(first)
        self._names[1].setText(in_a_row(others))
        self.page.show_excerpt(part, language)
        self.left.show_stripes([s for s in part.stripes if s.coder == first], colours)
        self.right.show_stripes([s for s in part.stripes if s.coder != first], colours)
        told = [
            tr("{coder} marked: {what}", coder=coder, what=marked(place, coder)) for coder in place.coders
        ]
        self.page.setAccessibleDescription("\n".join(told))
        self._show_legend(place, colours)
        self._code = (place.code, code, revision)
        self._tell_definition()

    def _show_legend(self, place: Place, colours: Mapping[str, str]) -> None:
        while item := self._legend_line.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        is_pair = len(place.coders) == 2
        both, one = (tr("both"), tr("one coder only")) if is_pair else (tr("all coders"), tr("not all"))
        if place.marks and not place.silent:
            self._legend_line.addWidget(_row(LineSample(Qt.PenStyle.SolidLine), _label("hint", both)))
        self._legend_line.addWidget(_row(LineSample(Qt.PenStyle.DashLine), _label("hint", one)))
        for coder, marks in place.others.items():
            for path in dict.fromkeys(mark.code for mark in marks):
                words = _label("hint", tr("{name}: {what}", name=coder, what=read_path(path)))
                self._legend_line.addWidget(_row(Swatch(colours.get(path, "")), words))

    def _tell_definition(self) -> None:
        if self._code is None:
            return
        path, code, revision = self._code
        *above, name = read_path(path).split(" › ")
        within = tr("in {path}", path=" › ".join(above)) if above else ""
        where = in_a_row(part for part in (within, revision) if part)
        muted = theme.current().muted.name()
        missing = f'<span style="color:{muted}">{escape(tr("No short definition yet."))}</span>'
        words = escape(code.short) or missing
        self._definition.setText(
            f'<b>{escape(name)}</b> <span style="color:{muted}">{escape(where)}</span><br>{words}'
        )


class LineSample(QWidget):
    """A piece of the line under words that both, or one of them, marked."""

    def __init__(self, line: Qt.PenStyle) -> None:
        super().__init__()
        self._line = line

    def sizeHint(self) -> QSize:
        return QSize(px(24), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        colour = palette.agree if self._line is Qt.PenStyle.SolidLine else palette.boundary
        painter = QPainter(self)
        paint_line(painter, 0, self.width(), self.height() / 2 + 1, colour, self._line)


class Swatch(QWidget):
    """The sign of a code."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    def sizeHint(self) -> QSize:
        return QSize(px(14), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        look = code_look.look(self._colour, palette.is_dark)
        size = px(14)
        top = (self.height() - size) / 2
        code_look.paint_swatch(QPainter(self), QRectF(0, top, size, size), look, palette)


def _label(role: str = "", words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText if role else Qt.TextFormat.RichText)
    if role:
        style.set_role(label, role)
    return label


def _row(*widgets: QWidget | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QWidget:
    """Widgets in a line; None is what stretches."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(*margins)
    line.setSpacing(6)
    for widget in widgets:
        if widget is None:
            line.addStretch()
        else:
            line.addWidget(widget)
    return row
