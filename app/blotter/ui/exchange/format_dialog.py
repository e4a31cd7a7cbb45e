"""FormatDialog: as what a project is to be exported, each format with the words for whom it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from blotter.interchange.formats import Format
from blotter.ui.dialogs.room import in_scroll_area, room_for
from blotter.ui.exchange.formats_offered import FOR_WHOM, offered
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_WIDTH, _INDENT, _AROUND = 560, 24, 72


class FormatDialog(QDialog):
    """`chosen()` is the format; arrows move among them, Enter goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export the project"))
        self._rows = offered()
        self._group = QButtonGroup(self)
        column, formats = QVBoxLayout(self), QWidget()
        column.setContentsMargins(16, 16, 16, 12)
        rows = QVBoxLayout(formats)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for place, row in enumerate(self._rows):
            self._add(rows, row, place)
        area = in_scroll_area(formats)
        column.addWidget(area)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        act = buttons.addButton(tr("Continue…"), QDialogButtonBox.ButtonRole.AcceptRole)
        act.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)
        edges = column.contentsMargins()
        within = px(_WIDTH) - edges.left() - edges.right()
        area.setMinimumHeight(min(rows.totalHeightForWidth(within), room_for(self).height() - px(_AROUND)))
        self.setFixedWidth(px(_WIDTH))
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, column: QVBoxLayout, row: Format, place: int) -> None:
        button, words = QRadioButton(tr(row.title)), QLabel(tr(FOR_WHOM.get(row.id, "")))
        button.setAccessibleDescription(words.text())
        words.setWordWrap(True)
        words.setContentsMargins(px(_INDENT), 0, 0, px(8))
        set_role(words, "hint")
        self._group.addButton(button, place)
        column.addWidget(button)
        column.addWidget(words)

    def choose(self, format_id: str) -> None:
        """Choose a format by its id."""
        self._group.button([row.id for row in self._rows].index(format_id)).setChecked(True)

    def chosen(self) -> Format:
        """The format that is chosen."""
        return self._rows[self._group.checkedId()]
