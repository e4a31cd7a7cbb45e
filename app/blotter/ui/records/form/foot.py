"""FormFoot: the last line of the form: which record may be the same, and that all is kept as one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel


class FormFoot(QWidget):
    """`compare_requested` asks for both side by side, `different_requested` says that they are two."""

    compare_requested = Signal()
    different_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = ElidedLabel()
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self._told, "warning")
        self.compare = QPushButton(tr("Compare"))
        self.different = QPushButton(tr("Not the same"))
        for link, signal in (
            (self.compare, self.compare_requested),
            (self.different, self.different_requested),
        ):
            set_role(link, "link")
            link.clicked.connect(signal)
        self._kept = QLabel(tr("kept as you type"))
        set_role(self._kept, "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(10), 0)
        row.setSpacing(px(8))
        row.addWidget(self._told, 1)
        row.addWidget(self.compare)
        row.addWidget(self.different)
        row.addWidget(self._kept)
        self.setFixedHeight(px(26))
        self.tell("")

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.compare, self.different]

    def told(self) -> str:
        """Which record may be the same one."""
        return self._told.text()

    def tell(self, duplicate: str) -> None:
        """Say which record may be the same, "" if none."""
        self._told.setText(duplicate)
        self.compare.setVisible(bool(duplicate))
        self.different.setVisible(bool(duplicate))

    def allow(self, is_writable: bool) -> None:
        """Say whether what is typed is kept."""
        self.different.setEnabled(is_writable)
        self._kept.setText(tr("kept as you type") if is_writable else tr("read only"))
