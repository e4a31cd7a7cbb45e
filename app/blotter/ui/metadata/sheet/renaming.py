"""Asking for another name of a document or a case."""

from PySide6.QtWidgets import QWidget

from blotter.domain.attribute import Bearer
from blotter.domain.edit import Edit
from blotter.project import sources
from blotter.project.metadata import cases
from blotter.project.project import Project
from blotter.ui.dialogs.name_dialog import ask_name
from blotter.ui.language import tr


def ask_row_name(parent: QWidget, project: Project, of: Bearer, identity: str) -> str | None:
    """The name that was given, or None; one that cannot be is refused before the dialog closes."""
    held = project.sources if of is Bearer.DOCUMENTS else project.cases
    name = held[identity].name

    def plan(given: str) -> Edit | None:
        if of is Bearer.DOCUMENTS:
            return sources.rename(project, project.sources[identity], given)
        return cases.change(project, project.cases[identity], name=given)

    return ask_name(parent, name, tr("Rename “{name}”", name=name), tr("Rename"), plan)
