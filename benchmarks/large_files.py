"""A project with 1.5 GB of PDFs out into a REFI-QDA file and in again: how long, and the most memory.

python -m benchmarks.large_files prepare|out|in FOLDER
"""

import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import pieces
from benchmarks.figure import Figure
from benchmarks.material import prose
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.source import Original, Source, digest_of, stored_text
from blotter.message import Message
from blotter.project import transfer
from blotter.project.carrying import bringing
from blotter.project.carrying.reading import read_project
from blotter.project.project import Project
from blotter.project.reports import Selection

FILES, BYTES = 30, 50_000_000
_SECONDS, _MEGABYTES = 120, 600
_SIZE = "30 PDFs of 50 MB"
_measured = partial(pieces.measured, "benchmarks.large_files")
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def figures() -> list[Figure]:
    """Out and in, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measured("prepare", folder)
        out, into = _measured("out", folder), _measured("in", folder)
    return [*_both("large files into .qdpx", out), *_both(".qdpx of large files into a project", into)]


def _both(what: str, took: tuple[float, float]) -> list[Figure]:
    """The time, and the most memory, of one piece of work."""
    return [
        Figure(f"exchange: {what}", _SIZE, took[0], "s", _SECONDS),
        Figure(f"exchange: {what}, memory", _SIZE, took[1], "MB", _MEGABYTES),
    ]


def _content(number: int) -> bytes:
    """What begins as a PDF and does not become smaller, the same whenever it is asked for."""
    return _HEAD + random.Random(number).randbytes(BYTES)


def _prepare(folder: Path) -> None:
    steps, texts, digests = [], [], [digest_of(_content(number)) for number in range(FILES)]
    for number, digest in enumerate(digests):
        texts.append(stored_text(prose(20_000, seed=number)))
        source = Source(
            id=new_id(), name=f"{number}.pdf", kind="pdf", text=texts[-1].digest, original=digest,
            characters=len(texts[-1].content), imported=now(),
        )  # fmt: skip
        steps.append(Put(source))
    files = (Original(digest, _content(number)) for number, digest in enumerate(digests))
    with Project.create(folder / "large.blotter") as project:
        project.apply(Edit(label=Message("Import"), steps=steps, texts=texts, originals=files))


def _out(folder: Path) -> None:
    with Project(folder / "large.blotter", writable=False) as project:
        transfer.export(project, folder / "large.qdpx", "project", Selection())


def _in(folder: Path) -> None:
    bringing.begin(folder / "new.blotter", read_project(transfer.Incoming(folder / "large.qdpx")))
    with Project(folder / "new.blotter", writable=False) as project:
        assert len(project.sources) == FILES


_WORK: dict[str, Callable[[Path], None]] = {"prepare": _prepare, "out": _out, "in": _in}


if __name__ == "__main__":
    pieces.do(_WORK)
