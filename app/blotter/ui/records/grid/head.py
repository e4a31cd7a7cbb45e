"""GridHead: the bar over the grid: what to look for, how to narrow and group, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QToolButton, QWidget

from blotter.project.project import Project
from blotter.ui import icons, style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.metadata.filter_button import EVIDENCE, FilterButton
from blotter.ui.scale import px
from blotter.ui.views.filter_box import FilterBox

_BOX = 210


class GridHead(QWidget):
    """Its parts are connected by the page; `group_chosen` carries a column's key, "" for none."""

    group_chosen = Signal(str)

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Records"))
        style.set_role(title, "heading")
        self.words = FilterBox(tr("Words in the records"))
        self.words.setFixedWidth(px(_BOX))
        self.narrow = _menu_button(tr("Filter"), "filter")
        self.documents = FilterButton(project, EVIDENCE)
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Group by"))
        self.group.setToolTip(tr("Group by"))
        self.group.activated.connect(lambda _: self.group_chosen.emit(self.group.currentData()))
        self.columns = QPushButton(tr("Columns…"))
        self.passages = QPushButton(tr("Passages"))
        self.passages.setCheckable(True)
        self.passages.setToolTip(tr("The evidence of the record under the cursor"))
        self.record = _menu_button(tr("Record"), "")
        self.export = QPushButton(tr("Export…"))
        self.told = QLabel()
        style.set_role(self.told, "hint")
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            title, self.words, self.narrow, self.documents, self.group, self.columns, self.passages,
            self.record, self.export, self.told,
        ):  # fmt: skip
            line.addWidget(widget)

    def offer_groups(self, choices: list[tuple[str, str]], chosen: str) -> None:
        """Offer to group by these columns: key and title."""
        self.group.clear()
        self.group.addItem(tr("Not grouped"), "")
        for key, words in choices:
            self.group.addItem(tr("By {column}", column=words), key)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0))


def _menu_button(words: str, icon: str) -> QToolButton:
    button = QToolButton()
    style.set_role(button, "chip")
    button.setText(words)
    if icon:
        button.setIcon(icons.icon(icon))
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
    button.setMenu(QMenu(button))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(words)
    return button
