"""PartList: the parts of a split with their keys and counts; a click gives the passage to one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.project.splitting import Part
from blotter.ui import style
from blotter.ui.language import plural, tr
from blotter.ui.scale import px
from blotter.ui.splitting.division import STAYS
from blotter.ui.views.menu_rows import doubled


class PartList(QWidget):
    """One button for each part, the last for what stays."""

    part_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[int, QPushButton] = {}
        self._counts: dict[int, QLabel] = {}
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(6))
        self._column.addStretch()

    def show_parts(self, parts: Sequence[Part], code: str) -> None:
        """Offer these parts, and that a passage stays with the code of this name."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self.buttons, self._counts = [], {}, {}
        for number, part in enumerate(parts):
            self._add(number, str(number + 1), part.code.name)
        self._add(STAYS, "0", tr("Leave it with “{code}”", code=code))

    def _add(self, number: int, key: str, words: str) -> None:
        row = QWidget()
        cap, count = QLabel(key), QLabel()
        style.set_role(cap, "key")
        style.set_role(count, "muted")
        count.setMinimumWidth(px(28))
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        button = QPushButton(doubled(words))
        button.setToolTip(words)
        style.set_role(button, "large")
        button.setCheckable(True)
        button.setAccessibleName(tr("{key}: {name}", key=key, name=words))
        button.clicked.connect(lambda: self.part_chosen.emit(number))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(cap)
        line.addWidget(button, 1)
        line.addWidget(count)
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows.append(row)
        self.buttons[number], self._counts[number] = button, count

    def show_decisions(self, counts: Mapping[int, int], current: int | None, can_decide: bool) -> None:
        """How many passages each part has, and what was decided about the current one."""
        for number, button in self.buttons.items():
            count = counts.get(number, 0)
            self._counts[number].setText(str(count) if count else "")
            self._counts[number].setAccessibleName(
                plural("{count} segment", "{count} segments", count) if count else ""
            )
            button.setChecked(number == current)
            button.setEnabled(can_decide)
