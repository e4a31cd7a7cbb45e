"""WhyBar: the reason of the next change of a definition, which its revision keeps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from blotter.ui.codebook.fields import LineWords, TypedUndo
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role


class WhyBar(QFrame):
    """Enter or leaving the field writes the part that was changed before it."""

    done = Signal()
    """Enter: back to the part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "finding")
        self.field = LineWords()
        self.field.setAccessibleName(tr("Why?"))
        self.field.setPlaceholderText(tr("Reason of the next change, kept with its revision (optional)"))
        title = QLabel(tr("Why?"))
        title.setBuddy(self.field)
        set_role(title, "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(24), px(6))
        row.setSpacing(px(8))
        row.addWidget(title)
        row.addWidget(self.field, 1)
        self.field.returnPressed.connect(self.done)
        TypedUndo(self.field, self.field, lambda: bool(self.field.text()))

    def reason(self) -> str:
        """What stands there."""
        return self.field.text().strip()

    def clear(self) -> None:
        """It was used."""
        self.field.clear()
