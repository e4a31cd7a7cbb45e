from pathlib import Path

import pytest

from blotter.project import transfer
from blotter.project.project import Project
from blotter.project.reports import Selection, report


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """Two pages with links."""
    for name in ("a", "b"):
        page = f"<base href='https://example.org/{name}/'><p>The <a href='x'>boats of {name}</a> were a gift."
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    project = Project.create(tmp_path / "study.blotter")
    transfer.import_files(project, transfer.incoming([tmp_path / "a.html", tmp_path / "b.html"])[0])
    return project


def test_links_are_listed_with_words_place_and_address(study: Project) -> None:
    table = report(study, "links")
    assert [tuple(row)[:5] for row in table.rows] == [
        ("a.html", 4, 14, "boats of a", "https://example.org/a/x"),
        ("b.html", 4, 14, "boats of b", "https://example.org/b/x"),
    ]
    only = report(study, "links", Selection(sources=("b.html",)))
    assert [row[0] for row in only.rows] == ["b.html"]
