"""Tables by country in CSV files: values by country and year, and regions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.countries import country
from blotter.domain.names import name_key, shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_files import Cells, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.message import Sentence

_COUNTRY = (
    "country", "country code", "code", "iso2", "iso a2", "iso", "iso3", "iso a3", "country name", "name",
)  # fmt: skip
_YEAR = ("year", "edition", "date")
_REGION = ("region",)
_YEARS = range(1, 10_000)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns say what, by their headers; "" is found out."""

    country: str = ""
    year: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Places:
    country: int
    year: int | None
    value: int


def values(path: Path, columns: Columns) -> tuple[tuple[tuple[str, int, str], ...], list[Sentence]]:
    """Country (code), year (0: every year) and value of each row; also what could not be read, and where.

    Without a column for the year the values hold for every year. Rows without a value are left out.
    """
    refused: list[Sentence] = []
    header, rows = _read(path, refused)
    places = _places(path, header, columns)
    found: dict[tuple[str, int], str] = {}
    for where, cells in rows:
        words, value = _cell(cells, places.country), _cell(cells, places.value)
        year = _cell(cells, places.year) if places.year is not None else "0"
        known = country(words)
        if not words and not value:
            continue
        if known is None:
            refused.append(Sentence(messages.ROW_REFUSED, where=where, why=_no_country(words)))
        elif not (year.isdecimal() and (int(year) in _YEARS or places.year is None)):
            reason = Sentence(messages.ROW_NO_YEAR, words=year)
            refused.append(Sentence(messages.ROW_REFUSED, where=where, why=reason))
        elif value and found.setdefault((known.code, int(year)), value) != value:
            reason = Sentence(messages.ROW_TWO_VALUES, words=words)
            refused.append(Sentence(messages.ROW_REFUSED, where=where, why=reason))
    if not found:
        raise WrongFile(messages.NO_COUNTRY_ROWS, name=shown_name(path.name), reason=" ".join(refused[:1]))
    return tuple((code, year, value) for (code, year), value in sorted(found.items())), refused


def regions(path: Path) -> tuple[dict[str, str], list[Sentence]]:
    """The region of each country (by code) that has one; also what could not be read, and where."""
    refused: list[Sentence] = []
    header, rows = _read(path, refused)
    place, region = _column(header, _COUNTRY), _column(header, _REGION)
    if place is None or region is None:
        raise WrongFile(messages.NO_REGION_COLUMNS, name=shown_name(path.name))
    found: dict[str, str] = {}
    for where, cells in rows:
        words, name = _cell(cells, place), _cell(cells, region)
        known = country(words)
        if known is not None and name:
            found[known.code] = name
        elif known is None and words:
            refused.append(Sentence(messages.ROW_REFUSED, where=where, why=_no_country(words)))
    if not found:
        raise WrongFile(messages.NO_COUNTRY_ROWS, name=shown_name(path.name), reason=" ".join(refused[:1]))
    return found, refused


def _no_country(words: str) -> Sentence:
    return Sentence(messages.ROW_NO_COUNTRY, words=words)


def _read(path: Path, refused: list[Sentence]) -> tuple[Cells, Iterator[tuple[str, Cells]]]:
    """The headers, and each row with where it stands; rows that are none are `refused`."""
    form = csv_form(path, None, _lack)
    header = [unguarded(cell).strip() for cell in form.header]
    return header, _rows_of(csv_rows(path, form), refused)


def _rows_of(
    rows: Iterator[tuple[str, Cells | Sentence]], refused: list[Sentence]
) -> Iterator[tuple[str, Cells]]:
    for where, cells in rows:
        if isinstance(cells, Sentence):
            refused.append(Sentence(messages.ROW_REFUSED, where=where, why=cells))
        else:
            yield where, cells


def _lack(rows: Sequence[Cells]) -> int:
    """How little a header looks like one of ours: a table has a country and something about it."""
    header = rows[0] if rows else ()
    return (len(header) < 2) * 2 + (_column(header, _COUNTRY) is None)


def _places(path: Path, header: Cells, columns: Columns) -> _Places:
    place = _named(path, header, columns.country) if columns.country else _column(header, _COUNTRY)
    if place is None:
        raise WrongFile(messages.NO_COUNTRY_COLUMN, name=shown_name(path.name))
    year = _named(path, header, columns.year) if columns.year else _column(header, _YEAR)
    if columns.value:
        return _Places(place, year, _named(path, header, columns.value))
    left = [each for each in range(len(header)) if each not in (place, year)]
    # A second column with the country's name or another code is no value.
    left = [each for each in left if _key(header[each]) not in _COUNTRY] or left
    if len(left) != 1:
        names = ", ".join(header[each] for each in left)
        raise WrongFile(messages.NO_VALUE_COLUMN, name=shown_name(path.name), names=names)
    return _Places(place, year, left[0])


def _named(path: Path, header: Cells, name: str) -> int:
    for place, title in enumerate(header):
        if name_key(title) == name_key(name):
            return place
    names = ", ".join(header)
    raise WrongFile(messages.NO_COUNTRY_TABLE_COLUMN, name=shown_name(path.name), column=name, names=names)


def _column(header: Cells, names: Sequence[str]) -> int | None:
    """The first of these names that is a header."""
    keys = [_key(title) for title in header]
    return next((keys.index(name) for name in names if name in keys), None)


def _key(title: str) -> str:
    return name_key(title.replace("_", " "))


def _cell(cells: Cells, place: int) -> str:
    return unguarded(cells[place]).strip() if place < len(cells) else ""
