"""PairView: how far every two of the coders agree on a code, as a shaded matrix."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from blotter.analysis.agreement import CodeAgreement
from blotter.analysis.agreement_table import agreement_table
from blotter.analysis.pair_matrix import PairMatrix, pair_matrices
from blotter.domain.table import Table
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.figure_columns import measure_name, told
from blotter.ui.comparison.figure_view import Work
from blotter.ui.comparison.grid import Cell, Grid, Head, level_of
from blotter.ui.comparison.grid_table import GridTable
from blotter.ui.comparison.one_code import OneCodeView
from blotter.ui.comparison.words import DASH, DRAWN, coefficient, interval, short_names
from blotter.ui.language import later, listed, plural, tr


class PairView(OneCodeView):
    """A cell's places are those on which these two differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grid = GridTable(tr("Agreement of every two coders"))
        super().__init__(self.grid, parent)
        self._rows: Sequence[CodeAgreement] = ()
        self._coders: tuple[str, ...] = ()
        self.grid.cell_reached.connect(lambda *_: self.tell())
        self.grid.activated.connect(self.went_on)

    def work(self) -> Work | None:
        if self.result is None or not self.code.chosen():
            return None
        asked, code = self.result.asked, self.code.chosen()
        return lambda kept, progress: kept.pairs(asked, code, progress)

    def show_answer(self, answer: object) -> None:
        assert isinstance(answer, list)
        if self.result is None:
            return
        self._rows, self._coders = answer, self.result.sample.coders
        shown = [matrix for matrix in pair_matrices(answer) if matrix.measure == self.result.shown]
        self.say_nothing("" if shown else tr("No two coders have done a document in common."))
        self.hint.setText(
            tr("{measure} with its 95 % interval", measure=measure_name(self.result.shown, self.result))
        )
        if shown:
            self.grid.show_grid(pair_grid(shown[0], self._coders))
        self.tell()

    def tell(self) -> None:
        index = self.grid.currentIndex()
        if not index.isValid() or not self._coders or not self.has_figures():
            self.asked.emit(None)
            return
        first, second = self._coders[index.row()], self._coders[index.column()]
        pair = tuple(sorted((first, second)))
        found = [place for place in self.places() if pair in place.pairs]
        names = listed([first, second])
        title = tr("{what}: {coders}", what=self.code.currentText(), coders=names)
        nothing = tr("{coders} agree on every segment of this code.", coders=names)
        if first == second:
            found, title, nothing = [], names, tr("Choose the cell of two coders.")
        self.asked.emit(Asked(title=title, places=found, nothing=nothing))

    def table_of(self) -> Table | None:
        if self.result is None or not self._rows:
            return None
        return agreement_table(self._rows, self.result.options, later("Agreement of every two coders"))

    def set_faded(self, faded: bool) -> None:
        self.grid.set_faded(faded)


def pair_grid(matrix: PairMatrix, coders: Sequence[str]) -> Grid:
    """A row and a column a coder; nobody is compared with oneself."""
    short = short_names(coders)
    cells = {
        (row, column): _cell(matrix.cell(first, second), first, second)
        for row, first in enumerate(coders)
        for column, second in enumerate(coders)
        if first != second
    }
    rows = [Head(words=coder) for coder in coders]
    columns = [Head(words=short[coder], told=coder) for coder in coders]
    return Grid(rows=rows, columns=columns, cells=cells, lines=2)


def _cell(row: CodeAgreement | None, first: str, second: str) -> Cell:
    names = listed([first, second])
    if row is None:
        nothing = tr("{coders} have done no document in common.", coders=names)
        return Cell(words=DASH, told=nothing, leads=False)
    drawn = plural(*DRAWN[row.drawing], row.n)
    told_of = tr("{coders}: {value}; drawn from {drawn}", coders=names, value=told(row), drawn=drawn)
    if row.value is None:
        return Cell(words=DASH, told=told_of)
    lines = [coefficient(row.value)]
    if row.low is not None:
        lines.append(interval(row.low, row.high))
    return Cell(words="\n".join(lines), told=told_of, level=level_of(row.value, 1))
