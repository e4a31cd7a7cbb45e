"""Tokens: an RTF file as its signs, one after the other; what is binary in it is passed over."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx import messages as sentences
from blotter.interchange.limits import RTF_DEPTH, RTF_SIGNS
from blotter.progress import Progress, silent

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\0]+)"
    r"|[\r\n\0]+",
    re.DOTALL,
)
_REPORTED = 20_000


class Token(NamedTuple):
    """A sign: just one of its fields is set; `number` goes with `word`."""

    word: str | None = None
    number: int | None = None
    byte: str | None = None
    sign: str | None = None
    brace: str | None = None
    text: str | None = None


def tokens(rtf: str, name: str, progress: Progress = silent) -> Iterator[Token]:
    """The signs of a file up to the end of its outermost group; WrongFile for too many or too deep ones."""
    if sum(map(rtf.count, "\\{}")) > RTF_SIGNS:
        raise WrongFile(sentences.RTF_TOO_LONG, name=name, limit=RTF_SIGNS // 1_000_000)
    position = depth = count = 0
    while found := _TOKEN.match(rtf, position):
        position = found.end()
        count += 1
        if count % _REPORTED == 0:
            progress(position, len(rtf))
        word, number, byte, sign, brace, text = found.groups()
        if word == "bin":
            position += max(0, int(number or 0))
            continue
        if brace:
            depth += 1 if brace == "{" else -1
            if depth > RTF_DEPTH:
                raise WrongFile(messages.NESTED_TOO_DEEPLY, name=name, limit=RTF_DEPTH)
        if word or byte or sign or brace or text:
            yield Token(word, int(number) if number else None, byte, sign, brace, text)
        if depth <= 0:
            return
