"""Commands: every action of the window by its name, in a palette."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from blotter.ui import keys, menus
from blotter.ui.command_ranking import CommandRanking, Found
from blotter.ui.key_list import action_words
from blotter.ui.language import tr
from blotter.ui.views.menu_rows import undoubled
from blotter.ui.views.place_palette import Offer, PlacePalette, PlaceRow

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_REMEMBERED = 20
_OWN = "commands"


class CommandsControl(QObject):
    """Opens the palette of actions, runs what was chosen, and remembers it for the next time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.palette = PlacePalette(window)
        self.palette.chosen.connect(self._run_soon)
        self.palette.chosen_beside.connect(self._run_soon)

    def ask(self) -> None:
        """Offer every action; those that cannot be used now say why."""
        menus.refresh(self._window, self._window.actions_by_id)
        ranking = CommandRanking(self._window.settings.commands)
        self.palette.ask(
            Offer(
                prompt=tr("Find an action by its name or menu"),
                hint=tr("Enter does it, Esc leaves"),
                find=lambda query: [
                    self._row(found) for found in ranking.find(query) if found.row.id != _OWN
                ],
                nothing=tr("No action is called like this."),
            )
        )

    def _row(self, found: Found) -> PlaceRow:
        row = found.row
        action = self._window.actions_by_id[row.id]
        shown = ", ".join(keys.native(key) for key in keys.live_keys(row, self._window.settings)[:1])
        reason = "" if action.isEnabled() else menus.why_not(self._window, row)
        return PlaceRow(
            id=row.id,
            words=undoubled(action.text()) if row.menu else action_words(row),
            aside=reason or self._aside(found),
            key=shown,
            is_muted=bool(reason),
        )

    def _aside(self, found: Found) -> str:
        menu = tr(found.row.menu)
        return tr("{menu} · {word}", menu=menu, word=found.word) if found.word else menu

    def _run_soon(self, name: str) -> None:
        """Once the focus is back where it was, for actions on the text."""
        QTimer.singleShot(0, self, lambda: self._run(name))

    def _run(self, name: str) -> None:
        action = self._window.actions_by_id[name]
        if not action.isEnabled():
            return
        used = [name, *(each for each in self._window.settings.commands if each != name)]
        self._window.keep_settings(self._window.settings.model_copy(update={"commands": used[:_REMEMBERED]}))
        action.trigger()
