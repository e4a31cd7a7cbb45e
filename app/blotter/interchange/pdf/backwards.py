"""Backwards: what PDFium leaves in the order of the eye where a script runs from right to left.

It turns the order of characters round, those of one ligature too, which have to be turned back; and it takes
a stop or a comma behind a number for one before it.
"""

import re

Place = tuple[float, float]

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_STOP_BEFORE_NUMBER = re.compile(r"(?:(?<=\s)|^)([،؛,.;:؟?!])(\d[\d.,/%]*)(?=\s|$)")


def put_right(words: str, places: list[Place]) -> tuple[str, list[Place]]:
    """A line and the places of its characters in the order in which they are read."""
    order = list(range(len(words)))
    _turn_ligatures(words, places, order)
    for found in _STOP_BEFORE_NUMBER.finditer(words):
        start, end = found.span()
        order[start:end] = [*order[start + 1 : end], order[start]]
    if order == list(range(len(words))):
        return words, places
    return "".join(words[at] for at in order), [places[at] for at in order]


def _turn_ligatures(words: str, places: list[Place], order: list[int]) -> None:
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and places[at] == places[start] and places[at][0] < places[at][1]:
            continue
        if at - start > 1 and all(RIGHT_TO_LEFT.match(each) for each in words[start:at]):
            order[start:at] = order[start:at][::-1]
        start = at
