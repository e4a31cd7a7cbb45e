"""Reporting: agreement of coders in a file that can be published."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import agreement_report
from blotter.project.agreement_report import REPORT_FORMATS
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.dialogs.target import ask_target, may_replace
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork
from blotter.ui.wording import file_kind

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_TITLE = later("Report on agreement")


class ReportingControl(QObject):
    """Answers the entry of the Compare menu, and whoever else asks for a report."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def write(self, options: AgreementOptions | None = None) -> None:
        """Ask where to, and write a report on this comparison, with the ratings behind it in a file beside.

        Without options it is about the round in which one codes, or open coding, counted as is usual. Options
        without measures get the usual ones.
        """
        project = self._work.desk.project
        wanted = options or agreement_report.options_for(project, of=project.working_in)
        proposed = str(project.path.with_name(f"{project.path.stem}-agreement"))
        kinds = [file_kind(row.title, row.suffixes) for row in REPORT_FORMATS]
        path, _ = ask_target(self._work.window, tr(_TITLE), proposed, kinds)
        if path is None:
            return
        data = path.with_name(f"{path.stem}-data.csv") if wanted.unit is not Unit.MATCH else None
        beside = [each for each in (data, agreement_report.beside(path)) if each is not None]
        if not all(may_replace(self._work.window, tr(_TITLE), each) for each in beside):
            return

        def work(progress: Progress) -> tuple[Path, ...]:
            return agreement_report.write(project, path, wanted, data=data, progress=progress)

        self._work.run(LongWork(tr("Comparing documents"), work, self._tell, self._fail))

    def write_on(self, identity: str) -> None:
        """Write a report on a round (by id), or with "" on open coding."""
        project = self._work.desk.project
        self.write(agreement_report.options_for(project, of=project.rounds.get(identity)))

    def _tell(self, written: object) -> None:
        assert isinstance(written, tuple)
        first, *others = (path.name for path in written)
        if others:
            self._work.say(tr("Wrote {name}, and beside it {others}", name=first, others=", ".join(others)))
        else:
            self._work.say(tr("Wrote {name}", name=first))

    def _fail(self, error: BlotterError) -> None:
        tell_error(self._work.window, error)
