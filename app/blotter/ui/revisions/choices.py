"""RevisionChoices: which two revisions are compared; the newest stands first in either list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from blotter.domain.revision import Revision
from blotter.project.project import Project
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.revisions.words import revision_words
from blotter.ui.scale import px
from blotter.ui.style import set_role

_LEAST, _MOST, _BESIDE = 28, 70, 460


class RevisionChoices(QWidget):
    """The bar over the list of codes."""

    changed = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before, self.after = (self._box(tr("Before")), self._box(tr("After")))
        self.export = QPushButton(tr("Export crosswalk…"))
        self.export.setToolTip(tr("What became of every code from one revision to the other, as a table"))
        title = QLabel(tr("Revisions"))
        set_role(title, "heading")
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.before, _arrow(), self.after, self.export):
            line.addWidget(widget)
        self.export.clicked.connect(self.export_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of who and why as there is room for on one line."""
        super().resizeEvent(event)
        # A box goes by the width of an X.
        room = (self.width() - px(_BESIDE)) // (2 * self.fontMetrics().horizontalAdvance("X"))
        for box in (self.before, self.after):
            box.setMinimumContentsLength(max(_LEAST, min(room, _MOST)))

    def _box(self, name: str) -> QComboBox:
        box = ElidedCombo()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST)
        box.setMaxVisibleItems(16)
        box.view().setMinimumWidth(px(460))
        box.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        box.activated.connect(lambda _: self.changed.emit())
        box.currentIndexChanged.connect(lambda _: box.setToolTip(box.currentText()))
        return box

    def offer(self, project: Project) -> None:
        """Offer the revisions that there are; the two that are chosen stay so while both are there."""
        chosen = self.chosen()
        newest_first = sorted(project.revisions, key=lambda each: (each.number, each.at), reverse=True)
        for box in (self.before, self.after):
            box.clear()
            for revision in newest_first:
                box.addItem(revision_words(project, revision), revision.id)
        if all(each in project.revisions.by_id for each in chosen):
            self.choose(*chosen)
        else:
            self.choose_last(project.revision)

    def choose_last(self, newest: Revision | None) -> None:
        """Choose the newest revision and the one before it."""
        if newest is not None:
            self.choose(newest.parent or newest.id, newest.id)

    def choose(self, before: str, after: str) -> None:
        """Choose two revisions by id."""
        for box, identity in ((self.before, before), (self.after, after)):
            box.setCurrentIndex(max(0, box.findData(identity)))

    def chosen(self) -> tuple[str, str]:
        """The ids of the two, "" where there are no revisions."""
        return str(self.before.currentData() or ""), str(self.after.currentData() or "")


def _arrow() -> QLabel:
    label = QLabel("→")
    set_role(label, "muted")
    label.setAccessibleName(tr("compared with"))
    return label


class ElidedCombo(QComboBox):
    """What is chosen loses letters at its end where it has no room; the list under it has them all."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room - px(4)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
