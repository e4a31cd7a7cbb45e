"""The fields of a form: one class for each kind of value, and the rule that chooses among them."""

import types
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, Protocol, Union, get_args, get_origin

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from blotter.ui import code_look, style, theme
from blotter.ui.dialogs.codes_field import CodesField
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.language import tr
from blotter.ui.scale import px, row_height

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Choice = tuple[object, str]
"""What can be chosen: the value, and the words for it."""
Choices = Sequence[Choice] | Sequence[str]
"""Choices; a bare string is its own words, and the empty one stands for nothing."""

LONG = "long"
COLOUR = "colour"
CODES = "codes"
"""What `json_schema_extra={"kind": ...}` may say: that a string has several lines, that it is the colour of
a code, that a list is of codes, of which there are many.
"""
FILE = "file"
"""What `json_schema_extra={"kind": ...}` may say of a string: several lines, the colour of a code, or a file
that is to be written, whose `filter` the system's dialog goes by."""


_MOST = 2**31 - 1


class Field(Protocol):
    """What a form asks of a field, whatever the widget."""

    def read_value(self) -> object:
        """What stands in the field."""

    def show_value(self, value: object) -> None:
        """Put a value into the field."""

    def edited(self) -> SignalInstance:
        """The signal that tells of each change."""


class LineField(QLineEdit):
    """A string on one line."""

    def read_value(self) -> object:
        return self.text()

    def show_value(self, value: object) -> None:
        self.setText("" if value is None else str(value))

    def edited(self) -> SignalInstance:
        return self.textChanged


class LongField(QPlainTextEdit):
    """A string of several lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        style.set_role(self, "edged")
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)

    def read_value(self) -> object:
        return self.toPlainText()

    def show_value(self, value: object) -> None:
        self.setPlainText("" if value is None else str(value))

    def edited(self) -> SignalInstance:
        return self.textChanged


class LinesField(LongField):
    """Several strings, one on each line."""

    def read_value(self) -> object:
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def show_value(self, value: object) -> None:
        self.setPlainText("\n".join(str(each) for each in value) if isinstance(value, Sequence) else "")


class NumberField(QSpinBox):
    """A whole number; where it may be left out, the step below the least one stands for that."""

    def __init__(self, low: float | None, high: float | None, optional: bool) -> None:
        super().__init__()
        lowest = 0 if optional else -_MOST
        least = lowest if low is None else int(low)
        self._none = least - 1 if optional else None
        self.setRange(least if self._none is None else self._none, _MOST if high is None else int(high))
        if self._none is not None:
            self.setSpecialValueText("—")
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(5, 0, 0, 0)

    def read_value(self) -> object:
        return None if self.value() == self._none else self.value()

    def show_value(self, value: object) -> None:
        if isinstance(value, int):
            self.setValue(value)
        elif self._none is not None:
            self.setValue(self._none)

    def edited(self) -> SignalInstance:
        return self.valueChanged


class FractionField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, low: float | None, high: float | None) -> None:
        super().__init__()
        self.setDecimals(3)
        self.setRange(-1e9 if low is None else low, 1e9 if high is None else high)
        self.setSingleStep(0.05 if self.maximum() - self.minimum() <= 2 else 1)
        self.lineEdit().setTextMargins(5, 0, 0, 0)

    def read_value(self) -> object:
        return self.value()

    def show_value(self, value: object) -> None:
        self.setValue(float(value) if isinstance(value, int | float) else 0.0)

    def edited(self) -> SignalInstance:
        return self.valueChanged


class TickField(QCheckBox):
    """Yes or no; the words stand beside the box."""

    def read_value(self) -> object:
        return self.isChecked()

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def edited(self) -> SignalInstance:
        return self.toggled


class ChoiceField(QComboBox):
    """One of several."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = list(choices)
        self.addItems([words for _, words in self._choices])
        self.setMaxVisibleItems(16)

    def read_value(self) -> object:
        return self._choices[self.currentIndex()][0] if self.currentIndex() >= 0 else None

    def show_value(self, value: object) -> None:
        self.setCurrentIndex(next((i for i, (each, _) in enumerate(self._choices) if each == value), 0))

    def edited(self) -> SignalInstance:
        return self.currentIndexChanged


class ColourField(ChoiceField):
    """The colour of a code, shown as its sign; an own colour that came in stays to be chosen."""

    def __init__(self) -> None:
        names = [(name, tr(name)) for name in code_look.PALETTE_NAMES]
        super().__init__([("", tr("as the code above")), *names])
        self.setIconSize(QSize(px(14), px(14)))
        self._show_signs()
        theme.notifier().changed.connect(self._show_signs)

    def show_value(self, value: object) -> None:
        if isinstance(value, str) and value not in [each for each, _ in self._choices]:
            self._choices.append((value, value))
            self.addItem(value)
            self._show_signs()
        super().show_value(value)

    def _show_signs(self) -> None:
        palette = theme.current()
        for row, (colour, _) in enumerate(self._choices):
            look = code_look.look(str(colour), palette.is_dark)
            self.setItemIcon(row, QIcon(code_look.swatch(look, palette)))


class TicksField(QListWidget):
    """Several of many, each with a box."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        style.set_role(self, "edged")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._choices = list(choices)
        for _, words in self._choices:
            item = QListWidgetItem(words)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | _SELECTABLE)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, row_height(24)))
            self.addItem(item)
        self.setFixedHeight(row_height(24) * min(5, max(1, len(self._choices))) + 6)

    def read_value(self) -> object:
        rows = range(self.count())
        return [self._choices[row][0] for row in rows if self.item(row).checkState() is Qt.CheckState.Checked]

    def show_value(self, value: object) -> None:
        chosen = list(value) if isinstance(value, Sequence) else []
        for row, (each, _) in enumerate(self._choices):
            state = Qt.CheckState.Checked if each in chosen else Qt.CheckState.Unchecked
            self.item(row).setCheckState(state)

    def edited(self) -> SignalInstance:
        return self.itemChanged


_SELECTABLE = Qt.ItemFlag.ItemIsSelectable


def make_field(info: "FieldInfo", choices: Choices | None) -> QWidget | None:
    """The widget for a model's field, or None for a value that a form cannot ask for."""
    kind, optional = _plain(info.annotation)
    extra = info.json_schema_extra
    drawn = extra.get("kind") if isinstance(extra, Mapping) else None
    is_list = get_origin(kind) in (list, tuple, set, frozenset)
    names = extra.get("names") if isinstance(extra, Mapping) else None
    named = names if isinstance(names, Mapping) else {}
    offered = _told(choices) if choices is not None or is_list else _choices_of(kind, optional, named)
    if offered is not None and drawn == CODES:
        return CodesField(offered)
    if offered is not None:
        return TicksField(offered) if is_list else ChoiceField(offered)
    if is_list:
        return LinesField() if str in get_args(kind) else None
    if kind is str and drawn == COLOUR:
        return ColourField()
    if kind is str and drawn == FILE:
        return FileField(str(extra["filter"]) if isinstance(extra, Mapping) else "")
    if kind is str:
        return LongField() if drawn == LONG else LineField()
    if kind is bool:
        return TickField()
    if kind is int:
        return NumberField(*_limits(info, step=1), optional)
    return FractionField(*_limits(info, step=0)) if kind is float else None


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The type without `| None`, and whether that was allowed."""
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [each for each in get_args(annotation) if each is not type(None)]
        if len(kinds) == 1 and len(kinds) < len(get_args(annotation)):
            return kinds[0], True
    return annotation, False


def _told(choices: Choices | None) -> list[Choice] | None:
    if choices is None:
        return None
    return [(each, each or "—") if isinstance(each, str) else each for each in choices]


def _choices_of(kind: Any, optional: bool, named: Mapping[str, Any]) -> list[Choice] | None:
    """What a type allows, each value with the proper name that the model has for it, else with its word."""
    values: list[object]
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = list(kind)
    elif get_origin(kind) is Literal:
        values = list(get_args(kind))
    else:
        return None
    none: list[Choice] = [(None, "—")] if optional else []
    return [*none, *((value, str(named.get(str(value), "")) or _words(value)) for value in values)]


def _words(value: object) -> str:
    told = str(value.value if isinstance(value, Enum) else value)
    return tr(told.replace("_", " ").replace("-", " ").capitalize())


def _limits(info: "FieldInfo", step: int) -> tuple[float | None, float | None]:
    """The least and greatest value that the field's metadata allow; `step` leads from a value to the next."""
    low: float | None = None
    high: float | None = None
    for limit in info.metadata:
        if hasattr(limit, "gt"):
            low = limit.gt + step
        if hasattr(limit, "lt"):
            high = limit.lt - step
        low = getattr(limit, "ge", low)
        high = getattr(limit, "le", high)
    return low, high
