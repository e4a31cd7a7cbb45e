"""CoverageView: how much each document gives for each year, shaded, and the jumps that one of them makes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from blotter.analysis.records.coverage import (
    SEVERAL,
    UNDATED,
    Coverage,
    CoverageOf,
    CoverageOptions,
    YearOf,
)
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.grid import Cell, Grid, Head, level_of
from blotter.ui.comparison.grid_table import GridTable
from blotter.ui.language import number, plural, tr, translated
from blotter.ui.records.comparing.words import COUNTED, YEARS
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice, ChoiceBox


class CoverageView(QWidget):
    """A cell says how much a document gives for a year; the last row is all documents together."""

    changed = Signal()
    """Something else is to be counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = _choices(tr("What is counted"), {each: tr(COUNTED[each]) for each in CoverageOf})
        self.year = _choices(tr("Which year"), {each: tr(YEARS[each]) for each in YearOf})
        self.coder = ChoiceBox(tr("Coder"), tr("All coders"))
        self.grid = GridTable(tr("Coverage of documents by year"))
        self.jumps = QLabel()
        self.jumps.setWordWrap(True)
        self.jumps.setTextFormat(Qt.TextFormat.PlainText)
        self.jumps.setAccessibleName(tr("Jumps"))
        self.jumps.setContentsMargins(px(12), px(8), px(12), px(8))
        hint = QLabel(
            tr("The stronger the colour, the more. A record counts once for each document that tells of it.")
        )
        set_role(hint, "hint")
        bar = QWidget()
        line = FlowLayout(bar, gap=8)
        line.setContentsMargins(12, 4, 12, 4)
        for widget in (self.of, self.year, self.coder, hint):
            line.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.grid, 1)
        whole.addWidget(self.jumps)
        self.of.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.year.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.coder.chosen_changed.connect(lambda _: self.changed.emit())

    def offer(self, coders: list[tuple[str, str]]) -> None:
        """Offer these coders (id, name)."""
        self.coder.offer(Choice(identity, name) for identity, name in coders)

    def options(self, name_of: Callable[[str], str]) -> CoverageOptions:
        """What is asked for; coders are named."""
        chosen = self.coder.chosen()
        return CoverageOptions(
            of=CoverageOf(self.of.currentData()),
            year=YearOf(self.year.currentData()),
            coders=(name_of(chosen),) if chosen else (),
        )

    def show_coverage(self, found: Coverage) -> None:
        """Show what the documents give."""
        self.grid.show_grid(coverage_grid(found))
        told = [translated(each) for each in found.told_jumps()]
        self.jumps.setText("\n".join(told) or tr("In no year does one document alone make a jump."))


def _choices(name: str, words: dict[CoverageOf, str] | dict[YearOf, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for each, title in words.items():
        box.addItem(title, str(each))
    return box


def coverage_grid(found: Coverage) -> Grid:
    """A row a document, a column a year, and all of them together below."""
    largest = max(found.counts.values(), default=0)
    jumps = {each.year: each.source for each in found.jumps()}
    cells = {}
    for row, source in enumerate(found.sources):
        for column, year in enumerate(found.columns):
            count = found.counts.get((source, year), 0)
            told = _told(found, source, year, count)
            if jumps.get(year) == source:
                told = tr("{told}; it makes the jump of this year", told=told)
            words = number(count) + (" ▲" if jumps.get(year) == source else "") if count else ""
            cells[row, column] = Cell(words=words, told=told, level=level_of(count, largest))
    last = len(found.sources)
    for column, year in enumerate(found.columns):
        total = found.totals.get(year, 0)
        told = _told(found, tr("All documents"), year, total)
        cells[last, column] = Cell(words=number(total), told=told, level=None)
    rows = [Head(words=source) for source in found.sources]
    columns = [Head(words=_year(year)) for year in found.columns]
    return Grid(
        rows=[*rows, Head(words=tr("All documents"))] if columns else (), columns=columns, cells=cells
    )


def _year(year: int) -> str:
    if year == SEVERAL:
        return tr("Several years")
    return tr("No date") if year == UNDATED else str(year)


def _told(found: Coverage, source: str, year: int, count: int) -> str:
    if found.options.of is CoverageOf.RECORDS:
        counted = plural("{count} record", "{count} records", count)
    else:
        counted = plural("{count} piece of evidence", "{count} pieces of evidence", count)
    return tr("{document}, {year}: {counted}", document=source, year=_year(year), counted=counted)
