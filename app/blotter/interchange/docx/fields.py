"""Fields: what Word computes into the text. The result is read, of the instruction an address."""

import re
from dataclasses import dataclass, field

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction as far as it is read, and where its result begins."""

    instruction: list[str] = field(default_factory=list)
    start: int | None = None


class Fields:
    """The fields that a place in the text lies in, from the outermost."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_result(self) -> bool:
        """Whether words that come now are shown."""
        return all(each.start is not None for each in self._open)

    def begin(self) -> None:
        """A field begins, with its instruction."""
        self._open.append(_Field())

    def instruct(self, words: str) -> None:
        """A part of an instruction."""
        if self._open and self._open[-1].start is None:
            self._open[-1].instruction.append(words)

    def separate(self, place: int) -> None:
        """The result begins here."""
        if self._open and self._open[-1].start is None:
            self._open[-1].start = place

    def end(self) -> tuple[int, str] | None:
        """The field ends; where its result began and which address it leads to, if it does."""
        ended = self._open.pop() if self._open else None
        if ended is None or ended.start is None or not self.is_result:
            return None
        address = address_in("".join(ended.instruction))
        return (ended.start, address) if address else None

    def forget(self) -> None:
        """At the end of a story: what was not ended is damage."""
        self._open.clear()


def address_in(instruction: str) -> str:
    """The address that the instruction of a link names, "" if there is none."""
    found = _ADDRESS.match(instruction)
    address = (found[1] or found[2] or "").strip() if found else ""
    return "" if address.startswith("#") else address
