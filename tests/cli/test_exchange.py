import csv
import json
from pathlib import Path

from tests.cli.conftest import TEXT, Run


def write_rows(path: Path, *rows: dict[str, object]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def row(start: int, end: int, **more: object) -> dict[str, object]:
    return {"source": "notes.txt", "start": start, "end": end, "code": "training", "coder": "Ada", **more}


def test_a_folder_comes_in_at_once_and_one_undo_takes_it_out(run: Run, study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text("first", encoding="utf-8")
    (folder / "deeper" / "b.md").write_text("# Title\n\nsecond", encoding="utf-8")
    (folder / "c.html").write_text("<h1>Title</h1><p>third", encoding="utf-8")
    assert run("import", "study.blotter", "documents").status == 0
    names = [source["name"] for source in run("report", "sources", "study.blotter", "--json").json]
    assert names == ["a.txt", "b.md", "c.html", "notes.txt"]
    assert run("undo", "study.blotter").status == 0
    assert len(run("report", "sources", "study.blotter", "--json").json) == 1


def test_the_same_bytes_are_skipped_and_the_same_name_is_numbered(
    run: Run, study: Path, tmp_path: Path
) -> None:
    again = run("import", "study.blotter", "notes.txt")
    assert again.status == 0
    assert "skipped" in again.err
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("another text", encoding="utf-8")
    (other / "twin.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    ran = run("import", "study.blotter", "other/notes.txt", "other/twin.txt")
    assert ran.status == 0
    assert "same text" in ran.err
    names = [source["name"] for source in run("report", "sources", "study.blotter", "--json").json]
    assert names == ["notes (2).txt", "notes.txt", "twin.txt"]


def test_bad_files_are_refused_and_the_rest_is_taken(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("good", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    ran = run("import", "study.blotter", "good.txt", "empty.txt", "scan.txt", "missing.txt", "--json")
    assert ran.status == 1
    assert ran.json["taken"] == {"sources": 1}
    assert ran.json["refused"] == 3
    assert "PDF" in json.dumps(ran.json["lines"])


def test_segments_are_checked_row_by_row(run: Run, study: Path, tmp_path: Path) -> None:
    write_rows(
        tmp_path / "rows.jsonl",
        row(0, 8, text="Officers"),
        row(0, 8, text="Officers"),
        row(2, 9, text="trained", coder="Ben"),
        row(5, 5),
        row(9, 3),
        row(0, 9999),
        row(0, 8, text="nowhere"),
        row(0, 8, source="other.txt"),
        row(0, 8, code="unknown"),
        row(0, 8, coder="Chloe"),
        {"source": "notes.txt"},
    )
    ran = run("import", "study.blotter", "rows.jsonl", "--json")
    assert ran.status == 1
    report = ran.json
    assert report["taken"] == {"segments": 2}
    assert (report["refused"], report["skipped"], report["reanchored"]) == (8, 1, 1)
    segments = run("report", "segments", "study.blotter", "--json").json
    assert [(s["coder"], s["text"]) for s in segments] == [("Ada", "Officers"), ("Ben", "trained")]
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in segments)
    assert run("undo", "study.blotter").status == 0
    assert run("report", "segments", "study.blotter", "--json").json == []


def test_unknown_codes_and_coders_are_made_only_on_request(run: Run, study: Path, tmp_path: Path) -> None:
    done = {"done": [{"source": "notes.txt", "coder": "Chloe"}], "codebook": "mine"}
    write_rows(tmp_path / "rows.jsonl", done, row(0, 8, code="patrol/river", coder="Chloe"))
    assert run("import", "study.blotter", "rows.jsonl").status == 1
    ran = run("import", "study.blotter", "rows.jsonl", "--create", "--json")
    assert ran.status == 0
    assert ran.json["created"] == {"codes": 2, "coders": 1}
    coders = run("coder", "list", "study.blotter", "--json").json
    assert [(c["name"], c["segments"], c["done"]) for c in coders][-1] == ("Chloe", 1, 1)
    assert run("undo", "study.blotter").status == 0
    assert len(run("coder", "list", "study.blotter", "--json").json) == 2


def test_segments_go_out_and_come_in_the_same(run: Run, study: Path) -> None:
    for span in ("0:8", "9:16", "27:33"):
        run("code", "study.blotter", "--source", "notes.txt", "--code", "training/academy", "--coder", "Ben",
            "--span", span, "--memo", "=1+1, “quoted”\nsecond line")  # fmt: skip
    keys = ("source", "code", "coder", "start", "end", "text", "memo", "created")

    def segments(project: str) -> list[dict[str, object]]:
        return [{k: s[k] for k in keys} for s in run("report", "segments", project, "--json").json]

    for suffix in ("csv", "xlsx", "jsonl"):
        assert run("export", "study.blotter", f"out.{suffix}").status == 0
        copy = f"{suffix}.blotter"
        run("new", copy)
        run("import", copy, "notes.txt")
        assert run("import", copy, f"out.{suffix}", "--create").status == 0
        assert segments(copy) == segments("study.blotter")
        assert run("check", copy).status == 0


def test_csv_has_the_keys_and_a_filter_narrows_it(run: Run, study: Path, tmp_path: Path) -> None:
    for code, coder, span in (
        ("training", "Ada", "0:8"),
        ("training/academy", "Ben", "0:8"),
        ("assistance", "Ada", "9:16"),
    ):
        run(
            "code", "study.blotter", "--source", "notes.txt", "--code", code, "--coder", coder, "--span", span
        )

    def exported(*more: str) -> list[list[str]]:
        assert run("export", "study.blotter", "out.csv", *more).status == 0
        with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    header, *rows = exported()
    assert header == ["id", "source", "code", "coder", "start", "end", "text", "memo", "revision", "created",
                      "modified", "origin", "round", "page", "source_id", "code_id", "coder_id"]  # fmt: skip
    assert len(rows) == 3
    assert len(exported("--code", "training")) == 3
    assert len(exported("--coder", "Ben")) == 2
    assert len(exported("--words", "OFFICERS")) == 3
    assert run("export", "study.blotter", "out.csv", "--code", "unknown").status == 1
    assert exported("--what", "codes")[0][:2] == ["id", "code"]
    assert exported("--what", "sources")[0][:2] == ["id", "name"]


def test_reports_for_reading(run: Run, study: Path, tmp_path: Path) -> None:
    run(
        "code",
        "study.blotter",
        "--source",
        "notes.txt",
        "--code",
        "training",
        "--coder",
        "Ada",
        "--span",
        "0:8",
    )
    for name in ("out.md", "out.html", "out.docx"):
        assert run("export", "study.blotter", name).status == 0
        assert (tmp_path / name).stat().st_size > 50
    assert "Officers" in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert run("export", "study.blotter", "out.unknown").status == 1
    assert run("export", "study.blotter", "missing-folder/out.csv").status == 1


def test_a_codebook_goes_out_and_into_another_project(run: Run, study: Path) -> None:
    assert run("export", "study.blotter", "mine.md", "--what", "codes").status == 0
    assert run("new", "second.blotter", "--codebook", "mine.md").status == 0
    first = run("codes", "list", "study.blotter", "--json").json
    second = run("codes", "list", "second.blotter", "--json").json
    assert [c["code"] for c in first] == [c["code"] for c in second]
    assert run("new", "third.blotter", "--codebook", "police-cooperation").status == 0
    assert len(run("codes", "list", "third.blotter", "--json").json) == 114
    assert run("new", "fourth.blotter", "--codebook", "no-such").status == 1


def test_formats_are_listed(run: Run) -> None:
    rows = run("formats", "--json").json
    assert {"text", "markdown", "html", "codebook-markdown"} <= {row["id"] for row in rows}
