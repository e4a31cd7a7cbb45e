"""SampleLine: who was compared on what, and which documents had to be left out."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from blotter.analysis.units import Unit
from blotter.project.comparison_result import Result, Sample
from blotter.ui import icons, style, theme
from blotter.ui.comparison.figure_columns import MOST_CODERS
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.words import COUNTED_UNITS, DRAWN, short_names
from blotter.ui.language import later_plural, listed, number, plural, tr

_DONE_BY_BOTH = later_plural("{count} document done by both", "{count} documents done by both")
_DONE_BY_TWO = later_plural("{count} document done by at least two", "{count} documents done by at least two")
_LEFT_OUT = later_plural(
    "{count} document left out: done by fewer than two coders",
    "{count} documents left out: done by fewer than two coders",
)
_LEFT_OUT_BY = later_plural(
    "{count} document left out: not done by {coders}", "{count} documents left out: not done by {coders}"
)


class SampleLine(QWidget):
    """A line of facts; the documents left out can be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = [QLabel() for _ in range(5)]
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
        told = (
            _coders(sample),
            _size(sample, result.options.unit) if sample.documents else "",
            _missing(sample),
            _drawn(result),
            tr("codebook revision {number}", number=revision) if revision else "",
        )
        for label, words in zip(self._facts, told, strict=True):
            label.setText(words)
            label.setToolTip(listed(sample.coders) if words and label is self._facts[0] else "")
            label.setVisible(bool(words))
        self.left_out.setVisible(bool(sample.left_out))
        if sample.left_out:
            self._list_left_out(sample)

    def _list_left_out(self, sample: Sample) -> None:
        self._menu.clear()
        lines = [
            tr("{document}: not done by {coders}", document=document, coders=listed(who))
            for document, who in sample.left_out.items()
        ]
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
    if len(sample.coders) > MOST_CODERS:
        return plural("{count} coder", "{count} coders", len(sample.coders))
    short = short_names(sample.coders)
    return listed(
        [
            name if short[name] == name else tr("{name} ({short})", name=name, short=short[name])
            for name in sample.coders
        ]
    )


def _documents(sample: Sample) -> str:
    templates = _DONE_BY_BOTH if len(sample.coders) == 2 else _DONE_BY_TWO
    return plural(*templates, sample.documents)


def _size(sample: Sample, unit: Unit) -> str:
    if unit not in COUNTED_UNITS:
        return _documents(sample)
    units = plural(*COUNTED_UNITS[unit], sample.units)
    return tr("{documents}, {units}", documents=_documents(sample), units=units)


def _drawn(result: Result) -> str:
    """What the intervals draw from, how often and how."""
    options, sample = result.options, result.sample
    if not options.intervals or not sample.documents:
        return ""
    return tr(
        "95 % intervals: {drawn}, {replicates} replicates, seed {seed}",
        drawn=plural(*DRAWN[sample.drawing], sample.n),
        replicates=number(options.replicates),
        seed=str(options.seed),
    )


def _missing(sample: Sample) -> str:
    """With more than two coders: in how many documents somebody is missing."""
    missing = sample.documents - sample.complete
    return tr("somebody missing in {count} of them", count=missing) if missing else ""


def _left_out(sample: Sample) -> str:
    missing = set(sample.left_out.values())
    if len(missing) > 1:
        return plural(*_LEFT_OUT, len(sample.left_out))
    return plural(*_LEFT_OUT_BY, len(sample.left_out), coders=listed(min(missing)))
