"""ConfusionView: which codes stand where another coder has a given one, as a shaded matrix."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from blotter.analysis.confusion import NOTHING, Confusion, confusion_table, summed
from blotter.analysis.places import Place
from blotter.domain.codebook import split_path
from blotter.domain.table import Table
from blotter.project.comparison_result import Result
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.figure_view import FigureView, Work, bar_of, hint_label, stacked
from blotter.ui.comparison.grid import Cell, Grid, Head, level_of
from blotter.ui.comparison.grid_table import GridTable
from blotter.ui.comparison.kinds_view import NONE
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.words import share
from blotter.ui.language import later, number, tr
from blotter.ui.wording import read_path

_HINT = later(
    "Of the characters to which one coder gave the code of the row: the share to which another gave the code "
    "of the column. Shares may add up to more than all, since codes overlap."
)
_TOLD = later(
    "Where a coder has {code}, another has {other} on {share} of the characters ({characters} of {total}), "
    "and at the place of {segments} of {segment_total} segments"
)


class ConfusionView(FigureView):
    """A cell's places are those of the row's code where another coder has the column's instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridTable(tr("Codes in each other’s place"))
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._result: Result | None = None
        self._colours: Mapping[str, str] = {}
        self._found: Sequence[Confusion] = ()
        self._codes: list[str] = []
        hint = hint_label()
        hint.setText(tr(_HINT))
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self.nothing)
        self.setLayout(stacked(bar_of(hint=hint), self._pages))
        self.setFocusProxy(self.grid)
        self.grid.cell_reached.connect(lambda *_: self.tell())
        self.grid.activated.connect(self.went_on)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self._result, self._colours = result, colours

    def work(self) -> Work | None:
        if self._result is None:
            return None
        asked = self._result.asked
        return lambda kept, progress: kept.confusions(asked, progress)

    def show_answer(self, answer: object) -> None:
        assert isinstance(answer, list)
        if self._result is None:
            return
        self._found = answer
        there = {code for each in answer for code in (each.code, each.other_code)}
        self._codes = [figures.code for figures in self._result.figures if figures.code in there]
        self._pages.setCurrentWidget(self.grid if self._codes else self.nothing)
        self.nothing.note.say("" if self._codes else tr("No coder gave a code in the documents compared."))
        self.grid.show_grid(confusion_grid(answer, self._codes, self._colours))
        self.tell()

    def tell(self) -> None:
        index = self.grid.currentIndex()
        if self._result is None or not index.isValid() or index.row() >= len(self._codes):
            self.asked.emit(None)
            return
        code = self._codes[index.row()]
        other = (*self._codes, NOTHING)[index.column()]
        found = [place for place in self._result.places.get(code, ()) if _stands(place, other)]
        if other == code:
            nothing = tr("Where both have it, they agree on every segment.")
        else:
            nothing = tr("Nobody gave the one in place of the other: where they meet, coders have both.")
        title = tr("{code}, and in its place {other}", code=read_path(code), other=_called(other))
        self.asked.emit(Asked(title=title, places=found, nothing=nothing))

    def show_failure(self, words: str) -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(self.nothing)

    def table_of(self) -> Table | None:
        return confusion_table(self._found) if self._found else None

    def set_faded(self, faded: bool) -> None:
        self.grid.set_faded(faded)


def _stands(place: Place, other: str) -> bool:
    """Whether somebody without the place's own code has the other one there; the same: all have it."""
    if other == place.code:
        return not place.silent
    given = {mark.code for marks in place.others.values() for mark in marks}
    if other == NOTHING:
        return any(not place.others.get(coder) for coder in place.silent)
    return other in given


def _called(code: str) -> str:
    return read_path(code) if code else tr("no code")


def confusion_grid(found: Sequence[Confusion], codes: Sequence[str], colours: Mapping[str, str]) -> Grid:
    """A row and a column a code; the last column is for what nobody else has a code on."""
    sums = summed(found)
    totals: Counter[str] = Counter()
    segment_totals: Counter[str] = Counter()
    for (code, _, _), own in {(each.code, each.coder, each.other): each for each in found}.items():
        totals[code] += own.of_characters
        segment_totals[code] += own.of_segments
    cells = {
        (row, column): _cell(code, other, sums.get((code, other)), totals[code], segment_totals[code])
        for row, code in enumerate(codes)
        for column, other in enumerate((*codes, NOTHING))
    }
    rows = [Head(words=read_path(code), colour=colours.get(code, "")) for code in codes]
    columns = [
        *(
            Head(words=split_path(code)[-1], told=read_path(code), colour=colours.get(code, ""))
            for code in codes
        ),
        Head(words=tr("no code")),
    ]
    return Grid(rows=rows, columns=columns, cells=cells)


def _cell(code: str, other: str, sums: tuple[int, int] | None, total: int, segment_total: int) -> Cell:
    characters, segments = sums or (0, 0)
    part = characters / total if total else 0.0
    told = tr(
        _TOLD,
        code=read_path(code),
        other=_called(other),
        share=share(part),
        characters=number(characters),
        total=number(total),
        segments=number(segments),
        segment_total=number(segment_total),
    )
    return Cell(
        words=share(part) if characters else NONE,
        told=told,
        level=level_of(part, 1),
        leads=bool(characters) and code != other,
    )
