"""What can be done with a code, as the menu on its row in the tree."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from blotter.domain.codebook import Code
from blotter.ui.language import tr
from blotter.ui.views.menu_rows import MenuRow, colour_menu, menu_of

if TYPE_CHECKING:
    from blotter.ui.views.codebook_pane import CodebookPane


def code_menu(pane: "CodebookPane", code: Code, is_activated: bool, is_hidden: bool) -> QMenu:
    """The rows ask through the pane's signals; those that change the codebook rest in a read-only project."""
    menu = menu_of(pane, _groups(pane, code, is_activated, is_hidden), pane.model.is_editable)
    colours = colour_menu(
        menu,
        code.colour,
        code.parent is not None,
        lambda colour: pane.recolour_requested.emit(code.id, colour),
        lambda: pane.own_colour_requested.emit(code.id),
    )
    colours.setEnabled(pane.model.is_editable)
    memo = next(each for each in menu.actions() if each.text() == tr("Memo…"))
    menu.insertMenu(memo, colours)
    return menu


def _groups(pane: "CodebookPane", code: Code, is_activated: bool, is_hidden: bool) -> list[list[MenuRow]]:
    at = code.id
    definition = MenuRow(tr("Definition…"), lambda: pane.definition_requested.emit(at), changes=True)
    return [
        _in_text(pane, code, is_activated, is_hidden),
        [
            MenuRow(tr("New sub-code…"), lambda: pane.new_code_requested.emit(at), "Ins", changes=True),
            MenuRow(tr("Rename"), lambda: pane.rename(at), "F2", changes=True),
            *([definition] if pane.is_beside_text else []),
            MenuRow(tr("Memo…"), lambda: pane.memo_requested.emit(at), changes=True),
            MenuRow(tr("Notes…"), lambda: pane.notes_requested.emit(at)),
        ],
        [
            MenuRow(tr("Merge into…"), lambda: pane.merge_partner_requested.emit(at), changes=True),
            MenuRow(tr("Split…"), lambda: pane.split_requested.emit(at), changes=True),
            MenuRow(tr("Move…"), lambda: pane.new_place_requested.emit(at), changes=True),
            MenuRow(
                tr("Bring back from the archive") if code.archived else tr("Archive"),
                lambda: pane.archive_requested.emit(at, not code.archived),
                changes=True,
            ),
        ],
        [MenuRow(tr("Delete…"), lambda: pane.delete_requested.emit(at), "Del", changes=True)],
    ]


def _in_text(pane: "CodebookPane", code: Code, is_activated: bool, is_hidden: bool) -> list[MenuRow]:
    """What a code does to the text and the lists around it; elsewhere only the way to its segments."""
    at = code.id
    apply = MenuRow(tr("Apply"), lambda: pane.apply_requested.emit(at), "Enter", changes=True)
    shown = [MenuRow(tr("Show segments"), lambda: pane.segments_requested.emit(at))]
    if pane.model.outdated(code):
        shown.append(MenuRow(tr("Segments to re-check…"), lambda: pane.recheck_requested.emit(at)))
    if not pane.is_beside_text:
        return shown
    return [
        *([] if code.archived else [apply]),
        *shown,
        MenuRow(
            tr("Deactivate") if is_activated else tr("Activate"), lambda: pane.toggle_activation(at), "Space"
        ),
        MenuRow(
            tr("Show in the text") if is_hidden else tr("Hide in the text"), lambda: pane.toggle_hidden(at)
        ),
    ]
