"""What other programs call things and when they say that they were made, in the forms that a project has."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from blotter.domain.names import LIMIT, checked_name, is_allowed, shown_name
from blotter.interchange.told_moments import in_utc, moment_in

_MOMENTS_AT_HAND = 10_000
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})_(\d{1,2})(?:(\d{2})(?:(\d{2}))?)?")


def fitting_name(words: str) -> str:
    """The words as a name may be: none that break a line or turn it round, not too many; "" for none."""
    if not any(unicodedata.category(character)[0] in "LNPS" for character in words):
        return ""
    name = shown_name(" ".join(words.split()))[:LIMIT]
    return checked_name(name, "name") if is_allowed(name) else ""


@lru_cache(_MOMENTS_AT_HAND)
def moment_of(words: str) -> str:
    """A time in one of the forms that programs write, as the project has it; "" where it is none.

    A time that names no zone is taken as it stands.
    """
    compact = _COMPACT.fullmatch(words.strip())
    if compact is None:
        return moment_in(words)
    try:
        return in_utc(datetime(*(int(part) for part in compact.groups() if part is not None)))  # type: ignore[arg-type]
    except ValueError:
        return ""


def number_in(words: str) -> str | None:
    """A number as Python writes it; None where the words are none."""
    plain = words.strip().replace("\N{MINUS SIGN}", "-")
    try:
        number = float(plain) if "_" not in plain else None
    except ValueError:
        return None
    if number is None or number != number or number in (float("inf"), float("-inf")):
        return None
    try:
        return str(int(plain))
    except ValueError:
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
