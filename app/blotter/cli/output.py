"""What commands print: results on standard output, progress and remarks on standard error."""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate

import click

from blotter.cli.interrupts import interrupts
from blotter.domain.table import Cell, ColumnKind, Table
from blotter.progress import Progress

_WIDEST = 60
_LONGEST = 500
_QUIET_SECONDS = 0.5
# What would command a terminal or turn the direction of a line, in names and texts of others.
_COMMANDING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: object) -> None:
    """A remark for people."""
    _line.clear()
    click.echo(_COMMANDING.sub("\ufffd", str(text)), err=True)


def show_line(text: str) -> None:
    """A result for people: all of it on one line."""
    _line.clear()
    words = " ".join(text.splitlines())
    click.echo(_COMMANDING.sub("\ufffd", words).rstrip())


def number(count: int, noun: str) -> str:
    """How many of something: `1 segment`, `2 segments`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def show_json(rows: Iterable[Mapping[str, object]] | Mapping[str, object]) -> None:
    """One list of objects, or one object; numbers as numbers, undefined as null."""
    if isinstance(rows, Mapping):
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    click.echo("[", nl=False)
    first = True
    for row in rows:
        click.echo(("\n" if first else ",\n") + json.dumps(row, ensure_ascii=False), nl=False)
        first = False
    click.echo("\n]")


def show_table(table: Table, as_json: bool) -> None:
    """A table for people, or the same as JSON."""
    if as_json:
        show_json(table.records())
        return
    numeric = [column.kind in (ColumnKind.INTEGER, ColumnKind.NUMBER) for column in table.columns]
    rows = [[_shown(cell) for cell in row] for row in table.rows]
    titles = [column.title for column in table.columns]
    widths = [
        min(_WIDEST, max([columns_of(title), *(columns_of(row[place]) for row in rows)]))
        for place, title in enumerate(titles)
    ]
    for line in [titles, *rows]:
        cells = (
            _fitted(cell, width, right) for cell, width, right in zip(line, widths, numeric, strict=True)
        )
        click.echo("  ".join(cells).rstrip())
    for note in table.notes:
        say(note)


def _shown(cell: Cell) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:z.3f}".replace("-", "\u2212")
    words = str(cell)
    words = words[:_LONGEST] + "…" if len(words) > _LONGEST else words
    return _COMMANDING.sub("\ufffd", " ".join(words.split()))


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitted(text: str, width: int, right: bool) -> str:
    if columns_of(text) > width:
        ends = accumulate(map(_character_width, text))
        text = text[: sum(end < width for end in ends)] + "…"
    gap = " " * (width - columns_of(text))
    return gap + text if right else text + gap


class _ProgressLine:
    """The line on a terminal that progress writes over and over, until something else is said."""

    def __init__(self) -> None:
        self._is_shown = False

    def show(self, text: str) -> None:
        click.echo(f"\r{text}", err=True, nl=False)
        self._is_shown = True

    def clear(self) -> None:
        if self._is_shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._is_shown = False


_line = _ProgressLine()


def told_progress(what: str) -> Progress:
    """Progress on standard error, after half a second and only where somebody watches; Ctrl+C cancels."""
    started = shown = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal shown
        interrupts.ask()
        if done >= total > 0:
            _line.clear()
            return
        moment = time.monotonic()
        if not _is_watched() or moment - started < _QUIET_SECONDS or moment - shown < _QUIET_SECONDS:
            return
        shown = moment
        _line.show(f"{what}: {done} of {total}" if total else f"{what}: {done}")

    return progress


def _is_watched() -> bool:
    # A standard error that was closed by the caller is None.
    return sys.stderr is not None and sys.stderr.isatty()
