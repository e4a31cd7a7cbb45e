"""Where the codes of a table lie in the tree: told by paths, groups, parents, levels or indentation."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from blotter.domain.codebook import split_path
from blotter.domain.names import checked_name, name_key
from blotter.errors import Refused
from blotter.interchange import messages
from blotter.interchange.codebook_parents import DEEPEST, Names, Placed, by_parent
from blotter.interchange.codebook_rows import CodebookRow
from blotter.message import Sentence

_OTHER_SEPARATORS = ("\\\\", "::", " › ", " > ", ">")


def placed(rows: Sequence[CodebookRow]) -> list[Placed]:
    """The place of each row of one sheet."""
    return [_checked(place) for place in _way(rows)(rows)] if rows else []


def carried_down(rows: Sequence[CodebookRow]) -> list[str]:
    """The titles of the columns of groups whose empty cells stand for the one above them."""
    if not rows or _way(rows) is not _by_group:
        return []
    titles, places = rows[0].columns.titles, _groups_above(rows)
    return [titles[place] for place in places if _names_each_once(rows, place)]


def _way(rows: Sequence[CodebookRow]) -> Callable[[Sequence[CodebookRow]], Iterable[Placed]]:
    of = rows[0].columns.of
    if "path" in of:
        return _by_path
    if "group" in of:
        return _by_group
    if "parent" in of:
        return by_parent
    if "level" in of:
        return _by_level
    if _are_indented(rows):
        return _by_indent
    return _by_code if "name" not in of or _end_in_names(rows) else _flat


def _end_in_names(rows: Sequence[CodebookRow]) -> bool:
    """Whether the codes are paths beside a column of their last names."""
    return all(name_key(row.name) == name_key(split_path(row.one("code"))[-1]) for row in rows)


def _by_code(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    return (split_path(row.one("code")) for row in rows)


def _by_path(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    paths = [row.one("path") for row in rows]
    split = _split_at(_separator(paths))
    return (split(path) for path in paths)


def _separator(paths: Sequence[str]) -> str:
    """What lies between names: a slash, unless no path has one and many have something else."""
    if any("/" in path for path in paths):
        return "/"
    return next((mark for mark in _OTHER_SEPARATORS if any(mark in path for path in paths)), "/")


def _split_at(separator: str) -> Callable[[str], Names]:
    if separator == "/":
        return split_path
    return lambda path: tuple(name.strip() for name in path.split(separator))


def _flat(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    return ((row.name,) for row in rows)


# Groups: a column of themes beside the codes, or several, the widest first


def _by_group(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    places = _groups_above(rows)
    carried = [place for place in places if _names_each_once(rows, place)]
    above: dict[int, str] = {}
    for row in rows:
        given = [*(_cell(row, place) for place in places), _own_name(row)]
        names = list(given)
        for number, place in enumerate(places):
            if place in carried and not any(given[: number + 1]) and any(given[number + 1 :]):
                names[number] = above.get(place, "")
        if any(given[:-1]):
            above = dict(zip(places, names, strict=False))
        yield tuple(filter(None, names))


def _groups_above(rows: Sequence[CodebookRow]) -> tuple[int, ...]:
    """The columns of groups; the last is the codes' own where no other column names them."""
    of = rows[0].columns.of
    return of["group"] if "name" in of or "code" in of else of["group"][:-1]


def _own_name(row: CodebookRow) -> str:
    of = row.columns.of
    return row.name if "name" in of or "code" in of else _cell(row, of["group"][-1])


def _names_each_once(rows: Sequence[CodebookRow], place: int) -> bool:
    """Whether a column names its groups in their first row only, as merged cells do."""
    named = [name_key(words) for words in (_cell(row, place) for row in rows) if words]
    return 0 < len(set(named)) == len(named) < len(rows)


def _cell(row: CodebookRow, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


# Levels, in figures or in white space


def _by_level(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    levels = [_level(row.one("level")) for row in rows]
    return _stacked(rows, levels)


def _level(words: str) -> int | Sentence:
    figures = words.removesuffix(".0")
    if figures.isdecimal() and figures.isascii() and len(figures) < 5:
        return int(figures)
    return Sentence(messages.ROW_BAD_LEVEL, value=words[:20])


def _by_indent(rows: Sequence[CodebookRow]) -> Iterator[Placed]:
    return _stacked(rows, [_indent(row) for row in rows])


def _are_indented(rows: Sequence[CodebookRow]) -> bool:
    """Whether white space tells the tree, and slashes do not."""
    has_paths = "name" not in rows[0].columns.of and any("/" in row.one("code") for row in rows)
    return not has_paths and len({_indent(row) for row in rows}) > 1


def _indent(row: CodebookRow) -> int:
    words = next(filter(str.strip, (*row.every("name"), *row.every("code"))), "")
    white = words[: len(words) - len(words.lstrip())]
    # One space more often slipped in than was meant.
    return 0 if white == " " else len(white)


def _stacked(rows: Sequence[CodebookRow], levels: Sequence[int | Sentence]) -> Iterator[Placed]:
    """Each code under the last one before it that stands further left."""
    above: list[tuple[int, str]] = []
    for row, level in zip(rows, levels, strict=True):
        if isinstance(level, Sentence):
            yield level
            continue
        while above and above[-1][0] >= level:
            above.pop()
        above.append((level, row.name))
        yield tuple(name for _, name in above)


def _checked(place: Placed) -> Placed:
    if isinstance(place, Sentence):
        return place
    if not place or not place[-1]:
        return Sentence(messages.ROW_NOT_NAMED)
    if len(place) > DEEPEST:
        return Sentence(messages.ROW_TOO_DEEP, depth=len(place), limit=DEEPEST)
    try:
        return tuple(checked_name(name, "code") for name in place)
    except Refused as refused:
        return refused.sentence
