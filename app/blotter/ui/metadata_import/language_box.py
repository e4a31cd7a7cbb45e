"""LanguageBox: the language of a document, chosen from those that have names; filled when it is needed."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from blotter.domain.language_names import LANGUAGES
from blotter.ui.language import in_order, tr

_BARE = {"en": "English", "es": "español"}


def language_words(tag: str) -> str:
    """A language in its own words, with its tag; the tag alone where it has none."""
    name = _own_name(tag) if tag else ""
    return tr("{name} ({tag})", name=name, tag=tag) if name else tag


def _own_name(tag: str) -> str:
    """Qt gives a language without a country the name that it has in one: “American English”."""
    return _BARE.get(tag) or QLocale(tag.replace("-", "_")).nativeLanguageName()


class LanguageBox(QComboBox):
    """The first row is what was found out; the tag of the row that is chosen is its data, "" of the first."""

    def __init__(self, name: str, found: str, told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        words = language_words(found)
        self.addItem(tr("{language} (a guess)", language=words) if found else tr("not clear"), "")
        if told:
            self.addItem(language_words(told), told)
            self.setCurrentIndex(1)

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def choose(self, tag: str) -> None:
        """Choose a language as a hand does."""
        self._fill()
        self.setCurrentIndex(self.findData(tag))
        self.activated.emit(self.currentIndex())

    def _fill(self) -> None:
        """Hundreds of boxes stand in one dialog, and few are ever opened."""
        if self.count() > len(LANGUAGES):
            return
        told = self.currentData()
        while self.count() > 1:
            self.removeItem(1)
        tags = {language_words(tag): tag for tag in (*LANGUAGES, *([told] if told else []))}
        for words in in_order(tags, str):
            self.addItem(words, tags[words])
        self.setCurrentIndex(max(0, self.findData(told)))
