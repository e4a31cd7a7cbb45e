"""Preferences: settings, the size of the text, the keys of the window, what Blotter is."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox

from blotter import __version__
from blotter.domain.table import Column, Table
from blotter.settings import Settings
from blotter.ui import menus, theme
from blotter.ui.actions import ACTIONS, ActionRow, Where, shortcuts
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.reading.looks import Looks

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow
    from blotter.ui.views.document_page import DocumentPage

_WHERE = {Where.WINDOW: "Everywhere", Where.TEXT: "Text"}
_FURTHER_KEYS = (
    ("Text", "Recent code", "1 … 9"),
    ("Text", "The code of that letter, where the codebook gives one", "its key cap in the tree"),
    (
        "Change bounds",
        "Move the end by a word, a character, a sentence",
        "Left, Right; with Shift; with Ctrl",
    ),
    ("Change bounds", "The other end; keep; leave it", "Tab; Enter; Esc"),
    ("Code palette", "Apply; apply and stay; mark several; create", "Enter; Shift+Enter; Tab; Ctrl+Enter"),
    ("Trees and lists", "Activate: limit the lists to it", "Space"),
    ("Trees and lists", "Apply a code, or show its segments; open", "Enter"),
    ("Trees and lists", "Rename; delete", "F2; Delete"),
    ("Codebook", "New sub-code", "Insert"),
    (
        "Codebook",
        "Move among siblings; under the one above; out",
        "Alt+Up, Alt+Down; Ctrl+Right; Ctrl+Left",
    ),
    ("Segments", "Copy with source; uncode", "Ctrl+C; Delete"),
)
_WORN = ("theme", "scale", "roomy", "text_face")
_ASKED = ("coder", "theme", "text_size", "washes")


class PreferencesControl(QObject):
    """Answers the settings, view and help entries of the menus."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def change(self) -> None:
        """Ask for the settings and take them over."""
        window = self._window
        dialog = FormDialog(
            Settings, window.settings, "Settings", "Keep settings", parent=window, only=_ASKED
        )
        if dialog.exec():
            self.take(dialog.value())
        dialog.deleteLater()

    def take(self, settings: Settings) -> None:
        """Live by changed settings."""
        window, former = self._window, self._window.settings
        window.keep_settings(settings)
        app = QApplication.instance()
        if isinstance(app, QApplication) and _differs(former, settings, _WORN):
            theme.wear(app, settings)
        menus.give_keys(window.actions_by_id, settings)
        if window.is_open:
            for page in window.work.area.pages:
                page.dress(looks_of(settings))
        window.refresh()

    def dress(self, page: "DocumentPage") -> None:
        """Give a new document page the preferred looks, and note what is changed there for every document."""
        page.dress(looks_of(self._window.settings))
        page.washes.toggled.connect(lambda is_on: self._keep(washes=is_on))
        page.usual_size_requested.connect(self.reset_text_size)

    def _keep(self, **changed: object) -> None:
        self._window.keep_settings(self._window.settings.model_copy(update=changed))

    def resize_text(self, step: int) -> None:
        """Make the document's letters larger or smaller."""
        view = self._window.work.page.view
        view.set_text_size(view.text_size() + step)

    def reset_text_size(self) -> None:
        """Give the document's letters the size that is preferred in every document."""
        self._window.work.page.view.set_text_size(self._window.settings.text_size)

    def show_keys(self) -> None:
        """List every action with its keys."""
        columns = (Column("where", "Where"), Column("title", "Action"), Column("keys", "Keys"))
        own = [row for row in ACTIONS if row.keys and not row.id.startswith("recent-")]
        rows = [(_WHERE[row.where], row.title.rstrip("…"), _native(row)) for row in own]
        table = Table("Keys", columns, [*rows, *_FURTHER_KEYS])
        TableDialog(table, self._window).open()

    def show_about(self) -> None:
        """Say what this is."""
        text = (
            f"<b>Blotter {__version__}</b><p>Code documents, compare coders, keep the evidence.</p>"
            "<p>Free software under the MIT licence. Nothing leaves this laptop.</p>"
        )
        QMessageBox.about(self._window, "About Blotter", text)


def _differs(former: Settings, settings: Settings, names: Sequence[str]) -> bool:
    return any(getattr(former, name) != getattr(settings, name) for name in names)


def looks_of(settings: Settings) -> Looks:
    """What of the settings the page, its marks and its margin go by."""
    return Looks(**{field.name: getattr(settings, field.name) for field in fields(Looks)})


def _native(row: ActionRow) -> str:
    """The keys as this system writes them."""
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in shortcuts(row))
