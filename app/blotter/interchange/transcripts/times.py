"""Times of recordings as transcripts and subtitles write them, in seconds from the start."""

import re
from decimal import Decimal
from typing import NamedTuple

CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,-](\d{1,3}))?"
"""Hours, if any, minutes, seconds and parts of a second: four groups."""

_PLACED = re.compile(
    rf"\[\s*{CLOCK}\s*\]|\#{CLOCK}\#|\((?=\d{{1,3}}:\d\d:){CLOCK}\)|^{CLOCK}(?![\d:])",
    re.MULTILINE,
)
_TOLD = re.compile(rf"\s*{CLOCK}\s*")


class WrittenTime(NamedTuple):
    """Where a time stands in a text (code points, end exclusive), and how many seconds it says."""

    start: int
    end: int
    value: str


def seconds(hours: str | None, minutes: str, secs: str, part: str | None) -> str | None:
    """A clock's words as seconds, such as `83` or `83.5`; None for 60 minutes or more beside hours."""
    if hours is not None and int(minutes) > 59:
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    after = (part or "").rstrip("0")
    return f"{whole}.{after}" if after else str(whole)


def seconds_told(words: str) -> str | None:
    """The seconds of a time that a person or a file wrote, such as `1:02:03`; None if it is none."""
    found = _TOLD.fullmatch(words)
    return seconds(*found.groups()) if found else None


def shown(value: str) -> str:
    """Seconds as a clock shows them, such as `0:01:23`."""
    whole = int(Decimal(value))
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def written_times(text: str) -> list[WrittenTime]:
    """The times that stand in brackets, between number signs, or at the start of a line."""
    found = []
    for match in _PLACED.finditer(text):
        groups = match.groups()
        clock = next(groups[at : at + 4] for at in range(0, 16, 4) if groups[at + 1] is not None)
        value = seconds(*clock)
        if value is not None:
            found.append(WrittenTime(match.start(), match.end(), value))
    return found
