"""Several tables under one title, as a web page or in Markdown; any values as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.table import ColumnKind, Table
from blotter.interchange.disk import replacing_text
from blotter.interchange.markdown_text import in_cell, literal
from blotter.interchange.page_templates import template

_NUMBERS = (ColumnKind.INTEGER, ColumnKind.NUMBER)


@dataclass(frozen=True, slots=True)
class TablesPage:
    """A title, lines that tell one thing each, and tables; a table without rows is left out."""

    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


def write_html(page: TablesPage, path: Path) -> None:
    """Write the page as a web page of its own, with nothing in it that a browser would fetch."""
    with replacing_text(path) as file:
        file.writelines(template("tables.html").generate(page=page, numbers=_NUMBERS))


def write_markdown(page: TablesPage, path: Path) -> None:
    """Write the page in Markdown."""
    with replacing_text(path) as file:
        file.write(f"# {literal(page.title)}\n\n")
        file.writelines(f"- {literal(name)}: {literal(words)}\n" for name, words in page.facts)
        for table in page.tables:
            file.writelines(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    rules = ["--:" if column.kind in _NUMBERS else "---" for column in table.columns]
    yield f"\n## {literal(table.title)}\n\n"
    yield _line(in_cell(column.title) for column in table.columns) + _line(rules)
    yield from (_line(map(in_cell, row)) for row in table.rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def write_json(values: Mapping[str, object], path: Path) -> None:
    """Write values as one JSON object."""
    with replacing_text(path) as file:
        file.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")
