"""Drafts survive a crash and leave no step in the history."""

from pathlib import Path

from blotter.project.project import Project


def test_a_draft_is_kept_until_dropped(tmp_path: Path) -> None:
    path = tmp_path / "study.blotter"
    with Project.create(path) as project:
        project.save_draft("project", "First")
        project.save_draft("source:a.txt", "Second")
        project.save_draft("project", "First, longer")
        assert project.history() == []
    with Project(path) as project:
        kept = project.drafts()
        assert {subject: text for subject, (text, _) in kept.items()} == {
            "source:a.txt": "Second",
            "project": "First, longer",
        }
        assert all(at.endswith("Z") for _, at in kept.values())
        project.drop_draft("project")
        project.drop_draft("project")
        assert list(project.drafts()) == ["source:a.txt"]
