"""SheetHead: the bar over a sheet: what to look for, how to narrow it, what can be done."""

from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from blotter.domain.attribute import Bearer
from blotter.ui import icons, style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.views.filter_box import FilterBox

_BOX = 210


class SheetHead(QWidget):
    """Its parts are connected by the view of the sheet; `narrow` stands behind the box of words."""

    def __init__(self, of: Bearer, narrow: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        of_documents = of is Bearer.DOCUMENTS
        self.words = FilterBox(tr("Words in the cells"))
        self.words.setFixedWidth(px(_BOX))
        self.new = QPushButton(tr("New case…"))
        self.attribute = QPushButton(tr("New attribute…"))
        self.columns = QPushButton(tr("Columns…"))
        self.rows = _menu_button(tr("Selected documents") if of_documents else tr("Selected cases"))
        self.rows.setToolTip(
            tr("What can be done with the selected documents")
            if of_documents
            else tr("What can be done with the selected cases")
        )
        self.export = QPushButton(tr("Export…"))
        self.told = QLabel()
        style.set_role(self.told, "hint")
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        beside = (narrow,) if narrow is not None else ()
        for widget in (
            self.words, *beside, self.new, self.attribute, self.columns, self.rows, self.export, self.told
        ):  # fmt: skip
            line.addWidget(widget)
        if of_documents:
            self.new.hide()


def _menu_button(words: str) -> QToolButton:
    button = QToolButton()
    style.set_role(button, "chip")
    button.setText(words)
    button.setIcon(icons.icon("dots-vertical"))
    button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
    button.setMenu(QMenu(button))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(words)
    return button
