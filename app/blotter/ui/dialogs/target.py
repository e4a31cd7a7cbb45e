"""Asking where something is to be written, and as which kind of file."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import tr


def ask_target(parent: QWidget, title: str, proposed: str, kinds: Sequence[str]) -> tuple[Path | None, str]:
    """Where to write and as which of the kinds; None if the person thought better of it."""
    filters = ";;".join(kinds)
    name, kind = QFileDialog.getSaveFileName(parent, title, proposed, filters)
    path = Path(name)
    if not name:
        return None, kind
    if path.suffix.lower() in re.findall(r"\*(\.\w+)", filters):
        return path, kind
    path = path.with_name(path.name + re.findall(r"\*(\.\w+)", kind)[0])
    # The file dialog has asked about the name as it was typed, not about this one.
    return path if may_replace(parent, title, path) else None, kind


def may_replace(parent: QWidget, title: str, path: Path) -> bool:
    """Whether there is no such file, or it may be replaced."""
    question = tr("“{name}” exists already. Replace it?", name=path.name)
    return not path.exists() or confirm(parent, title, question, tr("Replace file"))
