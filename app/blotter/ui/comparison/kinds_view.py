"""KindsView: disagreements counted by kind, as a heat map of kinds against codes, pairs or documents."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from blotter.analysis.disagreement_counts import Differences, Pair, counted_by_kind, differences_table
from blotter.analysis.disagreements import Kind
from blotter.analysis.places import Place
from blotter.domain.table import Table
from blotter.project.comparison_result import Result
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.figure_view import FigureView, bar_of, hint_label, named, stacked
from blotter.ui.comparison.grid import Cell, Grid, Head, level_of
from blotter.ui.comparison.grid_table import GridTable
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.words import KIND_ICONS, KIND_MEANINGS, KIND_TITLES
from blotter.ui.language import in_order, later, listed, number, plural, tr
from blotter.ui.wording import read_path

KINDS = tuple(KIND_ICONS)
NONE = "·"


class By(StrEnum):
    """What the rows of the heat map are."""

    CODE = "code"
    PAIR = "pair"
    DOCUMENT = "document"


BY_TITLES: Mapping[By, str] = {
    By.CODE: later("Codes"),
    By.PAIR: later("Pairs of coders"),
    By.DOCUMENT: later("Documents"),
}
_ALL: Mapping[By, str] = {
    By.CODE: later("All codes"),
    By.PAIR: later("All pairs"),
    By.DOCUMENT: later("All documents"),
}

RowKey = str | Pair | None
"""A code's path, a pair of coders, a document's name; None for all."""


class KindsView(FigureView):
    """A cell's places are listed below; the first row and the first column have the sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = QComboBox()
        self.grid = GridTable(tr("Disagreements by kind"))
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._result: Result | None = None
        self._colours: Mapping[str, str] = {}
        self._rows: list[RowKey] = []
        self._lay_out()
        self.by.currentIndexChanged.connect(self._fill)
        self.grid.cell_reached.connect(lambda *_: self.tell())
        self.grid.activated.connect(self.went_on)

    def _lay_out(self) -> None:
        for by, title in BY_TITLES.items():
            self.by.addItem(tr(title), by)
        self.by.setAccessibleName(tr("Rows"))
        hint = hint_label()
        hint.setText(tr("Places where coders differ; segments that touch each other are one place."))
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self.nothing)
        self.setLayout(stacked(bar_of(named(tr("Rows"), self.by), hint=hint), self._pages))
        self.setFocusProxy(self.grid)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self._result, self._colours = result, colours
        self._fill()

    def _fill(self) -> None:
        if self._result is None:
            return
        places = self._result.every_place
        self._pages.setCurrentWidget(self.grid if places else self.nothing)
        if not places:
            self.nothing.note.say(tr("The coders agree on every segment of every code."))
            self.asked.emit(None)
            return
        by = self._by
        counts = counted_by_kind(places)
        self._rows = [None, *_row_keys(by, self._result, counts)]
        heads = [self._head(by, key) for key in self._rows]
        self.grid.show_grid(kinds_grid(heads, [_counts_of(by, key, counts) for key in self._rows]))

    @property
    def _by(self) -> By:
        return By(self.by.currentData())

    def _head(self, by: By, key: RowKey) -> Head:
        if key is None:
            return Head(words=tr(_ALL[by]))
        if isinstance(key, tuple):
            return Head(words=listed(key))
        if by is By.CODE:
            return Head(words=read_path(key), colour=self._colours.get(key, ""))
        return Head(words=key)

    def tell(self) -> None:
        index = self.grid.currentIndex()
        if self._result is None or not index.isValid() or self._pages.currentWidget() is not self.grid:
            self.asked.emit(None)
            return
        key = self._rows[index.row()]
        kind = KINDS[index.column() - 1] if index.column() else None
        found = [
            place
            for place in self._result.every_place
            if _belongs(self._by, place, key) and kind in (None, place.kind)
        ]
        what = self._head(self._by, key).words
        title = what if kind is None else tr("{what}: {kind}", what=what, kind=tr(KIND_TITLES[kind]))
        self.asked.emit(Asked(title=title, places=found, nothing=tr("No disagreement of this kind here.")))

    def table_of(self) -> Table | None:
        if self._result is None:
            return None
        codes = [figures.code for figures in self._result.figures]
        return differences_table(counted_by_kind(self._result.every_place), codes)

    def set_faded(self, faded: bool) -> None:
        self.grid.set_faded(faded)


def kinds_grid(heads: Sequence[Head], counts: Sequence[Callable[[Kind], int]]) -> Grid:
    """A row under each head; the first has the sums of the others."""
    columns = [
        Head(words=tr("All kinds")),
        *(
            Head(words=tr(KIND_TITLES[kind]), told=tr(KIND_MEANINGS[kind]), sign=KIND_ICONS[kind])
            for kind in KINDS
        ),
    ]
    largest = max((count(kind) for count in counts[1:] for kind in KINDS), default=0)
    cells: dict[tuple[int, int], Cell] = {}
    for row, (head, count) in enumerate(zip(heads, counts, strict=True)):
        for column, kind in enumerate((None, *KINDS)):
            value = sum(map(count, KINDS)) if kind is None else count(kind)
            is_sum = kind is None or row == 0
            cells[row, column] = Cell(
                words=number(value) if value else NONE,
                told=tr(
                    "{what}, {kind}: {places}",
                    what=head.words,
                    kind=columns[column].words,
                    places=plural("{count} place", "{count} places", value),
                ),
                level=None if is_sum else level_of(value, largest),
                leads=bool(value),
            )
    return Grid(rows=heads, columns=columns, cells=cells)


def _row_keys(by: By, result: Result, counts: Differences) -> list[RowKey]:
    """Codes in the order of the codebook, pairs in that of the coders, documents by name."""
    if by is By.CODE:
        return [figures.code for figures in result.figures if figures.code in result.places]
    if by is By.DOCUMENT:
        names = {document for document, _ in counts.by_document}
        return list(in_order(names, str))
    order = {coder: place for place, coder in enumerate(result.sample.coders)}

    def places_of(pair: Pair) -> list[int]:
        return sorted(order.get(coder, len(order)) for coder in pair)

    pairs: list[Pair] = sorted({pair for pair, _ in counts.by_pair}, key=places_of)
    return list(pairs)


def _counts_of(by: By, key: RowKey, counts: Differences) -> Callable[[Kind], int]:
    if key is None:
        return lambda kind: counts.kinds.get(kind, 0)
    if isinstance(key, tuple):
        return lambda kind: counts.by_pair.get((key, kind), 0)
    own = counts.by_code if by is By.CODE else counts.by_document
    return lambda kind: own.get((key, kind), 0)


def _belongs(by: By, place: Place, key: RowKey) -> bool:
    if key is None:
        return True
    if isinstance(key, tuple):
        return key in place.pairs
    return key == (place.code if by is By.CODE else place.document)
