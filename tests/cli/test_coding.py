from pathlib import Path

from tests.cli.conftest import TEXT, Run


def code(run: Run, *more: str, path: str = "training", coder: str = "Ada"):
    return run("code", "study.blotter", "--source", "notes.txt", "--code", path, "--coder", coder, *more)


def segments(run: Run):
    return run("report", "segments", "study.blotter", "--json").json


def test_find_codes_the_one_place_and_keeps_the_exact_quote(run: Run, study: Path) -> None:
    assert code(run, "--find", "警察 👮‍♀️", "--memo", "two scripts").status == 0
    (segment,) = segments(run)
    assert segment["text"] == "警察 👮‍♀️" == TEXT[segment["start"] : segment["end"]]
    assert (segment["coder"], segment["code"], segment["memo"]) == ("Ada", "training", "two scripts")


def test_find_in_several_places_lists_them_and_codes_nothing(run: Run, study: Path) -> None:
    refused = code(run, "--find", "trained")
    assert refused.status == 1
    assert "9:16" in refused.err
    assert segments(run) == []
    assert code(run, "--find", "trained", "--all").status == 0
    assert [s["text"] for s in segments(run)] == ["trained", "trained"]
    assert run("undo", "study.blotter", "--coder", "Ada").status == 0
    assert segments(run) == []


def test_find_is_literal_and_case_sensitive(run: Run, study: Path) -> None:
    assert code(run, "--find", "OFFICERS").status == 1
    assert code(run, "--find", "t.ained", "--all").status == 1


def test_a_span_is_taken_exactly_and_repeating_it_changes_nothing(run: Run, study: Path) -> None:
    assert code(run, "--span", "8:17").status == 0
    again = code(run, "--span", "8:17")
    assert again.status == 0
    assert "already" in again.err
    (segment,) = segments(run)
    assert segment["text"] == " trained "


def test_spans_that_are_none_are_refused(run: Run, study: Path) -> None:
    assert code(run, "--span", "5:5").status == 1
    assert code(run, "--span", "9:2").status == 1
    assert code(run, "--span", "0:9999").status == 1
    assert code(run, "--span=-3:4").status == 1
    assert code(run, "--span", "five").status == 2
    assert code(run).status == 2
    assert segments(run) == []


def test_wrong_names_are_answered_with_the_nearest(run: Run, study: Path) -> None:
    wrong = run("code", "study.blotter", "--source", "note.txt", "--code", "training", "--coder", "Ada",
                "--span", "0:3")  # fmt: skip
    assert wrong.status == 1
    assert "notes.txt" in wrong.err
    wrong = code(run, "--span", "0:3", path="trainin")
    assert wrong.status == 1
    assert "“training”" in wrong.err
    wrong = code(run, "--span", "0:3", coder="Adda")
    assert wrong.status == 1
    assert "“Ada”" in wrong.err


def test_uncode_by_id_and_by_place(run: Run, study: Path) -> None:
    first = code(run, "--span", "0:8").out.split()[0]
    code(run, "--span", "9:16", path="training/academy", coder="Ben")
    assert run("uncode", "study.blotter", "--id", first).status == 0
    place = ("--source", "notes.txt", "--code", "training/academy", "--coder", "Ben", "--span", "9:16")
    assert run("uncode", "study.blotter", *place).status == 0
    assert run("uncode", "study.blotter", *place).status == 1
    assert run("uncode", "study.blotter", "--id", "00").status == 1
    assert segments(run) == []


def test_memos_on_everything(run: Run, study: Path) -> None:
    identity = code(run, "--span", "0:8").out.split()[0]
    for subject in ("project", "source:notes.txt", "code:training/academy", f"segment:{identity}"):
        assert run("memo", "study.blotter", "--on", subject, "--text", f"about {subject}").status == 0
    rows = run("report", "memos", "study.blotter", "--json").json
    assert sorted(row["on"] for row in rows) == ["code", "project", "segment", "source"]
    assert run("memo", "study.blotter", "--on", "cloud:x", "--text", "x").status == 1
    assert run("memo", "study.blotter", "--on", "project", "--text", "").status == 0
    assert len(run("report", "memos", "study.blotter", "--json").json) == 3


def test_done_and_not_done(run: Run, study: Path) -> None:
    assert run("done", "study.blotter", "--coder", "Ada", "--all").status == 0
    (ada, _ben) = run("coder", "list", "study.blotter", "--json").json
    assert (ada["done"], ada["begun"]) == (1, 0)
    assert run("done", "study.blotter", "--coder", "Ada", "--source", "notes.txt", "--undo").status == 0
    (ada, _ben) = run("coder", "list", "study.blotter", "--json").json
    assert (ada["done"], ada["begun"]) == (0, 0), "without a segment nothing was begun"
    assert code(run, "--find", "trained in").status == 0
    assert run("done", "study.blotter", "--coder", "Ada", "--all").status == 0
    undone = run("done", "study.blotter", "--coder", "Ada", "--all", "--undo")
    assert "Ada: 1 document not done." in undone.err
    (ada, _ben) = run("coder", "list", "study.blotter", "--json").json
    assert (ada["done"], ada["begun"]) == (0, 1)


def test_options_that_contradict_each_other_are_refused(run: Run, study: Path) -> None:
    assert code(run, "--find", "Officers", "--span", "0:8").status == 2
    assert code(run, "--span", "0:8", "--all").status == 2
    assert code(run, "--span", "0:8", "--coder", "Ben").status == 2
    identity = code(run, "--span", "0:8").out.split()[0]
    assert run("uncode", "study.blotter", "--id", identity, "--source", "notes.txt").status == 2
    assert run("uncode", "study.blotter").status == 2
    done = run("done", "study.blotter", "--coder", "Ada", "--all", "--source", "notes.txt")
    assert done.status == 2
    assert run("memo", "study.blotter", "--on", "project").status == 2
    assert run("memo", "study.blotter", "--on", "project", "--text", "x", "--file", "y").status == 2
    assert len(segments(run)) == 1


def test_an_id_given_twice_is_one_segment(run: Run, study: Path) -> None:
    identity = code(run, "--span", "0:8").out.split()[0]
    gone = run("uncode", "study.blotter", "--id", identity, "--id", identity)
    assert (gone.status, gone.err) == (0, "Uncoded 1 segment.\n")


def test_memos_on_things_named_by_id(run: Run, study: Path) -> None:
    for name, kind in (("sources", "source"), ("codes", "code")):
        identity = run("report", name, "study.blotter", "--json").json[0]["id"]
        assert run("memo", "study.blotter", "--on", f"{kind}:{identity}", "--text", kind).status == 0
    rows = run("report", "memos", "study.blotter", "--json").json
    assert [(row["on"], row["name"]) for row in rows] == [("source", "notes.txt"), ("code", "training")]


def test_memos_from_files(run: Run, study: Path) -> None:
    def memo(content: bytes) -> int:
        (study.parent / "memo.md").write_bytes(content)
        return run("memo", "study.blotter", "--on", "project", "--file", "memo.md").status

    assert memo("\ufeffa\r\nb\0c\x1b 警察".encode()) == 0
    (row,) = run("report", "memos", "study.blotter", "--json").json
    assert row["text"] == "a\nb\ufffdc\x1b 警察"
    assert memo("déjà".encode("latin-1")) == 1
    assert memo("déjà".encode("utf-16")) == 1
    for name in ("missing.md", "."):
        refused = run("memo", "study.blotter", "--on", "project", "--file", name)
        assert refused.status == 1
        assert "[Errno" not in refused.err
    assert run("report", "memos", "study.blotter", "--json").json == [row]


def test_done_is_told_in_numbers_and_once(run: Run, study: Path) -> None:
    twice = ("--coder", "Ada", "--source", "notes.txt", "--source", "notes.txt")
    assert run("done", "study.blotter", *twice).err == "Ada: 1 document done.\n"
    again = run("done", "study.blotter", *twice)
    assert (again.status, again.err) == (0, "Ada: 1 document done already; nothing was changed.\n")
    assert run("done", "study.blotter", "--coder", "Zoe", "--all").status == 1
    assert run("done", "study.blotter", "--coder", "Ada", "--source", "x").status == 1
    assert run("check", "study.blotter").status == 0
    assert run("new", "empty.blotter", "--coder", "Ada").status == 0
    nothing = run("done", "empty.blotter", "--coder", "Ada", "--all")
    assert nothing.status == 1
    assert "no documents" in nothing.err


def test_one_coder_under_two_names_becomes_one(run: Run, study: Path) -> None:
    for coder in ("Ada", "Ben"):
        assert code(run, "--find", "trained in", coder=coder).status == 0
    assert code(run, "--span", "0:3", coder="Ben").status == 0
    told = run("coder", "join", "study.blotter", "Ben", "Ada")
    assert told.status == 0
    assert "“Ben” is now “Ada”: 2 segments (“Ada” had 1 of them, too), 1 assignment." in told.err
    assert [row["coder"] for row in segments(run)] == ["Ada", "Ada"]
    assert [row["name"] for row in run("coder", "list", "study.blotter", "--json").json] == ["Ada"]
    assert run("coder", "join", "study.blotter", "Ada", "Ada").status == 1
    assert run("coder", "join", "study.blotter", "Ben", "Ada").status == 1
    assert run("undo", "study.blotter").status == 0
    assert len(segments(run)) == 3
