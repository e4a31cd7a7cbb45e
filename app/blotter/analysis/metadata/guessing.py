"""Which type an attribute has, guessed from its values as a file has them."""

import re
from collections.abc import Iterable

from blotter.analysis.metadata.typed import UNKNOWN, Reading, fits, is_figure_of_yes, reading_of
from blotter.domain.attribute import AttributeType
from blotter.domain.names import name_key

_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_CODE_NUMBER = re.compile(r"0[0-9]+")
_MOST_OPTIONS = 20
_LONGEST_OPTION = 60
_TIMES = 3
"""How often each option of a choice stands in the table on average, at the least."""


def guessed_type(several: Iterable[str]) -> AttributeType:
    """The type that all of these are of; text where there is any doubt."""
    cells = [each.strip() for each in several if each.strip()]
    distinct = list(dict.fromkeys(cells))
    if not distinct:
        return AttributeType.TEXT
    reading = reading_of(distinct)
    for kind in (AttributeType.YES_NO, AttributeType.DATE, AttributeType.NUMBER, AttributeType.URL,
                 AttributeType.COUNTRY):  # fmt: skip
        if _may_be(kind, distinct) and all(fits(kind, each, reading=reading) for each in distinct):
            return kind
    return AttributeType.CHOICE if guessed_options(cells) else AttributeType.TEXT


def _may_be(kind: AttributeType, distinct: list[str]) -> bool:
    """Whether there is more for a type than that it fits: 0 and 1 are numbers, 0123 is a name."""
    match kind:
        case AttributeType.YES_NO:
            return not all(map(is_figure_of_yes, distinct))
        case AttributeType.DATE:
            figures = [each for each in distinct if each.isdecimal()]
            return all(_YEAR.fullmatch(each) for each in figures)
        case AttributeType.NUMBER:
            return not any(_CODE_NUMBER.fullmatch(each) for each in distinct)
        case _:
            return True


def guessed_options(several: Iterable[str]) -> tuple[str, ...]:
    """The words that recur so often that they look like options, in the order in which they come; or none."""
    cells = [each.strip() for each in several if each.strip()]
    options: dict[str, str] = {}
    for each in cells:
        options.setdefault(name_key(each), each)
        if len(options) > _MOST_OPTIONS or len(each) > _LONGEST_OPTION:
            return ()
    is_repeated = len(options) > 1 and len(cells) >= _TIMES * len(options)
    return tuple(options.values()) if is_repeated else ()


def reading_for(kind: AttributeType, several: Iterable[str]) -> Reading:
    """How the cells of a column of this type are meant."""
    return reading_of(several) if kind in (AttributeType.NUMBER, AttributeType.DATE) else UNKNOWN
