"""Codebook: requests of the code tree and the definition, planned and carried out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.codebook import Code
from blotter.project import codes

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow


class CodebookControl(QObject):
    """Answers the codebook pane and the Code menu."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
