"""Data packages for tests: a small project with something of everything, and tables as they are read."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import factories
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.code_set import CodeSet
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import new_id
from blotter.domain.memo import Memo
from blotter.domain.revision import Revision
from blotter.domain.segment import Span
from blotter.domain.source import stored_layer
from blotter.domain.structure import Page, Structure, packed
from blotter.domain.table import Table
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.data_package import writing
from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.format_row import Export
from blotter.interchange.written import Written

ORCID = "0000-0002-1825-0097"
_FIRST_WORD: Any = {"start": 0, "end": 8, "quote": factories.TEXT[:8]}

TODAY = date.today().isoformat()


def small_project() -> CarriedProject:
    """Two coders on one paged document of two cases; values of every kind of bearer."""
    made, ada, ben = factories.text_source(), factories.coder("Ada Quill"), factories.coder("Ben")
    layer = stored_layer(packed(Structure(pages=(Page(0, 50, "i"), Page(50, 111, "ii")))))
    group = DocumentGroup(id=new_id(), name="Press")
    source = replace(made.source, structure=layer.digest, group=group.id)
    code = factories.code(short="=SUM(A1)", example="a, “quoted”\nline")
    below = replace(factories.code("academy", code), aliases=("school", "college"))
    guard, town = Case(id=new_id(), name="Guard", kind="person"), Case(id=new_id(), name="Town")
    year = Attribute(id=new_id(), name="Year", type=AttributeType.NUMBER)
    name = Attribute(id=new_id(), name="name", of=Bearer.CASES)
    revision = factories.revision([code, below])
    segments = [
        replace(factories.segment(made, code, ada, Span(0, 8)), memo="-- a memo", revision=revision.id),
        factories.segment(made, below, ada, Span(4, 60)),
        factories.segment(made, below, ben, Span(50, 57)),
    ]
    things = Carried()
    things.put(
        ada, ben, group, source, code, below, revision, *segments,
        Memo(id=new_id(), source=source.id, **_FIRST_WORD, text="@home", coder=ben.id),
        Memo(id=new_id(), text="on all of it"),
        guard, town,
        CasePart(id=part_id(guard.id, source.id), case=guard.id, source=source.id),
        CasePart(id=new_id(), case=town.id, source=source.id, **_FIRST_WORD),
        year, name,
        AttributeValue(id=value_id(year.id, source.id), attribute=year.id, source=source.id, value="2019"),
        AttributeValue(id=value_id(name.id, guard.id), attribute=name.id, case=guard.id, value="a guard"),
        CodeSet(id=new_id(), name="pair", codes=(below.id, code.id)),
    )  # fmt: skip
    return CarriedProject(
        name="Study",
        things=things,
        texts={made.text.digest: made.text.content},
        originals={made.original.digest: made.original.content},
        layers={layer.digest: layer.content},
    )


def revision_of(project: CarriedProject) -> Revision:
    """The one revision of the small project."""
    (found,) = project.things.all(Revision).values()
    return found


def written(project: CarriedProject, folder: Path, **chosen: str | bool) -> Written:
    """Write a package into a folder, with these choices."""
    export = Export(what="project", table=Table("", (), ()), project=project)
    return writing.write_folder(export, folder, PackageOptions.model_validate(chosen))


def read(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as anybody reads them, without the guard of formulas."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def everything(folder: Path) -> str:
    """All words of all files of a folder."""
    return "\n".join(each.read_text(encoding="utf-8") for each in folder.rglob("*") if each.is_file())
