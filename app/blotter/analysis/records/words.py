"""Patterns that find words as wholes, in scripts with spaces between them and in those without."""

import re
from collections.abc import Iterable

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def edged(words: str) -> str:
    """A pattern for words that begins and ends where they do; any white space may part them."""
    pattern = r"\s+".join(re.escape(each) for each in words.split())
    before = "" if _HAN.match(words[0]) else r"(?<!\w)"
    after = "" if _HAN.match(words[-1]) else r"(?!\w)"
    return f"{before}{pattern}{after}"


def one_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first."""
    return "|".join(edged(each) for each in sorted(names, key=lambda each: (-len(each), each)))


def plain(names: Iterable[str]) -> str:
    """A pattern for any of some names wherever they stand, the longest first."""
    return "|".join(re.escape(each) for each in sorted(names, key=lambda each: (-len(each), each)))
