"""What a written report is made of, whatever file it becomes: sections, tables with notes, figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field

DASH = "—"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table, and the letter of the note that belongs to them."""

    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column of words, or of numbers."""

    words: str
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table on paper: a caption above, notes below."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    """The notes to which letters in the cells lead."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a program, to be shown as they are."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The place of the figure, with what is said of it."""

    caption: str


Block = str | PrintedTable | Lines | Chart
"""What stands one below another; words are a paragraph."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Marks:
    """Gives each note of a table a letter, the same note the same one."""

    letters: dict[str, str] = field(default_factory=dict)

    def of(self, note: str) -> str:
        """The letter of a note; "" for none."""
        return self.letters.setdefault(note, letter(len(self.letters))) if note else ""

    def marked(self) -> Iterator[tuple[str, str]]:
        """The letters with their notes, as a sentence each."""
        return ((mark, sentence(note)) for note, mark in self.letters.items())


def letter(number: int) -> str:
    """a, b … z, aa, ab …"""
    above, within = divmod(number, len(_LETTERS))
    return (letter(above - 1) if above else "") + _LETTERS[within]


def sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def coefficient(value: float) -> str:
    """A coefficient as people read it, with a minus that is one."""
    return f"{value:z.3f}".replace("-", "\u2212")


def percent(share: float) -> str:
    """A share of one in percent; what is there at all is never 0 %."""
    told = f"{100 * share:.1f}"
    return f"{'<0.1' if share > 0 and told == '0.0' else told} %"


def number_of(count: int, noun: str, nouns: str = "") -> str:
    """How many of something: `1 document`, `1,200 documents`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """A, B and C."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last
