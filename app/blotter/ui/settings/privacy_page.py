"""PrivacyPage: what this program keeps on the laptop outside the projects, and how to let it go."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from blotter.settings import Settings, settings_path
from blotter.ui.language import plural, tr
from blotter.ui.settings.settings_page import SettingsPage
from blotter.ui.style import set_role


class PrivacyPage(SettingsPage):
    """The projects that were open before, and where the settings lie."""

    def lay_out(self) -> None:
        """Sentences, and what can be forgotten."""
        nothing_leaves = QLabel(tr("Nothing leaves this laptop: Blotter never uses the network."))
        where = QLabel(tr("Your settings are kept in {path}.", path=settings_path()))
        set_role(where, "muted")
        self._recent = QLabel()
        self.forgets = QPushButton(tr("Forget recent projects"))
        self.forgets.clicked.connect(lambda: self.changed.emit({"recent": [], "warned": [], "commands": []}))
        for words in (nothing_leaves, where, self._recent):
            words.setWordWrap(True)
            self.column.addWidget(words)
        self.forgets.setAutoDefault(False)
        self.column.addWidget(self.forgets, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    def show_settings(self, settings: Settings) -> None:
        """Show how much is remembered."""
        super().show_settings(settings)
        count = len(settings.recent)
        self._recent.setText(
            plural(
                "{count} recent project is remembered: where it lies, who coded, which document was open.",
                "{count} recent projects are remembered: where they lie, who coded, which document was open.",
                count,
            )
            if count
            else tr("No recent projects are remembered.")
        )
        self.forgets.setEnabled(bool(count))

    def keep(self, words: str) -> bool:
        """Found by its heading and by what it says."""
        return super().keep(words) or all(
            word in self._recent.text().casefold() for word in words.casefold().split()
        )

    def focus_on(self, name: str = "") -> None:
        """Give the keyboard to the button."""
        self.forgets.setFocus()
