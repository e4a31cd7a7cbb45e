"""The scale of the interface: how many pixels its measures take, and how high its rows are."""

import re

_ROOM = 4


class _Present:
    """The scale in use now."""

    factor = 1.0
    is_roomy = False


def use(percent: int, roomy: bool = False) -> None:
    """Give everything that is made or painted from now on this size; roomy rows are four pixels higher."""
    _Present.factor, _Present.is_roomy = percent / 100, roomy


def is_plain() -> bool:
    """Whether everything is as large as it is designed."""
    return _Present.factor == 1


def px(measure: float) -> int:
    """A measure of the design, which is told at 100 %, in pixels of the interface."""
    return round(measure * _Present.factor)


def row_height(height: float) -> int:
    """The height of a row in a list, tree, table or menu, told at 100 % and without room."""
    return px(height + (_ROOM if _Present.is_roomy else 0))


def scaled(sheet: str) -> str:
    """A style sheet with its measures in pixels of the interface; lines and rings stay thin."""
    return _MEASURE.sub(_grown, sheet)


def _grown(found: re.Match[str]) -> str:
    measure = float(found[1])
    return f"{measure:g}px" if measure <= _THIN else f"{px(measure)}px"


_THIN = 2
_MEASURE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)px")
