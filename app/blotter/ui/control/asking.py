"""AskingControl: what the page of questions leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.ui.asking.page import AskingPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class AskingControl(QObject):
    """Answers the page on which one asks the material."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def serve(self, page: AskingPage) -> None:
        """Answer what the page asks for."""
        page.passage_requested.connect(self._work.open_passage)
        page.export_requested.connect(self._work.exchange.export_answer)
        page.said.connect(self._work.say)
