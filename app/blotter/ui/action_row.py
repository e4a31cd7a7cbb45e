"""ActionRow: one thing that the window can be told to do, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow


class Where(StrEnum):
    """Where an action's keys work: everywhere in the window, or while the text has the focus, or while
    disagreements are settled, or while the form of a record has it.
    """

    WINDOW = "window"
    TEXT = "text"
    SETTLING = "settling"
    FORM = "form"


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
    PAGES = "pages"
    """A document whose text is parted into pages, open and in view."""
    ORIGINAL = "original"
    """Such a document, of which the original can be shown as well."""
    DESK = "desk"
    """The page with the text in view, whether a document is open or not."""
    AWAY = "away"
    """Another page in place of the text."""
    SETTLING = "settling"
    """The page on which disagreements are settled, in a project that can be changed now."""
    BACK = "back"
    """A place in the text that was left before."""
    FORWARD = "forward"
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
    mac: tuple[str, ...] = ()
    """The keys on a Mac, where others are usual there."""
