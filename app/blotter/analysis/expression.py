"""Expression: a regular expression that a person wrote, kept from taking all day or all memory."""

import re
from collections.abc import Callable
from typing import Any

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
    compiled, shown = _compiled(pattern, ignore_case)
    return lambda text: [span for span, _ in _matches(compiled, shown, text) if span.length > 0]


def substitution(pattern: str, ignore_case: bool, words: str) -> Callable[[str], dict[Span, str]]:
    r"""Finds what the pattern describes, and the new words for it, in which `\1` is its first group.

    Refused as an expression is, and where the words name a group that there is not.
    """
    import regex  # type: ignore[import-untyped]

    compiled, shown = _compiled(pattern, ignore_case)

    def find(text: str) -> dict[Span, str]:
        found = _matches(compiled, shown, text)
        try:
            return {span: str(match.expand(words)) for span, match in found if span.length > 0}
        except (regex.error, IndexError) as error:
            raise Refused(messages.BAD_NEW_WORDS, words=words, problem=error) from error

    return find


def _compiled(pattern: str, ignore_case: bool) -> tuple[Any, str]:
    """The pattern, and how it is shown to people."""
    import regex

    shown = pattern if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]}…"
    flags = regex.VERSION1 | regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    try:
        if len(pattern) > _LONGEST or _size(pattern) > _LARGEST:
            raise Refused(messages.LARGE_PATTERN, pattern=shown)
        return regex.compile(pattern, flags), shown
    except regex.error as error:
        place = 1 + (error.pos or 0)
        raise Refused(messages.BAD_PATTERN, pattern=shown, place=place, problem=error.msg) from error
    except ValueError as error:
        # Flags within the pattern that do not go together.
        raise Refused(messages.BAD_PATTERN, pattern=shown, place=1, problem=error) from error
    except RecursionError as error:
        raise Refused(messages.LARGE_PATTERN, pattern=shown) from error


def _matches(compiled: Any, shown: str, text: str) -> list[tuple[Span, Any]]:
    try:
        # Read to the end at once: the clock runs while nobody asks for the next match.
        found = compiled.finditer(text, timeout=PATIENCE, concurrent=True)
        return [(Span(*match.span()), match) for match in found]
    except TimeoutError as error:
        raise Refused(messages.SLOW_PATTERN, pattern=shown, seconds=round(PATIENCE)) from error
    except MemoryError as error:
        raise Refused(messages.GREEDY_PATTERN, pattern=shown) from error


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
