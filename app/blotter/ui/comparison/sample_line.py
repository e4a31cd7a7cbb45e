"""SampleLine: who was compared on what, and which documents had to be left out."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from blotter.ui import icons, style, theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.result import Result, Sample
from blotter.ui.comparison.words import UNITS, joined, short_names
from blotter.ui.wording import counted


class SampleLine(QWidget):
    """A line of facts; the documents left out can be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = [QLabel() for _ in range(4)]
        style.set_role(self._facts[0], "title")
        for label in self._facts[1:]:
            style.set_role(label, "hint")
        self.left_out = QToolButton()
        self.left_out.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.left_out.setToolButtonStyle(self.left_out.toolButtonStyle().ToolButtonTextBesideIcon)
        self.left_out.setIcon(icons.icon("alert-triangle", "warn"))
        self._menu = QMenu(self.left_out)
        self.left_out.setMenu(self._menu)
        line = FlowLayout(self, gap=16)
        line.setContentsMargins(12, 2, 12, 3)
        for widget in (*self._facts, self.left_out):
            line.addWidget(widget)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def facts(self) -> list[str]:
        """What is told, in order."""
        told = [label.text() for label in self._facts if not label.isHidden()]
        return told if self.left_out.isHidden() else [*told, self.left_out.text()]

    def show_sample(self, result: Result, revision: int | None) -> None:
        """Tell of a comparison."""
        sample = result.sample
        unit, units = UNITS[result.options.unit][1:]
        size = f", {counted(sample.units, unit, units)}" if units != "documents" else ""
        told = (
            _coders(sample),
            _documents(sample) + size if sample.documents else "",
            _missing(sample),
            f"codebook revision {revision}" if revision else "",
        )
        for label, words in zip(self._facts, told, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self.left_out.setVisible(bool(sample.left_out))
        if sample.left_out:
            self._list_left_out(sample)

    def _list_left_out(self, sample: Sample) -> None:
        self._menu.clear()
        lines = [f"{document}: not done by {joined(who)}" for document, who in sample.left_out.items()]
        for line in lines:
            self._menu.addAction(line.replace("&", "&&"))
        self.left_out.setToolTip("\n".join(lines))
        self.left_out.setText(f"{_left_out(sample)} ▾")

    def _dress(self) -> None:
        palette = self.left_out.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, theme.current().warn)
        self.left_out.setPalette(palette)
        self.left_out.setFont(theme.interface_font(12))


def _coders(sample: Sample) -> str:
    short = short_names(sample.coders)
    return joined([name if short[name] == name else f"{name} ({short[name]})" for name in sample.coders])


def _documents(sample: Sample) -> str:
    by = "both" if len(sample.coders) == 2 else "at least two"
    return f"{counted(sample.documents, 'document', 'documents')} done by {by}"


def _missing(sample: Sample) -> str:
    """With more than two coders: in how many documents somebody is missing."""
    missing = sample.documents - sample.complete
    return f"somebody missing in {missing} of them" if missing else ""


def _left_out(sample: Sample) -> str:
    missing = set(sample.left_out.values())
    why = f"not done by {joined(min(missing))}" if len(missing) == 1 else "done by fewer than two coders"
    return f"{counted(len(sample.left_out), 'document', 'documents')} left out: {why}"
