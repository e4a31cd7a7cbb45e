"""Qt's own words, such as those of its dialogs and the names of keys, in a language of ours."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_CATALOGUES = {"fr": "qtbase_fr", "tr": "qtbase_tr", "zh": "qtbase_zh_CN"}
_KEYS_AS_PRINTED = frozenset(
    {"Ctrl", "Shift", "Alt", "Meta", "Esc", "Del", "Ins", "Home", "End", "PgUp", "PgDown"}
)


class QtWords(QTranslator):
    """Qt's catalogue; keys are called what stands on them where `prints_keys`.

    Qt's Turkish calls Ctrl, Shift and Esc by words that no keyboard has and that mean "cancel" elsewhere.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._prints_keys = language == "tr"
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.is_there = language in _CATALOGUES and self.load(_CATALOGUES[language], folder)

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """What Qt is to say in place of its English."""
        if self._prints_keys and context == "QShortcut" and source in _KEYS_AS_PRINTED:
            return source
        return super().translate(context, source, disambiguation, n)


class _Installed:
    words: QtWords | None = None


def use(language: str) -> None:
    """Have Qt speak a language from now on; English where there is no catalogue."""
    if _Installed.words is not None:
        QCoreApplication.removeTranslator(_Installed.words)
    _Installed.words = None
    words = QtWords(language)
    if words.is_there:
        QCoreApplication.installTranslator(words)
        _Installed.words = words
