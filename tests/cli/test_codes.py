from pathlib import Path

from tests.cli.conftest import Run


def paths(run: Run) -> list[str]:
    return [row["code"] for row in run("codes", "list", "study.blotter", "--json").json]


def test_codes_have_paths_found_whatever_their_case(run: Run, study: Path) -> None:
    assert run("codes", "rename", "study.blotter", "TRAINING/Academy", "academy and scholarship").status == 0
    assert paths(run) == ["training", "training/academy and scholarship", "assistance"]
    assert run("codes", "add", "study.blotter", "Training").status == 1
    assert run("codes", "add", "study.blotter", "nothing/below").status == 1


def test_a_slash_in_a_name_is_escaped(run: Run, study: Path) -> None:
    assert run("codes", "add", "study.blotter", r"training/and\/or").status == 0
    assert r"training/and\/or" in paths(run)


def test_names_that_cannot_be_are_refused(run: Run, study: Path) -> None:
    for name in (" ", "two\nlines", "turned\u202eround", "\u200b", "x" * 500):
        assert run("codes", "add", "study.blotter", name).status == 1, ascii(name)
    assert run("codes", "add", "study.blotter", "../../x").status == 1
    assert len(paths(run)) == 3


def test_move_merge_recolour_delete(run: Run, study: Path) -> None:
    run("code", "study.blotter", "--source", "notes.txt", "--code", "training/academy", "--coder", "Ada",
        "--span", "0:8")  # fmt: skip
    assert run("codes", "move", "study.blotter", "training", "--under", "training/academy").status == 1
    assert run("codes", "move", "study.blotter", "training/academy", "--under", "assistance").status == 0
    assert paths(run) == ["training", "assistance", "assistance/academy"]
    assert run("codes", "recolour", "study.blotter", "training", "no colour").status == 1
    assert run("codes", "recolour", "study.blotter", "training", "#aa00ff").status == 0
    merged = run("codes", "merge", "study.blotter", "assistance/academy", "training")
    assert merged.status == 0
    assert "1 segment of 1 coder in 1 document." in merged.err
    assert run("codes", "merge", "study.blotter", "training", "training").status == 1
    assert run("codes", "delete", "study.blotter", "training").status == 0
    assert paths(run) == ["assistance"]
    assert run("undo", "study.blotter", "--steps", "4").status == 0
    assert paths(run) == ["training", "training/academy", "assistance"]
    (segment,) = run("report", "segments", "study.blotter", "--json").json
    assert segment["code"] == "training/academy"


def test_each_change_of_a_definition_makes_a_revision(run: Run, study: Path) -> None:
    def revision(span: str) -> int:
        run("code", "study.blotter", "--source", "notes.txt", "--code", "training", "--coder", "Ada",
            "--span", span)  # fmt: skip
        return max(s["revision"] for s in run("report", "segments", "study.blotter", "--json").json)

    first = revision("0:8")
    run("codes", "recolour", "study.blotter", "training", "#aa00ff")
    assert revision("0:9") == first
    run("codes", "rename", "study.blotter", "assistance", "help")
    assert revision("0:10") == first + 1


def test_a_code_is_placed_before_another(run: Run, study: Path) -> None:
    def move(*more: str) -> int:
        return run("codes", "move", "study.blotter", *more).status

    assert run("codes", "add", "study.blotter", "assistance/goods").status == 0
    assert move("assistance", "--before", "training") == 0
    assert paths(run) == ["assistance", "assistance/goods", "training", "training/academy"]
    assert move("training/academy", "--before", "assistance/goods") == 0
    assert paths(run) == ["assistance", "assistance/academy", "assistance/goods", "training"]
    before = paths(run)
    assert move("training", "--before", "training") == 1
    assert move("training", "--under", "assistance/goods", "--before", "assistance/academy") == 1
    assert move("training", "--before", "nothing") == 1
    assert paths(run) == before


def test_what_a_change_touches_is_told_in_numbers(run: Run, study: Path) -> None:
    deleted = run("codes", "delete", "study.blotter", "training")
    assert deleted.err == "Deleted “training” (2 codes): 0 segments of 0 coders in 0 documents.\n"
    deleted = run("codes", "delete", "study.blotter", "assistance")
    assert deleted.err.startswith("Deleted “assistance” (1 code): ")
