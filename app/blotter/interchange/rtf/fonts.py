"""Fonts and styles: what the tables at the beginning of an RTF file say."""

import codecs
import re
from dataclasses import dataclass, field

# The character sets that striprtf decodes; for those of old Macs, which Python lacks, the same script's.
_KNOWN = {0, 128, 129, 130, 134, 136, 161, 162, 163, 177, 178, 186, 204, 222, 238, 254, 255}
_INSTEAD = {
    1: 0, 77: 0, 78: 128, 79: 136, 80: 129, 81: 178, 82: 177, 83: 161, 84: 204, 85: 134, 86: 238, 87: 204,
    88: 222, 89: 238,
}  # fmt: skip
_SYMBOLS = 2
_MOST = 5_000
_USUAL_PAGE = 1252
_HEADING = re.compile(r"(?:heading|Überschrift|Titre|Título|Titolo|Kop|Rubrik) *([1-9])", re.IGNORECASE)


@dataclass(slots=True)
class Tables:
    """The character set of each font, the level of the heading that each style is, the code page of all."""

    page: int = _USUAL_PAGE
    usual_font: int = 0
    sets: dict[int, int] = field(default_factory=dict)
    symbols: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)

    def take_page(self, number: int) -> None:
        """The code page that the file says it is in, if Python knows it."""
        try:
            codecs.lookup(f"cp{number}")
        except LookupError:
            return
        self.page = number

    def take_font(self, number: int, charset: int) -> None:
        """A font's character set."""
        if len(self.sets) + len(self.symbols) < _MOST and number >= 0:
            if charset == _SYMBOLS:
                self.symbols.add(number)
            else:
                self.sets[number] = _INSTEAD.get(charset, charset)

    def take_style(self, number: int, level: int | None, words: str) -> None:
        """A style, which is a heading by its level or its name."""
        words = words.strip().rstrip(";").strip()
        named = _HEADING.fullmatch(words)
        if level is not None and 0 <= level < 9:
            self.levels[number] = level + 1
        elif named and level is None:
            self.levels[number] = int(named[1])
        elif words.lower() == "title":
            self.levels[number] = 1
        elif words.lower() == "caption":
            self.captions.add(number)

    def header(self) -> str:
        """The beginning of a file with these fonts and nothing else."""
        fonts = "".join(
            f"{{\\f{number}\\fcharset{charset} A;}}"
            for number, charset in self.sets.items()
            if charset in _KNOWN
        )
        return f"{{\\rtf1\\ansi\\ansicpg{self.page} \\deff{self.usual_font} {{\\fonttbl{fonts}}}"
