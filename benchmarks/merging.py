"""Two copies brought together: as packages that were coded on, and without a shared past."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.million import prepared, segments
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.segment import Segment
from blotter.message import Message
from blotter.progress import Progress
from blotter.project import merging
from blotter.project.merging import Decisions, Take
from blotter.project.project import Project

SEGMENTS = 100_000
_TARGET = 20
_SIZE = "100,000 segments a side"


def figures() -> list[Figure]:
    """A merge of copies with a shared past, its undo, the longest silence, and one of strangers."""
    with tempfile.TemporaryDirectory() as folder:
        here, there = _copies(Path(folder))
        floor = _import_seconds(Path(folder) / "floor.blotter")
        stranger = Path(shutil.copyfile(here, Path(folder) / "stranger.blotter"))
        silence = _Silence()
        took = _merged(here, there, silence=silence)
        with Project(here) as project:
            assert project.count() == 2 * SEGMENTS
            undo = _seconds(lambda: project.undo(any_coder=True))
        unknown = _merged(stranger, there, strangers=True)
    return [
        Figure("merge: two copies, planned and on disk", _SIZE, took, "s", _TARGET, floor),
        Figure("merge: longest time without a word of progress", _SIZE, silence.longest, "s", 1, None),
        Figure("merge: undone as one step", _SIZE, undo, "s", None, None),
        Figure("merge: a copy taken without its history", _SIZE, unknown, "s", _TARGET, floor),
    ]


class _Silence:
    """Listens to progress: how long it was silent at most."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def _copies(folder: Path) -> tuple[Path, Path]:
    here, there = folder / "here.blotter", folder / "there.blotter"
    project, texts = prepared(here)
    project.close()
    shutil.copyfile(here, there)
    for path in (here, there):
        with Project(path) as copy:
            made = segments(copy, texts, SEGMENTS)
            steps = made if path == here else map(_shorter, made)
            copy.apply(Edit(label=Message("Code"), steps=steps, size=SEGMENTS))
    return here, there


def _shorter(step: Step) -> Step:
    """The same passage without its last character, so that no two segments are one."""
    assert isinstance(step, Put)
    segment = step.entity
    assert isinstance(segment, Segment)
    return Put(replace(segment, end=segment.end - 1, quote=segment.quote[:-1]))


def _import_seconds(path: Path) -> float:
    """The floor: one edit that brings as many segments in."""
    project, texts = prepared(path)
    with project:
        edit = Edit(label=Message("Code"), steps=list(segments(project, texts, SEGMENTS)), size=SEGMENTS)
        return _seconds(lambda: project.apply(edit))


def _merged(into: Path, copy: Path, strangers: bool = False, silence: Progress | None = None) -> float:
    with Project(into) as project, _opened(project, copy) as found:
        begun = time.perf_counter()
        told = silence or (lambda done, total: None)
        made = merging.plan(
            project, found, Decisions(otherwise=Take.INTO), strangers=strangers, progress=told
        )
        merging.carry_out(project, made, told)
        return time.perf_counter() - begun


@contextmanager
def _opened(project: Project, copy: Path) -> Iterator[list[merging.Incoming]]:
    with merging.opened(project, [copy]) as found:
        yield found


def _seconds(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun
