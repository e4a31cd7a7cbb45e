"""A field with its name before it, for the bars over pages."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from blotter.ui.style import set_role


def named_field(name: str, field: QWidget) -> QWidget:
    """The two as one widget; the name leads to the field."""
    pair = QWidget()
    label = QLabel(name)
    label.setBuddy(field)
    set_role(label, "muted")
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(label)
    line.addWidget(field)
    return pair
