"""Tables as CSV, JSON Lines, Markdown and HTML: any table, row by row, whole or not at all."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from blotter.domain.table import ColumnKind, Table
from blotter.interchange.csv_guard import guarded
from blotter.interchange.disk import replacing_text
from blotter.interchange.markdown_text import in_cell, literal
from blotter.interchange.options import CsvOptions, Options
from blotter.interchange.page_templates import template
from blotter.interchange.rereading import check_csv, check_jsonl
from blotter.interchange.written import TableRows, Written
from blotter.progress import Progress, silent

_NUMBERS = (ColumnKind.INTEGER, ColumnKind.NUMBER)


def write_csv(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a table as CSV under its keys: UTF-8, commas (tabs for .tsv), formulas guarded."""
    bom = isinstance(options, CsvOptions) and options.bom
    rows = TableRows(table, progress)
    mark = "\t" if path.suffix.lower() == ".tsv" else ","

    def check(partial: Path) -> None:
        check_csv(partial, path, table.keys, rows.count, progress, delimiter=mark)

    with replacing_text(path, "utf-8-sig" if bom else "utf-8", check) as file:
        writer = csv.writer(file, delimiter=mark)
        writer.writerow(table.keys)
        writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return Written(rows.count)


def write_jsonl(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a table as JSON Lines: an object a row, numbers as numbers, what has no value as null."""
    rows = TableRows(table, progress)
    keys = table.keys

    def check(partial: Path) -> None:
        check_jsonl(partial, path, rows.count, progress)

    with replacing_text(path, check=check) as file:
        file.writelines(
            json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False) + "\n" for row in rows
        )
    return Written(rows.count)


def write_markdown(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a table as a Markdown table under its titles, notes below."""
    rows = TableRows(table, progress)
    rules = ["--:" if column.kind in _NUMBERS else "---" for column in table.columns]
    with replacing_text(path) as file:
        file.write(f"# {literal(table.title)}\n\n")
        file.write(_line(in_cell(column.title) for column in table.columns) + _line(rules))
        file.writelines(_line(map(in_cell, row)) for row in rows)
        file.writelines(f"\n{literal(note)}\n" for note in table.notes)
    return Written(rows.count)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def write_html(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a table as a web page of its own, with nothing in it that a browser would fetch."""
    rows = TableRows(table, progress)
    with replacing_text(path) as file:
        file.writelines(template("table.html").generate(table=table, rows=rows, numbers=_NUMBERS))
    return Written(rows.count)
