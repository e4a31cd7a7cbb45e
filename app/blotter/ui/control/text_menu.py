"""The context menu in the text: of the selection, and of the segments under the pointer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from blotter.domain.segment import Segment, Span
from blotter.ui.views.menu_rows import doubled
from blotter.ui.wording import read_path

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_SHOWN_RECENT = 9


def text_menu(work: "Workplace", ids: list[str], span: Span | None) -> QMenu:
    """The menu of the selection, if it is meant, and of segments; it frees itself when it is closed."""
    menu = QMenu(work.window)
    menu.aboutToHide.connect(menu.deleteLater)
    if span is not None:
        _add_selection(menu, work)
    found = {each.id: each for each in work.desk.project.segments_by_id(ids)}
    for identity in ids:
        if identity in found:
            _add_segment(menu, work, found[identity], alone=len(ids) == 1 and span is None)
    return menu


def _add_selection(menu: QMenu, work: "Workplace") -> None:
    actions = work.window.actions_by_id
    menu.addAction(actions["palette"])
    recent = menu.addMenu("Recent")
    for number, code in enumerate(work.desk.recent_codes()[:_SHOWN_RECENT], start=1):
        name = doubled(work.desk.name_of(code))
        recent.addAction(f"{name}\t{number}", partial(work.coding.recent, number))
    recent.setEnabled(not recent.isEmpty() and work.desk.can_change)
    menu.addActions([actions["in-vivo"], actions["new-code"]])
    menu.addSeparator()
    menu.addActions([actions["copy"], actions["copy-cited"]])
    menu.addSeparator()


def _add_segment(menu: QMenu, work: "Workplace", segment: Segment, alone: bool) -> None:
    desk, at, may = work.desk, segment.id, work.desk.can_change
    coder = desk.project.coders[segment.coder].name
    name = f"{read_path(desk.project.codebook.path(segment.code))} — {coder}"
    target = menu if alone else menu.addMenu(doubled(name))
    target.addAction("Go to code", lambda: work.show_code(segment.code))
    target.addAction("Recode…\tR", lambda: work.coding.recode_segment(at)).setEnabled(may)
    target.addAction("Change bounds\tB", lambda: work.coding.start_bounds_of(at)).setEnabled(may)
    target.addAction("Memo…\tM", lambda: work.open_memo(f"segment:{at}"))
    target.addSeparator()
    target.addAction("Show all of this code", lambda: work.show_segments_of(segment.code))
    target.addAction("Copy with source", lambda: work.coding.copy_segment(segment))
    target.addSeparator()
    target.addAction("Uncode\tDel", lambda: desk.unmark([at])).setEnabled(may)
