"""StatusLine: what was just done at the left; who codes, what is listed and what is saved at the right."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QStatusBar, QToolButton, QWidget

from blotter.ui import icons, theme
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel


class Tone(StrEnum):
    """How something is said: done, a hint of what to do first, what lasts until it ends, what went wrong.

    CAUTION is for what was done and has left a rule broken.
    """

    DONE = "done"
    HINT = "hint"
    STATE = "state"
    CAUTION = "caution"
    WRONG = "wrong"


_GLYPHS = {
    Tone.DONE: ("check", "success", later("done")),
    Tone.HINT: ("info-circle", "muted", later("hint")),
    Tone.STATE: ("info-circle", "muted", later("hint")),
    Tone.CAUTION: ("alert-triangle", "warn", later("a rule is broken")),
    Tone.WRONG: ("alert-triangle", "error", later("wrong")),
}


class StatusLine(QStatusBar):
    """The status bar of the window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setSizeGripEnabled(False)
        window.setStatusBar(self)
        self._tone = Tone.DONE
        self._glyph = QLabel()
        set_role(self._glyph, "glyph")
        self._glyph.setFixedWidth(px(24))
        self._told = ElidedLabel()
        set_role(self._told, "told")
        self.addWidget(self._glyph)
        self.addWidget(self._told, 1)
        self.round = QToolButton()
        """The round that is worked in; pressed, it asks for another."""
        self.round.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.round.setIconSize(QSize(px(14), px(14)))
        self.round.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.round.hide()
        self._facts = QWidget()
        self._row = QHBoxLayout(self._facts)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._shown: list[QLabel] = []
        self._dividers: list[QFrame] = []
        self._beside_round = _divider()
        self._beside_round.hide()
        self._row.addWidget(self._beside_round)
        self._row.addWidget(self.round)
        self.addPermanentWidget(self._facts)
        theme.notifier().changed.connect(self._dress)

    def say(self, text: str, tone: Tone = Tone.DONE) -> None:
        """What was just done, or why not."""
        self._tone = tone
        self._told.setText(text)
        self._dress()

    def end(self, tone: Tone) -> None:
        """Say no longer what was said in this way: a hint is answered, a state is over."""
        if self._tone is tone:
            self.say("")

    def told(self) -> str:
        """What was said last."""
        return self._told.text()

    def tone(self) -> Tone:
        """How it was said."""
        return self._tone

    def _dress(self) -> None:
        self._glyph.clear()
        if self._told.text():
            name, colour, _ = _GLYPHS[self._tone]
            ratio = self._glyph.devicePixelRatioF()
            self._glyph.setPixmap(icons.pixmap(name, px(16), colour, ratio))
        self._glyph.setAccessibleName(tr(_GLYPHS[self._tone][2]))

    def show_facts(self, facts: Sequence[str], is_wrong: bool = False) -> None:
        """Coder, codebook, what is listed, and at the end whether all is saved, in red where it is not."""
        while len(self._shown) < len(facts):
            self._shown.append(self._label())
        for place, label in enumerate(self._shown):
            label.setVisible(place < len(facts))
            if place:
                self._dividers[place - 1].setVisible(place < len(facts))
            label.setText(facts[place] if place < len(facts) else "")
            is_last = place == len(facts) - 1
            set_role(label, "error" if is_wrong and is_last else "hint")

    def show_round(self, name: str, icon: str = "") -> None:
        """After who codes, in which round; "" where there is none in the project."""
        self.round.setText(tr("{name} ▾", name=name) if name else "")
        self.round.setIcon(icons.icon(icon) if icon else QIcon())
        self.round.setAccessibleName(tr("Round: {name}", name=name) if name else tr("Round"))
        for part in (self.round, self._beside_round):
            part.setVisible(bool(name))

    def facts(self) -> list[str]:
        """What is shown at the right."""
        told = [label.text() for label in self._shown if label.text()]
        return told if self.round.isHidden() else [*told[:1], self.round.text().rstrip(" ▾"), *told[1:]]

    def _label(self) -> QLabel:
        if self._shown:
            self._dividers.append(_divider())
            self._row.addWidget(self._dividers[-1])
        label = QLabel()
        if self._shown:
            self._row.addWidget(label)
        else:
            self._row.insertWidget(0, label)
        return label


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    set_role(line, "divider")
    line.setFixedSize(1, px(12))
    return line
