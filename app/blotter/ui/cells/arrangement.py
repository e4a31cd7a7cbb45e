"""KeptArrangement: how a page of cells is arranged, kept for each project by where it lies."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer

from blotter.domain.entity import derived_id
from blotter.project.project import Project

_PAUSE = 500
"""Milliseconds after which widths that were dragged are written down."""


class KeptArrangement(QObject):
    """`room` is where it stands among the settings, `name` what it is of; `arrangement` tells it."""

    def __init__(
        self, page: QObject, project: Project, room: str, name: str, arrangement: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self.key = f"{room}/{derived_id(name, str(project.path.resolve()))}"
        self._arrangement = arrangement
        self._keeping = QTimer(self, singleShot=True, interval=_PAUSE)
        self._keeping.timeout.connect(self._write)

    def read(self) -> dict[str, Any]:
        """How the page was arranged; empty if nobody knows."""
        try:
            found = json.loads(str(QSettings().value(self.key) or "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def keep_soon(self) -> None:
        """Write it down once nothing has changed for a moment."""
        self._keeping.start()

    def keep_now(self) -> None:
        """Write down what was still to be written: the page goes."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._write()

    def _write(self) -> None:
        QSettings().setValue(self.key, json.dumps(self._arrangement()))
