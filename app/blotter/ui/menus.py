"""Menus, keys and tool bar, made from ACTIONS, and which of them can be used at this moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget

from blotter.ui import icons
from blotter.ui.actions import ACTIONS, MENUS, ActionRow, Needs, Where, shortcuts

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_TOOLS = ("undo", "redo", "", "palette", "again", "in-vivo", "memo", "", "import", "export", "", "compare")
_WITH_WORDS = ("palette", "compare")


def build(window: "MainWindow") -> dict[str, QAction]:
    """The actions of the window by id, placed in its menus."""
    made = {row.id: _action(window, row) for row in ACTIONS}
    for title in MENUS:
        menu = window.menuBar().addMenu(f"&{title}")
        rows = [row for row in ACTIONS if row.menu == title]
        for row in rows:
            if row.id in _GROUPS_BEGIN and row is not rows[0]:
                menu.addSeparator()
            menu.addAction(made[row.id])
    return made


_GROUPS_BEGIN = {
    "import", "project-memo", "close", "settings", "history", "copy", "next-document", "coders", "new-code",
    "import-codebook", "recode", "larger", "reading", "next-pane", "about",
}  # fmt: skip


def _action(window: "MainWindow", row: ActionRow) -> QAction:
    action = QAction(row.title, window)
    if row.icon:
        action.setIcon(icons.icon(row.icon))
    action.setShortcuts(shortcuts(row))
    action.triggered.connect(lambda: row.do(window))
    if row.where is Where.TEXT:
        # Single letters act only while the text has the focus: the document page takes these in.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    else:
        window.addAction(action)
    return action


def attach_text_actions(actions: dict[str, QAction], text: QWidget) -> None:
    """Give the text the keys that work only there."""
    for row in ACTIONS:
        if row.where is Where.TEXT:
            text.addAction(actions[row.id])


def tool_bar(window: "MainWindow", actions: dict[str, QAction]) -> QToolBar:
    """The bar under the menus; words stand beside its main actions only."""
    bar = QToolBar("Tools", window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    for name in _TOOLS:
        if not name:
            bar.addSeparator()
            continue
        action = actions[name]
        bar.addAction(action)
        button = bar.widgetForAction(action)
        key = action.shortcut().toString()
        action.setToolTip(f"{action.text().rstrip('…')} ({key})" if key else action.text())
        if name in _WITH_WORDS:
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return bar


def refresh(window: "MainWindow", actions: dict[str, QAction]) -> None:
    """Enable what can be done now, and name what undo and redo would do."""
    has = _present(window)
    for row in ACTIONS:
        actions[row.id].setEnabled(row.needs in has)
    for name, word in (("undo", "Undo"), ("redo", "Redo")):
        happening = None
        if window.is_open:
            project = window.work.desk.project
            happening = project.next_undo() if name == "undo" else project.next_redo()
        label = str(happening.label) if happening else ""
        title = f"{word} {label[:1].lower()}{label[1:60]}" if label else word
        actions[name].setText(title.replace("&", "&&"))
        key = actions[name].shortcut().toString()
        actions[name].setToolTip(f"{word}: {label} ({key})" if label else f"{word} ({key})")


def _present(window: "MainWindow") -> set[Needs]:
    has = {Needs.NOTHING}
    if not window.is_open:
        return has
    has.add(Needs.PROJECT)
    project = window.work.desk.project
    if project.writable and project.next_undo():
        has.add(Needs.UNDO)
    if project.writable and project.next_redo():
        has.add(Needs.REDO)
    if window.work.desk.source is None:
        return has
    has.add(Needs.DOCUMENT)
    view = window.work.page.view
    if view.selected_span() is not None:
        has |= {Needs.SELECTION, Needs.PASSAGE}
    if view.chosen() is not None:
        has |= {Needs.SEGMENT, Needs.PASSAGE}
    elif view.segments_at(view.caret()):
        has.add(Needs.SEGMENT)
    return has
