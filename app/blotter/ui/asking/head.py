"""Head: the first line of the page: its name, its tabs, the saved queries, the order, and the export."""

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from blotter.ui.asking.saved import SavedButton
from blotter.ui.asking.tabs import TabRow
from blotter.ui.asking.words import TABS, Tab
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.style import set_role


class Head(QWidget):
    """Shows of its fields those that the tab in view has use for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = TabRow({tab: tr(title) for tab, title in TABS.items()})
        self.saved = SavedButton()
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order"))
        self.order.addItem(tr("in the codebook’s order"))
        self.order.addItem(tr("largest first"))
        self.export = QPushButton(tr("Export…"))
        title = QLabel(tr("Ask the material"))
        set_role(title, "heading")
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 2)
        for widget in (title, self.tabs, self.saved, self.order, self.export):
            line.addWidget(widget)

    def show_for(self, tab: Tab) -> None:
        """Show what belongs to a tab."""
        self.order.setVisible(tab in (Tab.BY_SOURCE, Tab.BY_CODE))
        self.saved.setVisible(tab is Tab.PASSAGES)
