"""Preferences: what a person prefers, the size of the text, the keys of the window, what Blotter is."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from blotter import __version__
from blotter.errors import WrongFile
from blotter.settings import Settings
from blotter.ui import language, menus, theme
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.key_list import KeyGroup, as_page, as_text, key_groups
from blotter.ui.language import later, tr
from blotter.ui.pages.zoom import Zoom
from blotter.ui.reading.looks import Looks

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow
    from blotter.ui.settings.settings_window import SettingsWindow
    from blotter.ui.views.document_page import DocumentPage

_UNWRITTEN = later("The keys could not be written to “{path}” ({reason}). Choose another place.")
_WORN = ("theme", "scale", "roomy", "text_face")
_BUILT_IN = ("language", "scale", "roomy")
"""What every part of the window is made with, so that it is made anew."""


class PreferencesControl(QObject):
    """Answers the settings, view and help entries of the menus."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.settings_window: SettingsWindow | None = None

    # Settings

    def change(self, section: str = "", setting: str = "") -> "SettingsWindow":
        """Open the settings, at a section of them."""
        from blotter.ui.settings.settings_window import SettingsWindow

        if self.settings_window is None:
            self.settings_window = SettingsWindow(self._window.settings, self._window)
            self.settings_window.changed.connect(self.take)
            self.settings_window.export_requested.connect(
                lambda: self.save_keys(self._key_groups(whole=True))
            )
        shown = self.settings_window
        shown.show_settings(self._window.settings)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        if section:
            shown.go_to(section, setting)
        return shown

    def take(self, settings: Settings) -> None:
        """Live by changed settings."""
        window, former = self._window, self._window.settings
        window.keep_settings(settings)
        app = QApplication.instance()
        if isinstance(app, QApplication) and _differs(former, settings, _WORN):
            theme.wear(app, settings)
        if former.language != settings.language:
            language.use(settings.language)
        menus.give_keys(window.actions_by_id, settings)
        menus.name_keys(window, window.actions_by_id)
        if window.is_open:
            for page in window.work.area.pages:
                page.dress(looks_of(settings))
        if self.settings_window is not None:
            self.settings_window.show_settings(settings)
        window.refresh()
        if _differs(former, settings, _BUILT_IN):
            changed = next(name for name in _BUILT_IN if _differs(former, settings, [name]))
            # The field that was used is still at work with its own list.
            QTimer.singleShot(0, self, lambda: self._build_anew(changed))

    def _build_anew(self, changed: str) -> None:
        """Make the window anew, and its settings with it, which stay where they are."""
        former, self.settings_window = self.settings_window, None
        was_shown = former is not None and former.isVisible()
        if former is not None:
            former.close()
            former.deleteLater()
        self._window.rebuild()
        if former is not None and was_shown:
            self.change(former.section(), changed).stand_in_for(former)

    def dress(self, page: "DocumentPage") -> None:
        """Give a new document page the preferred looks, and note what is changed there for every document."""
        page.dress(looks_of(self._window.settings))
        page.washes.toggled.connect(lambda is_on: self._keep(washes=is_on))
        page.usual_size_requested.connect(self.reset_text_size)

    def _keep(self, **changed: object) -> None:
        settings = self._window.settings.model_copy(update=changed)
        self._window.keep_settings(settings)
        if self.settings_window is not None:
            self.settings_window.show_settings(settings)

    # The size of the text

    def resize(self, step: int) -> None:
        """Make the pages of the original larger or smaller while they have the focus, else the text."""
        pages = self._window.work.page.beside.pages_in_use()
        if pages is not None:
            pages.step_zoom(step)
        else:
            self.resize_text(step)

    def reset_size(self) -> None:
        """Give the pages their usual size while they have the focus, else the text its own."""
        pages = self._window.work.page.beside.pages_in_use()
        if pages is not None:
            pages.zoom_to(Zoom())
        else:
            self.reset_text_size()

    def resize_text(self, step: int) -> None:
        """Make the document's letters larger or smaller."""
        view = self._window.work.page.view
        view.set_text_size(view.text_size() + step)

    def reset_text_size(self) -> None:
        """Give the document's letters the size that is preferred in every document."""
        self._window.work.page.view.set_text_size(self._window.settings.text_size)

    # Keys

    def show_keys(self) -> None:
        """Show the keys that work in what is shown now."""
        from blotter.ui.views.key_sheet import KeySheet

        sheet = KeySheet(self._key_groups(), self._window)
        sheet.save_requested.connect(self.save_keys)
        sheet.change_requested.connect(lambda: self.change("keys"))
        sheet.change_requested.connect(sheet.close)
        sheet.open()

    def _key_groups(self, whole: bool = False) -> list[KeyGroup]:
        window = self._window
        if whole:
            return key_groups(window.settings)
        page = window.work.places.page() if window.is_open else ""
        return key_groups(window.settings, menus.out_of_view(window), page)

    def save_keys(self, groups: Sequence[KeyGroup]) -> None:
        """Ask for a file and write the keys to it, as a page to print or as plain text."""
        kinds = f"{tr('Page to print')} (*.html);;{tr('Plain text')} (*.txt)"
        proposed = str(self._window.opening.folder() / "keys.html")
        name, kind = QFileDialog.getSaveFileName(self._window, tr("Save the keys"), proposed, kinds)
        if name:
            is_text = name.lower().endswith(".txt") or (
                kind.endswith("(*.txt)") and "." not in Path(name).name
            )
            self.write_keys(Path(name), groups, is_text)

    def write_keys(self, path: Path, groups: Sequence[KeyGroup], is_text: bool = False) -> None:
        """Write the keys to a file."""
        told = as_text(groups) if is_text else as_page(groups, tr("Keys of Blotter"))
        try:
            path.write_text(told, encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            tell_error(self._window, WrongFile(_UNWRITTEN, path=path, reason=reason))

    def show_about(self) -> None:
        """Say what this is."""
        does = tr("Code documents, compare coders, keep the evidence.")
        free = tr("Free software under the MIT licence. Nothing leaves this laptop.")
        text = f"<b>Blotter {__version__}</b><p>{does}</p><p>{free}</p>"
        QMessageBox.about(self._window, tr("About Blotter"), text)


def _differs(former: Settings, settings: Settings, names: Sequence[str]) -> bool:
    return any(getattr(former, name) != getattr(settings, name) for name in names)


def looks_of(settings: Settings) -> Looks:
    """What of the settings the page, its marks and its margin go by."""
    return Looks(**{field.name: getattr(settings, field.name) for field in fields(Looks)})
