"""A history of statuses in a cell: `planned 2015; confirmed 2016-05 (Xinhua)`."""

from collections.abc import Iterable, Sequence

from blotter.analysis.records import dates
from blotter.domain.names import name_key
from blotter.domain.record import StatusEntry
from blotter.project.records import messages
from blotter.project.records.cell_countries import chosen
from blotter.project.records.cell_syntax import escaped, joined, split, tail, unescaped

_INNER = ";()"


def shown(entries: Iterable[StatusEntry]) -> str:
    """The statuses as they stand in a cell, oldest first; the source in parentheses."""
    return joined(map(_shown, entries))


def _shown(entry: StatusEntry) -> str:
    words = " ".join(each for each in (escaped(entry.status, ";"), entry.date) if each)
    if entry.source or words.endswith(")"):
        return f"{words} ({escaped(entry.source, _INNER)})"
    return words


def parsed(text: str, known: Sequence[str]) -> tuple[StatusEntry, ...]:
    """The statuses of a cell; Refused if one is none of those known, or its date is no date."""
    return tuple(_parsed(each, known) for each in split(text, ";"))


def _parsed(item: str, known: Sequence[str]) -> StatusEntry:
    words, source = tail(item, "(")
    status, date = unescaped(words), ""
    if name_key(status) not in map(name_key, known):
        before, _, last = words.rpartition(" ")
        if before and _looks_like_date(last):
            dates.bounds(last)
            status, date = unescaped(before.strip()), last
    return StatusEntry(chosen(status, known, messages.NO_SUCH_STATUS), date, unescaped(source or ""))


def _looks_like_date(words: str) -> bool:
    return any(each.isdigit() for each in words) or words.startswith("..")
