"""Files of whole projects for the tests of the window."""

from pathlib import Path

from blotter.interchange.formats import PROJECT
from blotter.project import transfer
from blotter.project.project import Project
from blotter.project.reports import Selection


def qdpx(project: Project, folder: Path) -> Path:
    """The project as a REFI-QDA file."""
    path = folder / "carried.qdpx"
    transfer.export(project, path, PROJECT, Selection())
    return path
