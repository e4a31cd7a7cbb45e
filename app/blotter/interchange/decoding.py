"""Bytes to text: which encoding, whether it was guessed, and what had to be replaced."""

import codecs
import re
from typing import BinaryIO, NamedTuple

from blotter.domain.source import normalised
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.file_kinds import looks_like
from blotter.message import Sentence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
_GUESSING_SAMPLE = 256 * 1024
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Space, line end, Chinese full stop and comma: as 16-bit units they are common one way round only.
_COMMON_UNITS = frozenset({(0x20, 0), (0x0A, 0), (0x0D, 0), (0x02, 0x30), (0x0C, 0xFF)})
# Code pages of DOS, mainframes and old Macs: hardly any file of today, yet often the first guess for a
# page of English with curly quotes.
_BYGONE = re.compile("cp(037|273|424|437|500|7..|8[56].|1006|1026|1125|1140)|mac_|hp_|ptcp154|kz1048")
_DECLARABLE = re.compile("utf-?(8|16|32)|windows-|cp[0-9]|iso|latin|koi8|gb|big5|euc|shift|ks_c|hz|mac")
# Declared names mean what browsers take them for (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}


class Decoded(NamedTuple):
    """A text as the project stores it, and how it was got from its bytes."""

    text: str
    encoding: str
    guessed: bool
    replaced: int


def decoded(content: bytes, name: str, encoding: str | None = None, declared: str = "") -> Decoded:
    """The text of a file called `name`; a given encoding wins over what the bytes say.

    Without one: a byte order mark, UTF-16 told by its zero bytes, UTF-8, what the file itself declares,
    and last a guess. Raises WrongFile for what is not text, or holds none.
    """
    kind = looks_like(content)
    if kind:
        raise not_text(name, kind)
    guessed, lost = False, 0
    if encoding:
        raw = _as_told(content, name, encoding)
    else:
        encoding, guessed = _found_encoding(content, name, declared)
        raw = content.decode(encoding, "replace")
        lost = max(0, raw.count("\ufffd") - content.count("\ufffd".encode(encoding, "ignore") or b"\0"))
    check_text(raw, name, lost)
    text, unstorable = normalised(raw)
    if not text.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    return Decoded(text, encoding, guessed, lost + unstorable)


def stream_encoding(file: BinaryIO, name: str) -> str:
    """The encoding of a file too long to be held; reads it from here to its end."""
    block = file.read(_GUESSING_SAMPLE)
    kind = looks_like(block)
    if kind:
        raise not_text(name, kind)
    told = _marked(block) or _utf16_by_zeros(block)
    check_text(block[:_SAMPLE].decode(told or "latin-1", "replace"), name)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block and not told:
            decoder.decode(block)
            block = file.read(_GUESSING_SAMPLE)
    except UnicodeDecodeError:
        return _guess(block) or "cp1252"
    return told or "utf-8"


def not_text(name: str, kind: str = "") -> WrongFile:
    """The refusal of a file that is something other than its name says."""
    looks = Sentence(messages.LOOKS_LIKE, kind=Sentence(kind)) if kind else Sentence(messages.LOOKS_BINARY)
    return WrongFile(messages.NOT_TEXT, name=name, looks=looks)


def check_text(text: str, name: str, lost: int = 0) -> None:
    """WrongFile where control characters, or characters that could not be read, are too many for a text."""
    if _is_full_of_controls(text[:_SAMPLE]) or (lost > 4 and lost * 10 > len(text)):
        raise not_text(name)


def _is_full_of_controls(text: str) -> bool:
    controls = len(_CONTROLS.findall(text))
    return controls > 4 and controls * 20 > len(text)


def _as_told(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError:
        raise WrongFile(messages.WRONG_ENCODING, name=name, encoding=encoding) from None
    except (LookupError, ValueError):
        raise WrongFile(messages.UNKNOWN_ENCODING, encoding=encoding) from None


def _found_encoding(content: bytes, name: str, declared: str) -> tuple[str, bool]:
    marked = _marked(content)
    if marked:
        return marked, False
    by_zeros = _utf16_by_zeros(content)
    if by_zeros:
        return by_zeros, True
    if _fits(content, "utf-8"):
        return "utf-8", False
    meant = _MEANT.get(declared.lower(), declared.lower())
    if _DECLARABLE.match(meant) and _fits(content, meant):
        return meant, False
    if _is_nearly_utf8(content):
        return "utf-8", True
    check_text(content[:_SAMPLE].decode("latin-1"), name)
    guess = _guess(content)
    if not guess:
        raise not_text(name)
    return guess, True


def _marked(content: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")


def _utf16_by_zeros(content: bytes) -> str:
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(content) % 2 or 0 not in sample:
        return ""
    first, second = sample[0::2], sample[1::2]
    zeros = first.count(0), second.count(0)
    common = (
        sum(pair in _COMMON_UNITS for pair in zip(second, first, strict=True)),
        sum(pair in _COMMON_UNITS for pair in zip(first, second, strict=True)),
    )
    may_be_utf8 = _fits(sample, "utf-8") and not _is_full_of_controls(sample.decode("latin-1"))
    for order, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        is_latin = zeros[order] * 5 > half * 2 and zeros[1 - order] * 20 < half
        is_other = common[order] >= max(2, half // 100) and common[1 - order] * 10 < common[order]
        if is_latin or (is_other and not may_be_utf8):
            return encoding
    return ""


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes: a cut or damaged file, better than a guess at another."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return lost * 10 < len(text) - lost - len(text.encode("ascii", "ignore"))


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes

    high = _HIGH_BYTE.search(content)
    if not high:
        return ""
    start = max(0, high.start() - 1024)
    start = content.find(b"\n", start, high.start()) + 1 or start
    matches = list(from_bytes(content[start : start + _GUESSING_SAMPLE]))
    matches = [match for match in matches if not _BYGONE.match(match.encoding)] or matches
    if not matches:
        return ""
    # Where nothing tells them apart the library goes by the alphabet; Western Europe's is the likeliest.
    best = matches[0]
    likely = [m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    return "cp1252" if "cp1252" in likely else likely[0]
