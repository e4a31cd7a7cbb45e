"""CodeNotesDialog: the discussion of one code in a window of its own."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.views.code_notes_view import CodeNotesView

_WIDTH, _HEIGHT = 560, 580


class CodeNotesDialog(QDialog):
    """Closes itself when the code goes."""

    def __init__(self, desk: Desk, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Notes on “{code}”", code=desk.name_of(code)))
        self._desk, self._code = desk, code.id
        self.view = CodeNotesView(desk.bridge, desk)
        self.view.show_code(code.id)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(px(12), px(8), px(12), px(12))
        column.addWidget(self.view)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(held)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held.setBackgroundRole(QPalette.ColorRole.Base)
        held.setAutoFillBackground(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter in the field for a part would close the window over what is being written.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        self.resize(px(_WIDTH), px(_HEIGHT))
        desk.bridge.changed.connect(lambda _: self._follow())
        self.view.setFocus()
        self._area = area
        # The field for the words of a part comes once the part is chosen.
        self.view.composer.part.activated.connect(lambda _: QTimer.singleShot(0, self, self._go_to_end))

    def showEvent(self, event: QShowEvent) -> None:
        """The newest note and the field for another one are in view at first."""
        super().showEvent(event)
        self._go_to_end()

    def _go_to_end(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _follow(self) -> None:
        if self._code not in self._desk.project.codebook.by_id:
            self.reject()
