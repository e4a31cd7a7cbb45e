"""Files that are not what they seem, names that are hard to say, tables with something wrong in every row."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Run

HEADER = "source,start,end,code,coder,text,memo"
GOOD = "notes.txt,0,8,training,Ada,Officers,"

WRONG = {
    "notes.txt,0,999,training,Ada,,": "0:999 is no place",
    "notes.txt,9,3,training,Ada,,": "9:3 is not a span",
    "notes.txt,5,5,training,Ada,,": "5:5 is not a span",
    "notes.txt,0,8,training,Ada,Wrong,": "the quote does not stand in the document",
    "notes.txt,1.5,8,training,Ada,,": "“1.5” is not a position",
    "notes.txt,99999999999999999999,8,training,Ada,,": "is not a position",
    "notes.txt,-1,8,training,Ada,,": "“-1” is not a position",
    "notes.txt,,8,training,Ada,,": "There is no start",
    "notes.txt,٣,8,training,Ada,,": "is not a position",
    ",0,8,training,Ada,,": "There is no source",
    "notes.txt,0,8,nothing,Ada,,": "there is no such code.",
    "notes.txt,0,8,training,Zoe,,": "there is no such coder.",
    "notes.txt,0,8,training,ada,,": "Did you mean “Ada”?",
    "note.txt,0,8,training,Ada,,": "there is no such document. Did you mean “notes.txt”?",
    "notes.txt,0,8,training,Ada,,,,one too many": "It has 9 cells",
    'notes.txt,0,8,training,Ada,,"never closed': "It cannot be read as CSV",
}


def write(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> None:
    (folder / name).write_bytes("\n".join(lines).encode(encoding))


def segments(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = run("report", "segments", "study.blotter", "--json").json
    return found


@pytest.mark.parametrize(("line", "said"), WRONG.items())
def test_a_wrong_row_is_refused_with_its_place_and_the_rest_is_taken(
    run: Run, study: Path, line: str, said: str
) -> None:
    write(study.parent, "rows.csv", HEADER, GOOD, line)
    ran = run("import", study, "rows.csv")
    assert ran.status == 1
    assert "refused: rows.csv, line 3: " in ran.err
    assert said in ran.err
    assert ran.out == "Took in 1 segment.\n"
    assert "1 refused; the rest was taken." in ran.err
    assert len(segments(run)) == 1


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f"\ufeff{HEADER}\n{GOOD}", "utf-8"),
        (f"{HEADER}\n{GOOD}", "utf-16"),
        (f"{HEADER}\n{GOOD}".replace(",", ";"), "utf-8"),
        (f"{HEADER}\r\n{GOOD}\r\n\r\n", "utf-8"),
        (f"SOURCE, Start ,END,Code,CODER\n{GOOD.rpartition(',Officers')[0]}", "utf-8"),
        (f"{HEADER},coder\n{GOOD},Ben", "utf-8"),
        (HEADER + "".join(f",c{n}" for n in range(100)) + f"\n{GOOD}" + ",x" * 100, "utf-8"),
    ],
)
def test_tables_as_other_programs_write_them(run: Run, study: Path, content: str, encoding: str) -> None:
    write(study.parent, "rows.csv", content, encoding=encoding)
    ran = run("import", study, "rows.csv", "--json")
    assert ran.status == 0
    assert (ran.json["found"], ran.json["taken"]) == ({"segments": 1}, {"segments": 1})
    assert [(row["text"], row["coder"]) for row in segments(run)] == [("Officers", "Ada")]


def test_tables_without_what_they_need(run: Run, study: Path) -> None:
    write(study.parent, "rows.csv", "source,start,code,coder", "notes.txt,0,training,Ada")
    refused = run("import", study, "rows.csv")
    assert refused.status == 1
    assert "it lacks the column(s) end" in refused.err
    assert refused.out == "Took in nothing.\n"
    assert "the rest was taken" not in refused.err
    write(study.parent, "rows.csv", HEADER)
    assert run("import", study, "rows.csv").status == 0


def test_a_code_that_cannot_be_made_says_why(run: Run, study: Path) -> None:
    rows = ("/", "x//y", '"two\nlines"', "x" * 300)
    write(study.parent, "rows.csv", HEADER, *(f"notes.txt,0,8,{path},Ada,," for path in rows))
    plain = run("import", study, "rows.csv")
    assert "Unknown codes and coders are made with --create." in plain.err
    asked = run("import", study, "rows.csv", "--create")
    assert asked.status == 1
    assert "--create" not in asked.err
    for reason in ("needs a name", "line break", "300 characters long"):
        assert reason in asked.err
    assert segments(run) == []
    assert len(run("codes", "list", study, "--json").json) == 3


def test_nobody_becomes_ada_and_ada(run: Run, study: Path) -> None:
    write(study.parent, "rows.csv", HEADER, GOOD.replace("Ada", "ADA"), GOOD.replace("Ada", "Eve"),
          GOOD.replace("Ada", "eve"))  # fmt: skip
    assert run("import", study, "rows.csv", "--create").status == 1
    assert [row["name"] for row in run("coder", "list", study, "--json").json] == ["Ada", "Ben", "Eve"]


def test_done_marks_are_counted(run: Run, study: Path) -> None:
    marks = {"done": [{"source": "notes.txt", "coder": "Ada"}, {"source": "x", "coder": "Ada"}, 5]}
    write(study.parent, "rows.jsonl", json.dumps(marks))
    ran = run("import", study, "rows.jsonl")
    assert ran.status == 1
    assert ran.out == "Took in 1 done mark.\n"
    assert "done: x, Ada: there is no such document." in ran.err
    again = run("import", study, "rows.jsonl", "--json").json
    assert (again["found"], again["taken"], again["skipped"]) == ({"done": 2, "segments": 1}, {}, 1)


NAMES = (
    "Case.txt", "case.txt", "new\nline.txt", "quote\"'“.txt", "rtl\u202egnp.txt", "😀.txt", "\x1b[31mred.txt",
    "=HYPERLINK(1).txt", "x" * 251 + ".txt", " spaces .txt",
)  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="file names that Windows does not have")
def test_documents_with_names_that_are_hard_to_say(run: Run, study: Path) -> None:
    folder = study.parent / "odd"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        write(folder, name, f"text {number}")
    ran = run("import", study, folder)
    assert ran.status == 0
    assert not set(ran.err) & {"\x1b", "\u202e"}
    names = {row["name"] for row in run("report", "sources", study, "--json").json} - {"notes.txt"}
    assert len(names) == len(NAMES)
    assert all(name.isprintable() for name in names)
    for name in names:
        place = ("--source", name, "--code", "training", "--coder", "Ada", "--find", "text")
        assert run("code", study, *place).status == 0
    assert len(segments(run)) == len(NAMES)
    assert run("check", study).status == 0
    one = run("import", study, folder / "new\nline.txt")
    assert one.status == 0
    assert "there already" in one.out


FILES = {
    "empty.txt": b"", "white.txt": b" \n\t", "pdf.txt": b"%PDF-1.7 \0\0", "zip.txt": b"PK\x03\x04\0\0",
    "bytes.txt": bytes(range(256)) * 9, "page.html": b"<script>x</script>", "text.docx": b"text",
    "text.xlsx": b"text", "text.csv": b"a,b\n1,2\n", "text.jsonl": b"{}", "none": b"text",
    "list.jsonl": b"[1",
}  # fmt: skip


def test_files_that_are_not_what_they_seem(run: Run, study: Path) -> None:
    for name, content in FILES.items():
        (study.parent / name).write_bytes(content)
        refused = run("import", study, name)
        assert (refused.status, refused.out) == (1, "Took in nothing.\n"), name
        assert name in refused.err
        assert refused.err.count(name) < 3
        assert refused.err.endswith("\n1 refused.\n")
    assert len(run("history", study, "--json").json) == 6


def test_a_folder_may_hold_anything(run: Run, study: Path) -> None:
    folder = study.parent / "odd"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    write(folder, "good.txt", "good")
    (folder / "circle").symlink_to(folder)
    (folder / "dangling.txt").symlink_to("nothing")
    ran = run("import", study, folder, "--json")
    assert ran.status == 1
    assert ran.json["taken"] == {"sources": 1}
    assert {line["kind"] for line in ran.json["lines"]} == {"refused", "left out"}


def test_what_may_not_be_read_is_told(run: Run, study: Path) -> None:
    secret = study.parent / "secret"
    secret.mkdir()
    write(secret, "a.txt", "a")
    secret.chmod(0)
    kept_out = not os.access(secret, os.R_OK)
    secret.chmod(0o755)
    if not kept_out:
        pytest.skip("nothing can be kept from this person")
    for mode, name in ((0o000, "secret"), (0o000, "secret/a.txt"), (0o444, "secret")):
        secret.chmod(mode)
        ran = run("import", study, name)
        secret.chmod(0o755)
        assert ran.status in (0, 1)
        assert ran.out == "Took in nothing.\n"
        assert "secret" in ran.err


def test_an_unknown_format_is_told_once(run: Run, study: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(study.parent, name, name)
    refused = run("import", study, "a.txt", "b.txt", "--format", "nothing")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == "There is no format “nothing”. `blotter formats` lists them.\n"
    assert run("import", study, "a.txt", "--format", "csv").status == 1
    assert run("import", study, "a.txt", "--encoding", "nothing").status == 1
    assert run("import", study, "a.txt", "--coder", "Zoe").status == 1


def test_without_a_project_nothing_is_made(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a")
    for format_options in ((), ("--format", "text")):
        refused = run("import", "new.blotter", "a.txt", *format_options)
        assert refused.status == 1
        assert "There is no project" in refused.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_three_thousand_small_files_are_one_step(run: Run, study: Path) -> None:
    folder = study.parent / "many"
    folder.mkdir()
    for number in range(3000):
        write(folder, f"{number:04}.txt", f"text {number}")
    assert run("import", study, "many").out == "Took in 3000 documents.\n"
    assert run("undo", study).err == "Undone: Import 3000 files\n"
    assert len(run("report", "sources", study, "--json").json) == 1
