"""The context menus of the documents pane: of a document, of a group, of several, and of none."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from blotter.domain.assignment import Status
from blotter.ui.language import plural, tr
from blotter.ui.views.menu_rows import MenuRow, menu_of

if TYPE_CHECKING:
    from blotter.ui.views.documents_pane import DocumentsPane


def menu_of_document(pane: "DocumentsPane", identity: str) -> QMenu:
    """What can be done with a document."""
    is_done = pane.model.status(identity) is Status.DONE
    return menu_of(
        pane,
        [
            [
                MenuRow(tr("Open"), lambda: pane.source_opened.emit(identity), "Enter"),
                MenuRow(tr("Open beside"), lambda: pane.beside_requested.emit(identity), "Ctrl+Enter"),
                _activation(pane, [identity]),
            ],
            [
                MenuRow(
                    tr("Not done") if is_done else tr("Done"),
                    lambda: pane.toggle_done(identity),
                    changes=True,
                ),
                MenuRow(tr("Assign…"), lambda: pane.assign_requested.emit(identity)),
            ],
            [
                MenuRow(tr("Rename"), lambda: pane.edit_name_of(identity), "F2", changes=True),
                MenuRow(tr("Memo…"), lambda: pane.memo_requested.emit(identity), changes=True),
                MenuRow(tr("About this document"), lambda: pane.about_requested.emit(identity)),
            ],
            _moving(pane, [identity]),
            [MenuRow(tr("Remove…"), lambda: pane.remove_requested.emit(identity), "Del", changes=True)],
        ],
        pane.project.writable,
    )


def menu_of_group(pane: "DocumentsPane", group: str) -> QMenu:
    """What can be done with a group."""
    held = pane.model.tree.documents(group)
    return menu_of(
        pane,
        [
            [_activation(pane, list(held))],
            [
                MenuRow(
                    tr("New group inside…"), lambda: pane.new_group_requested.emit([], group), changes=True
                ),
                MenuRow(tr("Rename"), lambda: pane.edit_name_of(group), "F2", changes=True),
                MenuRow(tr("Move to a group…"), lambda: pane.group_wanted.emit([group]), "Ctrl+M", True),
            ],
            [MenuRow(tr("Add to a case…"), lambda: pane.case_wanted.emit(list(held)), changes=True)],
            [MenuRow(tr("Remove the group…"), lambda: pane.group_remove_requested.emit(group), "Del", True)],
        ],
        pane.project.writable,
    )


def menu_of_several(pane: "DocumentsPane", chosen: list[str]) -> QMenu:
    """What can be done with several documents and groups at once."""
    rows = (pane.model.index_of(each) for each in chosen)
    documents = list(dict.fromkeys(each for row in rows for each in pane.model.documents_at(row)))
    return menu_of(pane, [[_activation(pane, documents)], _moving(pane, chosen)], pane.project.writable)


def menu_of_nothing(pane: "DocumentsPane") -> QMenu:
    """What can be done where no document is."""
    rows = [
        MenuRow(tr("Import documents…"), pane.import_requested.emit, changes=True),
        MenuRow(tr("New group…"), lambda: pane.new_group_requested.emit([], ""), changes=True),
    ]
    return menu_of(pane, [rows], pane.project.writable)


def _activation(pane: "DocumentsPane", documents: list[str]) -> MenuRow:
    is_active = bool(documents) and pane.is_active(documents)
    words = tr("Deactivate") if is_active else tr("Activate")
    if len(documents) > 1:
        words = (
            plural("Deactivate {count} document", "Deactivate {count} documents", len(documents))
            if is_active
            else plural("Activate {count} document", "Activate {count} documents", len(documents))
        )
    return MenuRow(words, lambda: pane.toggle_activation(documents), "Space")


def _moving(pane: "DocumentsPane", chosen: list[str]) -> list[MenuRow]:
    above = pane.model.group_of(pane.model.index_of(chosen[0]))
    documents = [each for each in chosen if each in pane.project.sources]
    rows = [MenuRow(tr("Move to a group…"), lambda: pane.group_wanted.emit(chosen), "Ctrl+M", True)]
    if len(chosen) > 1:
        rows.append(
            MenuRow(
                tr("New group of these…"),
                lambda: pane.new_group_requested.emit(chosen, above),
                "Ctrl+Shift+G",
                True,
            )
        )
    if documents:
        rows.append(MenuRow(tr("Add to a case…"), lambda: pane.case_wanted.emit(documents), changes=True))
    return rows
