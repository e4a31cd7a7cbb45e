"""WhoCodes: who codes in the open project, among the tools, and whether it is open for reading only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QToolBar

from blotter.ui.language import tr
from blotter.ui.style import set_role

if TYPE_CHECKING:
    from blotter.project.project import Project


class WhoCodes(QObject):
    """`chosen` tells the id of the coder whom somebody chose; without a project there is nothing to see."""

    chosen = Signal(str)

    def __init__(self, tools: QToolBar) -> None:
        super().__init__(tools)
        self._read_only = QLabel()
        set_role(self._read_only, "chip")
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Who codes"))
        self.box.setToolTip(tr("Who codes"))
        self.box.setPlaceholderText(tr("Who codes?"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(lambda place: self.chosen.emit(self.box.itemData(place)))
        self._on_bar = [tools.addWidget(each) for each in (self._read_only, self.box)]
        self.hide()

    def name_holder(self, held: str) -> None:
        """Say who has the project open for writing, "" if nobody is known."""
        self._read_only.setText(tr("Read only: {who}", who=held) if held else tr("Read only"))

    def show(self, project: "Project") -> None:
        """Offer the people of a project, the one who codes chosen."""
        self.box.clear()
        for coder in project.people.values():
            self.box.addItem(coder.name, coder.id)
        self.box.setCurrentIndex(self.box.findData(project.actor.id) if project.actor else -1)
        chip, box = self._on_bar
        chip.setVisible(not project.writable)
        box.setVisible(True)

    def hide(self) -> None:
        """Show nobody."""
        for each in self._on_bar:
            each.setVisible(False)
