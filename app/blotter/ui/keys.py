"""Keys: which every action has by a person's own choice, which nobody may take, and who has a key already."""

import sys
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from blotter.settings import Settings
from blotter.ui.action_row import ActionRow, Where
from blotter.ui.actions import ACTIONS, shortcuts
from blotter.ui.language import later, tr

Own = Mapping[str, Sequence[str]]
"""What differs from the usual keys: an action's id, and its keys as they are written everywhere."""

_INPUT = later("Input methods use it.")
_SCREENSHOT = later("macOS takes pictures of the screen with it.")
_WINDOWS = later("The system moves between windows with it.")
_MACOS = later("macOS hides or folds windows with it.")
_WRITES = later("Fields of words use it.")
_CARET = later("It moves the caret.")
_MENU = later("It opens a menu.")
_NEXT_FIELD = later("It goes on to the next field, so that nobody is caught in the text.")
_LAYOUT = later("Some systems change the layout of the keyboard with it.")
_LETTERS = later("Keyboards with AltGr write letters with it.")
_SYSTEM = later("It is the key of the system’s own commands.")
_TYPED = later("Outside the text, keys without Ctrl or Alt write letters and move in lists.")

TAKEN = {
    **dict.fromkeys(("Ctrl+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+U", "Ctrl+Shift+Space"), _INPUT),
    **dict.fromkeys(("Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5"), _SCREENSHOT),
    **dict.fromkeys(("Ctrl+M", "Ctrl+H"), _MACOS),
    **dict.fromkeys(("Ctrl+A", "Ctrl+V", "Ctrl+X", "Ctrl+Del", "Ctrl+Backspace"), _WRITES),
    **dict.fromkeys(("Alt+F4", "Alt+Esc", "Ctrl+Esc", "Ctrl+Tab", "Ctrl+Shift+Tab"), _WINDOWS),
    **dict.fromkeys(("Alt+Tab", "Alt+Space", "Print", "Ctrl+Alt+Del", "Ctrl+Alt+Tab"), _WINDOWS),
    **dict.fromkeys(("F10", "Shift+F10", "Menu"), _MENU),
    **dict.fromkeys(("Tab", "Shift+Tab", "Backtab", "Shift+Backtab"), _NEXT_FIELD),
}
"""What systems, window managers, input methods and the way out of the text need, and why."""

_MOVING = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_EVERYWHERE = frozenset({"Esc", *(f"F{number}" for number in range(1, 36))})


def portable(key: QKeySequence | str) -> str:
    """A key as it is kept and compared, whatever the system calls it; "" for what is no key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: QKeySequence | str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def stand_for(button: QWidget, action: str) -> None:
    """Say which action a button does, so that its tool tip names the key that does the same."""
    button.setProperty(STANDS_FOR, action)


STANDS_FOR = "action"


def usual_keys(row: ActionRow) -> list[str]:
    """The keys that an action comes with."""
    return [portable(key) for key in shortcuts(row)]


def keys_of(row: ActionRow, own: Own) -> list[str]:
    """The keys of an action now: its own ones, else the usual."""
    return list(own[row.id]) if row.id in own else usual_keys(row)


def live_keys(row: ActionRow, settings: Settings) -> list[QKeySequence]:
    """What the window listens to; the group of single letters and digits may be switched off."""
    keys = keys_of(row, settings.keys)
    return [QKeySequence(key) for key in keys if settings.single_letters or not is_single(key)]


def is_single(key: str) -> bool:
    """Whether a key is a letter, digit or sign alone, with Shift or without."""
    return len(key.removeprefix("Shift+")) == 1


def refusal(key: str, where: Where) -> str:
    """Why an action may not have a key, "" if it may."""
    *modifiers, last = _parts(key)
    held = frozenset(modifiers)
    if reason := TAKEN.get(key, ""):
        return tr(reason)
    # Macs have a key of their own for letters of other alphabets, and use Meta, their Ctrl, in programs too.
    if "Meta" in held and sys.platform != "darwin":
        return tr(_SYSTEM)
    if {"Ctrl", "Alt"} <= held and len(last) == 1 and sys.platform != "darwin":
        return tr(_LETTERS)
    if {"Alt", "Shift"} <= held:
        return tr(_LAYOUT)
    if held == {"Alt"} and len(last) == 1:
        return tr(_MENU)
    if last in _MOVING and not held & {"Alt"} and not (last.startswith("Pg") and "Ctrl" in held):
        return tr(_CARET)
    if where is Where.WINDOW and not held & {"Ctrl", "Alt"} and last not in _EVERYWHERE:
        return tr(_TYPED)
    return ""


def _parts(key: str) -> list[str]:
    """Modifiers and key; the key may be `+` itself."""
    if key.endswith("+"):
        return [*(part for part in key[:-1].split("+") if part), "+"]
    return key.split("+")


def holders(key: str, row: ActionRow, own: Own) -> list[ActionRow]:
    """The other actions that would answer to a key of an action: the text hears those of the window too."""
    return [
        other
        for other in ACTIONS
        if other is not row and _meet(other.where, row.where) and key in keys_of(other, own)
    ]


def _meet(one: Where, other: Where) -> bool:
    return one is other or Where.WINDOW in (one, other)


def with_keys(own: Own, row: ActionRow, keys: Sequence[str]) -> dict[str, list[str]]:
    """One's own keys after an action has been given others; usual ones are not kept."""
    changed = {name: list(each) for name, each in own.items() if name != row.id}
    if list(keys) != usual_keys(row):
        changed[row.id] = list(keys)
    return changed


def given(own: Own, row: ActionRow, key: str) -> dict[str, list[str]]:
    """One's own keys after an action has been given a key that others had: theirs no more."""
    changed: dict[str, list[str]] = {name: list(each) for name, each in own.items()}
    for other in holders(key, row, own):
        changed = with_keys(changed, other, [each for each in keys_of(other, own) if each != key])
    return with_keys(changed, row, [*keys_of(row, own), key])


def settled(own: Own) -> dict[str, list[str]]:
    """One's own keys with each key for one action, as a file that was edited by hand may not have it.

    An action that was given the key has it, not one that usually has; of two, the first in the menus.
    """
    found = {name: [key for key in map(portable, written) if key] for name, written in own.items()}
    for row in ACTIONS:
        for key in found.get(row.id, ()):
            if holders(key, row, found):
                found = given(with_keys(found, row, [k for k in keys_of(row, found) if k != key]), row, key)
    return found
