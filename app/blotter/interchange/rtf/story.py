"""Story: words of an RTF file that stand together, and what holds within a group of the file."""

from dataclasses import dataclass, field
from enum import Enum, auto

from blotter.interchange.rtf.happenings import MARK_RTF, Happened, Happening


class Mode(Enum):
    """What becomes of the words of a group."""

    READ = auto()
    SKIPPED = auto()
    COLLECTED = auto()
    FONTS = auto()
    STYLES = auto()


@dataclass(slots=True)
class Story:
    """Words that stand together, with marks for what happens between them."""

    pieces: list[str] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    table: tuple[int, int] = (0, 0)

    def happen(self, what: Happening, number: int = 0, words: str = "") -> None:
        """Something happens here."""
        self.pieces.append(MARK_RTF)
        self.happened.append(Happened(what, number, words))

    def add(self, other: "Story") -> None:
        """Another story, told here."""
        self.pieces += other.pieces
        self.happened += other.happened


@dataclass(slots=True)
class Group:
    """What holds within a group of the file; groups within it begin with the same."""

    mode: Mode = Mode.READ
    word: str = ""
    has_begun: bool = False
    is_optional: bool = False
    is_braced: bool = False
    leaves_first: bool = False
    is_link: bool = False
    is_label: bool = False
    is_endnote: bool = False
    story: Story | None = None
    collected: list[str] = field(default_factory=list)
    font: int = 0
    fallback: int = 1
    table: int = 0
    level: int | None = None
    style: int = 0
    hidden: bool = False
    deleted: bool = False


def tell(into: Story, what: Happening, told: Story, words: str = "") -> None:
    """Another story as a note, a box or whatever it is, from its beginning to its end."""
    into.happen(what, words=words)
    into.add(told)
    into.happen(Happening.END)


def moment(packed: int) -> str:
    """A time as RTF packs it, as the project writes times; "" if it is none."""
    minute, hour, day = packed & 63, packed >> 6 & 31, packed >> 11 & 31
    month, year = packed >> 16 & 15, (packed >> 20 & 511) + 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00.000000Z"
