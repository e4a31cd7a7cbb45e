"""What a person says about a table of ratings: which column is what, and which measures to show."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.ratings_measures import RATED_MEASURES, Weights
from blotter.analysis.ratings_table import RatingsOptions
from blotter.interchange.ratings_columns import Form, RatingsColumns
from blotter.interchange.ratings_files import RatingsFile
from blotter.ui.language import later, tr, translated
from blotter.ui.scale import px, row_height

_FORMS = {Form.WIDE: later("A column for each coder"), Form.LONG: later("A row for each rating")}
_WEIGHTS = {
    Weights.LINEAR: later("Linear"),
    Weights.QUADRATIC: later("Quadratic"),
    Weights.ORDINAL: later("Ordinal"),
}
_ROLES = {
    "unit": later("Unit"),
    "coder": later("Coder"),
    "value": later("Value"),
    "code": later("Code"),
    "group": later("Document"),
}
_HINTS = {
    "unit": later("The column that says which unit it is"),
    "coder": later("The column that says who rated"),
    "value": later("The column with the label"),
    "code": later("The column that says what was rated, if several things were"),
    "group": later("The column that says which document a unit is from; intervals draw whole documents"),
}
_OF_LONG = ("coder", "value", "code")
_ROW_HEIGHT = 24
_ROWS_SHOWN = 6


class TickList(QListWidget):
    """Several of many, by their boxes; `identity` of a row is what it stands for."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(row_height(_ROW_HEIGHT) * _ROWS_SHOWN + px(4))
        self.itemChanged.connect(lambda _: self.ticked.emit())

    def offer(self, rows: Iterable[tuple[str, str, str]], chosen: Iterable[str]) -> None:
        """Offer these, each with what it stands for, its words and its explanation, without telling."""
        wanted = {*chosen}
        with QSignalBlocker(self):
            self.clear()
            for identity, words, tip in rows:
                item = QListWidgetItem(words, self)
                item.setData(Qt.ItemDataRole.UserRole, identity)
                item.setToolTip(tip)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(identity in wanted))

    def chosen(self) -> tuple[str, ...]:
        """What the ticked rows stand for, from above."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def turn(self, identity: str, is_on: bool) -> None:
        """Tick a row or take its tick away, as a person does."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == identity:
                self.item(row).setCheckState(_state(is_on))


class ColumnChoices(QWidget):
    """Which column says what; shows how the file was understood until something else is said."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, str] = {}
        self._coders_told = False
        self.form = _box(tr("Form"), [(str(form), tr(words)) for form, words in _FORMS.items()])
        self.roles = {name: _box(tr(hint), []) for name, hint in _HINTS.items()}
        self.coders = TickList(tr("Coders"))
        self.missing = QLineEdit()
        self.missing.setPlaceholderText(tr("Such as NA; empty cells always"))
        self.missing.setAccessibleName(tr("No rating"))
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.addRow(tr("Form"), self.form)
        for name, box in self.roles.items():
            self._rows.addRow(tr(_ROLES[name]), box)
            box.activated.connect(lambda _, name=name: self._tell(name))
        self._rows.addRow(tr("Coders"), self.coders)
        self._rows.addRow(tr("No rating"), self.missing)
        self.form.activated.connect(lambda _: self._tell_form())
        self.coders.ticked.connect(self._tell_coders)
        self.missing.editingFinished.connect(self.changed)

    def forget(self) -> None:
        """Guess everything, for another file."""
        self._told, self._coders_told = {}, False
        self.missing.clear()

    def show_file(self, file: RatingsFile) -> None:
        """Show how a file was understood."""
        is_long = file.form is Form.LONG
        titles = [("", "—"), *((title, translated(title)) for title in file.titles)]
        self.form.setCurrentIndex(self.form.findData(str(file.form)))
        for name, box in self.roles.items():
            _offer(box, titles, str(getattr(file.used, name)))
            self._rows.setRowVisible(box, is_long or name not in _OF_LONG)
        if not self._coders_told:
            taken = {file.used.unit, file.used.group}
            names = file.coders if is_long else tuple(t for t in file.titles if t not in taken)
            rows = [(name, translated(name), "") for name in names]
            self.coders.offer(rows, file.coders if is_long else file.used.coders)

    def value(self) -> RatingsColumns:
        """What was said."""
        missing = tuple(word for word in self.missing.text().split() if word)
        coders = self.coders.chosen() if self._coders_told else ()
        return RatingsColumns.model_validate({**self._told, "coders": coders, "missing": missing})

    def _tell(self, name: str) -> None:
        self._told[name] = str(self.roles[name].currentData() or "")
        self._coders_told = False
        self.changed.emit()

    def _tell_form(self) -> None:
        self._told = {"form": str(self.form.currentData())}
        self._coders_told = False
        self.changed.emit()

    def _tell_coders(self) -> None:
        self._coders_told = True
        self.changed.emit()


class MeasureChoices(QWidget):
    """Which measures, and how."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_told = False
        self.measures = TickList(tr("Measures"))
        self._offer(())
        weights = [("", tr("None")), *((str(each), tr(words)) for each, words in _WEIGHTS.items())]
        self.weights = _box(tr("Weights, for labels that have an order"), weights)
        self.order = QLineEdit()
        self.order.setAccessibleName(tr("Categories in their order"))
        self.order.setPlaceholderText(tr("Such as low; medium; high"))
        self.by_category = QCheckBox(tr("Category by category"))
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(tr("Measures"), self.measures)
        rows.addRow(tr("Weights"), self.weights)
        rows.addRow(tr("Order"), self.order)
        rows.addRow("", self.by_category)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(rows)
        self.measures.ticked.connect(self._tell)
        self.weights.activated.connect(lambda _: self.changed.emit())
        self.order.editingFinished.connect(self.changed)
        self.by_category.toggled.connect(lambda _: self.changed.emit())

    def show_usual(self, measures: Sequence[str]) -> None:
        """Tick what is shown when nobody chose."""
        if not self._is_told:
            self._offer(measures)

    def value(self) -> RatingsOptions:
        """What was chosen."""
        return RatingsOptions(
            measures=self.measures.chosen() if self._is_told else (),
            categories=tuple(
                dict.fromkeys(word.strip() for word in re.split("[;；]", self.order.text()) if word.strip())
            ),
            weights=Weights(self.weights.currentData()) if self.weights.currentData() else None,
            by_category=self.by_category.isChecked(),
        )

    def _offer(self, chosen: Sequence[str]) -> None:
        rows = [(each.id, tr(each.title), tr(each.explanation)) for each in RATED_MEASURES]
        self.measures.offer(rows, chosen)

    def _tell(self) -> None:
        self._is_told = True
        self.changed.emit()


def _box(name: str, rows: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    _offer(box, rows, "")
    return box


def _offer(box: QComboBox, rows: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for identity, words in rows:
        box.addItem(words, identity)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _state(is_on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
