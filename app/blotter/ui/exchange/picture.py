"""ImportPicture: how a file with a project was read, at a glance: how much of what, and three passages."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QTextBrowser, QVBoxLayout, QWidget

from blotter.domain.carried import Sample
from blotter.project.carrying.report_file import counts_table
from blotter.project.import_report import ImportReport
from blotter.ui import theme
from blotter.ui.dialogs.table_dialog import TableModel
from blotter.ui.fonts import quote_font
from blotter.ui.language import tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_ROW_HEIGHT, _LEAST, _LEAST_ROWS = 24, 48, 6
_WIDE, _LEAST_HIGH = 520, 96
_AROUND = 60
"""How many characters on each side of a passage are shown."""


class CountsView(QTableView):
    """How much of each kind is in the file, would be new, is there already, stays out."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(px(_WIDE))
        self.setAccessibleName(tr("How much is in the file"))
        self.setTabKeyNavigation(False)

    def show_report(self, report: ImportReport) -> None:
        """Show the counts of a report."""
        self.setModel(TableModel(counts_table(report), self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(px(_LEAST))
        for column in range(1, self.model().columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = min(_LEAST_ROWS, max(1, self.model().rowCount()))
        self.setMinimumHeight(row_height(_ROW_HEIGHT) * (rows + 1) + px(8))


class SamplesView(QWidget):
    """Passages as they were read, each within its words: a person sees whether positions are right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.title.setWordWrap(True)
        set_role(self.title, "title")
        self.convention = QLabel()
        self.convention.setWordWrap(True)
        set_role(self.convention, "muted")
        self.passages = QTextBrowser()
        self.passages.setFont(quote_font())
        self.passages.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.passages.viewport().setAutoFillBackground(False)
        self.passages.document().setDocumentMargin(0)
        self.passages.setOpenLinks(False)
        self.passages.setTabChangesFocus(True)
        self.passages.setMinimumHeight(px(_LEAST_HIGH))
        self.passages.setAccessibleName(tr("Passages as they were read"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.passages, 1)
        column.addWidget(self.convention)
        column.addStretch(0)

    def show_report(self, report: ImportReport) -> None:
        """Show how positions were read, and the passages of a report."""
        words = translated(report.convention).rstrip(".")
        self.convention.setText(tr("Positions: {convention}.", convention=words) if words else "")
        self.passages.setHtml(_shown(report.samples))
        for widget in (self.title, self.passages):
            widget.setVisible(bool(report.samples))


def _shown(samples: Sequence[Sample]) -> str:
    """The passages as rich text in which everything from the file is escaped."""
    palette = theme.current()
    ground, muted = palette.accent_soft.name(), palette.muted.name()
    lines = []
    for each in samples:
        before, after = _folded(each.before[-_AROUND:]), _folded(each.after[:_AROUND])
        title = escape(tr("{document} · {code}", document=each.source, code=each.code))
        lines.append(
            f'<p style="margin:0 0 10px 0"><span style="color:{muted}; font-size:small">{title}</span><br>'
            f'…{before}<span style="background:{ground}">{_folded(each.quote)}</span>{after}…</p>'
        )
    return "".join(lines)


def _folded(words: str) -> str:
    return escape(words).replace("\n", "<br>")
