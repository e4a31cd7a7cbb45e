"""How figures, coders and kinds of disagreement are told on this page."""

from collections.abc import Sequence

from blotter.analysis.disagreements import Kind
from blotter.analysis.units import Unit
from blotter.domain.segment import initials

DASH = "—"
_SHORT_NAME = 8

UNITS = {
    Unit.CHARACTER: ("Character", "character", "characters"),
    Unit.TOKEN: ("Token", "token", "tokens"),
    Unit.SENTENCE: ("Sentence", "sentence", "sentences"),
    Unit.PARAGRAPH: ("Paragraph", "paragraph", "paragraphs"),
    Unit.DOCUMENT: ("Document", "document", "documents"),
}
"""The units that can be chosen: as a choice, for one, for several."""

KIND_ICONS = {
    Kind.BOUNDARY: "arrows-horizontal:boundary",
    Kind.SPLIT_OR_MERGED: "arrows-split-2:boundary",
    Kind.OTHER_CODE: "equal-not:label",
    Kind.PARENT_OR_CHILD: "hierarchy:label",
    Kind.EXTRA_CODE: "plus:label",
    Kind.MISSED: "circle-off:missed",
}
"""The sign of each kind and the token of its colour, in the order in which kinds are listed."""

KIND_MEANINGS = {
    Kind.BOUNDARY: "Both gave this code here, but the passages have less in common than the threshold asks.",
    Kind.SPLIT_OR_MERGED: "One passage of one coder meets two or more of the other’s.",
    Kind.OTHER_CODE: "The other coder gave another code here.",
    Kind.PARENT_OR_CHILD: "The other coder gave a code above or below this one.",
    Kind.EXTRA_CODE: "The coders share the other codes of this passage; one of them gave this one too.",
    Kind.MISSED: "The other coder gave this passage no code at all.",
}

SYMBOLS = {"f1": "F1", "krippendorff_alpha_nominal": "α", "cohen_kappa": "κ", "scott_pi": "π"}
"""What measures are called over a narrow column; the others go by their titles."""


def coefficient(value: float | None) -> str:
    """A coefficient as it is printed: `.74`, `−.05`, `1.00`; a dash where it has no value.

    Only full agreement is told as 1.00: what would be rounded to it gets a third digit.
    """
    if value is None:
        return DASH
    digits = f"{abs(value):.2f}"
    if digits == "1.00" and abs(value) < 1:
        digits = f"{min(abs(value), 0.999):.3f}"
    sign = "−" if value < 0 and float(digits) else ""
    return sign + (digits[1:] if digits.startswith("0") else digits)


def exact(value: float) -> str:
    """A coefficient to four places, for whoever asks."""
    return f"{value:z.4f}".replace("-", "−")


def joined(names: Sequence[str], word: str = "and") -> str:
    """Names as people list them."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def short_names(names: Sequence[str]) -> dict[str, str]:
    """What a narrow column calls each coder: the name if it is short, else initials if nobody shares them."""
    short = {name: name if len(name) <= _SHORT_NAME else initials(name) for name in names}
    taken = list(short.values())
    return {name: each if taken.count(each) == 1 else name for name, each in short.items()}


def kind_title(kind: Kind, silent: str = "") -> str:
    """A kind at the head of a list; `silent` is who missed."""
    title = str(kind).capitalize()
    return f"{title} by {silent}" if silent else title
