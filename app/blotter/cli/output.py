"""What commands print: results on standard output, progress and remarks on standard error."""

import json
import sys
import time
import unicodedata
from collections.abc import Iterable, Mapping

import click

from blotter.domain.table import Cell, ColumnKind, Table
from blotter.progress import Cancelled, Progress

_WIDEST = 60
_QUIET_SECONDS = 0.5


def say(text: object) -> None:
    """A remark for people."""
    click.echo(str(text), err=True)


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
        min(_WIDEST, max([_width(title), *(_width(row[place]) for row in rows)]))
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
    if isinstance(cell, float):
        return f"{cell:.3f}".replace("-", "\u2212")
    return " ".join(str(cell).split())


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _fitted(text: str, width: int, right: bool) -> str:
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    gap = " " * (width - _width(text))
    return gap + text if right else text + gap


def told_progress(what: str) -> Progress:
    """Progress on standard error, after half a second and only where somebody watches; Ctrl+C cancels."""
    started = shown = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if interrupted():
            raise Cancelled
        moment = time.monotonic()
        if not sys.stderr.isatty() or moment - started < _QUIET_SECONDS or moment - shown < _QUIET_SECONDS:
            return
        shown = moment
        of = f" of {total}" if total else ""
        click.echo(f"\r{what}: {done}{of}", err=True, nl=False)

    return progress


_interrupts: list[int] = []


def note_interrupt(number: int, _frame: object) -> None:
    """Remember Ctrl+C until the running work asks; a second one ends the program at once."""
    if _interrupts:
        raise KeyboardInterrupt
    _interrupts.append(number)


def interrupted() -> bool:
    """Whether Ctrl+C was pressed."""
    return bool(_interrupts)
