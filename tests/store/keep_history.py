"""Write the project with a long history that the tests keep: `python tests/store/keep_history.py`.

It was run once, with the program of schema 2, in which revisions did not yet keep what they said.
"""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put
from blotter.domain.segment import Span
from blotter.message import Message
from blotter.project import coders, codes, segments
from blotter.project.project import Project
from blotter.store.database import Database
from blotter.store.migrations import NEWEST

DATA = Path(__file__).parents[1] / "data"


def keep() -> Path:
    """Codes of every fate, a code named twice in one edit, closed branches, one that can be redone."""
    path = DATA / f"history-{NEWEST}.blotter"
    path.unlink(missing_ok=True)
    with factories.study(path) as project:
        _define(project, "training", "Somebody is taught.")
        project.apply(codes.rename(project, _named(project, "assistance"), "help"))
        project.undo()
        project.apply(codes.move(project, _named(project, "training/academy"), None))
        project.apply(coders.add(project, "Cleo")[1])
        project.act_as("Cleo")
        _define(project, "academy", "A school for officers.")
        project.act_as("Ada")
        project.apply(codes.merge(project, _named(project, "either\\/or"), _named(project, "training")))
        _mark_with_a_new_code(project, ["patrol", "river"])
        _define(project, "patrol", "Closed with its branch.")
        _define(project, "patrol/river", "Closed as well.")
        project.undo()
        project.undo()
        project.apply(_defined_twice(project, _named(project, "patrol/river")))
        project.apply(codes.delete(project, _named(project, "assistance")))
        _define(project, "academy", "A school.")
        project.act_as("Cleo")
        project.apply(coders.remove(project, project.coder("Cleo")))
        project.act_as("Ada")
        project.apply(codes.rename(project, _named(project, "training"), "teaching"))
        project.apply(codes.merge(project, _named(project, "academy"), _named(project, "teaching")))
        _define(project, "teaching", "Somebody learns.")
        for _ in range(4):
            project.undo(any_coder=True)
    for beside in (f"{path.name}.lock", f"{path.name}.backups"):
        left = path.with_name(beside)
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    Database(path, writable=False).close()
    return path


def _named(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def _define(project: Project, path: str, short: str) -> None:
    project.apply(codes.define(project, _named(project, path), short=short))


def _mark_with_a_new_code(project: Project, names: list[str]) -> None:
    made = codes.ensure_path(project.codebook, names)
    source = project.source("notes.txt")
    project.apply(segments.mark(project, source, made[-1], [Span(20, 30)], made=made).edit)


def _defined_twice(project: Project, code: Code) -> Edit:
    """An edit whose images of one code lie in two chunks."""
    first, second = (replace(code, short=short) for short in ("Not for long.", "On a river."))
    steps, _ = codes.with_revision(project, [Put(first), Put(second)], "Twice")
    return Edit(label=Message("Define twice"), steps=steps)


if __name__ == "__main__":
    keep()
