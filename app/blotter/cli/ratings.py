"""`blotter agreement-table`: agreement from a table of any other tool."""

from pathlib import Path

import click

from blotter.analysis.ratings_measures import Weights
from blotter.analysis.ratings_table import RatingsOptions
from blotter.cli.command import Command, FileName, is_same_file
from blotter.cli.opening import json_option
from blotter.cli.output import say, show_table, told_progress
from blotter.interchange.ratings_columns import Form, RatingsColumns
from blotter.project import rated_files

LEAST_DRAWS = 100
"""Fewer draws say nothing of an interval."""


class CodersTogether(Command):
    """A command whose `--coders` may be followed by several names at once, if the file is named first."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each name."""
        told: list[str] = []
        is_open = False
        for word in args:
            if word.startswith("-"):
                is_open = word == "--coders" and not args[0].startswith("-")
            elif is_open and told[-1] != "--coders":
                told.append("--coders")
            told.append(word)
        return super().parse_args(ctx, told)


@click.command("agreement-table", cls=CodersTogether)
@click.argument("file", type=FileName())
@click.option(
    "--measure", "measures", multiple=True, metavar="ID",
    help="A measure such as krippendorff_alpha_ordinal; may be repeated. Else the usual ones.",
)  # fmt: skip
@click.option("--by-category", is_flag=True, help="Each category against the rest, as well.")
@click.option(
    "--category", "categories", multiple=True, metavar="LABEL",
    help="A label that could be given, in the order of these if it matters; may be repeated.",
)  # fmt: skip
@click.option(
    "--weights", type=click.Choice([str(each) for each in Weights]),
    help="For ordered labels: how far two of them agree, in the measures that take weights.",
)  # fmt: skip
@click.option(
    "--form", type=click.Choice([str(form) for form in Form]),
    help="A column a coder (wide) or a row a rating (long); else it is guessed.",
)  # fmt: skip
@click.option("--unit", default="", metavar="COLUMN", help="Which unit it is.")
@click.option("--coder", default="", metavar="COLUMN", help="Long: who rated.")
@click.option("--value", default="", metavar="COLUMN", help="Long: the label.")
@click.option("--code", default="", metavar="COLUMN", help="Long: what was rated, if several things were.")
@click.option("--group", default="", metavar="COLUMN", help="Which document the unit is from.")
@click.option("--coders", multiple=True, metavar="NAME...", help="The coders' columns, or their names.")
@click.option(
    "--missing", multiple=True, metavar="WORD", help="What stands where there is no rating, such as NA."
)
@click.option("--no-header", is_flag=True, help="The first row holds labels, not titles.")
@click.option(
    "--draws", type=click.IntRange(0, 100_000), default=2000, show_default=True,
    help="Draws of the bootstrap; 0: no intervals.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The same draws again."
)
@click.option("--out", type=FileName(), help="Write the result to this file (.csv, .xlsx, .md, …).")
@json_option
def agreement_table(
    file: Path, measures: tuple[str, ...], by_category: bool, categories: tuple[str, ...],
    weights: str | None, form: str | None,
    unit: str, coder: str, value: str, code: str, group: str, coders: tuple[str, ...],
    missing: tuple[str, ...], no_header: bool, draws: int, seed: int, out: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Say how far the coders of a table of ratings agree.

    No project is needed; the table may come from any tool.

    CSV, TSV or XLSX: a column a coder and a row a unit, or a row a rating with unit, coder and value. An
    empty cell is a missing rating.
    """
    if 0 < draws < LEAST_DRAWS:
        raise click.UsageError(f"--draws is 0, for no intervals, or {LEAST_DRAWS} and more.")
    if out is not None and is_same_file(file, out):
        raise click.UsageError("--out names the table itself, which stays as it is. Give another file.")
    columns = RatingsColumns(
        form=None if form is None else Form(form), unit=unit, coder=coder, value=value, code=code,
        group=group, coders=tuple(dict.fromkeys(coders)), missing=missing, has_header=not no_header,
    )  # fmt: skip
    options = RatingsOptions(
        measures=tuple(dict.fromkeys(measures)), categories=tuple(dict.fromkeys(categories)),
        by_category=by_category, replicates=draws, seed=seed,
        weights=None if weights is None else Weights(weights),
    )  # fmt: skip
    read = rated_files.read(file, columns, told_progress("Reading rows"))
    table = rated_files.agreement(read, options, told_progress("Computing"))
    if out is None:
        show_table(table, as_json)
        return
    rated_files.write(table, out)
    say(f"{out}: written.")


COMMANDS = (agreement_table,)
