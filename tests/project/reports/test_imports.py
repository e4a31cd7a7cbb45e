"""The report of files of other programs that came in."""

import factories
from blotter.project import sources
from blotter.project.project import Project
from blotter.project.reports import Selection, report


def test_a_file_is_told_with_how_it_was_read_and_what_is_kept_of_it(project: Project) -> None:
    assert list(report(project, "imports").records()) == []
    project.act_as("Ada")
    project.apply(factories.foreign(project))
    (brought,) = project.foreign_imports()
    assert list(report(project, "imports").records()) == [
        {
            "id": brought.id,
            "file": "pilot.qdpx",
            "format": "refi-qda",
            "program": "Another program 9",
            "convention": "code points",
            "elements": 2,
            "kinds": "Graph: 1; PictureSource: 1",
            "sha256": factories.FOREIGN_FILE,
            "coder": "Ada",
            "at": brought.at,
        }
    ]


def test_it_is_narrowed_to_coders_and_documents(project: Project) -> None:
    project.act_as("Ada")
    project.apply(factories.foreign(project))

    def kinds(**only: tuple[str, ...]) -> list[object]:
        return [row["kinds"] for row in report(project, "imports", Selection(**only)).records()]

    assert kinds(coders=("Ben",)) == []
    assert kinds(coders=("Ada",)) == ["Graph: 1; PictureSource: 1"]
    assert kinds(sources=("notes.txt",)) == ["PictureSource: 1"]
    assert kinds(sources=("boats.txt",)) == [None]
    project.apply(sources.remove(project, project.source("notes.txt")))
    assert kinds() == ["Graph: 1"]
