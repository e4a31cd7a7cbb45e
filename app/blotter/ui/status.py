"""StatusLine: what was just done at the left, who codes and what is saved at the right."""

from PySide6.QtWidgets import QLabel, QMainWindow, QStatusBar

from blotter.ui.style import set_role


class StatusLine:
    """Fills the status bar of the window."""

    def __init__(self, window: QMainWindow) -> None:
        bar = QStatusBar(window)
        bar.setSizeGripEnabled(False)
        window.setStatusBar(bar)
        self._done = QLabel()
        self._done.setMinimumWidth(80)
        bar.addWidget(self._done, 1)
        self._facts = QLabel()
        set_role(self._facts, "hint")
        bar.addPermanentWidget(self._facts)

    def say(self, text: str, good: bool = True) -> None:
        """What was just done."""
        self._done.setText(f"✓  {text}" if good and text else text)
        self._done.setToolTip(text)

    def show_facts(self, facts: list[str]) -> None:
        """Coder, codebook revision, and whether all is saved."""
        self._facts.setText("   |   ".join(facts))
