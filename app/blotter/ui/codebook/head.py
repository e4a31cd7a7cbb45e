"""Head: the first line of the page: which revision holds, whether it is frozen, where one goes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from blotter.ui import icons
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import plural, tr
from blotter.ui.style import set_role


class CodebookHead(QWidget):
    """The tools of the whole codebook; those that change it rest in a project that is read only."""

    freeze_requested = Signal()
    thaw_requested = Signal()
    revisions_requested = Signal()
    rechecking_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_frozen = False
        title = QLabel(tr("Codebook"))
        set_role(title, "heading")
        self._revision = QLabel()
        set_role(self._revision, "hint")
        self.freeze = QPushButton()
        self.preview = QToolButton()
        self.preview.setText(tr("Preview"))
        self.preview.setIcon(icons.icon("eye"))
        self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.preview.setCheckable(True)
        self.preview.setToolTip(tr("The definition as it reads beside the text"))
        set_role(self.preview, "chip")
        self.revisions = QPushButton(tr("Compare revisions"))
        self.rechecking = QPushButton()
        self.printing = QPushButton(tr("Print preview…"))
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            title,
            self._revision,
            self.freeze,
            self.preview,
            self.revisions,
            self.rechecking,
            self.printing,
        ):
            line.addWidget(widget)
        self.freeze.clicked.connect(self._turn)
        self.revisions.clicked.connect(self.revisions_requested)
        self.rechecking.clicked.connect(self.rechecking_requested)
        self.printing.clicked.connect(self.print_requested)

    def show_state(self, revision: int | None, is_frozen: bool, is_writable: bool) -> None:
        """Say which revision holds and whether it may be changed."""
        self._is_frozen = is_frozen
        told = tr("revision {number}", number=revision) if revision is not None else tr("no revision yet")
        self._revision.setText(told)
        self.freeze.setText(tr("Thaw") if is_frozen else tr("Freeze…"))
        self.freeze.setToolTip(
            tr("Let names, places and definitions be changed again")
            if is_frozen
            else tr("Keep names, places and definitions as they are; changes can be proposed")
        )
        self.freeze.setEnabled(is_writable and revision is not None)

    def show_outdated(self, count: int) -> None:
        """Say how many segments were coded by a definition that is another now."""
        self.rechecking.setText(
            plural("{count} segment to re-check", "{count} segments to re-check", count)
            if count
            else tr("Nothing to re-check")
        )
        self.rechecking.setEnabled(bool(count))

    def _turn(self) -> None:
        (self.thaw_requested if self._is_frozen else self.freeze_requested).emit()
