"""The characters of Word's symbol fonts, which stand on codes of their own, as Unicode has them."""

_SYMBOL_FROM_20 = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_FROM_A0 = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x46: "☞", 0x4A: "☺", 0x4C: "☹",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⬧", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x80: "⓪", **{0x80 + n: chr(0x245F + n) for n in range(1, 11)}, 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_TABLES = {
    "symbol": {
        **{0x20 + place: sign for place, sign in enumerate(_SYMBOL_FROM_20)},
        **{0xA0 + place: sign for place, sign in enumerate(_SYMBOL_FROM_A0)},
    },
    "wingdings": _WINGDINGS,
}
_OWN_CODES = range(0xF000, 0xF100)
UNKNOWN = "\ufffd"


def as_unicode(words: str, font: str) -> str:
    """Words in a font; those of a symbol font by what they show, a bullet where that is not known."""
    table = _TABLES.get(font.lower())
    if table is not None:
        return "".join(
            table.get(ord(sign) & 0xFF if ord(sign) in _OWN_CODES else ord(sign), sign) for sign in words
        )
    if any(ord(sign) in _OWN_CODES for sign in words):
        return "".join("•" if ord(sign) in _OWN_CODES else sign for sign in words)
    return words


def symbol(code: str, font: str) -> str:
    """The sign with a hexadecimal code in a font, U+FFFD where nobody knows what it shows."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    low = number & 0xFF if number in _OWN_CODES else number
    table = _TABLES.get(font.lower())
    if table is not None:
        return table.get(low, UNKNOWN)
    if number in _OWN_CODES or not 0x20 <= number < 0x110000:
        return UNKNOWN
    return chr(number)
