"""How figures, coders and kinds of disagreement are told on this page."""

from collections.abc import Sequence

from blotter.analysis.disagreements import Kind
from blotter.analysis.sample import Drawing
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.segment import initials
from blotter.ui.language import decimals, later, later_plural, tr

DASH = "—"
_SHORT_NAME = 8

UNITS = {
    Unit.CHARACTER: later("Character"),
    Unit.TOKEN: later("Token"),
    Unit.SENTENCE: later("Sentence"),
    Unit.PARAGRAPH: later("Paragraph"),
    Unit.DOCUMENT: later("Document"),
}
"""The units that can be chosen, as a choice."""

ALL_UNITS = UNITS | {
    Unit.SEGMENT: later("Segment marked beforehand"),
    Unit.MATCH: later("Coders’ own segments"),
}
"""The same with those that need no cutting of the text."""

UNIT_WORDS = {
    Unit.CHARACTER: later("character"),
    Unit.TOKEN: later("token"),
    Unit.SENTENCE: later("sentence"),
    Unit.PARAGRAPH: later("paragraph"),
    Unit.DOCUMENT: later("document"),
    Unit.SEGMENT: later("segment"),
    Unit.MATCH: later("matched segment"),
}
"""What each is called in a sentence."""

RULES = {
    UnitRule.TOUCHED: later("one character of it is coded"),
    UnitRule.HALF: later("half of it is coded"),
    UnitRule.WHOLE: later("all of it is coded"),
}
"""When a unit counts as coded, as a choice."""

DRAWN = {
    Drawing.DOCUMENT: later_plural("{count} document", "{count} documents"),
    Drawing.PARAGRAPH: later_plural("{count} paragraph", "{count} paragraphs"),
}
"""How many sampling units there are."""

COUNTED_UNITS = {
    Unit.CHARACTER: later_plural("{count} character", "{count} characters"),
    Unit.TOKEN: later_plural("{count} token", "{count} tokens"),
    Unit.SENTENCE: later_plural("{count} sentence", "{count} sentences"),
    Unit.PARAGRAPH: later_plural("{count} paragraph", "{count} paragraphs"),
}
"""How many of them there are; documents are counted anyway."""

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
    Kind.BOUNDARY: later(
        "Both gave this code here, but the passages have less in common than the threshold asks."
    ),
    Kind.SPLIT_OR_MERGED: later("One passage of one coder meets two or more of the other’s."),
    Kind.OTHER_CODE: later("The other coder gave another code here."),
    Kind.PARENT_OR_CHILD: later("The other coder gave a code above or below this one."),
    Kind.EXTRA_CODE: later(
        "The coders share the other codes of this passage; one of them gave this one too."
    ),
    Kind.MISSED: later("The other coder gave this passage no code at all."),
}

KIND_TITLES = {
    Kind.BOUNDARY: later("Boundary"),
    Kind.SPLIT_OR_MERGED: later("Split or merged"),
    Kind.OTHER_CODE: later("Other code"),
    Kind.PARENT_OR_CHILD: later("Parent or child"),
    Kind.EXTRA_CODE: later("Extra code"),
    Kind.MISSED: later("Missed"),
}

SYMBOLS = {
    "segment_match_f1": "F1",
    "krippendorff_alpha_nominal": "α",
    "cohen_kappa": "κ",
    "scott_pi": "π",
    "fleiss_kappa": "κ (Fleiss)",
    "gwet_ac1": "AC1",
}
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
    return sign + decimals(digits[1:] if digits.startswith("0") else digits)


def interval(low: float | None, high: float | None) -> str:
    """An interval as it is printed: `.65–.86`; a dash where there is none."""
    if low is None or high is None:
        return DASH
    return tr("{low}–{high}", low=coefficient(low), high=coefficient(high))


def share(part: float | None) -> str:
    """A part of a whole in per cent, small ones to one place: `15 %`, `0.3 %`."""
    if part is None:
        return DASH
    percent = 100 * part
    digits = f"{percent:.0f}" if percent >= 10 or not percent else f"{percent:.1f}"
    if digits == "0.0":
        return tr("<{percent} %", percent=decimals("0.1"))
    return tr("{percent} %", percent=decimals(digits))


def exact(value: float) -> str:
    """A coefficient to four places, for whoever asks."""
    return decimals(f"{value:z.4f}".replace("-", "−"))


def short_names(names: Sequence[str]) -> dict[str, str]:
    """What a narrow column calls each coder: the name if it is short, else initials if nobody shares them."""
    short = {name: name if len(name) <= _SHORT_NAME else initials(name) for name in names}
    taken = list(short.values())
    return {name: each if taken.count(each) == 1 else name for name, each in short.items()}


def kind_title(kind: Kind, silent: str = "") -> str:
    """A kind at the head of a list; `silent` is who missed."""
    return tr("Missed by {coder}", coder=silent) if silent else tr(KIND_TITLES[kind])
