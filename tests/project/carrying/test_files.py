"""Files with whole projects: looked into, brought in, begun with, and what is told of that saved."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from qualcoder_files import Made

from blotter.domain.carried import Sample
from blotter.errors import Refused
from blotter.interchange import formats
from blotter.progress import Cancelled
from blotter.project import freezing, transfer
from blotter.project.carrying import bringing, report_file
from blotter.project.carrying.choices import with_choices
from blotter.project.carrying.preview import preview
from blotter.project.carrying.reading import holds_project, read_project, with_answer
from blotter.project.import_report import ImportReport, ReportLine
from blotter.project.project import Project
from blotter.project.reports import Selection
from factories import TEXT


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A project of another program with two coders, one of whom is known."""
    made = Made(tmp_path / "other.qda")
    made.text(1, "notes.txt", TEXT).text(2, "new.txt", "Nobody asked.")
    made.code(1, "training").code(2, "asking")
    made.coding(1, 1, (0, 8), TEXT[:8], owner="Ben").coding(2, 2, (7, 12), "asked", owner="Zoe")
    return made.done()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Path]:
    """Where a project is to be made; nothing unfinished may be left there."""
    yield tmp_path / "new.blotter"
    assert not list(tmp_path.glob(".*.part"))


def test_a_look_changes_nothing_and_tells_what_would_come_in(project: Project, other: Path) -> None:
    before = project.history()
    seen = preview(project, transfer.Incoming(other))
    assert (seen.format_id, seen.name, seen.problem) == ("qualcoder", "other", "")
    assert seen.report.there == {"sources": 1, "codes": 1, "segments": 1, "coders": 1}
    assert seen.report.taken["segments"] == 1
    assert seen.samples
    assert project.history() == before
    assert seen.read is not None
    report = bringing.bring_in(project, seen.read)
    assert report == seen.report


def test_a_look_into_what_cannot_be_read_tells_why(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    assert "does not hold a whole project" in preview(project, transfer.Incoming(tmp_path / "a.txt")).problem
    assert preview(None, transfer.Incoming(tmp_path / "none.qdpx")).problem
    assert not holds_project(tmp_path / "a.txt")
    assert not holds_project(tmp_path / "none.qdpx")


def test_a_new_project_begins_with_a_file(other: Path, new: Path) -> None:
    report = bringing.begin(new, read_project(transfer.Incoming(other)), "zoe")
    assert report.taken["segments"] == 2
    with Project(new) as project:
        assert project.check() == []
        assert {each.name for each in project.people.values()} == {"Ben", "Zoe"}
        (step,) = project.history()
        assert step.coder == project.coder("Zoe").id
        assert all(each.revision for each in project.retrieve())
        (brought,) = project.foreign_imports()
        assert (brought.coder, bool(brought.at)) == (project.coder("Zoe").id, True)
        # It comes in again in an import of several, in which it is there already.
        again = transfer.import_files(project, [transfer.Incoming(other)])
        assert again.taken == {}
        project.act_as("Zoe")
        project.undo()
        assert not project.sources


def test_somebody_new_may_begin_a_project(other: Path, new: Path) -> None:
    bringing.begin(new, read_project(transfer.Incoming(other)), "Eve")
    with Project(new, writable=False) as project:
        assert project.history()[0].coder == project.coder("Eve").id
        assert [each.coder for each in project.foreign_imports()] == [project.coder("Eve").id]


def test_who_stops_has_no_new_project(other: Path, new: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    read = read_project(transfer.Incoming(other))
    with pytest.raises(Cancelled):
        bringing.begin(new, read, progress=stop)
    assert not new.exists()


def test_a_project_that_is_there_is_not_begun_anew(other: Path, new: Path) -> None:
    new.write_bytes(b"something")
    with pytest.raises(Refused):
        bringing.begin(new, read_project(transfer.Incoming(other)))
    assert new.read_bytes() == b"something"


def test_documents_and_a_project_come_in_together(project: Project, other: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("More words.", encoding="utf-8")
    files, left_out = transfer.incoming([other, tmp_path / "more.txt"])
    report = transfer.import_files(project, files, left_out=left_out)
    assert report.taken["sources"] == 2
    assert report.format == "qualcoder, text"


def test_what_comes_with_a_project_comes_into_what_it_brought(
    project: Project, other: Path, tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("Other words.", encoding="utf-8")
    (tmp_path / "codes.csv").write_text("code,definition\nasking,Asks for help.\n", encoding="utf-8")
    files, _ = transfer.incoming([tmp_path / "new.txt", tmp_path / "codes.csv", other])
    report = transfer.import_files(project, files, newcomer="Zoe")
    assert report.refused == 0
    assert {each.name for each in project.sources.values()} >= {"new.txt", "new (2).txt"}
    assert project.text(project.source("new (2).txt")) == "Other words."
    assert [each.name for each in project.codebook].count("asking") == 1
    assert [each.name for each in project.coders.values()].count("Zoe") == 1
    assert project.check() == []


def test_a_project_that_cannot_be_taken_does_not_keep_others_out(
    project: Project, other: Path, tmp_path: Path
) -> None:
    project.apply(freezing.freeze(project))
    (tmp_path / "more.txt").write_text("More words.", encoding="utf-8")
    files, _ = transfer.incoming([other, tmp_path / "more.txt"])
    report = transfer.import_files(project, files)
    assert (report.refused, report.taken) == (1, {"sources": 1})
    assert "new.txt" not in {each.name for each in project.sources.values()}


# Choices


def test_choices_are_made_by_name(other: Path) -> None:
    row = formats.format_by_id("qualcoder")
    options = with_choices(row, None, {"unquoted": "utf16"})
    assert options is not None
    assert options.model_dump()["unquoted"] == "utf16"
    with pytest.raises(Refused, match=r"There is: .*unquoted"):
        with_choices(row, None, {"colour": "red"})
    with pytest.raises(Refused, match="code_points, utf16"):
        with_choices(row, None, {"unquoted": "bytes"})
    assert with_choices(row, None, {}) is None
    asked = with_answer(transfer.Incoming(other), "unquoted", "utf16")
    assert asked.choices == {"unquoted": "utf16"}
    assert preview(None, asked).problem == ""


def test_a_format_without_choices_says_so() -> None:
    with pytest.raises(Refused, match="nothing to choose"):
        with_choices(formats.format_by_id("codebook-xlsx"), None, {"colour": "red"})


# What is written where nobody said it


def test_what_is_written_follows_the_format(tmp_path: Path) -> None:
    assert transfer.usual_what(tmp_path / "a.csv") == "segments"
    assert transfer.usual_what(tmp_path / "a.docx") == "segments"
    assert transfer.usual_what(tmp_path / "a", "html-site") == "project"


def test_a_whole_project_is_not_masked_on_the_way(project: Project, tmp_path: Path) -> None:
    from blotter.domain.pseudonym import Pseudonym
    from blotter.project.privacy import copying

    plan = copying.plan(project, (Pseudonym("town", "place"),))
    with pytest.raises(Refused, match="Make a copy"):
        transfer.export(
            project, tmp_path / "site", "project", Selection(), format_id="html-site", masking=plan
        )


# The report as a file

REPORT = ImportReport(
    format="qualcoder",
    convention="code points",
    found={"sources": 2, "segments": 3},
    taken={"sources": 1, "segments": 2},
    there={"sources": 1},
    left={"segments": 1},
    samples=[Sample("notes.txt", "training", "the ", "<b>town</b>", ".")],
    lines=[ReportLine("left out", "other.qda", "=1+1", "A | reason.")],
)


def test_a_report_is_a_page(tmp_path: Path) -> None:
    report_file.save(REPORT, tmp_path / "r.html", "2020-01-01")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;town&lt;/b&gt;" in page
    assert "2020-01-01" in page
    report_file.save(REPORT, tmp_path / "r.md")
    words = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "| documents | 2 | 1 | 1 | 0 |" in words


def test_a_report_is_read_by_programs(tmp_path: Path) -> None:
    report_file.save(REPORT, tmp_path / "r.json", "2020-01-01")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert told["samples"][0]["quote"] == "<b>town</b>"
    assert told["there"] == {"sources": 1}
    report_file.save(REPORT, tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"kind": "count", "where": "found", "what": "sources", "why": "2"}
    assert rows[-1]["what"] == "'=1+1"


def test_a_report_of_no_known_kind_is_refused_before_anything_happens(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\.html, \.md, \.json, \.csv"):
        report_file.check(tmp_path / "r.pdf")
    with pytest.raises(Refused):
        report_file.save(REPORT, tmp_path / "r.pdf")


def test_whoever_begins_a_project_is_not_counted_as_part_of_the_file(other: Path, new: Path) -> None:
    report = bringing.begin(new, read_project(transfer.Incoming(other)), "Lee")
    assert report.taken["coders"] == 2
    with Project(new, writable=False) as project:
        assert len(project.coders) == 3


def test_the_step_is_called_by_the_folder_that_is_the_project(project: Project, other: Path) -> None:
    bringing.bring_in(project, read_project(transfer.Incoming(other / "data.qda")))
    assert "other.qda" in str(project.history()[-1].label)


def test_every_row_of_the_counts_adds_up(tmp_path: Path, new: Path) -> None:
    made = Made(tmp_path / "lost.qda").text(1, "new.txt", "Nobody asked.").code(1, "asking")
    made.coding(1, 1, (7, 12), "asked").coding(1, 1, (2, 9), "is nowhere")
    report = bringing.begin(new, read_project(transfer.Incoming(made.done())))
    rows = {str(row[0]): row[1:] for row in report_file.counts_table(report).rows}
    assert rows["segments"] == (1, 1, 0, 0)
    assert rows["passages to look at"] == (1, 1, 0, 0)
    assert list(rows)[:3] == ["documents", "codes", "segments"]
