"""FiguresPage: the figures of a project’s records, with the records behind what is pointed at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.codebook import Code
from blotter.domain.countries import COUNTRIES
from blotter.domain.edit import Changes
from blotter.domain.record import Actor, Evidence, Record
from blotter.domain.record_figure import FigureAsked, RecordFigure
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder, Segment
from blotter.domain.study import CountryRegion, CountryTable, SavedFigure, StudyFrame
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.records.figures import axes
from blotter.project.records.figures.facts import facts
from blotter.project.records.rechecking import looked_at
from blotter.project.records.rows import RecordNames
from blotter.ui import theme
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr, translated
from blotter.ui.records.figures import adapting
from blotter.ui.records.figures.chart import Mark
from blotter.ui.records.figures.drawing import Drawing
from blotter.ui.records.figures.figure_list import FigureEntry
from blotter.ui.records.figures.figure_view import Told
from blotter.ui.records.figures.frame import FigureFrame
from blotter.ui.records.figures.group_table import Group
from blotter.ui.records.figures.saved import OwnFigures, entries
from blotter.ui.records.figures.words import place_of
from blotter.ui.tasks import TaskRunner
from blotter.ui.wording import plainly

_SHOWN = (Record, Evidence, Segment, Code, Coder, Actor, RecordKind, RecordField, CountryRegion, CountryTable)
_OFFERED = (RecordKind, RecordField, Coder, CountryRegion, CountryTable, StudyFrame)
_SETTLED = 120
_FIRST = "records-map"
_STALE = later("Out of date:")


class Drawn(NamedTuple):
    """A figure, and what its records are called."""

    figure: RecordFigure
    names: RecordNames


class FiguresPage(FigureFrame):
    """Figures are counted on a thread of `tasks` where there are many records."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    record_requested = Signal(str)
    records_requested = Signal(object, str)
    """The ids of records that are to be listed, and what they are."""
    save_requested = Signal(object, bool)
    """A `RecordFigure` is to be written to a file; True: its data."""
    said = Signal(str)
    drawn = Signal()
    """A new figure is shown."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk.project, parent)
        self._desk, self._project = desk, desk.project
        self.asked = FigureAsked()
        self.shown: Drawn | None = None
        self._is_due = True
        self._has_choices = self._is_listed = False
        self._drawing = Drawing(tasks, self)
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self.own = OwnFigures(desk, lambda: self.asked, self)
        self._connect()

    def _connect(self) -> None:
        self.head.changed.connect(self._change)
        self.filters.changed.connect(self._change)
        self.options.changed.connect(self._change)
        self.head.figures.activated.connect(lambda _: self._choose(self.head.figures.currentData()))
        self.head.save_requested.connect(lambda: self._ask_to_save(False))
        self.head.data_requested.connect(lambda: self._ask_to_save(True))
        self.list.chosen.connect(self._choose)
        self.list.save_requested.connect(self._save_as_own)
        self.list.rename_requested.connect(self.own.rename)
        self.list.delete_requested.connect(self.own.delete)
        self.own.kept.connect(self._mark)
        self.view.turned_to.connect(self._follow_mark)
        self.view.entered.connect(lambda: self.clicked.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.groups.turned_to.connect(self._follow_group)
        self.groups.row_clicked.connect(lambda row: self._follow_group(self.groups.groups.groups[row]))
        self.clicked.record_requested.connect(self.record_requested)
        self.clicked.passage_requested.connect(self._open_passage)
        self.clicked.list_requested.connect(self.records_requested)
        self.notice.asked.connect(self.draw)
        self.nothing.note.action_requested.connect(self._ask_for_everything)
        self._settled.timeout.connect(self.draw)
        self._drawing.begun.connect(lambda task: self.strip.watch(task, tr("Counting records")))
        self._drawing.slow.connect(lambda: self.view.set_faded(True))
        self._drawing.answered.connect(self._show)
        self._drawing.failed.connect(self._fail)
        self._drawing.cancelled.connect(self._tell_stale)
        self._desk.bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(self._show_figure)

    # What is asked for

    def ask(self, asked: FigureAsked) -> None:
        """Show this figure."""
        self.asked = asked
        self._offer()
        self._show_asked()
        self._is_due = True
        if self.isVisible():
            self.draw()

    def _show_asked(self) -> None:
        self.head.show_asked(self.asked, self._project.record_schema)
        self.filters.show_filter(self.asked.filter)
        self.options.show_asked(self.asked)
        if self.filters.is_used():
            self.head.more.setChecked(True)

    def _offer(self) -> None:
        """Offer kinds, countries, coders and the like as they are now."""
        if self._has_choices:
            return
        self._has_choices = True
        self.head.offer(self._project.record_schema)
        self.filters.offer(self._project)
        self._list()

    def _list(self) -> None:
        found = entries(self._project)
        self.list.show_entries(found)
        if not self._is_listed:
            self._is_listed = True
            self.widen_list()
        self.head.figures.clear()
        for entry in found:
            self.head.figures.addItem(entry.title, entry)

    def _choose(self, entry: FigureEntry) -> None:
        asked = self._desk.attempt(lambda: self.own.asked_of(entry))
        if asked is not None:
            self._mark(entry.id, entry.is_own)
            self.ask(asked)

    def _save_as_own(self) -> None:
        shown = self.list.shown()
        name = translated(self.shown.figure.title) if self.shown is not None else ""
        self.own.save(shown.title if shown is not None and shown.is_own else name)

    def _mark(self, identity: str, is_own: bool) -> None:
        self.list.mark(identity, is_own)
        for row in range(self.head.figures.count()):
            entry = self.head.figures.itemData(row)
            if (entry.id, entry.is_own) == (identity, is_own):
                self.head.figures.setCurrentIndex(row)

    def _change(self) -> None:
        asked = self.options.read(self.head.read(self.asked))
        asked = replace(asked, filter=self.filters.read(asked.filter))
        if asked != self.asked:
            # A title of its own tells what the figure was, not what it is now.
            self.asked = replace(asked, title="") if _is_other(asked, self.asked) else asked
            self._settled.start()

    def _ask_for_everything(self) -> None:
        self.ask(replace(self.asked, filter=FigureAsked().filter))

    # Drawing

    def draw(self) -> None:
        """Count and draw what is asked for; what is shown stays until it is there."""
        self._settled.stop()
        self._is_due = False
        project, asked = self._project, self.asked

        def work(progress: Progress) -> object:
            names = RecordNames(project)
            return Drawn(facts(project, asked, progress, names), names)

        self._drawing.ask(work, project.record_count)

    def is_drawing(self) -> bool:
        """Whether a figure is on its way, or soon will be."""
        return self._drawing.is_running() or self._settled.isActive()

    def _show(self, drawn: Drawn) -> None:
        self.shown = drawn
        self.options.offer(axes.offered(drawn.names), self._project.record_schema)
        self.notice.hide()
        self._show_figure()
        self.drawn.emit()

    def _show_figure(self) -> None:
        if self.shown is None:
            return
        figure = self.shown.figure
        is_empty = figure.is_empty
        for button in (self.head.save, self.head.data):
            button.setEnabled(not is_empty)
        self.pages.setCurrentWidget(self.nothing if is_empty else self.view)
        self._fit_below()
        if is_empty:
            has_records = bool(self._project.records)
            words = translated(figure.empty)
            self.nothing.note.say(f"{words} *{tr('Show all records')}*" if has_records else words)
            self.groups.show_groups("", ())
            return
        self.view.set_faded(False)
        self.view.show_figure(figure, self._told())
        by, groups = adapting.groups(figure, self._region)
        self.groups.show_groups(by, groups)
        self.by.rename(tr("By {what}", what=by[:1].lower() + by[1:]))
        current = self.view.current()
        if current is not None:
            self._follow_mark(current)
        else:
            self.clicked.show_records("", (), self._told_record)

    def _told(self) -> Told:
        records = self._project.records
        return Told(self._more, self._region, lambda each: records[each].date if each in records else "")

    def _region(self, code: str) -> str:
        assert self.shown is not None
        return self.shown.names.regions.of(code) if code in COUNTRIES else ""

    def _more(self, code: str) -> str:
        """The region of a country, and what the tables of the project say of it."""
        assert self.shown is not None
        names = self.shown.names
        lines = [tr(self._region(code))] if self._region(code) else []
        for table in names.tables:
            value = names.table_value(table, code, 0)
            if value:
                lines.append(tr("{what}: {value}", what=table, value=value))
        return "\n".join(lines)

    def _fail(self, error: BlotterError) -> None:
        self.view.set_faded(True)
        self.notice.tell(plainly(error), tr("Try again"), "alert-triangle:error")

    def _tell_stale(self) -> None:
        self.view.set_faded(True)
        self.notice.tell(tr(_STALE), tr("Draw again"), "alert-triangle:warn")

    # The records behind it

    def _follow_mark(self, mark: Mark) -> None:
        self._show_records(place_of(mark.name), mark.ids)

    def _follow_group(self, group: Group) -> None:
        self._show_records(group.name, group.ids)

    def _show_records(self, name: str, ids: Sequence[str]) -> None:
        records = self._project.records
        found = [records[each] for each in ids if each in records]
        self.clicked.show_records(name, found, self._told_record)
        self._fit_below()

    def _told_record(self, record: Record) -> tuple[str, int]:
        if self.shown is None:
            return "", 0
        names = self.shown.names
        return names.subtype(record), len(names.fact(record).pieces)

    def _open_passage(self, identity: str) -> None:
        record = self._project.records.get(identity)
        looked = looked_at(self._project, record) if record is not None else []
        if not looked:
            self.said.emit(tr("This record has no passage as evidence."))
            return
        self.passage_requested.emit(looked[0].evidence.source, looked[0].span)

    def _ask_to_save(self, data: bool) -> None:
        if self.shown is not None:
            self.save_requested.emit(self.shown.figure, data)

    # Following the project and the window

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_OFFERED):
            self._has_choices = False
            if self.isVisible():
                self._offer()
        elif changes.touches(SavedFigure):
            self._list()
        if not changes.touches(*_SHOWN):
            return
        self._is_due = True
        if self.isVisible():
            self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what became due out of sight."""
        super().showEvent(event)
        self._offer()
        if self.list.shown() is None and self.shown is None:
            first = next((each for each in entries(self._project) if each.id == _FIRST), None)
            if first is not None:
                self._choose(first)
        elif self._is_due:
            self.draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The figure takes the focus if there is one, else the list of figures."""
        super().focusInEvent(event)
        has_figure = self.shown is not None and not self.shown.figure.is_empty
        (self.view.chart if has_figure else self.list.tree).setFocus(event.reason())


def _is_other(asked: FigureAsked, former: FigureAsked) -> bool:
    """Whether another figure is asked for, not the same one in other colours."""
    same = {each: getattr(former, each) for each in ("scale", "steps", "shares", "numbers", "title")}
    return replace(asked, **same) != former
