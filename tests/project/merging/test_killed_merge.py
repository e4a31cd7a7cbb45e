"""A merge that is killed half way is there whole or not at all."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factories
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Segment
from blotter.message import Message
from blotter.project import merging
from blotter.project.merging import Decisions
from blotter.project.project import Project
from states import assert_sound, state

_SEGMENTS = 20_000


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A study, and a copy in which very much was coded."""
    folder = tmp_path_factory.mktemp("merge")
    here = folder / "study.blotter"
    with factories.study(here) as project:
        project.apply(factories.import_of(factories.text_source("word " * _SEGMENTS, "long.txt")))
    there = Path(shutil.copyfile(here, folder / "there.blotter"))
    with Project(there) as project:
        source, ada = project.source("long.txt"), project.coder("Ada")
        code, at = project.codebook.find("training"), now()
        steps = (
            Put(
                Segment(
                    id=new_id(), source=source.id, code=code.id, coder=ada.id, start=5 * n, end=5 * n + 4,
                    quote="word", created=at, modified=at,
                )
            )
            for n in range(_SEGMENTS)
        )  # fmt: skip
        project.apply(Edit(label=Message("Code"), steps=steps, size=_SEGMENTS))
    return here, there


def merged_here(into: Path, there: Path) -> None:
    with Project(into) as project, merging.opened(project, [there]) as found:
        merging.carry_out(project, merging.plan(project, found, Decisions()))


def test_whole_or_not_at_all(pair: tuple[Path, Path], tmp_path: Path) -> None:
    here, there = pair
    done = Path(shutil.copyfile(here, tmp_path / "done.blotter"))
    start = time.monotonic()
    merged_here(done, there)
    took = time.monotonic() - start
    before, after = state(here), state(done)
    after.pop("merged_copy")
    before.pop("merged_copy")
    assert len(after["segment"]) == len(before["segment"]) + _SEGMENTS
    for tenth in range(1, 11):
        into = Path(shutil.copyfile(here, tmp_path / f"killed-{tenth}.blotter"))
        command = [sys.executable, "-m", "blotter", "merge", str(into), str(there)]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.3 + took * tenth / 8)
        running.kill()
        running.wait()
        assert_sound(into)
        Project(into).close()
        found = state(into)
        found.pop("merged_copy")
        assert found in (before, after)
        # Whichever it is, the merge can be made again.
        merged_here(into, there)
        found = state(into)
        found.pop("merged_copy")
        assert found == after
