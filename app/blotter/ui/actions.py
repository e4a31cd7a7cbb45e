"""ACTIONS: everything the window can be told to do, one row each; menus, keys and tool bar follow from it."""

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
    """What has to be there for an action."""

    NOTHING = "nothing"
    PROJECT = "project"
    DOCUMENT = "document"
    SELECTION = "selection"
    SEGMENT = "segment"
    PASSAGE = "passage"
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
    checkable: bool = False


SEPARATOR = None
_P, _D, _S, _G = Needs.PROJECT, Needs.DOCUMENT, Needs.SELECTION, Needs.SEGMENT
_TEXT, _ANY = Where.TEXT, Needs.NOTHING

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new", "Project", "New project…", lambda w: w.opening.new(), ("Ctrl+N",), _ANY),
    ActionRow("open", "Project", "Open…", lambda w: w.opening.choose(), ("Ctrl+O",), _ANY),
    ActionRow("sample", "Project", "Look at the sample", lambda w: w.opening.open_sample(), (), _ANY),
    ActionRow(
        "import", "Project", "Import…", lambda w: w.work.exchange.import_files(), ("Ctrl+Shift+I",), _P,
        icon="file-import",
    ),
    ActionRow(
        "export", "Project", "Export…", lambda w: w.work.exchange.export(), ("Ctrl+Shift+X",), _P, icon="file-export"
    ),
    ActionRow("copy-project", "Project", "Save a copy…", lambda w: w.work.exchange.save_copy(), (), _P),
    ActionRow("restore", "Project", "Restore a backup…", lambda w: w.opening.choose_backup(), (), _P, icon="restore"),
    ActionRow("project-memo", "Project", "Project memo", lambda w: w.work.open_memo("project"), (), _P, icon="note"),
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
    ActionRow("copy", "Edit", "Copy", lambda w: w.work.page.view.page.copy(), (), _S, _TEXT),
    ActionRow(
        "copy-cited", "Edit", "Copy with source", lambda w: w.work.coding.copy_cited(), ("Ctrl+Shift+C",), _S
    ),
    ActionRow(
        "done", "Document", "Done, or not done", lambda w: w.work.documents.toggle_done(), ("Ctrl+Shift+Return",), _D,
        icon="circle-check",
    ),
    ActionRow("document-memo", "Document", "Document memo", lambda w: w.work.documents.open_memo(), (), _D, icon="note"),
    ActionRow("reread", "Document", "Read in another encoding…", lambda w: w.work.documents.reread(), (), _D),
    ActionRow("next-document", "Document", "Next document", lambda w: w.work.documents.step(1), ("Ctrl+PgDown",), _P),
    ActionRow(
        "previous-document", "Document", "Previous document", lambda w: w.work.documents.step(-1), ("Ctrl+PgUp",), _P
    ),
    ActionRow("coders", "Document", "Coders…", lambda w: w.work.documents.edit_coders(), (), _P, icon="users"),
    ActionRow(
        "palette", "Code", "Code…", lambda w: w.work.coding.open_palette(), ("Ctrl+K",), Needs.PASSAGE, icon="tag"
    ),
    ActionRow(
        "palette-enter", "", "Code…", lambda w: w.work.coding.open_palette(), ("Return", "Enter"), Needs.PASSAGE,
        _TEXT,
    ),
    ActionRow(
        "again", "Code", "Last code again", lambda w: w.work.coding.again(), ("Ctrl+L",), Needs.PASSAGE,
        icon="copy-plus",
    ),
    ActionRow(
        "in-vivo", "Code", "Code in vivo", lambda w: w.work.coding.in_vivo(), ("Ctrl+I",), _S, icon="quote"
    ),
    ActionRow(
        "new-code", "Code", "New code…", lambda w: w.work.codebook.new_code(), ("Ctrl+Shift+N",), _P, icon="text-plus"
    ),
    *(
        ActionRow(
            f"recent-{n}", "", f"Recent code {n}", lambda w, n=n: w.work.coding.recent(n), (str(n),),  # type: ignore[misc]
            Needs.PASSAGE, _TEXT,
        )
        for n in range(1, 10)
    ),
    ActionRow("import-codebook", "Code", "Add a codebook…", lambda w: w.work.exchange.import_codebook(), (), _P),
    ActionRow("choose", "Segment", "Choose segment here", lambda w: w.work.coding.choose(), ("C",), _D, _TEXT),
    ActionRow("next-segment", "Segment", "Next segment", lambda w: w.work.coding.step(1), ("N",), _D, _TEXT),
    ActionRow(
        "previous-segment", "Segment", "Previous segment", lambda w: w.work.coding.step(-1), ("Shift+N",), _D, _TEXT
    ),
    ActionRow("recode", "Segment", "Recode…", lambda w: w.work.coding.recode(), ("R",), _G, _TEXT),
    ActionRow(
        "uncode", "Segment", "Uncode", lambda w: w.work.coding.uncode(), ("Delete",), _G, _TEXT, icon="tag-off"
    ),
    ActionRow("bounds", "Segment", "Change bounds", lambda w: w.work.page.view.start_bounds(), ("B",), _G, _TEXT),
    ActionRow("memo", "Memo", "Memo on what is chosen", lambda w: w.work.coding.memo(), ("Ctrl+Shift+M",), _P, icon="note"),
    ActionRow("memo-here", "", "Memo on what is chosen", lambda w: w.work.coding.memo(), ("M",), _P, _TEXT),
    ActionRow(
        "compare", "Compare", "Compare coders", lambda w: w.work.show_comparison(), (), _P, icon="git-compare"
    ),
    ActionRow("back-to-text", "Compare", "Back to the text", lambda w: w.work.show_text(), ("Escape",), _P),
    ActionRow("washes", "View", "Tint coded passages", lambda w: w.work.page.washes.toggle(), ("W",), _D, _TEXT),
    ActionRow("larger", "View", "Larger text", lambda w: w.preferences.resize_text(1), ("Ctrl++", "Ctrl+="), _D),
    ActionRow("smaller", "View", "Smaller text", lambda w: w.preferences.resize_text(-1), ("Ctrl+-",), _D),
    ActionRow("reading", "View", "Reading layout", lambda w: w.work.panes.toggle_reading(), ("F8",), _P, icon="book-2"),
    ActionRow("full-screen", "View", "Full screen", lambda w: w.toggle_full_screen(), ("F11",), _ANY),
    ActionRow("next-pane", "View", "Next pane", lambda w: w.work.panes.next_pane(), ("F6",), _P),
    ActionRow("go-documents", "View", "Go to documents", lambda w: w.work.panes.focus_pane(0), ("Ctrl+Shift+D",), _P),
    ActionRow("go-text", "View", "Go to the text", lambda w: w.work.panes.focus_pane(1), ("Ctrl+Shift+T",), _P),
    ActionRow("go-codebook", "View", "Go to the codebook", lambda w: w.work.panes.focus_pane(2), ("Ctrl+Shift+B",), _P),
    ActionRow("go-segments", "View", "Go to segments", lambda w: w.work.panes.focus_pane(3), ("Ctrl+Shift+S",), _P),
    ActionRow("keys", "Help", "Keys of this view", lambda w: w.preferences.show_keys(), ("F1",), _ANY, icon="keyboard"),
    ActionRow("about", "Help", "About Blotter", lambda w: w.preferences.show_about(), (), _ANY),
)  # fmt: skip

MENUS = ("Project", "Edit", "Document", "Code", "Segment", "Memo", "Compare", "View", "Help")


def shortcuts(row: ActionRow) -> list[QKeySequence]:
    """The keys of an action as Qt knows them."""
    return [QKeySequence(key) for key in row.keys]
