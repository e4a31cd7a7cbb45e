"""ConditionRow: one condition on an attribute, as a line of a form."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from blotter.domain.attribute import AttributeType, Bearer
from blotter.domain.document_filter import Condition, Operator
from blotter.project.metadata.built_in import BUILT_IN, BuiltIn
from blotter.project.project import Project
from blotter.ui import icons
from blotter.ui.language import later, tr
from blotter.ui.metadata.sheet.completing import choices_of
from blotter.ui.metadata.sheet.words import HINTS
from blotter.ui.metadata.words import OPERATORS
from blotter.ui.scale import px

_ORDERED = (AttributeType.NUMBER, AttributeType.DATE, AttributeType.CHOICE)

_BUILT_IN: Mapping[str, str] = {
    "name": later("Name"),
    "kind": later("Kind"),
    "language": later("Language"),
    "group": later("Group"),
    "characters": later("Characters"),
    "imported": later("Imported"),
}


class Fact(NamedTuple):
    """What a condition can be about: its name in conditions, its words, its type, the values it can have."""

    name: str
    of: Bearer
    words: str
    type: AttributeType
    choices: Callable[[], Sequence[str]]


def facts(project: Project) -> list[Fact]:
    """What a condition can be about: attributes of documents, of cases, and what every document has."""
    found: list[Fact] = []
    for of in Bearer:
        for each in project.attributes.values():
            if each.of is of:
                words = each.name if of is Bearer.DOCUMENTS else tr("{name} of the case", name=each.name)
                found.append(Fact(each.name, of, words, each.type, partial(choices_of, each)))
    for row in BUILT_IN.values():
        words = tr(_BUILT_IN[row.name]) if row.name in _BUILT_IN else row.name

        def there(row: BuiltIn = row) -> Sequence[str]:
            return sorted({row.value(project, each) for each in project.sources.values()} - {""})

        can_choose = row.name in ("kind", "language")
        found.append(Fact(row.name, Bearer.DOCUMENTS, words, row.type, there if can_choose else list))
    return found


class ConditionRow(QWidget):
    """What it is about, how it has to stand, to which value."""

    removed = Signal()
    changed = Signal()

    def __init__(self, known: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.fact, self.operator, self.value = QComboBox(), QComboBox(), QLineEdit()
        for each in known:
            self.fact.addItem(each.words)
        self.fact.setAccessibleName(tr("Attribute"))
        self.operator.setAccessibleName(tr("How it has to be"))
        self.value.setAccessibleName(tr("Value"))
        away = QToolButton()
        away.setIcon(icons.icon("x"))
        away.setAutoRaise(True)
        away.setToolTip(tr("Take this condition away"))
        away.setAccessibleName(tr("Take this condition away"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        for field in (self.fact, self.operator, self.value):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.addWidget(self.fact, 3)
        line.addWidget(self.operator, 3)
        line.addWidget(self.value, 4)
        line.addWidget(away)
        self.fact.currentIndexChanged.connect(lambda _: self._follow_fact())
        self.operator.currentIndexChanged.connect(lambda _: self._follow_operator())
        self.value.textChanged.connect(lambda _: self.changed.emit())
        away.clicked.connect(self.removed)
        self._follow_fact()

    @property
    def _fact(self) -> Fact:
        return self._known[self.fact.currentIndex()]

    def _follow_fact(self) -> None:
        held = self.operator.currentData()
        ordered = self._fact.type in _ORDERED
        self.operator.blockSignals(True)
        self.operator.clear()
        for operator, words in OPERATORS.items():
            if ordered or not operator.needs_order:
                self.operator.addItem(tr(words), operator)
        self.operator.setCurrentIndex(max(self.operator.findData(held), 0))
        self.operator.blockSignals(False)
        completer = QCompleter(list(self._fact.choices()), self.value)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.value.setCompleter(completer)
        hint = HINTS.get(self._fact.type)
        self.value.setPlaceholderText(tr(hint) if hint else "")
        self._follow_operator()

    def _follow_operator(self) -> None:
        operator = self.operator.currentData()
        self.value.setEnabled(operator is None or Operator(operator).needs_value)
        self.changed.emit()

    def show_condition(self, asked: Condition) -> None:
        """Show a condition, if it is about something that is known."""
        for place, each in enumerate(self._known):
            if each.of is asked.of and each.name.casefold() == asked.attribute.casefold():
                self.fact.setCurrentIndex(place)
        self.operator.setCurrentIndex(max(self.operator.findData(asked.operator), 0))
        self.value.setText(asked.value)

    def condition(self) -> Condition | None:
        """The condition, None while its value is missing."""
        fact, operator = self._fact, Operator(self.operator.currentData())
        value = self.value.text().strip()
        if not operator.needs_value:
            return Condition(fact.name, operator, of=fact.of)
        return Condition(fact.name, operator, value, fact.of) if value else None
