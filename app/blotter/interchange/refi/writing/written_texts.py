"""The texts of a container as their positions are counted in them, read to check these."""

import zipfile

from blotter.interchange.refi.validation import Counting
from blotter.interchange.refi.writing.profiles import Profile
from blotter.interchange.refi.writing.xml_words import legal

_INTERNAL = "internal://"
_LOOKED_AT = 2_000


class WrittenTexts:
    """Reads a text again from its bytes, and finds the words between two numbers in them."""

    def __init__(self, archive: zipfile.ZipFile, folder: str, profile: Profile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._folder = folder
        self._profile = profile

    def at(self, path: str) -> Counting | None:
        """The text at a path of the XML; None where there is none."""
        name = self._folder + path.removeprefix(_INTERNAL)
        return self._read(name) if path and name in self._names else None

    def _read(self, name: str) -> Counting:
        text = self._archive.read(name).decode("utf-8-sig")
        if self._profile.crlf:
            text = text.replace("\r\n", "\n")
        if not self._profile.utf16 or text.isascii():
            return Counting(len(text), lambda start, end: _words(text[start : min(end, start + _LOOKED_AT)]))
        units = text.encode("utf-16-le")

        def between(start: int, end: int) -> str:
            some = units[2 * start : 2 * min(end, start + _LOOKED_AT)]
            return _words(some.decode("utf-16-le", "replace"))

        return Counting(len(units) // 2, between)


def _words(words: str) -> str:
    return legal(" ".join(words.split()))
