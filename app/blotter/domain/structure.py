"""Structure: what is known of a text's parts, such as pages, notes and who speaks; kept beside the text."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.segment import Span


class PartKind(StrEnum):
    """What a part of a text is. Such parts are marked, never deleted."""

    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    NOTE_MARK = "note mark"
    CAPTION = "caption"
    TABLE = "table"
    TEXT_BOX = "text box"
    SPEAKER = "speaker"
    TURN = "turn"
    TIME = "time"
    LINK = "link"


class Part(NamedTuple):
    """A part of a text (code points, end exclusive).

    `value` is the speaker's name of a TURN, the seconds from the start of a TIME, the address of a LINK, the
    number of a note; else "".
    """

    start: int
    end: int
    kind: PartKind
    value: str = ""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


class Page(NamedTuple):
    """A page: where its text lies (code points, end exclusive; empty if none) and what it is called.

    `width` and `height` are in points as the page is shown, 0 where unknown; `scanned` says that it shows
    something and has no text.
    """

    start: int
    end: int
    label: str
    width: float = 0.0
    height: float = 0.0
    scanned: bool = False


class Shift(NamedTuple):
    """From a position of the text as it was read on, which position of the text of today it is.

    Between two of them positions run alike; where words were replaced, those of old lie on the new ones.
    """

    read: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The pages and parts of one text by place, and what read it (program, version and rules).

    `shifts` lead from the text as it was read, to which the layout of its pages belongs, to the text of
    today; without any it has not been corrected.
    """

    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()
    reader: str = ""
    shifts: tuple[Shift, ...] = field(default=())

    def page_at(self, position: int) -> int | None:
        """Which page (from 0) a position lies on; None if the text has no pages."""
        if not self.pages:
            return None
        return max(0, bisect_right(self.pages, position, key=lambda page: page.start) - 1)

    def pages_of(self, span: Span) -> str:
        """The labels of the pages of a passage, such as `14` or `14–15`; "" if the text has no pages."""
        first, last = self.page_at(span.start), self.page_at(max(span.start, span.end - 1))
        if first is None or last is None:
            return ""
        labels = (self.pages[first].label, self.pages[last].label)
        return labels[0] if labels[0] == labels[1] else "–".join(labels)

    def of_kind(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of these kinds, by place."""
        return tuple(part for part in self.parts if part.kind in kinds)


def cited_pages(pages: str) -> str:
    """What `pages_of` says as a citation has it: `p. 14`, `pp. 14–15`; "" where there is nothing."""
    return f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else ""


EMPTY = Structure()
"""What is known of a text that has neither pages nor parts."""


def packed(structure: Structure) -> bytes:
    """A structure as bytes, the same for the same structure."""
    plain = {
        "pages": [list(page) for page in structure.pages],
        "parts": [[part.start, part.end, str(part.kind), part.value] for part in structure.parts],
        "reader": structure.reader,
        "shifts": [list(shift) for shift in structure.shifts],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(content: bytes) -> Structure:
    """The structure in bytes that `packed` made."""
    plain = json.loads(content)
    return Structure(
        pages=tuple(Page(*page) for page in plain["pages"]),
        parts=tuple(_parts(plain["parts"])),
        reader=plain["reader"],
        shifts=tuple(Shift(*shift) for shift in plain["shifts"]),
    )


def _parts(rows: Iterable[tuple[int, int, str, str]]) -> Iterable[Part]:
    return (Part(start, end, PartKind(kind), value) for start, end, kind, value in rows)
