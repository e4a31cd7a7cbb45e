"""Columns: how the width of a reading view is shared out between text, stripes and names."""

from typing import NamedTuple

from blotter.ui.reading.looks import Looks
from blotter.ui.reading.measures import DENSITY_WIDTH

NUMBERS = 38
_BESIDE_TEXT = 18
_BESIDE_STRIPES = 8
_BESIDE_NAMES = 6
_NARROWEST_TEXT = 240
_NAMES_FROM, _NAMES_TO = 120, 240
_FEWEST_NAMES = 40
_FOLDED_FROM = 6
_FEWEST_LANES = 3
_PITCH, _WIDE_PITCH, _LETTERED_PITCH = 9, 11, 14


class Columns(NamedTuple):
    """Where the parts of the view stand. `lanes` is how many are drawn; more are folded into one more.

    The margin, which holds stripes and names, is right of the text, or left of the paragraphs' numbers if
    `is_left`; lane 0 is the one next to the text.
    """

    numbers_left: int
    text_left: int
    text_width: int
    margin_left: int
    margin_width: int
    stripes_left: int
    pitch: int
    lanes: int
    is_folded: bool
    names_left: int
    names_width: int
    density_left: int
    is_left: bool

    @property
    def drawn_lanes(self) -> int:
        """How many lanes take room, with the one of what is folded."""
        return self.lanes + self.is_folded


class _Shares(NamedTuple):
    """What each part gets, before it is said where they stand."""

    text: int
    pitch: int
    lanes: int
    is_folded: bool
    names: int
    spare: int


def columns(width: int, text_width: int, lanes: int, looks: Looks | None = None) -> Columns:
    """Share a width out: the names go first, then the lanes beyond six, then the text gets narrower."""
    looks = looks or Looks()
    density_left = width - DENSITY_WIDTH - 1
    shares = _shares(density_left, text_width, max(lanes, _FEWEST_LANES), looks)
    place = _stripes_left_of_text if looks.margin_side == "left" else _stripes_right_of_text
    return place(shares, density_left)


def _shares(room: int, text_width: int, lanes: int, looks: Looks) -> _Shares:
    pitch = _LETTERED_PITCH if looks.letters else _PITCH
    wide = max(pitch, _WIDE_PITCH)
    wider = (wide - pitch) * lanes
    fixed = NUMBERS + _BESIDE_TEXT + _BESIDE_STRIPES + _BESIDE_NAMES
    names = room - fixed - text_width - lanes * pitch
    least, most = _wanted_names(looks)
    if names >= most + wider:
        return _Shares(text_width, wide, lanes, False, most, (names - wider - most) // 2)
    if names >= least:
        return _Shares(text_width, pitch, lanes, False, min(names, most), 0)
    is_folded = names < 0 and lanes > _FOLDED_FROM
    drawn = _FOLDED_FROM if is_folded else lanes
    left_for_text = room - fixed - (drawn + is_folded) * pitch
    text_width = max(_NARROWEST_TEXT, min(text_width, left_for_text))
    return _Shares(text_width, pitch, drawn, is_folded, 0, 0)


def _wanted_names(looks: Looks) -> tuple[int, int]:
    """The least room in which names are shown, and the most that they get."""
    if looks.margin_names == "never":
        return 0, 0
    if looks.margin_width:
        return min(_FEWEST_NAMES, looks.margin_width), looks.margin_width
    return _NAMES_FROM, _NAMES_TO


def _stripes_right_of_text(shares: _Shares, density_left: int) -> Columns:
    text_left = NUMBERS + shares.spare
    stripes_left = text_left + shares.text + _BESIDE_TEXT
    return Columns(
        numbers_left=0,
        text_left=text_left,
        text_width=shares.text,
        margin_left=stripes_left,
        margin_width=density_left - stripes_left,
        stripes_left=stripes_left,
        pitch=shares.pitch,
        lanes=shares.lanes,
        is_folded=shares.is_folded,
        names_left=stripes_left + (shares.lanes + shares.is_folded) * shares.pitch + _BESIDE_STRIPES,
        names_width=shares.names,
        density_left=density_left,
        is_left=False,
    )


def _stripes_left_of_text(shares: _Shares, density_left: int) -> Columns:
    names_left = _BESIDE_NAMES + shares.spare
    stripes_left = names_left + shares.names + _BESIDE_STRIPES
    numbers_left = stripes_left + (shares.lanes + shares.is_folded) * shares.pitch
    return Columns(
        numbers_left=numbers_left,
        text_left=numbers_left + NUMBERS,
        text_width=shares.text,
        margin_left=0,
        margin_width=numbers_left,
        stripes_left=stripes_left,
        pitch=shares.pitch,
        lanes=shares.lanes,
        is_folded=shares.is_folded,
        names_left=names_left,
        names_width=shares.names,
        density_left=density_left,
        is_left=True,
    )
