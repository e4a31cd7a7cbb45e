"""ChoiceBar: what is compared, on what, by which measure, and by whom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.measures import MEASURES, MatchMeasure, Measure
from blotter.analysis.units import Unit
from blotter.domain.round import Round
from blotter.ui import style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.result import ALPHA
from blotter.ui.comparison.words import UNITS
from blotter.ui.language import later, listed, tr, translated

_TWO_ONLY = later("needs exactly two coders: pick two")


class ChoiceBar(QWidget):
    """The bar over the table; `changed` is emitted after each choice that needs other figures."""

    changed = Signal()
    only_used_changed = Signal(bool)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coder_count = 0
        self._round = ""
        self._title = QLabel(tr("Agreement"))
        self.unit = QComboBox()
        self.measure = QComboBox()
        self.coders = CoderButton()
        self.rollup = QCheckBox(tr("Roll up"))
        self.only_used = QCheckBox(tr("Only codes that were used"))
        self.only_used.setChecked(True)
        self.export = QPushButton(tr("Export…"))
        self._fill()
        self._lay_out()
        self.unit.currentIndexChanged.connect(self._change_unit)
        self.measure.currentIndexChanged.connect(self._change_measure)
        self.rollup.toggled.connect(self.changed)
        self.coders.changed.connect(self.changed)
        self.only_used.toggled.connect(self.only_used_changed)
        self.export.clicked.connect(self.export_requested)

    def _fill(self) -> None:
        for unit, title in UNITS.items():
            self.unit.addItem(tr(title), unit)
        for each in MEASURES:
            self.measure.addItem(tr(each.title), each.id)
        self.measure.setCurrentIndex(self.measure.findData(ALPHA))
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.measure.setSizeAdjustPolicy(narrow)
        self.measure.setMinimumContentsLength(16)
        self.measure.view().setMinimumWidth(self.measure.view().sizeHintForColumn(0) + 24)
        fields = AgreementOptions.model_fields
        self.unit.setToolTip(tr(fields["unit"].description or ""))
        self.unit.setAccessibleName(tr("Unit"))
        self.measure.setAccessibleName(tr("Measure"))
        self.rollup.setToolTip(tr(fields["rollup"].description or ""))
        self._judge()

    def _lay_out(self) -> None:
        style.set_role(self._title, "heading")
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            self._title,
            _named(tr("Unit"), self.unit),
            _named(tr("Measure"), self.measure),
            self.coders,
            self.rollup,
            self.only_used,
            self.export,
        ):
            line.addWidget(widget)

    def compare_round(self, chosen: Round | None) -> None:
        """Compare in this round from now on, at first by its unit, or (None) in open coding."""
        self._round = chosen.name if chosen is not None else ""
        title = tr("Agreement in “{round}”", round=self._round) if self._round else tr("Agreement")
        self._title.setText(title)
        if chosen is not None and self.unit.findData(chosen.unit) >= 0:
            with QSignalBlocker(self.unit):
                self.unit.setCurrentIndex(self.unit.findData(chosen.unit))
            self._judge()

    def options(self) -> AgreementOptions:
        """What is chosen."""
        return AgreementOptions(
            unit=self.unit.currentData(),
            measures=(self.measure.currentData(),),
            rollup=self.rollup.isChecked(),
            coders=self.coders.picked(),
            round=self._round,
        )

    def set_compared(self, count: int) -> None:
        """Say how many coders are compared: some measures are for two."""
        self._coder_count = count
        self._judge()

    def _change_unit(self) -> None:
        self._judge()
        self.changed.emit()

    def _change_measure(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Grey the measures that would mislead here, with the reason."""
        model = self.measure.model()
        assert isinstance(model, QStandardItemModel)
        for row, each in enumerate(MEASURES):
            reason = objection(each, self.unit.currentData(), self._coder_count)
            _tell(model.item(row), reason or explained(each), not reason)
        self.measure.setToolTip(str(self.measure.currentData(Qt.ItemDataRole.ToolTipRole)))


def explained(measure: Measure) -> str:
    """What a measure says, and where it comes from."""
    return tr("{explanation} ({origin})", explanation=tr(measure.explanation), origin=tr(measure.origin))


def objection(measure: Measure, unit: Unit, coders: int) -> str:
    """Why a measure is not for this unit and so many coders, or ""."""
    if measure.two_coders and coders > 2:
        return tr(_TWO_ONLY)
    return "" if isinstance(measure, MatchMeasure) else translated(measure.objection(unit))


def _tell(item: QStandardItem, words: str, enabled: bool) -> None:
    item.setToolTip(words)
    item.setData(words, Qt.ItemDataRole.AccessibleDescriptionRole)
    item.setEnabled(enabled)


def _named(name: str, field: QWidget) -> QWidget:
    pair = QWidget()
    label = QLabel(name)
    label.setBuddy(field)
    style.set_role(label, "muted")
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(label)
    line.addWidget(field)
    return pair


class CoderButton(QToolButton):
    """Everybody, or two or more coders picked from a menu that stays open while one picks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._menu = StayingMenu(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style.set_role(self, "chip")
        self.show_coders(())

    def show_coders(self, names: Sequence[str]) -> None:
        """Offer these coders; those who were picked stay so."""
        kept = set(self.picked())
        self._menu.clear()
        everybody = self._menu.addAction(tr("Everybody"))
        everybody.triggered.connect(self._pick_everybody)
        self._menu.addSeparator()
        for name in names:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(not kept or name in kept)
            action.toggled.connect(self._tell)
        self._show_picked()

    def picked(self) -> tuple[str, ...]:
        """The coders who were picked; none for everybody."""
        ticked = [action.data() for action in self._coders() if action.isChecked()]
        return () if len(ticked) == len(self._coders()) else tuple(ticked)

    def pick(self, names: Sequence[str]) -> None:
        """Pick these coders, or with none everybody."""
        for action in self._coders():
            action.blockSignals(True)
            action.setChecked(not names or action.data() in names)
            action.blockSignals(False)
        self._tell()

    def _coders(self) -> list[QAction]:
        return [action for action in self._menu.actions() if action.isCheckable()]

    def _pick_everybody(self) -> None:
        self.pick(())

    def _tell(self) -> None:
        self._show_picked()
        self.changed.emit()

    def _show_picked(self) -> None:
        picked = self.picked()
        ticked = [action for action in self._coders() if action.isChecked()]
        for action in self._coders():
            # A comparison needs two: the last two cannot be taken away.
            action.setEnabled(len(ticked) > 2 or not action.isChecked())
        self.setText(tr("Coders: {coders}", coders=self._picked_words(picked)))
        self.setAccessibleName(self.text())
        self.setVisible(len(self._coders()) > 2)
        self.setToolTip(tr("Whom to compare"))

    def _picked_words(self, picked: Sequence[str]) -> str:
        if len(picked) > 2:
            return tr("{count} of {total}", count=len(picked), total=len(self._coders()))
        return listed(picked) or tr("everybody")


class StayingMenu(QMenu):
    """A menu that does not close when a box in it is ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(event):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self._ticked(
            event
        ):
            super().keyPressEvent(event)

    def _ticked(self, event: QEvent) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.trigger()
        event.accept()
        return True
