"""Languages: which one a text is in, as far as that can be told; a wrong guess is worse than none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from blotter.domain.language_names import LANGUAGES

_PIECES = 16
_PIECE = 260
"""How many pieces of a text are looked at, from its beginning to its end, and of how many characters each."""

_ENOUGH = 36
"""How many letters a language is told from, at least; a Han character weighs as much as four."""

_CERTAIN = 0.9
_SHARE = 0.8
"""How sure a piece must be, and how many of those that are sure must be of one language."""

_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA_OR_HANGUL = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7af]")
_NO_LANGUAGE = re.compile(r"\S*(?:://|www\.|@)\S*|[\d_]+")
"""Addresses, and numbers."""


def guessed_language(text: str) -> str:
    """The BCP 47 tag of the language that nearly all of a text is in; "" if it is short, mixed or unclear."""
    pieces = [piece for piece in _pieces(text) if _weight(piece) >= _ENOUGH]
    found = Counter(filter(None, map(_language_of, pieces)))
    if 2 * found.total() < len(pieces) or not found:
        return ""
    language, count = found.most_common(1)[0]
    return language if count >= _SHARE * found.total() else ""


def _pieces(text: str) -> Iterator[str]:
    """Pieces of the text from all over it; a short one is cut into halves, so that two languages show."""
    if len(text) <= _PIECES * _PIECE:
        size = max(_PIECE // 2, -(-len(text) // _PIECES))
        places = range(0, len(text), size)
    else:
        size = _PIECE
        places = range(0, len(text) - size + 1, (len(text) - size) // (_PIECES - 1))
    for place in places:
        yield _NO_LANGUAGE.sub(" ", text[place : place + size])


def _weight(piece: str) -> int:
    letters = sum(unicodedata.category(character)[0] in "LM" for character in piece)
    return letters + 3 * len(_HAN.findall(piece))


def _language_of(piece: str) -> str:
    """The language of a piece, "" where it is not clear."""
    han, letters = len(_HAN.findall(piece)), sum(map(str.isalpha, piece))
    if 2 * han > letters and not _KANA_OR_HANGUL.search(piece):
        # The languages that are written with Han characters alone cannot be told apart by a library.
        return "zh"
    language, certainty = _identifier().classify(piece)
    return str(language) if certainty >= _CERTAIN else ""


@cache
def _identifier() -> Any:
    """The library's model, for the languages that have names here; half a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([each for each in LANGUAGES if each in set(identifier.labels)])
    return identifier
