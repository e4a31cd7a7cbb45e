"""Names for the parts that Qt puts into widgets by itself, so that a screen reader has one for everything."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QToolBar,
    QWidget,
)

from blotter.ui.language import later, tr

_USABLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
_COLUMNS = later("Columns: {owner}")
_CLEAR = later("Clear: {owner}")
_MORE = later("More: {owner}")


def name_parts(root: QWidget) -> None:
    """Name every part below that can be used and has no name, after the widget that it belongs to."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, _USABLE) and not spoken_name(widget):
            owner = _owner(widget)
            if owner:
                widget.setAccessibleName(tr(_template(widget), owner=owner))


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


def _template(widget: QWidget) -> str:
    parent = widget.parentWidget()
    if isinstance(widget, QHeaderView):
        return _COLUMNS
    if isinstance(widget, QAbstractButton):
        return _CLEAR if isinstance(parent, QLineEdit) else _MORE
    return "{owner}"


def _owner(widget: QWidget) -> str:
    """The name of the nearest widget around it that has one; a bar has its title."""
    around = widget.parentWidget()
    while around is not None:
        name = spoken_name(around) or (around.windowTitle() if isinstance(around, QToolBar) else "")
        if name:
            return name
        around = around.parentWidget()
    return ""
