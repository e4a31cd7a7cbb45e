"""Quotes: the passages on which each of two records rests, side by side."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from blotter.domain.record import Record
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.project.records.rechecking import Looked, looked_at
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role


class Quotes(QWidget):
    """A passage leads to its place in the document."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._places: list[tuple[str, Span]] = []
        self.sides = [QTextBrowser(), QTextBrowser()]
        self._titles = [_title(), _title()]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for title, side in zip(self._titles, self.sides, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            side.setOpenLinks(False)
            side.setFrameShape(QTextBrowser.Shape.NoFrame)
            side.document().setDocumentMargin(px(10))
            side.anchorClicked.connect(self._go)
            column.addWidget(title)
            column.addWidget(side, 1)
            row.addLayout(column, 1)

    def show_records(self, records: Sequence[Record | None], coders: Sequence[str]) -> None:
        """Show on what two records rest; None is no record."""
        self._places = []
        for title, side, record, coder in zip(self._titles, self.sides, records, coders, strict=True):
            name = tr("Evidence of {coder}", coder=coder)
            side.setAccessibleName(name)
            title.setText(f"{name} · {record.number}" if record else name)
            passages = looked_at(self._project, record) if record else []
            nothing = tr("{coder} has no record of it.", coder=coder)
            side.setHtml(self._html(passages) if record else f"<p>{escape(nothing)}</p>")

    def _html(self, passages: Sequence[Looked]) -> str:
        return "".join(map(self._passage, passages))

    def _passage(self, each: Looked) -> str:
        source = self._project.sources.get(each.evidence.source)
        place, (start, end) = len(self._places), each.span
        self._places.append((each.evidence.source, each.span))
        name = escape(source.name if source else "")
        vouching = escape("; ".join(each.evidence.claim_sources))
        rest = f" · {vouching}" if vouching else ""
        font, colour = theme.quote_font(13).family(), theme.current().accent.name()
        return (
            f"<p style=\"margin:0 0 2px 0; font-family:'{escape(font)}'\">{escape(each.quote)}</p>"
            f'<p style="margin:0 0 10px 0"><a href="{place}" style="color:{colour}">'
            f"{name} {start}–{end}</a>{rest}</p>"
        )

    def _go(self, link: QUrl) -> None:
        self.passage_requested.emit(*self._places[int(link.toString())])

    def told(self) -> list[str]:
        """What stands on each side, in plain words."""
        return [side.toPlainText() for side in self.sides]


def _title() -> QLabel:
    title = QLabel()
    set_role(title, "title")
    title.setContentsMargins(px(10), px(4), px(10), px(4))
    title.setTextFormat(Qt.TextFormat.PlainText)
    return title
