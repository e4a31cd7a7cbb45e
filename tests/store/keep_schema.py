"""Write the small project of today's schema that the tests keep: `python tests/store/keep_schema.py`.

To be run once for each released schema, never again for an older one.
"""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from blotter.domain.code_note import Decision
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import RuleKind
from blotter.domain.segment import Span
from blotter.project import (
    assignments,
    code_notes,
    code_sets,
    codes,
    coding_rules,
    freezing,
    memos,
    segments,
    sources,
)  # fmt: skip
from blotter.project.project import Project
from blotter.store.database import Database
from blotter.store.migrations import NEWEST

DATA = Path(__file__).parents[1] / "data"


def keep() -> Path:
    """A study with every kind of entity, a merge, a removal, steps undone and a branch closed."""
    path = DATA / f"schema-{NEWEST}.blotter"
    path.unlink(missing_ok=True)
    with factories.study(path) as project:
        book, source = project.codebook, project.source("notes.txt")
        ada = project.coder("Ada")
        project.apply(assignments.mark_done(project, ada, [source]))
        project.apply(memos.write(project, memos.subject(project, "project"), "What we are *after*."))
        passage = memos.subject(project, "passage:3:9:notes.txt")
        project.apply(memos.write(project, passage, "A thought on a passage."))
        project.apply(codes.merge(project, book.find("assistance"), book.find("training")))
        project.undo()
        project.apply(codes.rename(project, project.codebook.find("assistance"), "help"))
        project.apply(segments.mark(project, source, project.codebook.find("help"), [Span(50, 60)]).edit)
        project.apply(sources.remove(project, project.source("boats.txt")))
        project.undo()
        _instrument(project)
    for beside in (f"{path.name}.lock", f"{path.name}.backups"):
        left = path.with_name(beside)
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    Database(path, writable=False).close()
    return path


def _instrument(project: Project) -> None:
    """What the third schema knows: definitions that change, sets, rules, notes, former codes, a freeze."""
    training = project.codebook.find("training")
    project.apply(
        codes.define(project, training, counter_example="A donated simulator.", origin="literature")
    )
    project.apply(codes.set_aliases(project, project.codebook.find("training"), ["TR"]))
    project.apply(codes.archive(project, project.codebook.find("either\\/or")))
    book = project.codebook
    project.apply(code_sets.add(project, "kinds", [book.find("training"), book.find("help")], True)[1])
    project.apply(coding_rules.add(project, RuleKind.NEEDS, book.find("help"))[1])
    note, edit = code_notes.add(project, book.find("help"), "Too wide?", "short", "What is given.")
    project.apply(edit)
    project.apply(code_notes.decide(project, note, Decision.ACCEPTED, "Agreed."))
    project.apply(codes.delete(project, codes_with_nothing(project)))
    project.apply(freezing.freeze(project, "The pilot."))


def codes_with_nothing(project: Project) -> Code:
    """A code that was just made, to be a former one."""
    made, edit = codes.add(project, "for a moment")
    project.apply(edit)
    return made


if __name__ == "__main__":
    keep()
