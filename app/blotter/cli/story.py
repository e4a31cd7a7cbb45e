"""The sample told in the terminal: sources, codes, segments, agreement, records, exports and pictures."""

import dataclasses
from pathlib import Path

import click

from blotter.analysis.agreement import AgreementOptions
from blotter.cli import window
from blotter.cli.opening import reading
from blotter.cli.output import show_table
from blotter.domain.table import Cell, Table
from blotter.project import figures, transfer
from blotter.project.reports import Selection, report

_SHOWN_ROWS = 8
_FIGURE = "kind-by-region"


def tell(path: Path) -> None:
    """Show what a project holds, export its segments beside it, and draw the window into a picture."""
    with reading(path) as project:
        for name, keys in _CHAPTERS:
            table = report(project, name)
            click.echo(f"\n{table.title}\n")
            show_table(_part(table, keys), as_json=False)
        table = report(project, "agreement", Selection(agreement=_by_top_code()))
        click.echo("\nAgreement, by top code\n")
        show_table(dataclasses.replace(table, rows=_top_codes(table)), as_json=False)
        exported = path.with_name("sample-segments.csv")
        written = transfer.export(project, exported, "segments", Selection())
        click.echo(f"\nExported {written.rows} segments to {exported}")
        chart = path.with_name("sample-figure.png")
        figures.write(project, _FIGURE, chart, figures.figure_by_name(_FIGURE).asked)
        click.echo(f"Drew the records by kind and region into {chart}")
    picture = path.with_name("sample-window.png")
    window.draw(path, picture)
    click.echo(f"Drew the window into {picture}")


_CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sources", ("name", "kind", "characters")),
    ("codes", ("code", "short", "segments")),
    ("segments", ("source", "start", "end", "code", "coder", "text")),
    ("records", ("id", "kind", "subtype", "countries", "date", "evidence", "coder")),
)


def _by_top_code() -> AgreementOptions:
    return AgreementOptions(measures=("krippendorff_alpha_nominal",), rollup=True)


def _top_codes(table: Table) -> list[tuple[Cell, ...]]:
    place = table.keys.index("code")
    return [row for row in table.rows if "/" not in str(row[place])]


def _part(table: Table, keys: tuple[str, ...]) -> Table:
    """The first rows of a table under some of its columns."""
    places = [table.keys.index(key) for key in keys]
    rows = [tuple(row[place] for place in places) for row in table.rows]
    notes = (f"… and {len(rows) - _SHOWN_ROWS} more",) if len(rows) > _SHOWN_ROWS else ()
    return dataclasses.replace(
        table, columns=tuple(table.columns[p] for p in places), rows=rows[:_SHOWN_ROWS], notes=notes
    )
