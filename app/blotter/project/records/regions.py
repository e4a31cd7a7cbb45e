"""Plan changes of the regions: which there are, and in which each country is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from blotter.domain.countries import COUNTRIES, Country, country
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.record import Evidence, Record
from blotter.domain.study import CountryRegion, region_id
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import NotFound, Refused
from blotter.interchange import country_files, formats
from blotter.interchange.formats import Export
from blotter.interchange.written import Written
from blotter.message import Sentence
from blotter.progress import silent
from blotter.project.project import Project
from blotter.project.records import following, schema_messages
from blotter.project.whole import on_whole


def find(project: Project, name: str) -> str:
    """The region of this name, or NotFound with those there are."""
    names = project.regions.names
    for known in names:
        if name_key(known) == name_key(name):
            return known
    listed = ", ".join(names)
    raise NotFound(schema_messages.NO_SUCH_REGION, name=name, names=listed, nearest=nearest(name, names))


def find_country(words: str) -> Country:
    """The country of a code or name, or NotFound."""
    found = country(words)
    if found is None:
        raise NotFound(schema_messages.NO_COUNTRY, words=words)
    return found


def table(project: Project) -> Table:
    """Every country with its region."""
    columns = (Column("country", "Country"), Column("name", "Name"), Column("region", "Region"))
    rows: list[tuple[Cell, ...]] = [
        (code, each.name(), project.regions.of(code)) for code, each in COUNTRIES.items()
    ]
    return Table("Regions", columns, rows)


def summary(project: Project) -> Table:
    """The regions with how many countries are in each."""
    of = list(project.regions.table.values())
    columns = (Column("region", "Region"), Column("countries", "Countries", ColumnKind.INTEGER))
    return Table("Regions", columns, [(name, of.count(name)) for name in project.regions.names])


def put(project: Project, countries: Sequence[Country], region: str) -> Edit | None:
    """Count countries in a region."""
    steps = _counted(project, {each.code: region for each in countries})
    if not steps:
        return None
    if len(countries) == 1:
        told = {"countries": countries[0].name(), "region": region}
        return project.edit(schema_messages.REGION_SET, steps, **told)
    return project.edit(schema_messages.REGIONS_SET, steps, count=len(steps), region=region)


def _counted(project: Project, wanted: Mapping[str, str]) -> list[Step]:
    """What counts each country (by code) in a region; what is so by default needs no row."""
    steps: list[Step] = []
    rows = {each.country: each for each in project.country_regions()}
    for code, region in wanted.items():
        if project.regions.of(code) == region:
            continue
        row = rows.get(code)
        if region == COUNTRIES[code].region and row is not None:
            steps.append(Remove(CountryRegion, row.id))
        elif row is not None:
            steps.append(Put(replace(row, region=region)))
        else:
            steps.append(Put(CountryRegion(id=region_id(code), country=code, region=region)))
    return steps


def add(project: Project, name: str) -> Edit:
    """One more region, in which there is nothing yet."""
    name = _free_name(project, name)
    frame = Put(replace(project.frame, regions=(*project.regions.names, name)))
    return project.edit(schema_messages.REGION_ADDED, [frame], name=name)


@on_whole
def rename(project: Project, old: str, new: str) -> Edit | None:
    """Call a region otherwise, in the records of groups, too."""
    new = _free_name(project, new, old)
    if new == old:
        return None
    names = tuple(new if name == old else name for name in project.regions.names)
    steps = [Put(replace(project.frame, regions=names)), *_moved(project, old, new)]
    return project.edit(schema_messages.REGION_RENAMED, steps, old=old, new=new)


@on_whole
def remove(project: Project, name: str, instead: str | None = None) -> Edit:
    """Take a region away; what is in it is counted in another `instead`, without which it is Refused."""
    instead = None if instead == name else instead
    left = tuple(known for known in project.regions.names if known != name)
    if not left:
        raise Refused(schema_messages.LAST_REGION, name=name)
    inside = [code for code, region in project.regions.table.items() if region == name]
    groups = [each for each in project.records.values() if _says(each, name)]
    if (inside or groups) and instead is None:
        raise Refused(schema_messages.REGION_IN_USE, name=name, count=len(inside) + len(groups))
    steps: list[Step] = [Put(replace(project.frame, regions=left))]
    steps += _moved(project, name, instead) if instead is not None else []
    return project.edit(schema_messages.REGION_REMOVED, steps, name=name)


def move(project: Project, name: str, place: int) -> Edit | None:
    """List a region at a place (from 0 on)."""
    names = [known for known in project.regions.names if known != name]
    names.insert(max(0, place), name)
    if tuple(names) == project.regions.names:
        return None
    frame = Put(replace(project.frame, regions=tuple(names)))
    return project.edit(schema_messages.REGION_MOVED, [frame], name=name)


def _says(record: Record, region: str) -> bool:
    return any(each.region == region for each in record.countries)


def _moved(project: Project, old: str, new: str) -> list[Step]:
    """What counts all of one region in another: countries, and what records say of themselves."""
    inside = {code: new for code, region in project.regions.table.items() if region == old}
    steps = _counted(project, inside)

    def move(thing: Record | Evidence) -> Record | Evidence:
        if not isinstance(thing, Record) or not _says(thing, old):
            return thing
        countries = (each._replace(region=new) if each.region == old else each for each in thing.countries)
        return replace(thing, countries=tuple(countries))

    steps += [Put(move(each)) for each in project.records.values() if _says(each, old)]
    return [*steps, *following.in_formers(project, move)]


def import_file(project: Project, path: Path) -> tuple[Edit | None, list[Sentence]]:
    """Count countries as a file says, whose regions are added; also the rows that could not be read."""
    rows, refused = country_files.regions(path)
    for name in set(rows.values()):
        checked_name(name, "region")
    names = project.regions.names
    known = {name_key(name): name for name in names}
    wanted = {code: known.setdefault(name_key(region), region) for code, region in rows.items()}
    new = [name for name in known.values() if name not in names]
    steps = _counted(project, wanted)
    if new:
        steps.insert(0, Put(replace(project.frame, regions=(*names, *new))))
    if not steps:
        return None, refused
    return project.edit(schema_messages.REGIONS_IMPORTED, steps, count=len(rows)), refused


def export_file(project: Project, path: Path) -> Written:
    """Write every country with its region to a file; the suffix decides the format."""
    row = formats.writer(path, "sources")
    assert row.write is not None
    return row.write(Export(what="regions", table=table(project)), path, None, silent)


def _free_name(project: Project, name: str, old: str = "") -> str:
    name = checked_name(name, "region")
    for known in project.regions.names:
        if known != old and name_key(known) == name_key(name):
            raise Refused(schema_messages.REGION_EXISTS, name=known)
    return name


def listed(countries: Iterable[Country]) -> str:
    """Countries by name, in a line."""
    return ", ".join(each.name() for each in countries)
