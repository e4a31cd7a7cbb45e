"""Plan that tables by country and year come, are called otherwise, and go."""

from dataclasses import replace
from pathlib import Path

from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.study import CountryTable
from blotter.errors import NotFound, Refused
from blotter.interchange import country_files
from blotter.message import Sentence
from blotter.project.project import Project
from blotter.project.records import schema_messages


def find(project: Project, name: str) -> CountryTable:
    """The table of this name, or NotFound with the nearest."""
    tables = project.country_tables()
    for each in tables:
        if name_key(each.name) == name_key(name):
            return each
    near = nearest(name, (each.name for each in tables))
    raise NotFound(schema_messages.NO_SUCH_TABLE, name=name, nearest=near)


def import_file(
    project: Project, path: Path, name: str = "", country: str = "", year: str = "", value: str = ""
) -> tuple[CountryTable, Edit, list[Sentence]]:
    """A table from a CSV file, in place of the one of its name; also the rows that could not be read.

    The columns are told by their headers where these do not tell by themselves.
    """
    name = checked_name(name or path.stem, "table")
    rows, refused = country_files.values(path, country_files.Columns(country, year, value))
    known = next((each for each in project.country_tables() if name_key(each.name) == name_key(name)), None)
    made = replace(known, rows=rows) if known else CountryTable(id=new_id(), name=name, rows=rows)
    return made, project.edit(schema_messages.TABLE_IMPORTED, [Put(made)], name=made.name), refused


def rename(project: Project, table: CountryTable, name: str) -> Edit | None:
    """Give a table another name."""
    name = checked_name(name, "table")
    for other in project.country_tables():
        if other.id != table.id and name_key(other.name) == name_key(name):
            raise Refused(schema_messages.TABLE_EXISTS, name=other.name)
    if name == table.name:
        return None
    changed = Put(replace(table, name=name))
    return project.edit(schema_messages.TABLE_RENAMED, [changed], old=table.name, new=name)


def remove(project: Project, table: CountryTable) -> Edit:
    """Take a table away."""
    return project.edit(schema_messages.TABLE_REMOVED, [Remove(CountryTable, table.id)], name=table.name)
