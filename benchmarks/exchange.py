"""A large project out into a REFI-QDA file and in again: how long, and how much memory at most.

python -m benchmarks.exchange out|in|again|floor-out|floor-in FOLDER
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import pieces
from benchmarks.figure import Figure
from benchmarks.material import prose
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import codes, transfer
from blotter.project.carrying import bringing
from blotter.project.carrying.gathering import gathered
from blotter.project.carrying.reading import read_project
from blotter.project.project import Project
from blotter.project.reports import Selection

SOURCES, CODES, CODERS = 1_000, 100, 4
SEGMENTS = 100_000
_CHARACTERS = 20_000
_SECONDS, _MEGABYTES = 60, 1_000
_SIZE = "1,000 documents, 100,000 codings"
_measured = partial(pieces.measured, "benchmarks.exchange")


def figures() -> list[Figure]:
    """Out, in, and in once more where all of it is there already; each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder / "study.blotter")
        out, floor_out = _measured("out", folder), _measured("floor-out", folder)
        into, floor_in = _measured("in", folder), _measured("floor-in", folder)
        again = _measured("again", folder)
    return [
        *_both("project into .qdpx", out, floor_out),
        *_both(".qdpx into a new project", into, floor_in),
        *_both(".qdpx that is there already", again, floor_in),
    ]


def _both(what: str, took: tuple[float, float], floor: tuple[float, float]) -> list[Figure]:
    """The time, and the most memory, of one piece of work."""
    return [
        Figure(f"exchange: {what}", _SIZE, took[0], "s", _SECONDS, floor[0]),
        Figure(f"exchange: {what}, memory", _SIZE, took[1], "MB", _MEGABYTES, floor[1]),
    ]


def prepare(path: Path) -> None:
    """A project of many documents, each coded a hundred times."""
    with Project.create(path) as project:
        people = [Coder(id=new_id(), name=f"Coder {number}") for number in range(CODERS)]
        made = [Code(id=new_id(), name=f"Code {number}", position=number) for number in range(CODES)]
        project.apply(project.edit("Coders", [Put(each) for each in people]))
        project.apply(codes.revised(project, [Put(each) for each in made], "Add codes"))
        project.apply(_material(project, people, made))


def _material(project: Project, people: list[Coder], made: list[Code]) -> Edit:
    assert project.revision is not None
    steps: list[Step] = []
    stored, kept = [], []
    for number in range(SOURCES):
        content = prose(_CHARACTERS, seed=number)
        stored.append(stored_text(content))
        kept.append(original(content.encode()))
        source = Source(
            id=new_id(), name=f"{number}.txt", kind="text", text=stored[-1].digest,
            original=kept[-1].digest, characters=len(content), imported=now(),
        )  # fmt: skip
        steps.append(Put(source))
        steps += _codings(source, content, people, made, project.revision.id)
    return Edit(label=Message("Import"), steps=steps, texts=stored, originals=kept)


def _codings(
    source: Source, content: str, people: list[Coder], made: list[Code], revision: str
) -> Iterator[Step]:
    moment, each = now(), SEGMENTS // SOURCES
    told = {"revision": revision, "created": moment, "modified": moment}
    for number in range(each):
        start = number * (len(content) - 200) // each
        end = start + 40 + number % 120
        segment = Segment(
            id=new_id(), source=source.id, code=made[number % CODES].id, coder=people[number % CODERS].id,
            start=start, end=end, quote=content[start:end], **told,
        )  # fmt: skip
        yield Put(segment)


def _out(folder: Path) -> None:
    with Project(folder / "study.blotter", writable=False) as project:
        transfer.export(project, folder / "study.qdpx", "project", Selection())


def _in(folder: Path) -> None:
    bringing.begin(folder / "new.blotter", read_project(transfer.Incoming(folder / "study.qdpx")))
    with Project(folder / "new.blotter", writable=False) as project:
        assert project.count() == SEGMENTS


def _again(folder: Path) -> None:
    with Project(folder / "new.blotter") as project:
        report = transfer.import_files(project, [transfer.Incoming(folder / "study.qdpx")])
        assert report.taken == {}, report.taken


def _floor_out(folder: Path) -> None:
    """The floor: the same texts and files in an archive, and nothing told of them."""
    with (
        Project(folder / "study.blotter", writable=False) as project,
        zipfile.ZipFile(folder / "floor.zip", "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        carried = gathered(project)
        for digest, content in carried.texts.items():
            archive.writestr(digest, content)


def _floor_in(folder: Path) -> None:
    """The floor: the same documents and codings, put into a new project by one edit."""
    with Project(folder / "study.blotter", writable=False) as project:
        carried = gathered(project)
        steps = [Put(each) for each in carried.things.every()]
        stored = [stored_text(content) for content in carried.texts.values()]
        kept = [original(content) for content in carried.originals.values()]
    with Project.create(folder / "floor.blotter") as new:
        new.apply(Edit(label=Message("Import"), steps=steps, texts=stored, originals=kept))


_WORK: dict[str, Callable[[Path], None]] = {
    "out": _out,
    "in": _in,
    "again": _again,
    "floor-out": _floor_out,
    "floor-in": _floor_in,
}


if __name__ == "__main__":
    pieces.do(_WORK)
