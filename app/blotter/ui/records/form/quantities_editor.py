"""QuantitiesEditor: how many and how much, as sources say it, in a table with all its columns."""

from collections.abc import Sequence
from typing import Any

from blotter.domain.entity import new_id
from blotter.domain.names import name_key
from blotter.domain.record import Quantity
from blotter.project.records import filling
from blotter.ui.desk import Desk
from blotter.ui.language import later, locale, tr, translated
from blotter.ui.records.form.cell_table import Column
from blotter.ui.records.form.table_editors import TableEditor
from blotter.ui.records.form.word_editors import read_number

_FIGURES = ("low", "best", "high")
_YES = ("yes", "y", "~", "x", "✓")
_REFERENCES = ("part_of", "alternative_to")
_COLUMNS = (
    ("measure", later("Measure"), 84),
    ("low", later("Low"), 52),
    ("best", later("Best"), 52),
    ("high", later("High"), 52),
    ("unit", later("Unit"), 70),
    ("words", later("Words"), 120),
    ("approximate", later("About"), 54),
    ("as_of", later("As of"), 80),
    ("stage", later("Stage"), 80),
    ("claimant", later("Claimed by"), 110),
    ("part_of", later("Part of"), 110),
    ("alternative_to", later("Otherwise than"), 110),
)
_LISTS = {"measure": "measures", "unit": "units", "stage": "stages", "claimant": "claim_sources"}


class QuantitiesEditor(TableEditor):
    """A row for each quantity."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        columns = [
            Column(tr(title), self._options(name), width, name in _FIGURES, name == "words")
            for name, title, width in _COLUMNS
        ]
        super().__init__(desk, field, label, columns, tr("Add…"))

    def _options(self, name: str) -> Any:
        if name in _REFERENCES:
            return lambda: [self._told(each) for each in self._held()]
        if name in _LISTS:
            return lambda: self.desk.project.record_schema.options(_LISTS[name])
        if name == "approximate":
            return lambda: (tr("yes"), tr("no"))
        return tuple

    def _held(self) -> tuple[Quantity, ...]:
        return self.record.quantities if self.record is not None else ()

    def _told(self, quantity: Quantity) -> str:
        """A quantity in few words, by which another names it."""
        figures = (quantity.best, quantity.low, quantity.high)
        figure = next((_written(each) for each in figures if each is not None), "")
        place = self._held().index(quantity) + 1
        return " ".join(part for part in (f"{place}", quantity.measure, figure) if part)

    def cells(self) -> Sequence[Sequence[str]]:
        """A row for each quantity."""
        return [[self._cell(each, name) for name, *_ in _COLUMNS] for each in self._held()]

    def _cell(self, quantity: Quantity, name: str) -> str:
        value = getattr(quantity, name)
        if name in _FIGURES:
            return _written(value) if value is not None else "—"
        if name == "approximate":
            return tr("yes") if value else ""
        if name in _REFERENCES:
            other = next((each for each in self._held() if each.id == value), None)
            return self._told(other) if other else ""
        return f"“{value}”" if name == "words" and value else str(value)

    def put(self, row: int, column: int, words: str) -> None:
        """Another value in a cell."""
        held = list(self._held())
        quantity = held[row] if row < len(held) else Quantity(new_id(), "")
        name = _COLUMNS[column][0]
        value = self._read(name, words, quantity)
        if isinstance(value, _Wrong):
            self.refused.emit(value.why)
            return
        if row >= len(held) and name not in ("measure", *_FIGURES):
            self.refused.emit(tr("Say first what is counted."))
            return
        held[row : row + 1] = [_with(quantity, name, value)]
        self.enter(tuple(held))

    def _read(self, name: str, words: str, quantity: Quantity) -> Any:
        if name in _FIGURES:
            number = read_number(words) if words not in ("", "—", "-") else None
            is_wrong = number is None and words not in ("", "—", "-")
            return _Wrong(tr("“{words}” is no number.", words=words)) if is_wrong else number
        if name == "approximate":
            return name_key(words) in map(name_key, (*_YES, tr("yes")))
        if name == "as_of" and (problem := filling.date_problem(words)) is not None:
            return _Wrong(translated(problem))
        if name in _REFERENCES:
            return self._referred(words, quantity)
        return words.strip("“”") if name == "words" else words

    def _referred(self, words: str, quantity: Quantity) -> Any:
        if not words:
            return ""
        others = [each for each in self._held() if each.id != quantity.id]
        for other in others:
            if name_key(words) in (name_key(self._told(other)), str(self._held().index(other) + 1)):
                return other.id
        return _Wrong(tr("“{words}” is no other quantity of this record.", words=words))

    def remove(self, row: int) -> None:
        """Without this quantity; nothing refers to it any more."""
        gone = self._held()[row].id
        kept = [each for each in self._held() if each.id != gone]
        for name in _REFERENCES:
            kept = [_with(each, name, "") if getattr(each, name) == gone else each for each in kept]
        self.enter(tuple(kept))


class _Wrong:
    """What was typed is no value, and why."""

    def __init__(self, why: str) -> None:
        self.why = why


def _with(quantity: Quantity, name: str, value: Any) -> Quantity:
    changed: dict[str, Any] = {name: value}
    return quantity._replace(**changed)


def _written(value: int | float) -> str:
    return locale().toString(value) if isinstance(value, int) else f"{value:g}"
