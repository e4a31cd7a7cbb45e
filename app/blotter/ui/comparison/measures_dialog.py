"""MeasuresDialog: every measure with what it means, needs and where it misleads; ticks give columns."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.measures import MEASURES, AnyMeasure, measure
from blotter.analysis.units import Unit
from blotter.project.comparison_result import ALPHA, SEGMENT_F1
from blotter.ui.comparison.words import UNIT_WORDS
from blotter.ui.language import later, listed, tr
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.views.local_browser import LocalBrowser

_ALWAYS = (SEGMENT_F1, ALPHA)
_WIDTH, _HEIGHT, _ROW = 800, 640, 24
_ID = int(Qt.ItemDataRole.UserRole) + 1
_MISLEADS = later(
    "By {units}, where most of the text is coded by nobody: what nobody coded counts as agreement there, so "
    "that coders who share nothing come near to 1. It is not shown on these units."
)
_UNITS = later("Units it can be computed on: {units}.")
_DOMAIN_ONLY = later("It has a value only for a domain, on the page “Domains”.")
_DRAWN = later("This one is drawn, since it is chosen under “Measure”.")
_ALWAYS_SHOWN = later("It always has a column.")


class MeasuresDialog(QDialog):
    """At the left the measures, at the right what the one under the cursor is."""

    shown_changed = Signal(object)
    """The ids of the measures that are ticked, in their order, besides the one that is drawn."""

    def __init__(
        self,
        objection: Callable[[AnyMeasure], str],
        drawn: str,
        more: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Measures of agreement"))
        self._objection, self._drawn = objection, drawn
        self.list = QListWidget()
        self.words = LocalBrowser(tr("What the measure means"))
        self._fill(more)
        self._lay_out()
        self.list.currentItemChanged.connect(self._explain)
        self.list.itemChanged.connect(self._tell)
        ids = [each.id for each in MEASURES]
        self.list.setCurrentRow(ids.index(drawn))

    def _fill(self, more: Sequence[str]) -> None:
        self.list.setAccessibleName(tr("Measures"))
        for each in MEASURES:
            item = QListWidgetItem(tr(each.title))
            item.setData(_ID, each.id)
            item.setSizeHint(QSize(0, row_height(_ROW)))
            is_fixed = each.id in (*_ALWAYS, self._drawn)
            is_there = is_fixed or each.id in more
            item.setCheckState(Qt.CheckState.Checked if is_there else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            reason = self._objection(each)
            if not is_fixed and (not reason or is_there):
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setToolTip(reason)
            if reason:
                item.setForeground(self.palette().placeholderText())
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, tr("{name}: {what}", name=item.text(), what=reason)
                )
            self.list.addItem(item)

    def _lay_out(self) -> None:
        hint = QLabel(
            tr("A tick gives a measure a column. Greyed ones have no value, or mislead, on this unit.")
        )
        hint.setWordWrap(True)
        set_role(hint, "hint")
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.list)
        halves.addWidget(self.words)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([px(300), px(460)])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(halves, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        self.resize(px(_WIDTH), px(_HEIGHT))

    def _explain(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            found = measure(str(item.data(_ID)))
            self.words.show_html(self.told(found))

    def told(self, found: AnyMeasure) -> str:
        """What there is to know of a measure, as HTML."""
        notes = []
        if found.id == self._drawn:
            notes.append(tr(_DRAWN))
        elif found.id in _ALWAYS:
            notes.append(tr(_ALWAYS_SHOWN))
        if reason := self._objection(found):
            notes.append(tr("Not here: {reason}.", reason=reason))
        if found.domain_only:
            notes.append(tr(_DOMAIN_ONLY))
        sections = [
            ("", tr(found.explanation)),
            (tr("Source of the formula"), tr(found.origin)),
            (tr("What it needs"), f"{tr(found.needs)} {tr(_UNITS, units=_units(found.units))}"),
            (
                tr("When it misleads"),
                tr(_MISLEADS, units=_units(found.misleading)) if found.misleading else "",
            ),
            (tr("Here"), " ".join(notes)),
        ]
        head = f"<h2>{escape(tr(found.title))}</h2><p><code>{escape(found.id)}</code></p>"
        return head + "".join(
            (f"<h3>{escape(title)}</h3>" if title else "") + f"<p>{escape(words)}</p>"
            for title, words in sections
            if words
        )

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [
            str(item.data(_ID))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
            and str(item.data(_ID)) not in (*_ALWAYS, self._drawn)
        ]
        self.shown_changed.emit(ticked)


def _units(units: Sequence[Unit]) -> str:
    return listed([tr(UNIT_WORDS[unit]) for unit in units])
