"""What is written is what the standard says, and what is read from it is what was given."""

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from carried_projects import carried_project
from hypothesis import given
from hypothesis import strategies as st
from refi_schemas import check_valid
from refi_study import identity, segment, study

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.foreign import ForeignImport
from blotter.domain.segment import Segment
from blotter.domain.table import Table
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import RefiWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.limits import ARCHIVE_MEMBERS, PROJECT_ARCHIVE_BYTES
from blotter.interchange.refi.reading.project import read
from blotter.interchange.refi.writing.writer import refuse_too_large, write
from blotter.interchange.written import Written
from blotter.progress import Cancelled, Progress
from factories import text_source

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
    with ZipFile(path) as archive:
        check_valid(archive.read("project.qde"), "Project")


def test_what_does_not_end_well_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    path.write_bytes(b"an older one")
    calls: list[int] = []

    def stop_at(number: int) -> Progress:
        def stop(done: int, total: int) -> None:
            calls.append(done)
            if len(calls) == number:
                raise Cancelled

        return stop

    export = Export(what="project", table=Table("", (), ()), project=study())
    write(export, tmp_path / "whole.qdpx", None, lambda done, total: calls.append(done))
    for number in range(1, len(calls)):
        calls.clear()
        with pytest.raises(Cancelled):
            write(export, path, None, stop_at(number))
    assert path.read_bytes() == b"an older one"
    assert {each.name for each in tmp_path.iterdir()} == {"study.qdpx", "whole.qdpx"}


def test_a_project_that_would_break_a_rule_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    beyond = replace(segment("boats"), end=10_000)
    with pytest.raises(WrongFile, match="a selection from 20 to 10000 is in a text of"):
        written(study(beyond), path)
    nowhere = replace(segment("boats"), code=identity("no code"))
    with pytest.raises(WrongFile, match="CodeRef refers to"):
        written(study(nowhere), path)
    assert not path.exists()


def test_a_quote_that_is_not_in_the_text_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    wrong = replace(segment("boats", memo="Which ones?"), quote="ships")
    told = written(study(wrong), path)
    assert [str(remark.what) for remark in told.lost] == [
        "the quote, which is not what stands in the text (1)"
    ]
    again = read(path).project
    assert again is not None
    assert again.things.all(Segment)[wrong.id] == wrong


def test_what_went_out_is_counted(tmp_path: Path) -> None:
    told = written(study(), tmp_path / "study.qdpx")
    assert told.rows == 3
    assert told.counts == {
        "sources": 1, "codes": 2, "segments": 3, "memos": 2, "coders": 2, "cases": 1, "case-parts": 1,
        "attributes": 1, "values": 1,
    }  # fmt: skip
    assert told.lost == ()


def test_a_project_of_nothing_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "nothing.qdpx"
    written(CarriedProject(name="", things=Carried()), path)
    is_valid(path)
    again = read(path).project
    assert again is not None
    assert set(again.things) == {ForeignImport}


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


def test_characters_that_xml_cannot_hold_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    bell = segment("boats", memo="Which \x07 ones?")
    told = written(study(bell), path, RefiWriteOptions(sidecar=False))
    assert any("1 names, memos or definitions hold control" in str(remark.why) for remark in told.lost)
    again = read(path).project
    assert again is not None
    assert again.things.all(Segment)[bell.id].memo == "Which  ones?"


def test_a_project_of_more_files_than_an_archive_may_have_is_written(tmp_path: Path) -> None:
    things, texts, originals = Carried(), dict[str, str](), dict[str, bytes]()
    for number in range(ARCHIVE_MEMBERS + 1):
        made = text_source(f"Interview {number}", f"{number}.txt")
        things.put(made.source)
        texts[made.text.digest] = made.text.content
        originals[made.original.digest] = made.original.content
    project = CarriedProject(name="many", things=things, texts=texts, originals=originals)
    told = written(project, tmp_path / "many.qdpx")
    assert told.counts == {"sources": ARCHIVE_MEMBERS + 1}


def test_what_nobody_could_read_again_is_refused_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / ".half-done.part"
    with path.open("wb") as file:
        file.truncate(PROJECT_ARCHIVE_BYTES)
        refuse_too_large(path, "study.qdpx")
        file.truncate(PROJECT_ARCHIVE_BYTES + 1)
    with pytest.raises(WrongFile, match=r"study\.qdpx"):
        refuse_too_large(path, "study.qdpx")
