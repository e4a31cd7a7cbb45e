"""AboutControl: what is known about the open document, in a dock at the right, and what it asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.attribute import Bearer
from blotter.ui import naming
from blotter.ui.docks import RIGHT
from blotter.ui.metadata.about_pane import AboutPane
from blotter.ui.metadata.attributes_control import AttributesControl

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

NAME = "about"
_SHARES = (0.3, 0.16, 0.54)
"""What codebook, definition and this pane get of their column."""


class AboutControl(QObject):
    """The pane is made when somebody first asks for it."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self.pane = AboutPane(work.desk)
        pane = self.pane
        work.panes.add_late(NAME, pane, pane.title, RIGHT)
        pane.case_wanted.connect(work.metadata.cases.ask_for_documents)
        pane.case_requested.connect(work.metadata.show_case)
        pane.sheet_requested.connect(work.metadata.show_document)
        self._attributes = AttributesControl(work.desk, Bearer.DOCUMENTS, work.window)
        pane.attribute_wanted.connect(self._add_attribute)
        work.desk.turning.connect(pane.commit)
        naming.name_parts(pane)

    def show(self) -> None:
        """Show the pane, in front of others in its place."""
        self._work.turn_to_text()
        self._work.panes.show_late(NAME, _SHARES)
        self.pane.focus_first()

    def toggle(self) -> None:
        """Show the pane, or put it away."""
        if self._work.panes.is_shown(NAME):
            self._work.panes.toggle(NAME)
        else:
            self.show()

    @property
    def is_shown(self) -> bool:
        """Whether the pane is in view."""
        return self._work.panes.is_shown(NAME)

    def _add_attribute(self) -> None:
        made = self._attributes.add()
        if made in self.pane.fields:
            self.pane.fields[made].setFocus()
