"""FiguresControl: what the page of figures asks of the window: records, passages, files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.record_figure import RecordFigure
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import figures
from blotter.project.records.figures.presets import OWN
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.target import ask_target
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork
from blotter.ui.records.figures.page import FiguresPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_PICTURES = (
    later("SVG picture (*.svg)"),
    later("PDF document (*.pdf)"),
    later("PNG picture (*.png)"),
)
_DATA = (later("CSV table (*.csv)"),)
_NOT_IN_NAMES = '<>:"/\\|?*'


class FiguresControl(QObject):
    """Serves one page."""

    def __init__(self, work: "Workplace", page: FiguresPage) -> None:
        super().__init__(page)
        self._work = work
        page.passage_requested.connect(work.open_passage)
        page.record_requested.connect(self._show_record)
        page.records_requested.connect(work.records.show_records)
        page.save_requested.connect(self.save)
        page.said.connect(work.note)

    def _show_record(self, identity: str) -> None:
        self._work.places.leave()
        self._work.records.show_record(identity)

    def save(self, figure: RecordFigure, data: bool) -> None:
        """Ask where to, and write a figure, or its data."""
        project = self._work.desk.project
        title = tr("Save the data of the figure") if data else tr("Save the figure")
        proposed = str(project.path.with_name(_file_name(figure.title)))
        kinds = [tr(each) for each in (_DATA if data else _PICTURES)]
        path, _ = ask_target(self._work.window, title, proposed, kinds)
        if path is not None:
            self._write(figure, path)

    def _write(self, figure: RecordFigure, path: Path) -> None:
        project = self._work.desk.project

        def work(progress: Progress) -> None:
            figures.write(project, OWN, path, figure.asked, progress)

        def failed(error: BlotterError) -> None:
            tell_error(self._work.window, error)

        done = tr("Saved the figure as {name}", name=path.name)
        self._work.run(LongWork(tr("Drawing the figure"), work, lambda _: self._work.say(done), failed))


def _file_name(title: str) -> str:
    return "".join("-" if letter in _NOT_IN_NAMES else letter for letter in title).strip()
