"""Narrowing: the menu of filters, the dialogs behind it, and the chips that say what is asked for."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from blotter.domain.document_filter import EVERY_DOCUMENT
from blotter.domain.record_filter import EVERYTHING
from blotter.ui.cells.chips import Chip, FilterChips
from blotter.ui.cells.choosing import NumbersDialog, TickDialog
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.metadata.words import filter_words
from blotter.ui.records.grid.filters import (
    FilterRow,
    Way,
    chosen,
    is_asked,
    row_title,
    told,
    with_chosen,
    without,
    years_of,
)
from blotter.ui.records.grid.sheet import Sheet

_ALL = later_plural("{count} record", "{count} records")
_WORDS, _IDS, _DOCUMENTS = "words", "ids", "documents"
_EVER = (1, 9999)


class Narrowing(QObject):
    """`asked` carries the `RecordFilter` that a person comes to."""

    asked = Signal(object)

    def __init__(self, sheet: Sheet, menu: QMenu, chips: FilterChips, window: QWidget) -> None:
        super().__init__(window)
        self._sheet, self._menu, self._chips, self._window = sheet, menu, chips, window
        self.only_title = ""
        """What the records are called that are shown alone."""
        menu.aboutToShow.connect(self.fill)
        chips.removed.connect(self._take_away)

    def fill(self) -> None:
        """Offer every filter there is, with a tick at those that are in use."""
        menu, asked, names = self._menu, self._sheet.asked, self._sheet.names
        menu.clear()
        for row in self._sheet.filters:
            if row.way is Way.YES_NO:
                self._offer_yes_no(row)
                continue
            action = menu.addAction(tr("{name}…", name=row_title(row, names)))
            action.setCheckable(True)
            action.setChecked(is_asked(row, asked))
            action.triggered.connect(lambda _=False, row=row: self.choose(row))
        if not asked.asks_nothing:
            menu.addSeparator()
            menu.addAction(tr("Show all records")).triggered.connect(lambda: self.asked.emit(EVERYTHING))

    def _offer_yes_no(self, row: FilterRow) -> None:
        below = self._menu.addMenu(row_title(row, self._sheet.names))
        for value, words in zip((True, False), row.words[1:], strict=True):
            action = below.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(chosen(row, self._sheet.asked) is value)
            action.triggered.connect(lambda _=False, value=value: self._turn(row, value))

    def _turn(self, row: FilterRow, value: Any) -> None:
        asked = self._sheet.asked
        is_on = chosen(row, asked) is value
        self.asked.emit(without(row, asked) if is_on else with_chosen(row, asked, value))

    def choose(self, row: FilterRow) -> None:
        """Ask for the values of a filter."""
        asked, names = self._sheet.asked, self._sheet.names
        if row.way is Way.SEVERAL and row.choices is not None:
            value: Any = self._ticked(row_title(row, names), list(row.choices(names)), chosen(row, asked))
        else:
            value = self._entered(row)
        if value is not None:
            self.asked.emit(with_chosen(row, asked, value))

    def _ticked(
        self, words: str, choices: list[tuple[str, str]], held: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        dialog = TickDialog(words, tr("Filter"), choices, held, self._window)
        is_taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.ticked() if is_taken else None

    def _entered(self, row: FilterRow) -> tuple[int, int] | int | None:
        held, names = chosen(row, self._sheet.asked), self._sheet.names
        if row.way is Way.YEARS:
            first, last = held or years_of(names)
            fields, bounds = [(tr("From"), first), (tr("To"), last)], _EVER
        else:
            fields, bounds = [(tr("At least"), held or 1)], (0, 99)
        dialog = NumbersDialog(row_title(row, names), tr("Filter"), fields, bounds, self._window)
        is_taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        numbers = dialog.numbers()
        if not is_taken:
            return None
        return (min(numbers), max(numbers)) if row.way is Way.YEARS else numbers[0]

    def show_chips(self) -> None:
        """Say what is asked for."""
        asked, names = self._sheet.asked, self._sheet.names
        chips = [
            Chip(str(place), told(row, asked, names))
            for place, row in enumerate(self._sheet.filters)
            if is_asked(row, asked)
        ]
        if not asked.documents.asks_nothing:
            words = filter_words(asked.documents)
            chips.append(Chip(_DOCUMENTS, tr("Evidence in: {what}", what=words)))
        if asked.words:
            chips.append(Chip(_WORDS, tr("“{name}”", name=asked.words)))
        if asked.ids is not None:
            chips.append(Chip(_IDS, self.only_title or plural(*_ALL, len(asked.ids))))
        self._chips.show_chips(chips)

    def _take_away(self, name: str) -> None:
        asked = self._sheet.asked
        if name == _WORDS:
            left = replace(asked, words="")
        elif name == _DOCUMENTS:
            left = asked.within(EVERY_DOCUMENT)
        elif name == _IDS:
            left = replace(asked, ids=None)
        else:
            left = without(self._sheet.filters[int(name)], asked)
        self.asked.emit(left)
