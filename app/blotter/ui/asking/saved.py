"""SavedButton: the questions that are kept, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from blotter.analysis.asking import Question
from blotter.domain.edit import Edit
from blotter.domain.names import name_key
from blotter.domain.saved_query import SavedQuery
from blotter.project import queries
from blotter.ui.desk import Desk
from blotter.ui.dialogs.name_dialog import ask_name
from blotter.ui.language import later, tr
from blotter.ui.style import set_role
from blotter.ui.views.menu_rows import doubled


class SavedButton(QToolButton):
    """Its menu lists the saved queries; the one that was chosen last can be renamed and deleted."""

    chosen = Signal(object)
    """A `SavedQuery` to be asked."""
    save_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ""
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_role(self, "chip")
        self.show_queries([])

    def show_queries(self, saved: list[SavedQuery]) -> None:
        """List these; what was chosen is told by its id."""
        self._menu.clear()
        known = {query.id: query for query in saved}
        self.current = self.current if self.current in known else ""
        for query in saved:
            action = self._menu.addAction(doubled(query.name))
            action.setCheckable(True)
            action.setChecked(query.id == self.current)
            action.triggered.connect(lambda _=False, each=query: self.chosen.emit(each))
        if not saved:
            self._menu.addAction(tr("No queries are saved yet")).setEnabled(False)
        self._menu.addSeparator()
        self._add(tr("Save this question…"), self.save_requested)
        for words, signal in ((_RENAME, self.rename_requested), (_DELETE, self.delete_requested)):
            name = known[self.current].name if self.current else ""
            action = self._add(doubled(tr(words, name=name)), signal)
            action.setVisible(bool(self.current))
        name = known[self.current].name if self.current else tr("Saved queries")
        self.setText(tr("{name} ▾", name=doubled(name)))
        self.setAccessibleName(tr("Saved queries"))
        self.setToolTip(tr("Saved queries"))

    def actions_by_words(self) -> dict[str, QAction]:
        """The entries of the menu that can be seen."""
        return {each.text(): each for each in self._menu.actions() if each.text() and each.isVisible()}

    def _add(self, words: str, signal: object) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return action


_RENAME, _DELETE = later("Rename “{name}”…"), later("Delete “{name}”")
_SAVED = later("Saved the query “{name}”")
_RENAMED = later("Renamed the query to “{name}”")


class SavedQueries(QObject):
    """Answers the button: keeps, renames and deletes queries of the project on the desk."""

    def __init__(
        self, desk: Desk, button: SavedButton, asked: Callable[[], Question], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._button, self._asked, self._window = desk, button, asked, parent
        button.save_requested.connect(self.save)
        button.rename_requested.connect(self.rename)
        button.delete_requested.connect(self.delete)
        self.refresh()

    def refresh(self) -> None:
        """List what is saved now."""
        self._button.show_queries(self._desk.project.saved_queries())

    def choose(self, identity: str) -> None:
        """Say which query is shown."""
        self._button.current = identity
        self.refresh()

    def save(self) -> None:
        """Ask for a name and keep the question under it."""
        known = self._current()
        self._name(
            known.name if known else "",
            tr("Save this question"),
            tr("Save query"),
            lambda name: queries.save(self._desk.project, name, self._asked()),
            _SAVED,
            self._tell_replaced,
        )

    def rename(self) -> None:
        """Ask for another name of the query that is shown."""
        known = self._current()
        if known is not None:
            self._name(
                known.name,
                tr("Rename “{name}”", name=known.name),
                tr("Rename query"),
                lambda name: queries.rename(self._desk.project, known, name),
                _RENAMED,
            )

    def delete(self) -> None:
        """Forget the query that is shown."""
        known = self._current()
        if known is not None:
            done = tr("Deleted the query “{name}”", name=known.name)
            self._desk.apply(lambda: queries.delete(self._desk.project, known), done)

    def _current(self) -> SavedQuery | None:
        saved = self._desk.project.saved_queries()
        return next((query for query in saved if query.id == self._button.current), None)

    def _tell_replaced(self, name: str) -> str:
        taken = {name_key(query.name) for query in self._desk.project.saved_queries()}
        return tr("The query of this name will ask this from now on.") if name_key(name) in taken else ""

    def _name(
        self,
        initial: str,
        title: str,
        act: str,
        plan: Callable[[str], Edit | None],
        done: str,
        preview: Callable[[str], str] | None = None,
    ) -> None:
        name = ask_name(self._window, initial, title, act, plan, preview)
        if name is not None:
            self._desk.apply(lambda: plan(name), tr(done, name=name))
            saved = self._desk.attempt(lambda: queries.find(self._desk.project, name))
            if saved is not None:
                self.choose(saved.id)
