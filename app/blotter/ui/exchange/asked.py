"""AskedForm: what a file leaves to whoever reads it, as one box of answers for each question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from blotter.domain.carried import Ask
from blotter.ui.language import translated
from blotter.ui.scale import px


class AskedForm(QWidget):
    """Shows questions with what is chosen now; tells each other answer that is given."""

    answered = Signal(str, str)
    """The option and the value that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._asks: tuple[Ask, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def show_asks(self, asks: Sequence[Ask]) -> None:
        """Ask these; the question that had the keyboard keeps it: arrows try answer after answer."""
        if [each._replace(chosen="") for each in asks] != [each._replace(chosen="") for each in self._asks]:
            held = next((option for option, box in self.boxes.items() if box.hasFocus()), "")
            self._build(asks)
            if held in self.boxes:
                self.boxes[held].setFocus()
        self._asks = tuple(asks)
        for each in asks:
            box = self.boxes[each.option]
            box.setCurrentIndex(max(0, box.findData(each.chosen)))
            box.setToolTip(box.currentText())
        self.setVisible(bool(asks))

    def _build(self, asks: Sequence[Ask]) -> None:
        for former in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._rows.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.boxes = {}
        for each in asks:
            question = QLabel(translated(each.question))
            question.setWordWrap(True)
            box = QComboBox()
            box.setAccessibleName(translated(each.question))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(24)
            box.setMinimumWidth(px(200))
            for answer in each.answers:
                box.addItem(translated(answer.words), answer.value)
                box.setItemData(box.count() - 1, translated(answer.words), Qt.ItemDataRole.ToolTipRole)
            # Only a person's choice is an answer, not what is shown.
            box.activated.connect(lambda _, option=each.option: self._tell(option))
            question.setBuddy(box)
            self._rows.addWidget(question)
            self._rows.addWidget(box)
            self.boxes[each.option] = box

    def _tell(self, option: str) -> None:
        self.answered.emit(option, str(self.boxes[option].currentData()))
