"""A report on agreement as Markdown, with its figure in a file beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from blotter.domain.agreement_report import AgreementReport
from blotter.interchange.agreement_sections import sections_of, state_of, title_of
from blotter.interchange.disk import replacing_text
from blotter.interchange.markdown_text import in_cell, literal
from blotter.interchange.report_parts import Block, Cell, Chart, Lines, PrintedTable


def write(report: AgreementReport, path: Path, data: str = "", figure: str = "") -> None:
    """Write the report; `data` and `figure` are names of files beside it."""
    blocks = [f"# {literal(title_of(report))}", literal(state_of(report))]
    for section in sections_of(report, data):
        blocks.append(f"## {literal(section.heading)}")
        for block in section.blocks:
            blocks += _lines(block, figure)
    with replacing_text(path) as file:
        file.write("\n\n".join(blocks) + "\n")


def _lines(block: Block, figure: str) -> Iterator[str]:
    if isinstance(block, str):
        yield literal(block)
    elif isinstance(block, Lines):
        yield f"```{block.language}\n{block.words}\n```"
    elif isinstance(block, PrintedTable):
        yield from _table(block)
    elif figure:
        yield _picture(block, figure)


def _picture(chart: Chart, figure: str) -> str:
    return f"![{literal(chart.caption)}](<{figure}>)\n\n*{literal(chart.caption)}*"


def _table(table: PrintedTable) -> Iterator[str]:
    yield f"**{literal(table.caption)}**"
    rules = ["--:" if heading.numeric else "---" for heading in table.headings]
    lines = [_row([in_cell(heading.words) for heading in table.headings]), _row(rules)]
    lines += [_row([_cell(cell) for cell in row]) for row in table.rows]
    yield "\n".join(lines)
    yield from (f"<sup>{mark}</sup> {literal(note)}" for mark, note in table.marked)
    yield from map(literal, table.notes)


def _cell(cell: Cell) -> str:
    return in_cell(cell.words) + (f" <sup>{cell.mark}</sup>" if cell.mark else "")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
