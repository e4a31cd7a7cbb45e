"""Write the small project of today's schema that the tests keep: `python tests/store/keep_schema.py`.

To be run once for each released schema, never again for an older one.
"""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from blotter.domain.segment import Span
from blotter.project import assignments, codes, memos, segments, sources
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
    for beside in (f"{path.name}.lock", f"{path.name}.backups"):
        left = path.with_name(beside)
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    Database(path, writable=False).close()
    return path


if __name__ == "__main__":
    keep()
