"""Expression: a regular expression that a person wrote, kept from taking all day or all memory."""

import re
from collections.abc import Callable

from blotter.analysis import messages
from blotter.domain.segment import Span
from blotter.errors import Refused

PATIENCE = 3.0
"""Seconds that an expression may take for one text; some would take longer than anybody lives."""

_LARGEST = 1_000_000
_LONGEST = 100_000
_SHOWN = 80
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]|\{(\d*)(,?)(\d*)\}|.", re.DOTALL)


def expression(pattern: str, ignore_case: bool) -> Callable[[str], list[Span]]:
    """Finds what the pattern describes, ^ and $ being the ends of paragraphs; empty matches are left out.

    Refused where it cannot be understood, and by the finder where it takes too long for a text.
    """
    import regex  # type: ignore[import-untyped]

    shown = pattern if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]}…"
    flags = regex.VERSION1 | regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    try:
        if len(pattern) > _LONGEST or _size(pattern) > _LARGEST:
            raise Refused(messages.LARGE_PATTERN, pattern=shown)
        compiled = regex.compile(pattern, flags)
    except regex.error as error:
        place = 1 + (error.pos or 0)
        raise Refused(messages.BAD_PATTERN, pattern=shown, place=place, problem=error.msg) from error
    except ValueError as error:
        # Flags within the pattern that do not go together.
        raise Refused(messages.BAD_PATTERN, pattern=shown, place=1, problem=error) from error
    except RecursionError as error:
        raise Refused(messages.LARGE_PATTERN, pattern=shown) from error

    def find(text: str) -> list[Span]:
        try:
            # Read to the end at once: the clock runs while nobody asks for the next match.
            spans = [Span(*m.span()) for m in compiled.finditer(text, timeout=PATIENCE, concurrent=True)]
        except TimeoutError as error:
            raise Refused(messages.SLOW_PATTERN, pattern=shown, seconds=round(PATIENCE)) from error
        except MemoryError as error:
            raise Refused(messages.GREEDY_PATTERN, pattern=shown) from error
        return [span for span in spans if span.length > 0]

    return find


def _size(pattern: str) -> int:
    """About how large a pattern gets when its counted repetitions are written out."""
    sums, last = [0], 0
    for part in _PARTS.finditer(pattern):
        match part[0]:
            case "(":
                sums.append(0)
                last = 0
            case ")":
                last = sums.pop() if len(sums) > 1 else 0
                sums[-1] += last
            case _ if part[1] or part[3]:
                times = max(int(number) for number in (part[1], part[3], "1") if number)
                sums[-1] += last * (times - 1)
                last *= times
            case _:
                last = 1
                sums[-1] += 1
    return sum(sums)
