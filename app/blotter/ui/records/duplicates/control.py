"""DuplicatesControl: what the page of possible duplicates asks for, done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.edit import Edit
from blotter.domain.record import Record
from blotter.project.records import duplicates, uniting
from blotter.ui.language import tr
from blotter.ui.records.duplicates.page import DuplicatesPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class DuplicatesControl(QObject):
    """Serves the page of possible duplicates of a workplace."""

    def __init__(self, work: "Workplace", page: DuplicatesPage) -> None:
        super().__init__(page)
        self._desk = work.desk
        page.merge_requested.connect(self._merge)
        page.different_requested.connect(self._find_different)
        page.separate_requested.connect(self._separate)
        page.record_requested.connect(lambda identity: work.records.show_record(identity))
        page.passage_requested.connect(work.open_passage)

    def _merge(self, keep: str, other: str, of_other: list[str]) -> None:
        project = self._desk.project
        self._with_both(
            keep,
            other,
            lambda one, two: uniting.merge(project, one, two, of_other),
            lambda one, two: tr("Merged {other} into {number}", number=one.number, other=two.number),
        )

    def _find_different(self, one: str, other: str) -> None:
        project = self._desk.project
        self._with_both(
            one,
            other,
            lambda first, second: duplicates.different(project, first, second),
            lambda first, second: tr(
                "{number} and {other} are two activities", number=first.number, other=second.number
            ),
        )

    def _with_both(
        self,
        one: str,
        other: str,
        plan: Callable[[Record, Record], Edit | None],
        told: Callable[[Record, Record], str],
    ) -> None:
        there = self._desk.project.records
        first, second = there.get(one), there.get(other)
        if first is not None and second is not None:
            self._desk.apply(lambda: plan(first, second), told(first, second))

    def _separate(self, number: str) -> None:
        project = self._desk.project
        self._desk.apply(
            lambda: uniting.separate(project, number),
            tr("{number} is a record of its own again", number=number),
        )
