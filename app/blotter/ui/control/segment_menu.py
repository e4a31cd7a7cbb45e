"""The menu of segments, the same on stripe, highlight and list, and the menu of a selection in the text."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from blotter.domain.segment import Segment, Span
from blotter.ui.keys import native
from blotter.ui.language import plural, tr
from blotter.ui.views.menu_rows import doubled
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_SHOWN_RECENT = 9


def text_menu(
    work: "Workplace", ids: Sequence[str], span: Span | None, together: Sequence[str] = ()
) -> QMenu:
    """The menu of the selection, if it is meant, and of segments: of each one, or of all that are marked."""
    menu = _menu(work)
    if span is not None:
        _add_selection(menu, work, span)
    if together:
        _add_all(menu, work, work.desk.project.segments_by_id(together))
        return menu
    found = {each.id: each for each in work.desk.project.segments_by_id(ids)}
    for identity in ids:
        if identity in found:
            _add_one(menu, work, found[identity], alone=len(ids) == 1 and span is None)
    return menu


def list_menu(work: "Workplace", found: Sequence[Segment]) -> QMenu:
    """The menu of segments that are selected in a list."""
    menu = _menu(work)
    if len(found) > 1:
        _add_all(menu, work, found)
    else:
        _add_one(menu, work, found[0], alone=True)
    return menu


def _menu(work: "Workplace") -> QMenu:
    """An empty menu, which frees itself when it is closed."""
    menu = QMenu(work.window)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_selection(menu: QMenu, work: "Workplace", span: Span) -> None:
    actions = work.window.actions_by_id
    menu.addAction(actions["palette"])
    recent = menu.addMenu(tr("Recent"))
    for number, code in enumerate(work.desk.recent_codes()[:_SHOWN_RECENT], start=1):
        name = doubled(work.desk.name_of(code))
        recent.addAction(f"{name}\t{number}", partial(work.coding.recent, number))
    recent.setEnabled(not recent.isEmpty() and work.desk.can_change)
    menu.addActions([actions["in-vivo"], actions["new-code"]])
    menu.addSeparator()
    menu.addAction(_keyed(tr("Memo…"), "M"), lambda: work.chosen.note_on(span))
    menu.addActions([actions["record"], actions["record-add"], actions["add-to-case"]])
    menu.addSeparator()
    menu.addActions([actions["copy"], actions["copy-cited"], actions["search-selection"]])
    menu.addActions([actions["correct-text"], actions["place-here"]])
    menu.addSeparator()


def _add_one(menu: QMenu, work: "Workplace", segment: Segment, alone: bool) -> None:
    desk, at, may, chosen = work.desk, segment.id, work.desk.can_change, work.chosen
    coder = desk.project.coders[segment.coder].name
    name = f"{read_path(desk.project.codebook.path(segment.code))} — {coder}"
    target = menu if alone else menu.addMenu(doubled(name))
    target.addAction(tr("Go to code"), lambda: work.show_code(segment.code))
    target.addAction(_keyed(tr("Recode…"), "R"), lambda: chosen.recode([at])).setEnabled(may)
    target.addAction(_keyed(tr("Change bounds"), "B"), lambda: chosen.start_bounds_of(segment)).setEnabled(
        may
    )
    target.addAction(_keyed(tr("Memo…"), "M"), lambda: chosen.write_memo([at]))
    target.addSeparator()
    target.addAction(tr("Show all of this code"), lambda: work.show_segments_of(segment.code))
    target.addAction(tr("Only this coder"), lambda: work.panes.show_only_coder(segment.coder))
    target.addAction(tr("Use as example"), lambda: work.definitions.use_as_example(at)).setEnabled(
        may and not desk.project.freezes
    )
    target.addAction(tr("Copy with source"), lambda: chosen.copy_segment(segment))
    target.addSeparator()
    _add_records(target, work, segment)
    target.addSeparator()
    target.addAction(_keyed(tr("Uncode"), "Del"), lambda: desk.unmark([at])).setEnabled(may)


def _add_records(menu: QMenu, work: "Workplace", segment: Segment) -> None:
    """Make a record of it, add it to one, and the records that it supports."""
    may, project = work.desk.can_change, work.desk.project
    keys = work.window.actions_by_id
    make, add = (native(keys[name].shortcut()) for name in ("record", "record-add"))
    for words, key, act in (
        (tr("Record from this…"), make, work.records.make_from),
        (tr("Add to record…"), add, work.records.add_from),
    ):
        menu.addAction(f"{words}\t{key}" if key else words, partial(act, [segment])).setEnabled(may)
    case = tr("Add to a case…")
    menu.addAction(case, partial(work.metadata.cases.ask_for_segments, [segment])).setEnabled(may)
    for identity in project.records_of([segment.id]).get(segment.id, ()):
        if identity in project.records:
            told = tr("Record {number}", number=project.records[identity].number)
            menu.addAction(told, partial(work.records.show_record, identity))


def _add_all(menu: QMenu, work: "Workplace", found: Sequence[Segment]) -> None:
    ids, may = [each.id for each in found], work.desk.can_change
    count, records = len(ids), work.records
    menu.addAction(
        plural("Recode {count} segment…", "Recode {count} segments…", count), lambda: work.chosen.recode(ids)
    ).setEnabled(may)
    menu.addAction(
        plural("Memo on {count} segment…", "Memo on {count} segments…", count),
        lambda: work.chosen.write_memo(ids),
    ).setEnabled(may)
    menu.addAction(tr("Record from these…"), lambda: records.make_from(found)).setEnabled(may)
    menu.addAction(tr("Add to record…"), lambda: records.add_from(found)).setEnabled(may)
    menu.addAction(tr("Add to a case…"), lambda: work.metadata.cases.ask_for_segments(found)).setEnabled(may)
    menu.addSeparator()
    menu.addAction(
        plural("Uncode {count} segment", "Uncode {count} segments", count), lambda: work.desk.unmark(ids)
    ).setEnabled(may)


def _keyed(words: str, key: str) -> str:
    return f"{words}\t{native(key)}"
