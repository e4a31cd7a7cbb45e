"""ACTIONS: everything the window can be told to do, one row each; menus, keys and tool bar follow from it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow


class Where(StrEnum):
    """Where an action's keys work: everywhere in the window, or while the text has the focus."""

    WINDOW = "window"
    TEXT = "text"


class Needs(StrEnum):
    """What has to be there for an action; what it lacks beyond that, a selection say, it tells by itself."""

    NOTHING = "nothing"
    PROJECT = "project"
    CHANGES = "changes"
    """A project that can be changed now."""
    TEXT = "text"
    """A document, open and in view."""
    CODING = "coding"
    """A document in view in a project that can be changed now."""
    DESK = "desk"
    """The page with the text in view, whether a document is open or not."""
    AWAY = "away"
    """Another page in place of the text."""
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A menu entry: what it is called, its keys, what it needs, and what it does."""

    id: str
    menu: str
    title: str
    do: Callable[["MainWindow"], object]
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.PROJECT
    where: Where = Where.WINDOW
    icon: str = ""
    is_on: Callable[["MainWindow"], bool] | None = None
    """For an entry with a tick: whether it has it."""


_P, _C, _D, _G = Needs.PROJECT, Needs.CHANGES, Needs.TEXT, Needs.CODING
_TEXT, _ANY, _DESK = Where.TEXT, Needs.NOTHING, Needs.DESK

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new", "Project", "New project…", lambda w: w.opening.new(), ("Ctrl+N",), _ANY),
    ActionRow("open", "Project", "Open…", lambda w: w.opening.choose(), ("Ctrl+O",), _ANY),
    ActionRow("sample", "Project", "Look at the sample", lambda w: w.opening.open_sample(), (), _ANY),
    ActionRow(
        "import", "Project", "Import…", lambda w: w.work.exchange.import_files(), ("Ctrl+Shift+I",), _C,
        icon="file-import",
    ),
    ActionRow("import-folder", "Project", "Import a folder…", lambda w: w.work.exchange.import_folder(), (), _C),
    ActionRow(
        "export", "Project", "Export segments…", lambda w: w.work.exchange.export(), ("Ctrl+Shift+X",), _P,
        icon="file-export",
    ),
    ActionRow("export-codebook", "Project", "Export codebook…", lambda w: w.work.exchange.export_codebook(), (), _P),
    ActionRow("project-memo", "Project", "Project memo", lambda w: w.work.open_memo("project"), (), _P),
    ActionRow("copy-project", "Project", "Save a copy…", lambda w: w.work.exchange.save_copy(), (), _P),
    ActionRow("restore", "Project", "Restore a backup…", lambda w: w.restoring.choose(), (), _C, icon="restore"),
    ActionRow("check", "Project", "Check the project", lambda w: w.work.exchange.check(), (), _P),
    ActionRow("close", "Project", "Close project", lambda w: w.close_project(), ("Ctrl+W",), _P),
    ActionRow("settings", "Project", "Settings…", lambda w: w.preferences.change(), ("Ctrl+,",), _ANY),
    ActionRow("quit", "Project", "Quit", lambda w: w.close(), ("Ctrl+Q",), _ANY),
    ActionRow(
        "undo", "Edit", "Undo", lambda w: w.work.desk.undo(), ("Ctrl+Z",), Needs.UNDO, icon="arrow-back-up"
    ),
    ActionRow(
        "redo", "Edit", "Redo", lambda w: w.work.desk.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), Needs.REDO,
        icon="arrow-forward-up",
    ),
    ActionRow("history", "Edit", "History…", lambda w: w.work.exchange.show_report("history"), (), _P, icon="history"),
    ActionRow("copy", "Edit", "Copy", lambda w: w.work.coding.copy(), ("Ctrl+C",), _D, _TEXT, icon="copy"),
    ActionRow(
        "copy-cited", "Edit", "Copy with source", lambda w: w.work.coding.copy_cited(), ("Ctrl+Shift+C",), _D, _TEXT,
        icon="clipboard-copy",
    ),
    ActionRow(
        "done", "Document", "Done", lambda w: w.work.documents.toggle_done(), ("Ctrl+Shift+Return",), _G,
        icon="circle-check", is_on=lambda w: w.work.documents.is_done(),
    ),
    ActionRow("document-memo", "Document", "Document memo", lambda w: w.work.documents.open_memo(), (), _D),
    ActionRow("reread", "Document", "Read in another encoding…", lambda w: w.work.documents.reread(), (), _G),
    ActionRow(
        "next-document", "Document", "Next document", lambda w: w.work.documents.step(1), ("Ctrl+PgDown",), _DESK
    ),
    ActionRow(
        "previous-document", "Document", "Previous document", lambda w: w.work.documents.step(-1), ("Ctrl+PgUp",),
        _DESK,
    ),
    ActionRow("coders", "Document", "Coders…", lambda w: w.work.documents.edit_coders(), (), _P, icon="users"),
    ActionRow("palette", "Code", "Code…", lambda w: w.work.coding.open_palette(), ("Ctrl+K",), _G, icon="tag"),
    ActionRow("palette-enter", "", "Code…", lambda w: w.work.coding.open_palette(), ("Return", "Enter"), _G, _TEXT),
    ActionRow(
        "again", "Code", "Last code again", lambda w: w.work.coding.again(), ("Ctrl+L",), _G, icon="copy-plus"
    ),
    ActionRow("in-vivo", "Code", "Code in vivo", lambda w: w.work.coding.in_vivo(), ("Ctrl+I",), _G, icon="quote"),
    ActionRow(
        "new-code", "Code", "New code…", lambda w: w.work.codebook.code_new(), ("Ctrl+Shift+N",), _C, icon="text-plus"
    ),
    *(
        ActionRow(
            f"recent-{n}", "", f"Recent code {n}", lambda w, n=n: w.work.coding.recent(n), (str(n),),  # type: ignore[misc]
            _G, _TEXT,
        )
        for n in range(1, 10)
    ),
    ActionRow("import-codebook", "Code", "Add a codebook…", lambda w: w.work.exchange.import_codebook(), (), _C),
    ActionRow("choose", "Segment", "Choose segment here", lambda w: w.work.coding.choose(), ("C",), _D, _TEXT),
    ActionRow("choose-back", "", "Choose the one before", lambda w: w.work.coding.choose(-1), ("Shift+C",), _D, _TEXT),
    ActionRow("next-segment", "Segment", "Next segment", lambda w: w.work.coding.step(1), ("N",), _D, _TEXT),
    ActionRow(
        "previous-segment", "Segment", "Previous segment", lambda w: w.work.coding.step(-1), ("Shift+N",), _D, _TEXT
    ),
    ActionRow(
        "next-uncoded", "Segment", "Next paragraph without codes", lambda w: w.work.coding.step_uncoded(1), ("U",), _D,
        _TEXT,
    ),
    ActionRow(
        "previous-uncoded", "", "Previous paragraph without codes", lambda w: w.work.coding.step_uncoded(-1),
        ("Shift+U",), _D, _TEXT,
    ),
    ActionRow("recode", "Segment", "Recode…", lambda w: w.work.coding.recode(), ("R",), _G, _TEXT),
    ActionRow("bounds", "Segment", "Change bounds", lambda w: w.work.coding.start_bounds(), ("B",), _G, _TEXT),
    ActionRow(
        "uncode", "Segment", "Uncode", lambda w: w.work.coding.uncode(), ("Delete",), _G, _TEXT, icon="tag-off"
    ),
    ActionRow(
        "memo", "Memo", "Memo on what is chosen", lambda w: w.work.coding.memo(), ("Ctrl+Shift+M",), _P, icon="note"
    ),
    ActionRow("memo-here", "", "Memo on what is chosen", lambda w: w.work.coding.memo(), ("M",), _D, _TEXT),
    ActionRow("memos", "Memo", "All memos…", lambda w: w.work.exchange.show_report("memos"), (), _P),
    ActionRow("compare", "Compare", "Compare coders", lambda w: w.work.show_comparison(), (), _DESK, icon="git-compare"),
    ActionRow("back-to-text", "Compare", "Back to the text", lambda w: w.work.show_text(), ("Escape",), Needs.AWAY, icon="arrow-left"),
    ActionRow(
        "show-documents", "View", "Documents", lambda w: w.work.panes.toggle("documents"), (), _DESK,
        icon="layout-sidebar", is_on=lambda w: w.work.panes.is_shown("documents"),
    ),
    ActionRow(
        "show-segments", "View", "Segments", lambda w: w.work.panes.toggle("segments"), (), _DESK,
        icon="layout-bottombar", is_on=lambda w: w.work.panes.is_shown("segments"),
    ),
    ActionRow(
        "show-codebook", "View", "Codebook and definition", lambda w: w.work.panes.toggle("codebook", "definition"), (),
        _DESK, icon="layout-sidebar-right", is_on=lambda w: w.work.panes.is_shown("codebook"),
    ),
    ActionRow("reading", "View", "Reading layout", lambda w: w.work.panes.toggle_reading(), ("F8",), _DESK, icon="book-2"),
    ActionRow(
        "washes", "View", "Tint coded passages", lambda w: w.work.page.washes.toggle(), ("W",), _D, _TEXT,
        is_on=lambda w: w.work.page.washes.isChecked(),
    ),
    ActionRow("larger", "View", "Larger text", lambda w: w.preferences.resize_text(1), ("Ctrl++", "Ctrl+="), _DESK),
    ActionRow("smaller", "View", "Smaller text", lambda w: w.preferences.resize_text(-1), ("Ctrl+-",), _DESK),
    ActionRow("usual-size", "View", "Usual text size", lambda w: w.preferences.reset_text_size(), ("Ctrl+0",), _DESK),
    ActionRow("full-screen", "View", "Full screen", lambda w: w.toggle_full_screen(), ("F11",), _ANY),
    ActionRow("next-pane", "View", "Next pane", lambda w: w.work.panes.next_pane(), ("F6",), _DESK),
    ActionRow("go-documents", "View", "Go to documents", lambda w: w.work.panes.focus_pane("documents"), ("Ctrl+Shift+D",), _P),
    ActionRow("go-text", "View", "Go to the text", lambda w: w.work.show_text(), ("Ctrl+Shift+T",), _P),
    ActionRow("go-codebook", "View", "Go to the codebook", lambda w: w.work.panes.focus_pane("codebook"), ("Ctrl+Shift+B",), _P),
    ActionRow("go-segments", "View", "Go to segments", lambda w: w.work.panes.focus_pane("segments"), ("Ctrl+Shift+S",), _P),
    ActionRow("keys", "Help", "Keys of this view", lambda w: w.preferences.show_keys(), ("F1",), _ANY, icon="keyboard"),
    ActionRow("about", "Help", "About Blotter", lambda w: w.preferences.show_about(), (), _ANY),
)  # fmt: skip

MENUS = ("Project", "Edit", "Document", "Code", "Segment", "Memo", "Compare", "View", "Help")

GROUPS_BEGIN = frozenset({
    "import", "project-memo", "close", "settings", "history", "copy", "next-document", "coders", "new-code",
    "import-codebook", "recode", "memos", "reading", "larger", "full-screen", "next-pane", "about",
})  # fmt: skip
"""The entries above which a menu draws a line."""


def shortcuts(row: ActionRow) -> list[QKeySequence]:
    """The keys of an action as Qt knows them; keyboards of Macs have no Delete but Backspace."""
    keys = [*row.keys, "Backspace"] if sys.platform == "darwin" and "Delete" in row.keys else row.keys
    return [QKeySequence(key) for key in keys]
