"""How several values stand in one cell, with a backslash before what would divide them and does not."""

from collections.abc import Iterable, Iterator

ESCAPE = "\\"
_CLOSES = {"(": ")", "[": "]"}


def escaped(text: str, specials: str) -> str:
    """The text with a backslash before each special character, and before each backslash."""
    return "".join(ESCAPE + each if each in specials + ESCAPE else each for each in text)


def unescaped(text: str) -> str:
    """The text without its backslashes; the inverse of `escaped`."""
    return "".join(each for each, _ in _characters(text))


def split(text: str, separator: str) -> list[str]:
    """The parts between separators that have no backslash before them, still escaped, without empty ones."""
    parts, start, place = [], 0, 0
    while place < len(text):
        if text[place] == ESCAPE:
            place += 2
        elif text.startswith(separator, place):
            parts.append(text[start:place])
            start = place = place + len(separator)
        else:
            place += 1
    parts.append(text[start:])
    return [each for each in map(stripped, parts) if each]


def stripped(text: str) -> str:
    """The escaped text without white space around it, unless that is escaped."""
    cut = text.strip()
    backslashes = len(cut) - len(cut.rstrip(ESCAPE))
    rest = text[text.find(cut) + len(cut) :] if cut else ""
    return cut + rest[0] if backslashes % 2 and rest else cut


def tail(text: str, opens: str) -> tuple[str, str | None]:
    """What stands before a bracket that closes the text, and what is in it; None without one."""
    closing = [place for place in _bare(text) if text[place] == _CLOSES[opens]]
    opening = [place for place in _bare(text) if text[place] == opens]
    if not opening or not closing or closing[-1] != len(text) - 1:
        return text, None
    return stripped(text[: opening[-1]]), text[opening[-1] + 1 : -1].strip()


def head(text: str, separator: str) -> tuple[str, str | None]:
    """What stands before the first separator, and what after it; None without one."""
    place = next((each for each in _bare(text) if text[each] == separator), None)
    if place is None:
        return text, None
    return stripped(text[:place]), text[place + 1 :].strip()


def joined(items: Iterable[str]) -> str:
    """Items that are already escaped, in one cell."""
    return "; ".join(items)


def _bare(text: str) -> Iterator[int]:
    """The places of the characters that have no backslash before them."""
    is_escaped = False
    for place, each in enumerate(text):
        if is_escaped:
            is_escaped = False
        elif each == ESCAPE:
            is_escaped = True
        else:
            yield place


def _characters(text: str) -> Iterator[tuple[str, bool]]:
    is_escaped = False
    for each in text:
        if not is_escaped and each == ESCAPE:
            is_escaped = True
            continue
        yield each, is_escaped
        is_escaped = False
    if is_escaped:
        yield ESCAPE, False
