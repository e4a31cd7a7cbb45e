"""What is written is what the standard says, and what is read from it is what was given."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from carried_projects import carried_project
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.foreign import ForeignImport
from blotter.domain.table import Table
from blotter.interchange.exchange_options import RefiWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.writing.writer import write
from blotter.interchange.written import Written

_PLACES = [each / "shared" / "refi-qda" for each in Path(__file__).parents[5:]]
SCHEMAS = next((each for each in _PLACES if each.is_dir()), _PLACES[0])
OPTIONS = st.builds(
    RefiWriteOptions,
    profile=st.sampled_from(["standard", "nvivo", "maxqda", "atlas"]),
    activity_log=st.booleans(),
    flatten=st.booleans(),
)


def written(project: CarriedProject, path: Path, options: RefiWriteOptions | None = None) -> Written:
    return write(Export(what="project", table=Table("", (), ()), project=project), path, options)


def own_things(project: CarriedProject, given: CarriedProject) -> Carried:
    """What was read, without the record that it was read."""
    made = Carried()
    known = given.things.all(ForeignImport)
    for each in project.things.every():
        if not isinstance(each, ForeignImport) or each.id in known:
            made.put(each)
    return made


def is_valid(path: Path) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip(f"the schemas are not at {SCHEMAS}")
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "Project.xsd"))
    with ZipFile(path) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))


@given(st.randoms(use_true_random=False), OPTIONS)
def test_what_is_read_is_what_was_given(random: Random, options: RefiWriteOptions) -> None:
    project = carried_project(random)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.qdpx"
        told = written(project, path, options)
        again = read(path).project
        assert again is not None
        assert again.name == project.name
        assert own_things(again, project) == project.things
        for place in ("texts", "originals", "layers"):
            ours, theirs = getattr(project, place), getattr(again, place)
            assert {digest: theirs[digest] for digest in ours} == dict(ours)
        assert not again.unplaced
        assert told.rows == told.counts.get("segments", 0)


@given(st.randoms(use_true_random=False), OPTIONS, st.booleans())
def test_what_is_written_is_valid(random: Random, options: RefiWriteOptions, sidecar: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.qdpx"
        written(carried_project(random), path, options.model_copy(update={"sidecar": sidecar}))
        is_valid(path)
