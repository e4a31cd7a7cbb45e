"""How the window stands for the pictures of exchange: a project of another program, and its report."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

Pose = Callable[[Any], Any]
Scheme = Literal["light", "dark"]

_FILE = "police-cooperation.qdpx"


def add_file(project_path: Path, folder: Path) -> None:
    """Write the project as for another program, which counts positions its own way."""
    from blotter.interchange.exchange_options import RefiWriteOptions
    from blotter.project import transfer
    from blotter.project.project import Project
    from blotter.project.reports import Selection

    with Project(project_path) as project:
        options = RefiWriteOptions(profile="nvivo", sidecar=False)
        transfer.export(project, folder / _FILE, "project", Selection(), options=options)


def before(window: Any) -> Any:
    """What the file holds, before it comes in."""
    from blotter.project.transfer import Incoming
    from blotter.ui.exchange.import_dialog import ProjectImportDialog

    project = window.work.desk.project
    file = Incoming(project.path.parent / _FILE)
    dialog = ProjectImportDialog(project, file, Path("~/Studies/police-cooperation.blotter"), window)
    dialog.show()
    _wait(lambda: not dialog.is_looking())
    dialog.into_new.click()
    _wait(lambda: not dialog.is_looking())
    return dialog


def after(window: Any) -> Any:
    """What came in."""
    from blotter.ui.exchange.report_dialog import ProjectReportDialog

    dialog = before(window)
    dialog.accept()
    window.bringing.take(dialog.read(), window.work.desk.project.path.with_name("begun.blotter"))
    _wait(lambda: bool(window.findChildren(ProjectReportDialog)))
    return window.findChildren(ProjectReportDialog)[0]


def _wait(until: Callable[[], bool]) -> None:
    """Let the event loop and threads work until something is so."""
    from PySide6.QtWidgets import QApplication

    while not until():
        QApplication.processEvents()
        time.sleep(0.02)


POSES: tuple[tuple[str, Scheme, tuple[int, int], Pose], ...] = (
    ("project-import", "light", (1280, 840), before),
    ("project-report", "dark", (1280, 840), after),
)
"""Name, colours, size and pose of each picture."""
