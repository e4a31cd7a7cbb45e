"""CodeModel: the figures of each code as rows; CodeOrder: which of them are shown, and in what order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from blotter.analysis.agreement import CodeAgreement
from blotter.analysis.measures import measure
from blotter.analysis.units import Unit
from blotter.ui import code_look, theme
from blotter.ui.comparison import scale
from blotter.ui.comparison.choices import explained
from blotter.ui.comparison.result import CodeFigures, Result
from blotter.ui.comparison.rows import CellRole
from blotter.ui.comparison.words import DASH, SYMBOLS, UNIT_WORDS, coefficient, exact, short_names
from blotter.ui.language import later, number, tr, translated
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import read_path

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn:
    """A column: what stands over it and what it means, and where its cells come from.

    `count` gives a whole number, `agreement` a coefficient; a column without either is drawn or written.
    """

    key: str
    title: str
    meaning: str
    width: int = 46
    count: Callable[[CodeFigures], int] | None = None
    agreement: Callable[[CodeFigures], CodeAgreement] | None = None


CODE, SCALE, USED = "code", "scale", "used"

_AGREED = later("Segments that agree, one to one: intersection over union at least {threshold}")
_AGREED_BY_ALL = later(
    "Segments that agree, one to one: intersection over union at least {threshold}, among all coders"
)
_F1 = later(
    "F1 of coded characters: of what either coder coded, how much both did. Text that nobody coded plays no "
    "part."
)
_DOT = later(
    "{measure} as a dot. The dotted marks at .667 and .800 are conventions for α (Krippendorff 2004), not "
    "verdicts. There is no interval yet."
)
_MATCHED = later("matched segment")


def columns(result: Result) -> tuple[FigureColumn, ...]:
    """The columns for these coders and measures."""
    coders, short = result.sample.coders, short_names(result.sample.coders)
    shown = result.shown
    return (
        FigureColumn(key=CODE, title=tr("Code"), meaning=tr("The code, in the order of the codebook")),
        *(_segments(coder, short[coder]) for coder in coders),
        FigureColumn(
            key="agreed",
            title=tr("Agreed"),
            meaning=tr(
                _AGREED_BY_ALL if len(coders) > 2 else _AGREED,
                threshold=coefficient(result.options.threshold),
            ),
            count=lambda figures: figures.f1.agreed,
        ),
        *(_only(coder, short[coder]) for coder in coders),
        FigureColumn(
            key="f1",
            title=tr("F1"),
            meaning=tr(_F1),
            agreement=lambda figures: figures.f1,
        ),
        *(_measured(result, each) for each in result.measures),
        FigureColumn(
            key=SCALE,
            title=tr("{measure} from 0 to 1", measure=_name(result, shown)),
            meaning=tr(_DOT, measure=_name(result, shown)),
            agreement=lambda figures: figures.values[shown],
        ),
        FigureColumn(
            key="documents",
            title=tr("Documents"),
            meaning=tr(
                "In how many of the {count} documents compared a coder used the code",
                count=result.sample.documents,
            ),
            count=lambda figures: figures.documents,
        ),
        FigureColumn(
            key=USED,
            title=tr("Used in"),
            meaning=tr("In which share of the documents compared a coder used the code"),
            count=lambda figures: figures.documents,
        ),
    )


def _segments(coder: str, short: str) -> FigureColumn:
    return FigureColumn(
        key=f"segments:{coder}",
        title=short,
        meaning=tr("Segments of {coder} in the documents compared", coder=coder),
        count=lambda figures: figures.segments[coder],
    )


def _only(coder: str, short: str) -> FigureColumn:
    return FigureColumn(
        key=f"only:{coder}",
        title=tr("Only {coder}", coder=short),
        meaning=tr("Segments of {coder} that nobody’s segment agrees with", coder=coder),
        count=lambda figures: figures.f1.only[coder],
    )


def _measured(result: Result, measure_id: str) -> FigureColumn:
    found = measure(measure_id)
    unit = _MATCHED if Unit.MATCH in found.units else UNIT_WORDS[result.options.unit]
    return FigureColumn(
        key=measure_id,
        title=_name(result, measure_id),
        meaning=tr(
            "{measure}, by {unit}. {explanation}",
            measure=tr(found.title),
            unit=tr(unit),
            explanation=explained(found),
        ),
        agreement=lambda figures: figures.values[measure_id],
    )


def _name(result: Result, measure_id: str) -> str:
    """A symbol or title; F1 by another unit than the character has its unit behind it."""
    if measure_id == "f1":
        return tr("F1 by {unit}", unit=tr(UNIT_WORDS[result.options.unit]))
    return SYMBOLS.get(measure_id) or tr(measure(measure_id).title)


class CodeModel(QAbstractTableModel):
    """A row for each code of the codebook."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[FigureColumn, ...] = ()
        self.rows: tuple[CodeFigures, ...] = ()
        self.low = 0.0
        self._shown = ""
        self._documents = 0
        self._colours: Mapping[str, str] = {}

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        """Show a comparison; `colours` are those of the codes by path."""
        self.beginResetModel()
        self.rows = result.figures
        self.columns = columns(result)
        self._shown = result.shown
        self._documents = result.sample.documents
        self._colours = colours
        told = [coefficient(figures.values[self._shown].value) for figures in self.rows]
        self.low = -1.0 if any(each.startswith("−") for each in told) else 0.0
        self.endResetModel()

    def column(self, key: str) -> int:
        """The number of a column, −1 if it is not there."""
        return next((number for number, each in enumerate(self.columns) if each.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return "" if column.key == SCALE else column.title
        if role == _ROLE.AccessibleTextRole:
            return column.title
        if role == _ROLE.ToolTipRole:
            return column.meaning
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if column.key == CODE else _RIGHT
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        figures, column = self.rows[index.row()], self.columns[index.column()]
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if column.key == CODE else _RIGHT
        if role == _ROLE.AccessibleTextRole:
            return tr("{name}: {what}", name=column.title, what=self._spoken(figures, column))
        if role == CellRole.FIGURE:
            return column.key != CODE
        if role == Role.STRONG:
            return column.key == self._shown
        if column.agreement is not None:
            return self._of_agreement(column.agreement(figures), column, role)
        if column.count is not None:
            return self._of_count(column.count(figures), column, role)
        return self._of_code(figures, role)

    def _of_code(self, figures: CodeFigures, role: int) -> object:
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return read_path(figures.code)
        if role == Role.SWATCH:
            return code_look.look(self._colours.get(figures.code, ""), theme.current().is_dark)
        return figures.order if role == CellRole.SORT else None

    def _of_count(self, count: int, column: FigureColumn, role: int) -> object:
        if role == CellRole.SORT:
            return count
        if role == Role.MUTED:
            return column.key in (USED, "documents")
        if role != _ROLE.DisplayRole:
            return None
        return share(count, self._documents) if column.key == USED else number(count)

    def _of_agreement(self, agreement: CodeAgreement, column: FigureColumn, role: int) -> object:
        value = agreement.value
        if role == CellRole.SORT:
            return value
        if role == _ROLE.ToolTipRole:
            return told(agreement)
        if column.key == SCALE:
            if role == CellRole.SCALE:
                return None if value is None else scale.Dot(value, self.low)
            return translated(agreement.reason) if role == CellRole.WHY and value is None else None
        if role == Role.MUTED:
            return value is None
        return coefficient(value) if role == _ROLE.DisplayRole else None

    def _spoken(self, figures: CodeFigures, column: FigureColumn) -> str:
        if column.agreement is not None:
            return told(column.agreement(figures))
        if column.count is not None:
            return str(self._of_count(column.count(figures), column, _ROLE.DisplayRole))
        return read_path(figures.code)


def told(agreement: CodeAgreement) -> str:
    """A value to four places, or that there is none, with the reason where there is one."""
    value = DASH if agreement.value is None else exact(agreement.value)
    if not agreement.reason:
        return value
    return tr("{name}: {what}", name=value, what=translated(agreement.reason))


def share(count: int, total: int) -> str:
    """A part of a whole in per cent."""
    return tr("{percent} %", percent=round(100 * count / max(1, total)))


class CodeOrder(QSortFilterProxyModel):
    """Sorts by any column, values that are missing last; leaves codes out that nobody used."""

    def __init__(self, source: CodeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._only_used = True
        self._is_rolled_up = False
        self.setSourceModel(source)
        self.setSortRole(CellRole.SORT)

    def set_filter(self, only_used: bool, rolled_up: bool) -> None:
        """Say which codes are shown; a parent that nobody used is only where its children count for it."""
        self._only_used, self._is_rolled_up = only_used, rolled_up
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        figures = self._source.rows[row]
        return figures.is_used or (not self._only_used and (self._is_rolled_up or not figures.is_parent))

    def lessThan(self, left: Index, right: Index) -> bool:
        first, second = left.data(CellRole.SORT), right.data(CellRole.SORT)
        is_descending = self.sortOrder() is Qt.SortOrder.DescendingOrder
        if first is None or second is None:
            missing_first = first is None and second is not None
            return missing_first if is_descending else first is not None and second is None
        return bool(first < second)

    def figures(self, index: Index) -> CodeFigures | None:
        """The figures of a row."""
        place = self.mapToSource(index)
        return self._source.rows[place.row()] if place.isValid() else None

    def row_of(self, code: str) -> QModelIndex:
        """Where a code stands, or nowhere."""
        for row, figures in enumerate(self._source.rows):
            if figures.code == code:
                return self.mapFromSource(self._source.index(row, 0))
        return QModelIndex()
