"""The figures that come along and those that a project keeps: listed, kept, renamed and deleted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from blotter.domain.edit import Edit
from blotter.domain.names import name_key
from blotter.domain.record_figure import Chart, FigureAsked
from blotter.domain.study import SavedFigure
from blotter.errors import BlotterError
from blotter.project.project import Project
from blotter.project.records.figures import saving
from blotter.project.records.figures.presets import PRESETS
from blotter.ui.desk import Desk
from blotter.ui.dialogs.name_dialog import ask_name
from blotter.ui.language import later, tr
from blotter.ui.records.figures.figure_list import FigureEntry
from blotter.ui.records.figures.words import ICONS

_ASKED = {preset.name: preset.asked for preset in PRESETS}
_OF_TABLES = "records-by-table"
"""The preset that needs a country table."""

_SAVED = later("Saved the figure “{name}”")
_RENAMED = later("Renamed the figure to “{name}”")


def entries(project: Project) -> list[FigureEntry]:
    """The presets in their order, then the project's own figures by name."""
    has_tables = bool(project.country_tables())
    return [
        *(
            FigureEntry(preset.name, tr(preset.title), ICONS[preset.asked.chart], False)
            for preset in PRESETS
            if has_tables or preset.name != _OF_TABLES
        ),
        *(FigureEntry(each.id, each.name, _icon(each), True) for each in project.saved_figures()),
    ]


def _icon(figure: SavedFigure) -> str:
    try:
        return ICONS[saving.asked(figure).chart]
    except BlotterError:
        # One of a newer version is listed all the same; choosing it says why it cannot be shown.
        return ICONS[Chart.BARS]


class OwnFigures(QObject):
    """Keeps, renames and deletes figures of the project on the desk; `asked` is the one that is shown."""

    kept = Signal(str, bool)
    """The id of the figure that is shown under its name from now on, and that it is the project's."""

    def __init__(self, desk: Desk, asked: Callable[[], FigureAsked], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._asked, self._window = desk, asked, parent

    def asked_of(self, entry: FigureEntry) -> FigureAsked:
        """What a figure of the list asks for."""
        if not entry.is_own:
            return _ASKED[entry.id]
        return saving.asked(self._figure(entry.id))

    def _figure(self, identity: str) -> SavedFigure:
        return next(each for each in self._desk.project.saved_figures() if each.id == identity)

    def save(self, name: str = "") -> None:
        """Ask for a name, which may be proposed, and keep the figure that is shown under it."""
        self._name(
            name,
            tr("Save as a figure of the project"),
            tr("Save figure"),
            lambda name: saving.save(self._desk.project, name, self._asked()),
            _SAVED,
            self._tell_replaced,
        )

    def rename(self, identity: str) -> None:
        """Ask for another name of a figure (by id)."""
        figure = self._figure(identity)
        self._name(
            figure.name,
            tr("Rename “{name}”", name=figure.name),
            tr("Rename figure"),
            lambda name: saving.rename(self._desk.project, figure, name),
            _RENAMED,
        )

    def delete(self, identity: str) -> None:
        """Forget a figure (by id); it can be undone."""
        figure = self._figure(identity)
        done = tr("Deleted the figure “{name}”", name=figure.name)
        self._desk.apply(lambda: saving.delete(self._desk.project, figure), done)

    def _tell_replaced(self, name: str) -> str:
        taken = {name_key(each.name) for each in self._desk.project.saved_figures()}
        return tr("The figure of this name will show this from now on.") if name_key(name) in taken else ""

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
            found = self._desk.attempt(lambda: saving.find(self._desk.project, name))
            if found is not None:
                self.kept.emit(found.id, True)
