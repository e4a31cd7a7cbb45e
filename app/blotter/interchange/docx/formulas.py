"""Formulas as words: fractions with a stroke, roots with their sign, the rest as it stands."""

from typing import TYPE_CHECKING

from blotter.interchange.docx.package import child, math_value, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SUM = "∫"


def formula(element: "Element") -> str:
    """What a formula says in one line."""
    own = name(element)
    if own in ("m:t", "w:t"):
        return element.text or ""
    if own.endswith("Pr") or own in ("w:del", "w:moveFrom"):
        return ""
    if own == "m:f":
        return f"{_grouped(element, 'm:num')}/{_grouped(element, 'm:den')}"
    if own == "m:rad":
        degree = _words(element, "m:deg")
        return f"{degree}√{_grouped(element, 'm:e')}"
    if own in ("m:sSup", "m:sSub", "m:sSubSup"):
        return _words(element, "m:e") + _raised(element)
    if own == "m:nary":
        sign = math_value(child(element, "m:naryPr", "m:chr"))
        return f"{_SUM if sign is None else sign}{_raised(element)} {_words(element, 'm:e')}"
    if own == "m:d":
        return _delimited(element)
    if own == "m:m":
        return "; ".join(formula(each) for each in element if name(each) == "m:mr")
    if own in ("m:mr", "m:eqArr"):
        return ", ".join(formula(each) for each in element if name(each) == "m:e")
    return "".join(map(formula, element))


def _words(element: "Element", part: str) -> str:
    found = child(element, part)
    return formula(found) if found is not None else ""


def _grouped(element: "Element", part: str) -> str:
    words = _words(element, part)
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _raised(element: "Element") -> str:
    below, above = _grouped(element, "m:sub"), _grouped(element, "m:sup")
    return (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _delimited(element: "Element") -> str:
    about = child(element, "m:dPr")
    signs = [math_value(child(about, f"m:{which}")) for which in ("begChr", "sepChr", "endChr")]
    begin, between, end = (usual if sign is None else sign for sign, usual in zip(signs, "(|)", strict=True))
    return begin + between.join(formula(each) for each in element if name(each) == "m:e") + end
