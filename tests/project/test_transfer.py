"""Files in as one step, whatever they bring, and out again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.errors import NotFound
from blotter.progress import Cancelled
from blotter.project import coders, codes, sources, transfer
from blotter.project.import_report import ImportReport
from blotter.project.preview import preview, with_encoding
from blotter.project.project import Project
from blotter.project.reports import Selection, query, report, selection_of

TEXT = "Officers trained in Linhai. 警察 👮‍♀️ trained there too.\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "study.blotter") as project:
        yield project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "incoming"
    made.mkdir()
    (made / "notes.txt").write_text(TEXT, encoding="utf-8")
    return made


def bring(project: Project, *paths: Path, create: bool = False, format_id: str | None = None) -> ImportReport:
    files, left_out = transfer.incoming(paths, format_id)
    return transfer.import_files(project, files, create=create, left_out=left_out)


def rows(path: Path, *given: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(each) for each in given), encoding="utf-8")
    return path


def row(start: int, end: int, **more: object) -> dict[str, object]:
    place = {"source": "notes.txt", "start": start, "end": end}
    return {**place, "code": "training/abroad", "coder": "Ada", **more}


def test_documents_codes_coders_and_segments_are_one_step(empty: Project, folder: Path) -> None:
    done = {"done": [{"source": "notes.txt", "coder": "Ada"}, {"source": "gone.txt", "coder": "Ada"}]}
    rows(folder / "rows.jsonl", done, row(0, 8, text="Officers", memo="who?"), row(0, 8))
    report_ = bring(empty, folder, create=True)
    assert report_.taken == {"sources": 1, "segments": 1, "done": 1}
    assert report_.created == {"codes": 2, "coders": 1}
    assert (report_.skipped, report_.refused) == (1, 1)
    (segment,) = empty.retrieve()
    assert (segment.quote, segment.memo) == ("Officers", "who?")
    assert empty.revision is not None
    assert segment.revision == empty.revision.id
    assert len(empty.done_coders()) == 1
    assert [str(each.label) for each in empty.history()] == ["Import 2 files"]
    empty.undo()
    assert (list(empty.retrieve()), empty.sources, empty.coders, len(empty.codebook)) == ([], {}, {}, 0)
    empty.redo()
    assert empty.check() == []


def test_an_import_of_nothing_new_leaves_no_step(empty: Project, folder: Path) -> None:
    bring(empty, folder)
    steps = len(empty.history())
    again = bring(empty, folder)
    assert (again.skipped, again.taken) == (1, {})
    assert len(empty.history()) == steps


def test_a_cancelled_import_changes_nothing(empty: Project, folder: Path) -> None:
    rows(folder / "rows.jsonl", *[row(0, 1 + n, coder=f"coder {n}") for n in range(40)])
    files, _ = transfer.incoming([folder])

    def stop(done: int, total: int) -> None:
        if total > len(files):
            raise Cancelled

    with pytest.raises(Cancelled):
        transfer.import_files(empty, files, create=True, progress=stop)
    assert (empty.sources, empty.coders, empty.history()) == ({}, {}, [])
    assert empty.check() == []


def test_ids_are_kept_where_they_are_free(empty: Project, folder: Path, tmp_path: Path) -> None:
    bring(empty, rows(folder / "rows.jsonl", row(0, 8), row(9, 16)), folder / "notes.txt", create=True)
    ids = {segment.id for segment in empty.retrieve()}
    transfer.export(empty, tmp_path / "out.jsonl", "segments", Selection())
    with Project.create(tmp_path / "second.blotter") as second:
        bring(second, folder / "notes.txt", tmp_path / "out.jsonl", create=True)
        assert {segment.id for segment in second.retrieve()} == ids
    moved = next(iter(empty.retrieve()))
    twin = row(17, 19, id=moved.id)
    bring(empty, rows(tmp_path / "twin.jsonl", twin))
    assert empty.segment(moved.id) == moved
    assert empty.count() == 3


def test_a_codebook_adds_what_is_missing_and_overwrites_nothing(empty: Project, tmp_path: Path) -> None:
    _, edit = codes.add(empty, "training", short="ours")
    empty.apply(edit)
    file = tmp_path / "theirs.md"
    theirs = ("# Theirs", "## Training", "Short: theirs", "### abroad", "Short: new", "## patrol")
    file.write_text("\n\n".join(theirs), encoding="utf-8")
    taken = bring(empty, file, format_id="codebook-markdown")
    assert (taken.taken, taken.skipped) == ({"codes": 2}, 1)
    assert empty.codebook.find("training").short == "ours"
    assert empty.codebook.find("training/abroad").short == "new"
    assert empty.codebook.find("patrol").colour not in ("", empty.codebook.find("training").colour)
    transfer.export(empty, tmp_path / "out.md", "codes", Selection())
    with Project.create(tmp_path / "second.blotter") as second:
        bring(second, tmp_path / "out.md", format_id="codebook-markdown")
        assert [second.codebook.path(c.id) for c in second.codebook] == [
            empty.codebook.path(c.id) for c in empty.codebook
        ]
        assert second.codebook.digest() == empty.codebook.digest()


def test_a_file_is_looked_into_before_it_is_taken(empty: Project, folder: Path, tmp_path: Path) -> None:
    (folder / "turkish.txt").write_bytes("İşbirliği ve eğitim çalışmaları şöyle".encode("cp1254"))
    seen = preview(empty, with_encoding(transfer.Incoming(folder / "turkish.txt"), "cp1254"))
    assert (seen.words[:9], seen.guessed, seen.problem) == ("İşbirliği", False, "")
    table = preview(empty, transfer.Incoming(rows(tmp_path / "rows.jsonl", row(0, 8))))
    assert (table.unknown_codes, table.unknown_coders) == (("training/abroad",), ("Ada",))
    assert preview(empty, transfer.Incoming(tmp_path / "missing.txt")).problem
    codebook = tmp_path / "book.md"
    codebook.write_text("# Book\n\n## training\n", encoding="utf-8")
    assert preview(empty, transfer.Incoming(codebook)).candidates == ("markdown", "codebook-markdown")
    assert empty.history() == []


def test_a_selection_and_its_query_name_the_same(empty: Project, folder: Path) -> None:
    bring(empty, folder, rows(folder / "rows.jsonl", row(0, 8), row(9, 16, code="training")), create=True)
    wide = query(empty, Selection(codes=("training",)))
    assert (empty.count(wide), len(wide.codes or ())) == (2, 2)
    assert empty.count(query(empty, Selection(codes=("training",), with_children=False))) == 1
    assert query(empty, selection_of(empty, wide)) == wide
    assert empty.count(query(empty, Selection(words="OFFICERS"))) == 1
    for wrong in (Selection(codes=("x",)), Selection(coders=("x",)), Selection(sources=("x",))):
        with pytest.raises(NotFound):
            query(empty, wrong)
    with pytest.raises(NotFound):
        report(empty, "nonsense")


def test_names_from_files_are_made_fit_to_be_shown(empty: Project, tmp_path: Path) -> None:
    odd = tmp_path / "turned\u202eround\nname.txt"
    odd.write_text("words", encoding="utf-8")
    told = bring(empty, odd)
    (source,) = empty.sources.values()
    assert source.name == "turned\ufffdround\ufffdname.txt"
    assert told.taken == {"sources": 1}


def test_a_removed_document_comes_back_with_its_segments(empty: Project, folder: Path) -> None:
    bring(empty, folder, rows(folder / "rows.jsonl", row(0, 8), row(9, 16)), create=True)
    before = list(empty.retrieve())
    empty.apply(sources.remove(empty, empty.source("notes.txt")))
    assert (empty.sources, list(empty.retrieve())) == ({}, [])
    assert bring(empty, folder / "notes.txt").taken == {"sources": 1}
    empty.undo()
    empty.undo()
    assert list(empty.retrieve()) == before


def test_the_acting_coder_returns_with_a_redo(empty: Project) -> None:
    coder, edit = coders.add(empty, "Ada")
    empty.apply(edit)
    empty.actor = coder
    empty.undo(any_coder=True)
    assert empty.actor is None
    empty.redo(any_coder=True)
    assert empty.actor == coder


def test_a_table_never_makes_a_second_coder_of_nearly_the_same_name(empty: Project, folder: Path) -> None:
    empty.apply(coders.add(empty, "Ada")[1])
    table = rows(folder / "rows.jsonl", *[row(0, 8, coder=name) for name in ("ada", "Zoe", "ZOE")])
    told = bring(empty, folder / "notes.txt", table, create=True)
    assert len(empty.coders) == 2
    assert {line.why for line in told.lines if line.what == "ada"} == {
        "there is no such coder. Did you mean “Ada”?"
    }
    assert (told.taken["segments"], told.refused) == (1, 2)


def test_a_table_whose_rows_are_all_refused_can_be_cancelled(empty: Project, folder: Path) -> None:
    bring(empty, folder / "notes.txt")
    table = rows(folder / "rows.jsonl", *[row(0, 8, code=f"nowhere {n}") for n in range(1200)])

    def stop(done: int, total: int) -> None:
        if done == 1000 and total == 1200:
            raise Cancelled

    files, _ = transfer.incoming([table])
    with pytest.raises(Cancelled):
        transfer.import_files(empty, files, progress=stop)
    told = bring(empty, table)
    assert told.refused == len(told.lines) == 1200
    assert len(empty.history()) == 1


@pytest.mark.parametrize(("words", "first"), [("", (0, 3)), ("train", (0, 0))], ids=["all", "by words"])
def test_an_export_of_segments_tells_how_far_it_is(
    empty: Project, folder: Path, words: str, first: tuple[int, int]
) -> None:
    bring(empty, folder, rows(folder / "rows.jsonl", row(0, 8), row(9, 16), row(9, 26)), create=True)
    told: list[tuple[int, int]] = []
    written = transfer.export(
        empty,
        folder / "out.csv",
        "segments",
        Selection(words=words),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[0] == first
    assert told[-1] == (written.rows, written.rows)
    assert written.rows == (2 if words else 3)
