"""Groups, cases and attributes on the command line, and what is narrowed by them."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

OTHER = "The Guard sailed boats. Nobody was trained.\n"


@pytest.fixture
def corpus(run: Run, study: Path) -> Path:
    """The study with a second document; both coders coded in both, and are done."""
    (study.parent / "other.txt").write_text(OTHER, encoding="utf-8")
    assert run("import", study, "other.txt").status == 0
    for source, span in (("notes.txt", "0:8"), ("notes.txt", "48:53"), ("other.txt", "17:22")):
        for coder in ("Ada", "Ben"):
            place = ("--source", source, "--span", span, "--coder", coder)
            assert run("code", study, *place, "--code", "training").status == 0
    for coder in ("Ada", "Ben"):
        assert run("done", study, "--coder", coder, "--all").status == 0
    for command in (
        ("group", "add", "Press/2019"),
        ("group", "put", "Press/2019", "--source", "notes.txt"),
        ("attribute", "add", "Published", "--type", "date"),
        ("attribute", "set", "Published", "12 March 2021", "--source", "notes.txt"),
        ("attribute", "set", "Published", "2014", "--where", "Published is empty"),
        ("case", "add", "Guard", "--kind", "organisation"),
        ("case", "put", "Guard", "--source", "notes.txt", "--span", "40:60"),
        ("case", "put", "Guard", "--source", "other.txt"),
    ):
        first, second, *rest = command
        ran = run(first, second, study, *rest, "--coder", "Ada")
        assert ran.status == 0, ran.err
    return study


def rows(run: Run, *words: object) -> list[dict[str, object]]:
    ran = run(*words, "--json")
    assert ran.status == 0, ran.err
    return list(ran.json)


def test_groups(run: Run, corpus: Path) -> None:
    assert [
        (row["group"], row["documents"], row["within"]) for row in rows(run, "group", "list", corpus)
    ] == [
        ("Press", 0, 1),
        ("Press/2019", 1, 1),
    ]
    assert "already" in run("group", "add", corpus, "press/2019").err
    assert run("group", "move", corpus, "Press/2019").err == "Moved “Press/2019”.\n"
    assert run("group", "rename", corpus, "2019", "Later").status == 0
    assert run("group", "move", corpus, "Press", "--into", "Press").status == 1
    assert run("group", "put", corpus, "Press", "--from", "Later").err == "Put 1 document into “Press”.\n"
    assert (
        run("group", "put", corpus, "--source", "notes.txt").err == "Took 1 document out of their groups.\n"
    )
    assert run("group", "put", corpus, "Press").status == 2
    assert run("group", "remove", corpus, "Press").status == 0
    assert [row["group"] for row in rows(run, "group", "list", corpus)] == ["Later"]
    for _ in range(6):
        assert run("undo", corpus, "--any-coder").status == 0
    assert [row["group"] for row in rows(run, "group", "list", corpus)] == ["Press", "Press/2019"]


def test_cases(run: Run, corpus: Path) -> None:
    (case,) = rows(run, "case", "list", corpus)
    assert (case["name"], case["kind"], case["documents"], case["passages"]) == (
        "Guard",
        "organisation",
        2,
        1,
    )
    assert run("case", "change", corpus, "guard", "--name", "River Guard", "--note", "Ours.").status == 0
    assert run("case", "add", corpus, "river guard").status == 1
    assert run("case", "change", corpus, "River Guard").status == 2
    assert run("case", "put", corpus, "River Guard", "--span", "0:3").status == 2
    assert "1 part" in run("case", "take", corpus, "River Guard", "--source", "notes.txt").err
    assert [row["source"] for row in rows(run, "report", "case-parts", corpus)] == ["other.txt"]
    assert run("case", "remove", corpus, "River Guard").status == 0
    assert rows(run, "case", "list", corpus) == []


def test_attributes(run: Run, corpus: Path) -> None:
    assert run("attribute", "add", corpus, "Size", "--type", "choice", "--option", "small").status == 0
    unknown = run("attribute", "set", corpus, "Size", "large", "--all")
    assert (unknown.status, "“small”" in unknown.err) == (1, True)
    assert run("attribute", "set", corpus, "Size", "large", "--all", "--add-option").status == 0
    assert run("attribute", "change", corpus, "Size", "--type", "number").status == 1
    assert run("attribute", "change", corpus, "Size", "--type", "number", "--keep-misfits").status == 0
    assert (
        run("attribute", "change", corpus, "Size (text)", "--before", "Published", "--name", "Bulk").status
        == 0
    )
    assert [(row["name"], row["type"], row["values"]) for row in rows(run, "attribute", "list", corpus)] == [
        ("Bulk", "text", 2), ("Published", "date", 2), ("Size", "number", 0),
    ]  # fmt: skip
    assert run("attribute", "remove", corpus, "Bulk").err == "Removed the attribute “Bulk” with 2 values.\n"
    assert run("attribute", "set", corpus, "language", "fr", "--case", "Guard").status == 0
    assert {row["language"] for row in rows(run, "report", "sources", corpus)} == {"fr"}
    assert run("attribute", "set", corpus, "language", "French!", "--all").status == 1
    assert run("attribute", "set", corpus, "Size", "1").status == 2
    assert run("attribute", "add", corpus, "Age", "--of", "cases", "--type", "number").status == 0
    assert run("attribute", "set", corpus, "Age", "12,5", "--of", "cases", "--case", "guard").status == 0
    assert rows(run, "case", "list", corpus)[0]["attribute:Age"] == 12.5
    values = [(row["of"], row["name"], row["value"]) for row in rows(run, "report", "attributes", corpus)]
    assert values == [
        ("documents", "notes.txt", "2021-03-12"), ("documents", "other.txt", "2014"),
        ("cases", "Guard", "12.5"),
    ]  # fmt: skip


def test_what_is_narrowed(run: Run, corpus: Path) -> None:
    def starts(*narrowed: str) -> list[object]:
        return [row["start"] for row in rows(run, "report", "segments", corpus, "--coder", "Ada", *narrowed)]

    assert starts() == [0, 48, 17]
    assert starts("--group", "Press") == [0, 48]
    assert starts("--case", "Guard") == [48, 17]
    assert starts("--case", "Guard", "--group", "Press") == [48]
    assert starts("--where", "Published >= 2015") == [0, 48]
    assert starts("--where", "Published is empty") == []
    agreement = rows(run, "agreement", corpus, "--where", "Published < 2015", "--measure", "f1")
    assert agreement[0]["segments"] == {"Ada": 1, "Ben": 1}
    assert run("agreement", corpus, "--where", "Published < 2010").status == 1
    assert len(rows(run, "report", "agreement-by-document", corpus, "--group", "Press")) > 0
    assert [row["source"] for row in rows(run, "search", corpus, "boats", "--in-case", "Guard")] == [
        "notes.txt",
        "other.txt",
    ]
    assert rows(run, "search", corpus, "Officers", "--in-case", "Guard") == []
    assert run("query", "save", corpus, "Q", "--code", "training", "--case", "Guard").status == 0
    assert len(rows(run, "report", "passages", corpus, "--saved", "Q")) == 2
    assert rows(run, "report", "code-by-case", corpus)[0]["case:Guard"] == 4
    assert rows(run, "report", "code-by-attribute", corpus)[0]["value:2021"] == 4
    assert run("report", "segments", corpus, "--where", "Published").status == 1
    assert run("report", "code-by-code", corpus, "--attribute", "Published").status == 2


def test_exports_have_attributes_and_citations(run: Run, corpus: Path) -> None:
    assert run("attribute", "add", corpus, "Author", "--role", "author").status == 0
    assert run("attribute", "change", corpus, "Published", "--role", "date").status == 0
    assert run("attribute", "set", corpus, "Author", "Pina, Ana", "--source", "notes.txt").status == 0
    assert run("export", corpus, "s.csv", "--citations", "--attributes", "--by", "Published").status == 0
    head, *lines = (corpus.parent / "s.csv").read_text(encoding="utf-8").splitlines()
    assert head.endswith("coder_id,group,case,attribute:Published,attribute:Author,citation,reference,by")
    assert [line.rpartition(",")[2] for line in lines] == ["2014"] * 2 + ["2021"] * 4
    assert sum("(Pina 2021)" in line for line in lines) == 4
    assert run("export", corpus, "r.md", "--citations", "--by", "group").status == 0
    report = (corpus.parent / "r.md").read_text(encoding="utf-8")
    assert "## Press/2019: training (4)" in report
    assert "— (Pina 2021), 0–8, Ada" in report
    assert report.rstrip().endswith("Pina, Ana (2021).")
    assert run("import", corpus, "s.csv").status == 0
    assert run("export", corpus, "sources.xlsx", "--what", "sources", "--citations").status == 0


def test_records_are_found_by_their_documents(run: Run, corpus: Path) -> None:
    for source, span in (("notes.txt", "48:53"), ("notes.txt", "0:8"), ("other.txt", "17:22")):
        place = ("--source", source, "--span", span, "--code", "training", "--coder", "Ada")
        assert run("record", "add", corpus, *place).status == 0

    def found(*narrowed: str) -> int:
        listed = len(rows(run, "record", "list", corpus, *narrowed))
        assert len(rows(run, "report", "records", corpus, *narrowed)) == listed
        return listed

    assert found() == 3
    assert found("--case", "Guard") == 2
    assert found("--group", "Press") == 2
    assert found("--where", "Published < 2015") == 1
    assert run("record", "list", corpus, "--group", "none").status == 1
    drawn = ("figure", "records-figure", corpus, "f.csv", "--chart", "bars", "--rows", "document:Published")
    assert run(*drawn, "--case", "Guard").status == 0
    table = (corpus.parent / "f.csv").read_text(encoding="utf-8")
    assert "2014,1" in table
    assert "2021,1" in table
    assert run(*drawn[:-1], "document:nothing").status == 1


def test_agreement_by_document_tells_what_is_known_of_each(run: Run, corpus: Path) -> None:
    assert run("export", corpus, "a.jsonl", "--what", "agreement-by-document").status == 0
    lines = [
        json.loads(line) for line in (corpus.parent / "a.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    told = {(row["source"], row["group"], row["attribute:Published"]) for row in lines}
    assert told == {("notes.txt", "Press/2019", "2021-03-12"), ("other.txt", None, "2014")}
