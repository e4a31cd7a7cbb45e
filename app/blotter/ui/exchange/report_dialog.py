"""ProjectReportDialog: what became of a project of another program, to look through and to save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from blotter.project.import_report import ImportReport
from blotter.project.import_table import import_table
from blotter.ui.dialogs.room import open_at
from blotter.ui.exchange.halves import Halves
from blotter.ui.exchange.picture import CountsView, SamplesView
from blotter.ui.exchange.remarks import RemarksView
from blotter.ui.language import tr

_WIDTH, _HEIGHT = 1000, 660


class ProjectReportDialog(QDialog):
    """The report of one import; `save_requested` asks for it to be written."""

    save_requested = Signal(object)
    """`ImportReport`"""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What came in"))
        self.counts, self.remarks = CountsView(), RemarksView()
        self.samples = SamplesView(tr("Some passages as they were read"))
        self.counts.show_report(report)
        self.samples.show_report(report)
        self.remarks.show_table(import_table(report))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.save = QPushButton(tr("Save report…"))
        self.save.clicked.connect(lambda: self.save_requested.emit(report))
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(Halves(self, self.counts, self.samples, self.remarks), 1)
        column.addWidget(buttons)
        # Enter presses the button that has the focus, and at first this one.
        leave = buttons.button(QDialogButtonBox.StandardButton.Close)
        leave.setDefault(True)
        leave.setFocus()
        open_at(self, _WIDTH, _HEIGHT)
