"""`blotter agreement-report`: agreement fit to be published."""

from pathlib import Path

import click

from blotter.cli.command import Command, FileName, is_same_file
from blotter.cli.compared import Compared, compared
from blotter.cli.opening import project_argument, reading
from blotter.cli.output import say, told_progress
from blotter.project import agreement_report


@click.command("agreement-report", cls=Command)
@project_argument
@click.argument("file", type=FileName())
@compared
@click.option("--data", type=FileName(), metavar="FILE", help="Write every rating to this CSV file, too.")
def write_report(project: Path, file: Path, data: Path | None, asked: Compared) -> None:
    """Write a report on agreement that can be published.

    It has methods in sentences, figures with intervals, disagreements and decisions. The file's name decides
    what it becomes: .html, .docx or .md. Compared are the documents that at least two coders have done.
    """
    if data is not None and is_same_file(file, data):
        raise click.UsageError("--data names the report itself. Give another file.")
    agreement_report.report_format(file)
    with reading(project, asked.viewer) as opened:
        written = agreement_report.write(
            opened, file, asked.options(opened), data=data, progress=told_progress("Comparing documents")
        )
    for each in written:
        say(f"Wrote “{each}”.")


COMMANDS = (write_report,)
