"""The two short dialogs: one asks before a grave act, one tells what went wrong."""

from PySide6.QtWidgets import QMessageBox, QWidget

from blotter.ui import icons
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.wording import plainly


def confirm(parent: QWidget | None, title: str, text: str, act: str) -> bool:
    """Whether the person chose the act; `text` says in numbers what it touches. Cancel is the default."""
    box = confirmation(parent, title, text, act)
    box.exec()
    return box.buttonRole(box.clickedButton()) is QMessageBox.ButtonRole.AcceptRole


def confirmation(parent: QWidget | None, title: str, text: str, act: str) -> QMessageBox:
    """The box that `confirm` shows."""
    box = _box(parent, title, text)
    box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    return box


def tell_error(parent: QWidget | None, error: Exception, title: str = "") -> QMessageBox:
    """Show what a BlotterError says, without holding the program up; the box frees itself when closed."""
    box = _box(parent, title or tr("That was not possible"), plainly(error))
    box.setIconPixmap(icons.icon("alert-triangle", "error").pixmap(px(24), px(24)))
    box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.open()
    return box


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setOption(QMessageBox.Option.DontUseNativeDialog)
    box.setWindowTitle(title)
    box.setText(text)
    return box
