"""From a codebook table's row to what it says of a code; what cannot be taken is told, and the code is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from blotter.domain.bundle import Remark
from blotter.domain.codebook import PARTS, Origin, split_path
from blotter.domain.colours import COLOURS, is_colour
from blotter.domain.entity import is_id
from blotter.domain.names import is_allowed, name_key, split_names
from blotter.domain.source import storable
from blotter.interchange import messages
from blotter.interchange.codebook_columns import Columns
from blotter.interchange.codebook_headings import is_key
from blotter.message import Sentence

_SHOWN = 80
_YES = frozenset({"1", "yes", "y", "true", "x", "✓", "archived"})
_NO = frozenset({"", "0", "no", "n", "false", "-", "–"})
_ORIGINS = {
    **{origin.value: origin for origin in Origin},
    "a priori": Origin.DEDUCTIVE,
    "theory-driven": Origin.DEDUCTIVE,
    "emergent": Origin.INDUCTIVE,
    "data-driven": Origin.INDUCTIVE,
    "in vivo": Origin.INDUCTIVE,
}


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """A row with its place in the file, for a person, and the columns that it stands under."""

    where: str
    cells: Sequence[str]
    columns: Columns

    def every(self, field: str) -> list[str]:
        """What stands under the columns of this key, from left to right."""
        places = self.columns.of.get(field, ())
        return [self.cells[place] if place < len(self.cells) else "" for place in places]

    def one(self, field: str) -> str:
        """The first that is not empty, without the white space round it."""
        return next((words.strip() for words in self.every(field) if words.strip()), "")

    @property
    def name(self) -> str:
        """What it says that its code is called, slashes and all."""
        return self.one("name") or self.one("code")

    @property
    def number(self) -> str:
        """The number or abbreviation that stands beside a name, if that is what the codes are."""
        code, name = self.one("code"), self.one("name")
        return code if name and name_key(split_path(code)[-1]) != name_key(name) else ""

    def prose(self, field: str) -> str:
        """All that stands there; several columns are paragraphs one after the other."""
        given = self.every(field)
        return given[0] if len(given) == 1 else "\n\n".join(words for words in given if words.strip())

    def beginning(self) -> str:
        """The beginning of what it says, to tell it by."""
        return " ".join(", ".join(filter(None, self.cells))[:_SHOWN].split())


def text_of(cell: object) -> str:
    """A cell's words, as the project stores them; whole numbers without a fraction."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    words = cell if isinstance(cell, str) else str(cell)
    return words if words.isprintable() else storable(words)


def told_of_code(row: CodebookRow, remarks: list[Remark]) -> dict[str, Any]:
    """What a row says of its code beside name, place and colour; what is not taken is added to `remarks`."""
    told: dict[str, Any] = {part: row.prose(part) for part in PARTS}
    told["reference"] = row.prose("reference")
    told["aliases"] = tuple(_aliases(row, remarks))
    origin = row.one("origin")
    told["origin"] = _ORIGINS.get(" ".join(origin.lower().split()), "")
    if origin and not told["origin"]:
        _leave(remarks, row, messages.LEFT_OUT_ORIGIN, origin, names=", ".join(Origin))
    key = row.one("key")
    told["key"] = key if is_key(key) else ""
    if key and not told["key"]:
        _leave(remarks, row, messages.LEFT_OUT_KEY, key)
    archived = row.one("archived").lower()
    told["archived"] = archived in _YES
    if archived not in _YES | _NO:
        _leave(remarks, row, messages.LEFT_OUT_ARCHIVED, archived)
    return told


def colour_of(row: CodebookRow, remarks: list[Remark]) -> str:
    """The colour that a row gives its code."""
    given = row.one("own_colour" if row.columns.of.get("own_colour") else "colour")
    for colour in (given, given.lower()):
        if is_colour(colour):
            return colour
    # A mark in a colour of its own is how MAXQDA shows one; it has no words for it.
    if any(map(str.isalnum, given)):
        _leave(remarks, row, messages.LEFT_OUT_COLOUR, given, names=", ".join(COLOURS))
    return ""


def id_of(row: CodebookRow, used: Iterable[str], remarks: list[Remark]) -> str:
    """The id that a row carries, unless another has it; the numbers of other programs are none."""
    given = row.one("id")
    if not is_id(given):
        return ""
    if given in used:
        _leave(remarks, row, messages.LEFT_OUT_ID, given)
        return ""
    return given


def _aliases(row: CodebookRow, remarks: list[Remark]) -> Iterable[str]:
    if (number := row.number) and is_allowed(number):
        yield number
    for words in row.every("aliases"):
        for alias in split_names("; ".join(words.split("\n"))):
            if is_allowed(alias):
                yield alias
            else:
                _leave(remarks, row, messages.LEFT_OUT_ALIAS, ascii(alias))


def _leave(remarks: list[Remark], row: CodebookRow, why: str, what: str, **values: object) -> None:
    shown = what if len(what) <= _SHOWN else f"{what[:_SHOWN]}…"
    remarks.append(Remark(row.where, row.beginning(), Sentence(why, value=shown, **values)))
