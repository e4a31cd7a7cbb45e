"""The fonts of the window: the system's own for what is ours, a text face for sources and quotes."""

import functools
import sys
from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase

from blotter.ui.scale import px


def interface_font(pixel_size: int = 13, weight: int = 400) -> QFont:
    """The system's own face, for everything that is ours; `weight` from 100 to 900.

    The size is the one at 100 %; it grows with the interface.
    """
    return QFont(_interface_font(px(pixel_size), weight))


def mark_font(pixel_size: int, weight: int = 400) -> QFont:
    """The system's own face in pixels of the screen, for marks whose place does not grow."""
    return QFont(_interface_font(pixel_size, weight))


@functools.cache
def _interface_font(pixel_size: int, weight: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight(weight))
    return font


def text_font(pixel_size: int = 15, language: str = "", face: str = "") -> QFont:
    """The face of sources, in pixels of the screen: documents do not grow with the interface.

    `language` (BCP 47) puts its regional Han forms first; `face` is a family in place of the usual one.
    """
    font = QFont()
    families = _text_families(language)
    font.setFamilies([face, *families] if face else list(families))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixel_size)
    return font


def quote_font(pixel_size: int = 13) -> QFont:
    """The face of quotes in lists: the reader's own for documents; grows with the interface."""
    return text_font(px(pixel_size), face=_Chosen.text_face)


def choose_text_face(face: str) -> None:
    """Show quotes in a family from now on; "" is the usual one."""
    _Chosen.text_face = face


class _Chosen:
    """What the reader has chosen."""

    text_face = ""


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_TEXT_FACES = {
    "win32": ("Sitka Text", "Cambria", "Georgia"),
    "darwin": ("Charter", "Iowan Old Style", "Georgia"),
    "linux": ("Source Serif 4", "Noto Serif", "Charis SIL", "DejaVu Serif"),
}
_HAN_FACES: dict[str, dict[str, tuple[str, ...]]] = {
    "win32": {"zh": ("SimSun", "Microsoft YaHei"), "ja": ("Yu Mincho",), "ko": ("Malgun Gothic",)},
    "darwin": {
        "zh": ("Songti SC", "PingFang SC"),
        "ja": ("Hiragino Mincho ProN",),
        "ko": ("Apple SD Gothic Neo",),
    },
    "linux": {
        "zh": ("Noto Serif CJK SC", "Noto Sans CJK SC"),
        "zh-hant": ("Noto Serif CJK TC", "Noto Sans CJK TC"),
        "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP"),
        "ko": ("Noto Serif CJK KR", "Noto Sans CJK KR"),
    },
}
_OTHER_FACES = {
    "win32": ("Sakkal Majalla", "Times New Roman", "Nirmala UI", "Leelawadee UI"),
    "darwin": ("Geeza Pro", "New Peninim MT"),
    "linux": ("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari"),
}


@functools.cache
def _text_families(language: str) -> Sequence[str]:
    platform = sys.platform if sys.platform in _TEXT_FACES else "linux"
    present = [face for face in _TEXT_FACES[platform] if QFontDatabase.hasFamily(face)]
    han = _HAN_FACES[platform]
    own = _han_key(language, han)
    ordered = [*han.get(own, ()), *(face for key, faces in han.items() if key != own for face in faces)]
    scripts = [face for face in (*ordered, *_OTHER_FACES[platform]) if QFontDatabase.hasFamily(face)]
    return (*(present[:1] or ["serif"]), *scripts)


def _han_key(language: str, han: dict[str, tuple[str, ...]]) -> str:
    tag = language.lower()
    if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) and "zh-hant" in han:
        return "zh-hant"
    return tag.partition("-")[0]
