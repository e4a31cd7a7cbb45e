"""Numbers as tables of many countries write them: what they are, or that one cannot tell."""

import math
import re
import unicodedata
from collections.abc import Iterable

from blotter.analysis.metadata import messages
from blotter.errors import Refused

_SIGN = r"(?P<sign>[+-]?)"
_PLAIN = re.compile(_SIGN + r"(?P<whole>[0-9]+)")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_SPACED = re.compile(_SIGN + r"(?P<whole>[0-9]{1,3}(?:[ '’][0-9]{3})+)(?:[.,](?P<part>[0-9]+))?")
_BOTH = re.compile(
    _SIGN + r"(?P<whole>[0-9]{1,3}(?:(?P<group>[.,])[0-9]{3})(?:(?P=group)[0-9]{3})*)"
    r"(?P<point>(?!(?P=group))[.,])(?P<part>[0-9]+)"
)
_GROUPS = re.compile(_SIGN + r"(?P<whole>[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})+)")
_ONE = re.compile(_SIGN + r"(?P<whole>[0-9]*)(?P<point>[.,])(?P<part>[0-9]+)")
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_MOST_DIGITS = 40
_EXACT = 1e15
"""Below this a floating-point number without a fraction is told as a whole one."""


def number(words: str, point: str = "") -> str:
    """The number as Python writes it; Refused if it is none, or one of two.

    `point` is what parts off decimals where that is known: `.` or `,`.
    """
    text = _folded(words)
    if len(text) > _MOST_DIGITS:
        raise Refused(messages.NO_NUMBER, words=words)
    if _SCIENTIFIC.fullmatch(text):
        return _written(text, words)
    found = _PLAIN.fullmatch(text) or _SPACED.fullmatch(text)
    if found is not None:
        return _written(_put_together(found), words)
    both = _BOTH.fullmatch(text)
    if both is not None and point in ("", both["point"]):
        return _written(_put_together(both), words)
    groups = _GROUPS.fullmatch(text)
    if groups is not None and groups["group"] != point:
        return _written(_put_together(groups), words)
    one = _ONE.fullmatch(text)
    if one is None:
        raise Refused(messages.NO_NUMBER, words=words)
    return _with_one_mark(one, words, point)


def _with_one_mark(found: re.Match[str], words: str, point: str) -> str:
    """A number with one dot or comma, which may part off decimals or thousands."""
    decimal = _written(_put_together(found), words)
    if not _EITHER.fullmatch(found[0]):
        if point not in ("", found["point"]):
            raise Refused(messages.NO_NUMBER, words=words)
        return decimal
    whole = _written(found["sign"] + found["whole"] + found["part"], words)
    if not point:
        raise Refused(
            messages.AMBIGUOUS_NUMBER, words=words, one=whole, other=decimal, shown=shown_number(decimal)
        )
    return decimal if found["point"] == point else whole


def shown_number(value: str) -> str:
    """A number so that it is read back as the same: `1.234` gets another nought."""
    return f"{value}0" if _EITHER.fullmatch(value) else value


def point_of(several: Iterable[str]) -> str:
    """What parts off decimals in all of these, `.` or `,`; "" where none of them tells, or they differ."""
    points: set[str] = set()
    for words in several:
        text = _folded(words)
        both, groups = _BOTH.fullmatch(text), _GROUPS.fullmatch(text)
        one = _ONE.fullmatch(text)
        if both is not None:
            points.add(both["point"])
        elif groups is not None:
            points.add("," if groups["group"] == "." else ".")
        elif one is not None and not _EITHER.fullmatch(text):
            points.add(one["point"])
    return points.pop() if len(points) == 1 else ""


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip().replace("−", "-")


def _put_together(found: re.Match[str]) -> str:
    told = found.groupdict()
    whole = re.sub(r"[^0-9]", "", told["whole"]) or "0"
    part = told.get("part")
    return told["sign"] + (f"{whole}.{part}" if part else whole)


def _written(digits: str, words: str) -> str:
    if re.fullmatch(r"[+-]?[0-9]+", digits):
        return str(int(digits))
    value = float(digits)
    if not math.isfinite(value):
        raise Refused(messages.NO_NUMBER, words=words)
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
