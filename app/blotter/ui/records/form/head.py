"""FormTitle: the bar above the form: number, gist, state, the record before and after, a menu."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from blotter.ui import icons
from blotter.ui.language import later, plural, tr
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.elided_label import ElidedLabel
from blotter.ui.views.pane_title import PaneTitle


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to do about a record: fields to check, evidence to re-check, whether it was reviewed."""

    to_check: int = 0
    to_recheck: int = 0
    reviewed_by: str = ""
    is_reviewed: bool = False


class FormTitle(PaneTitle):
    """`state_pressed` asks for what the state says is to be done."""

    state_pressed = Signal()
    previous_requested = Signal()
    next_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Record"))
        set_role(self._name, "heading")
        self.menu = QMenu(self)
        self._gist = ElidedLabel()
        self._gist.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self._gist, "hint")
        self._row.insertWidget(1, self._gist, 1)
        self._row.setStretch(2, 0)
        self._row.setSpacing(4)
        self.state = QToolButton()
        self.state.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(self.state, "state")
        self.state.clicked.connect(self.state_pressed)
        self.add(self.state)
        self.before = self.add_tool(
            "chevron-left", tr("Record before this one"), self.previous_requested.emit
        )
        self.after = self.add_tool("chevron-right", tr("Record after this one"), self.next_requested.emit)
        self.add_menu("dots-vertical", tr("What can be done with the record"), self.menu)
        for tool in (self.state, self.before, self.after):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.state, self.before, self.after]

    def tell(self, number: str, gist: str) -> None:
        """Which record is shown."""
        self._name.setText(number or tr("Record"))
        self._gist.setText(gist)

    def show_standing(self, standing: Standing | None) -> None:
        """What there is to do about it."""
        self.state.setVisible(standing is not None)
        if standing is None:
            return
        icon, token, words = told_standing(standing)
        self.state.setIcon(icons.icon(icon, token or None))
        self.state.setText(words)
        self.state.setAccessibleName(words)
        told = tr("reviewed by {who}", who=standing.reviewed_by) if standing.reviewed_by else words
        self.state.setToolTip(told)
        set_claim(self.state, "tone", token)


def told_standing(standing: Standing) -> tuple[str, str, str]:
    """Icon, token of its colour, words."""
    if standing.to_recheck:
        return "flag", "warn", tr(_RECHECK)
    if standing.to_check:
        count = standing.to_check
        return "alert-triangle", "warn", plural("{count} field to check", "{count} fields to check", count)
    if standing.is_reviewed:
        return "check", "success", tr("reviewed")
    return "circle-dashed", "", tr("not reviewed")


_RECHECK = later("to re-check")
