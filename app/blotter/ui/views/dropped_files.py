"""Files that are dragged into the window from elsewhere."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QDropEvent

PROJECT = ".blotter"


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def projects_among(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Which of these are project files, and which are not."""
    every = list(paths)
    projects = [path for path in every if path.suffix.lower() == PROJECT and path.is_file()]
    return projects, [path for path in every if path not in projects]
