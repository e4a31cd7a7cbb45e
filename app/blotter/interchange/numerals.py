"""Numbers as lists and notes write them: 3, c, iii, 三."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "〇一二三四五六七八九"
_NOTE_SIGNS = "*†‡§"
_MOST_ROMAN = 3_999
_MOST_LETTERS = 780


def numeral(number: int, form: str) -> str:
    """A number in a form that Word's files name; in digits where the form is not known here."""
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}{_ending(number)}"
    if number < 1:
        return str(number)
    if form in ("lowerRoman", "upperRoman") and number <= _MOST_ROMAN:
        return _cased(_roman(number), form)
    if form in ("lowerLetter", "upperLetter") and number <= _MOST_LETTERS:
        return _cased(chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1), form)
    if form == "chicago" and number <= len(_NOTE_SIGNS) * 10:
        return _NOTE_SIGNS[(number - 1) % len(_NOTE_SIGNS)] * ((number - 1) // len(_NOTE_SIGNS) + 1)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"):
        return _han(number)
    return str(number)


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") else letters


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (number // worth)
        number %= worth
    return letters


def _han(number: int) -> str:
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return before + (_HAN[ones] if ones or not tens else "")


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
