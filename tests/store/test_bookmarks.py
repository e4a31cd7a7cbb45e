"""Where a coder stopped reading is kept apart from the history."""

from pathlib import Path

from blotter.domain.bookmark import Bookmark
from blotter.project.project import Project


def test_each_coder_has_a_place_of_their_own_in_each_document(project: Project, study_path: Path) -> None:
    source, (ada, ben) = project.source("notes.txt"), list(project.coders.values())[:2]
    steps = len(list(project.history()))
    project.keep_bookmark(source, ada, Bookmark(7, 3, 15))
    project.keep_bookmark(source, ada, Bookmark(9, 4, 18))
    project.keep_bookmark(source, None, Bookmark(1, 0, 15))
    assert project.bookmark(source, ada) == Bookmark(9, 4, 18)
    assert project.bookmark(source, None) == Bookmark(1, 0, 15)
    assert project.bookmark(source, ben) is None
    assert project.bookmark(project.source("boats.txt"), ada) is None
    assert len(list(project.history())) == steps
