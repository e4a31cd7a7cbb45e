"""`blotter actors`, `regions`, `country-table`, `study`: what records of a study share."""

from pathlib import Path
from typing import Any

import click

from blotter.cli.command import Command, FileName, Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table
from blotter.domain.study import MOST_DAYS
from blotter.project.project import Project
from blotter.project.records import actors as register
from blotter.project.records import country_tables, framing, schema_tables
from blotter.project.records import regions as regional


@click.group(cls=Group)
def actors() -> None:
    """Keep the register of actors."""


@actors.command("list")
@project_argument
@json_option
def list_actors(project: Path, as_json: bool) -> None:
    """List the actors with their aliases and number of records."""
    with reading(project) as opened:
        show_table(schema_tables.actors(opened), as_json)


_ALIAS = click.option(
    "--alias", "aliases", multiple=True, metavar="NAME", help="Another name; may be repeated."
)
_KIND = click.option("--kind", metavar="WORD", help="What kind of actor it is.")
_SIDE = click.option("--side", metavar="WORD", help="For whom it acts.")
_COUNTRY = click.option("--country", metavar="COUNTRY", help="Its country, by code or name.")
_PARENT = click.option("--parent", metavar="ACTOR", help="What it belongs to; empty: nothing.")
_NOTE = click.option("--note", metavar="TEXT", help="What else there is to say.")


@actors.command("add")
@project_argument
@click.argument("name")
@_ALIAS
@_KIND
@_SIDE
@_COUNTRY
@_PARENT
@_NOTE
@coder_option
def add_actor(
    project: Path, name: str, aliases: tuple[str, ...], coder: str | None, **values: str | None
) -> None:
    """Add an actor. Aliases may be in any script."""
    with writing(project, coder) as opened:
        made, edit = register.add(opened, name, aliases, **_told(opened, values))
        opened.apply(edit)
        say(f"Added the actor “{made.name}”.")


@actors.command("change")
@project_argument
@click.argument("name")
@click.option("--name", "new", metavar="NAME", help="Another name.")
@_ALIAS
@click.option("--no-alias", "gone", multiple=True, metavar="NAME", help="A name no more; may be repeated.")
@_KIND
@_SIDE
@_COUNTRY
@_PARENT
@_NOTE
@coder_option
def change_actor(
    project: Path, name: str, new: str | None, aliases: tuple[str, ...], gone: tuple[str, ...],
    coder: str | None, **values: str | None,
) -> None:  # fmt: skip
    """Give an actor other names, or say what it is.

    It is found by its name or an alias.
    """
    with writing(project, coder) as opened:
        known = register.find(opened, name)
        told = _told(opened, values)
        if new is not None:
            told["name"] = new
        if aliases or gone:
            told["aliases"] = (*(each for each in known.aliases if each not in gone), *aliases)
        if not told:
            raise click.UsageError("Say what to change: --name, --alias, --kind and so on.")
        changed = opened.apply(register.change(opened, known, **told))
        say(f"Changed the actor “{known.name}”." if changed else f"“{known.name}” is so already.")


def _told(project: Project, values: dict[str, str | None]) -> dict[str, Any]:
    """What was said of an actor; what it belongs to by its id."""
    told: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    if "parent" in told:
        told["parent"] = register.find(project, told["parent"]).id if told["parent"] else None
    return told


@actors.command("merge")
@project_argument
@click.argument("name")
@click.argument("into")
@coder_option
def merge_actors(project: Path, name: str, into: str, coder: str | None) -> None:
    """Make one actor of two, in all records.

    INTO stays, and is found by all names of both.
    """
    with writing(project, coder) as opened:
        gone, kept = register.find(opened, name), register.find(opened, into)
        count = register.used(opened)[gone.id]
        opened.apply(register.merge(opened, gone, kept))
        say(f"“{gone.name}” is now “{kept.name}”, in {number(count, 'record')}.")


@actors.command("delete")
@project_argument
@click.argument("name")
@coder_option
def delete_actor(project: Path, name: str, coder: str | None) -> None:
    """Delete an actor that plays a part in no record."""
    with writing(project, coder) as opened:
        known = register.find(opened, name)
        opened.apply(register.remove(opened, known))
        say(f"Deleted the actor “{known.name}”.")


@click.group(cls=Group)
def regions() -> None:
    """Say in which region each country is counted."""


@regions.command("list")
@project_argument
@click.option("--countries", is_flag=True, help="Every country with its region, not the regions alone.")
@json_option
def list_regions(project: Path, countries: bool, as_json: bool) -> None:
    """List the regions, or the countries with theirs."""
    with reading(project) as opened:
        show_table(regional.table(opened) if countries else regional.summary(opened), as_json)


@regions.command("set")
@project_argument
@click.argument("region")
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...")
@coder_option
def set_region(project: Path, region: str, countries: tuple[str, ...], coder: str | None) -> None:
    """Count countries, by code or name, in a region."""
    with writing(project, coder) as opened:
        found, name = [regional.find_country(each) for each in countries], regional.find(opened, region)
        changed = opened.apply(regional.put(opened, found, name))
        told = regional.listed(found)
        say(f"In {name} now: {told}." if changed else f"In {name} already: {told}.")


@regions.command("add")
@project_argument
@click.argument("name")
@coder_option
def add_region(project: Path, name: str, coder: str | None) -> None:
    """Add a region."""
    with writing(project, coder) as opened:
        opened.apply(regional.add(opened, name))
        say(f"Added the region “{name}”.")


@regions.command("rename")
@project_argument
@click.argument("name")
@click.argument("new")
@coder_option
def rename_region(project: Path, name: str, new: str, coder: str | None) -> None:
    """Give a region another name."""
    with writing(project, coder) as opened:
        known = regional.find(opened, name)
        changed = opened.apply(regional.rename(opened, known, new))
        say(f"“{known}” is now “{new}”." if changed else f"“{known}” has that name already.")


@regions.command("delete")
@project_argument
@click.argument("name")
@click.option("--into", metavar="REGION", help="The region in which its countries are counted.")
@coder_option
def delete_region(project: Path, name: str, into: str | None, coder: str | None) -> None:
    """Delete a region. With countries it needs --into."""
    with writing(project, coder) as opened:
        known = regional.find(opened, name)
        opened.apply(regional.remove(opened, known, regional.find(opened, into) if into else None))
        say(f"Deleted the region “{known}”.")


@regions.command("import")
@project_argument
@click.argument("file", type=FileName())
@coder_option
def import_regions(project: Path, file: Path, coder: str | None) -> None:
    """Count countries in regions as a CSV file says.

    Its columns are `country` and `region`.
    `blotter regions export` writes one to begin with.
    """
    with writing(project, coder) as opened:
        edit, refused = regional.import_file(opened, file)
        changed = opened.apply(edit)
        say("Imported the regions." if changed else "All countries are in these regions already.")
        _end_with(refused)


@regions.command("export")
@project_argument
@click.argument("file", type=FileName())
def export_regions(project: Path, file: Path) -> None:
    """Write every country with its region to a file.

    CSV, XLSX and so on, as the suffix says.
    """
    with reading(project) as opened:
        written = regional.export_file(opened, file)
        say(f"Wrote {number(written.rows, 'row')} to {file}.")


@click.group("country-table", cls=Group)
def country_table() -> None:
    """Keep tables by country and year of your own."""


@country_table.command("list")
@project_argument
@json_option
def list_tables(project: Path, as_json: bool) -> None:
    """List the tables with their countries, years and values."""
    with reading(project) as opened:
        show_table(schema_tables.country_tables(opened), as_json)


@country_table.command("import")
@project_argument
@click.argument("file", type=FileName())
@click.option("--name", default="", metavar="NAME", help="What the table is called; else as the file.")
@click.option("--country", default="", metavar="COLUMN", help="The column with the country, by code or name.")
@click.option("--year", default="", metavar="COLUMN", help="The column with the year.")
@click.option("--value", default="", metavar="COLUMN", help="The column with the values.")
@coder_option
def import_table(
    project: Path, file: Path, name: str, country: str, year: str, value: str, coder: str | None
) -> None:
    """Import a table from a CSV file, in place of the one of its name.

    Without a column for the year the values hold for every year.
    """
    with writing(project, coder) as opened:
        made, edit, refused = country_tables.import_file(opened, file, name, country, year, value)
        opened.apply(edit)
        say(f"Imported “{made.name}”: {number(len(made.rows), 'value')}.")
        _end_with(refused)


@country_table.command("rename")
@project_argument
@click.argument("name")
@click.argument("new")
@coder_option
def rename_table(project: Path, name: str, new: str, coder: str | None) -> None:
    """Give a table another name."""
    with writing(project, coder) as opened:
        known = country_tables.find(opened, name)
        changed = opened.apply(country_tables.rename(opened, known, new))
        say(f"“{known.name}” is now “{new}”." if changed else f"“{known.name}” has that name already.")


@country_table.command("delete")
@project_argument
@click.argument("name")
@coder_option
def delete_table(project: Path, name: str, coder: str | None) -> None:
    """Delete a table."""
    with writing(project, coder) as opened:
        known = country_tables.find(opened, name)
        opened.apply(country_tables.remove(opened, known))
        say(f"Deleted the table “{known.name}”.")


@click.command(cls=Command)
@project_argument
@click.option("--from", "earliest", metavar="DATE", help="The first year or day; empty: open.")
@click.option("--to", "latest", metavar="DATE", help="The last year or day; empty: open.")
@click.option("--home", metavar="COUNTRY", help="From which country the study looks, by code or name.")
@click.option(
    "--days", type=click.IntRange(0, MOST_DAYS), help="How far apart two reports of one activity may date it."
)
@click.option(
    "--needs-actor/--no-needs-actor", default=None,
    help="Whether two records have to share an actor to be proposed as one.",
)  # fmt: skip
@json_option
@coder_option
def study(project: Path, as_json: bool, coder: str | None, **values: Any) -> None:
    """Say what the study is about, or without options show it."""
    told = {key: value for key, value in values.items() if value is not None}
    if not told:
        with reading(project) as opened:
            show_table(schema_tables.frame(opened), as_json)
        return
    with writing(project, coder) as opened:
        changed = opened.apply(framing.change(opened, **told))
        say("Changed the frame of the study." if changed else "The frame of the study is so already.")


def _end_with(refused: list[Any]) -> None:
    """Tell the rows that were refused, and end with 1 if there are some."""
    for each in refused:
        say(each)
    if refused:
        raise SystemExit(1)


COMMANDS = (actors, regions, country_table, study)
