"""The rows of context menus, and the submenu of colours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from blotter.ui import code_look, theme
from blotter.ui.language import tr
from blotter.ui.wording import capital

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class MenuRow:
    """Words, what is done, the key that does the same; rows that change the project need it writable."""

    words: str
    act: Act
    keys: str = ""
    changes: bool = False


def menu_of(parent: QWidget, groups: Sequence[Sequence[MenuRow]], is_writable: bool) -> QMenu:
    """A menu of groups with a line between them; it frees itself when it is closed."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        for row in group:
            keys = QKeySequence(row.keys).toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{row.words}\t{keys}" if keys else row.words, row.act)
            if row.changes and not is_writable:
                action.setEnabled(False)
                action.setToolTip(tr("The project is open for reading only."))
    return menu


def colour_menu(
    parent: QMenu, colour: str, has_parent: bool, choose: Callable[[str], object], ask: Act
) -> QMenu:
    """The palette as a submenu; `choose` gets a name, or "" for the parent's, `ask` is for an own colour."""
    menu = QMenu(tr("Colour"), parent)
    palette = theme.current()
    if has_parent:
        _add_colour(menu, QIcon(), tr("As the code above"), not colour, lambda: choose(""))
        menu.addSeparator()
    for name in code_look.PALETTE_NAMES:
        sign = QIcon(code_look.swatch(code_look.look(name, palette.is_dark), palette))
        _add_colour(menu, sign, capital(tr(name)), name == colour, partial(choose, name))
    menu.addSeparator()
    menu.addAction(tr("Other colour…"), ask)
    return menu


def _add_colour(menu: QMenu, sign: QIcon, words: str, is_chosen: bool, act: Act) -> None:
    action = menu.addAction(sign, words, act)
    action.setCheckable(True)
    action.setChecked(is_chosen)


def undoubled(words: str) -> str:
    """The words of a menu or button as they are read."""
    return words.replace("&&", "&")


def doubled(words: str) -> str:
    """Words fit for a menu or button, where `&` would mark a key."""
    return words.replace("&", "&&")
