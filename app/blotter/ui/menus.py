"""Menus, keys and tool bar, made from ACTIONS, and which of them can be used at this moment."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from blotter.domain.edit import Happening
from blotter.settings import Settings
from blotter.ui import icons
from blotter.ui.action_row import ActionRow, Needs, Where
from blotter.ui.actions import ACTIONS, GROUPS_BEGIN, MENUS
from blotter.ui.keys import STANDS_FOR, live_keys
from blotter.ui.language import current, later, tr
from blotter.ui.scale import px
from blotter.ui.status import Tone
from blotter.ui.views.menu_rows import doubled
from blotter.ui.wording import in_words, label_within

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_TOOLS = (
    "back", "forward", "", "undo", "redo", "", "palette", "again", "in-vivo", "memo", "record", "",
    "import", "export", "", "compare", "ask", "back-to-text",
)  # fmt: skip
_PANES = ("show-documents", "show-segments", "show-codebook")
_WITH_WORDS = ("palette", "compare", "back-to-text")
_READ_ONLY = later("The project is open for reading only.")
_LONGEST_LABEL = 60
_HEIGHT = 34
_WORDS_FROM = 880


def build(window: "MainWindow") -> dict[str, QAction]:
    """The actions of the window by id, placed in its menus."""
    made = {row.id: _action(window, row) for row in ACTIONS}
    for title in MENUS:
        menu = window.menuBar().addMenu(_with_letter(title))
        rows = [row for row in ACTIONS if row.menu == title]
        for row in rows:
            if row.id in GROUPS_BEGIN and row is not rows[0]:
                menu.addSeparator()
            menu.addAction(made[row.id])
    return made


def _with_letter(title: str) -> str:
    """A menu's title with the letter that opens it; a script without such letters borrows the English one."""
    words = tr(title)
    has_letters = words.upper() != words.lower()
    return f"&{words}" if has_letters else f"{words}(&{title[0]})"


def _action(window: "MainWindow", row: ActionRow) -> QAction:
    action = QAction(tr(row.title), window)
    if row.icon:
        action.setIcon(icons.icon(row.icon))
        action.setIconVisibleInMenu(False)
    action.setCheckable(row.is_on is not None)
    action.setShortcuts(live_keys(row, window.settings))
    action.triggered.connect(lambda: _do(window, row))
    if row.where is not Where.WINDOW:
        # Single letters act only while the text, or a page for them, has the focus: it takes these in.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    else:
        window.addAction(action)
    return action


def _do(window: "MainWindow", row: ActionRow) -> None:
    window.status.end(Tone.HINT)
    row.do(window)


def give_keys(actions: dict[str, QAction], settings: Settings) -> None:
    """Listen to the keys that a person prefers."""
    for row in ACTIONS:
        actions[row.id].setShortcuts(live_keys(row, settings))


def name_keys(within: QWidget, actions: dict[str, QAction]) -> None:
    """Name in the tool tips of buttons the keys that do the same now."""
    for button in within.findChildren(QToolButton):
        if name := button.property(STANDS_FOR):
            button.setToolTip(with_keys(button.accessibleName(), actions[name]))


def attach_text_actions(actions: dict[str, QAction], text: QWidget) -> None:
    """Give the text the keys that work only there."""
    for row in ACTIONS:
        if row.where is Where.TEXT:
            text.addAction(actions[row.id])


def settling_actions(actions: dict[str, QAction]) -> dict[str, QAction]:
    """The actions whose keys work only where disagreements are settled."""
    return {row.id: actions[row.id] for row in ACTIONS if row.where is Where.SETTLING}


def form_actions(actions: dict[str, QAction]) -> list[QAction]:
    """The actions whose keys work only in the form of a record."""
    return [actions[row.id] for row in ACTIONS if row.where is Where.FORM]


def tool_bar(window: "MainWindow", actions: dict[str, QAction]) -> QToolBar:
    """The bar under the menus; words stand beside its main actions only."""
    bar = QToolBar(tr("Tools"), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setFixedHeight(px(_HEIGHT))
    bar.setIconSize(QSize(px(18), px(18)))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    _add_space(bar, QSizePolicy.Policy.Fixed)
    for name in _TOOLS:
        if name:
            _add_tool(bar, actions[name])
        else:
            bar.addSeparator()
    for name in _WITH_WORDS:
        button = bar.widgetForAction(actions[name])
        assert isinstance(button, QToolButton)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(actions[name].text().rstrip("…"))
    _add_space(bar, QSizePolicy.Policy.Expanding)
    return bar


def fit_words(bar: QToolBar, actions: dict[str, QAction], width: int) -> None:
    """Words beside the main actions, where the window is wide enough for them."""
    has_room = width >= px(_WORDS_FROM)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly
    for name in _WITH_WORDS:
        button = bar.widgetForAction(actions[name])
        assert isinstance(button, QToolButton)
        button.setToolButtonStyle(style)


def _add_space(bar: QToolBar, policy: QSizePolicy.Policy) -> None:
    space = QWidget()
    space.setFixedHeight(1)
    space.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
    space.setMinimumWidth(4)
    bar.addWidget(space)


def add_pane_tools(bar: QToolBar, actions: dict[str, QAction]) -> None:
    """The switches of the panes, at the right end of the bar."""
    bar.addSeparator()
    for name in _PANES:
        _add_tool(bar, actions[name])


def _add_tool(bar: QToolBar, action: QAction) -> None:
    bar.addAction(action)
    button = bar.widgetForAction(action)
    button.setAccessibleName(action.text().rstrip("…"))


def refresh(window: "MainWindow", actions: dict[str, QAction]) -> None:
    """Enable what can be done now, say why the rest cannot, and name what undo and redo would do."""
    has, reason = _present(window), _reason(window)
    for row in ACTIONS:
        action, is_possible = actions[row.id], row.needs in has
        action.setEnabled(is_possible)
        if row.is_on is not None and window.is_open:
            action.setChecked(row.is_on(window))
        is_refused = reason and not is_possible and row.needs in _CHANGING
        action.setToolTip(reason if is_refused else with_keys(tr(row.title).rstrip("…"), action))
    for name in ("compare", "ask"):
        actions[name].setVisible(Needs.AWAY not in has)
    actions["back-to-text"].setVisible(Needs.AWAY in has)
    if window.is_open:
        _count_broken(actions["rules"], window.work.rules.broken())
        project = window.work.desk.project
        _name_turn(actions["undo"], _UNDO, project.next_undo())
        _name_turn(actions["redo"], _REDO, project.next_redo())


def out_of_view(window: "MainWindow") -> set[Needs]:
    """What actions may need that belongs to another page than the one in view; nothing without a project."""
    if not window.is_open:
        return set()
    is_text = window.work.is_text_in_view()
    away = {Needs.AWAY} if is_text else set(_IN_TEXT)
    return away if window.work.places.page() == "settling" else {*away, Needs.SETTLING}


_CHANGING = (Needs.CHANGES, Needs.CODING, Needs.SETTLING, Needs.UNDO, Needs.REDO)


_UNDO = (later("Undo"), later("Undo {step}"), later("Undo: {step}"))
_REDO = (later("Redo"), later("Redo {step}"), later("Redo: {step}"))


def with_keys(words: str, action: QAction) -> str:
    """A tool tip: words, and in brackets the key that does the same."""
    key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return _bracketed(words, key, current()) if key else words


@lru_cache(1024)
def _bracketed(words: str, key: str, _language: str) -> str:
    """Kept, since all menus are told anew after every gesture."""
    return tr("{words} ({key})", words=words, key=key)


def _count_broken(action: QAction, count: int) -> None:
    """Say in the menu how much breaks a rule."""
    words = tr("Code sets and rules")
    action.setText(tr("{words} ({count} broken)", words=words, count=count) if count else words)


def _name_turn(action: QAction, words: tuple[str, str, str], happening: Happening | None) -> None:
    label = in_words(happening.label) if happening else ""
    within = label_within(happening.label) if happening else ""
    short = within if len(within) <= _LONGEST_LABEL else f"{within[: _LONGEST_LABEL - 1]}…"
    bare, in_menu, in_full = words
    action.setText(doubled(tr(in_menu, step=short) if label else tr(bare)))
    if action.isEnabled():
        action.setToolTip(with_keys(tr(in_full, step=label) if label else tr(bare), action))


def why_not(window: "MainWindow", row: ActionRow) -> str:
    """What an action that cannot be used now would need."""
    if row.needs in _CHANGING and (reason := _reason(window)):
        return reason
    if not window.is_open:
        return tr("Open a project first.")
    is_beside_text = row.needs in _IN_TEXT and not window.work.is_text_in_view()
    return tr(_NEEDED["beside" if is_beside_text else row.needs])


_IN_TEXT = (Needs.DESK, Needs.TEXT, Needs.CODING, Needs.PAGES, Needs.ORIGINAL)

_NEEDED = {
    "beside": later("Go back to the text first."),
    Needs.TEXT: later("Open a document first."),
    Needs.CODING: later("Open a document first."),
    Needs.PAGES: later("Open a document with pages first."),
    Needs.ORIGINAL: later("Open a document with pages to show, such as a PDF, first."),
    Needs.AWAY: later("The text is in view already."),
    Needs.SETTLING: later("Turn to the page on which disagreements are settled first."),
    Needs.BACK: later("There is no place before this one."),
    Needs.FORWARD: later("There is no place after this one."),
    Needs.UNDO: later("There is nothing to undo."),
    Needs.REDO: later("There is nothing to redo."),
}


def _reason(window: "MainWindow") -> str:
    """Why nothing can be changed, "" if it can."""
    if not window.is_open:
        return ""
    desk = window.work.desk
    if desk.under_way:
        return tr("{work} is under way.", work=desk.under_way)
    return "" if desk.can_change else tr(_READ_ONLY)


def _present(window: "MainWindow") -> set[Needs]:
    has = {Needs.NOTHING}
    if not window.is_open:
        return has
    desk, is_text = window.work.desk, window.work.is_text_in_view()
    has |= {Needs.PROJECT, Needs.DESK if is_text else Needs.AWAY}
    if desk.can_change:
        has.add(Needs.CHANGES)
        if window.work.places.page() == "settling":
            has.add(Needs.SETTLING)
        if desk.project.next_undo():
            has.add(Needs.UNDO)
        if desk.project.next_redo():
            has.add(Needs.REDO)
    if window.work.places.can_go_back():
        has.add(Needs.BACK)
    if window.work.places.can_go_forward():
        has.add(Needs.FORWARD)
    if is_text and desk.source is not None:
        has.add(Needs.TEXT)
        if desk.can_change:
            has.add(Needs.CODING)
        if window.work.page.view.page_now() is not None:
            has.add(Needs.PAGES)
        if window.work.page.beside.has_pages():
            has.add(Needs.ORIGINAL)
    return has
